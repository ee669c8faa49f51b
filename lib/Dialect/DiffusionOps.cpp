//===- DiffusionOps.cpp - Operations that mix neighbouring tokens ------------===//

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Dialect/Verify.h"

using namespace mlir;
using namespace ldn;

/// The window of a band kernel with `taps` taps of which `before` are before the token.
static TokenReach bandReach(std::optional<int64_t> before, int64_t taps,
                            int64_t steps, bool transposed) {
  if (!before || ShapedType::isDynamic(taps))
    return TokenReach::all();
  int64_t earlier = *before * steps, later = (taps - 1 - *before) * steps;
  return transposed ? TokenReach::window(later, earlier) : TokenReach::window(earlier, later);
}

/// `x` and the result are sequences of one batch; a tile (`at`) may have fewer tokens than it reads.
static LogicalResult verifyWindowed(Operation *op, StringRef name, ShapedType x, ShapedType result,
                                    bool isTile) {
  if (x.getRank() < 2 || result.getRank() != x.getRank())
    return op->emitOpError("needs sequences [..., tokens, features]");
  if (failed(verifyStaticFeatures(op, name, x)))
    return failure();
  auto tokens = [&](ShapedType type) {
    return isTile ? type.clone(type.getShape().drop_back()) : type;
  };
  return verifySameTokens(op, name, tokens(x), "result", tokens(result));
}

//===-- diffuse ---------------------------------------------------------------//

TokenReach DiffuseOp::getReach(OpOperand &operand) {
  if (isDestination(*this, operand))
    return TokenReach::local();
  if (&operand != &getHMutable())
    return TokenReach::parameter();
  if (getStructure() == KernelStructure::dense)
    return TokenReach::all();
  TokenReach reach = bandReach(getBefore(), featureSize(shapedType(getKernel())), getSteps(), getTransposed());
  if (!getTransposed() || getForm() != DiffusionForm::laplacian || !reach.isWindow())
    return reach;
  // The row sums that are subtracted are of the window the other way round: which of its tokens exist shows on both sides.
  int64_t widest = std::max(reach.getBefore(), reach.getAfter());
  return TokenReach::window(widest, widest);
}

MutableOperandRange DiffuseOp::getPositionMutable() { return getAtMutable(); }

LogicalResult DiffuseOp::verify() {
  if (failed(verifyDestination(*this, getInitsMutable().getAsOperandRange())) ||
      failed(verifyOneFloatType(*this)))
    return failure();
  ShapedType h = shapedType(getH()), kernel = shapedType(getKernel()),
             dt = shapedType(getDt());
  if (failed(verifyWindowed(*this, "h", h, getOutputType(), static_cast<bool>(getAt()))))
    return failure();
  int64_t width = featureSize(h);
  if (featureSize(getOutputType()) != width)
    return emitOpError("'h' has ") << width << " features, the result "
                                   << featureSize(getOutputType());
  if (getTransposed() && (getSteps() != 1 || getBias() || getNormalize() != Normalize::none))
    return emitOpError("'transposed' has one step, no bias and no 'normalize'");
  if (getSteps() < 1)
    return emitOpError("'steps' must be at least 1, got ") << getSteps();

  if (getStructure() == KernelStructure::dense) {
    int64_t tokens = h.getDimSize(h.getRank() - 2);
    if (failed(verifyShape(*this, "kernel", getKernel(), {tokens, tokens})))
      return failure();
  } else {
    if (failed(verifyBand(*this, kernel, getBefore())))
      return failure();
    if (kernel.getRank() == 2 && !dividesFeatures(kernel.getDimSize(0), width))
      return emitOpError("the number of kernels ")
             << kernel.getDimSize(0) << " must divide the features " << width;
  }
  if (dt.getRank() > 1 || (dt.getRank() == 1 && !dividesFeatures(dt.getDimSize(0), width)))
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
    return bandReach(getBefore(), featureSize(shapedType(getWeight())), 1, getTransposed());
  return isDestination(*this, operand) ? TokenReach::local() : TokenReach::parameter();
}

MutableOperandRange DWConvOp::getPositionMutable() { return getAtMutable(); }

LogicalResult DWConvOp::verify() {
  if (failed(verifyDestination(*this, getInitsMutable().getAsOperandRange())) ||
      failed(verifyOneFloatType(*this)))
    return failure();
  ShapedType x = shapedType(getX()), weight = shapedType(getWeight());
  if (failed(verifyWindowed(*this, "x", x, getOutputType(), static_cast<bool>(getAt()))))
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
