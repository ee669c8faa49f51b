//===- Pipelines.cpp - Sequences of passes of lib/Transforms -----------------===//

#include "ldn/Transforms/Pipelines.h"
#include "ldn/Transforms/Passes.h"

#include "mlir/Dialect/Bufferization/Transforms/OneShotAnalysis.h"
#include "mlir/Dialect/Bufferization/Transforms/Passes.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;
using namespace ldn;

void ldn::buildInferencePipeline(OpPassManager &pm) {
  pm.addPass(createStripDropout());
  // Before inlining layers, so that the work is done once for each layer.
  pm.addPass(createInlineLocalUpdates());
  pm.addPass(mlir::createInlinerPass({}, /*defaultPipelineBuilder=*/nullptr));
  pm.addPass(mlir::createSymbolDCEPass());
  pm.addPass(mlir::createCanonicalizerPass());
  pm.addPass(mlir::createCSEPass());
}

void ldn::buildPlainBuffersPipeline(OpPassManager &pm) {
  bufferization::OneShotBufferizePassOptions options;
  options.bufferizeFunctionBoundaries = true;
  // Callers from C know dense rows only.
  options.functionBoundaryTypeConversion = bufferization::LayoutMapOption::IdentityLayoutMap;
  pm.addPass(bufferization::createOneShotBufferizePass(options));
  // Folds the sizes of allocations to those of arguments, and casts away.
  pm.addPass(mlir::createCanonicalizerPass());
  pm.addPass(mlir::createCSEPass());
  pm.addPass(createResultsToArguments());
  pm.addPass(createFreeBuffers());
}

void ldn::registerLDNTransformsPipelines() {
  PassPipelineRegistration<>("ldn-inference-pipeline", "from the model to functions for inference",
                             buildInferencePipeline);
  PassPipelineRegistration<>("ldn-plain-buffers-pipeline", "from tensors to one buffer for each value",
                             buildPlainBuffersPipeline);
}
