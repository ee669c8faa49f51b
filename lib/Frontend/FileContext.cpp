//===- FileContext.cpp - The declarations of one file ---------------------===//

#include "FileContext.h"
#include "Builtins.h"
#include "Elementwise.h"
#include "mlir/IR/Builders.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/TypeSwitch.h"
#include "llvm/Support/FormatVariadic.h"

using namespace ldn;
using namespace ldn::ast;

//===----------------------------------------------------------------------===//
// Reports
//===----------------------------------------------------------------------===//

void FileContext::error(SourceRange range, const llvm::Twine &message) { diagnostics.error(range, message); }

void FileContext::warning(SourceRange range, const llvm::Twine &message) { diagnostics.warning(range, message); }

void FileContext::note(SourceRange range, const llvm::Twine &message) { diagnostics.note(range, message); }

mlir::Location FileContext::location(SourceRange range, llvm::StringRef name) {
  mlir::Location place = mlir::UnknownLoc::get(&mlir);
  if (range.isValid()) {
    auto [line, column] = lineAndColumn(diagnostics.sourceMgr(), range.Start);
    place = mlir::FileLineColLoc::get(&mlir, options.sourceName, line, column);
  }
  if (name.empty())
    return place;
  return mlir::NameLoc::get(mlir::StringAttr::get(&mlir, name), place);
}

//===----------------------------------------------------------------------===//
// Declarations
//===----------------------------------------------------------------------===//

bool FileContext::load() {
  collectItems();
  applyDefines();
  loadSizes();
  for (const ConstDecl *decl : file.all<ConstDecl>())
    constant(*decl);
  return checkRecursion();
}

void FileContext::collectItems() {
  for (const ItemPtr &item : file.items) {
    const Ident &name = item->name;
    auto [before, isNew] = items.try_emplace(name.name, item.get());
    if (!isNew) {
      error(name.range, "'" + name.name + "' is declared twice");
      note(before->second->name.range, "declared here before");
    } else if (isBuiltin(name.name) && llvm::isa<FnDecl, LayerDecl>(*item)) {
      error(name.range, "'" + name.name +
                            "' is a built-in function, choose "
                            "another name");
    }
  }
}

void FileContext::loadSizes() {
  for (const DimDecl *decl : file.all<DimDecl>()) {
    OpenSize size{decl};
    auto bound = [&](const ExprPtr &expr, int64_t &value) {
      if (!expr)
        return;
      auto constant = evaluate(*expr);
      if (constant && !constant->isInt())
        error(expr->range(),
              "the range of '" + decl->name.name + "' must be of whole numbers, got " + constant->text());
      else if (constant)
        value = constant->asInt();
    };
    bound(decl->low, size.low);
    bound(decl->high, size.high);
    if (size.low < 1)
      error(decl->low->range(), "'" + decl->name.name + "' must be at least 1, got " + llvm::Twine(size.low));
    else if (size.high < size.low)
      error(decl->high->range(), "the range of '" + decl->name.name + "' is empty: " + llvm::Twine(size.low) + " to " +
                                     llvm::Twine(size.high));
    openSizes.push_back(size);
  }
}

//===----------------------------------------------------------------------===//
// -D
//===----------------------------------------------------------------------===//

void FileContext::applyDefines() {
  for (const std::string &text : options.defines)
    define(text);
}

void FileContext::define(llvm::StringRef text) {
  auto [name, valueText] = text.split('=');
  auto *decl = find<ConstDecl>(name);
  if (!decl) {
    if (find<DimDecl>(name))
      error({}, "-D " + text + ": '" + name + "' is open until run time, only constants can be set");
    else
      error({}, "-D " + text + ": the file has no constant '" + name + "'" + didYouMean(name, names<ConstDecl>()));
    return;
  }
  auto value = parseConstant(valueText);
  if (!value) {
    error({}, "-D " + text + ": wanted " + name + "=VALUE with a number, true or false");
    return;
  }
  auto written = evaluate(*decl->value);
  if (!written)
    return;
  bool fits = value->isBool() == written->isBool() && !written->isList() && (!written->isInt() || value->isInt());
  if (!fits) {
    error({}, "-D " + text + ": '" + name + "' is " + written->kind() + ", got " + value->kind());
    note(decl->name.range, "'" + name + "' is declared here");
    return;
  }
  // 1e-3 may be replaced by 1, which stays a number with a fraction.
  if (!written->isInt() && value->isInt())
    value = Constant(value->asDouble());
  defined.insert_or_assign(name, *value);
}

