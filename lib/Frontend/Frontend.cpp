//===- Frontend.cpp - From syntax tree to the ldn dialect -----------------===//

#include "ldn/Frontend/Frontend.h"
#include "ModuleEmitter.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace ldn;
using namespace ldn::ast;

static void loadDialects(mlir::MLIRContext &context) {
  context.loadDialect<LDNDialect, mlir::arith::ArithDialect, mlir::func::FuncDialect, mlir::math::MathDialect,
                      mlir::tensor::TensorDialect>();
}

//===----------------------------------------------------------------------===//
// Variants
//===----------------------------------------------------------------------===//

/// What `Released.diffusion` names must exist in the file.
static void checkReplacement(FileContext &file, const Replacement &replacement) {
  const Ident &first = replacement.path.front();
  const Item *item = file.item(first.name);
  auto *layer = llvm::dyn_cast_or_null<LayerDecl>(item);
  auto *model = llvm::dyn_cast_or_null<ModelDecl>(item);
  if (!layer && !model) {
    llvm::SmallVector<llvm::StringRef> names = file.names<LayerDecl>();
    llvm::append_range(names, file.names<ModelDecl>());
    file.error(first.range, "there is no layer or model '" + first.name + "'" + didYouMean(first.name, names));
    return;
  }
  if (replacement.path.size() > 2) {
    file.error(replacement.path[2].range, "a replacement names a layer or a model and one thing in it, "
                                          "such as " +
                                              first.name + "." + replacement.path[1].name);
    return;
  }
  llvm::SmallVector<llvm::StringRef> names;
  for (const Option &option : layer ? layer->options : model->options)
    names.push_back(option.name.name);
  auto collect = [&](auto &self, llvm::ArrayRef<StmtPtr> body) -> void {
    for (const StmtPtr &stmt : body) {
      if (auto *let = llvm::dyn_cast<LetStmt>(stmt.get()))
        names.push_back(let->name.name);
      if (auto *var = llvm::dyn_cast<VarStmt>(stmt.get()))
        names.push_back(var->name.name);
      if (auto *kernel = llvm::dyn_cast<KernelStmt>(stmt.get()))
        names.push_back(kernel->name.name);
      if (auto *repeat = llvm::dyn_cast<RepeatStmt>(stmt.get()))
        self(self, repeat->body);
    }
  };
  collect(collect, layer ? layer->body : model->body);
  const Ident &second = replacement.path[1];
  if (!llvm::is_contained(names, second.name)) {
    file.error(second.range,
               "'" + first.name + "' has no let or option '" + second.name + "'" + didYouMean(second.name, names));
    file.note(item->name.range, "'" + first.name + "' is declared here");
  }
}

static bool checkVariant(FileContext &file, const VariantDecl &variant) {
  unsigned before = file.numErrors();
  if (!file.find<ModelDecl>(variant.model.name))
    file.error(variant.model.range, "there is no model '" + variant.model.name + "'" +
                                        didYouMean(variant.model.name, file.names<ModelDecl>()));
  for (auto [index, replacement] : llvm::enumerate(variant.replacements)) {
    checkReplacement(file, replacement);
    for (const Replacement &earlier : llvm::ArrayRef(variant.replacements).take_front(index))
      if (llvm::equal(earlier.path, replacement.path,
                      [](const Ident &a, const Ident &b) { return a.name == b.name; })) {
        file.error(replacement.range, "this is replaced twice");
        file.note(earlier.range, "replaced here before");
      }
  }
  return file.numErrors() == before;
}

//===----------------------------------------------------------------------===//
// Choice of the model
//===----------------------------------------------------------------------===//

namespace {
struct Chosen {
  const ModelDecl *model = nullptr;
  const VariantDecl *variant = nullptr;
  const TrainDecl *train = nullptr;
};
} // namespace

template <typename T> static const T *findNamed(FileContext &file, llvm::StringRef what, llvm::StringRef name) {
  if (auto *found = file.find<T>(name))
    return found;
  llvm::SmallVector<llvm::StringRef> names = file.names<T>();
  file.error({}, "the file has no " + what + " '" + name + "'" +
                     (names.empty() ? "" : "; it has " + llvm::join(names, ", ")));
  return nullptr;
}

static const ModelDecl *findTrained(FileContext &file, const TrainDecl &train) {
  auto *model = file.find<ModelDecl>(train.model.name);
  if (!model)
    file.error(train.model.range, "there is no model '" + train.model.name + "'" +
                                      didYouMean(train.model.name, file.names<ModelDecl>()));
  return model;
}

