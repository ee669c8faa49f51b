//===- ParameterNames.cpp - Which call owns which path --------------------===//
//
// The parameters of a built-in live under the name of the `let` that holds it.
// If several parametrised calls stand in one `let`, each has the name of its
// function after that: `mixer.layer_norm`, `mixer.dwconv`, `mixer.dwconv_2`, in
// the order in which they are applied. Without a `let` the function's name is
// first. Names depend on the text alone, never on sizes or options.
//
//===----------------------------------------------------------------------===//

#include "ModuleEmitter.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace ldn;
using namespace ldn::ast;

namespace {

/// The parametrised calls of an expression, arguments before the call.
class Collector {
public:
  explicit Collector(FileContext &file) : file(file) {}
  llvm::SmallVector<const CallExpr *> calls;

  void visit(const Expr &expr, bool owned = false) {
    llvm::TypeSwitch<const Expr *>(&expr)
        .Case([&](const NegateExpr *e) { visit(*e->operand); })
        .Case([&](const BinaryExpr *e) {
          visit(*e->lhs);
          visit(*e->rhs);
        })
        .Case([&](const CallExpr *e) { visitCall(*e, owned); });
  }

private:
  void visitCall(const CallExpr &call, bool owned) {
    llvm::StringRef name = call.callee.name;
    const Builtin *builtin = findBuiltin(Family::Value, name, &call);
    bool owns = file.find<LayerDecl>(name) || (builtin && builtin->ownsParameters && !owned);
    for (auto [index, arg] : llvm::enumerate(call.args)) {
      bool ownsThis = builtin && ownsArgument(*builtin, call, index);
      auto *word = llvm::dyn_cast<NameExpr>(arg.value.get());
      owns |= ownsThis || (builtin && word && word->name == "learned");
      visit(*arg.value, ownsThis);
    }
    if (owns)
      calls.push_back(&call);
  }

  FileContext &file;
};

} // namespace

void FunctionEmitter::namePaths(const Expr &expr, llvm::StringRef statement) {
  Collector collector(file);
  collector.visit(expr);
  if (collector.calls.size() == 1 && !statement.empty()) {
    paths[collector.calls.front()] = statement.str();
    return;
  }
  std::string start = statement.empty() ? "" : (statement + ".").str();
  for (const CallExpr *call : collector.calls) {
    std::string base = start + call->callee.name.str(), path = base;
    for (unsigned number = 2; !takenPaths.insert(path).second; ++number)
      path = base + "_" + std::to_string(number);
    paths[call] = path;
  }
}

/// In a repeat a single layer, and nothing else without a name, has the name
/// of the repeat to itself: `layer.0.local`, not `layer.0.Released.local`.
void FunctionEmitter::nameRepeatPaths(llvm::ArrayRef<StmtPtr> body) {
  Collector collector(file);
  for (const StmtPtr &stmt : body) {
    if (auto *let = llvm::dyn_cast<LetStmt>(stmt.get()))
      takenPaths.insert(let->name.name);
    if (auto *assign = llvm::dyn_cast<AssignStmt>(stmt.get()))
      collector.visit(*assign->value);
  }
  bool single = collector.calls.size() == 1 && file.find<LayerDecl>(collector.calls.front()->callee.name);
  for (const StmtPtr &stmt : body) {
    auto *assign = llvm::dyn_cast<AssignStmt>(stmt.get());
    if (assign && single)
      paths[collector.calls.front()] = "";
    else if (assign)
      namePaths(*assign->value, "");
  }
}
