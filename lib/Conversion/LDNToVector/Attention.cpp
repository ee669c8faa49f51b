//===- Attention.cpp - The two halves of linear attention --------------------===//

#include "HeadProduct.h"
#include "Lowerings.h"
#include "ldn/Dialect/Verify.h"

using namespace mlir;
using namespace ldn;

using vector::CombiningKind;

//===-- attention_state -------------------------------------------------------//

/// S[i, j] += Σ_t k[t, i] v[t, j] for one head.
static void emitState(VectorEmitter &e, AttentionStateOp op, Value batch, Value head, int64_t dk, int64_t dv) {
  Value k = op.getK(), state = op.getInits(), tokens = e.dim(k, 1);
  bool accumulate = op.getAccumulate();
  TokenSum sum;
  sum.k = k;
  sum.v = op.getV();
  sum.batch = batch;
  sum.begin = e.index(0);
  sum.count = tokens;
  sum.firstKey = e.mul(head, dk);
  sum.firstValue = e.mul(head, dv);
  sum.rows = e.index(dk);
  sum.columns = dv;
  sum.state = state;
  sum.to = [&](Value i, Value j) { return SmallVector<Value>{batch, head, i, j}; };
  if (accumulate)
    sum.from = sum.to;
  emitTokenSum(e, sum);

  // The normaliser, the last column: Σ_t k[t, i].
  e.chunks(dk, [&](Value first, int64_t width) {
    Value total = e.loop(e.index(0), tokens, 1, e.splat(0), [&](Value t, ValueRange carried) {
                     return SmallVector<Value>{
                         e.addf(carried[0], e.load(k, {batch, t, e.add(sum.firstKey, first)}, width))};
                   }).front();
    for (int64_t lane = 0; lane < width; ++lane) {
      SmallVector<Value> place{batch, head, e.add(first, e.index(lane)), e.index(dv)};
      Value value = vector::ExtractOp::create(e.b, total, lane);
      if (accumulate)
        value = e.addf(value, e.loadScalar(state, place));
      e.storeScalar(value, state, place);
    }
  });
}

LogicalResult ldn::lowerToVector(AttentionStateOp op) {
  if (op.getChunk())
    return failure();
  VectorEmitter e(op, shapedType(op.getK()).getElementType());
  int64_t heads = op.getHeads(), dk = featureSize(shapedType(op.getK())) / heads,
          dv = featureSize(shapedType(op.getV())) / heads;
  e.rows(op.getInits(), 2, [&](ArrayRef<Value> at) { emitState(e, op, at[0], at[1], dk, dv); });
  return success();
}

//===-- attention_apply -------------------------------------------------------//

/// den[i] = q_i · (last column of the state) + Σ_s scores[i, s]; `column` is scratch for that column.
static void emitDenominators(VectorEmitter &e, AttentionApplyOp op, const HeadProduct &product, Value batch, Value den,
                             Value column, Value scores) {
  int64_t dk = shapedType(column).getDimSize(0);
  Value normaliser = e.sub(e.dim(op.getState(), shapedType(op.getState()).getRank() - 1), e.index(1));
  e.loop(e.index(0), e.index(dk), 1, [&](Value i) {
    e.storeScalar(e.loadScalar(op.getState(), product.stateAt(i, normaliser)), column, i);
  });
  e.loop(e.index(0), product.tokens, 1, [&](Value t) {
    Value sum = e.chunks(dk, e.splat(0), [&](Value first, int64_t width, ValueRange carried) {
                   Value q = e.load(op.getQ(), {batch, t, e.add(product.firstKey, first)}, width);
                   return SmallVector<Value>{e.fma(q, e.load(column, first, width), carried[0])};
                 }).front();
    if (scores)
      sum = e.chunks(*op.getChunk(), sum, [&](Value first, int64_t width, ValueRange carried) {
               return SmallVector<Value>{e.addf(carried[0], e.load(scores, {t, first}, width))};
             }).front();
    e.storeScalar(e.reduce(sum, CombiningKind::ADD), den, t);
  });
}

LogicalResult ldn::lowerToVector(AttentionApplyOp op) {
  ShapedType q = shapedType(op.getQ());
  VectorEmitter e(op, q.getElementType());
  int64_t heads = op.getHeads();
  HeadProduct::Operands operands{op.getQ(), op.getState(), op.getK(), op.getV(), op.getInits(), op.getAt(), heads,
                                 featureSize(q) / heads, featureSize(op.getOutputType()) / heads};
  operands.chunk = op.getChunk().value_or(0);
  bool divides = op.getNormalize() == Normalize::rows, subtracts = op.getForm() == AttentionForm::laplacian;
  // Scratch needs a largest number of rows: that of the tile, or of the chunk.
  int64_t rows = operands.chunk ? operands.chunk : q.getDimSize(1);
  Value den;
  if (ShapedType::isDynamic(rows))
    den = memref::AllocOp::create(e.b, MemRefType::get({ShapedType::kDynamic}, e.element), e.dim(op.getQ(), 1),
                                  e.b.getI64IntegerAttr(64));
  else
    den = e.buffer({rows});
  Value column = e.buffer({operands.n});
  forEachHead(e, operands, [&](Value batch, Value head, Value keys, Value scores) {
    HeadProduct product(e, operands, batch, head);
    if (operands.chunk)
      product.emitScores(keys, scores);
    if (divides || subtracts)
      emitDenominators(e, op, product, batch, den, column, scores);
    auto finish = [&](Value i, Value col, int64_t width, Value num) {
      Value result = num;
      Value denominator = divides || subtracts ? e.loadScalar(den, i) : Value();
      if (divides) {
        Value scale = e.divf(e.scalar(1), e.addf(denominator, e.scalar(op.getEps().convertToDouble())));
        result = e.mulf(result, e.broadcast(scale));
      }
      Value place = e.add(product.firstValue, col);
      if (subtracts) {
        Value v = e.load(op.getV(), {batch, i, place}, width);
        result = e.subf(result, divides ? v : e.mulf(e.broadcast(denominator), v));
      }
      e.store(result, op.getInits(), {batch, i, place}, width);
    };
    product.emit(finish, scores);
  });
  return success();
}
