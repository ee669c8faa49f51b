//===- IRGenCall.cpp - Calls ----------------------------------------------===//

#include "ModuleEmitter.h"
#include "ldn/Frontend/ASTPrinter.h"

using namespace ldn;
using namespace ldn::ast;

//===----------------------------------------------------------------------===//
// Access to arguments
//===----------------------------------------------------------------------===//

unsigned Call::index(llvm::StringRef name) const {
  auto it = llvm::find_if(signature->formals, [&](const Formal &formal) {
    return formal.name == name;
  });
  assert(it != signature->formals.end() && "no such argument in Builtins.def");
  return it - signature->formals.begin();
}

llvm::SmallVector<double> Call::numbers(llvm::StringRef name) const {
  const Constant &value = (*this)[name].constant();
  if (value.isList())
    return llvm::SmallVector<double>(value.asList().begin(),
                                     value.asList().end());
  return {value.asDouble()};
}

Dim Call::size(llvm::StringRef name) const {
  const Expr *expr = exprs[index(name)];
  bool named = expr && !llvm::isa<NumberExpr>(expr);
  return Dim::number(integer(name), named ? toString(*expr) : "");
}

//===----------------------------------------------------------------------===//
// From arguments to formals
//===----------------------------------------------------------------------===//

/// "linear, mlp or gate".
static std::string listOf(llvm::ArrayRef<llvm::StringRef> names) {
  std::string list;
  for (auto [index, name] : llvm::enumerate(names))
    list += (index == 0                  ? ""
             : index + 1 == names.size() ? " or "
                                         : ", ") +
            name.str();
  return list;
}