static const ModelDecl *chooseModel(FileContext &file, const VariantDecl *variant) {
  const FrontendOptions &options = file.options;
  if (!options.model.empty()) {
    auto *model = findNamed<ModelDecl>(file, "model", options.model);
    if (model && variant && variant->model.name != options.model) {
      file.error({}, "variant '" + variant->name.name + "' is of model '" + variant->model.name + "', not of '" +
                         options.model + "'");
      return nullptr;
    }
    return model;
  }
  if (variant)
    return file.find<ModelDecl>(variant->model.name);
  if (!options.recipe.empty()) {
    auto *train = findNamed<TrainDecl>(file, "recipe", options.recipe);
    return train ? findTrained(file, *train) : nullptr;
  }
  auto models = file.file.all<ModelDecl>();
  if (models.size() == 1)
    return models.front();
  if (models.empty())
    file.error({}, "the file has no model");
  else
    file.error({}, "the file has " + llvm::Twine(models.size()) +
                       " models, choose one with --model: " + llvm::join(file.names<ModelDecl>(), ", "));
  return nullptr;
}

/// The wanted recipe, or the first of the model, if it has one.
static const TrainDecl *chooseTrain(FileContext &file, const ModelDecl &model, bool &good) {
  llvm::StringRef wanted = file.options.recipe;
  if (wanted.empty()) {
    auto trains = file.file.all<TrainDecl>();
    auto first = llvm::find_if(trains, [&](const TrainDecl *train) { return train->model.name == model.name.name; });
    return first == trains.end() ? nullptr : *first;
  }
  auto *train = findNamed<TrainDecl>(file, "recipe", wanted);
  good = train && train->model.name == model.name.name;
  if (train && !good)
    file.error(train->model.range,
               "recipe '" + wanted + "' is for model '" + train->model.name + "', not for '" + model.name.name + "'");
  return train;
}

mlir::OwningOpRef<mlir::ModuleOp> ldn::generate(const File &tree, const FrontendOptions &options,
                                                Diagnostics &diagnostics, mlir::MLIRContext &context) {
  loadDialects(context);
  FileContext file(tree, options, diagnostics, context);
  if (!file.load() || file.hasErrors())
    return nullptr;
  Chosen chosen;
  if (!options.variant.empty()) {
    chosen.variant = findNamed<VariantDecl>(file, "variant", options.variant);
    if (!chosen.variant || !checkVariant(file, *chosen.variant))
      return nullptr;
  }
  chosen.model = chooseModel(file, chosen.variant);
  if (!chosen.model)
    return nullptr;
  bool good = true;
  chosen.train = chooseTrain(file, *chosen.model, good);
  if (!good)
    return nullptr;
  ModuleEmitter emitter(file, chosen.variant);
  return emitter.emit(*chosen.model, chosen.train);
}

//===----------------------------------------------------------------------===//
// The whole file
//===----------------------------------------------------------------------===//

bool ldn::checkFile(const File &tree, const FrontendOptions &options, Diagnostics &diagnostics,
                    mlir::MLIRContext &context, Facts *facts) {
  loadDialects(context);
  FileContext file(tree, options, diagnostics, context);
  file.facts = facts;
  if (!file.load())
    return false;
  llvm::DenseSet<const LayerDecl *> called;
  auto emit = [&](const ModelDecl &model, const VariantDecl *variant, const TrainDecl *train) {
    ModuleEmitter emitter(file, variant);
    emitter.checking = true;
    emitter.emit(model, train);
    for (const LayerDecl *layer : tree.all<LayerDecl>())
      if (emitter.wasCalled(*layer))
        called.insert(layer);
  };
  for (const ModelDecl *model : tree.all<ModelDecl>()) {
    auto trains = tree.all<TrainDecl>();
    llvm::erase_if(trains, [&](const TrainDecl *train) { return train->model.name != model->name.name; });
    if (trains.empty())
      emit(*model, nullptr, nullptr);
    for (const TrainDecl *train : trains)
      emit(*model, nullptr, train);
  }
  for (const TrainDecl *train : tree.all<TrainDecl>())
    findTrained(file, *train);
  // A variant of a wrong model would only repeat what is wrong with it.
  bool modelsAreGood = !file.hasErrors();
  for (const VariantDecl *variant : tree.all<VariantDecl>())
    if (checkVariant(file, *variant) && modelsAreGood)
      emit(*file.find<ModelDecl>(variant->model.name), variant, nullptr);
  ModuleEmitter emitter(file, nullptr);
  emitter.checking = true;
  for (const LayerDecl *layer : tree.all<LayerDecl>())
    if (!called.contains(layer) && !emitter.wasCalled(*layer))
      emitter.checkLayer(*layer);
  for (const FnDecl *fn : tree.all<FnDecl>())
    emitter.checkFn(*fn);
  return !file.hasErrors();
}