//===----------------------------------------------------------------------===//
// Constant expressions
//===----------------------------------------------------------------------===//

std::optional<Constant> FileContext::constant(const ConstDecl &decl) {
  if (auto it = defined.find(decl.name.name); it != defined.end())
    return it->second;
  if (auto it = constants.find(&decl); it != constants.end())
    return it->second;
  if (llvm::is_contained(evaluating, &decl)) {
    error(decl.name.range, "constant '" + decl.name.name + "' depends on itself");
    return std::nullopt;
  }
  evaluating.push_back(&decl);
  std::optional<Constant> value = evaluate(*decl.value);
  evaluating.pop_back();
  constants[&decl] = value;
  if (facts && value && !llvm::isa<NumberExpr, BoolExpr>(*decl.value))
    facts->add(decl.name.range, value->text());
  return value;
}

std::optional<Constant> FileContext::lookupConstant(const NameExpr &name) {
  if (auto *decl = find<ConstDecl>(name.name))
    return constant(*decl);
  if (openSize(name.name) || find<DimDecl>(name.name)) {
    error(name.range(), "'" + name.name + "' is open until run time, wanted a constant");
    return std::nullopt;
  }
  error(name.range(), "there is no constant '" + name.name + "'" + didYouMean(name.name, names<ConstDecl>()));
  return std::nullopt;
}

std::optional<Constant> FileContext::evaluate(const Expr &expr) {
  return evaluate(expr, [&](const NameExpr &name) { return lookupConstant(name); });
}

std::optional<Constant> FileContext::evaluate(const Expr &expr, ConstantLookup lookup) {
  using Result = std::optional<Constant>;
  std::string why;
  auto checked = [&](SourceRange range, Result result) {
    if (!result)
      error(range, why);
    return result;
  };
  return llvm::TypeSwitch<const Expr *, Result>(&expr)
      .Case([&](const NumberExpr *e) -> Result {
        if (e->integer)
          return Constant(*e->integer);
        return Constant(e->value);
      })
      .Case([&](const BoolExpr *e) -> Result { return Constant(e->value); })
      .Case([&](const NameExpr *e) -> Result { return lookup(*e); })
      .Case([&](const ListExpr *e) -> Result {
        Constant::List list;
        for (const ExprPtr &element : e->elements) {
          Result value = evaluate(*element, lookup);
          if (!value)
            return std::nullopt;
          if (!value->isNumber()) {
            error(element->range(), "a list holds numbers, got " + value->kind());
            return std::nullopt;
          }
          list.push_back(value->asDouble());
        }
        return Constant(std::move(list));
      })
      .Case([&](const NegateExpr *e) -> Result {
        Result value = evaluate(*e->operand, lookup);
        return value ? checked(e->range(), negate(*value, why)) : value;
      })
      .Case([&](const BinaryExpr *e) -> Result {
        Result a = evaluate(*e->lhs, lookup), b = evaluate(*e->rhs, lookup);
        return a && b ? checked(e->opRange, fold(e->op, *a, *b, why)) : std::nullopt;
      })
      .Case([&](const CallExpr *e) { return evaluateCall(*e, lookup); })
      .Default([&](const Expr *e) -> Result {
        error(e->range(), "wanted a constant");
        return std::nullopt;
      });
}

