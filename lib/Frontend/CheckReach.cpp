//===- CheckReach.cpp - How far a token of a model sees -------------------===//
//
// Without attention a token sees as far as the windows of the operations on its way add up to. A depth that is too
// small for every token to reach every other (the paper's theorem of global dependency) is worth a warning.
//
//===----------------------------------------------------------------------===//

#include "ModuleEmitter.h"

using namespace ldn;

namespace {

/// The tokens before and after that a value depends on; kAll once something looks at the whole sequence.
struct Sight {
  static constexpr int64_t kAll = int64_t(1) << 40;
  int64_t before = 0, after = 0;

  void include(const Sight &other) {
    before = std::max(before, other.before);
    after = std::max(after, other.after);
  }
  bool isAll() const { return before >= kAll || after >= kAll; }
};

/// Follows the values of one function, given how far its arguments see.
class SightOfFunction {
public:
  explicit SightOfFunction(mlir::ModuleOp module) : module(module) {}

  /// The sight of the results; `visit` is told that of every sequence that leaves: results and what is pooled.
  llvm::SmallVector<Sight> results(mlir::func::FuncOp func, llvm::ArrayRef<Sight> arguments,
                                   llvm::function_ref<void(mlir::Value, const Sight &)> leaves) {
    llvm::DenseMap<mlir::Value, Sight> sights;
    mlir::Block &block = func.getBody().front();
    for (auto [argument, sight] : llvm::zip(block.getArguments(), arguments))
      sights[argument] = sight;
    for (mlir::Operation &op : block) {
      llvm::SmallVector<Sight> operands;
      for (mlir::Value operand : op.getOperands())
        operands.push_back(sights.lookup(operand));
      if (auto call = llvm::dyn_cast<mlir::func::CallOp>(op)) {
        auto callee = module.lookupSymbol<mlir::func::FuncOp>(call.getCallee());
        auto made = results(callee, operands, [](mlir::Value, const Sight &) {});
        for (auto [result, sight] : llvm::zip(op.getResults(), made))
          sights[result] = sight;
        continue;
      }
      if (llvm::isa<mlir::func::ReturnOp, ReduceOp>(op))
        for (auto [operand, sight] : llvm::zip(op.getOperands(), operands))
          leaves(operand, sight);
      if (llvm::isa<mlir::func::ReturnOp>(op))
        return operands;
      Sight sight = step(op, operands);
      for (mlir::Value result : op.getResults())
        sights[result] = sight;
    }
    return {};
  }

private:
  static Sight step(mlir::Operation &op, llvm::ArrayRef<Sight> operands) {
    Sight sight;
    auto token = llvm::dyn_cast<TokenOpInterface>(op);
    // What is exchanged with the features is mapped along the sequence.
    if (llvm::isa<TransposeOp>(op))
      return {Sight::kAll, Sight::kAll};
    for (mlir::OpOperand &operand : op.getOpOperands()) {
      Sight through = operands[operand.getOperandNumber()];
      // A patch is where tokens begin.
      TokenReach reach = token && !llvm::isa<PatchesOp>(op) ? token.getReach(operand) : TokenReach::local();
      if (reach.isParameter())
        continue;
      int64_t all = Sight::kAll;
      through.before = std::min(all, through.before + (reach.isAll() ? all : reach.getBefore()));
      through.after = std::min(all, through.after + (reach.isAll() ? all : reach.getAfter()));
      sight.include(through);
    }
    return sight;
  }

  mlir::ModuleOp module;
};

} // namespace

void ModelEmitter::warnShortSight() {
  // The output or the pooled sequence that sees least decides, where the number of tokens is known.
  std::optional<Sight> least;
  int64_t tokens = 0;
  auto leaves = [&](mlir::Value value, const Sight &sight) {
    auto type = llvm::cast<mlir::ShapedType>(value.getType());
    if (type.getRank() != 3 || type.isDynamicDim(1))
      return;
    bool mixes = sight.before || sight.after;
    if (mixes && !sight.isAll() && (!least || sight.before + sight.after < least->before + least->after)) {
      least = sight;
      tokens = type.getDimSize(1);
    }
  };
  llvm::SmallVector<Sight> arguments(fn.func.getNumArguments());
  SightOfFunction(*module.module).results(fn.func, arguments, leaves);
  // A causal model is complete when the last token sees the first.
  int64_t needed = tokens - 1;
  bool causal = least && least->after == 0;
  if (!least || (least->before >= needed && (causal || least->after >= needed)))
    return;
  int64_t nearest = causal ? least->before : std::min(least->before, least->after);
  auto count = [](int64_t n) { return std::to_string(n) + (n == 1 ? " token" : " tokens"); };
  std::string seen = causal ? count(nearest) + " back"
                     : least->before == least->after
                         ? count(nearest) + " to each side"
                         : count(least->before) + " back and " + std::to_string(least->after) + " ahead";
  std::string factor;
  if (nearest)
    factor = "; it would take " + std::to_string((needed + nearest - 1) / nearest) + " times the depth";
  const ast::Item &item = module.variant ? static_cast<const ast::Item &>(*module.variant) : model;
  module.file.warning(item.name.range, "in '" + item.name.name + "' a token sees " + seen + " of " +
                                           llvm::Twine(tokens) +
                                           ": not every token reaches every other, and there "
                                           "is no attention" +
                                           factor);
}
