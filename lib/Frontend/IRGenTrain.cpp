//===- IRGenTrain.cpp - Recipes: @evaluate --------------------------------===//

#include "ModuleEmitter.h"

using namespace ldn;
using namespace ldn::ast;

//===----------------------------------------------------------------------===//
// Losses and metrics
//===----------------------------------------------------------------------===//

/// The target that holds the labels, whose values are below the number of
/// classes.
static bool requireClasses(FunctionEmitter &emitter, const Call &call, const Tensor &logits, const Tensor &labels) {
  llvm::ArrayRef<Dim> dims(logits.dims);
  if (dims.empty() || dims.back().isOpen() || !same(dims.drop_back(), labels.dims)) {
    emitter.error(call.range, "'" + call.signature->name +
                                  "' wants logits [.., classes] and labels "
                                  "[..], got " +
                                  text(logits.dims) + " and i32" + text(labels.dims));
    return false;
  }
  // Labels made of tokens are below what the tokens are below.
  Tensor given = labels;
  while (mlir::Operation *op = given.value.getDefiningOp())
    given.value = op->getOperand(0);
  if (!emitter.requireBelow(given, dims.back().size, call.at("label")))
    return false;
  if (call.has("ignore") && given.value == labels.value) {
    unsigned index = llvm::cast<mlir::BlockArgument>(labels.value).getArgNumber();
    emitter.ignoredLabels[index] = call.integer("ignore");
  }
  return true;
}

/// The label that the loss leaves out: the one that is written, and the places where there is no label.
static mlir::IntegerAttr ignoredLabel(FunctionEmitter &emitter, const Call &call, mlir::Value labels) {
  mlir::IntegerAttr ignore;
  if (call.has("ignore"))
    ignore = emitter.builder.getI64IntegerAttr(call.integer("ignore"));
  if (auto shift = labels.getDefiningOp<ShiftTokensOp>()) {
    if (ignore)
      shift.setFillAttr(ignore);
    return shift.getFillAttr();
  }
  if (auto mask = labels.getDefiningOp<MaskTokensOp>()) {
    if (ignore)
      mask.setValueAttr(ignore);
    return mask.getValueAttr();
  }
  return ignore;
}

static Term emitClassification(FunctionEmitter &emitter, const Call &call) {
  mlir::OpBuilder &b = emitter.builder;
  mlir::Location loc = emitter.loc(call);
  Tensor logits = call.tensor("logits"), labels = call.tensor("label");
  if (!requireClasses(emitter, call, logits, labels))
    return Term();
  mlir::IntegerAttr ignore = ignoredLabel(emitter, call, labels.value);
  mlir::Type scalar = emitter.parameterType({});
  llvm::StringRef name = call.signature->name;
  if (name == "accuracy")
    return Tensor{AccuracyOp::create(b, loc, scalar, logits.value, labels.value,
                                     /*inits=*/mlir::Value(), ignore)
                      .getResult(),
                  {}};
  double smoothing = name == "perplexity" ? 0 : call.number("smoothing");
  if (!(smoothing >= 0 && smoothing < 1)) {
    emitter.error(call.at("smoothing"), "'smoothing' must be at least 0 and below 1, got " + text(smoothing));
    return Term();
  }
  Tensor loss{CrossEntropyOp::create(b, loc, scalar, logits.value, labels.value,
                                     /*inits=*/mlir::Value(), llvm::APFloat(smoothing), ignore)
                  .getResult(),
              {}};
  return name == "perplexity" ? Term(emitter.mapOf(*findElementFn("exp"), loss, loc)) : Term(loss);
}

/// The labels that `score` is a mean over and the one that it leaves out, where that may be more of them in one batch than
/// in another; else null. The last token, which has no next one, is one of every sample, and no token is negative.
static std::pair<mlir::Value, int64_t> labelsLeftOut(mlir::Value score) {
  if (auto exponential = score.getDefiningOp<MapOp>()) // of a perplexity
    score = exponential->getOperand(0);
  mlir::Value labels;
  std::optional<int64_t> ignore;
  if (auto loss = score.getDefiningOp<CrossEntropyOp>())
    labels = loss.getLabels(), ignore = loss.getIgnoreIndex();
  if (auto accuracy = score.getDefiningOp<AccuracyOp>())
    labels = accuracy.getLabels(), ignore = accuracy.getIgnoreIndex();
  if (!ignore || (labels.getDefiningOp<ShiftTokensOp>() && *ignore < 0))
    return {};
  return {labels, *ignore};
}