std::shared_ptr<Call> FunctionEmitter::bind(const Signature &signature,
                                            const Builtin *builtin,
                                            const Expr &expr) {
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
  unsigned positional = llvm::count_if(
      signature.formals, [](const Formal &f) { return !f.namedOnly; });
  bool good = true;
  for (auto [index, arg] : llvm::enumerate(args)) {
    unsigned place = index;
    if (!arg.name.empty()) {
      llvm::SmallVector<llvm::StringRef> names;
      for (const Formal &formal : signature.formals)
        names.push_back(formal.name);
      place = llvm::find(names, arg.name.name) - names.begin();
      if (place == names.size()) {
        error(arg.name.range, quoted + " has no argument '" + arg.name.name +
                                  "'" + didYouMean(arg.name.name, names));
        form();
        good = false;
        continue;
      }
      if (call->exprs[place]) {
        error(arg.name.range,
              "'" + arg.name.name + "' of " + quoted + " is given twice");
        note(call->exprs[place]->range(), "given here before");
        good = false;
        continue;
      }
    } else if (index >= positional && !signature.variadic) {
      error(
          arg.value->range(),
          quoted + " takes " + llvm::Twine(positional) +
              (positional == 1 ? " argument" : " arguments") +
              (positional < signature.formals.size() ? " without a name" : "") +
              ", got " + llvm::Twine(args.size()));
      form();
      return nullptr;
    }
    if (place < signature.formals.size())
      call->exprs[place] = arg.value.get();
    else
      call->exprs.push_back(arg.value.get());
  }
  for (auto [formal, given] : llvm::zip(signature.formals, call->exprs))
    if (formal.required() && !given) {
      error(call->range, quoted + " needs '" + formal.name + "'");
      form();
      good = false;
    }
  for (auto [index, given] : llvm::enumerate(call->exprs)) {
    const Formal &formal =
        signature
            .formals[std::min<size_t>(index, signature.formals.size() - 1)];
    call->terms.push_back(given ? evalArgument(formal, *given, signature)
                                : defaultOf(formal));
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

std::shared_ptr<Call> FunctionEmitter::bindFamily(Family family,
                                                  const Expr &expr) {
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
    error(range, "'" + callee + "' is not " + describe(family) + ", wanted " +
                     listOf(names) + didYouMean(callee, names));
  return nullptr;
}

//===----------------------------------------------------------------------===//
// What can be called in an expression
//===----------------------------------------------------------------------===//

Term FunctionEmitter::evalCall(const CallExpr &call) {
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
            "'" + name + "' is " + describe(builtin.family) +
                ", wanted a value" +
                (builtin.family == Family::Kernel
                     ? ": declare it with 'kernel', and use it in diffuse"
                     : ""));
      return Term();
    }
  if (symbols.contains(name) || file.find<ConstDecl>(name)) {
    error(call.callee.range, "'" + name + "' is a value, and cannot be called");
    return Term();
  }
  llvm::SmallVector<llvm::StringRef> names = namesOf(Family::Value);
  llvm::append_range(names, file.names<LayerDecl>());
  llvm::append_range(names, file.names<FnDecl>());
  error(call.callee.range, "there is no function or layer '" + name + "'" +
                               didYouMean(name, names));
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

Term FunctionEmitter::applyFunction(const FunctionRef &fn,
                                    llvm::ArrayRef<Term> operands,
                                    SourceRange range) {
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

//===----------------------------------------------------------------------===//
// Kinds of arguments
//===----------------------------------------------------------------------===//

static std::string argumentName(const Formal &formal,
                                const Signature &signature) {
  return "'" + formal.name + "' of '" + signature.name + "'";
}

Term FunctionEmitter::evalArgument(const Formal &formal, const Expr &expr,
                                   const Signature &signature) {
  switch (formal.kind) {
  case ArgKind::Value:
    return eval(expr);
  case ArgKind::Any:
  case ArgKind::Tensor:
  case ArgKind::Picture:
  case ArgKind::Tokens:
  case ArgKind::Labels:
    return argumentTensor(formal, expr, signature);
  case ArgKind::Int:
  case ArgKind::Size:
  case ArgKind::Float:
  case ArgKind::Bool:
  case ArgKind::Numbers:
  case ArgKind::Decay:
    return argumentConstant(formal, expr, signature);
  case ArgKind::Choice:
  case ArgKind::Axis:
    return argumentWord(formal, expr, signature);
  case ArgKind::Learned:
  case ArgKind::Step:
    return argumentLearned(formal, expr, signature);
  case ArgKind::Function:
    return argumentFunction(expr);
  case ArgKind::Kernel:
    return argumentKernel(expr);
  }
  return Term();
}

Term FunctionEmitter::argumentTensor(const Formal &formal, const Expr &expr,
                                     const Signature &signature) {
  Term term = eval(expr);
  if (!term)
    return Term();
  auto wrong = [&](llvm::StringRef wanted) {
    error(expr.range(), argumentName(formal, signature) + " must be " +
                            wanted.str() + ", got " + term.text());
    return Term();
  };
  if (!term.isTensor())
    return wrong("a tensor");
  mlir::Type integer = term.integerType();
  bool bytes = integer && integer.isInteger(8);
  bool words = integer && integer.isInteger(32);
  if (formal.kind == ArgKind::Tensor && bytes)
    return wrong("a tensor of floats (normalize makes them of bytes)");
  if (formal.kind == ArgKind::Tensor && words)
    return wrong("a tensor of floats (embedding makes them of tokens)");
  if (formal.kind == ArgKind::Picture && words)
    return wrong("a picture of u8 or floats");
  if (formal.kind == ArgKind::Tokens && !words)
    return wrong("tokens, i32");
  if (formal.kind == ArgKind::Labels && !words)
    return wrong("labels, i32");
  return materialize(term, loc(expr.range()));
}

Term FunctionEmitter::argumentConstant(const Formal &formal, const Expr &expr,
                                       const Signature &signature) {
  auto *except = llvm::dyn_cast<ExceptExpr>(&expr);
  if (except && formal.kind != ArgKind::Decay) {
    error(expr.range(), argumentName(formal, signature) + " has no exceptions");
    return Term();
  }
  auto value = evalConstant(except ? *except->value : expr);
  if (!value)
    return Term();
  auto wrong = [&](llvm::StringRef wanted) {
    std::string shown = llvm::isa<NumberExpr, BoolExpr, ListExpr>(expr)
                            ? value->text()
                            : toString(expr) + " = " + value->text();
    error(expr.range(), argumentName(formal, signature) + " must be " +
                            wanted.str() + ", got " + shown);
    return Term();
  };
  switch (formal.kind) {
  case ArgKind::Int:
    return value->isInt() ? Term(*value) : wrong("a whole number");
  case ArgKind::Size:
    return value->isInt() && value->asInt() > 0
               ? Term(*value)
               : wrong("a whole number above zero");
  case ArgKind::Bool:
    return value->isBool() ? Term(*value) : wrong("true or false");
  case ArgKind::Numbers:
    if (value->isList() && value->asList().empty())
      return wrong("at least one number");
    return !value->isBool() ? Term(*value)
                            : wrong("a number or a list of them");
  default:
    return value->isNumber() ? Term(Constant(value->asDouble()))
                             : wrong("a number");
  }
}

Term FunctionEmitter::argumentWord(const Formal &formal, const Expr &expr,
                                   const Signature &signature) {
  auto *name = llvm::dyn_cast<NameExpr>(&expr);
  if (formal.kind == ArgKind::Axis) {
    if (name)
      return Word{name->name};
    error(expr.range(),
          argumentName(formal, signature) + " must be the name of a size");
    return Term();
  }
  if (name && llvm::is_contained(formal.choices, name->name))
    return Word{name->name};
  if (name && llvm::is_contained(formal.later, name->name))
    error(expr.range(), "'" + name->name +
                            "' is not available in this release; available: " +
                            listOf(formal.choices));
  else
    error(expr.range(),
          argumentName(formal, signature) + " must be " +
              listOf(formal.choices) + ", got " +
              (name ? "'" + name->name.str() + "'" : toString(expr)) +
              (name ? didYouMean(name->name, formal.choices) : ""));
  return Term();
}

Term FunctionEmitter::argumentLearned(const Formal &formal, const Expr &expr,
                                      const Signature &signature) {
  auto *call = llvm::dyn_cast<CallExpr>(&expr);
  if (call && call->callee.name == "stable" && formal.kind == ArgKind::Step) {
    auto stable = bindFamily(Family::Step, expr);
    return stable ? Term(Term::Sub(stable)) : Term();
  }
  Learned result;
  Constant value(0.0);
  if (call && call->callee.name == "param") {
    const Builtin *builtin = findBuiltin(Family::Value, "param");
    auto bound = bind(builtin->signature, builtin, expr);
    if (!bound)
      return Term();
    result.learned = true;
    value = (*bound)["value"].constant();
    if (bound->exprs[bound->index("as")])
      result.map = mapNamed(bound->word("as"));
  } else if (formal.kind == ArgKind::Step) {
    Term term = eval(expr);
    if (!term || term.isTensor())
      return term ? Term(materialize(term, loc(expr.range()))) : Term();
    value = term.constant();
  } else {
    auto constant = evalConstant(expr);
    if (!constant)
      return Term();
    value = *constant;
  }
  if (value.isBool()) {
    error(expr.range(), argumentName(formal, signature) +
                            " must be a number, got " + value.text());
    return Term();
  }
  result.isList = value.isList();
  if (result.isList)
    result.values.append(value.asList().begin(), value.asList().end());
  else
    result.values.push_back(value.asDouble());
  return result;
}

Term FunctionEmitter::argumentFunction(const Expr &expr) {
  auto *name = llvm::dyn_cast<NameExpr>(&expr);
  if (!name) {
    error(expr.range(), "wanted the name of an element-wise function");
    return Term();
  }
  FunctionRef fn{findElementFn(name->name), file.find<FnDecl>(name->name)};
  unsigned arity = fn.element ? fn.element->arity
                   : fn.decl  ? fn.decl->params.size()
                              : 0;
  if (arity == 1)
    return fn;
  llvm::SmallVector<llvm::StringRef> names;
  for (const Builtin &builtin : builtins())
    if (builtin.element && builtin.element->arity == 1)
      names.push_back(builtin.signature.name);
  llvm::append_range(names, file.names<FnDecl>());
  if (arity)
    error(expr.range(), "'" + name->name + "' has " + llvm::Twine(arity) +
                            " arguments, wanted a function of one");
  else
    error(expr.range(), "there is no element-wise function '" + name->name +
                            "'" + didYouMean(name->name, names));
  return Term();
}

Term FunctionEmitter::argumentKernel(const Expr &expr) {
  auto *name = llvm::dyn_cast<NameExpr>(&expr);
  auto it = name ? symbols.find(name->name) : symbols.end();
  if (it != symbols.end() && it->second.term.is<KernelDefinition *>()) {
    it->second.used = true;
    return it->second.term;
  }
  if (it != symbols.end() && it->second.what == "kernel")
    return Term(); // its declaration is wrong
  llvm::SmallVector<llvm::StringRef> names;
  for (llvm::StringRef symbol : order)
    if (symbols[symbol].what == "kernel")
      names.push_back(symbol);
  error(expr.range(),
        name ? "there is no kernel '" + name->name + "'" +
                   didYouMean(name->name, names)
             : "wanted the name of a kernel: declare it with 'kernel K = ...'");
  return Term();
}
