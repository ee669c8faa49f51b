//===- GradientOps.cpp - What derivative rules are made of -------------------===//

#include "Shared.h"

using namespace mlir;
using namespace ldn;

/// The forms are right and all elements are floats of one type.
template <typename Op> static LogicalResult verifyForms(Op op, bool floats = true) {
  if (failed(verifyDestination(op, op.getInitsMutable().getAsOperandRange())))
    return failure();
  return success(!floats || succeeded(verifyOneFloatType(op)));
}

/// `name` and the result have the shape of `likeName`.
template <typename Op>
static LogicalResult verifyLike(Op op, StringRef likeName, Value like, StringRef name, Value value) {
  if (failed(verifyForms(op)) || failed(verifyStaticFeatures(op, likeName, shapedType(like))) ||
      failed(verifyShape(op, name, value, shapedType(like).getShape())))
    return failure();
  return verifyShape(op, "result", op.getOutput(), shapedType(like).getShape());
}

/// `x` is a sequence, and `g` and `center`, if there is one, have its shape.
template <typename Op> static LogicalResult verifyMixed(Op op) {
  ShapedType x = shapedType(op.getX());
  if (x.getRank() != 3)
    return op.emitOpError("'x' must have shape [batch, tokens, features]");
  if (failed(verifyShape(op, "g", op.getG(), x.getShape())))
    return failure();
  return op.getCenter() ? verifyShape(op, "center", op.getCenter(), x.getShape()) : success();
}

/// For results of the leading dimensions of their first operand.
static std::optional<unsigned> firstOperandDim(Operation *op, OpOperand &operand, unsigned dim) {
  bool has = operand.getOperandNumber() == 0 && dim < shapedType(operand.get()).getRank();
  return has ? std::optional<unsigned>(dim) : std::nullopt;
}

//===-- local -----------------------------------------------------------------//

LogicalResult LinearWeightGradOp::verify() {
  ShapedType g = shapedType(getG()), x = shapedType(getX());
  if (failed(verifyForms(*this)) || failed(verifyFactors(*this)) || failed(verifyStaticFeatures(*this, "g", g)) ||
      failed(verifyStaticFeatures(*this, "x", x)) || failed(verifySameTokens(*this, "x", x, "g", g)))
    return failure();
  return verifyShape(*this, "result", getOutput(), {featureSize(g), featureSize(x)});
}

LogicalResult LayerNormGradOp::verify() { return verifyLike(*this, "x", getX(), "g", getG()); }
LogicalResult RMSNormGradOp::verify() { return verifyLike(*this, "x", getX(), "g", getG()); }
LogicalResult SoftmaxGradOp::verify() { return verifyLike(*this, "y", getY(), "g", getG()); }

LogicalResult PadOp::verify() {
  ShapedType x = shapedType(getX()), y = getOutputType();
  if (failed(verifyForms(*this)) || failed(verifyStaticFeatures(*this, "x", x)) ||
      failed(verifyStaticFeatures(*this, "result", y)) || failed(verifySameTokens(*this, "x", x, "result", y)))
    return failure();
  int64_t offset = getOffset();
  if (offset < 0 || offset + featureSize(x) > featureSize(y))
    return emitOpError("puts ") << featureSize(x) << " features at " << offset << " of " << featureSize(y);
  return success();
}

//===-- sums and copies -------------------------------------------------------//

TokenReach BroadcastOp::getReach(OpOperand &operand) {
  return operand.get().getType().isIndex() ? TokenReach::parameter() : TokenReach::local();
}

std::optional<unsigned> BroadcastOp::getOperandDim(OpOperand &operand, unsigned dim) {
  if (isDestination(*this, operand))
    return dim;
  auto x = dyn_cast<ShapedType>(operand.get().getType());
  if (!x || dim == x.getRank() - 1)
    return std::nullopt;
  return dim < x.getRank() ? dim : dim - 1;
}

OpFoldResult BroadcastOp::reifyOpenDim(OpBuilder &, unsigned dim) {
  return dim == getOutputType().getRank() - 2 ? OpFoldResult(getTokens()) : OpFoldResult();
}

LogicalResult BroadcastOp::verify() {
  ShapedType x = shapedType(getX());
  if (failed(verifyForms(*this)) || failed(verifyStaticFeatures(*this, "x", x)))
    return failure();
  SmallVector<int64_t> shape(x.getShape());
  shape.insert(shape.end() - 1, ShapedType::kDynamic);
  return verifyShape(*this, "result", getOutput(), shape);
}

