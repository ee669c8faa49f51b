//===- AttentionGradientOps.cpp - Products of the derivative of attention ----===//

#include "Shared.h"

using namespace mlir;
using namespace ldn;

template <typename Op> static LogicalResult verifyForms(Op op) {
  if (failed(verifyDestination(op, op.getInitsMutable().getAsOperandRange())) || failed(verifyOneFloatType(op)))
    return failure();
  if (op.getHeads() < 1)
    return op.emitOpError("'heads' must be at least 1");
  return success();
}

/// The features of one head of a sequence `name`, or -1 after an error.
static int64_t headSize(Operation *op, StringRef name, Value value, int64_t heads) {
  int64_t features = featureSize(shapedType(value));
  if (ShapedType::isDynamic(features) || features % heads) {
    op->emitOpError("'heads' must divide the features of '") << name << "'";
    return -1;
  }
  return features / heads;
}

static LogicalResult verifySequence(Operation *op, StringRef name, Value value) {
  if (shapedType(value).getRank() == 3)
    return success();
  return op->emitOpError("'") << name << "' must have shape [batch, tokens, features]";
}

//===-- attention_product -----------------------------------------------------//

TokenReach AttentionProductOp::getReach(OpOperand &operand) {
  bool own = &operand == &getAMutable() || isDestination(*this, operand);
  return own ? TokenReach::local() : TokenReach::all();
}

LogicalResult AttentionProductOp::verify() {
  if (failed(verifyForms(*this)) || failed(verifySequence(*this, "a", getA())) || failed(verifySequence(*this, "c", getC())) ||
      failed(verifyShape(*this, "b", getB(), shapedType(getA()).getShape())) ||
      failed(verifySameTokens(*this, "c", shapedType(getC()), "a", shapedType(getA()))) ||
      headSize(*this, "a", getA(), getHeads()) < 0 || headSize(*this, "c", getC(), getHeads()) < 0)
    return failure();
  return verifyShape(*this, "result", getOutput(), shapedType(getC()).getShape());
}

//===-- product_state ---------------------------------------------------------//

TokenReach ProductStateOp::getReach(OpOperand &operand) { return stateReach(*this, operand); }

std::optional<unsigned> ProductStateOp::getOperandDim(OpOperand &operand, unsigned dim) {
  return stateOperandDim(*this, operand, dim);
}

OpFoldResult ProductStateOp::reifyOpenDim(OpBuilder &builder, unsigned dim) {
  return reifyChunks(builder, getLoc(), getB(), getChunk(), dim);
}

bool ProductStateOp::accumulates() { return getAccumulate(); }

LogicalResult ProductStateOp::verify() {
  if (failed(verifyForms(*this)) || failed(verifySequence(*this, "b", getB())) || failed(verifySequence(*this, "c", getC())) ||
      failed(verifySameTokens(*this, "c", shapedType(getC()), "b", shapedType(getB()))))
    return failure();
  int64_t heads = getHeads(), n = headSize(*this, "b", getB(), heads), m = headSize(*this, "c", getC(), heads);
  if (n < 0 || m < 0)
    return failure();
  if (getChunk() && (*getChunk() < 1 || getDirection() == Direction::all))
    return emitOpError("'chunk' must be at least 1, and has a direction");
  if (getAccumulate() && (getChunk() || !getInits()))
    return emitOpError("with 'accumulate' needs 'outs' and no 'chunk'");
  SmallVector<int64_t> shape{shapedType(getB()).getDimSize(0), heads, n, m};
  if (getChunk())
    shape.insert(shape.begin() + 1, ShapedType::kDynamic);
  return verifyShape(*this, "result", getOutput(), shape);
}

//===-- product_apply ---------------------------------------------------------//

TokenReach ProductApplyOp::getReach(OpOperand &operand) { return applyReach(getStateMutable(), operand); }

std::optional<unsigned> ProductApplyOp::getOperandDim(OpOperand &operand, unsigned dim) {
  return applyOperandDim(*this, getStateMutable(), operand, dim);
}

MutableOperandRange ProductApplyOp::getPositionMutable() { return getAtMutable(); }

LogicalResult ProductApplyOp::verify() {
  if (failed(verifyForms(*this)) || failed(verifySequence(*this, "a", getA())))
    return failure();
  int64_t heads = getHeads(), n = headSize(*this, "a", getA(), heads), m = headSize(*this, "result", getOutput(), heads);
  if (n < 0 || m < 0)
    return failure();
  if (getChunk().has_value() != (getDirection() != Direction::all) || getChunk().has_value() != static_cast<bool>(getB()))
    return emitOpError("with a direction, and only then, has a 'chunk' and the sequences 'of' the product");
  SmallVector<int64_t> shape{shapedType(getA()).getDimSize(0), heads, n, m};
  if (getChunk())
    shape.insert(shape.begin() + 1, ShapedType::kDynamic);
  if (failed(verifyShape(*this, "state", getState(), shape)) ||
      (getB() && failed(verifyShape(*this, "b", getB(), shapedType(getA()).getShape()))) ||
      (getC() && failed(verifyShape(*this, "c", getC(), getOutputType().getShape()))))
    return failure();
  return verifySameTokens(*this, "a", shapedType(getA()), "result", getOutputType());
}

//===-- heads -----------------------------------------------------------------//

template <typename Op> static LogicalResult verifyHeadFeatures(Op op, StringRef name, Value small, Value large) {
  if (failed(verifyForms(op)) || failed(verifySameTokens(op, "x", shapedType(op.getX()), "result", op.getOutputType())))
    return failure();
  int64_t heads = op.getHeads(), m = headSize(op, name, small, heads);
  if (m >= 0 && featureSize(shapedType(large)) != heads * (m + 1))
    return op.emitOpError("must differ by one feature in each head");
  return success(m >= 0);
}

LogicalResult ExtendHeadsOp::verify() { return verifyHeadFeatures(*this, "x", getX(), getOutput()); }
LogicalResult ShrinkHeadsOp::verify() { return verifyHeadFeatures(*this, "result", getOutput(), getX()); }

/// `sums` has one feature more in each head than `like`.
template <typename Op> static LogicalResult verifySums(Op op, Value like) {
  if (failed(verifyForms(op)) || failed(verifySequence(op, "sums", op.getSums())) ||
      failed(verifySameTokens(op, "sums", shapedType(op.getSums()), "g", shapedType(like))))
    return failure();
  int64_t heads = op.getHeads(), m = headSize(op, "g", like, heads);
  if (m >= 0 && featureSize(shapedType(op.getSums())) != heads * (m + 1))
    return op.emitOpError("'sums' must have one feature more in each head than 'g'");
  return success(m >= 0);
}

LogicalResult AttentionNormGradOp::verify() {
  if (failed(verifySums(*this, getG())) || failed(verifyShape(*this, "v", getV(), shapedType(getG()).getShape())))
    return failure();
  return verifyShape(*this, "result", getOutput(), shapedType(getSums()).getShape());
}

LogicalResult AttentionValueGradOp::verify() {
  if (failed(verifySums(*this, getG())))
    return failure();
  return verifyShape(*this, "result", getOutput(), shapedType(getG()).getShape());
}
