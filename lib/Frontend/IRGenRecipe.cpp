//===- IRGenRecipe.cpp - Recipes: the attribute ldn.train -----------------===//
//
// What a train block says beside its loss and metrics, as one dictionary:
//
//   ldn.train = {recipe = "base", optimizer = {lr = 0.001, decay = 0.05, ...},
//                no_decay = ["bias"], clip = 1.0, batch = 128, epochs = 20,
//                seed = 0, schedule = [{kind = "warmup", steps = 500}, ...],
//                augment = [{input = "image", steps = [{kind = "flip", ...}]}]}
//
// The numbers clip, batch, epochs and seed are absent where they are not
// written.
//
//===----------------------------------------------------------------------===//

#include "Keywords.h"
#include "ModuleEmitter.h"

using namespace ldn;
using namespace ldn::ast;

/// Numbers have ranges by the name of the argument.
static void checkNumbers(FunctionEmitter &emitter, const Call &call) {
  for (auto [index, formal] : llvm::enumerate(call.signature->formals)) {
    const Term &term = call.terms[index];
    if (!term.isConstant() || !term.constant().isNumber())
      continue;
    double value = term.constant().asDouble();
    bool rate = llvm::StringRef(formal.name).starts_with("beta") || formal.name == "momentum";
    bool aboveZero = formal.name == "lr" || formal.name == "eps" || formal.name == "steps";
    if (rate ? !(value >= 0 && value < 1) : aboveZero ? !(value > 0) : !(value >= 0))
      emitter.error(call.exprs[index] ? call.exprs[index]->range() : call.range, "'" + formal.name + "' must " +
                                                                                     (rate ? "be at least 0 and below 1"
                                                                                      : aboveZero ? "be above zero"
                                                                                                  : "not be negative") +
                                                                                     ", got " + term.constant().text());
  }
}

/// `warmup(500)` as {kind = "warmup", steps = 500}.
static mlir::DictionaryAttr attributeOf(FunctionEmitter &emitter, const Call &call, llvm::StringRef kind) {
  mlir::Builder &b = emitter.builder;
  mlir::NamedAttrList fields;
  fields.set("kind", b.getStringAttr(kind));
  for (auto [formal, term] : llvm::zip(call.signature->formals, call.terms)) {
    if (term.is<Word>())
      fields.set(formal.name, b.getStringAttr(term.get<Word>().text));
    else if (formal.kind == ArgKind::Int)
      fields.set(formal.name, b.getI64IntegerAttr(term.constant().asInt()));
    else
      fields.set(formal.name, b.getF64FloatAttr(term.constant().asDouble()));
  }
  return fields.getDictionary(b.getContext());
}

//===----------------------------------------------------------------------===//
// Clauses
//===----------------------------------------------------------------------===//

mlir::Attribute ModelEmitter::emitAugment(FunctionEmitter &emitter, const Augment &augment) {
  mlir::Builder &b = emitter.builder;
  llvm::SmallVector<llvm::StringRef> names;
  const PortValue *input = nullptr;
  for (const PortValue &port : inputs) {
    names.push_back(port.port->name.name);
    if (names.back() == augment.input.name)
      input = &port;
  }
  if (!input)
    emitter.error(augment.input.range,
                  "there is no input '" + augment.input.name + "'" + didYouMean(augment.input.name, names));
  else if (input->dims.size() != 4)
    emitter.error(augment.input.range, "only pictures [B, C, H, W] are augmented, and '" + augment.input.name +
                                           "' is " + text(input->dims));
  llvm::SmallVector<mlir::Attribute> steps;
  for (const ExprPtr &step : augment.steps)
    if (auto call = emitter.bindFamily(Family::Augment, *step)) {
      checkNumbers(emitter, *call);
      steps.push_back(attributeOf(emitter, *call, call->signature->name));
    }
  return b.getDictionaryAttr({b.getNamedAttr("input", b.getStringAttr(augment.input.name)),
                              b.getNamedAttr("steps", b.getArrayAttr(steps))});
}

/// The groups of `0.05 except (bias, norm, dt)`.
static llvm::SmallVector<llvm::StringRef> exceptions(FunctionEmitter &emitter, const Expr &expr) {
  llvm::SmallVector<llvm::StringRef> result;
  auto *call = llvm::dyn_cast<CallExpr>(&expr);
  for (const Arg &arg : call ? llvm::ArrayRef(call->args) : llvm::ArrayRef<Arg>())
    if (auto *except = llvm::dyn_cast<ExceptExpr>(arg.value.get()))
      for (const Ident &name : except->names) {
        if (!llvm::is_contained(keywords::groups, name.name))
          emitter.error(name.range, "'" + name.name +
                                        "' is not a group of parameters, "
                                        "wanted bias, norm, dt, kernel or "
                                        "embedding" +
                                        didYouMean(name.name, keywords::groups));
        else if (!llvm::is_contained(result, name.name))
          result.push_back(name.name);
      }
  return result;
}

