//===- Stages.cpp - The one table of stages ---------------------------------===//

#include "Stages.h"

#include "Options.h"

#include "ldn/Autodiff/Passes.h"
#include "ldn/Conversion/Passes.h"
#include "ldn/Target/Target.h"
#include "ldn/Transforms/Fusion.h"
#include "ldn/Transforms/Passes.h"
#include "ldn/Transforms/Pipelines.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "llvm/Support/Path.h"

using namespace mlir;
using namespace ldn;

static void buildLdn(OpPassManager &pm, const Options &, const Target &) {
  // While the operations are those of the model, not yet those that compute it.
  pm.addPass(createCountFlops());
}

static void buildGrad(OpPassManager &pm, const Options &options, const Target &) {
  pm.addPass(createInlineLocalUpdates());
  pm.addPass(createMakeTraining());
  pm.addPass(createDifferentiate(DifferentiateOptions{options.remat}));
  buildInferencePipeline(pm);
}

// The oracle takes the operations as they are, one after the other; they round the same numbers.
static void buildFused(OpPassManager &pm, const Options &options, const Target &) {
  if (options.lowering == Lowering::Optimized)
    buildFusedPipeline(pm, *Fusion::parse(options.fuse));
  else
    pm.addNestedPass<func::FuncOp>(createRoundFactors());
  // Behind the preparation of weights: both functions read the same ones.
  if (options.decode != Decode::No)
    pm.addPass(createMakeDecoding(MakeDecodingOptions{options.decode == Decode::Yes}));
}

static void buildTiled(OpPassManager &pm, const Options &options, const Target &) {
  if (options.lowering == Lowering::Optimized)
    buildTiledPipeline(pm, options.fuse);
}

static void buildVector(OpPassManager &pm, const Options &options, const Target &) {
  buildBuffersPipeline(pm);
  if (options.lowering == Lowering::Optimized)
    pm.addNestedPass<func::FuncOp>(createLDNToVector());
  // What has no vector code, and copies between strided buffers.
  pm.addNestedPass<func::FuncOp>(createLDNToLoops());
  pm.addPass(createMakeUpdate());
  if (options.lowering == Lowering::Optimized)
    pm.addNestedPass<func::FuncOp>(createExpandMath());
  if (options.table == Options::Table::Memory)
    buildTasksPipeline(pm);
  else
    buildMemoryPipeline(pm);
}

static void buildLlvm(OpPassManager &pm, const Options &, const Target &target) { target.buildLoweringPipeline(pm); }

ArrayRef<StageInfo> ldn::stages() {
  static const StageInfo table[] = {
      {Stage::Ast, "ast", ".ast", "the syntax tree", nullptr, {}, true},
      {Stage::Ldn, "ldn", ".ldn.mlir", "the ldn dialect, as the frontend makes it", buildLdn, {}, true},
      {Stage::Grad, "grad", ".grad.mlir",
       "the functions of the program: inference, evaluation, and the gradients of the loss", buildGrad, {"--remat"},
       true},
      {Stage::Fused, "fused", ".fused.mlir", "operations grouped into passes over the tokens", buildFused,
       {"--lowering", "--fuse", "--decode"}, true},
      {Stage::Tiled, "tiled", ".tiled.mlir", "parallel loops over tiles of batch and tokens", buildTiled,
       {"--lowering", "--fuse"}, true},
      {Stage::Vector, "vector", ".vector.mlir", "loops over vectors and buffers", buildVector, {"--lowering"}, true},
      {Stage::Llvm, "llvm", ".ll", "LLVM IR, optimised", buildLlvm, {"--target"}, true},
      {Stage::Asm, "asm", ".s", "assembly", nullptr, {}, true},
      {Stage::Obj, "obj", ".o", "an object file, to be linked with libldnrt.a", nullptr, {}, false},
      {Stage::Ptx, "ptx", ".ptx", "code of a CUDA GPU: not for a target of this build", nullptr, {}, true},
      {Stage::Lib, "lib", ".so", "a shared library and its C header", nullptr, {}, false},
      {Stage::Exe, "exe", "", "an executable (the default)", nullptr, {}, false},
  };
  return table;
}

const StageInfo &ldn::stageInfo(Stage stage) { return stages()[static_cast<size_t>(stage)]; }

const StageInfo *ldn::findStage(StringRef name) {
  for (const StageInfo &info : stages())
    if (info.name == name)
      return &info;
  return nullptr;
}

const StageInfo *ldn::stageOfFile(StringRef path) {
  StringRef file = llvm::sys::path::filename(path);
  for (const StageInfo &info : stages())
    if (!info.suffix.empty() && file.ends_with(info.suffix))
      return &info;
  return nullptr;
}

const StageInfo *ldn::lastStageFor(StringRef option) {
  for (const StageInfo &info : llvm::reverse(stages()))
    if (llvm::is_contained(info.options, option))
      return &info;
  return nullptr;
}
