//===- AttentionOps.cpp - Linear attention and its two halves ----------------===//

#include "Shared.h"

using namespace mlir;
using namespace ldn;

/// `value` is a sequence whose features split into `heads` equal parts.
static LogicalResult verifyHeads(Operation *op, StringRef name, Value value, int64_t heads) {
  ShapedType type = shapedType(value);
  if (type.getRank() != 3)
    return op->emitOpError("'") << name << "' must have shape [batch, tokens, features]";
  if (failed(verifyStaticFeatures(op, name, type)))
    return failure();
  if (heads < 1 || featureSize(type) % heads != 0)
    return op->emitOpError("'heads' must divide the ")
           << featureSize(type) << " features of '" << name << "', got " << heads;
  return success();
}

//===-- linear_attention ------------------------------------------------------//

TokenReach LinearAttentionOp::getReach(OpOperand &operand) {
  bool isQuery = &operand == &getQMutable();
  return isQuery || isDestination(*this, operand) ? TokenReach::local() : TokenReach::all();
}

LogicalResult LinearAttentionOp::verify() {
  if (failed(verifyDestination(*this, getInitsMutable().getAsOperandRange())) ||
      failed(verifyOneFloatType(*this)) || failed(verifyHeads(*this, "q", getQ(), getHeads())) ||
      failed(verifyHeads(*this, "v", getV(), getHeads())) ||
      failed(verifyShape(*this, "k", getK(), shapedType(getQ()).getShape())) ||
      failed(verifySameTokens(*this, "v", shapedType(getV()), "k", shapedType(getK()))))
    return failure();
  if (getEps().convertToDouble() < 0)
    return emitOpError("'eps' must not be negative");
  return verifyShape(*this, "result", getOutput(), shapedType(getV()).getShape());
}

double LinearAttentionOp::getFlopsPerToken(double) {
  double dk = featureSize(shapedType(getQ())), dv = featureSize(shapedType(getV()));
  // The state, its use, the two normalisers and the feature maps.
  return 4 * dk * dv / getHeads() + 4 * dk + 2 * dk + 2 * dv;
}

//===-- attention_state -------------------------------------------------------//

TokenReach AttentionStateOp::getReach(OpOperand &operand) { return stateReach(*this, operand); }

std::optional<unsigned> AttentionStateOp::getOperandDim(OpOperand &operand, unsigned dim) {
  return stateOperandDim(*this, operand, dim);
}

OpFoldResult AttentionStateOp::reifyOpenDim(OpBuilder &builder, unsigned dim) {
  return reifyChunks(builder, getLoc(), getK(), getChunk(), dim);
}

bool AttentionStateOp::accumulates() { return getAccumulate(); }

LogicalResult AttentionStateOp::verify() {
  if (failed(verifyDestination(*this, getInitsMutable().getAsOperandRange())) ||
      failed(verifyOneFloatType(*this)) || failed(verifyHeads(*this, "k", getK(), getHeads())) ||
      failed(verifyHeads(*this, "v", getV(), getHeads())) ||
      failed(verifySameTokens(*this, "k", shapedType(getK()), "v", shapedType(getV()))))
    return failure();
  if (getChunk() && *getChunk() < 1)
    return emitOpError("'chunk' must be at least 1, got ") << *getChunk();
  if (getAccumulate() && (getChunk() || !getInits()))
    return emitOpError("with 'accumulate' needs 'outs' and no 'chunk'");
  int64_t batch = shapedType(getK()).getDimSize(0), heads = getHeads();
  int64_t dk = featureSize(shapedType(getK())) / heads, dv = featureSize(shapedType(getV())) / heads;
  SmallVector<int64_t> shape{batch, heads, dk, dv + 1};
  if (getChunk())
    shape.insert(shape.begin() + 1, ShapedType::kDynamic);
  return verifyShape(*this, "result", getOutput(), shape);
}

double AttentionStateOp::getFlopsPerToken(double) {
  return 2.0 * featureSize(shapedType(getK())) *
         (featureSize(shapedType(getV())) / getHeads() + 1);
}

//===-- attention_apply -------------------------------------------------------//

TokenReach AttentionApplyOp::getReach(OpOperand &operand) { return applyReach(getStateMutable(), operand); }

std::optional<unsigned> AttentionApplyOp::getOperandDim(OpOperand &operand, unsigned dim) {
  return applyOperandDim(*this, getStateMutable(), operand, dim);
}

MutableOperandRange AttentionApplyOp::getPositionMutable() { return getAtMutable(); }

LogicalResult AttentionApplyOp::verify() {
  if (failed(verifyDestination(*this, getInitsMutable().getAsOperandRange())) ||
      failed(verifyOneFloatType(*this)) || failed(verifyHeads(*this, "q", getQ(), getHeads())))
    return failure();
  if (getChunk() && *getChunk() < 1)
    return emitOpError("'chunk' must be at least 1, got ") << *getChunk();
  if (getChunk() && !(getK() && getV()))
    return emitOpError("of causal attention needs 'keys' and 'values'");
  if (getForm() == AttentionForm::laplacian && !getV())
    return emitOpError("of the form 'laplacian' needs 'values'");
  ShapedType state = shapedType(getState());
  if (state.getRank() != (getChunk() ? 5 : 4))
    return emitOpError("'state' must have rank ") << (getChunk() ? 5 : 4);
  int64_t heads = getHeads(), dk = featureSize(shapedType(getQ())) / heads, dv = featureSize(state) - 1;
  SmallVector<int64_t> shape{shapedType(getQ()).getDimSize(0), heads, dk, ShapedType::kDynamic};
  if (getChunk())
    shape.insert(shape.begin() + 1, ShapedType::kDynamic);
  if (failed(verifyStaticFeatures(*this, "state", state)) ||
      failed(verifyShape(*this, "state", getState(), shape)))
    return failure();
  if (getOutputType().getRank() != 3 || featureSize(getOutputType()) != dv * heads)
    return emitOpError("result must have ") << dv * heads << " features";
  if ((getK() && failed(verifyShape(*this, "keys", getK(), shapedType(getQ()).getShape()))) ||
      (getV() && failed(verifyShape(*this, "values", getV(), getOutputType().getShape()))))
    return failure();
  return verifySameTokens(*this, "q", shapedType(getQ()), "result", getOutputType());
}

double AttentionApplyOp::getFlopsPerToken(double) {
  double dk = featureSize(shapedType(getQ())), dv = featureSize(getOutputType());
  return 2 * dk * (dv / getHeads() + 1) + 2 * dv;
}
