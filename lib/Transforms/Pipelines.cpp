//===- Pipelines.cpp - Sequences of passes of lib/Transforms -----------------===//

#include "ldn/Transforms/Pipelines.h"
#include "ldn/Transforms/Fusion.h"
#include "ldn/Transforms/Passes.h"

#include "mlir/Dialect/Bufferization/Transforms/OneShotAnalysis.h"
#include "mlir/Dialect/Bufferization/Transforms/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;
using namespace ldn;

/// Folds what the passes before left: equal sizes, slices of slices, copies of a buffer to itself.
static void cleanUp(OpPassManager &pm) {
  OpPassManager &func = pm.nest<func::FuncOp>();
  func.addPass(mlir::createCanonicalizerPass());
  func.addPass(mlir::createCSEPass());
  func.addPass(mlir::createCanonicalizerPass());
}

void ldn::buildInferencePipeline(OpPassManager &pm) {
  pm.addPass(createStripDropout());
  pm.addPass(createInlineLocalUpdates());
  pm.addPass(mlir::createSymbolDCEPass());
  cleanUp(pm);
}

void ldn::buildFusedPipeline(OpPassManager &pm, const Fusion &fusion) {
  OpPassManager &func = pm.nest<func::FuncOp>();
  func.addPass(createExpandSteps());
  func.addPass(createSplitAttention());
  if (fusion.maps)
    func.addPass(createFuseMaps());
  func.addPass(createRoundFactors());
  func.addPass(createPackWeights());
  pm.addPass(createPrepareWeights());
  // A size that is read from a sequence would keep the sequence in memory.
  pm.addNestedPass<func::FuncOp>(createResolveSizes());
  cleanUp(pm);
}

void ldn::buildTiledPipeline(OpPassManager &pm, StringRef fuse) {
  TileTokensOptions options;
  options.fuse = fuse.str();
  pm.addNestedPass<func::FuncOp>(createTileTokens(options));
  cleanUp(pm);
}

void ldn::buildBuffersPipeline(OpPassManager &pm) {
  pm.addNestedPass<func::FuncOp>(createResolveSizes());
  pm.addPass(createPassDestinations());
  pm.addNestedPass<func::FuncOp>(createPadStates());
  // Arenas come behind the results, which come behind the inputs.
  pm.addPass(createPlaceState());
  pm.addPass(createPlaceParameters());
  pm.addPass(createPlaceConstants());
  bufferization::OneShotBufferizePassOptions options;
  options.bufferizeFunctionBoundaries = true;
  // Callers from C know dense rows only.
  options.functionBoundaryTypeConversion = bufferization::LayoutMapOption::IdentityLayoutMap;
  pm.addPass(bufferization::createOneShotBufferizePass(options));
  cleanUp(pm);
  pm.addPass(createDropResults());
  pm.addNestedPass<func::FuncOp>(createResolveSizes());
  cleanUp(pm);
}

void ldn::buildTasksPipeline(OpPassManager &pm) {
  pm.addNestedPass<func::FuncOp>(createForallToParallel());
  pm.addNestedPass<func::FuncOp>(createResolveSizes());
  cleanUp(pm);
}

void ldn::buildMemoryPipeline(OpPassManager &pm) {
  buildTasksPipeline(pm);
  pm.addPass(createPlanMemory());
  cleanUp(pm);
}
