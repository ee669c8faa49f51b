//===- Differentiate.cpp - Reverse mode over the functions of a module -------===//

#include "Residuals.h"
#include "ldn/Autodiff/Adjoints.h"
#include "ldn/Autodiff/Passes.h"
#include "ldn/Autodiff/Remat.h"
#include "ldn/Dialect/MapBuilder.h"
#include "ldn/Dialect/Remarks.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

#include <map>

namespace ldn {
#define GEN_PASS_DEF_DIFFERENTIATE
#include "ldn/Autodiff/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

namespace {
class Differentiator {
public:
  Differentiator(ModuleOp module, Remat remat) : module(module), symbols(module), budget(remat.budget) {}

  /// Adds to `func`, whose result `loss` is differentiated, one result for each parameter.
  LogicalResult addGradients(func::FuncOp func, unsigned loss);

private:
  /// The derivative of `callee` by the arguments in `active`, made once.
  FailureOr<const Derivative *> derivativeOf(func::FuncOp callee, const std::vector<bool> &active, bool recompute);
  /// The one that keeps residuals while the budget lasts. Calls come last to first: what comes last is kept shortest.
  FailureOr<const Derivative *> chooseDerivative(func::FuncOp callee, const std::vector<bool> &active);
  /// The reverse part of `func`, behind its operations; the adjoints of its results are known.
  LogicalResult reverse(func::FuncOp func, Adjoints &adjoints);
  LogicalResult reverseCall(func::CallOp call, Adjoints &adjoints);

