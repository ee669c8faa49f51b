//===- Local.cpp - Loops of operations on one token at a time ----------------===//

#include "LowerOps.h"

#include "mlir/IR/IRMapping.h"

using namespace mlir;
using namespace ldn;

//===-- linear ----------------------------------------------------------------//

/// The weight from input `i` to output `o`.
static Value weight(LoopBuilder &b, LinearOp op, Value o, Value i) {
  Value w = op.getWeight();
  switch (op.getLayout()) {
  case WeightLayout::out_in:
    return b.load(w, {o, i});
  case WeightLayout::in_out:
    return b.load(w, {i, o});
  case WeightLayout::packed: {
    if (!op.getFactors())
      return b.load(w, {b.div(o, b.size(w, 2)), i, b.rem(o, b.size(w, 2))});
    Value two = b.index(2), panel = b.div(b.size(w, 2), two);
    return b.load(w, {b.div(o, panel), b.div(i, two), b.add(b.mul(two, b.rem(o, panel)), b.rem(i, two))});
  }
  }
  llvm_unreachable("unknown layout of a weight");
}

void ldn::lowerToLoops(LinearOp op, LoopBuilder &b) {
  Value x = op.getX(), y = op.getInits();
  Type type = elementType(x);
  b.forEach(b.sizes(y), [&](ValueRange at) {
    ValueRange token = at.drop_back();
    Value o = at.back();
    Value sum = b.sum(b.index(0), b.size(x, -1), type, [&](Value i) {
      Value element = b.round(b.load(x, concat(token, i)), op.getFactors());
      return b.mul(element, b.round(weight(b, op, o, i), op.getFactors()));
    });
    if (op.getBias())
      sum = b.add(sum, b.load(op.getBias(), o));
    b.store(sum, y, at);
  });
}

//===-- map -------------------------------------------------------------------//

void ldn::lowerToLoops(MapOp op, LoopBuilder &b) {
  Block &body = op.getBody().front();
  b.forEach(b.sizes(op.getInits()), [&](ValueRange at) {
    IRMapping elements;
    for (auto [index, input] : llvm::enumerate(op.getInputs())) {
      AffineMap map = op.getIndexingMap(index);
      LoopBuilder::Values from;
      for (unsigned dim = 0; dim < map.getNumResults(); ++dim)
        from.push_back(at[map.getDimPosition(dim)]);
      elements.map(body.getArgument(index), b.load(input, from));
    }
    for (Operation &scalar : body.without_terminator())
      b.clone(scalar, elements);
    Value result = body.getTerminator()->getOperand(0);
    b.store(elements.lookup(result), op.getInits(), at);
  });
}

//===-- norms and softmax -----------------------------------------------------//

/// `value · weight[c] + bias[c]`, as far as they are given.
template <typename Op> static Value scaleAndShift(LoopBuilder &b, Op op, Value value, Value c) {
  if (op.getWeight())
    value = b.mul(value, b.load(op.getWeight(), c));
  if (op.getBias())
    value = b.add(value, b.load(op.getBias(), c));
  return value;
}

/// A loop over the tokens of `x`, whose features are the last dimension.
static void forEachToken(LoopBuilder &b, Value x, function_ref<void(ValueRange token)> body) {
  b.forEach(b.sizes(x, /*drop=*/1), body);
}

void ldn::lowerToLoops(LayerNormOp op, LoopBuilder &b) {
  Value x = op.getX(), y = op.getInits();
  Type type = elementType(x);
  forEachToken(b, x, [&](ValueRange token) {
    Value zero = b.index(0), width = b.size(x, -1);
    Value count = b.toFloat(width, type);
    Value mean = b.div(b.sum(zero, width, type, [&](Value c) { return b.load(x, concat(token, c)); }), count);
    auto centred = [&](Value c) { return b.sub(b.load(x, concat(token, c)), mean); };
    Value variance = b.div(b.sum(zero, width, type,
                                 [&](Value c) {
                                   Value d = centred(c);
                                   return b.mul(d, d);
                                 }),
                           count);
    Value eps = b.constant(type, op.getEps().convertToDouble());
    Value deviation = b.sqrt(b.add(variance, eps));
    b.forRange(zero, width,
               [&](Value c) { b.store(scaleAndShift(b, op, b.div(centred(c), deviation), c), y, concat(token, c)); });
  });
}

void ldn::lowerToLoops(RMSNormOp op, LoopBuilder &b) {
  Value x = op.getX(), y = op.getInits();
  Type type = elementType(x);
  forEachToken(b, x, [&](ValueRange token) {
    Value zero = b.index(0), width = b.size(x, -1);
    Value meanSquare = b.div(b.sum(zero, width, type,
                                   [&](Value c) {
                                     Value e = b.load(x, concat(token, c));
                                     return b.mul(e, e);
                                   }),
                             b.toFloat(width, type));
    Value eps = b.constant(type, op.getEps().convertToDouble());
    Value root = b.sqrt(b.add(meanSquare, eps));
    b.forRange(zero, width, [&](Value c) {
      Value scaled = b.div(b.load(x, concat(token, c)), root);
      b.store(scaleAndShift(b, op, scaled, c), y, concat(token, c));
    });
  });
}

void ldn::lowerToLoops(SoftmaxOp op, LoopBuilder &b) {
  Value x = op.getX(), y = op.getInits();
  Type type = elementType(x);
  forEachToken(b, x, [&](ValueRange token) {
    Value zero = b.index(0), width = b.size(x, -1);
    auto at = [&](Value c) { return b.load(x, concat(token, c)); };
    Value largest = b.maximum(zero, width, type, at);
    auto power = [&](Value c) { return b.exp(b.sub(at(c), largest)); };
    Value total = b.sum(zero, width, type, power);
    b.forRange(zero, width, [&](Value c) { b.store(b.div(power(c), total), y, concat(token, c)); });
  });
}

//===-- concat and slice ------------------------------------------------------//

void ldn::lowerToLoops(ConcatOp op, LoopBuilder &b) {
  Value offset = b.index(0);
  for (Value input : op.getInputs()) {
    b.forEach(b.sizes(input), [&](ValueRange at) {
      b.store(b.load(input, at), op.getInits(), concat(at.drop_back(), b.add(offset, at.back())));
    });
    offset = b.add(offset, b.size(input, -1));
  }
}

void ldn::lowerToLoops(SliceOp op, LoopBuilder &b) {
  Value offset = b.index(op.getOffset());
  b.forEach(b.sizes(op.getInits()), [&](ValueRange at) {
    Value from = b.add(offset, at.back());
    b.store(b.load(op.getX(), concat(at.drop_back(), from)), op.getInits(), at);
  });
}
