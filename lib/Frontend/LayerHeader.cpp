//===- LayerHeader.cpp - What a layer takes -------------------------------===//

#include "ModuleEmitter.h"

using namespace ldn;
using namespace ldn::ast;

/// "u8[B, 3, 32, 32]", as written.
static std::string written(const Shape &shape) {
  std::string text = spelling(shape.element).str() + "[";
  for (const ExprPtr &dim : shape.dims)
    text += (dim == shape.dims.front() ? "" : ", ") + shown(*dim);
  return text + "]";
}

//===----------------------------------------------------------------------===//
// The form of a call
//===----------------------------------------------------------------------===//

std::optional<Constant> ModuleEmitter::option(const Item &item, const Option &option) {
  auto check = [&](const Expr &expr, std::optional<Constant> value) -> std::optional<Constant> {
    if (value && value->isList()) {
      file.error(expr.range(), "option '" + option.name.name + "' must be a number, true or false");
      return std::nullopt;
    }
    return value;
  };
  auto written = check(*option.value, file.evaluate(*option.value));
  const Replacement *replaced = replacement(item, option.name.name);
  if (!written || !replaced)
    return written;
  auto value = check(*replaced->value, file.evaluate(*replaced->value));
  if (!value)
    return std::nullopt;
  if (value->isBool() != written->isBool() || (written->isInt() && !value->isInt())) {
    file.error(replaced->value->range(),
               "option '" + option.name.name + "' is " + written->kind() + ", got " + value->text());
    file.note(option.name.range, "it is declared here");
    return std::nullopt;
  }
  return written->isInt() || written->isBool() ? value : Constant(value->asDouble());
}

const Signature &ModuleEmitter::signatureOf(const LayerDecl &decl) {
  auto &signature = signatures[&decl];
  if (signature)
    return *signature;
  signature = std::make_unique<Signature>();
  signature->name = decl.name.name.str();
  signature->form = signature->name + "(";
  auto add = [&](const Ident &name, const llvm::Twine &kind) -> Formal & {
    signature->form += (signature->formals.empty() ? "" : ", ") + name.name.str() + kind.str();
    Formal &formal = signature->formals.emplace_back();
    formal.name = name.name.str();
    return formal;
  };
  for (const LayerParam &param : decl.params)
    add(param.name, ": " + written(param.shape)).kind = ArgKind::Any;
  for (const Option &option : decl.options) {
    // A wrong option is reported once and is then a number like any other.
    Constant value = this->option(decl, option).value_or(Constant(int64_t(1)));
    llvm::StringRef kind = value.isBool() ? "bool" : value.isInt() ? "int" : "float";
    Formal &formal = add(option.name, ": " + kind + " = " + value.text());
    formal.kind = value.isBool() ? ArgKind::Bool : value.isInt() ? ArgKind::Int : ArgKind::Float;
    formal.namedOnly = true;
    formal.defaultValue = value;
  }
  signature->form += ")";
  return *signature;
}

//===----------------------------------------------------------------------===//
// Binding the sizes of the header
//===----------------------------------------------------------------------===//

namespace {

/// Matches the arguments of one call with the header of its layer.
class HeaderMatcher {
public:
  HeaderMatcher(FunctionEmitter &emitter, const LayerDecl &decl, const Call &call, LayerCall &layer)
      : emitter(emitter), file(emitter.file), decl(decl), call(call), layer(layer) {}

  bool match() {
    bool good = true;
    // Names first, wherever they stand: `[B, 2*D]` may come before `[B, D]`.
    for (bool names : {true, false})
      for (auto [index, param] : llvm::enumerate(decl.params))
        good = good && matchParam(param, index, names);
    return good;
  }

private:
  bool fail(const LayerParam &param, unsigned index, const llvm::Twine &with, SourceRange other,
            const llvm::Twine &what) {
    emitter.sizeError(call.exprs[index]->range(), "'" + param.name.name + "' of '" + decl.name.name + "' is " +
                                                      call.terms[index].text() + ", wanted " + written(param.shape) +
                                                      with);
    emitter.note(other, what);
    return false;
  }

