//===- LDNToVector.cpp - Vector code for ldn operations on buffers -----------===//

#include "Lowerings.h"
#include "ldn/Conversion/Passes.h"

#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Builders.h"
#include "llvm/ADT/TypeSwitch.h"

namespace ldn {
#define GEN_PASS_DEF_LDNTOVECTOR
#include "ldn/Conversion/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

/// Failure where there is no vector code for the operation: the plain loops remain.
static LogicalResult lower(Operation *op) {
  return llvm::TypeSwitch<Operation *, LogicalResult>(op)
      .Case<LinearOp, MapOp, LayerNormOp, RMSNormOp, SoftmaxOp, DiffuseOp, DWConvOp, AttentionStateOp,
            AttentionApplyOp, ReduceOp, ConcatOp, EmbeddingOp, LinearWeightGradOp, LayerNormGradOp, RMSNormGradOp,
            SoftmaxGradOp, TapGradOp, ExtendHeadsOp, ShrinkHeadsOp, AttentionNormGradOp, AttentionValueGradOp, SliceOp,
            PadOp, BroadcastOp, EmbeddingGradOp, GroupSumOp, ProductStateOp, ProductApplyOp, DropoutOp, PackOp,
            CrossEntropyGradOp, TransposeOp, GaussianKernelOp, StableStepOp, StableStepGradOp, DegreeOp, DenseKernelGradOp,
            linalg::FillOp, memref::CopyOp>(
          [](auto op) { return lowerToVector(op); })
      .Default([](Operation *) { return failure(); });
}

namespace {
struct LDNToVector : ldn::impl::LDNToVectorBase<LDNToVector> {
  void runOnOperation() override {
    SmallVector<Operation *> worklist;
    getOperation()->walk([&](Operation *op) {
      if (isa<TokenOpInterface, linalg::FillOp, memref::CopyOp>(op) && op->getNumResults() == 0)
        worklist.push_back(op);
    });
    for (Operation *op : worklist) {
      if (failed(lower(op))) {
        ++numOther;
        continue;
      }
      ++numLowered;
      op->erase();
    }
  }
};
} // namespace
