//===- KernelOps.cpp - Diffusion kernels, time steps, positions, packing -----===//

#include "Shared.h"

using namespace mlir;
using namespace ldn;

//===-- gaussian_kernel -------------------------------------------------------//

TokenReach GaussianKernelOp::getReach(OpOperand &) { return TokenReach::parameter(); }

OpFoldResult GaussianKernelOp::reifyOpenDim(OpBuilder &builder, unsigned) {
  return reifyTaps(builder, getLoc(), getReach(), getCausal());
}

LogicalResult GaussianKernelOp::verify() {
  if (failed(verifyDestination(*this, getInitsMutable().getAsOperandRange())) ||
      failed(verifyOneFloatType(*this)))
    return failure();
  ShapedType sigma = shapedType(getSigma()), taps = getOutputType();
  if (sigma.getRank() > 1)
    return emitOpError("'sigma' must have shape [] or [groups]");
  if (taps.getRank() != sigma.getRank() + 1 ||
      (sigma.getRank() == 1 && taps.getDimSize(0) != sigma.getDimSize(0)))
    return emitOpError("taps must have the shape of 'sigma' and one dimension more");
  if (failed(verifyWindowForm(*this)))
    return failure();
  if (getReach() && !taps.isDynamicDim(taps.getRank() - 1))
    return emitOpError("with 'reach' has an open number of taps");
  if (getBefore()) {
    int64_t before = *getBefore();
    int64_t wanted = getCausal() ? before + 1 : 2 * before + 1;
    if (before < 0 || featureSize(taps) != wanted)
      return emitOpError("with a window of ")
             << before << " has " << wanted << " taps, got " << featureSize(taps);
  }
  for (Value weight : {getForward(), getBackward()})
    if (weight && weight.getType() != getSigma().getType())
      return emitOpError("'forward' and 'backward' must have the type of 'sigma'");
  return success();
}

double GaussianKernelOp::getFlopsPerToken(double) { return 0; }

//===-- stable_step -----------------------------------------------------------//

TokenReach StableStepOp::getReach(OpOperand &) { return TokenReach::parameter(); }

LogicalResult StableStepOp::verify() {
  if (failed(verifyDestination(*this, getInitsMutable().getAsOperandRange())) || failed(verifyOneFloatType(*this)) ||
      failed(verifySteps(*this)))
    return failure();
  return verifyShape(*this, "result", getOutput(), shapedType(getRaw()).getShape());
}

double StableStepOp::getFlopsPerToken(double) { return 0; }

//===-- sinusoid --------------------------------------------------------------//

TokenReach SinusoidOp::getReach(OpOperand &) { return TokenReach::parameter(); }

OpFoldResult SinusoidOp::reifyOpenDim(OpBuilder &, unsigned) {
  return OpFoldResult(getTokens());
}

LogicalResult SinusoidOp::verify() {
  if (failed(verifyDestination(*this, getInitsMutable().getAsOperandRange())) ||
      failed(verifyOneFloatType(*this)))
    return failure();
  if (getOutputType().getRank() != 2)
    return emitOpError("has shape [tokens, features]");
  return verifyStaticFeatures(*this, "result", getOutputType());
}

double SinusoidOp::getFlopsPerToken(double) { return 0; }

//===-- pack ------------------------------------------------------------------//

TokenReach PackOp::getReach(OpOperand &) { return TokenReach::parameter(); }

LogicalResult PackOp::verify() {
  if (failed(verifyDestination(*this, getInitsMutable().getAsOperandRange())) ||
      failed(verifyOneFloatType(*this, getWeights())))
    return failure();
  ShapedType packed = getOutputType();
  if (getWeights().empty() || packed.getRank() != 3)
    return emitOpError("needs weights, and a result [blocks, in, n]");
  if (getLayout() == WeightLayout::packed)
    return emitOpError("packs 'out_in' or 'in_out'");
  unsigned outDim = getLayout() == WeightLayout::out_in ? 0 : 1;
  ShapedType first = shapedType(getWeights().front());
  bool pairs = holdsPairs();
  if (pairs ? !first.getElementType().isF32() : first.getElementType() != packed.getElementType())
    return emitOpError("packs ") << first.getElementType() << " into " << packed.getElementType();
  int64_t outs = 0, each = pairs ? 2 : 1, block = packed.getDimSize(2) / each;
  for (Value weight : getWeights()) {
    ShapedType type = shapedType(weight);
    if (type.getRank() != 2 || !type.hasStaticShape() || type.getDimSize(1 - outDim) != first.getDimSize(1 - outDim) ||
        (type.getDimSize(1 - outDim) + each - 1) / each != packed.getDimSize(1))
      return emitOpError("weights must be matrices with ")
             << packed.getDimSize(1) * each << " inputs, got " << type;
    outs += type.getDimSize(outDim);
  }
  if (packed.getDimSize(2) != block * each)
    return emitOpError("result does not hold pairs");
  if (block < 1 || (outs + block - 1) / block != getOutputType().getDimSize(0))
    return emitOpError("result does not hold ") << outs << " outputs";
  return success();
}

double PackOp::getFlopsPerToken(double) { return 0; }
