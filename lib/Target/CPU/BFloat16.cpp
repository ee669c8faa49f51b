//===- BFloat16.cpp - bf16 in terms of what the processor has for it ---------===//

#include "ldn/Dialect/MachineFacts.h"
#include "ldn/Target/Passes.h"

#include "mlir/Conversion/LLVMCommon/TypeConverter.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Dialect/X86Vector/Transforms.h"
#include "mlir/Dialect/X86Vector/X86VectorDialect.h"
#include "mlir/Transforms/DialectConversion.h"
#include "mlir/Transforms/WalkPatternRewriteDriver.h"

namespace ldn {
#define GEN_PASS_DEF_CPUBFLOAT16
#include "ldn/Target/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

namespace {
struct CPUBFloat16 : ldn::impl::CPUBFloat16Base<CPUBFloat16> {
  void runOnOperation() override {
    MLIRContext *context = &getContext();
    RewritePatternSet patterns(context);
    if (!MachineFacts::of(getOperation()).bf16Pairs) {
      arith::populateExpandBFloat16Patterns(patterns);
      return walkAndApplyPatterns(getOperation(), std::move(patterns));
    }
    x86vector::populateVectorContractToPackedTypeDotProductPatterns(patterns);
    walkAndApplyPatterns(getOperation(), std::move(patterns));
    // Vectors of one dimension have the same types in LLVM.
    LLVMTypeConverter converter(context);
    RewritePatternSet instructions(context);
    populateX86VectorLegalizeForLLVMExportPatterns(converter, instructions);
    ConversionTarget target(*context);
    target.addLegalDialect<LLVM::LLVMDialect>();
    target.addIllegalDialect<x86vector::X86VectorDialect>();
    if (failed(applyPartialConversion(getOperation(), target, std::move(instructions))))
      signalPassFailure();
  }
};
} // namespace
