//===- InlineLocalUpdates.cpp - From one token to whole sequences ------------===//
//
//   %y = ldn.local_update(%x : tensor<?x?x8xf32>) -> tensor<?x?x4xf32> {
//   ^bb0(%t: tensor<8xf32>):
//     %u = ldn.linear %t, %w : (tensor<8xf32>, tensor<4x8xf32>) -> tensor<4xf32>
//     ldn.yield %u : tensor<4xf32>
//   }
//     =>  %y = ldn.linear %x, %w : (tensor<?x?x8xf32>, tensor<4x8xf32>) -> tensor<?x?x4xf32>
//
// Operations of the region act on the last dimension, so each has the same meaning with the leading dimensions of the
// sequences in front. Values that do not depend on a token, and whatever is computed from them alone, stay as they are.
//
//===----------------------------------------------------------------------===//

#include "ldn/Dialect/MapBuilder.h"
#include "ldn/Transforms/Passes.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"

namespace ldn {
#define GEN_PASS_DEF_INLINELOCALUPDATES
#include "ldn/Transforms/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

namespace {

class Inliner {
public:
  explicit Inliner(LocalUpdateOp update)
      : update(update), builder(update.getLoc(), update),
        leading(cast<ShapedType>(update.getTokens().front().getType()).getShape().drop_back()) {}

  void run();

private:
  bool isSequence(Value token) const { return sequences.contains(token); }
  /// `type` of one token with the leading dimensions in front.
  RankedTensorType sequenceType(Type type) const;
  /// A value of one token that is the same for all tokens, as a sequence.
  Value broadcast(Value value);
  void inlineOp(Operation &op);
  void prependDims(MapOp original, MapOp clone);

  LocalUpdateOp update;
  ImplicitLocOpBuilder builder;
  ArrayRef<int64_t> leading;
  IRMapping mapping;
  /// Values of the region that depend on the token.
  llvm::DenseSet<Value> sequences;
};

RankedTensorType Inliner::sequenceType(Type type) const {
  auto token = cast<RankedTensorType>(type);
  SmallVector<int64_t> shape(leading);
  llvm::append_range(shape, token.getShape());
  return RankedTensorType::get(shape, token.getElementType());
}

Value Inliner::broadcast(Value value) {
  RankedTensorType type = sequenceType(value.getType());
  Value like = update.getTokens().front();
  SmallVector<Value> sizes;
  for (auto [dim, size] : llvm::enumerate(leading))
    if (ShapedType::isDynamic(size))
      sizes.push_back(tensor::DimOp::create(builder, like, dim));
  Value target = tensor::EmptyOp::create(builder, type, sizes);
  Value same = createMap(builder, type, value, [](ImplicitLocOpBuilder &, ValueRange e) { return e[0]; });
  // The destination tells the open sizes, which the input does not have.
  same.getDefiningOp<MapOp>().getInitsMutable().append(target);
  return same;
}

void Inliner::prependDims(MapOp original, MapOp clone) {
  SmallVector<AffineMap> maps;
  for (auto [index, input] : llvm::enumerate(original.getInputs())) {
    AffineMap map = original.getIndexingMap(index).shiftDims(leading.size());
    SmallVector<AffineExpr> exprs;
    if (isSequence(input))
      for (unsigned dim = 0; dim < leading.size(); ++dim)
        exprs.push_back(builder.getAffineDimExpr(dim));
    llvm::append_range(exprs, map.getResults());
    maps.push_back(AffineMap::get(map.getNumDims(), 0, exprs, builder.getContext()));
  }
  clone.setIndexingMapsAttr(builder.getAffineMapArrayAttr(maps));
}

void Inliner::inlineOp(Operation &op) {
  builder.setLoc(op.getLoc());
  auto original = dyn_cast<TokenOpInterface>(op);
  if (!original || llvm::none_of(op.getOperands(), [&](Value v) { return isSequence(v); })) {
    builder.clone(op, mapping);
    return;
  }
  // Operands that stand for one token, not for a parameter, must be sequences.
  IRMapping operands(mapping);
  if (!isa<MapOp>(op))
    for (OpOperand &operand : op.getOpOperands())
      if (!original.getReach(operand).isParameter() && !isSequence(operand.get()))
        operands.map(operand.get(), broadcast(mapping.lookupOrDefault(operand.get())));
  auto clone = cast<TokenOpInterface>(builder.clone(op, operands));
  clone.getInitsMutable().clear(); // a destination of one token
  clone->getResult(0).setType(sequenceType(op.getResult(0).getType()));
  if (auto map = dyn_cast<MapOp>(op))
    prependDims(map, cast<MapOp>(clone));
  mapping.map(op.getResult(0), clone->getResult(0));
  sequences.insert(op.getResult(0));
}

void Inliner::run() {
  Block &body = update.getBody().front();
  for (auto [token, sequence] : llvm::zip(body.getArguments(), update.getTokens())) {
    mapping.map(token, sequence);
    sequences.insert(token);
  }
  for (Operation &op : body.without_terminator())
    inlineOp(op);
  builder.setLoc(update.getLoc());
  for (auto [result, token] : llvm::zip(update.getResults(), body.getTerminator()->getOperands())) {
    Value value = mapping.lookupOrDefault(token);
    if (!isSequence(token))
      value = broadcast(value);
    if (value.getType() != result.getType())
      value = tensor::CastOp::create(builder, result.getType(), value);
    result.replaceAllUsesWith(value);
  }
  update.erase();
}

struct InlineLocalUpdates : ldn::impl::InlineLocalUpdatesBase<InlineLocalUpdates> {
  void runOnOperation() override {
    getOperation()->walk([](LocalUpdateOp op) { Inliner(op).run(); });
  }
};

} // namespace
