//===- LossRules.cpp - Derivatives of losses ---------------------------------===//

#include "Rules.h"

using namespace mlir;
using namespace ldn;

void ldn::differentiate(CrossEntropyOp op, Adjoints &adjoints) {
  Value g = adjoints.lookup(op.getResult()), logits = op.getLogits();
  adjoints.add(logits, CrossEntropyGradOp::create(adjoints.b, logits.getType(), logits, op.getLabels(), g, Value(),
                                                  op.getSmoothingAttr(), op.getIgnoreIndexAttr()).getResult());
}

void ldn::differentiate(MeanErrorOp op, Adjoints &adjoints) {
  Value g = adjoints.lookup(op.getResult()), x = op.getX(), y = op.getY();
  auto by = [&](Value one, Value other) {
    return MeanErrorGradOp::create(adjoints.b, one.getType(), one, other, g, Value(), op.getAbsoluteAttr()).getResult();
  };
  if (adjoints.isActive(x))
    adjoints.add(x, by(x, y));
  if (adjoints.isActive(y))
    adjoints.add(y, by(y, x));
}
