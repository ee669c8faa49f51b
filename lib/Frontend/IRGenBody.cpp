//===- IRGenBody.cpp - Statements -----------------------------------------===//

#include "ModuleEmitter.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace ldn;
using namespace ldn::ast;

Symbol *FunctionEmitter::declare(const Ident &name, llvm::StringRef what, Term term) {
  failed |= term.isError();
  auto taken = [&](SourceRange before) {
    error(name.range, "'" + name.name + "' is declared twice");
    note(before, "declared here before");
    return nullptr;
  };
  if (auto *decl = file.find<ConstDecl>(name.name))
    return taken(decl->name.range);
  auto [it, isNew] = symbols.try_emplace(name.name);
  if (!isNew)
    return taken(it->second.range);
  it->second.what = what;
  it->second.range = name.range;
  it->second.term = std::move(term);
  order.push_back(name.name);
  if (file.facts && !module.variant && (it->second.term.isTensor() || what == "option"))
    file.facts->add(name.range, it->second.term.text());
  return &it->second;
}

//===----------------------------------------------------------------------===//
// let
//===----------------------------------------------------------------------===//

Term FunctionEmitter::evalStatement(const Expr &value, llvm::StringRef name) {
  if (!name.empty())
    current = name.str();
  namePaths(value, name);
  Term term = eval(value);
  // A tensor exists once, however often its name is used.
  return term.isTensor() ? Term(materialize(term, loc(value.range()))) : term;
}

void FunctionEmitter::emitLet(const Ident &name, const Expr &value, llvm::StringRef what, const Replacement *replaced) {
  if (!replaced) {
    declare(name, what, evalStatement(value, name.name));
    return;
  }
  // What is replaced tells the shape; nothing uses it afterwards.
  llvm::StringSet<> taken = takenPaths;
  Term written = evalStatement(value, name.name);
  takenPaths = taken;
  Term term = evalStatement(*replaced->value, name.name);
  if (written && term && written.isTensor()) {
    bool isNumber = term.isConstant() && term.constant().isNumber();
    if (isNumber) {
      term = number(term.constant().asDouble(), written.dims().vec());
    } else if (!term.isTensor() || !same(term.dims(), written.dims())) {
      error(replaced->value->range(),
            "'" + name.name + "' is " + written.text() + ", what replaces it is " + term.text());
      note(name.range, "it is declared here");
      term = Term();
    }
  }
  declare(name, what, term);
}

//===----------------------------------------------------------------------===//
// kernel
//===----------------------------------------------------------------------===//

void FunctionEmitter::emitKernel(const Ident &name, const Expr &value) {
  current = name.name.str();
  namePaths(value, name.name);
  auto call = bindFamily(Family::Kernel, value);
  Term term;
  if (call) {
    call->path = name.name.str();
    auto &kernel = kernels.emplace_back(std::make_unique<KernelDefinition>());
    kernel->name = name.name;
    kernel->range = name.range;
    kernel->call = call;
    term = kernel.get();
  }
  declare(name, "kernel", term);
}

const KernelValue *FunctionEmitter::kernel(KernelDefinition &definition, const KernelUse &use) {
  for (auto &[before, value] : definition.emitted)
    if (before.tokens.same(use.tokens) && before.width.same(use.width) && before.form == use.form)
      return &value;
  if (!definition.emitted.empty()) {
    auto &[before, value] = definition.emitted.front();
    bool fits = !value.groups || use.width.size % value.groups == 0;
    if (value.isShared && fits)
      return &value;
    auto shown = [](const KernelUse &use) {
      return text({use.tokens, use.width}) + ", form " + stringifyDiffusionForm(use.form).str();
    };
    sizeError(use.range,
              "kernel '" + definition.name + "' is used for " + shown(use) + ", and before for " + shown(before));
    note(before.range, "used here before");
    return nullptr;
  }
  const Builtin &builtin = *definition.call->builtin;
  std::string outer = std::exchange(current, definition.name.str());
  auto value = builtin.emitKernel(*this, *definition.call, use);
  current = outer;
  if (!value)
    return nullptr;
  return &definition.emitted.emplace_back(use, *value).second;
}

