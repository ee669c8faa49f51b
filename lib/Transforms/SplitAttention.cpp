//===- SplitAttention.cpp - Split reductions over tokens from their use ------===//

#include "ldn/Dialect/MapBuilder.h"
#include "ldn/Dialect/Remarks.h"
#include "ldn/Dialect/Verify.h"
#include "ldn/Transforms/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace ldn {
#define GEN_PASS_DEF_SPLITATTENTION
#include "ldn/Transforms/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

static Value applyFeature(ImplicitLocOpBuilder &builder, Feature feature, Value x) {
  if (feature == Feature::identity)
    return x;
  return createMap(builder, cast<RankedTensorType>(x.getType()), x,
                   [&](ImplicitLocOpBuilder &b, ValueRange e) {
                     return createFeature(b, feature, e[0]);
                   });
}

void ldn::splitFeatures(Operation *func) {
  func->walk([](LinearAttentionOp op) {
    ImplicitLocOpBuilder builder(op.getLoc(), op);
    op.getQMutable().assign(applyFeature(builder, op.getFeature(), op.getQ()));
    op.getKMutable().assign(applyFeature(builder, op.getFeature(), op.getK()));
    op.setFeature(Feature::identity);
  });
}

/// Tokens in a chunk of causal attention, one number for a function, as chunks are the tiles of a pass over the tokens. A chunk of C
/// tokens costs C² · features multiply-adds for its own tokens, and features² elements of state to store and to load, each as much
/// as some sixty: together least at C = 8 √features. (Measured with 32 and 64 features: 48 and more, both flat around it.)
static int64_t chooseChunk(ArrayRef<Operation *> ops) {
  constexpr int64_t multiple = 16, least = 32, most = 128;
  int64_t features = 1;
  for (Operation *op : ops) {
    if (auto attention = dyn_cast<LinearAttentionOp>(op))
      features = std::max(features, featureSize(shapedType(attention.getK())) / int64_t(attention.getHeads()));
    if (auto product = dyn_cast<AttentionProductOp>(op))
      features = std::max(features, featureSize(shapedType(product.getB())) / int64_t(product.getHeads()));
  }
  return std::clamp<int64_t>(llvm::alignTo(std::llround(8 * std::sqrt(features)), multiple), least, most);
}

/// How the sums over the tokens are formed, `rows` × `columns` numbers in each head.
static void remarkSums(Operation *op, int64_t heads, int64_t rows, int64_t columns, int64_t chunk) {
  if (auto remark = remarkAnalysis(op, "attention", chunk ? "Chunks" : "State")) {
    remark << "a state of " << RemarkArg("Heads", heads) << " × " << RemarkArg("Rows", rows) << " × "
           << RemarkArg("Columns", columns) << " numbers";
    if (chunk)
      remark << " before every chunk of " << RemarkArg("Chunk", chunk)
             << " tokens; within a chunk, products of its tokens";
    else
      remark << ", one for the whole sequence";
  }
}

static void splitAttention(LinearAttentionOp op, int64_t chunk) {
  ImplicitLocOpBuilder builder(op.getLoc(), op);
  Value q = applyFeature(builder, op.getFeature(), op.getQ());
  Value k = applyFeature(builder, op.getFeature(), op.getK());
  Value v = op.getV();
  ShapedType keys = shapedType(k), values = shapedType(v);
  int64_t heads = op.getHeads();

  SmallVector<int64_t> shape{keys.getDimSize(0), heads, featureSize(keys) / heads,
                             featureSize(values) / heads + 1};
  remarkSums(op, heads, shape[2], shape[3], op.getCausal() ? chunk : 0);
  IntegerAttr chunkAttr;
  if (op.getCausal()) {
    chunkAttr = builder.getI64IntegerAttr(chunk);
    shape.insert(shape.begin() + 1, ShapedType::kDynamic);
  }
  Value state = AttentionStateOp::create(
      builder, RankedTensorType::get(shape, keys.getElementType()), k, v, Value(),
      op.getHeadsAttr(), chunkAttr, UnitAttr()).getResult();
  bool subtracts = op.getForm() == AttentionForm::laplacian;
  Value result = AttentionApplyOp::create(
      builder, op.getResult().getType(), q, state, op.getCausal() ? k : Value(),
      op.getCausal() || subtracts ? v : Value(), Value(), Value(), op.getHeadsAttr(), chunkAttr,
      op.getFormAttr(), op.getNormalizeAttr(), op.getEpsAttr()).getResult();
  op.getResult().replaceAllUsesWith(result);
  op.erase();
}

