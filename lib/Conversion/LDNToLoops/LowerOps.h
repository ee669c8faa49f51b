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
void lowerToLoops(MeanErrorOp op, LoopBuilder &b);
// Tokens.cpp
void lowerToLoops(ShiftTokensOp op, LoopBuilder &b);
void lowerToLoops(MaskTokensOp op, LoopBuilder &b);
void lowerToLoops(TransposeOp op, LoopBuilder &b);

} // namespace ldn

#endif // LDN_CONVERSION_LDNTOLOOPS_LOWEROPS_H
