//===- IRGenModel.cpp - Models --------------------------------------------===//

#include "CallFacts.h"
#include "ModuleEmitter.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace ldn;
using namespace ldn::ast;

//===----------------------------------------------------------------------===//
// Ports
//===----------------------------------------------------------------------===//

std::optional<ModelEmitter::PortValue> ModelEmitter::portOf(const Port &port, llvm::StringRef what) {
  FileContext &file = module.file;
  auto dims = fn.evalShape(port.shape);
  if (!dims)
    return std::nullopt;
  bool isDouble = file.options.precision == FrontendOptions::Precision::F64;
  mlir::Type element = module.floatType;
  if (port.shape.element == ElementType::U8)
    element = fn.builder.getI8Type();
  else if (port.shape.element == ElementType::I32)
    element = fn.builder.getI32Type();
  else if (port.shape.element == ElementType::F64 && !isDouble)
    return fn.error(port.shape.range, what + " '" + port.name.name +
                                          "' holds f64, and the model is compiled for f32 "
                                          "(--precision=f64 is the other choice)"),
           std::nullopt;
  PortValue value{&port, mlir::RankedTensorType::get(shapeOf(*dims), element), *dims, nullptr};
  return value;
}

mlir::DictionaryAttr ModelEmitter::attributesOf(const PortValue &port, llvm::StringRef role) {
  mlir::Builder &b = fn.builder;
  mlir::Type element = mlir::getElementTypeOrSelf(port.type);
  llvm::StringRef dtype = element.isInteger(8) ? "u8" : element.isInteger(32) ? "i32" : element.isF64() ? "f64" : "f32";
  return b.getDictionaryAttr({
      b.getNamedAttr("ldn.name", b.getStringAttr(port.port->name.name)),
      b.getNamedAttr("ldn.role", b.getStringAttr(role)),
      b.getNamedAttr("ldn.dtype", b.getStringAttr(dtype)),
      b.getNamedAttr("ldn.shape", shapeAttr(b, port.dims)),
  });
}

llvm::SmallVector<const OpenSize *> ModelEmitter::openSizesOf(llvm::ArrayRef<PortValue> ports) {
  llvm::SmallVector<const OpenSize *> used;
  for (const OpenSize &size : module.file.allOpenSizes())
    if (llvm::any_of(ports, [&](const PortValue &port) {
          return llvm::any_of(port.dims, [&](const Dim &dim) { return dim.open == size.decl->name.name; });
        }))
      used.push_back(&size);
  return used;
}

/// The bound of `tokens: i32[B, T] < 65`.
void ModelEmitter::declareBound(FunctionEmitter &emitter, const PortValue &port, unsigned argument) {
  if (!port.port->below)
    return;
  const Expr &expr = *port.port->below;
  auto bound = emitter.evalConstant(expr);
  if (!bound)
    return;
  if (!mlir::getElementTypeOrSelf(port.type).isInteger(32))
    emitter.error(expr.range(), "only i32 has a bound, and '" + port.port->name.name + "' holds " +
                                    spelling(port.port->shape.element));
  else if (!bound->isInt() || bound->asInt() < 1 || bound->asInt() > int64_t(1) << 31)
    emitter.error(expr.range(), "the bound must be a whole number from 1 to "
                                "2147483648, got " +
                                    bound->text());
  else
    emitter.declareBelow(argument, bound->asInt());
}

bool ModelEmitter::declarePorts() {
  bool good = true;
  for (const StmtPtr &stmt : model.body) {
    auto *port = llvm::dyn_cast<PortStmt>(stmt.get());
    if (!port)
      continue;
    auto value = portOf(port->port, port->isInput() ? "input" : "output");
    good &= value.has_value();
    if (!value)
      continue;
    if (!port->isInput() && !llvm::isa<mlir::FloatType>(mlir::getElementTypeOrSelf(value->type))) {
      fn.error(port->port.shape.range, "output '" + port->port.name.name + "' must hold floats");
      good = false;
    }
    (port->isInput() ? inputs : outputs).push_back(*value);
  }
  if (inputs.empty() || outputs.empty()) {
    if (good)
      fn.error(model.name.range, "model '" + model.name.name + "' has no " + (inputs.empty() ? "input" : "output"));
    return false;
  }
  openSizes = openSizesOf(inputs);
  mlir::Block &block = fn.func.getBody().front();
  for (const OpenSize *size : openSizes) {
    llvm::StringRef name = size->decl->name.name;
    fn.addOpenSize(name,
                   block.addArgument(fn.builder.getIndexType(), module.file.location(size->decl->name.range, name)));
  }
  for (PortValue &port : inputs) {
    const Ident &name = port.port->name;
    port.value = block.addArgument(port.type, module.file.location(name.range, name.name));
    declareBound(fn, port, block.getNumArguments() - 1);
    fn.declare(name, "input", Tensor{port.value, port.dims});
  }
  for (PortValue &port : outputs)
    if (Symbol *symbol = fn.declare(port.port->name, "output", Constant(0.0)))
      symbol->set = false;
  return good;
}

