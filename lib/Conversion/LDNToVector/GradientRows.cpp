//===- GradientRows.cpp - Derivatives that move or add whole rows ------------===//

#include "Lowerings.h"
#include "VectorEmitter.h"
#include "ldn/Dialect/Verify.h"

#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;
using namespace ldn;

LogicalResult ldn::lowerToVector(SliceOp op) {
  VectorEmitter e(op, op.getOutputType().getElementType());
  e.rows(op.getInits(), 1, [&](ArrayRef<Value> at) {
    e.chunks(featureSize(op.getOutputType()), [&](Value first, int64_t width) {
      Value from = e.add(first, e.index(op.getOffset()));
      e.store(e.load(op.getX(), indices(at, {from}), width), op.getInits(), indices(at, {first}), width);
    });
  });
  return success();
}

LogicalResult ldn::lowerToVector(PadOp op) {
  VectorEmitter e(op, op.getOutputType().getElementType());
  int64_t given = featureSize(shapedType(op.getX())), all = featureSize(op.getOutputType()), offset = op.getOffset();
  e.rows(op.getInits(), 1, [&](ArrayRef<Value> at) {
    auto zeros = [&](int64_t from, int64_t to) {
      e.chunks(to - from, [&](Value first, int64_t width) {
        e.store(e.splat(0), op.getInits(), indices(at, {e.add(first, e.index(from))}), width);
      });
    };
    zeros(0, offset);
    e.chunks(given, [&](Value first, int64_t width) {
      e.store(e.load(op.getX(), indices(at, {first}), width), op.getInits(), indices(at, {e.add(first, e.index(offset))}), width);
    });
    zeros(offset + given, all);
  });
  return success();
}

LogicalResult ldn::lowerToVector(BroadcastOp op) {
  VectorEmitter e(op, op.getOutputType().getElementType());
  e.rows(op.getInits(), 1, [&](ArrayRef<Value> at) {
    e.chunks(featureSize(op.getOutputType()), [&](Value first, int64_t width) {
      e.store(e.load(op.getX(), indices(at.drop_back(), {first}), width), op.getInits(), indices(at, {first}), width);
    });
  });
  return success();
}

LogicalResult ldn::lowerToVector(EmbeddingGradOp op) {
  // Tasks own some features of all rows of the table; each goes through the tokens in their order.
  VectorEmitter e(op, op.getOutputType().getElementType());
  Value table = op.getInits(), zero = e.index(0);
  int64_t features = featureSize(op.getOutputType());
  e.parallel({e.index(llvm::divideCeil(features, e.lanes))}, [&](ArrayRef<Value> task) {
    Value first = e.mul(task[0], e.lanes), count = e.sub(e.index(features), first);
    e.loop(zero, e.dim(table, 0), 1, [&](Value row) { e.storeUpTo(e.splat(0), table, {row, first}, count); });
    e.rows(op.getTokens(), 0, [&](ArrayRef<Value> at) {
      Value token = arith::IndexCastUIOp::create(e.b, e.b.getIndexType(), e.loadScalar(op.getTokens(), at));
      Value sum = e.addf(e.loadUpTo(table, {token, first}, count), e.loadUpTo(op.getG(), indices(at, {first}), count));
      e.storeUpTo(sum, table, {token, first}, count);
    });
  });
  return success();
}

LogicalResult ldn::lowerToVector(GroupSumOp op) {
  Value x = op.getX(), y = op.getInits();
  ShapedType type = shapedType(x);
  if (type.getRank() < 2 || ShapedType::isDynamic(featureSize(type)))
    return failure();
  VectorEmitter e(op, type.getElementType());
  bool all = op.getOutputType().getRank() < type.getRank();
  Value perGroup = all ? e.dim(x, 0) : e.b.createOrFold<arith::DivUIOp>(e.dim(x, 0), e.dim(y, 0));
  e.rows(y, 1, [&](ArrayRef<Value> at) {
    Value first = all ? e.index(0) : e.b.createOrFold<arith::MulIOp>(at[0], perGroup);
    e.chunks(featureSize(type), [&](Value column, int64_t width) {
      Value sum = e.loop(first, e.add(first, perGroup), 1, e.splat(0), [&](Value i, ValueRange carried) {
                     SmallVector<Value> from{i};
                     from.append(at.begin() + !all, at.end());
                     return SmallVector<Value>{e.addf(carried[0], e.load(x, indices(from, {column}), width))};
                   }).front();
      e.store(sum, y, indices(at, {column}), width);
    });
  });
  return success();
}
