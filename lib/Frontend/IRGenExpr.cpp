//===- IRGenExpr.cpp - Expressions ----------------------------------------===//

#include "ModuleEmitter.h"
#include "ldn/Frontend/ASTPrinter.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace ldn;
using namespace ldn::ast;

FunctionEmitter::FunctionEmitter(ModuleEmitter &module, llvm::StringRef what)
    : module(module), file(module.file), builder(&module.file.mlir), what(what) {}

//===----------------------------------------------------------------------===//
// Reports
//===----------------------------------------------------------------------===//

void FunctionEmitter::error(SourceRange range, const llvm::Twine &message) {
  failed = true;
  file.error(range, message);
}

void FunctionEmitter::note(SourceRange range, const llvm::Twine &message) { file.note(range, message); }

void FunctionEmitter::sizeError(SourceRange range, const llvm::Twine &message) {
  error(range, message);
  if (!caller.isValid())
    return;
  llvm::SmallVector<std::string> bound;
  for (const auto &entry : sizes)
    if (!file.find<ConstDecl>(entry.first()))
      bound.push_back(binding(entry.second));
  llvm::erase_if(bound, [](const std::string &text) { return text.empty(); });
  llvm::sort(bound);
  note(caller, "in " + what + ", called here" + (bound.empty() ? "" : " with " + llvm::join(bound, ", ")));
}

bool FunctionEmitter::checkCausal(bool isCausal, SourceRange range, const llvm::Twine &what) {
  if (isCausal || !causal)
    return true;
  error(range, what + " looks at later tokens, and " + causal->who + " is causal");
  note(causal->range, "it says so here");
  return false;
}

mlir::Location FunctionEmitter::loc(SourceRange range, llvm::StringRef name) {
  std::string path = fullPath(name.empty() ? llvm::StringRef(current) : name);
  llvm::StringRef shown = llvm::StringRef(path).rtrim('.');
  return file.location(range, shown.empty() ? llvm::StringRef(title) : shown);
}

mlir::Location FunctionEmitter::loc(const Call &call) { return loc(call.range, call.path); }

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

void FunctionEmitter::unknownName(const NameExpr &name) {
  if (isBuiltin(name.name) || file.find<LayerDecl>(name.name) || file.find<FnDecl>(name.name)) {
    error(name.range(), "'" + name.name +
                            "' is a function, wanted a value: "
                            "give it arguments, or a '|>' "
                            "before it");
    return;
  }
  llvm::SmallVector<llvm::StringRef> candidates;
  if (fnScope) {
    for (const Ident &param : fnDecl->params)
      candidates.push_back(param.name);
  } else {
    candidates.append(order.begin(), order.end());
    for (const auto &entry : sizes)
      candidates.push_back(entry.first());
  }
  llvm::append_range(candidates, file.names<ConstDecl>());
  error(name.range(), "there is no value '" + name.name + "'" + (fnScope ? " in fn '" + fnDecl->name.name + "'" : "") +
                          didYouMean(name.name, candidates));
}

Term FunctionEmitter::evalName(const NameExpr &name) {
  constexpr llvm::StringLiteral kOpen = "' is open until run time, and cannot be calculated with";
  if (fnScope) {
    auto it = fnScope->find(name.name);
    if (it != fnScope->end())
      return it->second;
  } else if (auto it = symbols.find(name.name); it != symbols.end()) {
    Symbol &symbol = it->second;
    symbol.used = true;
    if (!symbol.set) {
      error(name.range(), "output '" + name.name + "' is not set yet");
      return Term();
    }
    if (symbol.term.is<KernelDefinition *>()) {
      error(name.range(), "'" + name.name + "' is a kernel, wanted a value");
      return Term();
    }
    return symbol.term;
  } else if (auto it = sizes.find(name.name); it != sizes.end()) {
    if (!it->second.isOpen())
      return Constant(it->second.size);
    if (!module.sizesUnknown)
      error(name.range(), "'" + name.name + kOpen);
    return Term();
  }
  if (auto *decl = file.find<ConstDecl>(name.name)) {
    auto value = file.constant(*decl);
    return value ? Term(*value) : Term();
  }
  if (file.find<DimDecl>(name.name))
    error(name.range(), "'" + name.name + kOpen);
  else
    unknownName(name);
  return Term();
}