  bool matchElement(const LayerParam &param, unsigned index) {
    mlir::Type integer = call.terms[index].integerType();
    ElementType found = !integer ? ElementType::Float : integer.isInteger(8) ? ElementType::U8 : ElementType::I32;
    ElementType wanted = param.shape.element;
    bool isFloat = wanted == ElementType::Float || wanted == ElementType::F32 || wanted == ElementType::F64;
    return found == (isFloat ? ElementType::Float : wanted) ||
           fail(param, index, "", param.name.range, "it is declared here");
  }

  bool matchParam(const LayerParam &param, unsigned index, bool names) {
    llvm::ArrayRef<Dim> dims = call.terms[index].dims();
    if (names && (!matchElement(param, index) || (dims.size() != param.shape.dims.size() &&
                                                  !fail(param, index, "", param.name.range, "it is declared here"))))
      return false;
    for (auto [dim, expr] : llvm::zip(dims, param.shape.dims)) {
      auto *name = llvm::dyn_cast<NameExpr>(expr.get());
      if (names == (name != nullptr) &&
          !(name ? matchName(param, index, dim, *name) : matchExpr(param, index, dim, *expr)))
        return false;
    }
    return true;
  }

  bool matchName(const LayerParam &param, unsigned index, const Dim &dim, const NameExpr &name) {
    Dim wanted = dim;
    SourceRange setAt = call.exprs[index]->range();
    if (auto *constant = file.find<ConstDecl>(name.name)) {
      auto value = file.constant(*constant);
      if (!value)
        return false;
      if (!value->isInt()) {
        file.error(name.range(), "'" + name.name + "' is " + value->text() + ", wanted a size");
        return false;
      }
      wanted = Dim::number(value->asInt());
      setAt = constant->name.range;
    }
    wanted.name = name.name.str();
    auto [it, isNew] = layer.sizes.try_emplace(name.name, wanted);
    if (isNew)
      this->setAt[name.name] = setAt;
    if (it->second.same(dim))
      return true;
    std::string bound = binding(it->second);
    return fail(param, index, bound.empty() ? bound : " with " + bound, this->setAt[name.name],
                "'" + name.name + "' is set here");
  }

  bool matchExpr(const LayerParam &param, unsigned index, const Dim &dim, const Expr &expr) {
    auto value = file.evaluate(expr, [&](const NameExpr &name) { return lookup(name); });
    if (!value)
      return false;
    if (value->isInt() && dim.same(Dim::number(value->asInt())))
      return true;
    return fail(param, index, llvm::isa<NumberExpr>(expr) ? "" : " with " + shown(expr) + " = " + value->text(),
                param.name.range, "it is declared here");
  }

  std::optional<Constant> lookup(const NameExpr &name) {
    if (auto it = layer.sizes.find(name.name); it != layer.sizes.end()) {
      if (!it->second.isOpen())
        return Constant(it->second.size);
      emitter.sizeError(name.range(), "'" + name.name +
                                          "' is open until run time, and "
                                          "cannot be calculated with");
      return std::nullopt;
    }
    for (auto [index, option] : llvm::enumerate(decl.options))
      if (option.name.name == name.name)
        return call.terms[decl.params.size() + index].constant();
    return file.lookupConstant(name);
  }

  FunctionEmitter &emitter;
  FileContext &file;
  const LayerDecl &decl;
  const Call &call;
  LayerCall &layer;
  llvm::StringMap<SourceRange> setAt;
};

} // namespace

bool ldn::matchHeader(FunctionEmitter &emitter, const Call &call, LayerCall &layer) {
  return HeaderMatcher(emitter, *layer.decl, call, layer).match();
}