static Term emitMeanError(FunctionEmitter &emitter, const Call &call) {
  Tensor x = call.tensor("x"), y = call.tensor("y");
  llvm::StringRef name = call.signature->name;
  if (!same(x.dims, y.dims)) {
    emitter.error(call.range, "'" + name +
                                  "' wants two tensors of the same "
                                  "sizes, got " +
                                  text(x.dims) + " and " + text(y.dims));
    return Term();
  }
  bool absolute = name == "mean_absolute_error" || name == "mae";
  return Tensor{MeanErrorOp::create(emitter.builder, emitter.loc(call), emitter.parameterType({}), x.value, y.value,
                                    /*inits=*/mlir::Value(), absolute)
                    .getResult(),
                {}};
}

Term ModelEmitter::emitLoss(FunctionEmitter &emitter, const Expr &expr, bool metric) {
  auto *call = llvm::dyn_cast<CallExpr>(&expr);
  Family family = metric && !(call && findBuiltin(Family::Loss, call->callee.name)) ? Family::Metric : Family::Loss;
  auto bound = emitter.bindFamily(family, expr);
  if (!bound)
    return Term();
  emitter.current = bound->signature->name;
  bool isClass = llvm::any_of(bound->signature->formals, [](const Formal &f) { return f.kind == ArgKind::Labels; });
  return isClass ? emitClassification(emitter, *bound) : emitMeanError(emitter, *bound);
}

//===----------------------------------------------------------------------===//
// @evaluate
//===----------------------------------------------------------------------===//

