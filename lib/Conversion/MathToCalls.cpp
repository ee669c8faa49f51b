//===- MathToCalls.cpp - Mathematics that only the C library has ---------------===//

#include "ldn/Conversion/Passes.h"

#include "mlir/Conversion/MathToLibm/MathToLibm.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Transforms/DialectConversion.h"

namespace ldn {
#define GEN_PASS_DEF_MATHTOCALLS
#include "ldn/Conversion/Passes.h.inc"
} // namespace ldn

using namespace mlir;

namespace {
struct MathToCalls : ldn::impl::MathToCallsBase<MathToCalls> {
  void runOnOperation() override {
    ConversionTarget target(getContext());
    target.markUnknownOpDynamicallyLegal([](Operation *) { return true; });
    target.addIllegalOp<math::ExpM1Op, math::Log1pOp>();
    RewritePatternSet patterns(&getContext());
    populateMathToLibmConversionPatterns(patterns);
    if (failed(applyPartialConversion(getOperation(), target, std::move(patterns))))
      signalPassFailure();
  }
};
} // namespace
