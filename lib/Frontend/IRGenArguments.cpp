//===- IRGenArguments.cpp - Arguments of calls by kind --------------------===//

#include "ModuleEmitter.h"

#include "ldn/Frontend/ASTPrinter.h"

using namespace ldn;
using namespace ldn::ast;

//===----------------------------------------------------------------------===//
// Kinds of arguments
//===----------------------------------------------------------------------===//

static std::string argumentName(const Formal &formal, const Signature &signature) {
  return "'" + formal.name + "' of '" + signature.name + "'";
}

Term FunctionEmitter::evalArgument(const Formal &formal, const Expr &expr, const Signature &signature) {
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

Term FunctionEmitter::argumentTensor(const Formal &formal, const Expr &expr, const Signature &signature) {
  auto *call = llvm::dyn_cast<CallExpr>(&expr);
  if (formal.kind == ArgKind::Labels && call && findBuiltin(Family::Labels, call->callee.name))
    return evalLabels(*call);
  Term term = eval(expr);
  if (!term)
    return Term();
  auto wrong = [&](llvm::StringRef wanted) {
    error(expr.range(), argumentName(formal, signature) + " must be " + wanted.str() + ", got " + term.text());
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

Term FunctionEmitter::argumentConstant(const Formal &formal, const Expr &expr, const Signature &signature) {
  auto *except = llvm::dyn_cast<ExceptExpr>(&expr);
  if (except && formal.kind != ArgKind::Decay) {
    error(expr.range(), argumentName(formal, signature) + " has no exceptions");
    return Term();
  }
  auto value = evalConstant(except ? *except->value : expr);
  if (!value)
    return Term();
  auto wrong = [&](const llvm::Twine &wanted) {
    std::string shown =
        llvm::isa<NumberExpr, BoolExpr, ListExpr>(expr) ? value->text() : ldn::shown(expr) + " = " + value->text();
    error(expr.range(), argumentName(formal, signature) + " must be " + wanted.str() + ", got " + shown);
    return Term();
  };
  bool counts = formal.kind == ArgKind::Int || formal.kind == ArgKind::Size;
  if (counts && value->isInt() && std::abs(value->asDouble()) > kLargestInt)
    return wrong("at most " + std::to_string(kLargestInt));
  switch (formal.kind) {
  case ArgKind::Int:
    return value->isInt() ? Term(*value) : wrong("a whole number");
  case ArgKind::Size:
    return value->isInt() && value->asInt() > 0 ? Term(*value) : wrong("a whole number above zero");
  case ArgKind::Bool:
    return value->isBool() ? Term(*value) : wrong("true or false");
  case ArgKind::Numbers:
    if (value->isList() && value->asList().empty())
      return wrong("at least one number");
    return !value->isBool() ? Term(*value) : wrong("a number or a list of them");
  default:
    return value->isNumber() ? Term(Constant(value->asDouble())) : wrong("a number");
  }
}

Term FunctionEmitter::argumentWord(const Formal &formal, const Expr &expr, const Signature &signature) {
  auto *name = llvm::dyn_cast<NameExpr>(&expr);
  if (formal.kind == ArgKind::Axis) {
    if (name)
      return Word{name->name};
    error(expr.range(), argumentName(formal, signature) + " must be the name of a size");
    return Term();
  }
  if (name && llvm::is_contained(formal.choices, name->name))
    return Word{name->name};
  if (name && llvm::is_contained(formal.later, name->name))
    error(expr.range(), "'" + name->name + "' is not available in this release; available: " + listOf(formal.choices));
  else
    error(expr.range(), argumentName(formal, signature) + " must be " + listOf(formal.choices) + ", got " +
                            (name ? "'" + name->name.str() + "'" : toString(expr)) +
                            (name ? didYouMean(name->name, formal.choices) : ""));
  return Term();
}

Term FunctionEmitter::argumentLearned(const Formal &formal, const Expr &expr, const Signature &signature) {
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
    error(expr.range(), argumentName(formal, signature) + " must be a number, got " + value.text());
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
  unsigned arity = fn.element ? fn.element->arity : fn.decl ? fn.decl->params.size() : 0;
  if (arity == 1)
    return fn;
  llvm::SmallVector<llvm::StringRef> names;
  for (const Builtin &builtin : builtins())
    if (builtin.element && builtin.element->arity == 1)
      names.push_back(builtin.signature.name);
  llvm::append_range(names, file.names<FnDecl>());
  if (arity)
    error(expr.range(), "'" + name->name + "' has " + llvm::Twine(arity) + " arguments, wanted a function of one");
  else
    error(expr.range(), "there is no element-wise function '" + name->name + "'" + didYouMean(name->name, names));
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
  error(expr.range(), name ? "there is no kernel '" + name->name + "'" + didYouMean(name->name, names)
                           : "wanted the name of a kernel: declare it with 'kernel K = ...'");
  return Term();
}
