//===- PrepareWeights.cpp - Work that depends on parameters alone ------------===//
//
// In:   @infer: %p = ldn.parameter "w"   %q = ldn.pack %p   %y = ldn.linear %x, %q
// Out:  @prepare(%prepared): %p = ldn.parameter "w"   %q = ldn.pack %p   stored in %prepared
//       @infer(…, %prepared): %q = view of %prepared   %y = ldn.linear %x, %q
//
// A layer is a function that several calls share: what it computes from its parameter arguments becomes a function
// `@layer.prepare`, called once for each call of the layer, whose results the layer receives as new arguments.
//
//===----------------------------------------------------------------------===//

#include "ArenaArguments.h"

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Dialect/Remarks.h"
#include "ldn/Transforms/Passes.h"

#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/IR/IRMapping.h"

namespace ldn {
#define GEN_PASS_DEF_PREPAREWEIGHTS
#include "ldn/Transforms/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

namespace {
class PrepareWeights : public ldn::impl::PrepareWeightsBase<PrepareWeights> {
  void runOnOperation() override;

  void classifyArguments();
  /// Whether `value` is a function of parameters (and constants) alone, and not free of both.
  bool isFromParameters(Value value);
  bool isConstant(Value value);
  /// The results that the rest of `func` reads of what depends on parameters alone.
  SetVector<Value> findPrepared(func::FuncOp func);
  /// Clones the operations that `values` need.
  void cloneSlice(OpBuilder &builder, ArrayRef<Value> values, IRMapping &mapping);
  void prepareLayer(func::FuncOp func);
  void prepareModel(func::FuncOp func);

