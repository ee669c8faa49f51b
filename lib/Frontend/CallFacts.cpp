//===- CallFacts.cpp - What a call gives and costs ------------------------===//

#include "CallFacts.h"
#include "ModuleEmitter.h"
#include "llvm/Support/FormatVariadic.h"

using namespace ldn;

std::string ldn::parameterCount(llvm::ArrayRef<Parameter> parameters) {
  int64_t count = 0;
  for (const Parameter &parameter : parameters)
    count += parameter.type.getNumElements();
  return count == 0 ? "" : llvm::formatv("{0:n} parameter{1}", count, count == 1 ? "" : "s").str();
}

CallFacts::CallFacts(const FunctionEmitter &emitter) : emitter(emitter), parametersBefore(emitter.parameters.size()) {
  mlir::Block *block = emitter.builder.getInsertionBlock();
  last = !block || block->empty() ? nullptr : &block->back();
}

/// Of what stands in one block from `op` on; null where the count is no number.
static std::optional<double> count(mlir::Operation *op, mlir::ModuleOp module, llvm::ArrayRef<int64_t> leading) {
  double total = 0;
  for (; op; op = op->getNextNode()) {
    std::optional<double> part = 0.0;
    if (auto call = llvm::dyn_cast<mlir::func::CallOp>(op)) {
      auto callee = module.lookupSymbol<mlir::func::FuncOp>(call.getCallee());
      part = callee ? count(&callee.getBody().front().front(), module, leading) : std::nullopt;
    } else if (auto update = llvm::dyn_cast<LocalUpdateOp>(op)) {
      part = count(&update.getBody().front().front(), module, {});
    } else if (auto cost = llvm::dyn_cast<CostOpInterface>(op)) {
      double fixed = cost.getFlopsPerToken(0);
      auto type = llvm::dyn_cast<mlir::RankedTensorType>(op->getResult(0).getType());
      bool perToken = type && type.getRank() > 0 && cost.getFlopsPerToken(1) == fixed;
      bool isFree = fixed == 0 && cost.getFlopsPerToken(1) == 0;
      part = isFree                                               ? std::optional(0.0)
             : perToken && type.getShape().drop_back() == leading ? std::optional(fixed)
                                                                  : std::nullopt;
    }
    if (!part)
      return std::nullopt;
    total += *part;
  }
  return total;
}

std::optional<double> CallFacts::operations(mlir::RankedTensorType result) const {
  mlir::Block *block = emitter.builder.getInsertionBlock();
  if (!block || block->empty() || result.getRank() < 2)
    return std::nullopt;
  mlir::Operation *first = last ? last->getNextNode() : &block->front();
  return count(first, *emitter.module.module, result.getShape().drop_back());
}

std::string CallFacts::text(const Term &result) const {
  if (!result.isTensor())
    return "";
  std::string text = result.text();
  llvm::ArrayRef<Parameter> parameters(emitter.parameters);
  if (parameters.size() > parametersBefore)
    if (std::string count = parameterCount(parameters.drop_front(parametersBefore)); !count.empty())
      text += ", " + count;
  if (result.element()->kind != Element::Kind::Leaf)
    return text;
  auto type = llvm::cast<mlir::RankedTensorType>(result.element()->leaf.getType());
  if (auto flops = operations(type); flops && *flops > 0) {
    static const char *const units[] = {"", " k", " M", " G"};
    size_t unit = 0;
    for (; *flops >= 1000 && unit + 1 < std::size(units); ++unit)
      *flops /= 1000;
    text += llvm::formatv(unit ? ", {0:f1}{1} operations for a token" : ", {0:f0}{1} operations for a token", *flops,
                          units[unit]);
  }
  return text;
}
