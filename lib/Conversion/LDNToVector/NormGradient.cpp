//===- NormGradient.cpp - Derivatives of normalisations and of softmax -------===//

#include "Lowerings.h"
#include "VectorEmitter.h"
#include "ldn/Dialect/Verify.h"

#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;
using namespace ldn;

/// r (g - mean(g) - y mean(g y)), y = (x - mean(x)) r, without the means of x and g if not `centred`.
template <typename Op> static LogicalResult lowerNormGrad(Op op, bool centred) {
  VectorEmitter e(op, shapedType(op.getX()).getElementType());
  int64_t features = featureSize(shapedType(op.getX()));
  Value count = e.scalar(features);
  e.rows(op.getX(), 1, [&](ArrayRef<Value> at) {
    auto x = [&](Value first, int64_t width) { return e.load(op.getX(), indices(at, {first}), width); };
    auto g = [&](Value first, int64_t width) { return e.load(op.getG(), indices(at, {first}), width); };
    Value center, mean;
    if (centred) {
      SmallVector<Value> sums = e.sums(features, 2, [&](Value first, int64_t width) {
        return SmallVector<Value>{x(first, width), g(first, width)};
      });
      center = e.broadcast(e.divf(sums[0], count));
      mean = e.broadcast(e.divf(sums[1], count));
    }
    auto shifted = [&](Value first, int64_t width) {
      Value value = x(first, width);
      return centred ? e.subf(value, center) : value;
    };
    SmallVector<Value> sums = e.sums(features, 2, [&](Value first, int64_t width) {
      Value value = shifted(first, width);
      return SmallVector<Value>{e.mulf(value, value), e.mulf(value, g(first, width))};
    });
    Value variance = e.addf(e.divf(sums[0], count), e.scalar(op.getEps().convertToDouble()));
    Value inverse = e.divf(e.scalar(1), math::SqrtOp::create(e.b, variance));
    Value scale = e.broadcast(inverse), slope = e.broadcast(e.divf(e.divf(sums[1], count), variance));
    e.chunks(features, [&](Value first, int64_t width) {
      Value rest = e.subf(g(first, width), e.mulf(shifted(first, width), slope));
      if (centred)
        rest = e.subf(rest, mean);
      e.store(e.mulf(rest, scale), op.getInits(), indices(at, {first}), width);
    });
  });
  return success();
}

LogicalResult ldn::lowerToVector(LayerNormGradOp op) { return lowerNormGrad(op, /*centred=*/true); }
LogicalResult ldn::lowerToVector(RMSNormGradOp op) { return lowerNormGrad(op, /*centred=*/false); }

LogicalResult ldn::lowerToVector(SoftmaxGradOp op) {
  VectorEmitter e(op, shapedType(op.getY()).getElementType());
  int64_t features = featureSize(shapedType(op.getY()));
  e.rows(op.getY(), 1, [&](ArrayRef<Value> at) {
    auto load = [&](Value from, Value first, int64_t width) { return e.load(from, indices(at, {first}), width); };
    Value sum = e.sums(features, 1, [&](Value first, int64_t width) {
                   return SmallVector<Value>{e.mulf(load(op.getY(), first, width), load(op.getG(), first, width))};
                 }).front();
    Value projection = e.broadcast(sum);
    e.chunks(features, [&](Value first, int64_t width) {
      Value result = e.mulf(load(op.getY(), first, width), e.subf(load(op.getG(), first, width), projection));
      e.store(result, op.getInits(), indices(at, {first}), width);
    });
  });
  return success();
}
