//===- AttentionGradient.cpp - Loops of the products of attention's derivative ===//

#include "LowerOps.h"

using namespace mlir;
using namespace ldn;

using Values = LoopBuilder::Values;

/// Feature `i` of head `head`, out of `perHead`.
static Value column(LoopBuilder &b, Value head, Value perHead, Value i) { return b.add(b.mul(head, perHead), i); }

static Value perHead(LoopBuilder &b, Value sequence, int64_t heads) {
  return b.div(b.size(sequence, -1), b.index(heads));
}

/// The scalar products of a product over the tokens.
namespace {
struct ProductLoops {
  LoopBuilder &b;
  Value x, y, c; // (x_t · y_s) c_s
  Value batch, head, n, m;

  Value affinity(Value t, Value s) {
    return b.sum(b.index(0), n, elementType(x), [&](Value i) {
      Value at = column(b, head, n, i);
      return b.mul(b.load(x, {batch, t, at}), b.load(y, {batch, s, at}));
    });
  }
  /// `start + Σ (x_t · y_s) c_s[j]`, begin ≤ s < end.
  Value sum(Value t, Value begin, Value end, Value j, Value start) {
    return b.sum(begin, end, start, [&](Value s) {
      return b.mul(affinity(t, s), b.load(c, {batch, s, column(b, head, m, j)}));
    });
  }
};
} // namespace

/// Calls `body(batch, head, token, j)` for every element of the result.
static void forEachElement(LoopBuilder &b, Value result, int64_t heads, function_ref<void(ValueRange)> body) {
  b.forEach({b.size(result, 0), b.index(heads), b.size(result, 1), perHead(b, result, heads)}, body);
}

void ldn::lowerToLoops(AttentionProductOp op, LoopBuilder &b) {
  Value y = op.getInits(), tokens = b.size(op.getB(), 1), one = b.index(1);
  int64_t heads = op.getHeads();
  Value n = perHead(b, op.getA(), heads), m = perHead(b, y, heads);
  forEachElement(b, y, heads, [&](ValueRange at) {
    Value t = at[2], begin = op.getDirection() == Direction::future ? t : b.index(0);
    Value end = op.getDirection() == Direction::past ? b.add(t, one) : tokens;
    ProductLoops product{b, op.getA(), op.getB(), op.getC(), at[0], at[1], n, m};
    Value sum = product.sum(t, begin, end, at[3], b.constant(elementType(y), 0));
    b.store(sum, y, {at[0], t, column(b, at[1], m, at[3])});
  });
}

//===-- product_state and product_apply ---------------------------------------//

void ldn::lowerToLoops(ProductStateOp op, LoopBuilder &b) {
  Value keys = op.getB(), values = op.getC(), state = op.getInits(), tokens = b.size(keys, 1);
  int64_t heads = op.getHeads();
  Value n = perHead(b, keys, heads), m = perHead(b, values, heads), zero = b.constant(elementType(state), 0);
  b.forEach(b.sizes(state), [&](ValueRange at) {
    Value batch = at.front(), i = at[at.size() - 2], j = at.back(), head = at[at.size() - 3];
    Value begin = b.index(0), end = tokens;
    if (op.getChunk()) { // at is (batch, chunk, head, i, j)
      Value chunk = b.index(*op.getChunk()), first = b.mul(at[1], chunk);
      if (op.getDirection() == Direction::past)
        end = first;
      else
        begin = b.min(tokens, b.add(first, chunk));
    }
    Value start = op.getAccumulate() ? b.load(state, at) : zero;
    Value sum = b.sum(begin, end, start, [&](Value t) {
      return b.mul(b.load(keys, {batch, t, column(b, head, n, i)}), b.load(values, {batch, t, column(b, head, m, j)}));
    });
    b.store(sum, state, at);
  });
}

void ldn::lowerToLoops(ProductApplyOp op, LoopBuilder &b) {
  Value a = op.getA(), y = op.getInits(), state = op.getState(), rows = b.size(a, 1);
  int64_t heads = op.getHeads();
  Value n = perHead(b, a, heads), m = perHead(b, y, heads);
  forEachElement(b, y, heads, [&](ValueRange at) {
    Value batch = at[0], head = at[1], row = at[2], j = at[3], first;
    Values place{batch, head};
    if (op.getChunk()) {
      Value chunk = b.index(*op.getChunk());
      Value token = op.getAt() ? b.add(op.getAt(), row) : row;
      first = b.sub(row, b.rem(token, chunk)); // the row of the first token of the chunk
      place = {batch, b.div(token, chunk), head};
    }
    Value sum = b.sum(b.index(0), n, elementType(y), [&](Value i) {
      return b.mul(b.load(a, {batch, row, column(b, head, n, i)}), b.load(state, concat(place, {i, j})));
    });
    if (op.getChunk()) {
      bool past = op.getDirection() == Direction::past;
      Value begin = past ? first : row;
      Value end = past ? b.add(row, b.index(1)) : b.min(rows, b.add(first, b.index(*op.getChunk())));
      sum = ProductLoops{b, a, op.getB(), op.getC(), batch, head, n, m}.sum(row, begin, end, j, sum);
    }
    b.store(sum, y, {batch, row, column(b, head, m, j)});
  });
}

