//===- MapOp.cpp - Element-wise functions ------------------------------------===//

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Dialect/Verify.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;
using namespace ldn;

TokenReach MapOp::getReach(OpOperand &operand) {
  if (operand.getOperandNumber() >= getInputs().size())
    return TokenReach::local();
  // An operand that lacks the token dimension (the last but one) is the same for all tokens.
  AffineMap map = getIndexingMap(operand.getOperandNumber());
  int64_t rank = map.getNumDims();
  if (rank >= 2 && map.isFunctionOfDim(rank - 2))
    return TokenReach::local();
  return rank < 2 && map.getNumResults() ? TokenReach::local()
                                         : TokenReach::parameter();
}

std::optional<unsigned> MapOp::getOperandDim(OpOperand &operand, unsigned dim) {
  if (operand.getOperandNumber() >= getInputs().size())
    return dim;
  AffineMap map = getIndexingMap(operand.getOperandNumber());
  return map.getResultPosition(getAffineDimExpr(dim, getContext()));
}

LogicalResult MapOp::verify() {
  if (failed(verifyDestination(*this, getInitsMutable().getAsOperandRange())))
    return failure();
  ShapedType result = getOutputType();
  if (getIndexingMaps().size() != getInputs().size())
    return emitOpError("has ") << getInputs().size() << " inputs and "
                               << getIndexingMaps().size() << " indexing maps";
  for (auto [index, input] : llvm::enumerate(getInputs())) {
    AffineMap map = getIndexingMap(index);
    ShapedType type = shapedType(input);
    if (map.getNumDims() != result.getRank() || map.getNumSymbols() ||
        map.getNumResults() != type.getRank() || !map.isProjectedPermutation())
      return emitOpError("indexing map ")
             << index << " must pick dimensions of the result for the rank of its input";
    for (unsigned i = 0; i < map.getNumResults(); ++i) {
      int64_t a = type.getDimSize(i), b = result.getDimSize(map.getDimPosition(i));
      if (!ShapedType::isDynamic(a) && !ShapedType::isDynamic(b) && a != b)
        return emitOpError("input ") << index << " has size " << a
                                     << " where the result has " << b;
    }
  }
  // Nothing else tells an open size of a result without destination.
  for (int64_t dim = 0; !getInits() && dim < result.getRank(); ++dim)
    if (result.isDynamicDim(dim) && llvm::none_of(getIndexingMaps().getAsValueRange<AffineMapAttr>(), [&](AffineMap map) {
          return map.isFunctionOfDim(dim);
        }))
      return emitOpError("open dimension ") << dim << " of the result is that of no input";
  return success();
}

LogicalResult MapOp::verifyRegions() {
  Block &body = getBody().front();
  if (body.getNumArguments() != getInputs().size())
    return emitOpError("has ") << getInputs().size() << " inputs and "
                               << body.getNumArguments() << " region arguments";
  for (auto [input, argument] : llvm::zip(getInputs(), body.getArguments()))
    if (shapedType(input).getElementType() != argument.getType())
      return emitOpError("region argument ")
             << argument.getType() << " is not an element of " << input.getType();
  Operation *yield = body.getTerminator();
  if (yield->getNumOperands() != 1 ||
      yield->getOperand(0).getType() != getOutputType().getElementType())
    return emitOpError("must yield one element of ") << getOutputType();
  for (Operation &op : body.without_terminator())
    if (!isa<arith::ArithDialect, math::MathDialect>(op.getDialect()) || op.getNumRegions())
      return op.emitOpError("is not an element-wise operation of 'arith' or 'math'");
  return success();
}

double MapOp::getFlopsPerToken(double) {
  ShapedType type = getOutputType();
  int64_t features = type.getRank() ? featureSize(type) : 1;
  int64_t count = llvm::count_if(getBody().front().without_terminator(), [](Operation &op) {
    return !op.hasTrait<OpTrait::ConstantLike>() && !isa<CastOpInterface>(op);
  });
  return ShapedType::isDynamic(features) ? count : static_cast<double>(count) * features;
}

LogicalResult MapOp::fold(FoldAdaptor, SmallVectorImpl<OpFoldResult> &results) {
  // The identity. With a destination it is a copy that was asked for.
  auto argument = dyn_cast<BlockArgument>(getBody().front().getTerminator()->getOperand(0));
  if (!getResult() || getInits() || !argument || argument.getOwner() != &getBody().front())
    return failure();
  unsigned index = argument.getArgNumber();
  if (!getIndexingMap(index).isIdentity() || getInputs()[index].getType() != getResult().getType())
    return failure();
  results.push_back(getInputs()[index]);
  return success();
}

namespace {
/// An input used twice with the same map is one input.
struct MergeEqualInputs : OpRewritePattern<MapOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(MapOp op, PatternRewriter &rewriter) const override {
    for (unsigned j = 1; j < op.getInputs().size(); ++j)
      for (unsigned i = 0; i < j; ++i) {
        if (op.getInputs()[i] != op.getInputs()[j] ||
            op.getIndexingMap(i) != op.getIndexingMap(j))
          continue;
        SmallVector<Attribute> maps(op.getIndexingMaps().getValue());
        maps.erase(maps.begin() + j);
        rewriter.modifyOpInPlace(op, [&] {
          Block &body = op.getBody().front();
          body.getArgument(j).replaceAllUsesWith(body.getArgument(i));
          body.eraseArgument(j);
          op.getInputsMutable().erase(j);
          op.setIndexingMapsAttr(rewriter.getArrayAttr(maps));
        });
        return success();
      }
    return failure();
  }
};

/// An input that the region does not use is dropped, as long as the open sizes are still known from another.
struct DropUnusedInput : OpRewritePattern<MapOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(MapOp op, PatternRewriter &rewriter) const override {
    if (!op.getOutputType().hasStaticShape())
      return failure();
    for (unsigned i = 0; i < op.getInputs().size(); ++i) {
      if (!op.getBody().getArgument(i).use_empty())
        continue;
      SmallVector<Attribute> maps(op.getIndexingMaps().getValue());
      maps.erase(maps.begin() + i);
      rewriter.modifyOpInPlace(op, [&] {
        op.getBody().eraseArgument(i);
        op.getInputsMutable().erase(i);
        op.setIndexingMapsAttr(rewriter.getArrayAttr(maps));
      });
      return success();
    }
    return failure();
  }
};
} // namespace

void MapOp::getCanonicalizationPatterns(RewritePatternSet &patterns, MLIRContext *context) {
  patterns.add<MergeEqualInputs, DropUnusedInput>(context);
}