std::optional<Constant> FileContext::evaluateCall(const CallExpr &call, ConstantLookup lookup) {
  const ElementFn *fn = findElementFn(call.callee.name);
  bool named = llvm::any_of(call.args, [](const Arg &arg) { return !arg.name.empty(); });
  if (!fn) {
    llvm::SmallVector<llvm::StringRef> names;
    for (const Builtin &builtin : builtins())
      if (builtin.element)
        names.push_back(builtin.signature.name);
    error(call.callee.range,
          "there is no function '" + call.callee.name + "' of constants" + didYouMean(call.callee.name, names));
    return std::nullopt;
  }
  if (named || call.args.size() != fn->arity) {
    error(call.range(), "'" + call.callee.name + "' of constants takes " + llvm::Twine(fn->arity) +
                            (fn->arity == 1 ? " number" : " numbers") + " without names");
    return std::nullopt;
  }
  llvm::SmallVector<double> operands;
  for (const Arg &arg : call.args) {
    auto value = evaluate(*arg.value, lookup);
    if (!value)
      return std::nullopt;
    if (!value->isNumber()) {
      error(arg.value->range(), "wanted a number, got " + value->kind());
      return std::nullopt;
    }
    operands.push_back(value->asDouble());
  }
  return Constant(fn->host(operands));
}

//===----------------------------------------------------------------------===//
// No recursion
//===----------------------------------------------------------------------===//

/// Calls `visit` on every call in `expr`, arguments first.
static void forEachCall(const Expr *expr, llvm::function_ref<void(const CallExpr &)> visit) {
  llvm::TypeSwitch<const Expr *>(expr)
      .Case([&](const ListExpr *e) {
        for (const ExprPtr &element : e->elements)
          forEachCall(element.get(), visit);
      })
      .Case([&](const NegateExpr *e) { forEachCall(e->operand.get(), visit); })
      .Case([&](const BinaryExpr *e) {
        forEachCall(e->lhs.get(), visit);
        forEachCall(e->rhs.get(), visit);
      })
      .Case([&](const CallExpr *e) {
        for (const Arg &arg : e->args)
          forEachCall(arg.value.get(), visit);
        visit(*e);
      })
      .Case([&](const ExceptExpr *e) { forEachCall(e->value.get(), visit); });
}

static void forEachCall(const Item &item, llvm::function_ref<void(const CallExpr &)> visit) {
  if (auto *fn = llvm::dyn_cast<FnDecl>(&item))
    return forEachCall(fn->body.get(), visit);
  auto *layer = llvm::dyn_cast<LayerDecl>(&item);
  if (!layer)
    return;
  for (const StmtPtr &stmt : layer->body)
    llvm::TypeSwitch<const Stmt *>(stmt.get())
        .Case([&](const KernelStmt *s) { forEachCall(s->value.get(), visit); })
        .Case([&](const LetStmt *s) { forEachCall(s->value.get(), visit); })
        .Case([&](const ResultStmt *s) { forEachCall(s->value.get(), visit); });
}

bool FileContext::checkRecursion() {
  // 1 while its calls are looked at, 2 when nothing more can be found.
  llvm::DenseMap<const Item *, int> state;
  bool good = true;
  auto visit = [&](auto &self, const Item &item) -> void {
    state[&item] = 1;
    forEachCall(item, [&](const CallExpr &call) {
      const Item *callee = this->item(call.callee.name);
      if (!callee || !llvm::isa<FnDecl, LayerDecl>(callee))
        return;
      if (state[callee] == 1) {
        good = false;
        error(call.callee.range, "'" + call.callee.name +
                                     "' calls itself: recursion is not part "
                                     "of the language");
        if (callee != &item)
          note(callee->name.range, "through '" + item.name.name + "', which is called from here");
      } else if (state[callee] == 0) {
        self(self, *callee);
      }
    });
    state[&item] = 2;
  };
  for (const ItemPtr &item : file.items)
    if (state[item.get()] == 0)
      visit(visit, *item);
  return good;
}
