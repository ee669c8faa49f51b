//===- Attention.cpp - Loops of linear attention -----------------------------===//
//
// A state S [dk, dv + 1] holds Σ φ(k_s) [v_s, 1]ᵀ: its last column is the normaliser.
//
//===----------------------------------------------------------------------===//

#include "LowerOps.h"

#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace ldn;

using Values = LoopBuilder::Values;

/// φ(x).
static Value feature(LoopBuilder &b, Feature map, Value x) {
  Value zero = b.constant(x.getType(), 0), one = b.constant(x.getType(), 1);
  switch (map) {
  case Feature::identity:
    return x;
  case Feature::relu:
    return b.max(x, zero);
  case Feature::elu1:
    return b.select(b.less(x, zero), b.exp(x), b.add(x, one));
  case Feature::exp:
    return b.exp(x);
  }
  llvm_unreachable("unknown feature map");
}

/// The result from `num`, `den` and the token's own value, as the table in the description of ldn.linear_attention.
template <typename Op> static Value finish(LoopBuilder &b, Op op, Value num, Value den, function_ref<Value()> value) {
  bool rows = op.getNormalize() == Normalize::rows;
  if (rows)
    num = b.div(num, b.add(den, b.constant(num.getType(), op.getEps().convertToDouble())));
  if (op.getForm() == AttentionForm::average)
    return num;
  return b.sub(num, rows ? value() : b.mul(den, value()));
}

/// Column `head · perHead + i` of a sequence whose features are those of all heads.
static Value column(LoopBuilder &b, Value head, Value perHead, Value i) { return b.add(b.mul(head, perHead), i); }

/// Adds `factor · [v_s, 1]ᵀ` to the row `at` of `state`, where `value(j)` is `v_s[j]`.
static void addToRow(LoopBuilder &b, Value state, ValueRange at, Value factor, function_ref<Value(Value)> value) {
  Value dv = b.sub(b.size(state, -1), b.index(1));
  auto addTo = [&](Value j, Value addend) {
    Values element = concat(at, j);
    b.store(b.add(b.load(state, element), addend), state, element);
  };
  b.forRange(b.index(0), dv, [&](Value j) { addTo(j, b.mul(factor, value(j))); });
  addTo(dv, factor);
}

//===-- linear_attention ------------------------------------------------------//

namespace {

/// One head of one batch element.
class AttentionLoops {
public:
  AttentionLoops(LinearAttentionOp op, LoopBuilder &b, Value batch, Value head, Value state)
      : op(op), b(b), batch(batch), head(head), state(state), type(elementType(op.getQ())),
        heads(b.index(op.getHeads())), dk(b.div(b.size(op.getQ(), 2), heads)), dv(b.div(b.size(op.getV(), 2), heads)) {}

  void lower();

private:
  Value key(Value sequence, Value t, Value i) {
    return feature(b, op.getFeature(), b.load(sequence, {batch, t, column(b, head, dk, i)}));
  }
  Values valueAt(Value t, Value j) { return {batch, t, column(b, head, dv, j)}; }

  /// S += φ(k_t) [v_t, 1]ᵀ
  void extend(Value t);
  /// The result of token t from the state.
  void apply(Value t);

  LinearAttentionOp op;
  LoopBuilder &b;
  Value batch, head, state;
  Type type;
  Value heads, dk, dv;
};

void AttentionLoops::extend(Value t) {
  b.forRange(b.index(0), dk, [&](Value i) {
    addToRow(b, state, i, key(op.getK(), t, i), [&](Value j) { return b.load(op.getV(), valueAt(t, j)); });
  });
}

void AttentionLoops::apply(Value t) {
  auto weighted = [&](Value j) { // φ(q_t)ᵀ S[:, j]
    return b.sum(b.index(0), dk, type, [&](Value i) { return b.mul(key(op.getQ(), t, i), b.load(state, {i, j})); });
  };
  Value den = weighted(dv);
  b.forRange(b.index(0), dv, [&](Value j) {
    Value result = finish(b, op, weighted(j), den, [&] { return b.load(op.getV(), valueAt(t, j)); });
    b.store(result, op.getInits(), valueAt(t, j));
  });
}

void AttentionLoops::lower() {
  Value zero = b.constant(type, 0), none = b.index(0), tokens = b.size(op.getK(), 1);
  b.forEach(b.sizes(state), [&](ValueRange at) { b.store(zero, state, at); });
  if (op.getCausal()) {
    b.forRange(none, tokens, [&](Value t) {
      extend(t);
      apply(t);
    });
    return;
  }
  b.forRange(none, tokens, [&](Value s) { extend(s); });
  b.forRange(none, b.size(op.getQ(), 1), [&](Value t) { apply(t); });
}

} // namespace