void ModelEmitter::emitOptimizer(FunctionEmitter &emitter, const TrainDecl &train, mlir::NamedAttrList &recipe) {
  if (!train.optimizer) {
    emitter.error(train.name.range, "recipe '" + train.name.name + "' has no optimizer");
    return;
  }
  auto call = emitter.bindFamily(Family::Optimizer, *train.optimizer);
  if (!call)
    return;
  checkNumbers(emitter, *call);
  mlir::Builder &b = emitter.builder;
  mlir::NamedAttrList optimizer;
  if (call->signature->name == "sgd")
    optimizer.set("kind", b.getStringAttr("sgd"));
  else // adam is adamw without decay
    optimizer.set("decay", b.getF64FloatAttr(0));
  for (const Formal &formal : call->signature->formals)
    optimizer.set(formal.name, b.getF64FloatAttr(call->number(formal.name)));
  recipe.set("optimizer", optimizer.getDictionary(b.getContext()));
  recipe.set("no_decay", b.getStrArrayAttr(exceptions(emitter, *train.optimizer)));
}

mlir::Attribute ModelEmitter::emitSchedule(FunctionEmitter &emitter, const TrainDecl &train) {
  llvm::SmallVector<mlir::Attribute> parts;
  for (const ExprPtr &part : train.schedule) {
    auto call = emitter.bindFamily(Family::Schedule, *part);
    if (!call)
      continue;
    checkNumbers(emitter, *call);
    llvm::StringRef name = call->signature->name;
    parts.push_back(attributeOf(emitter, *call, name == "linear_to" ? "linear" : name == "hold" ? "constant" : name));
  }
  return emitter.builder.getArrayAttr(parts);
}

void ModelEmitter::emitNumbers(FunctionEmitter &emitter, const TrainDecl &train, mlir::NamedAttrList &recipe) {
  mlir::Builder &b = emitter.builder;
  auto number = [&](const ExprPtr &expr, llvm::StringRef name, llvm::StringRef what, bool whole, double least,
                    llvm::StringRef wanted) -> std::optional<int64_t> {
    auto value = expr ? emitter.evalConstant(*expr) : std::nullopt;
    if (!value)
      return std::nullopt;
    if (!value->isNumber() || (whole && !value->isInt()) || !(value->asDouble() >= least)) {
      emitter.error(expr->range(), what + " must be " + wanted + ", got " + value->text());
      return std::nullopt;
    }
    recipe.set(name, whole ? mlir::Attribute(b.getI64IntegerAttr(value->asInt()))
                           : mlir::Attribute(b.getF64FloatAttr(value->asDouble())));
    return whole ? std::optional(value->asInt()) : std::nullopt;
  };
  number(train.clipNorm, "clip", "the norm", false, 1e-300, "a number above zero");
  auto batch = number(train.batch, "batch", "batch", true, 1, "a whole number above zero");
  number(train.epochs, "epochs", "epochs", true, 1, "a whole number above zero");
  number(train.seed, "seed", "seed", true, 0, "a whole number, zero or more");
  if (!batch)
    return;
  // A batch is the first size of every input.
  for (const PortValue &port : inputs) {
    if (port.dims.empty())
      continue;
    const Dim &dim = port.dims.front();
    const OpenSize *open = module.file.openSize(dim.open);
    int64_t low = open ? open->low : dim.size, high = open ? open->high : dim.size;
    if (*batch >= low && *batch <= high)
      continue;
    emitter.error(train.batch->range(), "batch is " + llvm::Twine(*batch) + ", and '" + port.port->name.name +
                                            "' takes " + (low == high ? "" : "from " + std::to_string(low) + " to ") +
                                            llvm::Twine(high));
    emitter.note(port.port->shape.range, "its first size is that of the batch");
    return;
  }
}

mlir::DictionaryAttr ModelEmitter::emitRecipe(FunctionEmitter &emitter, const TrainDecl &train) {
  mlir::Builder &b = emitter.builder;
  mlir::NamedAttrList recipe;
  recipe.set("recipe", b.getStringAttr(train.name.name));
  llvm::SmallVector<mlir::Attribute> augments;
  for (const Augment &augment : train.augments)
    augments.push_back(emitAugment(emitter, augment));
  emitOptimizer(emitter, train, recipe);
  recipe.set("schedule", emitSchedule(emitter, train));
  emitNumbers(emitter, train, recipe);
  recipe.set("augment", b.getArrayAttr(augments));
  return recipe.getDictionary(b.getContext());
}