  DenseSet<Value> parameterArguments;
};
} // namespace

bool PrepareWeights::isConstant(Value value) {
  Operation *op = value.getDefiningOp();
  return op && op->hasTrait<OpTrait::ConstantLike>();
}

bool PrepareWeights::isFromParameters(Value value) {
  if (isa<BlockArgument>(value))
    return parameterArguments.contains(value);
  Operation *op = value.getDefiningOp();
  if (isa<ParameterOp>(op))
    return true;
  if (!isa<TokenOpInterface>(op) && !(isa<func::CallOp>(op) && op->hasAttr("ldn.prepare")))
    return false;
  bool some = false;
  for (Value operand : op->getOperands()) {
    if (isConstant(operand))
      continue;
    if (!isFromParameters(operand))
      return false;
    some = true;
  }
  auto type = dyn_cast<RankedTensorType>(value.getType());
  return some && type && type.hasStaticShape();
}

/// An argument of a layer holds a parameter if every call passes one.
void PrepareWeights::classifyArguments() {
  parameterArguments.clear();
  SmallVector<std::pair<func::CallOp, func::FuncOp>> calls;
  getOperation().walk([&](func::FuncOp func) {
    if (func.isPrivate() && !func.isExternal())
      for (BlockArgument argument : func.getArguments())
        if (isa<RankedTensorType>(argument.getType()))
          parameterArguments.insert(argument);
  });
  getOperation().walk([&](func::CallOp call) {
    calls.push_back({call, SymbolTable::lookupNearestSymbolFrom<func::FuncOp>(call, call.getCalleeAttr())});
  });
  for (bool changed = true; changed;) {
    changed = false;
    for (auto [call, callee] : calls)
      for (auto [operand, argument] : llvm::zip(call.getOperands(), callee.getArguments()))
        if (parameterArguments.contains(argument) && !isFromParameters(operand) && !isConstant(operand))
          changed |= parameterArguments.erase(argument);
  }
}

SetVector<Value> PrepareWeights::findPrepared(func::FuncOp func) {
  SetVector<Value> prepared;
  func.walk([&](Operation *op) {
    bool depends = op->getNumResults() && isFromParameters(op->getResult(0));
    if (depends || op->getParentOp() != func)
      return;
    for (Value operand : op->getOperands())
      if (operand.getDefiningOp() && !isa<ParameterOp>(operand.getDefiningOp()) && isFromParameters(operand))
        prepared.insert(operand);
  });
  return prepared;
}

void PrepareWeights::cloneSlice(OpBuilder &builder, ArrayRef<Value> values, IRMapping &mapping) {
  std::function<void(Value)> clone = [&](Value value) {
    Operation *op = value.getDefiningOp();
    if (mapping.contains(value) || !op)
      return;
    for (Value operand : op->getOperands())
      clone(operand);
    builder.clone(*op, mapping);
  };
  llvm::for_each(values, clone);
}

/// Erases the calls of preparations that nothing in `func` reads any more.
static void dropPreparations(func::FuncOp func) {
  for (Operation &op : llvm::make_early_inc_range(llvm::reverse(func.getBody().front())))
    if (op.hasAttr("ldn.prepare") && op.use_empty())
      op.erase();
}

void PrepareWeights::prepareLayer(func::FuncOp func) {
  SetVector<Value> prepared = findPrepared(func);
  if (prepared.empty())
    return;
  // @layer.prepare takes the arguments that hold parameters.
  SmallVector<BlockArgument> parameters;
  for (BlockArgument argument : func.getArguments())
    if (parameterArguments.contains(argument))
      parameters.push_back(argument);
  SmallVector<Type> inputs = llvm::map_to_vector(parameters, [](Value v) { return v.getType(); });
  SmallVector<Type> results = llvm::map_to_vector(prepared, [](Value v) { return v.getType(); });
  OpBuilder builder(func);
  auto prepare = func::FuncOp::create(builder, func.getLoc(), (func.getName() + ".prepare").str(),
                                      builder.getFunctionType(inputs, results));
  prepare.setPrivate();
  Block *body = prepare.addEntryBlock();
  IRMapping mapping;
  for (auto [from, to] : llvm::zip(parameters, body->getArguments())) {
    mapping.map(from, to);
    parameterArguments.insert(to);
  }
  builder.setInsertionPointToEnd(body);
  cloneSlice(builder, prepared.getArrayRef(), mapping);
  SmallVector<Value> returned = llvm::map_to_vector(prepared, [&](Value v) { return mapping.lookup(v); });
  func::ReturnOp::create(builder, func.getLoc(), returned);

  // The layer receives the results behind its other arguments.
  unsigned first = func.getNumArguments();
  for (Value value : prepared) {
    auto name = builder.getDictionaryAttr(builder.getNamedAttr("ldn.prepared", builder.getUnitAttr()));
    if (failed(func.insertArgument(func.getNumArguments(), value.getType(), name, value.getLoc())))
      llvm_unreachable("functions of a module take new arguments");
    BlockArgument argument = func.getArgument(func.getNumArguments() - 1);
    parameterArguments.insert(argument);
    value.replaceAllUsesWith(argument);
  }
  // Those of the layers that this one calls run where it is prepared itself.
  dropPreparations(func);
  getOperation().walk([&](func::CallOp call) {
    if (call.getCallee() != func.getName())
      return;
    OpBuilder atCall(call);
    SmallVector<Value> operands;
    for (BlockArgument parameter : parameters)
      operands.push_back(call.getOperand(parameter.getArgNumber()));
    auto prepareCall = func::CallOp::create(atCall, call.getLoc(), prepare, operands);
    prepareCall->setAttr("ldn.prepare", atCall.getUnitAttr());
    call->insertOperands(first, prepareCall.getResults());
  });
}

void PrepareWeights::prepareModel(func::FuncOp func) {
  SetVector<Value> prepared = findPrepared(func);
  if (prepared.empty())
    return;
  OpBuilder builder(func);
  auto prepare = func::FuncOp::create(builder, func.getLoc(), "prepare", builder.getFunctionType({}, {}));
  builder.setInsertionPointToEnd(prepare.addEntryBlock());
  IRMapping mapping;
  // All parameters, in the order of the model: it is the order of their places in memory.
  func.walk([&](ParameterOp op) { builder.clone(*op, mapping); });
  cloneSlice(builder, prepared.getArrayRef(), mapping);
  auto end = func::ReturnOp::create(builder, func.getLoc());
  Value destination = addArenaArgument(prepare, "prepared");

  SetVector<func::FuncOp> users;
  users.insert(func);
  Value source = addArena(getOperation(), users, "prepared").lookup(func);
  int64_t extent = 0;
  builder.setInsertionPoint(end);
  auto atStart = OpBuilder::atBlockBegin(&func.getBody().front());
  for (Value value : prepared) {
    auto type = cast<RankedTensorType>(value.getType());
    auto memref = MemRefType::get(type.getShape(), type.getElementType());
    auto view = [&](OpBuilder &at, Value arena) -> Value {
      Value offset = arith::ConstantIndexOp::create(at, value.getLoc(), extent);
      return memref::ViewOp::create(at, value.getLoc(), memref, arena, offset, ValueRange());
    };
    bufferization::MaterializeInDestinationOp::create(builder, value.getLoc(), Type(), mapping.lookup(value),
                                                      view(builder, destination), /*restrict=*/true,
                                                      /*writable=*/true);
    Value read = bufferization::ToTensorOp::create(atStart, value.getLoc(), type, view(atStart, source),
                                                   /*restrict=*/true);
    value.replaceAllUsesWith(read);
    extent += llvm::alignTo(sizeInBytes(type), arenaAlignment);
  }
  if (auto remark = remarkPassed(func, "weights", "Prepared"))
    remark << RemarkArg("Values", prepared.size())
           << " values that depend on parameters alone are computed when weights are "
           << "loaded, " << RemarkArg("Bytes", extent) << " bytes";
  // The layers' preparations now run in @prepare.
  dropPreparations(func);
  getOperation()->setAttr("ldn.prepared_bytes", builder.getI64IntegerAttr(extent));
}

void PrepareWeights::runOnOperation() {
  classifyArguments();
  // Callees before callers: a layer's `.prepare` is called where its callers prepare themselves.
  SmallVector<func::FuncOp> order;
  DenseSet<Operation *> seen;
  std::function<void(func::FuncOp)> visit = [&](func::FuncOp func) {
    if (!seen.insert(func).second)
      return;
    func.walk([&](func::CallOp call) {
      visit(SymbolTable::lookupNearestSymbolFrom<func::FuncOp>(call, call.getCalleeAttr()));
    });
    order.push_back(func);
  };
  getOperation().walk([&](func::FuncOp func) { visit(func); });
  for (func::FuncOp func : order) {
    // A training step changes its parameters: there is nothing to do once for all.
    if (func->hasAttr("ldn.training"))
      continue;
    bool hasParameters = !func.getOps<ParameterOp>().empty();
    if (func.isPrivate())
      prepareLayer(func);
    else if (hasParameters)
      prepareModel(func);
  }
}
