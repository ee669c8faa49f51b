//===- LowerOps.h - One lowering to scalar loops for each operation -*- C++ -*-===//

#ifndef LDN_CONVERSION_LDNTOLOOPS_LOWEROPS_H
#define LDN_CONVERSION_LDNTOLOOPS_LOWEROPS_H

#include "ldn/Dialect/LDNOps.h"

#include "LoopBuilder.h"

namespace ldn {

// Each writes the loops of an operation in buffer form at the builder's place; the operation stays. Their formulas are
// the descriptions of the operations. By family, one file each:

// Kernels.cpp
void lowerToLoops(GaussianKernelOp op, LoopBuilder &b);
void lowerToLoops(StableStepOp op, LoopBuilder &b);
void lowerToLoops(SinusoidOp op, LoopBuilder &b);
void lowerToLoops(PackOp op, LoopBuilder &b);
// Diffusion.cpp
void lowerToLoops(DiffuseOp op, LoopBuilder &b);
void lowerToLoops(DWConvOp op, LoopBuilder &b);
// Local.cpp
void lowerToLoops(LinearOp op, LoopBuilder &b);
void lowerToLoops(MapOp op, LoopBuilder &b);
void lowerToLoops(LayerNormOp op, LoopBuilder &b);
void lowerToLoops(RMSNormOp op, LoopBuilder &b);
void lowerToLoops(SoftmaxOp op, LoopBuilder &b);
void lowerToLoops(ConcatOp op, LoopBuilder &b);
void lowerToLoops(SliceOp op, LoopBuilder &b);
// Attention.cpp
void lowerToLoops(LinearAttentionOp op, LoopBuilder &b);
void lowerToLoops(AttentionStateOp op, LoopBuilder &b);
void lowerToLoops(AttentionApplyOp op, LoopBuilder &b);
// Input.cpp
void lowerToLoops(EmbeddingOp op, LoopBuilder &b);
void lowerToLoops(PatchesOp op, LoopBuilder &b);
void lowerToLoops(ReduceOp op, LoopBuilder &b);
// Loss.cpp
void lowerToLoops(CrossEntropyOp op, LoopBuilder &b);
void lowerToLoops(AccuracyOp op, LoopBuilder &b);
void lowerToLoops(CountLabelsOp op, LoopBuilder &b);
void lowerToLoops(MeanErrorOp op, LoopBuilder &b);
// Tokens.cpp
void lowerToLoops(ShiftTokensOp op, LoopBuilder &b);
void lowerToLoops(MaskTokensOp op, LoopBuilder &b);
void lowerToLoops(TransposeOp op, LoopBuilder &b);
// Random.cpp, in its form for training
void lowerToLoops(DropoutOp op, LoopBuilder &b);
// LocalGradient.cpp
void lowerToLoops(LinearWeightGradOp op, LoopBuilder &b);
void lowerToLoops(LayerNormGradOp op, LoopBuilder &b);
void lowerToLoops(RMSNormGradOp op, LoopBuilder &b);
void lowerToLoops(SoftmaxGradOp op, LoopBuilder &b);
void lowerToLoops(PadOp op, LoopBuilder &b);
void lowerToLoops(BroadcastOp op, LoopBuilder &b);
void lowerToLoops(GroupSpreadOp op, LoopBuilder &b);
void lowerToLoops(GroupSumOp op, LoopBuilder &b);
// InputGradient.cpp
void lowerToLoops(EmbeddingGradOp op, LoopBuilder &b);
void lowerToLoops(UnpatchOp op, LoopBuilder &b);
void lowerToLoops(ReduceMaxGradOp op, LoopBuilder &b);
void lowerToLoops(CrossEntropyGradOp op, LoopBuilder &b);
void lowerToLoops(MeanErrorGradOp op, LoopBuilder &b);
// KernelGradient.cpp
void lowerToLoops(DegreeOp op, LoopBuilder &b);
void lowerToLoops(TapGradOp op, LoopBuilder &b);
void lowerToLoops(DenseKernelGradOp op, LoopBuilder &b);
void lowerToLoops(GaussianKernelGradOp op, LoopBuilder &b);
void lowerToLoops(StableStepGradOp op, LoopBuilder &b);
// AttentionGradient.cpp
void lowerToLoops(AttentionProductOp op, LoopBuilder &b);
void lowerToLoops(ProductStateOp op, LoopBuilder &b);
void lowerToLoops(ProductApplyOp op, LoopBuilder &b);
void lowerToLoops(ExtendHeadsOp op, LoopBuilder &b);
void lowerToLoops(ShrinkHeadsOp op, LoopBuilder &b);
void lowerToLoops(AttentionNormGradOp op, LoopBuilder &b);
void lowerToLoops(AttentionValueGradOp op, LoopBuilder &b);

} // namespace ldn

#endif // LDN_CONVERSION_LDNTOLOOPS_LOWEROPS_H
