//===- Rows.cpp - Operations that move or add whole rows ---------------------===//

#include "Lowerings.h"
#include "VectorEmitter.h"
#include "ldn/Dialect/Verify.h"

using namespace mlir;
using namespace ldn;

LogicalResult ldn::lowerToVector(ConcatOp op) {
  VectorEmitter e(op, op.getOutputType().getElementType());
  e.rows(op.getInits(), 1, [&](ArrayRef<Value> at) {
    int64_t offset = 0;
    for (Value input : op.getInputs()) {
      int64_t features = featureSize(shapedType(input));
      e.chunks(features, [&](Value first, int64_t width) {
        e.store(e.load(input, indices(at, {first}), width), op.getInits(),
                indices(at, {e.add(first, e.index(offset))}), width);
      });
      offset += features;
    }
  });
  return success();
}

LogicalResult ldn::lowerToVector(EmbeddingOp op) {
  VectorEmitter e(op, op.getOutputType().getElementType());
  e.rows(op.getInits(), 1, [&](ArrayRef<Value> at) {
    Value token = arith::IndexCastUIOp::create(e.b, e.b.getIndexType(), e.loadScalar(op.getTokens(), at));
    e.chunks(featureSize(op.getOutputType()), [&](Value first, int64_t width) {
      e.store(e.load(op.getTable(), {token, first}, width), op.getInits(), indices(at, {first}), width);
    });
  });
  return success();
}

LogicalResult ldn::lowerToVector(ReduceOp op) {
  if (op.getKind() == ReduceKind::mean)
    return failure();
  bool max = op.getKind() == ReduceKind::max;
  VectorEmitter e(op, op.getOutputType().getElementType());
  Value x = op.getX(), y = op.getInits();
  e.rows(y, 1, [&](ArrayRef<Value> at) {
    e.chunks(featureSize(op.getOutputType()), [&](Value first, int64_t width) {
      SmallVector<Value> place = indices(at, {first});
      Value start = op.getAccumulate() ? e.load(y, place, width)
                                       : e.splat(max ? -std::numeric_limits<double>::infinity() : 0);
      Value result = e.loop(e.index(0), e.dim(x, 1), 1, start, [&](Value t, ValueRange carried) {
                        Value row = e.load(x, {at[0], t, first}, width);
                        Value next = max ? arith::MaximumFOp::create(e.b, carried[0], row).getResult()
                                         : e.addf(carried[0], row);
                        return SmallVector<Value>{next};
                      }).front();
      e.store(result, y, place, width);
    });
  });
  return success();
}