std::optional<Constant> FunctionEmitter::lookup(const NameExpr &name) {
  Term term = evalName(name);
  if (!term)
    return std::nullopt;
  if (term.isConstant())
    return term.constant();
  error(name.range(), "'" + name.name + "' is " + term.text() + ", wanted a constant");
  return std::nullopt;
}

std::optional<Constant> FunctionEmitter::evalConstant(const Expr &expr) {
  return file.evaluate(expr, [&](const NameExpr &name) { return lookup(name); });
}

//===----------------------------------------------------------------------===//
// Sizes
//===----------------------------------------------------------------------===//

std::optional<Dim> FunctionEmitter::evalDim(const Expr &expr) {
  if (auto *name = llvm::dyn_cast<NameExpr>(&expr)) {
    if (auto it = sizes.find(name->name); it != sizes.end())
      return it->second;
    if (!symbols.contains(name->name) && file.openSize(name->name))
      return Dim::openSize(name->name, name->name);
  }
  auto value = evalConstant(expr);
  if (!value)
    return std::nullopt;
  std::string shown = llvm::isa<NumberExpr>(expr) ? "" : ldn::shown(expr);
  if (!value->isInt() || value->asInt() < 1) {
    error(expr.range(),
          "a size must be a whole number above zero, got " + (shown.empty() ? "" : shown + " = ") + value->text());
    return std::nullopt;
  }
  if (value->asInt() > kLargestInt) {
    error(expr.range(), "a size is at most " + llvm::Twine(kLargestInt) + ", got " + value->text());
    return std::nullopt;
  }
  return Dim::number(value->asInt(), shown);
}

std::optional<Dims> FunctionEmitter::evalShape(const Shape &shape) {
  Dims dims;
  bool good = true;
  for (const ExprPtr &expr : shape.dims) {
    auto dim = evalDim(*expr);
    good &= dim.has_value();
    if (dim)
      dims.push_back(*dim);
  }
  return good ? std::optional(dims) : std::nullopt;
}

//===----------------------------------------------------------------------===//
// Operators
//===----------------------------------------------------------------------===//

Term FunctionEmitter::eval(const Expr &expr) {
  // Deep enough for everybody, and the stack of this program is safe.
  constexpr unsigned kMaxDepth = 1000;
  if (module.depth == kMaxDepth) {
    error(expr.range(), "functions and layers are nested too deep here");
    return Term();
  }
  ++module.depth;
  llvm::scope_exit leave([&] { --module.depth; });
  return llvm::TypeSwitch<const Expr *, Term>(&expr)
      .Case([&](const NameExpr *e) { return evalName(*e); })
      .Case([&](const BinaryExpr *e) { return evalBinary(*e); })
      .Case([&](const CallExpr *e) { return evalCall(*e); })
      .Case([&](const NegateExpr *e) {
        Term operand = eval(*e->operand);
        if (!operand)
          return Term();
        if (operand.isConstant()) {
          std::string why;
          auto value = negate(operand.constant(), why);
          if (!value)
            error(e->range(), why);
          return value ? Term(*value) : Term();
        }
        return applyElement(negateFn(), {operand}, e->range());
      })
      .Default([&](const Expr *e) {
        auto value = evalConstant(*e);
        return value ? Term(*value) : Term();
      });
}

Term FunctionEmitter::evalBinary(const BinaryExpr &binary) {
  Term a = eval(*binary.lhs), b = eval(*binary.rhs);
  if (!a || !b)
    return Term();
  if (a.isConstant() && b.isConstant()) {
    std::string why;
    auto value = fold(binary.op, a.constant(), b.constant(), why);
    if (!value)
      error(binary.opRange, why);
    return value ? Term(*value) : Term();
  }
  if (binary.op == BinaryOp::MatMul)
    return evalMatMul(binary, a, b);
  return applyElement(elementFn(binary.op), {a, b}, binary.opRange);
}

/// How a message calls an operand: by its name, or by what it is.
static std::string nameOf(const Expr &expr, llvm::StringRef otherwise) {
  std::string shown = toString(expr);
  return shown.size() <= 32 ? "'" + shown + "'" : otherwise.str();
}

