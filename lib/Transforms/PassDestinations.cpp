//===- PassDestinations.cpp - Results written where the caller wants them ----===//
//
// In:   func @f(%x) -> tensor { %e = alloc_tensor  %r = scf.forall … shared_outs(%o = %e)  return %r }
// Out:  func @f(%x, %out: tensor) -> tensor { %r = scf.forall … shared_outs(%o = %out)  return %r }
//
// After bufferization the result is the buffer of the argument, and `ldn-drop-results` removes it.
//
//===----------------------------------------------------------------------===//

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Transforms/Passes.h"
#include "ldn/Transforms/Sizes.h"

#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace ldn {
#define GEN_PASS_DEF_PASSDESTINATIONS
#include "ldn/Transforms/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

/// Gives every call of `func` a new buffer for each result. Its size must be known before the call.
static LogicalResult updateCalls(ModuleOp module, func::FuncOp func) {
  WalkResult walk = module.walk([&](func::CallOp call) {
    if (call.getCallee() != func.getName())
      return WalkResult::advance();
    OpBuilder builder(call);
    SmallVector<Value> buffers;
    for (Value result : call.getResults()) {
      auto type = cast<RankedTensorType>(result.getType());
      SmallVector<Value> sizes;
      for (unsigned dim = 0; dim < type.getRank(); ++dim) {
        if (!type.isDynamicDim(dim))
          continue;
        Value size = Size::of(result, dim).getNamed();
        if (!size) {
          call.emitError("dimension ") << dim << " of a result of '" << call.getCallee() << "' has no name in 'ldn.shape'";
          return WalkResult::interrupt();
        }
        sizes.push_back(size);
      }
      buffers.push_back(bufferization::AllocTensorOp::create(builder, call.getLoc(), type, sizes));
    }
    call.getOperandsMutable().append(buffers);
    return WalkResult::advance();
  });
  return failure(walk.wasInterrupted());
}

/// The operand through which the operation that computes `value` gets the buffer for it, if there is one.
static OpOperand *findInit(Value value) {
  auto result = dyn_cast<OpResult>(value);
  if (!result)
    return nullptr;
  Operation *op = result.getOwner();
  if (auto forall = dyn_cast<scf::ForallOp>(op))
    return forall.getTiedOpOperand(result);
  if (auto call = dyn_cast<func::CallOp>(op))
    return &call->getOpOperand(call.getNumOperands() - call.getNumResults() + result.getResultNumber());
  if (auto insert = dyn_cast<tensor::InsertSliceOp>(op))
    return &insert.getDestMutable();
  if (auto token = dyn_cast<TokenOpInterface>(op); token && !token.getInitsMutable().empty())
    return &*token.getInitsMutable().begin();
  return nullptr;
}

/// Makes `value` be computed in `destination`, if what computes it has a buffer of its own; copies otherwise.
static Value writeInto(OpBuilder &builder, Value value, Value destination) {
  if (auto token = value.getDefiningOp<TokenOpInterface>(); token && token.getInitsMutable().empty()) {
    token.getInitsMutable().append(destination);
    return value;
  }
  // Parts may be inserted into the buffer one after the other; only what is written last is read.
  OpOperand *init = findInit(value);
  bool isWhole = init && isa<scf::ForallOp, func::CallOp>(init->getOwner());
  while (init && init->get().hasOneUse() && init->get().getDefiningOp<tensor::InsertSliceOp>())
    init = findInit(init->get());
  auto buffer = init ? init->get().getDefiningOp<bufferization::AllocTensorOp>() : bufferization::AllocTensorOp();
  if (buffer && (!isWhole || value.hasOneUse())) {
    if (buffer.getCopy()) {
      OpBuilder atBuffer(buffer);
      destination = bufferization::MaterializeInDestinationOp::create(atBuffer, value.getLoc(), destination.getType(),
                                                                      buffer.getCopy(), destination)
                        .getResult();
    }
    init->set(destination);
    if (buffer->use_empty())
      buffer->erase();
    return value;
  }
  return bufferization::MaterializeInDestinationOp::create(builder, value.getLoc(), value.getType(), value, destination)
      .getResult();
}

static void addDestinations(func::FuncOp func) {
  if (func.getNumResults() == 0)
    return;
  for (unsigned i = 0; i < func.getNumResults(); ++i) {
    Type type = func.getResultTypes()[i];
    DictionaryAttr attrs = func.getResultAttrDict(i);
    if (failed(func.insertArgument(func.getNumArguments(), type, attrs, func.getLoc())))
      llvm_unreachable("functions of a module take new arguments");
  }
}

namespace {
struct PassDestinations : ldn::impl::PassDestinationsBase<PassDestinations> {
  void runOnOperation() override {
    SmallVector<func::FuncOp> funcs;
    getOperation().walk([&](func::FuncOp func) {
      if (!func.isExternal() && llvm::all_of(func.getResultTypes(), llvm::IsaPred<RankedTensorType>))
        funcs.push_back(func);
    });
    for (func::FuncOp func : funcs)
      if (failed(updateCalls(getOperation(), func)))
        return signalPassFailure();
    for (func::FuncOp func : funcs)
      addDestinations(func);
    for (func::FuncOp func : funcs) {
      auto end = cast<func::ReturnOp>(func.getBody().front().getTerminator());
      OpBuilder builder(end);
      unsigned first = func.getNumArguments() - func.getNumResults();
      for (OpOperand &operand : end->getOpOperands())
        operand.set(writeInto(builder, operand.get(), func.getArgument(first + operand.getOperandNumber())));
    }
  }
};
} // namespace
