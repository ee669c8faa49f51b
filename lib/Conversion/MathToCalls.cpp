//===- MathToCalls.cpp - Mathematics that only the C library has ---------------===//

#include "ldn/Conversion/Passes.h"

#include "mlir/Conversion/MathToLibm/MathToLibm.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Transforms/DialectConversion.h"

namespace ldn {
#define GEN_PASS_DEF_MATHTOCALLS
#include "ldn/Conversion/Passes.h.inc"
} // namespace ldn

using namespace mlir;

namespace {
struct MathToCalls : ldn::impl::MathToCallsBase<MathToCalls> {
  void runOnOperation() override {
    SmallVector<Operation *> ops;
    getOperation().walk([&](Operation *op) {
      if (isa<math::ExpM1Op, math::Log1pOp, math::ErfOp, math::ErfcOp, math::CbrtOp, math::AcoshOp, math::AsinhOp,
              math::AtanhOp>(op))
        ops.push_back(op);
    });
    if (ops.empty())
      return;
    ConversionTarget target(getContext());
    target.markUnknownOpDynamicallyLegal([](Operation *) { return true; });
    target.addIllegalDialect<math::MathDialect>(); // of these operations, no others
    RewritePatternSet patterns(&getContext());
    populateMathToLibmConversionPatterns(patterns);
    if (failed(applyPartialConversion(ops, target, std::move(patterns))))
      signalPassFailure();
  }
};
} // namespace