//===----------------------------------------------------------------------===//
// @infer
//===----------------------------------------------------------------------===//

void ModelEmitter::emitOptions() {
  for (const Option &option : model.options) {
    auto value = module.option(model, option);
    Symbol *symbol = fn.declare(option.name, "option", value ? Term(*value) : Term());
    if (option.name.name == "causal" && value && value->isBool() && value->asBool()) {
      // It has a meaning of its own.
      if (symbol)
        symbol->used = true;
      const Replacement *replaced = module.replacement(model, "causal");
      fn.causal = CausalRule{("model '" + model.name.name + "'").str(),
                             replaced ? replaced->value->range() : option.name.range};
    }
  }
}

bool ModelEmitter::emit() {
  mlir::OpBuilder &b = fn.builder;
  mlir::Location loc = module.file.location(model.name.range, model.name.name);
  fn.isEntry = true;
  fn.title = model.name.name.str();
  fn.func = mlir::func::FuncOp::create(loc, "infer", b.getFunctionType({}, {}));
  mlir::OwningOpRef<mlir::func::FuncOp> owner(fn.func);
  fn.func.getBody().emplaceBlock();
  b.setInsertionPointToStart(&fn.func.getBody().front());
  emitOptions();
  bool good = declarePorts();
  for (const StmtPtr &stmt : model.body)
    if (auto *repeat = llvm::dyn_cast<RepeatStmt>(stmt.get()))
      fn.takePath(repeat->name.name);
    else
      llvm::TypeSwitch<const Stmt *>(stmt.get()).Case<LetStmt, VarStmt, KernelStmt, ParamStmt>([&](auto *s) {
        fn.takePath(s->name.name);
      });
  for (const StmtPtr &stmt : model.body)
    emitStmt(*stmt);

  llvm::SmallVector<mlir::Value> results;
  for (PortValue &port : outputs) {
    const Symbol &symbol = fn.symbols[port.port->name.name];
    if (!symbol.set) {
      fn.error(port.port->name.range, "output '" + port.port->name.name + "' is never set");
      continue;
    }
    good &= static_cast<bool>(symbol.term);
    if (symbol.term)
      results.push_back(Call::asTensor(symbol.term).value);
  }
  if (!good || fn.failed)
    return false;
  if (module.reportsUnused())
    fn.reportUnused();
  mlir::func::ReturnOp::create(b, loc, results);
  fn.dropDead();

  fn.func.setFunctionType(
      b.getFunctionType(fn.func.getBody().front().getArgumentTypes(), mlir::TypeRange(mlir::ValueRange(results))));
  fn.func->setAttr("ldn.entry", b.getUnitAttr());
  unsigned index = 0;
  for (const OpenSize *size : openSizes)
    fn.func.setArgAttr(index++, "ldn.size", b.getStringAttr(size->decl->name.name));
  for (const PortValue &port : inputs)
    setArgument(fn, index++, port, "input");
  for (auto [index, port] : llvm::enumerate(outputs))
    fn.func.setResultAttrs(index, attributesOf(port, "output"));
  module.module->push_back(owner.release());
  if (FileContext &file = module.file; file.facts)
    file.facts->add(module.variant ? module.variant->name.range : model.name.range, parameterCount(fn.parameters));
  return true;
}

void ModelEmitter::setArgument(FunctionEmitter &emitter, unsigned index, const PortValue &port, llvm::StringRef role) {
  emitter.func.setArgAttrs(index, attributesOf(port, role));
  if (auto below = emitter.requiredBelow(index))
    emitter.func.setArgAttr(index, "ldn.below", fn.builder.getI64IntegerAttr(*below));
  auto ignored = emitter.ignoredLabels.find(index);
  if (ignored != emitter.ignoredLabels.end())
    emitter.func.setArgAttr(index, "ldn.ignore", fn.builder.getI64IntegerAttr(ignored->second));
}

void ModelEmitter::setAttributes() {
  mlir::Builder &b = fn.builder;
  const FrontendOptions &options = module.file.options;
  mlir::ModuleOp op = *module.module;
  op->setAttr("ldn.model", b.getStringAttr(model.name.name));
  if (module.variant)
    op->setAttr("ldn.variant", b.getStringAttr(module.variant->name.name));
  op->setAttr("ldn.source", b.getStringAttr(options.sourceName));
  bool roundsFactors = options.precision == FrontendOptions::Precision::BF16;
  op->setAttr("ldn.precision", b.getStringAttr(module.floatType.isF64() ? "f64" : roundsFactors ? "bf16" : "f32"));
  llvm::SmallVector<mlir::Attribute> sizes;
  for (const OpenSize *size : openSizes)
    sizes.push_back(b.getDictionaryAttr({
        b.getNamedAttr("name", b.getStringAttr(size->decl->name.name)),
        b.getNamedAttr("min", b.getI64IntegerAttr(size->low)),
        b.getNamedAttr("max", b.getI64IntegerAttr(size->high)),
    }));
  op->setAttr("ldn.sizes", b.getArrayAttr(sizes));
}

