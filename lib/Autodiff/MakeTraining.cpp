//===- MakeTraining.cpp - The function whose loss is differentiated ----------===//
//
// In:   @evaluate(sizes, inputs, targets) -> loss, metrics      calls @infer, which calls @Layer
// Out:  @gradients(sizes, inputs, targets, seed, step) -> loss, metrics      with @infer inside, calls @Layer.train
//
//===----------------------------------------------------------------------===//

#include "ldn/Autodiff/Passes.h"
#include "ldn/Dialect/LDNOps.h"
#include "ldn/Transforms/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/IRMapping.h"
#include "llvm/Support/xxhash.h"

namespace ldn {
#define GEN_PASS_DEF_MAKETRAINING
#include "ldn/Autodiff/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

namespace {
class TrainingCopies {
public:
  explicit TrainingCopies(ModuleOp module) : module(module), symbols(module) {}

  void make(func::FuncOp evaluate);

private:
  /// The copy of a layer, with the copies of those that it calls.
  func::FuncOp copyOf(func::FuncOp layer);
  /// Calls in `func` go to copies, and random operations get the last two arguments, the seed and the step.
  void adapt(func::FuncOp func);
  bool isRandom(func::FuncOp func);

  ModuleOp module;
  SymbolTable symbols;
  llvm::DenseMap<Operation *, func::FuncOp> copies;
};
} // namespace

bool TrainingCopies::isRandom(func::FuncOp func) {
  return func
      .walk([&](Operation *op) {
        auto call = dyn_cast<func::CallOp>(op);
        bool random = isa<DropoutOp, MaskTokensOp>(op) || (call && isRandom(symbols.lookup<func::FuncOp>(call.getCallee())));
        return random ? WalkResult::interrupt() : WalkResult::advance();
      })
      .wasInterrupted();
}

static void addRandomArguments(func::FuncOp func) {
  Builder builder(func.getContext());
  for (StringRef name : {"seed", "step"}) {
    auto attrs = builder.getDictionaryAttr(builder.getNamedAttr("ldn.random", builder.getStringAttr(name)));
    if (failed(func.insertArgument(func.getNumArguments(), builder.getI64Type(), attrs, func.getLoc())))
      llvm_unreachable("functions of a module take new arguments");
  }
}

void TrainingCopies::adapt(func::FuncOp func) {
  auto random = [&] { return func.getArguments().take_back(2); };
  func.walk([&](DropoutOp op) {
    op.getSeedMutable().assign(random()[0]);
    op.getStepMutable().assign(random()[1]);
  });
  func.walk([&](MaskTokensOp op) {
    op.getSeedMutable().assign(random()[0]);
    op.getStepMutable().assign(random()[1]);
  });
  func.walk([&](func::CallOp call) {
    auto layer = symbols.lookup<func::FuncOp>(call.getCallee());
    if (isRandom(layer)) {
      // Each call of a layer has random numbers of its own.
      OpBuilder builder(call);
      auto path = call->getAttrOfType<StringAttr>("ldn.path");
      int64_t number = path ? static_cast<int64_t>(llvm::xxh3_64bits(path.getValue())) : 0;
      Value hash = arith::ConstantOp::create(builder, call.getLoc(), builder.getI64IntegerAttr(number));
      Value seed = arith::XOrIOp::create(builder, call.getLoc(), random()[0], hash);
      call.getOperandsMutable().append({seed, random()[1]});
    }
    call.setCallee(copyOf(layer).getName());
  });
  expandSteps(func);
  splitFeatures(func);
}

func::FuncOp TrainingCopies::copyOf(func::FuncOp layer) {
  if (func::FuncOp known = copies.lookup(layer))
    return known;
  func::FuncOp copy = layer.clone();
  copies[layer] = copy;
  copy.setName((layer.getName() + ".train").str());
  copy->setAttr("ldn.training", UnitAttr::get(module.getContext()));
  symbols.insert(copy, std::next(Block::iterator(layer)));
  if (isRandom(layer))
    addRandomArguments(copy);
  adapt(copy);
  return copy;
}

/// Puts the body of `callee` in the place of `call`.
static void inlineCall(func::CallOp call, func::FuncOp callee) {
  OpBuilder builder(call);
  IRMapping mapping;
  mapping.map(callee.getArguments(), call.getOperands());
  for (Operation &op : callee.getBody().front().without_terminator())
    builder.clone(op, mapping);
  for (auto [result, value] : llvm::zip(call.getResults(), callee.getBody().front().getTerminator()->getOperands()))
    result.replaceAllUsesWith(mapping.lookupOrDefault(value));
  call.erase();
}

void TrainingCopies::make(func::FuncOp evaluate) {
  func::FuncOp gradients = evaluate.clone();
  gradients.setName("gradients");
  gradients->setAttr("ldn.training", UnitAttr::get(module.getContext()));
  gradients->removeAttr("ldn.entry");
  gradients->removeAttr("ldn.flops");
  symbols.insert(gradients, std::next(Block::iterator(evaluate)));
  for (auto call : llvm::to_vector(gradients.getBody().front().getOps<func::CallOp>()))
    inlineCall(call, symbols.lookup<func::FuncOp>(call.getCallee()));
  addRandomArguments(gradients);
  adapt(gradients);
}

namespace {
struct MakeTraining : ldn::impl::MakeTrainingBase<MakeTraining> {
  void runOnOperation() override {
    auto evaluate = getOperation().lookupSymbol<func::FuncOp>("evaluate");
    if (getOperation()->hasAttr("ldn.train") && evaluate)
      TrainingCopies(getOperation()).make(evaluate);
  }
};
} // namespace
