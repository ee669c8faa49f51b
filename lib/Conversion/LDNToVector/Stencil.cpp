//===- Stencil.cpp - Diffusion by a band and depth-wise convolution ----------===//

#include "Lowerings.h"
#include "VectorEmitter.h"
#include "ldn/Dialect/Verify.h"

#include "mlir/Dialect/Utils/StaticValueUtils.h"

using namespace mlir;
using namespace ldn;

namespace {
/// A weighted sum over a window of rows; what is different between the operations is in the callbacks.
struct Stencil {
  Value x, y, at;
  int64_t before, taps;
  /// The weight of tap `j` for some features.
  std::function<Value(Value j, Value first, int64_t width)> weight;
  /// Whether the sum is over differences to the row in the middle, and whether it is divided by the sum of the weights.
  bool differences = false, normalized = false;
  /// The result from the sum and the row in the middle.
  std::function<Value(Value sum, Value middle, Value first, int64_t width)> finish;
};
} // namespace

/// Some features of one row of the result: taps `from ... to - 1`, the first of them on row `top + from` of x.
static void emitFeatures(VectorEmitter &e, const Stencil &s, ArrayRef<Value> at, Value row, Value top, Value from,
                         Value to, Value first, int64_t width) {
  SmallVector<Value> leading(at);
  Value middle = e.load(s.x, indices(leading, {e.add(row, s.at), first}), width);
  SmallVector<Value> sums{e.splat(0)};
  if (s.normalized)
    sums.push_back(e.splat(0));
  auto step = [&](Value j, ValueRange carried) {
    SmallVector<Value> next(carried);
    Value value = e.load(s.x, indices(leading, {e.add(top, j), first}), width);
    if (s.differences)
      value = e.subf(value, middle);
    Value weight = s.weight(j, first, width);
    next[0] = e.fma(weight, value, next[0]);
    if (s.normalized)
      next[1] = e.addf(next[1], weight);
    return next;
  };
  constexpr int64_t unrolled = 16;
  std::optional<int64_t> lower = getConstantIntValue(from), upper = getConstantIntValue(to);
  if (lower && upper && *upper - *lower <= unrolled) {
    for (int64_t j = *lower; j < *upper; ++j)
      sums = step(e.index(j), sums);
  } else {
    sums = e.loop(from, to, 1, sums, step);
  }
  Value sum = s.normalized ? e.divf(sums[0], sums[1]) : sums[0];
  e.store(s.finish(sum, middle, first, width), s.y, indices(leading, {row, first}), width);
}

static void emitStencil(VectorEmitter &e, const Stencil &s) {
  int64_t rank = shapedType(s.x).getRank(), features = featureSize(shapedType(s.x));
  Value rowsOfX = e.dim(s.x, rank - 2), zero = e.index(0), taps = e.index(s.taps);
  e.rows(s.y, 2, [&](ArrayRef<Value> at) {
    SmallVector<Value> leading(at);
    e.loop(zero, e.dim(s.y, rank - 2), 1, [&](Value row) {
      Value top = e.sub(e.add(row, s.at), e.index(s.before));
      Value rest = e.sub(rowsOfX, top);
      Value fits = arith::AndIOp::create(
          e.b, arith::CmpIOp::create(e.b, arith::CmpIPredicate::sge, top, zero),
          arith::CmpIOp::create(e.b, arith::CmpIPredicate::sge, rest, taps));
      auto emit = [&](Value from, Value to) {
        e.chunks(features, [&](Value first, int64_t width) {
          emitFeatures(e, s, leading, row, top, from, to, first, width);
        });
      };
      e.branch(
          fits, [&] { emit(zero, taps); },
          [&] { emit(e.max(zero, e.sub(zero, top)), e.min(taps, rest)); });
    });
  });
}

/// Weights `[W]`, `[G, W]` or `[D, W]` as one vector for each tap and vector of features.
static std::function<Value(Value, Value, int64_t)> weightsOf(VectorEmitter &e, Value kernel, int64_t features) {
  ShapedType type = shapedType(kernel);
  if (type.getRank() == 1)
    return [&e, kernel](Value j, Value, int64_t) { return e.broadcast(e.loadScalar(kernel, j)); };
  // Transposed once for each tile: a tap's weights of neighbouring features are not neighbours.
  int64_t taps = type.getDimSize(1), perKernel = features / type.getDimSize(0);
  Value buffer = e.buffer({taps, features});
  e.loop(e.index(0), e.index(features), 1, [&](Value feature) {
    Value group = e.b.createOrFold<arith::DivUIOp>(feature, e.index(perKernel));
    e.loop(e.index(0), e.index(taps), 1,
           [&](Value j) { e.storeScalar(e.loadScalar(kernel, {group, j}), buffer, {j, feature}); });
  });
  return [&e, buffer](Value j, Value first, int64_t width) { return e.load(buffer, {j, first}, width); };
}

/// A step `[]` or `[G]` as one vector for each vector of features.
static std::function<Value(Value, int64_t)> stepOf(VectorEmitter &e, Value dt, int64_t features) {
  if (shapedType(dt).getRank() == 0) {
    Value step = e.broadcast(e.loadScalar(dt, {}));
    return [step](Value, int64_t) { return step; };
  }
  int64_t perStep = features / shapedType(dt).getDimSize(0);
  Value buffer = e.buffer({features});
  e.loop(e.index(0), e.index(features), 1, [&](Value feature) {
    Value group = e.b.createOrFold<arith::DivUIOp>(feature, e.index(perStep));
    e.storeScalar(e.loadScalar(dt, group), buffer, feature);
  });
  return [&e, buffer](Value first, int64_t width) { return e.load(buffer, first, width); };
}

LogicalResult ldn::lowerToVector(DiffuseOp op) {
  if (op.getStructure() != KernelStructure::band || !op.getBefore() || op.getSteps() != 1)
    return failure();
  VectorEmitter e(op, shapedType(op.getH()).getElementType());
  int64_t features = featureSize(shapedType(op.getH()));
  Stencil s;
  s.x = op.getH();
  s.y = op.getInits();
  s.at = op.getAt() ? op.getAt() : e.index(0);
  s.before = *op.getBefore();
  s.taps = featureSize(shapedType(op.getKernel()));
  s.weight = weightsOf(e, op.getKernel(), features);
  s.normalized = op.getNormalize() == Normalize::rows;
  s.differences = op.getForm() == DiffusionForm::laplacian;
  auto step = stepOf(e, op.getDt(), features);
  s.finish = [&](Value sum, Value middle, Value first, int64_t width) {
    if (op.getBias())
      sum = e.addf(sum, e.load(op.getBias(), first, width));
    if (!s.differences)
      sum = e.subf(sum, middle);
    return e.mulf(step(first, width), sum);
  };
  emitStencil(e, s);
  return success();
}

LogicalResult ldn::lowerToVector(DWConvOp op) {
  VectorEmitter e(op, shapedType(op.getX()).getElementType());
  int64_t features = featureSize(shapedType(op.getX()));
  Stencil s;
  s.x = op.getX();
  s.y = op.getInits();
  s.at = op.getAt() ? op.getAt() : e.index(0);
  s.before = op.getBefore();
  s.taps = featureSize(shapedType(op.getWeight()));
  s.weight = weightsOf(e, op.getWeight(), features);
  s.finish = [&](Value sum, Value, Value first, int64_t width) {
    return op.getBias() ? e.addf(sum, e.load(op.getBias(), first, width)) : sum;
  };
  emitStencil(e, s);
  return success();
}
