//===- Lowering.cpp - From tiled code to the LLVM dialect -------------------===//

#include "CPUTarget.h"

#include "ldn/Conversion/Passes.h"

#include "mlir/Conversion/AffineToStandard/AffineToStandard.h"
#include "mlir/Conversion/ArithToLLVM/ArithToLLVM.h"
#include "mlir/Conversion/ControlFlowToLLVM/ControlFlowToLLVM.h"
#include "mlir/Conversion/FuncToLLVM/ConvertFuncToLLVMPass.h"
#include "mlir/Conversion/IndexToLLVM/IndexToLLVM.h"
#include "mlir/Conversion/MathToLLVM/MathToLLVM.h"
#include "mlir/Conversion/MathToLibm/MathToLibm.h"
#include "mlir/Conversion/MemRefToLLVM/MemRefToLLVM.h"
#include "mlir/Conversion/ReconcileUnrealizedCasts/ReconcileUnrealizedCasts.h"
#include "mlir/Conversion/SCFToControlFlow/SCFToControlFlow.h"
#include "mlir/Conversion/UBToLLVM/UBToLLVM.h"
#include "mlir/Conversion/VectorToLLVM/ConvertVectorToLLVMPass.h"
#include "mlir/Conversion/VectorToSCF/VectorToSCF.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/MemRef/Transforms/Passes.h"
#include "mlir/Dialect/Vector/Transforms/Passes.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;
using namespace ldn;

void CPUTarget::buildLoweringPipeline(OpPassManager &pm) const {
  // Before memrefs turn into descriptors, which this builds from the raw pointers of the C ABI.
  pm.addPass(createEmitEntryPoints());
  // Copies of a buffer onto itself would become calls of a function that no library of ours has.
  pm.addPass(createCanonicalizerPass());

  // Vectors down to one dimension, fully unrolled: the accumulators of a tile stay in registers.
  OpPassManager &func = pm.nest<func::FuncOp>();
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

  ConvertVectorToLLVMPassOptions vectors;
  vectors.vectorContractLowering = vector::VectorContractLowering::OuterProduct; // dot products run at 4 % of the speed
  vectors.useVectorAlignment = false;                                            // arguments are aligned to an element
  pm.addPass(createConvertVectorToLLVMPass(vectors));
  pm.addPass(createMathToCalls());
  // What LLVM has an intrinsic for, then calls of the C library's mathematics for the rest (erf, erfc).
  pm.addPass(createConvertMathToLLVMPass());
  pm.addPass(createConvertMathToLibmPass());
  pm.addPass(createFinalizeMemRefToLLVMConversionPass());
  pm.addPass(createArithToLLVMConversionPass());
  pm.addPass(createConvertIndexToLLVMPass());
  pm.addPass(createUBToLLVMConversionPass());
  pm.addPass(createConvertFuncToLLVMPass());
  pm.addPass(createConvertControlFlowToLLVMPass());
  // Tasks become functions once the values that they take with them have types of LLVM.
  pm.addPass(createParallelToRuntime());
  pm.addPass(createReconcileUnrealizedCastsPass());
  pm.addPass(createCSEPass());
}