std::optional<unsigned> GroupSumOp::getOperandDim(OpOperand &operand, unsigned dim) {
  if (isDestination(*this, operand))
    return dim;
  bool all = getOutputType().getRank() < shapedType(getX()).getRank();
  return all ? std::optional<unsigned>(dim + 1) : dim == 0 ? std::nullopt : std::optional<unsigned>(dim);
}

LogicalResult GroupSumOp::verify() {
  ShapedType x = shapedType(getX()), y = getOutputType();
  if (failed(verifyForms(*this)))
    return failure();
  bool all = y.getRank() == x.getRank() - 1;
  if (x.getRank() < 1 || (!all && y.getRank() != x.getRank()))
    return emitOpError("result must have the rank of 'x' or one less");
  SmallVector<int64_t> shape(x.getShape().drop_front());
  if (!all) {
    shape.insert(shape.begin(), y.getDimSize(0));
    if (x.isDynamicDim(0))
      return emitOpError("needs a static first dimension of 'x' for groups");
    if (!dividesFeatures(y.getDimSize(0), x.getDimSize(0)))
      return emitOpError("has ") << y.getDimSize(0) << " groups, which do not divide " << x.getDimSize(0);
  }
  return verifyShape(*this, "result", getOutput(), shape);
}

LogicalResult GroupSpreadOp::verify() {
  ShapedType x = shapedType(getX()), y = getOutputType();
  if (failed(verifyForms(*this)))
    return failure();
  if (x.getRank() != 1 || y.getRank() != 1 || !x.hasStaticShape() || !y.hasStaticShape() ||
      !dividesFeatures(x.getDimSize(0), y.getDimSize(0)))
    return emitOpError("wants [groups] and a result [features], which the groups divide");
  return success();
}

std::optional<unsigned> ReduceMaxGradOp::getOperandDim(OpOperand &operand, unsigned dim) {
  return firstOperandDim(*this, operand, dim);
}

LogicalResult ReduceMaxGradOp::verify() {
  ShapedType x = shapedType(getX());
  if (failed(verifyForms(*this)))
    return failure();
  if (x.getRank() != 3)
    return emitOpError("'x' must have shape [batch, tokens, features]");
  if (failed(verifyShape(*this, "g", getG(), {x.getDimSize(0), x.getDimSize(2)})))
    return failure();
  return verifyShape(*this, "result", getOutput(), x.getShape());
}

//===-- inputs ----------------------------------------------------------------//

LogicalResult EmbeddingGradOp::verify() {
  ShapedType tokens = shapedType(getTokens()), g = shapedType(getG());
  if (failed(verifyForms(*this, /*floats=*/false)))
    return failure();
  if (!tokens.getElementType().isInteger(32))
    return emitOpError("'tokens' must hold i32, got ") << tokens.getElementType();
  SmallVector<int64_t> shape(tokens.getShape());
  shape.push_back(featureSize(g));
  if (failed(verifySameElements(*this, "g", g, "result", getOutputType())) ||
      failed(verifyShape(*this, "g", getG(), shape)))
    return failure();
  return verifyShape(*this, "result", getOutput(), {ShapedType::kDynamic, featureSize(g)});
}

std::optional<unsigned> UnpatchOp::getOperandDim(OpOperand &operand, unsigned dim) {
  return dim == 0 ? firstOperandDim(*this, operand, dim) : std::nullopt;
}

LogicalResult UnpatchOp::verify() {
  ShapedType image = getOutputType();
  if (failed(verifyForms(*this)))
    return failure();
  if (image.getRank() != 4 || llvm::any_of(image.getShape().drop_front(), ShapedType::isDynamic))
    return emitOpError("result must have shape [batch, channels, height, width], all but the batch static");
  int64_t size = getSize(), height = image.getDimSize(2), width = image.getDimSize(3);
  if (size < 1 || height % size || width % size)
    return emitOpError("'size' must divide the height ") << height << " and the width " << width << ", got " << size;
  return verifyShape(*this, "patches", getPatches(),
                     {image.getDimSize(0), (height / size) * (width / size), image.getDimSize(1) * size * size});
}

//===-- diffusion and its kernels ---------------------------------------------//

OpFoldResult DegreeOp::reifyOpenDim(OpBuilder &, unsigned dim) {
  return dim == 0 ? OpFoldResult(getTokens()) : OpFoldResult();
}