//===----------------------------------------------------------------------===//
// repeat
//===----------------------------------------------------------------------===//

FunctionEmitter::RepeatScope::RepeatScope(FunctionEmitter &emitter, std::string prefix)
    : emitter(emitter), first(emitter.order.size()), takenPaths(std::exchange(emitter.takenPaths, {})),
      current(std::exchange(emitter.current, "")) {
  emitter.prefix = std::move(prefix);
}

FunctionEmitter::RepeatScope::~RepeatScope() {
  for (llvm::StringRef name : llvm::ArrayRef(emitter.order).drop_front(first))
    emitter.symbols.erase(name);
  emitter.order.resize(first);
  emitter.takenPaths = std::move(takenPaths);
  emitter.current = std::move(current);
  emitter.prefix.clear();
}

std::string FunctionEmitter::dropoutPath() {
  std::string base = current.empty() ? "dropout" : current + ".dropout";
  base = fullPath(base);
  std::string path = base;
  for (unsigned number = 2; !dropoutPaths.insert(path).second; ++number)
    path = base + "_" + std::to_string(number);
  return path;
}

//===----------------------------------------------------------------------===//
// Bounds of tokens
//===----------------------------------------------------------------------===//

bool FunctionEmitter::requireBelow(const Tensor &tokens, int64_t bound, SourceRange range) {
  unsigned index = llvm::cast<mlir::BlockArgument>(tokens.value).getArgNumber();
  auto declared = declaredBounds.find(index);
  if (declared != declaredBounds.end() && declared->second > bound) {
    error(range,
          "these are declared to be below " + llvm::Twine(declared->second) + ", wanted below " + llvm::Twine(bound));
    return false;
  }
  auto [it, isNew] = bounds.try_emplace(index, bound);
  it->second = std::min(it->second, bound);
  return true;
}

std::optional<int64_t> FunctionEmitter::requiredBelow(unsigned argument) const {
  auto it = bounds.find(argument);
  return it == bounds.end() ? std::nullopt : std::optional(it->second);
}

//===----------------------------------------------------------------------===//
// What nothing uses
//===----------------------------------------------------------------------===//

void FunctionEmitter::reportUnused(size_t first) {
  for (llvm::StringRef name : llvm::ArrayRef(order).drop_front(first)) {
    const Symbol &symbol = symbols[name];
    if (symbol.used)
      continue;
    if (symbol.what == "param")
      file.error(symbol.range, "parameter '" + name + "' is never used");
    else if (symbol.what == "kernel")
      file.error(symbol.range, "kernel '" + name + "' is never used");
    else if (symbol.what == "input")
      file.error(symbol.range, "input '" + name + "' is never used");
    else if (symbol.what == "let" || symbol.what == "var") {
      bool owns = llvm::any_of(parameters, [&](const Parameter &parameter) {
        llvm::StringRef path(parameter.path);
        return path.consume_front(prefix) && path.consume_front(name) && (path.empty() || path.front() == '.');
      });
      if (owns)
        file.error(symbol.range, "'" + name + "' has parameters and is never used");
      else
        file.warning(symbol.range, "'" + name + "' is never used");
    } else if (symbol.what != "output") {
      file.warning(symbol.range, symbol.what + " '" + name + "' is never used");
    }
  }
}

void FunctionEmitter::dropDead() {
  mlir::Block &block = func.getBody().front();
  for (mlir::Operation *op = block.getTerminator()->getPrevNode(); op;) {
    mlir::Operation *before = op->getPrevNode();
    // Layers have no effects but their result.
    if (op->use_empty() && (mlir::isMemoryEffectFree(op) || llvm::isa<mlir::func::CallOp>(op)))
      op->erase();
    op = before;
  }
  if (isEntry)
    return;
  llvm::erase_if(parameters, [&](const Parameter &parameter) {
    auto argument = llvm::cast<mlir::BlockArgument>(parameter.value);
    if (!argument.use_empty())
      return false;
    block.eraseArgument(argument.getArgNumber());
    return true;
  });
}
