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
      Value result = e.loop(e.index(0), e.dim(x, at.size()), 1, start, [&](Value t, ValueRange carried) {
                        Value row = e.load(x, indices(at, {t, first}), width);
                        Value next = max ? arith::MaximumFOp::create(e.b, carried[0], row).getResult()
                                         : e.addf(carried[0], row);
                        return SmallVector<Value>{next};
                      }).front();
      e.store(result, y, place, width);
    });
  });
  return success();
}

/// Vector code needs a known number of neighbours in the last dimension.
static bool hasRows(Value memref) {
  auto type = cast<MemRefType>(memref.getType());
  return type.getRank() > 0 && !type.isDynamicDim(type.getRank() - 1) && type.getStridesAndOffset().first.back() == 1;
}

LogicalResult ldn::lowerToVector(linalg::FillOp op) {
  Value target = op.getOutputs().front();
  if (!isa<MemRefType>(target.getType()) || !hasRows(target))
    return failure();
  VectorEmitter e(op, shapedType(target).getElementType());
  Value value = e.broadcast(op.getInputs().front());
  e.rows(target, 1, [&](ArrayRef<Value> at) {
    e.chunks(featureSize(shapedType(target)),
             [&](Value first, int64_t width) { e.store(value, target, indices(at, {first}), width); });
  });
  return success();
}

LogicalResult ldn::lowerToVector(memref::CopyOp op) {
  if (!hasRows(op.getSource()) || !hasRows(op.getTarget()))
    return failure();
  VectorEmitter e(op, shapedType(op.getSource()).getElementType());
  e.rows(op.getTarget(), 1, [&](ArrayRef<Value> at) {
    e.chunks(featureSize(shapedType(op.getTarget())), [&](Value first, int64_t width) {
      SmallVector<Value> place = indices(at, {first});
      e.store(e.load(op.getSource(), place, width), op.getTarget(), place, width);
    });
  });
  return success();
}
