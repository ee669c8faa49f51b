//===- ExpandMath.cpp - Element-wise mathematics on vectors ------------------===//

#include "ldn/Conversion/Passes.h"

#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

namespace ldn {
#define GEN_PASS_DEF_EXPANDMATH
#include "ldn/Conversion/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

namespace {
struct ExpandMath : ldn::impl::ExpandMathBase<ExpandMath> {
  void runOnOperation() override {
    SmallVector<Operation *> vectors;
    getOperation()->walk([&](Operation *op) {
      if (isa<math::MathDialect>(op->getDialect()) && isa<VectorType>(op->getResult(0).getType()))
        vectors.push_back(op);
    });
    RewritePatternSet patterns(&getContext());
    populateMathPolynomialApproximationPatterns(patterns);
    GreedyRewriteConfig config;
    config.setStrictness(GreedyRewriteStrictness::ExistingAndNewOps);
    if (failed(applyOpPatternsGreedily(vectors, std::move(patterns), config)))
      signalPassFailure();
  }
};
} // namespace
