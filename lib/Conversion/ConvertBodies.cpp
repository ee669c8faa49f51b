//===- ConvertBodies.cpp - Bodies of functions in the LLVM dialect ------------===//

#include "ldn/Conversion/Passes.h"

#include "mlir/Conversion/ArithToLLVM/ArithToLLVM.h"
#include "mlir/Conversion/ControlFlowToLLVM/ControlFlowToLLVM.h"
#include "mlir/Conversion/IndexToLLVM/IndexToLLVM.h"
#include "mlir/Conversion/LLVMCommon/ConversionTarget.h"
#include "mlir/Conversion/LLVMCommon/TypeConverter.h"
#include "mlir/Conversion/MathToLLVM/MathToLLVM.h"
#include "mlir/Conversion/MemRefToLLVM/MemRefToLLVM.h"
#include "mlir/Conversion/UBToLLVM/UBToLLVM.h"
#include "mlir/Conversion/VectorToLLVM/ConvertVectorToLLVM.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/Transforms/LoweringPatterns.h"
#include "mlir/Dialect/Vector/Transforms/VectorRewritePatterns.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

namespace ldn {
#define GEN_PASS_DEF_CONVERTBODIES
#include "ldn/Conversion/Passes.h.inc"
} // namespace ldn

using namespace mlir;

namespace {
struct ConvertBodies : ldn::impl::ConvertBodiesBase<ConvertBodies> {
  LogicalResult initialize(MLIRContext *context) override {
    RewritePatternSet prepare(context), convert(context);
    populateVectorLowering(prepare);
    lowerings = std::move(prepare);

    converter = std::make_shared<LLVMTypeConverter>(context);
    vector::populateVectorTransferLoweringPatterns(convert);
    populateVectorToLLVMConversionPatterns(*converter, convert, /*reassociateFPReductions=*/false,
                                           /*force32BitVectorIndices=*/true, /*useVectorAlignment=*/false);
    populateMathToLLVMConversionPatterns(*converter, convert);
    populateFinalizeMemRefToLLVMConversionPatterns(*converter, convert);
    arith::populateArithToLLVMConversionPatterns(*converter, convert);
    index::populateIndexToLLVMConversionPatterns(*converter, convert);
    ub::populateUBToLLVMConversionPatterns(*converter, convert);
    cf::populateControlFlowToLLVMConversionPatterns(*converter, convert);
    conversions = std::move(convert);
    return success();
  }

  void runOnOperation() override {
    SmallVector<Operation *> vectorOps;
    getOperation().walk([&](Operation *op) {
      if (isa_and_nonnull<vector::VectorDialect>(op->getDialect()))
        vectorOps.push_back(op);
    });
    (void)applyOpPatternsGreedily(vectorOps, lowerings);
    LLVMConversionTarget target(getContext());
    // They declare functions next to this one, or need a global that is converted with it.
    target.addLegalOp<memref::AllocOp, memref::ReallocOp, memref::DeallocOp, memref::CopyOp, memref::GetGlobalOp>();
    if (failed(applyPartialConversion(getOperation(), target, conversions)))
      signalPassFailure();
  }

  /// What has no counterpart in LLVM, and vectors down to one dimension.
  static void populateVectorLowering(RewritePatternSet &patterns) {
    vector::populateVectorToVectorCanonicalizationPatterns(patterns);
    vector::populateVectorBitCastLoweringPatterns(patterns);
    vector::populateVectorBroadcastLoweringPatterns(patterns);
    // Dot products run at 4 % of the speed.
    vector::populateVectorContractLoweringPatterns(patterns, vector::VectorContractLowering::OuterProduct);
    vector::populateVectorMaskOpLoweringPatterns(patterns);
    vector::populateVectorShapeCastLoweringPatterns(patterns);
    vector::populateVectorTransposeLoweringPatterns(patterns, vector::VectorTransposeLowering::EltWise);
    vector::populateVectorTransferLoweringPatterns(patterns, /*maxTransferRank=*/1);
    vector::populateVectorMaskMaterializationPatterns(patterns, /*force32BitVectorIndices=*/true);
    vector::populateVectorInsertExtractStridedSliceTransforms(patterns);
    vector::populateVectorStepLoweringPatterns(patterns);
    vector::populateVectorRankReducingFMAPattern(patterns);
  }

  FrozenRewritePatternSet lowerings, conversions;
  std::shared_ptr<LLVMTypeConverter> converter;
};
} // namespace
