//===- DropResults.cpp - Results that are arguments already ------------------===//

#include "ldn/Transforms/Passes.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

namespace ldn {
#define GEN_PASS_DEF_DROPRESULTS
#include "ldn/Transforms/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

/// The argument that `value` is, behind casts.
static BlockArgument asArgument(Value value) {
  while (auto cast = value.getDefiningOp<memref::CastOp>())
    value = cast.getSource();
  return dyn_cast<BlockArgument>(value);
}

namespace {
struct DropResults : ldn::impl::DropResultsBase<DropResults> {
  /// Calls use the buffer that they pass instead of the result.
  void updateCalls(func::FuncOp func, ArrayRef<unsigned> arguments) {
    getOperation().walk([&](func::CallOp call) {
      if (call.getCallee() != func.getName())
        return;
      OpBuilder builder(call);
      for (auto [result, argument] : llvm::zip(call.getResults(), arguments))
        result.replaceAllUsesWith(call.getOperand(argument));
      auto bare = func::CallOp::create(builder, call.getLoc(), func, call.getOperands());
      bare->setDiscardableAttrs(call->getDiscardableAttrDictionary());
      call.erase();
    });
  }

  void runOnOperation() override {
    for (auto func : getOperation().getOps<func::FuncOp>()) {
      if (func.isExternal() || !llvm::all_of(func.getResultTypes(), llvm::IsaPred<MemRefType>))
        continue;
      auto end = cast<func::ReturnOp>(func.getBody().front().getTerminator());
      SmallVector<unsigned> arguments;
      for (Value value : end.getOperands()) {
        BlockArgument argument = asArgument(value);
        if (!argument) {
          end.emitError("a result of '") << func.getName() << "' is not written in the argument made for it";
          return signalPassFailure();
        }
        arguments.push_back(argument.getArgNumber());
      }
      end->setOperands({});
      while (func.getNumResults())
        if (failed(func.eraseResult(func.getNumResults() - 1)))
          llvm_unreachable("functions of a module lose results");
      updateCalls(func, arguments);
    }
  }
};
} // namespace
