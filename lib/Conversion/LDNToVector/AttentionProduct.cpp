//===- AttentionProduct.cpp - The products of attention's derivative ---------===//

#include "HeadProduct.h"
#include "Lowerings.h"
#include "ldn/Dialect/Verify.h"

using namespace mlir;
using namespace ldn;

//===-- product_state ---------------------------------------------------------//

/// The state of chunk i is that of its neighbour, and the tokens of the neighbour. Tasks own some rows of all states of a head.
static void emitChunks(VectorEmitter &e, ProductStateOp op, TokenSum sum, int64_t n) {
  constexpr int64_t taskRows = 24;
  int64_t chunk = *op.getChunk(), heads = op.getHeads();
  bool past = op.getDirection() == Direction::past;
  Value state = op.getInits(), chunks = e.dim(state, 1), tokens = e.dim(op.getB(), 1), zero = e.index(0), one = e.index(1);
  Value tasks = e.index(llvm::divideCeil(n, taskRows));
  e.parallel({e.dim(state, 0), e.index(heads), tasks}, [&](ArrayRef<Value> task) {
    Value batch = task[0], head = task[1], firstRow = e.mul(task[2], taskRows);
    Value rows = e.min(e.index(taskRows), e.sub(e.index(n), firstRow));
    auto placeIn = [&](Value entry) {
      return [&, entry](Value i, Value j) { return SmallVector<Value>{batch, entry, head, e.add(firstRow, i), j}; };
    };
    auto start = placeIn(past ? zero : e.sub(chunks, one));
    e.loop(zero, rows, 1, [&](Value i) {
      e.chunks(sum.columns, [&](Value j, int64_t width) { e.store(e.splat(0), state, start(i, j), width); });
    });
    sum.batch = batch;
    sum.firstKey = e.add(e.mul(head, n), firstRow);
    sum.firstValue = e.mul(head, sum.columns);
    sum.rows = rows;
    e.loop(one, chunks, 1, [&](Value step) {
      Value to = past ? step : e.sub(e.sub(chunks, one), step), from = past ? e.sub(to, one) : e.add(to, one);
      sum.begin = e.mul(from, chunk);
      sum.count = e.min(e.index(chunk), e.sub(tokens, sum.begin));
      sum.from = placeIn(from);
      sum.to = placeIn(to);
      emitTokenSum(e, sum);
    });
  });
}

LogicalResult ldn::lowerToVector(ProductStateOp op) {
  VectorEmitter e(op, shapedType(op.getB()).getElementType());
  int64_t heads = op.getHeads(), n = featureSize(shapedType(op.getB())) / heads;
  TokenSum sum;
  sum.k = op.getB();
  sum.v = op.getC();
  sum.columns = featureSize(shapedType(op.getC())) / heads;
  sum.state = op.getInits();
  if (op.getChunk()) {
    emitChunks(e, op, sum, n);
    return success();
  }
  e.rows(op.getInits(), 2, [&](ArrayRef<Value> at) {
    auto place = [&](Value i, Value j) { return indices(at, {i, j}); };
    sum.batch = at[0];
    sum.begin = e.index(0);
    sum.count = e.dim(op.getB(), 1);
    sum.firstKey = e.mul(at[1], n);
    sum.firstValue = e.mul(at[1], sum.columns);
    sum.rows = e.index(n);
    if (op.getAccumulate())
      sum.from = place;
    sum.to = place;
    emitTokenSum(e, sum);
  });
  return success();
}

//===-- product_apply ---------------------------------------------------------//

LogicalResult ldn::lowerToVector(ProductApplyOp op) {
  VectorEmitter e(op, shapedType(op.getA()).getElementType());
  int64_t heads = op.getHeads();
  HeadProduct::Operands operands{op.getA(), op.getState(), op.getB(), op.getC(), op.getInits(), op.getAt(), heads,
                                 featureSize(shapedType(op.getA())) / heads, featureSize(op.getOutputType()) / heads};
  operands.chunk = op.getChunk().value_or(0);
  operands.future = op.getDirection() == Direction::future;
  forEachHead(e, operands, [&](Value batch, Value head, Value keys, Value scores) {
    HeadProduct product(e, operands, batch, head);
    if (operands.chunk)
      product.emitScores(keys, scores);
    product.emit(
        [&](Value i, Value column, int64_t width, Value sums) {
          e.store(sums, op.getInits(), {batch, i, e.add(product.firstValue, column)}, width);
        },
        scores);
  });
  return success();
}
