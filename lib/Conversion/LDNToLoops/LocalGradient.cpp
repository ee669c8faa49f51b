//===- LocalGradient.cpp - Loops of derivatives token by token ---------------===//

#include "LowerOps.h"

using namespace mlir;
using namespace ldn;

using Values = LoopBuilder::Values;

void ldn::lowerToLoops(LinearWeightGradOp op, LoopBuilder &b) {
  Value g = op.getG(), x = op.getX(), result = op.getInits();
  Value zero = b.constant(elementType(g), 0);
  b.forEach(b.sizes(result), [&](ValueRange at) {
    Value sum = b.fold(b.sizes(g, /*drop=*/1), zero, [&](ValueRange token, ValueRange sofar) {
                   Value left = b.round(b.load(g, concat(token, at[0])), op.getFactors());
                   Value right = b.round(b.load(x, concat(token, at[1])), op.getFactors());
                   return Values{b.add(sofar[0], b.mul(left, right))};
                 })[0];
    b.store(sum, result, at);
  });
}

//===-- norms and softmax -----------------------------------------------------//

/// The mean over the features of `term(c)`.
static Value meanOver(LoopBuilder &b, Value x, function_ref<Value(Value)> term) {
  Type type = elementType(x);
  Value width = b.size(x, -1);
  return b.div(b.sum(b.index(0), width, type, term), b.toFloat(width, type));
}

/// `(g - mean(g) - y mean(g y)) / deviation`, where `y = normalized(c) / deviation`, without `mean(g)` if not `centred`.
template <typename Op>
static void storeNormGrad(LoopBuilder &b, Op op, ValueRange token, Value variance, bool centred,
                          function_ref<Value(Value)> shifted) {
  Value g = op.getG();
  auto adjoint = [&](Value c) { return b.load(g, concat(token, c)); };
  Value deviation = b.sqrt(b.add(variance, b.constant(variance.getType(), op.getEps().convertToDouble())));
  auto normalized = [&](Value c) { return b.div(shifted(c), deviation); };
  Value mean = centred ? meanOver(b, g, adjoint) : Value();
  Value projection = meanOver(b, g, [&](Value c) { return b.mul(adjoint(c), normalized(c)); });
  b.forRange(b.index(0), b.size(g, -1), [&](Value c) {
    Value rest = b.sub(adjoint(c), b.mul(normalized(c), projection));
    if (centred)
      rest = b.sub(rest, mean);
    b.store(b.div(rest, deviation), op.getInits(), concat(token, c));
  });
}

void ldn::lowerToLoops(LayerNormGradOp op, LoopBuilder &b) {
  Value x = op.getX();
  b.forEach(b.sizes(x, /*drop=*/1), [&](ValueRange token) {
    Value mean = meanOver(b, x, [&](Value c) { return b.load(x, concat(token, c)); });
    auto shifted = [&](Value c) { return b.sub(b.load(x, concat(token, c)), mean); };
    Value variance = meanOver(b, x, [&](Value c) {
      Value d = shifted(c);
      return b.mul(d, d);
    });
    storeNormGrad(b, op, token, variance, /*centred=*/true, shifted);
  });
}

void ldn::lowerToLoops(RMSNormGradOp op, LoopBuilder &b) {
  Value x = op.getX();
  b.forEach(b.sizes(x, /*drop=*/1), [&](ValueRange token) {
    auto at = [&](Value c) { return b.load(x, concat(token, c)); };
    Value square = meanOver(b, x, [&](Value c) {
      Value e = at(c);
      return b.mul(e, e);
    });
    storeNormGrad(b, op, token, square, /*centred=*/false, at);
  });
}

void ldn::lowerToLoops(SoftmaxGradOp op, LoopBuilder &b) {
  Value y = op.getY(), g = op.getG();
  b.forEach(b.sizes(y, /*drop=*/1), [&](ValueRange token) {
    Value zero = b.index(0), width = b.size(y, -1);
    Value projection = b.sum(zero, width, elementType(y), [&](Value c) {
      return b.mul(b.load(g, concat(token, c)), b.load(y, concat(token, c)));
    });
    b.forRange(zero, width, [&](Value c) {
      Value rest = b.sub(b.load(g, concat(token, c)), projection);
      b.store(b.mul(b.load(y, concat(token, c)), rest), op.getInits(), concat(token, c));
    });
  });
}

//===-- pad, broadcast and sums -----------------------------------------------//

void ldn::lowerToLoops(PadOp op, LoopBuilder &b) {
  Value x = op.getX(), y = op.getInits(), offset = b.index(op.getOffset()), zero = b.constant(elementType(x), 0);
  b.forEach(b.sizes(y), [&](ValueRange at) { b.store(zero, y, at); });
  b.forEach(b.sizes(x), [&](ValueRange at) {
    b.store(b.load(x, at), y, concat(at.drop_back(), b.add(offset, at.back())));
  });
}

void ldn::lowerToLoops(BroadcastOp op, LoopBuilder &b) {
  b.forEach(b.sizes(op.getInits()), [&](ValueRange at) {
    b.store(b.load(op.getX(), concat(at.drop_back(2), at.back())), op.getInits(), at);
  });
}

void ldn::lowerToLoops(GroupSpreadOp op, LoopBuilder &b) {
  Value x = op.getX(), y = op.getInits(), perGroup = b.div(b.size(y, 0), b.size(x, 0));
  b.forEach(b.sizes(y), [&](ValueRange at) { b.store(b.load(x, b.div(at[0], perGroup)), y, at); });
}

void ldn::lowerToLoops(GroupSumOp op, LoopBuilder &b) {
  Value x = op.getX(), y = op.getInits();
  bool all = rank(y) + 1 == rank(x);
  Value perGroup = all ? b.size(x, 0) : b.div(b.size(x, 0), b.size(y, 0));
  b.forEach(b.sizes(y), [&](ValueRange at) {
    Value first = all ? b.index(0) : b.mul(at[0], perGroup);
    ValueRange rest = all ? at : at.drop_front();
    Value sum = b.sum(first, b.add(first, perGroup), elementType(x),
                      [&](Value i) { return b.load(x, concat(i, rest)); });
    b.store(sum, y, at);
  });
}