bool ModelEmitter::emitEvaluate(const TrainDecl &train) {
  FunctionEmitter emitter(module, ("recipe '" + train.name.name + "'").str());
  mlir::OpBuilder &b = emitter.builder;
  mlir::Location loc = module.file.location(train.name.range, train.name.name);
  emitter.isEntry = true;
  emitter.func = mlir::func::FuncOp::create(loc, "evaluate", b.getFunctionType({}, {}));
  mlir::OwningOpRef<mlir::func::FuncOp> owner(emitter.func);
  emitter.func.getBody().emplaceBlock();
  mlir::Block &block = emitter.func.getBody().front();
  b.setInsertionPointToStart(&block);

  llvm::SmallVector<mlir::Value> operands;
  for (size_t i = 0; i < openSizes.size(); ++i)
    operands.push_back(block.addArgument(b.getIndexType(), loc));
  for (const PortValue &port : inputs) {
    mlir::Value value = block.addArgument(port.type, module.file.location(port.port->name.range, port.port->name.name));
    operands.push_back(value);
    unsigned index = block.getNumArguments() - 1;
    if (auto below = fn.requiredBelow(index))
      emitter.declareBelow(index, *below);
    emitter.declare(port.port->name, "input", Tensor{value, port.dims});
  }
  emitter.causal = fn.causal;
  emitMasks(emitter, train, llvm::MutableArrayRef(operands).drop_front(openSizes.size()));
  auto result = mlir::func::CallOp::create(b, loc, fn.func, operands);
  for (auto [port, value] : llvm::zip(outputs, result.getResults()))
    emitter.declare(port.port->name, "output", Tensor{value, port.dims});

  llvm::SmallVector<PortValue> targets;
  for (const Port &target : train.targets) {
    auto port = portOf(target, "target");
    if (!port) {
      emitter.failed = true;
      continue;
    }
    for (const Dim &dim : port->dims)
      if (dim.isOpen() &&
          llvm::none_of(openSizes, [&](const OpenSize *size) { return size->decl->name.name == dim.open; }))
        emitter.error(target.shape.range, "'" + dim.open +
                                              "' is the size of no input of "
                                              "model '" +
                                              model.name.name + "'");
    port->value = block.addArgument(port->type, module.file.location(target.name.range, target.name.name));
    declareBound(emitter, *port, block.getNumArguments() - 1);
    emitter.declare(target.name, "target", Tensor{port->value, port->dims});
    targets.push_back(*port);
  }

  llvm::SmallVector<mlir::Value> results;
  llvm::SmallVector<std::pair<std::string, llvm::StringRef>> names;
  llvm::SmallVector<mlir::NamedAttrList> attributes;
  llvm::SmallVector<CountLabelsOp> counts;
  auto nameOfCount = [](size_t index) { return "label_count" + (index == 0 ? "" : "_" + std::to_string(index + 1)); };
  auto add = [&](const Expr &expr, bool metric) {
    Term term = emitLoss(emitter, expr, metric);
    emitter.failed |= term.isError();
    if (!term)
      return;
    std::string base = metric ? emitter.current : "loss", name = base;
    for (unsigned n = 2; llvm::is_contained(llvm::make_first_range(names), name); ++n)
      name = base + "_" + std::to_string(n);
    names.emplace_back(name, metric ? "metric" : "loss");
    // The perplexity of several batches is the exponential of the mean of their losses.
    attributes.emplace_back();
    if (metric && emitter.current == "perplexity")
      attributes.back().append("ldn.mean", b.getStringAttr("geometric"));
    results.push_back(Call::asTensor(term).value);
    auto [labels, ignore] = labelsLeftOut(results.back());
    if (!labels)
      return;
    auto count = llvm::find_if(counts, [&](CountLabelsOp op) {
      return op.getLabels() == labels && static_cast<int64_t>(op.getIgnoreIndex()) == ignore;
    });
    attributes.back().append("ldn.weight", b.getStringAttr(nameOfCount(count - counts.begin())));
    if (count == counts.end())
      counts.push_back(CountLabelsOp::create(b, loc, emitter.parameterType({}), labels, /*inits=*/mlir::Value(),
                                             static_cast<uint64_t>(ignore)));
  };
  if (train.loss)
    add(*train.loss, false);
  else
    emitter.error(train.name.range, "recipe '" + train.name.name + "' has no loss");
  for (const ExprPtr &metric : train.metrics)
    add(*metric, true);
  for (auto [index, count] : llvm::enumerate(counts)) {
    names.emplace_back(nameOfCount(index), "count");
    attributes.emplace_back();
    results.push_back(count.getResult());
  }
  mlir::DictionaryAttr recipe = emitRecipe(emitter, train);
  for (const Port &target : train.targets)
    if (auto it = emitter.symbols.find(target.name.name);
        it != emitter.symbols.end() && !it->second.used && !emitter.failed)
      emitter.error(target.name.range, "target '" + target.name.name + "' is never used");
  if (emitter.failed)
    return false;

  mlir::func::ReturnOp::create(b, loc, results);
  emitter.func.setFunctionType(b.getFunctionType(block.getArgumentTypes(), mlir::TypeRange(mlir::ValueRange(results))));
  emitter.func->setAttr("ldn.entry", b.getUnitAttr());
  unsigned index = 0;
  for (const OpenSize *size : openSizes)
    emitter.func.setArgAttr(index++, "ldn.size", b.getStringAttr(size->decl->name.name));
  for (const PortValue &port : inputs)
    setArgument(emitter, index++, port, "input");
  for (const PortValue &port : targets)
    setArgument(emitter, index++, port, "target");
  llvm::StringRef dtype = module.floatType.isF64() ? "f64" : "f32";
  for (auto [index, name] : llvm::enumerate(names)) {
    attributes[index].append("ldn.name", b.getStringAttr(name.first));
    attributes[index].append("ldn.role", b.getStringAttr(name.second));
    attributes[index].append("ldn.dtype", b.getStringAttr(dtype));
    attributes[index].append("ldn.shape", b.getArrayAttr({}));
    emitter.func.setResultAttrs(index, attributes[index].getDictionary(b.getContext()));
  }
  module.module->push_back(owner.release());
  (*module.module)->setAttr("ldn.train", recipe);
  return true;
}