void ldn::lowerToLoops(LinearAttentionOp op, LoopBuilder &b) {
  auto features = [](Value sequence) { return cast<MemRefType>(sequence.getType()).getDimSize(2); };
  int64_t heads = op.getHeads();
  auto type = MemRefType::get({features(op.getQ()) / heads, features(op.getV()) / heads + 1}, elementType(op.getQ()));
  Value state = memref::AllocOp::create(b, type);
  b.forEach({b.size(op.getInits(), 0), b.index(heads)},
            [&](ValueRange at) { AttentionLoops(op, b, at[0], at[1], state).lower(); });
  b.release(state);
}

//===-- attention_state -------------------------------------------------------//

void ldn::lowerToLoops(AttentionStateOp op, LoopBuilder &b) {
  Value k = op.getK(), v = op.getV(), state = op.getInits();
  Value zero = b.constant(elementType(k), 0), heads = b.index(op.getHeads());
  Value dk = b.div(b.size(k, 2), heads), dv = b.div(b.size(v, 2), heads);
  Value tokens = b.size(k, 1);
  if (!op.getAccumulate())
    b.forEach(b.sizes(state), [&](ValueRange at) { b.store(zero, state, at); });

  /// Adds the tokens in [begin, end) to the state at `place`, for head `place.back()`.
  auto addTokens = [&](Value begin, Value end, ValueRange place) {
    Value batch = place.front(), head = place.back();
    b.forRange(begin, end, [&](Value t) {
      b.forRange(b.index(0), dk, [&](Value i) {
        Value key = b.load(k, {batch, t, column(b, head, dk, i)});
        addToRow(b, state, concat(place, i), key, [&](Value j) {
          return b.load(v, {batch, t, column(b, head, dv, j)});
        });
      });
    });
  };
  b.forEach(b.sizes(state, /*drop=*/2), [&](ValueRange place) {
    Value end = tokens;
    if (op.getChunk()) // place is (batch, chunk, head): the tokens before the chunk
      end = b.min(tokens, b.mul(place[1], b.index(*op.getChunk())));
    addTokens(b.index(0), end, place);
  });
}

//===-- attention_apply -------------------------------------------------------//

namespace {

/// One head of one batch element.
class ApplyLoops {
public:
  ApplyLoops(AttentionApplyOp op, LoopBuilder &b, Value batch, Value head)
      : op(op), b(b), batch(batch), head(head), type(elementType(op.getQ())), dk(b.size(op.getState(), -2)),
        dv(b.sub(b.size(op.getState(), -1), b.index(1))) {}

  void lower(Value row);

private:
  Value query(Value row, Value i) { return b.load(op.getQ(), {batch, row, column(b, head, dk, i)}); }
  Value key(Value row, Value i) { return b.load(op.getK(), {batch, row, column(b, head, dk, i)}); }
  Value value(Value row, Value j) { return b.load(op.getV(), {batch, row, column(b, head, dv, j)}); }

  /// q_rowᵀ S[:, j], plus, if causal, the rows of the chunk from `first` to `row` with `columnOf(s)` in place of S[:,
  /// j].
  Value weighted(Value row, Value first, ValueRange place, Value j, function_ref<Value(Value)> columnOf);

  AttentionApplyOp op;
  LoopBuilder &b;
  Value batch, head;
  Type type;
  Value dk, dv;
};

Value ApplyLoops::weighted(Value row, Value first, ValueRange place, Value j, function_ref<Value(Value)> columnOf) {
  Value zero = b.index(0);
  Value past = b.sum(zero, dk, type, [&](Value i) {
    return b.mul(query(row, i), b.load(op.getState(), concat(place, {i, j})));
  });
  if (!op.getChunk())
    return past;
  Value end = b.add(row, b.index(1));
  return b.sum(first, end, past, [&](Value s) {
    Value affinity = b.sum(zero, dk, type, [&](Value i) { return b.mul(query(row, i), key(s, i)); });
    return b.mul(affinity, columnOf(s));
  });
}

void ApplyLoops::lower(Value row) {
  Value first; // row of the first token of the chunk
  Values place{batch, head};
  if (op.getChunk()) {
    Value chunk = b.index(*op.getChunk());
    Value token = op.getAt() ? b.add(op.getAt(), row) : row;
    first = b.sub(row, b.rem(token, chunk));
    place = {batch, b.div(token, chunk), head};
  }
  Value den = weighted(row, first, place, dv, [&](Value) { return b.constant(type, 1); });
  b.forRange(b.index(0), dv, [&](Value j) {
    Value num = weighted(row, first, place, j, [&](Value s) { return value(s, j); });
    Value result = finish(b, op, num, den, [&] { return value(row, j); });
    b.store(result, op.getInits(), {batch, row, column(b, head, dv, j)});
  });
}

} // namespace

void ldn::lowerToLoops(AttentionApplyOp op, LoopBuilder &b) {
  b.forEach({b.size(op.getInits(), 0), b.index(op.getHeads()), b.size(op.getInits(), 1)},
            [&](ValueRange at) { ApplyLoops(op, b, at[0], at[1]).lower(at[2]); });
}
