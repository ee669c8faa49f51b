//===- DiffusionOps.cpp - Operations that mix neighbouring tokens ------------===//

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Dialect/Verify.h"

using namespace mlir;
using namespace ldn;

/// The window of a band kernel with `taps` taps of which `before` are before the token.
static TokenReach bandReach(std::optional<int64_t> before, int64_t taps,
                            int64_t steps) {
  if (!before || ShapedType::isDynamic(taps))
    return TokenReach::all();
  return TokenReach::window(*before * steps, (taps - 1 - *before) * steps);
}

//===-- diffuse ---------------------------------------------------------------//

TokenReach DiffuseOp::getReach(OpOperand &operand) {
  bool isInput = &operand == &getHMutable();
  bool isInit = !getInits() ? false : operand.get() == getInits();
  if (isInit)
    return TokenReach::local();
  if (!isInput)
    return TokenReach::parameter();
  if (getStructure() == KernelStructure::dense)
    return TokenReach::all();
  return bandReach(getBefore(), featureSize(shapedType(getKernel())), getSteps());
}

MutableOperandRange DiffuseOp::getPositionMutable() { return getAtMutable(); }

LogicalResult DiffuseOp::verify() {
  if (failed(verifyDestination(*this, getInitsMutable().getAsOperandRange())) ||
      failed(verifyOneFloatType(*this)))
    return failure();
  ShapedType h = shapedType(getH()), kernel = shapedType(getKernel()),
             dt = shapedType(getDt());
  if (h.getRank() < 2 || getOutputType().getRank() != h.getRank())
    return emitOpError("needs sequences [..., tokens, features]");
  if (failed(verifyStaticFeatures(*this, "h", h)))
    return failure();
  int64_t width = featureSize(h);
  if (featureSize(getOutputType()) != width)
    return emitOpError("'h' has ") << width << " features, the result "
                                   << featureSize(getOutputType());
  if (getSteps() < 1)
    return emitOpError("'steps' must be at least 1, got ") << getSteps();

  if (getStructure() == KernelStructure::dense) {
    int64_t tokens = h.getDimSize(h.getRank() - 2);
    if (failed(verifyShape(*this, "kernel", getKernel(), {tokens, tokens})))
      return failure();
  } else {
    if (kernel.getRank() < 1 || kernel.getRank() > 2)
      return emitOpError("'kernel' must have shape [taps] or [groups, taps]");
    int64_t taps = featureSize(kernel);
    int64_t before = getBefore().value_or(0);
    bool open = ShapedType::isDynamic(taps);
    if (open == getBefore().has_value() || (!open && (before < 0 || before >= taps)))
      return emitOpError("'before' must name one of the taps, and is absent where their number is open");
    if (kernel.getRank() == 2 && (ShapedType::isDynamic(kernel.getDimSize(0)) ||
                                  width % kernel.getDimSize(0) != 0))
      return emitOpError("the number of kernels ")
             << kernel.getDimSize(0) << " must divide the features " << width;
  }
  if (dt.getRank() > 1 || (dt.getRank() == 1 && width % dt.getDimSize(0) != 0))
    return emitOpError("'dt' must have shape [] or [groups], groups dividing the features ")
           << width;
  if (getBias()) {
    if (getForm() != DiffusionForm::relax)
      return emitOpError("'bias' belongs to the form 'relax'");
    return verifyShape(*this, "bias", getBias(), {width});
  }
  return success();
}

double DiffuseOp::getFlopsPerToken(double tokens) {
  ShapedType kernel = shapedType(getKernel());
  double taps = featureSize(kernel);
  if (getStructure() == KernelStructure::dense || ShapedType::isDynamic(featureSize(kernel)))
    taps = tokens;
  // A tap costs a multiply-add (laplacian: and a difference), the step two more.
  double perTap = getForm() == DiffusionForm::laplacian ? 3 : 2;
  return getSteps() * featureSize(shapedType(getH())) * (perTap * taps + 2);
}

//===-- dwconv ----------------------------------------------------------------//

TokenReach DWConvOp::getReach(OpOperand &operand) {
  if (&operand == &getXMutable())
    return bandReach(getBefore(), featureSize(shapedType(getWeight())), 1);
  return getInits() && operand.get() == getInits() ? TokenReach::local()
                                                   : TokenReach::parameter();
}

MutableOperandRange DWConvOp::getPositionMutable() { return getAtMutable(); }

LogicalResult DWConvOp::verify() {
  if (failed(verifyDestination(*this, getInitsMutable().getAsOperandRange())) ||
      failed(verifyOneFloatType(*this)))
    return failure();
  ShapedType x = shapedType(getX()), weight = shapedType(getWeight());
  if (x.getRank() < 2 || getOutputType().getRank() != x.getRank())
    return emitOpError("needs sequences [..., tokens, features]");
  if (failed(verifyStaticFeatures(*this, "x", x)))
    return failure();
  int64_t width = featureSize(x);
  if (featureSize(getOutputType()) != width)
    return emitOpError("'x' has ") << width << " features, the result "
                                   << featureSize(getOutputType());
  if (weight.getRank() != 2 || !weight.hasStaticShape() || weight.getDimSize(0) != width)
    return emitOpError("'weight' must have shape [") << width << ", taps]";
  int64_t before = getBefore();
  if (before < 0 || before >= weight.getDimSize(1))
    return emitOpError("'before' must name one of the taps");
  if (getBias())
    return verifyShape(*this, "bias", getBias(), {width});
  return success();
}

double DWConvOp::getFlopsPerToken(double) {
  return 2.0 * shapedType(getWeight()).getNumElements();
}
