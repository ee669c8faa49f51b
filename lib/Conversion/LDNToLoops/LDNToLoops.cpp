//===- LDNToLoops.cpp - Every operation as scalar loops ----------------------===//
//
// In: ldn operations in buffer form. Out: scf.for, memref.load, memref.store, scalar arith and math.
//
//   ldn.slice %x outs %y {offset = 2} : (memref<3x8xf32>, memref<3x4xf32>) -> ()
//     =>  scf.for %t = 0 to 3 { scf.for %c = 0 to 4 { store (load %x[%t, %c + 2]), %y[%t, %c] } }
//
// Operations in value form are an error: bufferization comes first.
//
//===----------------------------------------------------------------------===//

#include "ldn/Conversion/Passes.h"
#include "ldn/Dialect/LDNOps.h"

#include "LowerOps.h"

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Pass/Pass.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace ldn;

namespace ldn {
#define GEN_PASS_DEF_LDNTOLOOPS
#include "ldn/Conversion/Passes.h.inc"
} // namespace ldn

namespace {

template <typename... Ops> struct OpList {};
using LoweredOps = OpList<GaussianKernelOp, StableStepOp, SinusoidOp, PackOp, DiffuseOp, DWConvOp, LinearOp, MapOp,
                          LayerNormOp, RMSNormOp, SoftmaxOp, ConcatOp, SliceOp, LinearAttentionOp, AttentionStateOp,
                          AttentionApplyOp, EmbeddingOp, PatchesOp, ReduceOp, CrossEntropyOp, AccuracyOp, CountLabelsOp,
                          MeanErrorOp, ShiftTokensOp, MaskTokensOp, TransposeOp, DropoutOp, LinearWeightGradOp, LayerNormGradOp,
                          RMSNormGradOp, SoftmaxGradOp, PadOp, BroadcastOp, GroupSpreadOp, GroupSumOp, EmbeddingGradOp, UnpatchOp,
                          ReduceMaxGradOp, CrossEntropyGradOp, MeanErrorGradOp, DegreeOp, TapGradOp, DenseKernelGradOp,
                          GaussianKernelGradOp, StableStepGradOp, AttentionProductOp, ProductStateOp, ProductApplyOp,
                          ExtendHeadsOp, ShrinkHeadsOp, AttentionNormGradOp, AttentionValueGradOp>;

template <typename... Ops> LogicalResult lowerOneOf(Operation *op, OpList<Ops...>) {
  LoopBuilder builder(op);
  bool done = false;
  auto tryLower = [&](auto typed) {
    if (typed) {
      lowerToLoops(typed, builder);
      done = true;
    }
  };
  (tryLower(dyn_cast<Ops>(op)), ...);
  return success(done);
}

/// Whether LLVM would need a library function to copy between these.
bool isScattered(memref::CopyOp copy) {
  auto contiguous = [](Value buffer) {
    auto type = dyn_cast<MemRefType>(buffer.getType());
    return type && type.getLayout().isIdentity();
  };
  return isa<MemRefType>(copy.getSource().getType()) && !(contiguous(copy.getSource()) && contiguous(copy.getTarget()));
}

struct LDNToLoops : ldn::impl::LDNToLoopsBase<LDNToLoops> {
  void runOnOperation() override {
    SmallVector<Operation *> ops;
    getOperation()->walk([&](Operation *op) {
      if (isa<TokenOpInterface, memref::CopyOp>(op))
        ops.push_back(op);
    });
    for (Operation *op : ops)
      if (failed(lower(op)))
        return signalPassFailure();
  }

  LogicalResult lower(Operation *op) {
    if (auto copy = dyn_cast<memref::CopyOp>(op)) {
      if (!isScattered(copy))
        return success();
      LoopBuilder(op).copy(copy.getSource(), copy.getTarget());
    } else if (op->getNumResults()) {
      return op->emitOpError("on tensors has no loops; bufferize it before 'ldn-to-loops'");
    } else if (auto dropout = dyn_cast<DropoutOp>(op); dropout && !dropout.getSeed()) {
      return op->emitOpError("belongs to training; 'ldn-strip-dropout' removes "
                             "it for inference");
    } else if (failed(lowerOneOf(op, LoweredOps()))) {
      return op->emitOpError("has no lowering to loops");
    }
    op->erase();
    return success();
  }
};

} // namespace
