//===- Rules.h - One derivative rule an operation ----------------------------===//
#ifndef LDN_LIB_AUTODIFF_RULES_H
#define LDN_LIB_AUTODIFF_RULES_H

#include "ldn/Autodiff/Adjoints.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace ldn {

// A rule for each operation of a model that gradients flow through, in the file of its family.
void differentiate(MapOp op, Adjoints &adjoints);                // MapRule.cpp
void differentiate(LinearOp op, Adjoints &adjoints);             // LocalRules.cpp
void differentiate(LayerNormOp op, Adjoints &adjoints);
void differentiate(RMSNormOp op, Adjoints &adjoints);
void differentiate(SoftmaxOp op, Adjoints &adjoints);
void differentiate(ConcatOp op, Adjoints &adjoints);
void differentiate(SliceOp op, Adjoints &adjoints);
void differentiate(DropoutOp op, Adjoints &adjoints);
void differentiate(DiffuseOp op, Adjoints &adjoints);            // DiffusionRules.cpp
void differentiate(DWConvOp op, Adjoints &adjoints);
void differentiate(GaussianKernelOp op, Adjoints &adjoints);
void differentiate(StableStepOp op, Adjoints &adjoints);
void differentiate(LinearAttentionOp op, Adjoints &adjoints);    // AttentionRules.cpp
void differentiate(EmbeddingOp op, Adjoints &adjoints);          // InputRules.cpp
void differentiate(PatchesOp op, Adjoints &adjoints);
void differentiate(ReduceOp op, Adjoints &adjoints);
void differentiate(TransposeOp op, Adjoints &adjoints);
void differentiate(mlir::tensor::ExtractSliceOp op, Adjoints &adjoints);
void differentiate(CrossEntropyOp op, Adjoints &adjoints);       // LossRules.cpp
void differentiate(MeanErrorOp op, Adjoints &adjoints);

/// The adjoints of the operands of a function of scalars, given that of its result; null where nothing flows (ScalarRules.cpp).
/// Operations go to `b` and may use the operands and the result of `op`.
llvm::SmallVector<mlir::Value> differentiateScalar(mlir::ImplicitLocOpBuilder &b, mlir::Operation *op, mlir::Value adjoint);

} // namespace ldn

#endif // LDN_LIB_AUTODIFF_RULES_H
