//===- LocalOps.cpp - Operations on one token at a time ----------------------===//

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Dialect/Verify.h"

using namespace mlir;
using namespace ldn;

/// Sequences are local; everything else but the destination is a parameter.
static TokenReach localReach(bool isSequence) {
  return isSequence ? TokenReach::local() : TokenReach::parameter();
}

//===-- local_update ----------------------------------------------------------//

/// A parameter of an operation of the region, such as a weight, is the same for all tokens.
static LogicalResult verifyParametersFromOutside(Operation &op, Region &region) {
  auto token = dyn_cast<TokenOpInterface>(op);
  if (!token || isa<MapOp>(op))
    return success();
  for (OpOperand &operand : op.getOpOperands()) {
    Operation *def = operand.get().getDefiningOp();
    if (token.getReach(operand).isParameter() && operand.get().getParentRegion() == &region &&
        !(def && def->hasTrait<OpTrait::ConstantLike>()))
      return op.emitOpError("inside 'ldn.local_update' takes its parameters from outside of it");
  }
  return success();
}

LogicalResult LocalUpdateOp::verify() {
  if (getTokens().empty())
    return emitOpError("needs at least one operand");
  ShapedType first = shapedType(getTokens().front());
  for (Value operand : getTokens())
    if (failed(verifySameTokens(*this, "operand", shapedType(operand), "first operand", first)))
      return failure();
  for (Value result : getResults())
    if (failed(verifySameTokens(*this, "result", shapedType(result), "first operand", first)))
      return failure();
  return success();
}

LogicalResult LocalUpdateOp::verifyRegions() {
  Block &body = getBody().front();
  if (body.getNumArguments() != getTokens().size())
    return emitOpError("has ") << getTokens().size() << " operands and "
                               << body.getNumArguments() << " region arguments";
  auto isToken = [](Type sequence, Type token) {
    auto from = cast<RankedTensorType>(sequence);
    auto to = dyn_cast<RankedTensorType>(token);
    return to && to.getRank() == 1 && from.getRank() > 1 &&
           to.getElementType() == from.getElementType() &&
           to.getDimSize(0) == featureSize(from);
  };
  for (auto [operand, argument] : llvm::zip(getTokens(), body.getArguments()))
    if (!isToken(operand.getType(), argument.getType()))
      return emitOpError("region argument ")
             << argument.getType() << " is not one token of " << operand.getType();
  Operation *yield = body.getTerminator();
  if (yield->getNumOperands() != getNumResults())
    return emitOpError("yields ") << yield->getNumOperands() << " values for "
                                  << getNumResults() << " results";
  for (auto [result, value] : llvm::zip(getResults(), yield->getOperands()))
    if (!isToken(result.getType(), value.getType()))
      return emitOpError("yields ") << value.getType() << ", not one token of "
                                    << result.getType();
  for (Operation &op : body.without_terminator())
    if (!isa<LinearOp, MapOp, LayerNormOp, RMSNormOp, SoftmaxOp, ConcatOp, SliceOp, DropoutOp>(op) &&
        !op.hasTrait<OpTrait::ConstantLike>())
      return op.emitOpError("may mix tokens, and cannot be part of 'ldn.local_update'");
    else if (failed(verifyParametersFromOutside(op, getBody())))
      return failure();
  return success();
}

//===-- linear ----------------------------------------------------------------//

TokenReach LinearOp::getReach(OpOperand &operand) {
  return localReach(&operand == &getXMutable() || isDestination(*this, operand));
}

LogicalResult LinearOp::verify() {
  if (failed(verifyDestination(*this, getInitsMutable().getAsOperandRange())) || failed(verifyFactors(*this)))
    return failure();
  ShapedType x = shapedType(getX()), weight = shapedType(getWeight()),
             y = getOutputType();
  bool pairs = getFactors() && getLayout() == WeightLayout::packed;
  SmallVector<Value> values(getOperands());
  llvm::append_range(values, getOperation()->getResults());
  if (pairs)
    llvm::erase(values, getWeight());
  if (failed(verifyOneFloatType(*this, values)))
    return failure();
  if (pairs && !weight.getElementType().isBF16())
    return emitOpError("packed 'weight' must hold bf16, as 'factors' says, got ") << weight.getElementType();
  if (failed(verifyStaticFeatures(*this, "x", x)) ||
      failed(verifyStaticFeatures(*this, "result", y)) ||
      failed(verifySameTokens(*this, "x", x, "result", y)))
    return failure();
  int64_t in = featureSize(x), out = featureSize(y);
  if (getLayout() == WeightLayout::packed) {
    int64_t each = pairs ? 2 : 1, rows = (in + each - 1) / each;
    int64_t block = weight.getRank() == 3 ? weight.getDimSize(2) / each : 0;
    if (block < 1 || weight.getDimSize(2) != block * each || weight.getDimSize(1) != rows ||
        weight.getDimSize(0) != (out + block - 1) / block)
      return emitOpError("packed 'weight' must have shape [ceil(")
             << out << " / n), " << rows << (pairs ? ", 2 n]" : ", n]");
  } else {
    bool outFirst = getLayout() == WeightLayout::out_in;
    if (failed(verifyShape(*this, "weight", getWeight(),
                           {outFirst ? out : in, outFirst ? in : out})))
      return failure();
  }
  return getBias() ? verifyShape(*this, "bias", getBias(), {out}) : success();
}

