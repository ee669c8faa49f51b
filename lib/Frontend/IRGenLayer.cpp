//===- IRGenLayer.cpp - Layers and their calls ----------------------------===//

#include "ModuleEmitter.h"
#include "ldn/Frontend/ASTPrinter.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace ldn;
using namespace ldn::ast;

/// "u8[B, 3, 32, 32]", as written.
static std::string shown(const Shape &shape) {
  std::string text = spelling(shape.element).str() + "[";
  for (const ExprPtr &dim : shape.dims)
    text += (dim == shape.dims.front() ? "" : ", ") + toString(*dim);
  return text + "]";
}

//===----------------------------------------------------------------------===//
// The form of a call
//===----------------------------------------------------------------------===//

std::optional<Constant> ModuleEmitter::option(const Item &item,
                                              const Option &option) {
  auto check = [&](const Expr &expr,
                   std::optional<Constant> value) -> std::optional<Constant> {
    if (value && value->isList()) {
      file.error(expr.range(), "option '" + option.name.name +
                                   "' must be a number, true or false");
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
  if (value->isBool() != written->isBool() ||
      (written->isInt() && !value->isInt())) {
    file.error(replaced->value->range(), "option '" + option.name.name +
                                             "' is " + written->kind() +
                                             ", got " + value->text());
    file.note(option.name.range, "it is declared here");
    return std::nullopt;
  }
  return written->isInt() || written->isBool() ? value
                                               : Constant(value->asDouble());
}

const Signature &ModuleEmitter::signatureOf(const LayerDecl &decl) {
  auto &signature = signatures[&decl];
  if (signature)
    return *signature;
  signature = std::make_unique<Signature>();
  signature->name = decl.name.name.str();
  signature->form = signature->name + "(";
  auto add = [&](const Ident &name, const llvm::Twine &shown) -> Formal & {
    signature->form += (signature->formals.empty() ? "" : ", ") +
                       name.name.str() + shown.str();
    Formal &formal = signature->formals.emplace_back();
    formal.name = name.name.str();
    return formal;
  };
  for (const LayerParam &param : decl.params)
    add(param.name, ": " + shown(param.shape)).kind = ArgKind::Any;
  for (const Option &option : decl.options) {
    // A wrong option is reported once and is then a number like any other.
    Constant value = this->option(decl, option).value_or(Constant(int64_t(1)));
    Formal &formal =
        add(option.name, ": " + value.kind() + " = " + value.text());
    formal.kind = value.isBool()  ? ArgKind::Bool
                  : value.isInt() ? ArgKind::Int
                                  : ArgKind::Float;
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
  HeaderMatcher(FunctionEmitter &emitter, const LayerDecl &decl,
                const Call &call, LayerCall &layer)
      : emitter(emitter), file(emitter.file), decl(decl), call(call),
        layer(layer) {}

  bool match() {
    bool good = true;
    // Names first, wherever they stand: `[B, 2*D]` may come before `[B, D]`.
    for (bool names : {true, false})
      for (auto [index, param] : llvm::enumerate(decl.params))
        good = good && matchParam(param, index, names);
    return good;
  }

private:
  bool fail(const LayerParam &param, unsigned index, const llvm::Twine &with,
            SourceRange other, const llvm::Twine &what) {
    emitter.sizeError(call.exprs[index]->range(),
                      "'" + param.name.name + "' of '" + decl.name.name +
                          "' is " + call.terms[index].text() + ", wanted " +
                          shown(param.shape) + with);
    emitter.note(other, what);
    return false;
  }

  bool matchElement(const LayerParam &param, unsigned index) {
    mlir::Type integer = call.terms[index].integerType();
    ElementType found = !integer               ? ElementType::Float
                        : integer.isInteger(8) ? ElementType::U8
                                               : ElementType::I32;
    ElementType wanted = param.shape.element;
    bool isFloat = wanted == ElementType::Float || wanted == ElementType::F32 ||
                   wanted == ElementType::F64;
    return found == (isFloat ? ElementType::Float : wanted) ||
           fail(param, index, "", param.name.range, "it is declared here");
  }

  bool matchParam(const LayerParam &param, unsigned index, bool names) {
    llvm::ArrayRef<Dim> dims = call.terms[index].dims();
    if (names &&
        (!matchElement(param, index) ||
         (dims.size() != param.shape.dims.size() &&
          !fail(param, index, "", param.name.range, "it is declared here"))))
      return false;
    for (auto [dim, expr] : llvm::zip(dims, param.shape.dims)) {
      auto *name = llvm::dyn_cast<NameExpr>(expr.get());
      if (names == (name != nullptr) &&
          !(name ? matchName(param, index, dim, *name)
                 : matchExpr(param, index, dim, *expr)))
        return false;
    }
    return true;
  }

  bool matchName(const LayerParam &param, unsigned index, const Dim &dim,
                 const NameExpr &name) {
    Dim wanted = dim;
    SourceRange setAt = call.exprs[index]->range();
    if (auto *constant = file.find<ConstDecl>(name.name)) {
      auto value = file.constant(*constant);
      if (!value)
        return false;
      if (!value->isInt()) {
        file.error(name.range(), "'" + name.name + "' is " + value->text() +
                                     ", wanted a size");
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
    return fail(param, index, " with " + describe(it->second),
                this->setAt[name.name], "'" + name.name + "' is set here");
  }

  /// "D = 192", also where the size of the caller has another name.
  static std::string describe(const Dim &dim) {
    return dim.isOpen() && dim.name != dim.open
               ? dim.name + " = " + dim.open
               : dim.text() + (dim.isOpen() ? " open" : "");
  }

  bool matchExpr(const LayerParam &param, unsigned index, const Dim &dim,
                 const Expr &expr) {
    auto value =
        file.evaluate(expr, [&](const NameExpr &name) { return lookup(name); });
    if (!value)
      return false;
    if (value->isInt() && dim.same(Dim::number(value->asInt())))
      return true;
    return fail(param, index,
                llvm::isa<NumberExpr>(expr)
                    ? ""
                    : " with " + toString(expr) + " = " + value->text(),
                param.name.range, "it is declared here");
  }

  std::optional<Constant> lookup(const NameExpr &name) {
    if (auto it = layer.sizes.find(name.name); it != layer.sizes.end()) {
      if (!it->second.isOpen())
        return Constant(it->second.size);
      emitter.sizeError(name.range(), "'" + name.name +
                                          "' is open until run time here, and "
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

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

Term FunctionEmitter::evalLayer(const LayerDecl &decl, const CallExpr &expr) {
  auto call = bind(module.signatureOf(decl), nullptr, expr);
  if (!call)
    return Term();
  LayerCall layer;
  layer.decl = &decl;
  layer.range = call->range;
  layer.causal = causal;
  for (unsigned i = 0; i < decl.params.size(); ++i)
    layer.arguments.push_back(Call::asTensor(call->terms[i]));
  for (auto [index, option] : llvm::enumerate(decl.options)) {
    unsigned place = decl.params.size() + index;
    const Formal &formal = call->signature->formals[place];
    // What a variant sets holds for every call.
    bool given =
        call->exprs[place] && !module.replacement(decl, option.name.name);
    layer.options.push_back(given ? call->terms[place].constant()
                                  : *formal.defaultValue);
    layer.optionRanges.push_back(given ? call->exprs[place]->range()
                                       : option.name.range);
  }
  if (!HeaderMatcher(*this, decl, *call, layer).match())
    return Term();
  const LayerInstance &instance = module.instantiate(layer);
  if (instance.failed)
    return Term();

  mlir::Location loc = this->loc(*call);
  llvm::SmallVector<mlir::Value> operands;
  for (const std::string &open : instance.openSizes)
    operands.push_back(openSizeValues.lookup(open));
  for (const Tensor &argument : layer.arguments)
    operands.push_back(argument.value);
  for (const Parameter &inner : instance.parameters) {
    std::string path =
        call->path.empty() ? inner.path : call->path + "." + inner.path;
    if (!module.spend(call->range))
      return Term();
    operands.push_back(parameter(path, inner.type, inner.init, inner.range));
  }
  // Bounds that the layer needs of tokens hold for what it is called with.
  unsigned first = instance.openSizes.size();
  for (unsigned index = 0; index < layer.arguments.size(); ++index)
    if (auto below = llvm::dyn_cast_or_null<mlir::IntegerAttr>(
            mlir::FunctionOpInterface(instance.func)
                .getArgAttr(first + index, builder.getStringAttr("ldn.below"))))
      if (!requireBelow(layer.arguments[index], below.getInt(),
                        call->exprs[index]->range()))
        return Term();
  auto result =
      mlir::func::CallOp::create(builder, loc, instance.func, operands);
  std::string path = llvm::StringRef(fullPath(call->path)).rtrim('.').str();
  if (!path.empty())
    result->setAttr("ldn.path", builder.getStringAttr(path));

  // Sizes of the header are again called what the caller calls them.
  Dims dims = instance.result;
  for (Dim &dim : dims)
    for (auto [argument, param] : llvm::zip(layer.arguments, decl.params))
      for (auto [outer, inner] : llvm::zip(argument.dims, param.shape.dims)) {
        auto *name = llvm::dyn_cast<NameExpr>(inner.get());
        if (name && name->name == dim.name && !outer.name.empty())
          dim = outer;
      }
  return Tensor{result.getResult(0), dims, instance.pooled};
}

//===----------------------------------------------------------------------===//
// Instances
//===----------------------------------------------------------------------===//

static std::string keyOf(const LayerCall &call) {
  std::string key = call.decl->name.name.str();
  for (const Tensor &argument : call.arguments) {
    key += "|";
    llvm::raw_string_ostream(key)
        << mlir::getElementTypeOrSelf(argument.value.getType());
    for (const Dim &dim : argument.dims)
      key += "," + (dim.isOpen() ? dim.open : std::to_string(dim.size));
    key += argument.pooled ? "p" : "";
  }
  for (const Constant &option : call.options)
    key += "|" + option.text();
  return key + (call.causal ? "|causal" : "");
}

const LayerInstance &ModuleEmitter::instantiate(const LayerCall &call) {
  called.insert(call.decl);
  auto [it, isNew] = instances.try_emplace(keyOf(call));
  if (isNew) {
    it->second = std::make_unique<LayerInstance>();
    // The reference stays: the map owns instances by pointer.
    LayerInstance &instance = *it->second;
    emitLayer(call, instance);
    instance.finished = true;
  } else if (!it->second->finished) {
    // Only a variant can do that: FileContext has refused it in layers.
    file.error(call.range, "'" + call.decl->name.name +
                               "' calls itself: recursion is not part of the "
                               "language");
    it->second->failed = true;
  }
  return *instances.find(keyOf(call))->second;
}

std::string ModuleEmitter::uniqueName(llvm::StringRef name) {
  std::string unique = name.str();
  for (unsigned number = 2; !functionNames.insert(unique).second; ++number)
    unique = name.str() + "_" + std::to_string(number);
  return unique;
}

namespace {

/// Emits the body of one instance.
class LayerEmitter {
public:
  LayerEmitter(ModuleEmitter &module, const LayerCall &call,
               LayerInstance &instance)
      : module(module), file(module.file), decl(*call.decl), call(call),
        instance(instance),
        fn(module, ("layer '" + decl.name.name + "'").str()) {}

  void emit(llvm::StringRef name);

private:
  void declareHeader();
  void emitStmt(const Stmt &stmt);
  void emitLet(const Ident &name, const Expr &value);
  bool emitResult(const ResultStmt &stmt);
  void finish(const Tensor &result);

  ModuleEmitter &module;
  FileContext &file;
  const LayerDecl &decl;
  const LayerCall &call;
  LayerInstance &instance;
  FunctionEmitter fn;
};

} // namespace

void ModuleEmitter::emitLayer(const LayerCall &call, LayerInstance &instance) {
  // A layer takes as much stack as this many levels of an expression.
  constexpr unsigned kLayerDepth = 20;
  depth += kLayerDepth;
  llvm::scope_exit leave([&] { depth -= kLayerDepth; });
  LayerEmitter(*this, call, instance).emit(uniqueName(call.decl->name.name));
}

void LayerEmitter::emit(llvm::StringRef name) {
  fn.caller = call.range;
  fn.sizes = call.sizes;
  fn.causal = call.causal;
  fn.current = decl.name.name.str();
  mlir::Location loc = file.location(decl.name.range, decl.name.name);
  fn.func =
      mlir::func::FuncOp::create(loc, name, fn.builder.getFunctionType({}, {}));
  mlir::OwningOpRef<mlir::func::FuncOp> owner(fn.func);
  fn.func.getBody().emplaceBlock();
  fn.builder.setInsertionPointToStart(&fn.func.getBody().front());
  declareHeader();

  bool good = true;
  for (const StmtPtr &stmt : decl.body) {
    if (auto *result = llvm::dyn_cast<ResultStmt>(stmt.get()))
      good = emitResult(*result);
    else
      emitStmt(*stmt);
  }
  good = good && !fn.failed;
  instance.failed |= !good;
  if (!good)
    return;
  if (module.reportsUnused())
    fn.reportUnused();
  module.module->push_back(owner.release());
}

void LayerEmitter::declareHeader() {
  mlir::Block &block = fn.func.getBody().front();
  for (const OpenSize &size : file.allOpenSizes())
    instance.openSizes.push_back(size.decl->name.name.str());
  for (const auto &entry : call.sizes)
    if (entry.second.isOpen() &&
        !llvm::is_contained(instance.openSizes, entry.second.open))
      instance.openSizes.push_back(entry.second.open);
  auto isUnused = [&](const std::string &open) {
    return llvm::none_of(call.arguments, [&](const Tensor &argument) {
      return llvm::any_of(argument.dims,
                          [&](const Dim &dim) { return dim.open == open; });
    });
  };
  llvm::erase_if(instance.openSizes, isUnused);
  for (const std::string &open : instance.openSizes)
    fn.addOpenSize(open, block.addArgument(fn.builder.getIndexType(),
                                           fn.loc(decl.name.range, open)));
  for (auto [argument, param] : llvm::zip(call.arguments, decl.params)) {
    mlir::Value value =
        block.addArgument(argument.value.getType(),
                          file.location(param.name.range, param.name.name));
    Dims dims;
    for (auto [dim, expr] : llvm::zip(argument.dims, param.shape.dims)) {
      dims.push_back(dim);
      dims.back().name =
          llvm::isa<NumberExpr>(expr.get()) ? "" : toString(*expr);
    }
    fn.declare(param.name, "argument", Tensor{value, dims, argument.pooled});
  }
  for (auto [index, option] : llvm::enumerate(decl.options)) {
    fn.declare(option.name, "option", call.options[index]);
    const Constant &value = call.options[index];
    if (option.name.name == "causal" && value.isBool() && value.asBool() &&
        !fn.causal)
      fn.causal = CausalRule{("layer '" + decl.name.name + "'").str(),
                             call.optionRanges[index]};
  }
  // A call without a name must not take the path of a let that comes later.
  for (const StmtPtr &stmt : decl.body)
    llvm::TypeSwitch<const Stmt *>(stmt.get())
        .Case<LetStmt, KernelStmt, ParamStmt>(
            [&](auto *s) { fn.takePath(s->name.name); });
}

void LayerEmitter::emitStmt(const Stmt &stmt) {
  llvm::TypeSwitch<const Stmt *>(&stmt)
      .Case([&](const ParamStmt *s) { fn.emitParam(*s); })
      .Case([&](const KernelStmt *s) {
        const Replacement *replaced = module.replacement(decl, s->name.name);
        fn.emitKernel(s->name, replaced ? *replaced->value : *s->value);
      })
      .Case([&](const LetStmt *s) { emitLet(s->name, *s->value); });
}

void LayerEmitter::emitLet(const Ident &name, const Expr &value) {
  fn.emitLet(name, value, "let", module.replacement(decl, name.name));
}

bool LayerEmitter::emitResult(const ResultStmt &stmt) {
  fn.current = decl.name.name.str();
  fn.namePaths(*stmt.value, "");
  Term term = fn.eval(*stmt.value);
  auto wanted = fn.evalShape(decl.result);
  if (!term || !wanted)
    return false;
  if (!term.isTensor() || term.integerType() || !same(term.dims(), *wanted)) {
    fn.sizeError(stmt.value->range(), "the result of '" + decl.name.name +
                                          "' is " + term.text() + ", wanted " +
                                          text(*wanted));
    fn.note(decl.result.range, "it is declared here");
    return false;
  }
  Tensor result = fn.materialize(term, fn.loc(stmt.value->range()));
  result.dims = *wanted;
  finish(result);
  return true;
}

void LayerEmitter::finish(const Tensor &result) {
  mlir::OpBuilder &b = fn.builder;
  mlir::func::ReturnOp::create(b, fn.loc(decl.result.range), result.value);
  fn.dropDead();
  mlir::Block &block = fn.func.getBody().front();
  fn.func.setFunctionType(
      b.getFunctionType(block.getArgumentTypes(), result.value.getType()));
  fn.func.setPrivate();
  fn.func->setAttr("ldn.layer", b.getStringAttr(decl.name.name));
  unsigned index = 0;
  for (const std::string &open : instance.openSizes)
    fn.func.setArgAttr(index++, "ldn.size", b.getStringAttr(open));
  for (const LayerParam &param : decl.params) {
    if (auto below = fn.requiredBelow(index))
      fn.func.setArgAttr(index, "ldn.below", b.getI64IntegerAttr(*below));
    fn.func.setArgAttr(index, "ldn.name", b.getStringAttr(param.name.name));
    fn.func.setArgAttr(index, "ldn.shape", shapeAttr(b, call.arguments[index - instance.openSizes.size()].dims));
    ++index;
  }
  fn.func.setResultAttr(0, "ldn.shape", shapeAttr(b, result.dims));
  for (const Parameter &parameter : fn.parameters)
    fn.func.setArgAttr(index++, "ldn.name", b.getStringAttr(parameter.path));
  instance.func = fn.func;
  instance.parameters = fn.parameters;
  instance.result = result.dims;
  instance.pooled = result.pooled;
}

//===----------------------------------------------------------------------===//
// Layers that nothing calls
//===----------------------------------------------------------------------===//

void ModuleEmitter::checkLayer(const LayerDecl &decl) {
  LayerCall call;
  call.decl = &decl;
  call.range = {};
  FunctionEmitter header(*this, "");
  mlir::OpBuilder builder(&file.mlir);
  mlir::Block block;
  for (const LayerParam &param : decl.params) {
    Dims dims;
    for (const ExprPtr &expr : param.shape.dims) {
      auto *name = llvm::dyn_cast<NameExpr>(expr.get());
      bool isConstant = !name || file.find<ConstDecl>(name->name);
      // Features are never open: only a call can tell what they are.
      if (!isConstant && expr == param.shape.dims.back() &&
          param.shape.dims.size() > 1)
        return;
      std::optional<Dim> dim = isConstant
                                   ? header.evalDim(*expr)
                                   : Dim::openSize(name->name, name->name);
      if (!dim)
        return;
      if (name)
        call.sizes.try_emplace(name->name, *dim).first->second.name =
            name->name.str();
      dims.push_back(*dim);
    }
    mlir::Type element = floatType;
    if (param.shape.element == ElementType::U8)
      element = builder.getI8Type();
    if (param.shape.element == ElementType::I32)
      element = builder.getI32Type();
    auto type = mlir::RankedTensorType::get(shapeOf(dims), element);
    call.arguments.push_back(
        {block.addArgument(type, file.location(param.name.range)), dims});
  }
  const Signature &signature = signatureOf(decl);
  for (auto [index, option] : llvm::enumerate(decl.options)) {
    call.options.push_back(
        *signature.formals[decl.params.size() + index].defaultValue);
    call.optionRanges.push_back(option.name.range);
  }
  sizesUnknown = true;
  instantiate(call);
  sizesUnknown = false;
}
