//===- IRGenCall.cpp - Calls ----------------------------------------------===//

#include "CallFacts.h"
#include "ModuleEmitter.h"

using namespace ldn;
using namespace ldn::ast;

//===----------------------------------------------------------------------===//
// Access to arguments
//===----------------------------------------------------------------------===//

unsigned Call::index(llvm::StringRef name) const {
  auto it = llvm::find_if(signature->formals, [&](const Formal &formal) { return formal.name == name; });
  assert(it != signature->formals.end() && "no such argument in Builtins.def");
  return it - signature->formals.begin();
}

llvm::SmallVector<double> Call::numbers(llvm::StringRef name) const {
  const Constant &value = (*this)[name].constant();
  if (value.isList())
    return llvm::SmallVector<double>(value.asList().begin(), value.asList().end());
  return {value.asDouble()};
}

Dim Call::size(llvm::StringRef name) const {
  const Expr *expr = exprs[index(name)];
  bool named = expr && !llvm::isa<NumberExpr>(expr);
  return Dim::number(integer(name), named ? shown(*expr) : "");
}

//===----------------------------------------------------------------------===//
// From arguments to formals
//===----------------------------------------------------------------------===//

std::shared_ptr<Call> FunctionEmitter::bind(const Signature &signature, const Builtin *builtin, const Expr &expr) {
  auto call = std::make_shared<Call>();
  call->signature = &signature;
  call->builtin = builtin;
  call->expr = &expr;
  call->range = expr.range();
  call->path = paths.lookup(&expr);
  call->exprs.resize(signature.formals.size());
  llvm::ArrayRef<Arg> args;
  if (auto *written = llvm::dyn_cast<CallExpr>(&expr)) {
    args = written->args;
    call->range = {written->callee.range.Start, expr.range().End};
  }

  std::string quoted = "'" + signature.name + "'";
  auto form = [&] { note({}, "the form is " + signature.form); };
  unsigned positional = llvm::count_if(signature.formals, [](const Formal &f) { return !f.namedOnly; });
  bool good = true;
  for (auto [index, arg] : llvm::enumerate(args)) {
    unsigned place = index;
    if (!arg.name.empty()) {
      llvm::SmallVector<llvm::StringRef> names;
      for (const Formal &formal : signature.formals)
        names.push_back(formal.name);
      place = llvm::find(names, arg.name.name) - names.begin();
      if (place == names.size()) {
        error(arg.name.range, quoted + " has no argument '" + arg.name.name + "'" + didYouMean(arg.name.name, names));
        form();
        good = false;
        continue;
      }
      if (call->exprs[place]) {
        error(arg.name.range, "'" + arg.name.name + "' of " + quoted + " is given twice");
        note(call->exprs[place]->range(), "given here before");
        good = false;
        continue;
      }
    } else if (index >= positional && !signature.variadic) {
      error(arg.value->range(),
            quoted + " takes " + llvm::Twine(positional) + (positional == 1 ? " argument" : " arguments") +
                (positional < signature.formals.size() ? " without a name" : "") + ", got " + llvm::Twine(args.size()));
      form();
      return nullptr;
    }
    if (place < signature.formals.size())
      call->exprs[place] = arg.value.get();
    else
      call->exprs.push_back(arg.value.get());
  }
  for (auto [formal, given] : llvm::zip(signature.formals, call->exprs))
    // Most probably it is the one whose name is wrong.
    if (formal.required() && !given && good) {
      error(call->range, quoted + " needs '" + formal.name + "'");
      form();
      return nullptr;
    }
  for (auto [index, given] : llvm::enumerate(call->exprs)) {
    const Formal &formal = signature.formals[std::min<size_t>(index, signature.formals.size() - 1)];
    call->terms.push_back(given ? evalArgument(formal, *given, signature) : defaultOf(formal));
    good &= static_cast<bool>(call->terms.back()) || !given;
  }
  return good ? call : nullptr;
}

Term FunctionEmitter::defaultOf(const Formal &formal) {
  if (formal.defaultValue)
    return *formal.defaultValue;
  if (formal.defaultText.empty())
    return Term::Absent();
  if (formal.kind == ArgKind::Choice)
    return Word{formal.defaultText};
  if (formal.kind == ArgKind::Function)
    return FunctionRef{findElementFn(formal.defaultText), nullptr};
  Constant value = *parseConstant(formal.defaultText);
  if (formal.kind == ArgKind::Float && value.isInt())
    value = Constant(value.asDouble());
  return value;
}