//===----------------------------------------------------------------------===//
// Statements
//===----------------------------------------------------------------------===//

void ModelEmitter::emitStmt(const Stmt &stmt) {
  llvm::TypeSwitch<const Stmt *>(&stmt)
      .Case([&](const ParamStmt *s) { fn.emitParam(*s); })
      .Case([&](const KernelStmt *s) {
        const Replacement *replaced = module.replacement(model, s->name.name);
        fn.emitKernel(s->name, replaced ? *replaced->value : *s->value);
      })
      .Case([&](const LetStmt *s) { fn.emitLet(s->name, *s->value, "let", module.replacement(model, s->name.name)); })
      .Case([&](const VarStmt *s) { fn.emitLet(s->name, *s->value, "var", module.replacement(model, s->name.name)); })
      .Case([&](const AssignStmt *s) { emitAssign(*s, /*inRepeat=*/false); })
      .Case([&](const RepeatStmt *s) { emitRepeat(*s); });
}

void ModelEmitter::emitAssign(const AssignStmt &stmt, bool inRepeat) {
  llvm::StringRef name = stmt.name.name;
  auto it = fn.symbols.find(name);
  if (it == fn.symbols.end()) {
    fn.error(stmt.name.range, "there is no var or output '" + name + "'" + didYouMean(name, fn.order));
    return;
  }
  bool isOutput = it->second.what == "output";
  if (!isOutput && it->second.what != "var") {
    fn.error(stmt.name.range, "'" + name + "' is " + (it->second.what == "input" ? "an " : "a ") + it->second.what +
                                  ", only a var or an output can be set");
    fn.note(it->second.range, "it is declared here");
    return;
  }
  if (isOutput && (inRepeat || it->second.set)) {
    fn.error(stmt.name.range, "output '" + name + "' is set " + (inRepeat ? "in a repeat" : "twice"));
    fn.note(it->second.range, "it is declared here");
    return;
  }
  Term term;
  if (inRepeat) {
    // The paths of the whole body are named together.
    fn.current.clear();
    term = fn.eval(*stmt.value);
    if (term.isTensor())
      term = fn.materialize(term, fn.loc(stmt.value->range()));
  } else {
    // An output is set once, and names what it is made of; a var may be set
    // again.
    fn.current = name.str();
    term = fn.evalStatement(*stmt.value, isOutput ? name : "");
  }

  // Evaluation may have declared nothing, but `it` is cheap to find again.
  Symbol &symbol = fn.symbols[name];
  symbol.set = true;
  llvm::ArrayRef<Dim> wanted = symbol.term.dims();
  if (isOutput)
    for (const PortValue &port : outputs)
      if (port.port->name.name == name)
        wanted = port.dims;
  if (term && (symbol.term || isOutput) && (!term.isTensor() || term.integerType() || !same(term.dims(), wanted))) {
    fn.error(stmt.value->range(),
             "'" + name + "' is " + (isOutput ? text(wanted) : symbol.term.text()) + ", this value is " + term.text());
    fn.note(symbol.range, "it is declared here");
    term = Term();
  }
  fn.failed |= term.isError();
  symbol.term = term;
}

void ModelEmitter::emitRepeat(const RepeatStmt &stmt) {
  constexpr int64_t kMost = 10000;
  auto count = fn.evalConstant(*stmt.count);
  if (!count || !count->isInt() || count->asInt() < 1 || count->asInt() > kMost) {
    if (count)
      fn.error(stmt.count->range(), "a repeat counts from 1 to " + llvm::Twine(kMost) + ", got " +
                                        (llvm::isa<NumberExpr>(*stmt.count) ? "" : shown(*stmt.count) + " = ") +
                                        count->text());
    fn.failed = true;
    return;
  }
  if (!fn.declare(stmt.name, "repeat", Constant(true)))
    return;
  fn.symbols[stmt.name.name].used = true;
  for (int64_t i = 0; i < count->asInt(); ++i) {
    // One turn shows all that is wrong, and later ones have its values.
    if (i && fn.failed)
      break;
    FunctionEmitter::RepeatScope scope(fn, (stmt.name.name + "." + llvm::Twine(i) + ".").str());
    fn.nameRepeatPaths(stmt.body);
    for (const StmtPtr &inner : stmt.body) {
      if (auto *let = llvm::dyn_cast<LetStmt>(inner.get()))
        fn.emitLet(let->name, *let->value, "let", module.replacement(model, let->name.name));
      if (auto *assign = llvm::dyn_cast<AssignStmt>(inner.get()))
        emitAssign(*assign, /*inRepeat=*/true);
    }
    if (module.reportsUnused() && !fn.failed)
      fn.reportUnused(scope.firstSymbol());
  }
}