/// The states of products over all tokens, by what they sum. The state of exchanged factors is the transposed one.
using States = DenseMap<std::tuple<Value, Value, int64_t>, Value>;

static void splitProduct(AttentionProductOp op, int64_t chunk, States &states) {
  ImplicitLocOpBuilder builder(op.getLoc(), op);
  Value b = op.getB(), c = op.getC();
  ShapedType keys = shapedType(b), values = shapedType(c);
  int64_t heads = op.getHeads();
  SmallVector<int64_t> shape{keys.getDimSize(0), heads, featureSize(keys) / heads, featureSize(values) / heads};
  bool directed = op.getDirection() != Direction::all;
  remarkSums(op, heads, shape[2], shape[3], directed ? chunk : 0);
  IntegerAttr chunkAttr;
  if (directed) {
    chunkAttr = builder.getI64IntegerAttr(chunk);
    shape.insert(shape.begin() + 1, ShapedType::kDynamic);
  }
  auto type = RankedTensorType::get(shape, keys.getElementType());
  Value state = directed ? Value() : states.lookup({b, c, heads});
  if (Value exchanged = directed ? Value() : states.lookup({c, b, heads}); exchanged && !state)
    state = TransposeOp::create(builder, type, exchanged, Value()).getResult();
  if (!state)
    state = ProductStateOp::create(builder, type, b, c, Value(), op.getHeadsAttr(), op.getDirectionAttr(), chunkAttr,
                                   UnitAttr())
                .getResult();
  if (!directed)
    states[{b, c, heads}] = state;
  Value result = ProductApplyOp::create(builder, op.getResult().getType(), op.getA(), state, directed ? b : Value(),
                                        directed ? c : Value(), Value(), Value(), op.getHeadsAttr(),
                                        op.getDirectionAttr(), chunkAttr)
                     .getResult();
  op.getResult().replaceAllUsesWith(result);
  op.erase();
}

/// mean = sum · 1/T, so that the sum can be formed tile by tile.
static void splitMean(ReduceOp op) {
  ImplicitLocOpBuilder builder(op.getLoc(), op);
  auto type = cast<RankedTensorType>(op.getResult().getType());
  Type element = type.getElementType();
  Value sum = ReduceOp::create(builder, type, op.getX(), Value(), ReduceKind::sum, false).getResult();
  Value tokens = arith::IndexCastOp::create(builder, builder.getI64Type(),
                                            tensor::DimOp::create(builder, op.getX(), shapedType(op.getX()).getRank() - 2));
  Value count = tensor::FromElementsOp::create(
      builder, RankedTensorType::get({}, element),
      arith::SIToFPOp::create(builder, element, tokens).getResult());
  Value mean = createMap(builder, type, {sum, count},
                         [](ImplicitLocOpBuilder &b, ValueRange e) -> Value {
                           return arith::DivFOp::create(b, e[0], e[1]);
                         });
  op.getResult().replaceAllUsesWith(mean);
  op.erase();
}

namespace {
struct SplitAttention : ldn::impl::SplitAttentionBase<SplitAttention> {
  using SplitAttentionBase::SplitAttentionBase;

  void runOnOperation() override {
    SmallVector<Operation *> worklist;
    getOperation().walk([&](Operation *op) {
      auto mean = dyn_cast<ReduceOp>(op);
      if (isa<LinearAttentionOp, AttentionProductOp>(op) || (mean && mean.getKind() == ReduceKind::mean))
        worklist.push_back(op);
    });
    int64_t tokens = chunk > 0 ? chunk.getValue() : chooseChunk(worklist);
    States states;
    for (Operation *op : worklist) {
      if (auto attention = dyn_cast<LinearAttentionOp>(op))
        splitAttention(attention, tokens);
      else if (auto product = dyn_cast<AttentionProductOp>(op))
        splitProduct(product, tokens, states);
      else
        splitMean(cast<ReduceOp>(op));
    }
  }
};
} // namespace