std::shared_ptr<Call> FunctionEmitter::bindFamily(Family family, const Expr &expr) {
  auto *call = llvm::dyn_cast<CallExpr>(&expr);
  auto *name = llvm::dyn_cast<NameExpr>(&expr);
  llvm::SmallVector<llvm::StringRef> names = namesOf(family);
  if (!call && !name) {
    error(expr.range(), "wanted " + describe(family) + ": " + listOf(names));
    return nullptr;
  }
  llvm::StringRef callee = call ? call->callee.name : name->name;
  SourceRange range = call ? call->callee.range : name->range();
  if (const Builtin *builtin = findBuiltin(family, callee, call))
    return bind(builtin->signature, builtin, expr);
  if (isForLater(family, callee))
    error(range, "'" + callee +
                     "' is not available in this release; "
                     "available: " +
                     listOf(names));
  else
    error(range,
          "'" + callee + "' is not " + describe(family) + ", wanted " + listOf(names) + didYouMean(callee, names));
  return nullptr;
}

//===----------------------------------------------------------------------===//
// What can be called in an expression
//===----------------------------------------------------------------------===//

Term FunctionEmitter::evalCall(const CallExpr &call) {
  if (!file.facts || fnScope || module.variant)
    return evalCallee(call);
  CallFacts facts(*this);
  Term result = evalCallee(call);
  if (result)
    file.facts->add(call.callee.range, facts.text(result));
  return result;
}

Term FunctionEmitter::evalCallee(const CallExpr &call) {
  llvm::StringRef name = call.callee.name;
  if (auto *decl = file.find<FnDecl>(name))
    return evalFn(*decl, call);
  if (auto *decl = file.find<LayerDecl>(name)) {
    if (!fnScope)
      return evalLayer(*decl, call);
    error(call.callee.range, "layer '" + name +
                                 "' is not element-wise, and cannot be used in "
                                 "fn '" +
                                 fnDecl->name.name + "'");
    return Term();
  }
  const Builtin *builtin = findBuiltin(Family::Value, name, &call);
  if (!builtin)
    return unknownFunction(call);
  if (fnScope && !builtin->element) {
    error(call.callee.range, "'" + name +
                                 "' is not element-wise, and cannot be used in "
                                 "fn '" +
                                 fnDecl->name.name + "'");
    return Term();
  }
  auto bound = bind(builtin->signature, builtin, call);
  if (!bound)
    return Term();
  if (builtin->element)
    return applyElement(*builtin->element, bound->terms, bound->range);
  if (!module.spend(bound->range))
    return Term();
  return builtin->emit(*this, *bound);
}

Term FunctionEmitter::unknownFunction(const CallExpr &call) {
  llvm::StringRef name = call.callee.name;
  if (isForLater(Family::Kernel, name)) {
    error(call.callee.range, "'" + name + "' is not available in this release");
    return Term();
  }
  for (const Builtin &builtin : builtins())
    if (builtin.signature.name == name) {
      error(call.callee.range,
            "'" + name + "' is " + describe(builtin.family) + ", wanted a value" +
                (builtin.family == Family::Kernel ? ": declare it with 'kernel', and use it in diffuse" : ""));
      return Term();
    }
  if (symbols.contains(name) || file.find<ConstDecl>(name)) {
    error(call.callee.range, "'" + name + "' is a value, and cannot be called");
    return Term();
  }
  llvm::SmallVector<llvm::StringRef> names = namesOf(Family::Value);
  llvm::append_range(names, file.names<LayerDecl>());
  llvm::append_range(names, file.names<FnDecl>());
  error(call.callee.range, "there is no function or layer '" + name + "'" + didYouMean(name, names));
  return Term();
}

Term FunctionEmitter::evalFn(const FnDecl &decl, const CallExpr &call) {
  Signature signature;
  signature.name = decl.name.name.str();
  signature.form = signature.name + "(";
  for (const Ident &param : decl.params) {
    Formal &formal = signature.formals.emplace_back();
    formal.name = param.name.str();
    signature.form += (signature.formals.size() > 1 ? ", " : "") + formal.name;
  }
  signature.form += ")";
  auto bound = bind(signature, nullptr, call);
  if (!bound)
    return Term();
  return applyFunction({nullptr, &decl}, bound->terms, bound->range);
}

Term FunctionEmitter::applyFunction(const FunctionRef &fn, llvm::ArrayRef<Term> operands, SourceRange range) {
  if (fn.element)
    return applyElement(*fn.element, operands, range);
  if (!module.spend(range))
    return Term();
  llvm::StringMap<Term> scope;
  for (auto [param, operand] : llvm::zip(fn.decl->params, operands))
    scope[param.name] = operand;
  auto *outerScope = std::exchange(fnScope, &scope);
  auto *outerDecl = std::exchange(fnDecl, fn.decl);
  Term result = eval(*fn.decl->body);
  fnScope = outerScope;
  fnDecl = outerDecl;
  return result;
}
