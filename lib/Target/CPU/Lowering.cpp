//===- Lowering.cpp - From tiled code to the LLVM dialect -------------------===//

#include "CPUTarget.h"

#include "ldn/Conversion/Passes.h"
#include "ldn/Target/Passes.h"

#include "mlir/Conversion/AffineToStandard/AffineToStandard.h"
#include "mlir/Conversion/ConvertToLLVM/ToLLVMPass.h"
#include "mlir/Conversion/ReconcileUnrealizedCasts/ReconcileUnrealizedCasts.h"
#include "mlir/Conversion/SCFToControlFlow/SCFToControlFlow.h"
#include "mlir/Conversion/VectorToSCF/VectorToSCF.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MemRef/Transforms/Passes.h"
#include "mlir/Dialect/Vector/Transforms/Passes.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;
using namespace ldn;

void CPUTarget::buildLoweringPipeline(OpPassManager &pm) const {
  // Before memrefs turn into descriptors, which this builds from the raw pointers of the C ABI.
  pm.addPass(createEmitEntryPoints());
  pm.addPass(createMathToCalls());

  // All functions at a time.
  OpPassManager &func = pm.nest<func::FuncOp>();
  func.addPass(createCPUBFloat16());
  // Copies of a buffer onto itself would become calls of a function that no library of ours has.
  func.addPass(createCanonicalizerPass());
  // Vectors down to one dimension, fully unrolled: the accumulators of a tile stay in registers.
  func.addPass(createConvertVectorToSCFPass(VectorTransferToSCFOptions().enableFullUnroll()));
  func.addPass(vector::createLowerVectorMultiReductionPass(vector::VectorMultiReductionLowering::InnerReduction));
  func.addPass(vector::createLowerVectorMaskPass());
  func.addPass(arith::createArithExpandOpsPass()); // rounding divisions of index arithmetic
  func.addPass(memref::createExpandOpsPass());
  // Offsets and strides of views as affine expressions, then as arithmetic.
  func.addPass(memref::createExpandStridedMetadataPass());
  func.addPass(createLowerAffinePass());
  func.addPass(createCanonicalizerPass());
  func.addPass(createCSEPass());
  func.addPass(createSCFToControlFlowPass());
  func.addPass(createConvertBodies());

  // What functions share: themselves, their calls, globals, allocations.
  ConvertToLLVMPassOptions shared;
  shared.filterDialects = {"func", "memref"};
  pm.addPass(createConvertToLLVMPass(shared));
  // Tasks become functions once the values that they take with them have types of LLVM.
  pm.addPass(createParallelToRuntime());
  pm.addPass(createReconcileUnrealizedCastsPass());
  pm.addNestedPass<LLVM::LLVMFuncOp>(createCSEPass());
}
