//===- Shared.cpp - What several operations answer alike ----------------------===//

#include "Shared.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace ldn;

OpFoldResult ldn::reifyTaps(OpBuilder &builder, Location loc, Value reach, bool causal) {
  AffineExpr r = builder.getAffineSymbolExpr(0);
  return affine::makeComposedFoldedAffineApply(builder, loc, AffineMap::get(0, 1, causal ? r + 1 : r * 2 + 1),
                                               {OpFoldResult(reach)});
}

TokenReach ldn::stateReach(TokenOpInterface op, OpOperand &operand) {
  return isDestination(op, operand) ? TokenReach::local() : TokenReach::all();
}

std::optional<unsigned> ldn::stateOperandDim(TokenOpInterface op, OpOperand &operand, unsigned dim) {
  if (isDestination(op, operand))
    return dim;
  return dim == 0 ? std::optional<unsigned>(0) : std::nullopt;
}

OpFoldResult ldn::reifyChunks(OpBuilder &builder, Location loc, Value sequence, std::optional<int64_t> chunk,
                              unsigned dim) {
  if (!chunk || dim != 1)
    return {};
  OpFoldResult tokens = tensor::getMixedSize(builder, loc, sequence, 1);
  AffineExpr chunks = builder.getAffineSymbolExpr(0).ceilDiv(*chunk);
  return affine::makeComposedFoldedAffineApply(builder, loc, AffineMap::get(0, 1, chunks), {tokens});
}

TokenReach ldn::applyReach(OpOperand &state, OpOperand &operand) {
  if (&operand == &state || operand.get().getType().isIndex())
    return TokenReach::parameter();
  return TokenReach::local();
}

std::optional<unsigned> ldn::applyOperandDim(TokenOpInterface op, OpOperand &state, OpOperand &operand, unsigned dim) {
  // A state belongs to one batch element.
  if (&operand == &state)
    return dim == 0 ? std::optional<unsigned>(0) : std::nullopt;
  return defaultOperandDim(op, operand, dim);
}
