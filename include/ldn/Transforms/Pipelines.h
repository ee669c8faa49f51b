//===- Pipelines.h - Sequences of passes of lib/Transforms -------------------===//
#ifndef LDN_TRANSFORMS_PIPELINES_H
#define LDN_TRANSFORMS_PIPELINES_H

#include "llvm/ADT/StringRef.h"

namespace mlir {
class OpPassManager;
} // namespace mlir

namespace ldn {

struct Fusion;

/// From the model to the functions that the program runs for inference: no dropout, no regions over one token.
void buildInferencePipeline(mlir::OpPassManager &pm);

/// Operations as the passes over the tokens want them: sub-steps written out, attention split, element-wise functions merged,
/// weights packed, and what depends on parameters alone moved to `@prepare`.
void buildFusedPipeline(mlir::OpPassManager &pm, const Fusion &fusion);

/// Passes over the tokens as parallel loops over tiles; `fuse` says what shares one, as in `Fusion::parse`.
void buildTiledPipeline(mlir::OpPassManager &pm, llvm::StringRef fuse);

/// From tensors to buffers: parameters in their arena, results in arguments, operations in buffer form. Takes the model as it is
/// or tiled.
void buildBuffersPipeline(mlir::OpPassManager &pm);

/// After the operations are lowered: parallel loops as tasks.
void buildTasksPipeline(mlir::OpPassManager &pm);

/// The same, and every buffer at its place in the workspace.
void buildMemoryPipeline(mlir::OpPassManager &pm);

} // namespace ldn

#endif // LDN_TRANSFORMS_PIPELINES_H
