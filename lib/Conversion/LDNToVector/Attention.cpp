//===- Attention.cpp - The two halves of linear attention --------------------===//

#include "Lowerings.h"
#include "Product.h"
#include "ldn/Dialect/Verify.h"

using namespace mlir;
using namespace ldn;

using vector::CombiningKind;

//===-- attention_state -------------------------------------------------------//

/// S[i, j] += Σ_t k[t, i] v[t, j] for one head.
static void emitState(VectorEmitter &e, AttentionStateOp op, Value batch, Value head, int64_t dk, int64_t dv) {
  Value k = op.getK(), v = op.getV(), state = op.getInits(), tokens = e.dim(k, 1);
  Value firstKey = e.mul(head, dk), firstValue = e.mul(head, dv);
  bool accumulate = op.getAccumulate();
  Product product;
  product.rows = e.index(dk);
  product.columns = dv;
  product.depth = tokens;
  product.vectors = e.facts.getPanelVectors(dv, e.element);
  product.mayRepeatRows = false;
  product.a = [&](Value i, Value t) { return e.loadScalar(k, {batch, t, e.add(firstKey, i)}); };
  product.b = [&](Value t, Value panel, int64_t vector, int64_t width) {
    Value column = e.add(e.mul(panel, product.vectors * e.lanes), e.index(vector * e.lanes));
    return e.load(v, {batch, t, e.add(firstValue, column)}, width);
  };
  product.start = [&](Value i, Value column, int64_t width) {
    return accumulate ? e.load(state, {batch, head, i, column}, width) : e.splat(0);
  };
  product.finish = [&](Value i, Value column, int64_t width, Value sums) {
    e.store(sums, state, {batch, head, i, column}, width);
  };
  emitProduct(e, product);

  // The normaliser, the last column: Σ_t k[t, i].
  e.chunks(dk, [&](Value first, int64_t width) {
    Value sum = e.loop(e.index(0), tokens, 1, e.splat(0), [&](Value t, ValueRange carried) {
                   return SmallVector<Value>{
                       e.addf(carried[0], e.load(k, {batch, t, e.add(firstKey, first)}, width))};
                 }).front();
    for (int64_t lane = 0; lane < width; ++lane) {
      SmallVector<Value> place{batch, head, e.add(first, e.index(lane)), e.index(dv)};
      Value value = vector::ExtractOp::create(e.b, sum, lane);
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

namespace {
/// One head of one batch element.
class HeadApplier {
public:
  HeadApplier(VectorEmitter &e, AttentionApplyOp op, Value batch, Value head)
      : e(e), op(op), batch(batch), head(head), heads(op.getHeads()), dk(featureSize(shapedType(op.getQ())) / heads),
        dv(featureSize(op.getOutputType()) / heads), tokens(e.dim(op.getQ(), 1)), firstKey(e.mul(head, dk)),
        firstValue(e.mul(head, dv)) {
    if (op.getChunk()) {
      chunk = *op.getChunk();
      Value at = op.getAt() ? op.getAt() : e.index(0);
      entry = arith::DivUIOp::create(e.b, at, e.index(chunk));
    }
  }

  /// `den` and `scores` are scratch: [rows] and, for a causal attention, [chunk, chunk].
  void emit(Value den, Value column, Value keysTransposed, Value scores) {
    bool divides = op.getNormalize() == Normalize::rows, subtracts = op.getForm() == AttentionForm::laplacian;
    if (chunk)
      emitScores(keysTransposed, scores);
    if (divides || subtracts)
      emitDenominators(den, column, scores);
    emitNumerators([&](Value i, Value col, int64_t width, Value num) {
      Value result = num;
      Value denominator = divides || subtracts ? e.loadScalar(den, i) : Value();
      if (divides) {
        Value scale = e.divf(e.scalar(1), e.addf(denominator, e.scalar(op.getEps().convertToDouble())));
        result = e.mulf(result, e.broadcast(scale));
      }
      Value place = e.add(firstValue, col);
      if (subtracts) {
        Value v = e.load(op.getV(), {batch, i, place}, width);
        result = e.subf(result, divides ? v : e.mulf(e.broadcast(denominator), v));
      }
      e.store(result, op.getInits(), {batch, i, place}, width);
    }, scores);
  }

private:
  SmallVector<Value> stateAt(Value i, Value j) const {
    return chunk ? SmallVector<Value>{batch, entry, head, i, j} : SmallVector<Value>{batch, head, i, j};
  }

  Product makeProduct(int64_t columns, Value depth) {
    Product product;
    product.rows = tokens;
    product.columns = columns;
    product.depth = depth;
    product.vectors = e.facts.getPanelVectors(columns, e.element);
    product.start = [this](Value, Value, int64_t) { return e.splat(0); };
    return product;
  }
  Value columnOf(const Product &product, Value panel, int64_t vector) {
    return e.add(e.mul(panel, product.vectors * e.lanes), e.index(vector * e.lanes));
  }

  /// scores[i, s] = q_i · k_s for s ≤ i, 0 for the other s of the chunk.
  void emitScores(Value keysTransposed, Value scores) {
    // Keys with the tokens along the vector, and zeros after the last token.
    e.loop(e.index(0), e.index(dk), 1, [&](Value i) {
      e.chunks(chunk, [&](Value first, int64_t width) { e.store(e.splat(0), keysTransposed, {i, first}, width); });
      e.loop(e.index(0), tokens, 1, [&](Value s) {
        e.storeScalar(e.loadScalar(op.getK(), {batch, s, e.add(firstKey, i)}), keysTransposed, {i, s});
      });
    });
    Product product = makeProduct(chunk, e.index(dk));
    product.a = [&](Value i, Value k) { return e.loadScalar(op.getQ(), {batch, i, e.add(firstKey, k)}); };
    product.b = [&](Value k, Value panel, int64_t vector, int64_t width) {
      return e.load(keysTransposed, {k, columnOf(product, panel, vector)}, width);
    };
    product.finish = [&](Value i, Value column, int64_t width, Value sums) {
      auto stepType = VectorType::get({e.lanes}, e.b.getIndexType());
      Value s = arith::AddIOp::create(e.b, vector::StepOp::create(e.b, stepType),
                                      vector::BroadcastOp::create(e.b, stepType, column));
      Value isPast = arith::CmpIOp::create(e.b, arith::CmpIPredicate::sle, s,
                                           vector::BroadcastOp::create(e.b, stepType, i));
      e.store(arith::SelectOp::create(e.b, isPast, sums, e.splat(0)), scores, {i, column}, width);
    };
    emitProduct(e, product);
  }

  /// den[i] = q_i · (last column of the state) + Σ_s scores[i, s].
  void emitDenominators(Value den, Value column, Value scores) {
    e.loop(e.index(0), e.index(dk), 1,
           [&](Value i) { e.storeScalar(e.loadScalar(op.getState(), stateAt(i, e.index(dv))), column, i); });
    e.loop(e.index(0), tokens, 1, [&](Value t) {
      Value sum = e.chunks(dk, e.splat(0), [&](Value first, int64_t width, ValueRange carried) {
                     Value q = e.load(op.getQ(), {batch, t, e.add(firstKey, first)}, width);
                     return SmallVector<Value>{e.fma(q, e.load(column, first, width), carried[0])};
                   }).front();
      if (chunk)
        sum = e.chunks(chunk, sum, [&](Value first, int64_t width, ValueRange carried) {
                 return SmallVector<Value>{e.addf(carried[0], e.load(scores, {t, first}, width))};
               }).front();
      e.storeScalar(e.reduce(sum, CombiningKind::ADD), den, t);
    });
  }

  /// num[i] = q_i S + Σ_s scores[i, s] v_s, given to `finish`.
  void emitNumerators(std::function<void(Value, Value, int64_t, Value)> finish, Value scores) {
    Product product = makeProduct(dv, e.index(dk));
    product.a = [&](Value i, Value k) { return e.loadScalar(op.getQ(), {batch, i, e.add(firstKey, k)}); };
    product.b = [&](Value k, Value panel, int64_t vector, int64_t width) {
      return e.load(op.getState(), stateAt(k, columnOf(product, panel, vector)), width);
    };
    if (!chunk) {
      product.finish = finish;
      return emitProduct(e, product);
    }
    // First the tokens of this chunk, into the result; then the state on top.
    Product own = makeProduct(dv, tokens);
    own.a = [&](Value i, Value s) { return e.loadScalar(scores, {i, s}); };
    own.b = [&](Value s, Value panel, int64_t vector, int64_t width) {
      return e.load(op.getV(), {batch, s, e.add(firstValue, columnOf(own, panel, vector))}, width);
    };
    own.finish = [&](Value i, Value column, int64_t width, Value sums) {
      e.store(sums, op.getInits(), {batch, i, e.add(firstValue, column)}, width);
    };
    emitProduct(e, own);
    product.mayRepeatRows = false;
    product.start = [&](Value i, Value column, int64_t width) {
      return e.load(op.getInits(), {batch, i, e.add(firstValue, column)}, width);
    };
    product.finish = finish;
    emitProduct(e, product);
  }

  VectorEmitter &e;
  AttentionApplyOp op;
  Value batch, head;
  int64_t heads, dk, dv, chunk = 0;
  Value tokens, firstKey, firstValue, entry;
};
} // namespace

LogicalResult ldn::lowerToVector(AttentionApplyOp op) {
  ShapedType q = shapedType(op.getQ());
  VectorEmitter e(op, q.getElementType());
  // Scratch needs a largest number of rows: that of the tile, or of the chunk.
  int64_t rows = op.getChunk() ? static_cast<int64_t>(*op.getChunk()) : q.getDimSize(1);
  int64_t dk = featureSize(q) / static_cast<int64_t>(op.getHeads());
  Value den, keys, scores;
  if (ShapedType::isDynamic(rows))
    den = memref::AllocOp::create(e.b, MemRefType::get({ShapedType::kDynamic}, e.element), e.dim(op.getQ(), 1),
                                  e.b.getI64IntegerAttr(64));
  else
    den = e.buffer({rows});
  Value column = e.buffer({dk});
  if (op.getChunk()) {
    keys = e.buffer({dk, rows});
    scores = e.buffer({rows, rows});
  }
  e.loop(e.index(0), e.dim(op.getQ(), 0), 1, [&](Value batch) {
    e.loop(e.index(0), e.index(op.getHeads()), 1,
           [&](Value head) { HeadApplier(e, op, batch, head).emit(den, column, keys, scores); });
  });
  return success();
}