  ModuleOp module;
  SymbolTable symbols;
  int64_t budget;
  std::map<std::tuple<Operation *, std::vector<bool>, bool>, Derivative> derivatives;
};
} // namespace

/// Zeros of the shape of `value`.
static Value zerosLike(ImplicitLocOpBuilder &b, Value value) {
  auto type = cast<RankedTensorType>(value.getType());
  if (type.hasStaticShape())
    return arith::ConstantOp::create(b, DenseElementsAttr::get(type, b.getFloatAttr(type.getElementType(), 0)));
  return createMap(b, type, value, [](ImplicitLocOpBuilder &b, ValueRange e) { return createFloat(b, e[0].getType(), 0); });
}

LogicalResult Differentiator::reverse(func::FuncOp func, Adjoints &adjoints) {
  SmallVector<Operation *> forward;
  for (Operation &op : func.getBody().front().without_terminator()) {
    if (op.getResults().empty() || !llvm::any_of(op.getResults(), [&](Value v) { return adjoints.isActive(v); }))
      continue;
    forward.push_back(&op);
  }
  for (Operation *op : llvm::reverse(forward)) {
    if (llvm::none_of(op->getResults(), [&](Value result) { return adjoints.lookup(result); }))
      continue;
    adjoints.b.setLoc(op->getLoc());
    if (isa<ParameterOp>(op))
      continue;
    if (auto call = dyn_cast<func::CallOp>(op)) {
      if (failed(reverseCall(call, adjoints)))
        return failure();
      continue;
    }
    auto rule = dyn_cast<DerivativeOpInterface>(op);
    if (!rule || !rule.isDifferentiable())
      return op->emitOpError("has no derivative, and the loss depends on its result");
    rule.differentiate(adjoints);
  }
  return success();
}

LogicalResult Differentiator::reverseCall(func::CallOp call, Adjoints &adjoints) {
  auto callee = symbols.lookup<func::FuncOp>(call.getCallee());
  std::vector<bool> active;
  for (Value operand : call.getOperands())
    active.push_back(adjoints.isActive(operand));
  FailureOr<const Derivative *> derivative = chooseDerivative(callee, active);
  if (failed(derivative))
    return failure();

  OpBuilder builder(call);
  const Derivative &d = **derivative;
  if (auto remark = remarkAnalysis(call, "remat", "Layer")) {
    func::FuncOp made = d.forward;
    if (unsigned kept = made.getNumResults() - call.getNumResults())
      remark << "keeps " << RemarkArg("Values", kept) << " values, "
             << RemarkArg("Bytes", residualBytes(module, made, call.getNumResults())) << " bytes, for the derivative";
    else
      remark << "is computed again for the derivative";
  }
  auto forward = func::CallOp::create(builder, call.getLoc(), d.forward, call.getOperands());
  forward->setDiscardableAttrs(call->getDiscardableAttrDictionary());
  SmallVector<Value> operands;
  for (unsigned i : d.captured)
    operands.push_back(call.getOperand(i));
  llvm::append_range(operands, forward.getResults().drop_front(call.getNumResults()));
  for (auto [old, result] : llvm::zip(call.getResults(), forward.getResults())) {
    Value adjoint = adjoints.lookup(old);
    operands.push_back(adjoint ? adjoint : zerosLike(adjoints.b, result));
    adjoints.replace(old, result);
  }
  auto backward = func::CallOp::create(adjoints.b, d.backward, operands);
  backward->setDiscardableAttrs(call->getDiscardableAttrDictionary());
  for (auto [of, gradient] : llvm::zip(d.gradientOf, backward.getResults()))
    adjoints.add(forward.getOperand(of), gradient);
  call.erase();
  return success();
}

FailureOr<const Derivative *> Differentiator::chooseDerivative(func::FuncOp callee, const std::vector<bool> &active) {
  // A layer inside a layer has been decided on with it.
  if (budget == INT64_MAX)
    return derivativeOf(callee, active, /*recompute=*/false);
  if (budget > 0) {
    FailureOr<const Derivative *> keeping = derivativeOf(callee, active, /*recompute=*/false);
    if (failed(keeping))
      return failure();
    int64_t bytes = residualBytes(module, (*keeping)->forward, callee.getNumResults());
    if (bytes <= budget) {
      budget -= bytes;
      return keeping;
    }
  }
  return derivativeOf(callee, active, /*recompute=*/true);
}

FailureOr<const Derivative *> Differentiator::derivativeOf(func::FuncOp callee, const std::vector<bool> &active,
                                                           bool recompute) {
  auto [it, isNew] = derivatives.try_emplace({callee, active, recompute});
  if (!isNew)
    return &it->second;
  JointFunction joint;
  joint.func = callee.clone();
  joint.func.setName((callee.getName() + ".joint").str());
  symbols.insert(joint.func, std::next(Block::iterator(callee)));
  joint.numArguments = callee.getNumArguments();
  Block &block = joint.func.getBody().front();
  Operation *end = block.getTerminator();

  OpBuilder builder(end);
  Adjoints adjoints(builder, callee.getLoc());
  for (auto [i, isActive] : llvm::enumerate(active))
    if (isActive)
      adjoints.declareActive(block.getArgument(i));
  for (Operation &op : block.without_terminator())
    adjoints.propagate(&op);
  SmallVector<Value> returned(end->getOperands());
  for (auto [i, value] : llvm::enumerate(returned)) {
    unsigned place = joint.func.getNumArguments();
    if (failed(joint.func.insertArgument(place, value.getType(), callee.getResultAttrDict(i), value.getLoc())))
      return failure();
    adjoints.add(value, joint.func.getArgument(place));
  }
  // A mark that nothing uses.
  joint.firstReverse = arith::ConstantIndexOp::create(builder, callee.getLoc(), 0);
  if (failed(reverse(joint.func, adjoints)))
    return failure();

  std::string name = callee.getName().str();
  if (StringRef(name).ends_with(".train"))
    name.resize(name.size() - strlen(".train"));
  for (auto [i, isActive] : llvm::enumerate(active))
    if (Value gradient = isActive ? adjoints.lookup(block.getArgument(i)) : Value()) {
      joint.gradients.push_back(gradient);
      joint.gradientOf.push_back(i);
    }
  it->second = splitJoint(joint, name, recompute);
  symbols.erase(joint.func);
  symbols.insert(it->second.backward, std::next(Block::iterator(callee)));
  symbols.insert(it->second.forward, std::next(Block::iterator(callee)));
  return &it->second;
}

LogicalResult Differentiator::addGradients(func::FuncOp func, unsigned loss) {
  Block &block = func.getBody().front();
  Operation *end = block.getTerminator();
  OpBuilder builder(end);
  Adjoints adjoints(builder, func.getLoc());
  llvm::MapVector<StringAttr, SmallVector<ParameterOp>> parameters;
  for (auto op : block.getOps<ParameterOp>()) {
    parameters[op.getPathAttr()].push_back(op);
    adjoints.declareActive(op.getResult());
  }
  for (Operation &op : block.without_terminator())
    adjoints.propagate(&op);
  Value value = end->getOperand(loss);
  adjoints.add(value, adjoints.ones(cast<RankedTensorType>(value.getType())));
  if (failed(reverse(func, adjoints)))
    return failure();

  SmallVector<Value> results(end->getOperands());
  unsigned first = results.size();
  for (auto &[path, ops] : parameters) {
    Value sum;
    for (ParameterOp op : ops)
      if (Value adjoint = adjoints.lookup(op.getResult()))
        sum = sum ? adjoints.plus(sum, adjoint) : adjoint;
    results.push_back(sum ? sum : zerosLike(adjoints.b, ops.front().getResult()));
  }
  end->setOperands(results);
  func.setType(builder.getFunctionType(func.getArgumentTypes(), TypeRange(ValueRange(results))));
  for (auto [i, entry] : llvm::enumerate(parameters)) {
    func.setResultAttr(first + i, "ldn.role", builder.getStringAttr("gradient"));
    func.setResultAttr(first + i, "ldn.path", entry.first);
  }
  eraseUnused(func);
  return success();
}

namespace {
struct Differentiate : ldn::impl::DifferentiateBase<Differentiate> {
  using DifferentiateBase::DifferentiateBase;

  void runOnOperation() override {
    ModuleOp module = getOperation();
    auto func = module.lookupSymbol<func::FuncOp>("gradients");
    if (!func)
      return;
    for (unsigned i = 0; i < func.getNumResults(); ++i)
      if (func.getResultAttrOfType<StringAttr>(i, "ldn.role") == "loss") {
        std::optional<Remat> choice = Remat::parse(remat);
        if (!choice)
          func.emitError("'remat' wants none, layer or auto:BYTES, got '") << remat << "'";
        if (!choice || failed(Differentiator(module, *choice).addGradients(func, i)))
          signalPassFailure();
        return;
      }
    func.emitError("has no result that is the loss");
    signalPassFailure();
  }
};
} // namespace
