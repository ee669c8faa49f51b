//===- Pipelines.h - Sequences of passes of lib/Transforms -------------------===//
#ifndef LDN_TRANSFORMS_PIPELINES_H
#define LDN_TRANSFORMS_PIPELINES_H

namespace mlir {
class OpPassManager;
} // namespace mlir

namespace ldn {

/// From the model to the functions that the program runs for inference: no dropout, no regions over one token, and every
/// layer inlined into the entry points.
void buildInferencePipeline(mlir::OpPassManager &pm);

/// The shortest way from tensors to buffers, one for each value: operations in buffer form, results in arguments of their
/// functions, `memref.alloc` and `memref.dealloc` for everything between. Parameters have their places already
/// (ldn-place-parameters). `ldn-to-loops` may follow.
void buildPlainBuffersPipeline(mlir::OpPassManager &pm);

/// Makes them options of ldn-opt: --ldn-inference-pipeline, --ldn-plain-buffers-pipeline.
void registerLDNTransformsPipelines();

} // namespace ldn

#endif // LDN_TRANSFORMS_PIPELINES_H
