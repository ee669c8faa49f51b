//===- IRGenLayer.cpp - Layers and their calls ----------------------------===//

#include "CallFacts.h"
#include "ModuleEmitter.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace ldn;
using namespace ldn::ast;

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
    bool given = call->exprs[place] && !module.replacement(decl, option.name.name);
    layer.options.push_back(given ? call->terms[place].constant() : *formal.defaultValue);
    layer.optionRanges.push_back(given ? call->exprs[place]->range() : option.name.range);
  }
  if (!matchHeader(*this, *call, layer))
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
    std::string path = call->path.empty() ? inner.path : call->path + "." + inner.path;
    if (!module.spend(call->range))
      return Term();
    operands.push_back(parameter(path, inner.group, inner.type, inner.init, inner.range));
  }
  // Bounds that the layer needs of tokens hold for what it is called with.
  unsigned first = instance.openSizes.size();
  for (unsigned index = 0; index < layer.arguments.size(); ++index)
    if (auto below = llvm::dyn_cast_or_null<mlir::IntegerAttr>(
            mlir::FunctionOpInterface(instance.func).getArgAttr(first + index, builder.getStringAttr("ldn.below"))))
      if (!requireBelow(layer.arguments[index], below.getInt(), call->exprs[index]->range()))
        return Term();
  auto result = mlir::func::CallOp::create(builder, loc, instance.func, operands);
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
    llvm::raw_string_ostream(key) << mlir::getElementTypeOrSelf(argument.value.getType());
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
  LayerEmitter(ModuleEmitter &module, const LayerCall &call, LayerInstance &instance)
      : module(module), file(module.file), decl(*call.decl), call(call), instance(instance),
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
  fn.title = decl.name.name.str();
  mlir::Location loc = file.location(decl.name.range, decl.name.name);
  fn.func = mlir::func::FuncOp::create(loc, name, fn.builder.getFunctionType({}, {}));
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
  module.module->push_back(owner.release());
  if (file.facts && !module.variant)
    file.facts->add(decl.name.range, parameterCount(fn.parameters));
}

void LayerEmitter::declareHeader() {
  mlir::Block &block = fn.func.getBody().front();
  for (const OpenSize &size : file.allOpenSizes())
    instance.openSizes.push_back(size.decl->name.name.str());
  for (const auto &entry : call.sizes)
    if (entry.second.isOpen() && !llvm::is_contained(instance.openSizes, entry.second.open))
      instance.openSizes.push_back(entry.second.open);
  auto isUnused = [&](const std::string &open) {
    return llvm::none_of(call.arguments, [&](const Tensor &argument) {
      return llvm::any_of(argument.dims, [&](const Dim &dim) { return dim.open == open; });
    });
  };
  llvm::erase_if(instance.openSizes, isUnused);
  for (const std::string &open : instance.openSizes)
    fn.addOpenSize(open, block.addArgument(fn.builder.getIndexType(), fn.loc(decl.name.range, open)));
  for (auto [argument, param] : llvm::zip(call.arguments, decl.params)) {
    mlir::Value value = block.addArgument(argument.value.getType(), file.location(param.name.range, param.name.name));
    Dims dims;
    for (auto [dim, expr] : llvm::zip(argument.dims, param.shape.dims)) {
      dims.push_back(dim);
      dims.back().name = llvm::isa<NumberExpr>(expr.get()) ? "" : shown(*expr);
    }
    fn.declare(param.name, "argument", Tensor{value, dims, argument.pooled});
  }
  for (auto [index, option] : llvm::enumerate(decl.options)) {
    fn.declare(option.name, "option", call.options[index]);
    const Constant &value = call.options[index];
    if (option.name.name == "causal" && value.isBool() && value.asBool() && !fn.causal)
      fn.causal = CausalRule{("layer '" + decl.name.name + "'").str(), call.optionRanges[index]};
  }
  // A call without a name must not take the path of a let that comes later.
  for (const StmtPtr &stmt : decl.body)
    llvm::TypeSwitch<const Stmt *>(stmt.get()).Case<LetStmt, KernelStmt, ParamStmt>([&](auto *s) {
      fn.takePath(s->name.name);
    });
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
  fn.current.clear();
  fn.namePaths(*stmt.value, "");
  Term term = fn.eval(*stmt.value);
  auto wanted = fn.evalShape(decl.result);
  if (!term || !wanted)
    return false;
  if (!term.isTensor() || term.integerType() || !same(term.dims(), *wanted)) {
    fn.sizeError(stmt.value->range(),
                 "the result of '" + decl.name.name + "' is " + term.text() + ", wanted " + text(*wanted));
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
  if (module.reportsUnused() && !fn.failed)
    fn.reportUnused();
  fn.dropDead();
  mlir::Block &block = fn.func.getBody().front();
  fn.func.setFunctionType(b.getFunctionType(block.getArgumentTypes(), result.value.getType()));
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
      if (!isConstant && expr == param.shape.dims.back() && param.shape.dims.size() > 1)
        return;
      std::optional<Dim> dim = isConstant ? header.evalDim(*expr) : Dim::openSize(name->name, name->name);
      if (!dim)
        return;
      if (name)
        call.sizes.try_emplace(name->name, *dim).first->second.name = name->name.str();
      dims.push_back(*dim);
    }
    mlir::Type element = floatType;
    if (param.shape.element == ElementType::U8)
      element = builder.getI8Type();
    if (param.shape.element == ElementType::I32)
      element = builder.getI32Type();
    auto type = mlir::RankedTensorType::get(shapeOf(dims), element);
    call.arguments.push_back({block.addArgument(type, file.location(param.name.range)), dims});
  }
  const Signature &signature = signatureOf(decl);
  for (auto [index, option] : llvm::enumerate(decl.options)) {
    call.options.push_back(*signature.formals[decl.params.size() + index].defaultValue);
    call.optionRanges.push_back(option.name.range);
  }
  sizesUnknown = true;
  instantiate(call);
  sizesUnknown = false;
}