double LinearOp::getFlopsPerToken(double) {
  double in = featureSize(shapedType(getX())), out = featureSize(getOutputType());
  return 2 * in * out + (getBias() ? out : 0);
}

//===-- norms and softmax -----------------------------------------------------//

template <typename Op> static LogicalResult verifyNorm(Op op) {
  ShapedType x = shapedType(op.getX());
  if (failed(verifyDestination(op, op.getInitsMutable().getAsOperandRange())) ||
      failed(verifyOneFloatType(op)) || failed(verifyStaticFeatures(op, "x", x)))
    return failure();
  for (auto [name, value] : {std::pair("weight", op.getWeight()), std::pair("bias", op.getBias())})
    if (value && failed(verifyShape(op, name, value, {featureSize(x)})))
      return failure();
  if (op.getEps().convertToDouble() < 0)
    return op.emitOpError("'eps' must not be negative");
  return verifyShape(op, "result", op.getOutput(), x.getShape());
}

TokenReach LayerNormOp::getReach(OpOperand &operand) {
  return localReach(&operand == &getXMutable() || isDestination(*this, operand));
}
LogicalResult LayerNormOp::verify() { return verifyNorm(*this); }
double LayerNormOp::getFlopsPerToken(double) {
  return 8.0 * featureSize(getOutputType());
}

TokenReach RMSNormOp::getReach(OpOperand &operand) {
  return localReach(&operand == &getXMutable() || isDestination(*this, operand));
}
LogicalResult RMSNormOp::verify() { return verifyNorm(*this); }
double RMSNormOp::getFlopsPerToken(double) {
  return 5.0 * featureSize(getOutputType());
}

LogicalResult SoftmaxOp::verify() {
  ShapedType x = shapedType(getX());
  if (failed(verifyDestination(*this, getInitsMutable().getAsOperandRange())) ||
      failed(verifyOneFloatType(*this)) || failed(verifyStaticFeatures(*this, "x", x)))
    return failure();
  return verifyShape(*this, "result", getOutput(), x.getShape());
}
double SoftmaxOp::getFlopsPerToken(double) {
  return 5.0 * featureSize(getOutputType());
}

//===-- concat, slice, dropout ------------------------------------------------//

LogicalResult ConcatOp::verify() {
  if (failed(verifyDestination(*this, getInitsMutable().getAsOperandRange())) ||
      failed(verifyOneFloatType(*this)))
    return failure();
  if (getInputs().empty())
    return emitOpError("needs at least one operand");
  int64_t total = 0;
  for (Value input : getInputs()) {
    ShapedType type = shapedType(input);
    if (failed(verifyStaticFeatures(*this, "operand", type)) ||
        failed(verifySameTokens(*this, "operand", type, "result", getOutputType())))
      return failure();
    total += featureSize(type);
  }
  if (total != featureSize(getOutputType()))
    return emitOpError("operands have ") << total << " features, the result "
                                         << featureSize(getOutputType());
  return success();
}
double ConcatOp::getFlopsPerToken(double) { return 0; }

LogicalResult SliceOp::verify() {
  ShapedType x = shapedType(getX()), y = getOutputType();
  if (failed(verifyDestination(*this, getInitsMutable().getAsOperandRange())) ||
      failed(verifyOneFloatType(*this)) || failed(verifyStaticFeatures(*this, "x", x)) ||
      failed(verifyStaticFeatures(*this, "result", y)) ||
      failed(verifySameTokens(*this, "x", x, "result", y)))
    return failure();
  int64_t offset = getOffset();
  if (offset < 0 || offset + featureSize(y) > featureSize(x))
    return emitOpError("takes features ") << offset << " to " << offset + featureSize(y) - 1
                                          << " of " << featureSize(x);
  return success();
}
double SliceOp::getFlopsPerToken(double) { return 0; }

TokenReach DropoutOp::getReach(OpOperand &operand) {
  return localReach(isa<ShapedType>(operand.get().getType()));
}

LogicalResult DropoutOp::verify() {
  if (failed(verifyDestination(*this, getInitsMutable().getAsOperandRange())) ||
      failed(verifyOneFloatType(*this)))
    return failure();
  double rate = getRate().convertToDouble();
  if (!(rate >= 0 && rate < 1))
    return emitOpError("'rate' must be at least 0 and below 1, got ") << rate;
  if (!getAt().empty() && static_cast<int64_t>(getAt().size()) != shapedType(getX()).getRank() - 1)
    return emitOpError("'at' must have one index for each dimension but the last");
  if (getSeed() && (shapedType(getX()).getRank() < 1 || shapedType(getX()).getRank() > 3))
    return emitOpError("with 'random' needs 'x' of shape [batch, tokens, features], [tokens, features] or [features]");
  return verifyShape(*this, "result", getOutput(), shapedType(getX()).getShape());
}

double DropoutOp::getFlopsPerToken(double) { return 0; }
