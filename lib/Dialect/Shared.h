//===- Shared.h - What several operations answer alike ------------------------===//
#ifndef LDN_LIB_DIALECT_SHARED_H
#define LDN_LIB_DIALECT_SHARED_H

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Dialect/Verify.h"

namespace ldn {

//===-- taps ------------------------------------------------------------------//

/// The taps of a window of the run-time value `reach`: 2r + 1, or r + 1 of a causal kernel.
mlir::OpFoldResult reifyTaps(mlir::OpBuilder &builder, mlir::Location loc, mlir::Value reach, bool causal);

/// A window is either a run-time value or fixed.
template <typename Op> llvm::LogicalResult verifyWindowForm(Op op) {
  if (static_cast<bool>(op.getReach()) == op.getBefore().has_value())
    return op.emitOpError("needs either 'reach' or 'before'");
  return llvm::success();
}

/// `raw` holds one number for all sets of taps of `kernel`, or one for each of the groups that they are divided into.
template <typename Op> llvm::LogicalResult verifySteps(Op op) {
  mlir::ShapedType raw = shapedType(op.getRaw()), kernel = shapedType(op.getKernel());
  if (raw.getRank() > 1)
    return op.emitOpError("'raw' must have shape [] or [groups]");
  if (op.getStructure() == KernelStructure::dense) {
    if (kernel.getRank() != 2)
      return op.emitOpError("dense 'kernel' must have shape [tokens, tokens]");
    return llvm::success();
  }
  if (failed(verifyBand(op, kernel, op.getBefore())))
    return llvm::failure();
  if (raw.getRank() == 1 && kernel.getRank() == 2 && !dividesFeatures(raw.getDimSize(0), kernel.getDimSize(0)))
    return op.emitOpError("the number of steps ")
           << raw.getDimSize(0) << " must divide the number of kernels " << kernel.getDimSize(0);
  return llvm::success();
}

//===-- states, which sum over the tokens -------------------------------------//

/// Of the operation that makes a state `[batch, heads, …]`, or `[batch, chunks, heads, …]`, of sequences.
TokenReach stateReach(TokenOpInterface op, mlir::OpOperand &operand);
std::optional<unsigned> stateOperandDim(TokenOpInterface op, mlir::OpOperand &operand, unsigned dim);
/// The number of chunks of the tokens of `sequence`, which is dimension 1 of a state that has them.
mlir::OpFoldResult reifyChunks(mlir::OpBuilder &builder, mlir::Location loc, mlir::Value sequence,
                               std::optional<int64_t> chunk, unsigned dim);

/// Of the operation that applies `state` to sequences.
TokenReach applyReach(mlir::OpOperand &state, mlir::OpOperand &operand);
std::optional<unsigned> applyOperandDim(TokenOpInterface op, mlir::OpOperand &state, mlir::OpOperand &operand,
                                        unsigned dim);

} // namespace ldn

#endif // LDN_LIB_DIALECT_SHARED_H
