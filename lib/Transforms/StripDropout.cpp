//===- StripDropout.cpp - Inference has no dropout ---------------------------===//

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Transforms/Passes.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace ldn {
#define GEN_PASS_DEF_STRIPDROPOUT
#include "ldn/Transforms/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

namespace {
struct StripDropout : ldn::impl::StripDropoutBase<StripDropout> {
  void runOnOperation() override {
    getOperation()->walk([](DropoutOp op) {
      if (!op.getResult() || op.getSeed())
        return; // buffers: too late to drop a copy; with random numbers: of training
      Value x = op.getX();
      OpBuilder builder(op);
      if (x.getType() != op.getResult().getType())
        x = tensor::CastOp::create(builder, op.getLoc(), op.getResult().getType(), x);
      op.getResult().replaceAllUsesWith(x);
      op.erase();
    });
  }
};
} // namespace
