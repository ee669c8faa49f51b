//===- TokenOps.cpp - Shifted, hidden and transposed tokens ------------------===//

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Dialect/Verify.h"

using namespace mlir;
using namespace ldn;

/// i32 in the result's shape, and a value that i32 can hold.
template <typename Op> static LogicalResult verifyTokens(Op op, StringRef name, int64_t value) {
  if (failed(verifyDestination(op, op.getInitsMutable().getAsOperandRange())))
    return failure();
  ShapedType tokens = shapedType(op.getTokens());
  if (!tokens.getElementType().isInteger(32))
    return op.emitOpError("'tokens' must hold i32, got ") << tokens.getElementType();
  if (tokens.getRank() < 1 || tokens.getRank() > 3)
    return op.emitOpError("'tokens' must have one to three dimensions, got ") << tokens.getRank();
  if (!llvm::isInt<32>(value))
    return op.emitOpError("'") << name << "' must fit into i32, got " << value;
  if (failed(verifySameElements(op, "tokens", tokens, "result", op.getOutputType())))
    return failure();
  return verifyShape(op, "result", op.getOutput(), tokens.getShape());
}

/// The dimension of the first operand or the destination, not of a seed.
static std::optional<unsigned> sameDim(OpOperand &operand, unsigned dim) {
  return isa<ShapedType>(operand.get().getType()) ? std::optional(dim) : std::nullopt;
}

//===-- shift_tokens ----------------------------------------------------------//

TokenReach ShiftTokensOp::getReach(OpOperand &) { return TokenReach::parameter(); }
std::optional<unsigned> ShiftTokensOp::getOperandDim(OpOperand &operand, unsigned dim) { return sameDim(operand, dim); }
LogicalResult ShiftTokensOp::verify() {
  if (getBy() < 1)
    return emitOpError("'by' must be above zero, got ") << getBy();
  return verifyTokens(*this, "fill", getFill());
}
double ShiftTokensOp::getFlopsPerToken(double) { return 0; }

//===-- mask_tokens -----------------------------------------------------------//

TokenReach MaskTokensOp::getReach(OpOperand &) { return TokenReach::parameter(); }
std::optional<unsigned> MaskTokensOp::getOperandDim(OpOperand &operand, unsigned dim) { return sameDim(operand, dim); }
LogicalResult MaskTokensOp::verify() {
  double rate = getRate().convertToDouble();
  if (!(rate >= 0 && rate < 1))
    return emitOpError("'rate' must be at least 0 and below 1, got ") << rate;
  return verifyTokens(*this, "value", getValue());
}
double MaskTokensOp::getFlopsPerToken(double) { return 0; }

//===-- transpose -------------------------------------------------------------//

TokenReach TransposeOp::getReach(OpOperand &) { return TokenReach::parameter(); }

std::optional<unsigned> TransposeOp::getOperandDim(OpOperand &operand, unsigned dim) {
  unsigned rank = getOutputType().getRank();
  if (isDestination(*this, operand) || dim + 2 < rank)
    return dim;
  return dim + 1 == rank ? dim - 1 : dim + 1;
}

LogicalResult TransposeOp::verify() {
  if (failed(verifyDestination(*this, getInitsMutable().getAsOperandRange())) || failed(verifyOneFloatType(*this)))
    return failure();
  ShapedType x = shapedType(getX());
  if (x.getRank() < 2)
    return emitOpError("needs tokens and features, got ") << x;
  SmallVector<int64_t> shape(x.getShape());
  std::swap(shape[shape.size() - 1], shape[shape.size() - 2]);
  if (ShapedType::isDynamic(shape.back()) || ShapedType::isDynamic(shape[shape.size() - 2]))
    return emitOpError("needs a static number of tokens and of features, got ") << x;
  return verifyShape(*this, "result", getOutput(), shape);
}

double TransposeOp::getFlopsPerToken(double) { return 0; }
