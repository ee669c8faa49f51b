//===- InputGradient.cpp - Loops of derivatives of inputs, pooling and losses ===//

#include "LowerOps.h"

#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace ldn;

using Values = LoopBuilder::Values;

//===-- inputs and pooling ----------------------------------------------------//

void ldn::lowerToLoops(EmbeddingGradOp op, LoopBuilder &b) {
  Value g = op.getG(), table = op.getInits(), zero = b.constant(elementType(g), 0);
  b.forEach(b.sizes(table), [&](ValueRange at) { b.store(zero, table, at); });
  b.forEach(b.sizes(g), [&](ValueRange at) {
    Value token = b.load(op.getTokens(), at.drop_back());
    Values place{arith::IndexCastOp::create(b, b.getIndexType(), token), at.back()};
    b.store(b.add(b.load(table, place), b.load(g, at)), table, place);
  });
}

void ldn::lowerToLoops(UnpatchOp op, LoopBuilder &b) {
  Value image = op.getInits(), p = b.index(op.getSize());
  Value across = b.div(b.size(image, 3), p);
  b.forEach(b.sizes(image), [&](ValueRange at) {
    Value channel = at[1], y = at[2], x = at[3];
    Value patch = b.add(b.mul(b.div(y, p), across), b.div(x, p));
    Value feature = b.add(b.mul(b.add(b.mul(channel, p), b.rem(y, p)), p), b.rem(x, p));
    b.store(b.load(op.getPatches(), {at[0], patch, feature}), image, at);
  });
}

void ldn::lowerToLoops(ReduceMaxGradOp op, LoopBuilder &b) {
  Value x = op.getX(), y = op.getInits();
  Type type = elementType(x);
  Value zero = b.constant(type, 0), least = b.constant(type, -std::numeric_limits<double>::infinity());
  b.forEach({b.size(x, 0), b.size(x, 2)}, [&](ValueRange at) {
    Values first = b.fold(b.size(x, 1), {least, b.index(0)}, [&](ValueRange t, ValueRange sofar) -> Values {
      Value element = b.load(x, {at[0], t[0], at[1]}), better = b.less(sofar[0], element);
      return {b.select(better, element, sofar[0]), b.select(better, t[0], sofar[1])};
    });
    Value mine = b.load(op.getG(), at);
    b.forRange(b.index(0), b.size(x, 1), [&](Value t) {
      b.store(b.select(b.equal(t, first[1]), mine, zero), y, {at[0], t, at[1]});
    });
  });
}

//===-- losses ----------------------------------------------------------------//

void ldn::lowerToLoops(CrossEntropyGradOp op, LoopBuilder &b) {
  Value logits = op.getLogits(), result = op.getInits();
  Type type = elementType(logits);
  Value zero = b.constant(type, 0), one = b.constant(type, 1), classes = b.size(logits, -1);
  Values rows = b.sizes(logits, /*drop=*/1);
  // 1 where the label counts.
  auto counts = [&](ValueRange row) -> Value {
    if (!op.getIgnoreIndex())
      return one;
    auto skip = IntegerAttr::get(b.getI32Type(), static_cast<int32_t>(*op.getIgnoreIndex()));
    return b.select(b.equal(b.load(op.getLabels(), row), arith::ConstantOp::create(b, skip)), zero, one);
  };
  Value number = b.fold(rows, zero, [&](ValueRange row, ValueRange sofar) {
                    return Values{b.add(sofar[0], counts(row))};
                  })[0];
  Value share = b.div(b.load(op.getG(), {}), b.max(number, one));
  double s = op.getSmoothing().convertToDouble();
  Value spread = b.div(b.constant(type, s), b.toFloat(classes, type));
  Value peak = b.add(spread, b.constant(type, 1 - s));
  b.forEach(rows, [&](ValueRange row) {
    auto at = [&](Value c) { return b.load(logits, concat(row, c)); };
    Value none = b.index(0);
    Value largest = b.maximum(none, classes, type, at);
    auto power = [&](Value c) { return b.exp(b.sub(at(c), largest)); };
    Value total = b.sum(none, classes, type, power), counted = b.less(zero, counts(row));
    Value label = arith::IndexCastOp::create(b, b.getIndexType(), b.load(op.getLabels(), row));
    b.forRange(none, classes, [&](Value c) {
      Value target = b.select(b.equal(c, label), peak, spread);
      Value adjoint = b.mul(share, b.sub(b.div(power(c), total), target));
      b.store(b.select(counted, adjoint, zero), result, concat(row, c));
    });
  });
}

void ldn::lowerToLoops(MeanErrorGradOp op, LoopBuilder &b) {
  Value x = op.getX(), y = op.getY();
  Type type = elementType(x);
  Value share = b.load(op.getG(), {}), zero = b.constant(type, 0);
  for (Value size : b.sizes(x))
    share = b.div(share, b.toFloat(size, type));
  b.forEach(b.sizes(x), [&](ValueRange at) {
    Value difference = b.sub(b.load(x, at), b.load(y, at));
    Value slope;
    if (op.getAbsolute()) {
      Value one = b.constant(type, 1), minusOne = b.constant(type, -1);
      slope = b.select(b.less(zero, difference), one, b.select(b.less(difference, zero), minusOne, zero));
    } else {
      slope = b.mul(b.constant(type, 2), difference);
    }
    b.store(b.mul(share, slope), op.getInits(), at);
  });
}
