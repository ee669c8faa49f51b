//===- Loss.cpp - Loops of losses and metrics --------------------------------===//

#include "LowerOps.h"

#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace ldn;

using Values = LoopBuilder::Values;

static Value isIgnored(LoopBuilder &b, Value label, int64_t ignored) {
  Value skip = arith::ConstantOp::create(b, IntegerAttr::get(b.getI32Type(), static_cast<int32_t>(ignored)));
  return b.equal(label, skip);
}

/// Stores the mean of `term(row, label)` over the labels that are not ignored, or 0 if there are none.
template <typename Op>
static void storeMean(LoopBuilder &b, Op op, function_ref<Value(ValueRange row, Value label)> term) {
  Value logits = op.getLogits(), labels = op.getLabels();
  Type type = elementType(op.getInits());
  Value zero = b.constant(type, 0), one = b.constant(type, 1);
  Values sums = b.fold(b.sizes(logits, /*drop=*/1), {zero, zero}, [&](ValueRange row, ValueRange sofar) -> Values {
    Value label = b.load(labels, row), counts = one;
    // The label of an ignored row need not be a class: it is not used as an index.
    Value safe = label;
    if (op.getIgnoreIndex()) {
      Value none = arith::ConstantOp::create(b, IntegerAttr::get(b.getI32Type(), 0));
      Value ignored = isIgnored(b, label, *op.getIgnoreIndex());
      counts = b.select(ignored, zero, one);
      safe = b.select(ignored, none, label);
    }
    Value index = arith::IndexCastOp::create(b, b.getIndexType(), safe);
    Value mine = term(row, index);
    if (op.getIgnoreIndex())
      mine = b.select(b.less(zero, counts), mine, zero);
    return {b.add(sofar[0], mine), b.add(sofar[1], counts)};
  });
  Value mean = b.div(sums[0], sums[1]);
  b.store(b.select(b.less(zero, sums[1]), mean, zero), op.getInits(), {});
}

void ldn::lowerToLoops(CrossEntropyOp op, LoopBuilder &b) {
  Value logits = op.getLogits();
  Type type = elementType(op.getInits());
  storeMean(b, op, [&](ValueRange row, Value label) {
    Value zero = b.index(0), classes = b.size(logits, -1);
    auto at = [&](Value c) { return b.load(logits, concat(row, c)); };
    Value largest = b.maximum(zero, classes, type, at);
    Value powers = b.sum(zero, classes, type, [&](Value c) { return b.exp(b.sub(at(c), largest)); });
    Value logSum = b.add(largest, b.log(powers));
    // -Σ_c target_c log p_c, with log p_c = x_c - logSum
    double s = op.getSmoothing().convertToDouble();
    Value loss = b.sub(logSum, at(label));
    if (s == 0)
      return loss;
    Value spread =
        b.div(b.sum(zero, classes, type, [&](Value c) { return b.sub(logSum, at(c)); }), b.toFloat(classes, type));
    return b.add(b.mul(b.constant(type, 1 - s), loss), b.mul(b.constant(type, s), spread));
  });
}

void ldn::lowerToLoops(AccuracyOp op, LoopBuilder &b) {
  Value logits = op.getLogits();
  Type type = elementType(op.getInits());
  Type scores = elementType(logits);
  storeMean(b, op, [&](ValueRange row, Value label) {
    auto at = [&](Value c) { return b.load(logits, concat(row, c)); };
    // The first class of the largest logit.
    Value least = b.constant(scores, -std::numeric_limits<double>::infinity());
    Values best = b.fold(b.size(logits, -1), {least, b.index(0)}, [&](ValueRange c, ValueRange sofar) -> Values {
      Value logit = at(c[0]), better = b.less(sofar[0], logit);
      return {b.select(better, logit, sofar[0]), b.select(better, c[0], sofar[1])};
    });
    return b.select(b.equal(best[1], label), b.constant(type, 1), b.constant(type, 0));
  });
}

void ldn::lowerToLoops(CountLabelsOp op, LoopBuilder &b) {
  Value labels = op.getLabels();
  Type type = elementType(op.getInits());
  Value zero = b.constant(type, 0), one = b.constant(type, 1);
  Values total = b.fold(b.sizes(labels), zero, [&](ValueRange at, ValueRange sofar) {
    Value ignored = isIgnored(b, b.load(labels, at), op.getIgnoreIndex());
    return Values{b.add(sofar[0], b.select(ignored, zero, one))};
  });
  b.store(total[0], op.getInits(), {});
}

void ldn::lowerToLoops(MeanErrorOp op, LoopBuilder &b) {
  Value x = op.getX(), y = op.getY();
  Type type = elementType(x);
  Values sizes = b.sizes(x);
  Value count = b.constant(type, 1);
  for (Value size : sizes)
    count = b.mul(count, b.toFloat(size, type));
  Values total = b.fold(sizes, b.constant(type, 0), [&](ValueRange at, ValueRange sofar) {
    Value difference = b.sub(b.load(x, at), b.load(y, at));
    Value error = op.getAbsolute() ? b.abs(difference) : b.mul(difference, difference);
    return Values{b.add(sofar[0], error)};
  });
  b.store(b.div(total[0], count), op.getInits(), {});
}
