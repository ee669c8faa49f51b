//===- Lowerings.h - One function for each operation ------------------------===//
#ifndef LDN_LIB_CONVERSION_LDNTOVECTOR_LOWERINGS_H
#define LDN_LIB_CONVERSION_LDNTOVECTOR_LOWERINGS_H

#include "ldn/Dialect/LDNOps.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

namespace ldn {

/// Each writes vector code for an operation in buffer form before it and leaves the operation to the caller. Failure: this
/// form of the operation has no vector code, and nothing was written.
llvm::LogicalResult lowerToVector(LinearOp op);
llvm::LogicalResult lowerToVector(MapOp op);
llvm::LogicalResult lowerToVector(LayerNormOp op);
llvm::LogicalResult lowerToVector(RMSNormOp op);
llvm::LogicalResult lowerToVector(SoftmaxOp op);
llvm::LogicalResult lowerToVector(DiffuseOp op);
llvm::LogicalResult lowerToVector(DWConvOp op);
llvm::LogicalResult lowerToVector(AttentionStateOp op);
llvm::LogicalResult lowerToVector(AttentionApplyOp op);
llvm::LogicalResult lowerToVector(ReduceOp op);
llvm::LogicalResult lowerToVector(ConcatOp op);
llvm::LogicalResult lowerToVector(EmbeddingOp op);
llvm::LogicalResult lowerToVector(LinearWeightGradOp op);
llvm::LogicalResult lowerToVector(LayerNormGradOp op);
llvm::LogicalResult lowerToVector(RMSNormGradOp op);
llvm::LogicalResult lowerToVector(SoftmaxGradOp op);
llvm::LogicalResult lowerToVector(TapGradOp op);
llvm::LogicalResult lowerToVector(ExtendHeadsOp op);
llvm::LogicalResult lowerToVector(ShrinkHeadsOp op);
llvm::LogicalResult lowerToVector(AttentionNormGradOp op);
llvm::LogicalResult lowerToVector(AttentionValueGradOp op);
llvm::LogicalResult lowerToVector(SliceOp op);
llvm::LogicalResult lowerToVector(PadOp op);
llvm::LogicalResult lowerToVector(BroadcastOp op);
llvm::LogicalResult lowerToVector(EmbeddingGradOp op);
llvm::LogicalResult lowerToVector(GroupSumOp op);
llvm::LogicalResult lowerToVector(ProductStateOp op);
llvm::LogicalResult lowerToVector(ProductApplyOp op);
llvm::LogicalResult lowerToVector(DropoutOp op);
llvm::LogicalResult lowerToVector(PackOp op);
llvm::LogicalResult lowerToVector(TransposeOp op);
llvm::LogicalResult lowerToVector(CrossEntropyGradOp op);
llvm::LogicalResult lowerToVector(GaussianKernelOp op);
llvm::LogicalResult lowerToVector(StableStepOp op);
llvm::LogicalResult lowerToVector(StableStepGradOp op);
llvm::LogicalResult lowerToVector(DegreeOp op);
llvm::LogicalResult lowerToVector(DenseKernelGradOp op);
/// Tiling makes these two beside the operations of the dialect.
llvm::LogicalResult lowerToVector(mlir::linalg::FillOp op);
llvm::LogicalResult lowerToVector(mlir::memref::CopyOp op);

} // namespace ldn

#endif // LDN_LIB_CONVERSION_LDNTOVECTOR_LOWERINGS_H
