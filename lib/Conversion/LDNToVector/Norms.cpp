//===- Norms.cpp - Normalisations of the features ----------------------------===//

#include "Lowerings.h"
#include "VectorEmitter.h"
#include "ldn/Dialect/Verify.h"

#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;
using namespace ldn;

using vector::CombiningKind;

/// Σ over the features of `term(vector)`.
static Value sumOver(VectorEmitter &e, Value x, ArrayRef<Value> at, int64_t features,
                     function_ref<Value(Value)> term) {
  return e.sums(features, 1, [&](Value first, int64_t width) {
            return SmallVector<Value>{term(e.load(x, indices(at, {first}), width))};
          }).front();
}

/// y = (x - center) · scale · weight + bias for one row; `center` may be null.
template <typename Op>
static void normalizeRow(VectorEmitter &e, Op op, ArrayRef<Value> at, int64_t features, Value center, Value scale) {
  e.chunks(features, [&](Value first, int64_t width) {
    Value value = e.load(op.getX(), indices(at, {first}), width);
    if (center)
      value = e.subf(value, center);
    value = e.mulf(value, scale);
    if (op.getWeight())
      value = e.mulf(value, e.load(op.getWeight(), first, width));
    if (op.getBias())
      value = e.addf(value, e.load(op.getBias(), first, width));
    e.store(value, op.getInits(), indices(at, {first}), width);
  });
}

/// 1 / sqrt(variance + eps), in all lanes.
static Value inverseDeviation(VectorEmitter &e, Value sumOfSquares, int64_t features, double eps) {
  Value variance = e.divf(sumOfSquares, e.scalar(features));
  Value deviation = math::SqrtOp::create(e.b, e.addf(variance, e.scalar(eps)));
  return e.broadcast(e.divf(e.scalar(1), deviation));
}

LogicalResult ldn::lowerToVector(LayerNormOp op) {
  VectorEmitter e(op, shapedType(op.getX()).getElementType());
  int64_t features = featureSize(shapedType(op.getX()));
  e.rows(op.getX(), 1, [&](ArrayRef<Value> at) {
    Value sum = sumOver(e, op.getX(), at, features, [](Value x) { return x; });
    Value mean = e.broadcast(e.divf(sum, e.scalar(features)));
    Value squares = sumOver(e, op.getX(), at, features, [&](Value x) {
      Value centred = e.subf(x, mean);
      return e.mulf(centred, centred);
    });
    normalizeRow(e, op, at, features, mean,
                 inverseDeviation(e, squares, features, op.getEps().convertToDouble()));
  });
  return success();
}

LogicalResult ldn::lowerToVector(RMSNormOp op) {
  VectorEmitter e(op, shapedType(op.getX()).getElementType());
  int64_t features = featureSize(shapedType(op.getX()));
  e.rows(op.getX(), 1, [&](ArrayRef<Value> at) {
    Value squares = sumOver(e, op.getX(), at, features, [&](Value x) { return e.mulf(x, x); });
    normalizeRow(e, op, at, features, Value(),
                 inverseDeviation(e, squares, features, op.getEps().convertToDouble()));
  });
  return success();
}

LogicalResult ldn::lowerToVector(SoftmaxOp op) {
  VectorEmitter e(op, shapedType(op.getX()).getElementType());
  int64_t features = featureSize(shapedType(op.getX()));
  e.rows(op.getX(), 1, [&](ArrayRef<Value> at) {
    Value lowest = e.splat(-std::numeric_limits<double>::infinity());
    Value largest = e.chunks(features, lowest, [&](Value first, int64_t width, ValueRange carried) {
                       Value x = e.keep(e.load(op.getX(), indices(at, {first}), width), width, lowest);
                       return SmallVector<Value>{arith::MaximumFOp::create(e.b, carried[0], x)};
                     }).front();
    Value shift = e.broadcast(e.reduce(largest, CombiningKind::MAXIMUMF));
    Value zero = e.splat(0);
    Value sum = e.chunks(features, zero, [&](Value first, int64_t width, ValueRange carried) {
                   Value x = e.load(op.getX(), indices(at, {first}), width);
                   Value power = math::ExpOp::create(e.b, e.subf(x, shift));
                   e.store(power, op.getInits(), indices(at, {first}), width);
                   return SmallVector<Value>{e.addf(carried[0], e.keep(power, width, zero))};
                 }).front();
    Value scale = e.broadcast(e.divf(e.scalar(1), e.reduce(sum, CombiningKind::ADD)));
    e.chunks(features, [&](Value first, int64_t width) {
      SmallVector<Value> place = indices(at, {first});
      e.store(e.mulf(e.load(op.getInits(), place, width), scale), op.getInits(), place, width);
    });
  });
  return success();
}
