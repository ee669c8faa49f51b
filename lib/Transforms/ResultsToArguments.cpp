//===- ResultsToArguments.cpp - Results are written where the caller wants ---===//
//
//   func.func @infer(%x: memref<?x8xf32>) -> (memref<?x8xf32> {ldn.name = "y"}) {
//     %y = memref.alloc(%B) ... return %y
//   }
//     =>  func.func @infer(%x: memref<?x8xf32>, %y: memref<?x8xf32> {ldn.name = "y"}) { ... return }
//
// A result that is not a buffer of its own (an argument, a view, one returned twice) is copied at the end.
//
//===----------------------------------------------------------------------===//

#include "ldn/Transforms/Passes.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/BuiltinOps.h"

namespace ldn {
#define GEN_PASS_DEF_RESULTSTOARGUMENTS
#include "ldn/Transforms/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

/// Makes `value`, which is returned, live in `argument`.
static void place(Value value, Value argument, func::ReturnOp end) {
  // Bufferization may have forgotten static sizes on the way.
  auto cast = value.getDefiningOp<memref::CastOp>();
  auto alloc = (cast ? cast.getSource() : value).getDefiningOp<memref::AllocOp>();
  OpBuilder builder(end);
  if (!alloc || alloc->getBlock() != end->getBlock()) {
    memref::CopyOp::create(builder, end.getLoc(), value, argument);
    return;
  }
  Value target = argument;
  if (alloc.getType() != argument.getType()) {
    builder.setInsertionPoint(alloc);
    target = memref::CastOp::create(builder, alloc.getLoc(), alloc.getType(), argument);
  }
  alloc.replaceAllUsesWith(target);
  alloc.erase();
}

static LogicalResult convert(func::FuncOp func) {
  llvm::BitVector moved(func.getNumResults());
  for (auto [index, type] : llvm::enumerate(func.getResultTypes()))
    if (isa<MemRefType>(type))
      moved.set(index);
  if (moved.none())
    return success();
  auto ends = func.getOps<func::ReturnOp>();
  if (!llvm::hasSingleElement(ends) || !llvm::hasSingleElement(func.getBody()))
    return func.emitError("function '") << func.getName() << "' must have one block to pass results as arguments";

  func::ReturnOp end = *ends.begin();
  for (unsigned index : moved.set_bits()) {
    unsigned position = func.getNumArguments();
    if (failed(func.insertArgument(position, func.getResultTypes()[index], func.getResultAttrDict(index), func.getLoc())))
      return failure();
    // Placing a buffer replaces it in the return too: returned again, it is an argument and copied.
    place(end.getOperand(index), func.getArgument(position), end);
  }
  end->eraseOperands(moved);
  return func.eraseResults(moved);
}

namespace {
struct ResultsToArguments : ldn::impl::ResultsToArgumentsBase<ResultsToArguments> {
  void runOnOperation() override {
    auto hasBuffer = [](func::CallOp call) {
      return llvm::any_of(call.getResultTypes(), [](Type type) { return isa<MemRefType>(type); });
    };
    WalkResult calls = getOperation().walk([&](func::CallOp call) {
      if (!hasBuffer(call))
        return WalkResult::advance();
      call.emitError("returns a buffer: functions are inlined before their results become arguments");
      return WalkResult::interrupt();
    });
    if (calls.wasInterrupted())
      return signalPassFailure();
    for (auto func : getOperation().getOps<func::FuncOp>())
      if (!func.isExternal() && failed(convert(func)))
        return signalPassFailure();
  }
};
} // namespace
