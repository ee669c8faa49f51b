//===- ExpandMath.cpp - Element-wise mathematics on vectors ------------------===//

#include "ldn/Conversion/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
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

/// Whether LLVM has an instruction, not a call, for `op` on a whole vector.
static bool isVectorInstruction(Operation *op) {
  return isa<math::SqrtOp, math::AbsFOp, math::FmaOp, math::FloorOp, math::CeilOp, math::TruncOp, math::RoundEvenOp,
             math::CopySignOp>(op);
}

/// One call for each lane.
static void takeLaneByLane(Operation *op) {
  OpBuilder b(op);
  auto type = cast<VectorType>(op->getResult(0).getType());
  Value result = arith::ConstantOp::create(b, op->getLoc(), b.getZeroAttr(type));
  for (int64_t lane = 0; lane < type.getNumElements(); ++lane) {
    SmallVector<Value> operands;
    for (Value operand : op->getOperands())
      operands.push_back(vector::ExtractOp::create(b, op->getLoc(), operand, lane));
    Operation *scalar = b.create(op->getLoc(), op->getName().getIdentifier(), operands, {type.getElementType()},
                                 op->getAttrs());
    result = vector::InsertOp::create(b, op->getLoc(), scalar->getResult(0), result, lane);
  }
  op->getResult(0).replaceAllUsesWith(result);
  op->erase();
}

namespace {
struct ExpandMath : ldn::impl::ExpandMathBase<ExpandMath> {
  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    populateMathPolynomialApproximationPatterns(patterns);
    GreedyRewriteConfig config;
    config.setStrictness(GreedyRewriteStrictness::ExistingAndNewOps);
    if (failed(applyOpPatternsGreedily(findVectorMath(), std::move(patterns), config)))
      return signalPassFailure();
    for (Operation *op : findVectorMath())
      if (!isVectorInstruction(op))
        takeLaneByLane(op);
  }

  SmallVector<Operation *> findVectorMath() {
    SmallVector<Operation *> found;
    getOperation()->walk([&](Operation *op) {
      if (isa<math::MathDialect>(op->getDialect()) && isa<VectorType>(op->getResult(0).getType()))
        found.push_back(op);
    });
    return found;
  }
};
} // namespace
