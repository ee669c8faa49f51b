//===- LossOps.cpp - One number from a batch ---------------------------------===//

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Dialect/Verify.h"

using namespace mlir;
using namespace ldn;

/// `labels` has one i32 for each row of `logits`, and the result is a scalar.
template <typename Op> static LogicalResult verifyClassification(Op op) {
  ShapedType logits = shapedType(op.getLogits()), labels = shapedType(op.getLabels());
  if (failed(verifyDestination(op, op.getInitsMutable().getAsOperandRange())) ||
      failed(verifyStaticFeatures(op, "logits", logits)))
    return failure();
  if (failed(verifySameElements(op, "logits", logits, "result", op.getOutputType())))
    return failure();
  if (!labels.getElementType().isInteger(32))
    return op.emitOpError("'labels' must hold i32, got ") << labels.getElementType();
  if (failed(verifyShape(op, "labels", op.getLabels(), logits.getShape().drop_back())))
    return failure();
  return verifyShape(op, "result", op.getOutput(), {});
}

TokenReach CrossEntropyOp::getReach(OpOperand &) { return TokenReach::parameter(); }
LogicalResult CrossEntropyOp::verify() {
  double smoothing = getSmoothing().convertToDouble();
  if (!(smoothing >= 0 && smoothing < 1))
    return emitOpError("'smoothing' must be at least 0 and below 1, got ") << smoothing;
  return verifyClassification(*this);
}
double CrossEntropyOp::getFlopsPerToken(double) {
  return 5.0 * featureSize(shapedType(getLogits()));
}

TokenReach AccuracyOp::getReach(OpOperand &) { return TokenReach::parameter(); }
LogicalResult AccuracyOp::verify() { return verifyClassification(*this); }
double AccuracyOp::getFlopsPerToken(double) { return 0; }

TokenReach CountLabelsOp::getReach(OpOperand &) { return TokenReach::parameter(); }
LogicalResult CountLabelsOp::verify() {
  if (failed(verifyDestination(*this, getInitsMutable().getAsOperandRange())))
    return failure();
  Type element = shapedType(getLabels()).getElementType();
  if (!element.isInteger(32))
    return emitOpError("'labels' must hold i32, got ") << element;
  if (!isa<FloatType>(getOutputType().getElementType()))
    return emitOpError("'result' must hold floats, got ") << getOutputType().getElementType();
  return verifyShape(*this, "result", getOutput(), {});
}
double CountLabelsOp::getFlopsPerToken(double) { return 0; }

TokenReach MeanErrorOp::getReach(OpOperand &) { return TokenReach::parameter(); }
LogicalResult MeanErrorOp::verify() {
  if (failed(verifyDestination(*this, getInitsMutable().getAsOperandRange())) ||
      failed(verifyOneFloatType(*this)) ||
      failed(verifyShape(*this, "y", getY(), shapedType(getX()).getShape())))
    return failure();
  return verifyShape(*this, "result", getOutput(), {});
}
double MeanErrorOp::getFlopsPerToken(double) { return 0; }