Term FunctionEmitter::evalMatMul(const BinaryExpr &binary, const Term &x, const Term &w) {
  if (fnScope) {
    error(binary.opRange, "'@' is not element-wise, and cannot be used in fn '" + fnDecl->name.name + "'");
    return Term();
  }
  for (auto [term, expr] : {std::pair(&x, binary.lhs.get()), std::pair(&w, binary.rhs.get())})
    if (!term->isTensor() || term->integerType()) {
      error(expr->range(), "'@' joins tensors of floats, got " + term->text());
      return Term();
    }
  std::string xName = nameOf(*binary.lhs, "the left side"), wName = nameOf(*binary.rhs, "the right side");
  llvm::ArrayRef<Dim> xDims = x.dims(), wDims = w.dims();
  if (wDims.size() != 2 || xDims.empty()) {
    const std::string &name = xDims.empty() ? xName : wName;
    sizeError(binary.opRange,
              "'@' joins [.., in] and [in, out], and " + name + " is " + text(xDims.empty() ? xDims : wDims));
    return Term();
  }
  if (wDims[0].isOpen() || wDims[1].isOpen() || xDims.back().isOpen()) {
    if (!module.sizesUnknown)
      sizeError(binary.opRange, "'@' needs sizes that are known when "
                                "compiling, got " +
                                    text(xDims) + " @ " + text(wDims));
    return Term();
  }
  const Dim &in = xDims.back();
  auto isWord = [](llvm::StringRef name) {
    return !name.empty() && name.find_first_of(" +-*/()") == llvm::StringRef::npos;
  };
  bool otherName = isWord(in.name) && isWord(wDims[0].name) && in.name != wDims[0].name;
  if (!in.same(wDims[0]) || otherName) {
    sizeError(binary.opRange, wName + " has " + wDims[0].text() + " inputs where " + xName + " has " + in.text());
    if (in.same(wDims[0]))
      note(binary.opRange, "the numbers agree now, but their names differ");
    return Term();
  }
  mlir::Location loc = this->loc(binary.opRange);
  Tensor input = materialize(x, loc), weight = materialize(w, loc);
  Dims dims = input.dims;
  dims.back() = wDims[1];
  return Tensor{LinearOp::create(builder, loc, type(dims), input.value, weight.value, /*bias=*/nullptr,
                                 /*inits=*/nullptr, WeightLayout::in_out)
                    .getResult(),
                dims, input.pooled};
}

Term FunctionEmitter::applyElement(const ElementFn &fn, llvm::ArrayRef<Term> operands, SourceRange range) {
  // `add` and the like have no name that the user knows.
  std::string shown = fn.name.str();
  for (auto [op, sign] :
       {std::pair(BinaryOp::Add, "+"), {BinaryOp::Sub, "-"}, {BinaryOp::Mul, "*"}, {BinaryOp::Div, "/"}})
    if (&fn == &elementFn(op))
      shown = sign;
  llvm::SmallVector<ElementRef> elements;
  llvm::SmallVector<double> numbers;
  for (const Term &operand : operands) {
    if (!operand)
      return Term();
    mlir::Type integer = operand.integerType();
    bool good = operand.isTensor() ? !integer || integer.isInteger(8) : operand.constant().isNumber();
    if (!good) {
      error(range, "'" + shown + "' is of floats, got " + operand.text());
      return Term();
    }
    if (operand.isConstant()) {
      numbers.push_back(operand.constant().asDouble());
      elements.push_back(number(numbers.back()));
    } else {
      elements.push_back(operand.element());
    }
  }
  if (numbers.size() == operands.size())
    return Constant(fn.host(numbers));
  if (!module.spend(range))
    return Term();
  ElementRef result = applyTo(fn, elements);
  if (!result) {
    std::string shapes;
    for (auto [index, element] : llvm::enumerate(elements))
      shapes += (index == 0 ? "" : index + 1 == elements.size() ? " and " : ", ") + text(element->dims);
    sizeError(range, "'" + shown + "' cannot join " + shapes);
    return Term();
  }
  for (const ElementRef &element : elements)
    if (element->pooled && element->dims.size() < result->dims.size() &&
        !checkCausal(false, range, "giving the tokens a value of all of them"))
      return Term();
  return result;
}