LogicalResult DegreeOp::verify() {
  ShapedType kernel = shapedType(getKernel()), y = getOutputType();
  if (failed(verifyForms(*this)) || failed(verifyStaticFeatures(*this, "result", y)))
    return failure();
  if (y.getRank() != 2)
    return emitOpError("result must have shape [tokens, features]");
  if (getStructure() == KernelStructure::dense)
    return kernel.getRank() == 2 ? success() : emitOpError("dense 'kernel' must have shape [tokens, tokens]");
  if (kernel.getRank() == 2 && !dividesFeatures(kernel.getDimSize(0), featureSize(y)))
    return emitOpError("has ") << kernel.getDimSize(0) << " groups, which do not divide " << featureSize(y);
  return verifyBand(*this, kernel, getBefore());
}

OpFoldResult TapGradOp::reifyOpenDim(OpBuilder &builder, unsigned dim) {
  return dim == 1 && getReach() ? reifyTaps(builder, getLoc(), getReach(), getCausal()) : OpFoldResult();
}

LogicalResult TapGradOp::verify() {
  ShapedType x = shapedType(getX());
  if (failed(verifyForms(*this)) || failed(verifyStaticFeatures(*this, "x", x)))
    return failure();
  if (failed(verifyMixed(*this)) || failed(verifyWindowForm(*this)))
    return failure();
  if (getBefore() && (*getBefore() < 0 || *getBefore() >= featureSize(getOutputType())))
    return emitOpError("'before' must name one of the taps");
  return verifyShape(*this, "result", getOutput(), {featureSize(x), ShapedType::kDynamic});
}

LogicalResult DenseKernelGradOp::verify() {
  ShapedType x = shapedType(getX());
  if (failed(verifyForms(*this)))
    return failure();
  if (failed(verifyMixed(*this)))
    return failure();
  return verifyShape(*this, "result", getOutput(), {x.getDimSize(1), x.getDimSize(1)});
}

LogicalResult GaussianKernelGradOp::verify() {
  if (failed(verifyForms(*this)) || failed(verifyBand(*this, shapedType(getG()), getBefore())))
    return failure();
  SmallVector<int64_t> taps(shapedType(getSigma()).getShape());
  taps.push_back(ShapedType::kDynamic);
  if (failed(verifyShape(*this, "g", getG(), taps)) || failed(verifyWindowForm(*this)))
    return failure();
  Value operands[] = {getSigma(), getForward(), getBackward()};
  if (getOf() > 2 || !operands[getOf()])
    return emitOpError("'of' must be the number of an operand that is there: 0, 1 or 2");
  return verifyShape(*this, "result", getOutput(), shapedType(getSigma()).getShape());
}

LogicalResult StableStepGradOp::verify() {
  if (failed(verifyForms(*this)) || failed(verifySteps(*this)) ||
      failed(verifyShape(*this, "g", getG(), shapedType(getRaw()).getShape())))
    return failure();
  if (getOf() > 1)
    return emitOpError("'of' must be 0 or 1");
  return verifyShape(*this, "result", getOutput(), shapedType(getOf() ? getKernel() : getRaw()).getShape());
}

std::optional<unsigned> StableStepGradOp::getOperandDim(OpOperand &operand, unsigned dim) {
  bool isSource = operand.getOperandNumber() == (getOf() ? 2u : 1u);
  return isSource || isDestination(*this, operand) ? std::optional<unsigned>(dim) : std::nullopt;
}

//===-- losses ----------------------------------------------------------------//

std::optional<unsigned> CrossEntropyGradOp::getOperandDim(OpOperand &operand, unsigned dim) {
  return firstOperandDim(*this, operand, dim);
}

LogicalResult CrossEntropyGradOp::verify() {
  ShapedType logits = shapedType(getLogits());
  if (failed(verifyForms(*this, /*floats=*/false)) || failed(verifyStaticFeatures(*this, "logits", logits)) ||
      failed(verifyShape(*this, "labels", getLabels(), logits.getShape().drop_back())) ||
      failed(verifyShape(*this, "g", getG(), {})))
    return failure();
  if (!shapedType(getLabels()).getElementType().isInteger(32))
    return emitOpError("'labels' must hold i32, got ") << shapedType(getLabels()).getElementType();
  return verifyShape(*this, "result", getOutput(), logits.getShape());
}

std::optional<unsigned> MeanErrorGradOp::getOperandDim(OpOperand &operand, unsigned dim) {
  return firstOperandDim(*this, operand, dim);
}

LogicalResult MeanErrorGradOp::verify() {
  if (failed(verifyForms(*this)) || failed(verifyShape(*this, "y", getY(), shapedType(getX()).getShape())) ||
      failed(verifyShape(*this, "g", getG(), {})))
    return failure();
  return verifyShape(*this, "result", getOutput(), shapedType(getX()).getShape());
}