//===-- heads -----------------------------------------------------------------//

void ldn::lowerToLoops(ExtendHeadsOp op, LoopBuilder &b) {
  Value x = op.getX(), y = op.getInits(), one = b.constant(elementType(x), 1), heads = b.index(op.getHeads());
  Value m = perHead(b, x, op.getHeads()), more = b.add(m, b.index(1));
  b.forEach(concat(b.sizes(x, /*drop=*/1), heads), [&](ValueRange at) {
    ValueRange token = at.drop_back();
    b.forRange(b.index(0), m, [&](Value j) {
      b.store(b.load(x, concat(token, column(b, at.back(), m, j))), y, concat(token, column(b, at.back(), more, j)));
    });
    b.store(one, y, concat(token, column(b, at.back(), more, m)));
  });
}

void ldn::lowerToLoops(ShrinkHeadsOp op, LoopBuilder &b) {
  Value x = op.getX(), y = op.getInits(), heads = b.index(op.getHeads());
  Value m = perHead(b, y, op.getHeads()), more = b.add(m, b.index(1));
  b.forEach(concat(concat(b.sizes(y, /*drop=*/1), heads), m), [&](ValueRange at) {
    ValueRange token = at.drop_back(2);
    Value head = at[token.size()], j = at.back();
    b.store(b.load(x, concat(token, column(b, head, more, j))), y, concat(token, column(b, head, m, j)));
  });
}

void ldn::lowerToLoops(AttentionNormGradOp op, LoopBuilder &b) {
  Value sums = op.getSums(), g = op.getG(), y = op.getInits();
  Type type = elementType(g);
  Value m = perHead(b, g, op.getHeads()), more = b.add(m, b.index(1)), zero = b.constant(type, 0);
  bool divides = op.getNormalize() == Normalize::rows, subtracts = op.getForm() == AttentionForm::laplacian;
  b.forEach({b.size(g, 0), b.size(g, 1), b.index(op.getHeads())}, [&](ValueRange at) {
    auto wide = [&](Value j) { return Values{at[0], at[1], column(b, at[2], more, j)}; };
    auto narrow = [&](Value j) { return Values{at[0], at[1], column(b, at[2], m, j)}; };
    // Σ g · of, the features of one head.
    auto along = [&](function_ref<Value(Value)> of) {
      return b.sum(b.index(0), m, type, [&](Value j) { return b.mul(b.load(g, narrow(j)), of(j)); });
    };
    Value divisor, last = zero;
    if (divides) {
      divisor = b.add(b.load(sums, wide(m)), b.constant(type, op.getEps().convertToDouble()));
      Value product = along([&](Value j) { return b.load(sums, wide(j)); });
      last = b.sub(zero, b.div(product, b.mul(divisor, divisor)));
    } else if (subtracts) {
      last = b.sub(zero, along([&](Value j) { return b.load(op.getV(), narrow(j)); }));
    }
    b.forRange(b.index(0), m, [&](Value j) {
      Value mine = b.load(g, narrow(j));
      b.store(divides ? b.div(mine, divisor) : mine, y, wide(j));
    });
    b.store(last, y, wide(m));
  });
}

void ldn::lowerToLoops(AttentionValueGradOp op, LoopBuilder &b) {
  Value g = op.getG(), y = op.getInits(), zero = b.constant(elementType(g), 0);
  Value m = perHead(b, g, op.getHeads()), more = b.add(m, b.index(1));
  forEachElement(b, y, op.getHeads(), [&](ValueRange at) {
    Values place{at[0], at[2], column(b, at[1], m, at[3])};
    Value mine = b.sub(zero, b.load(g, place));
    if (op.getNormalize() == Normalize::none)
      mine = b.mul(mine, b.load(op.getSums(), {at[0], at[2], column(b, at[1], more, m)}));
    b.store(mine, y, place);
  });
}
