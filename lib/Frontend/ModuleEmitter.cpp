//===- ModuleEmitter.cpp - Emission of the module of a model --------------===//

#include "ModuleEmitter.h"
#include "mlir/IR/Verifier.h"

using namespace ldn;
using namespace ldn::ast;

ModuleEmitter::ModuleEmitter(FileContext &file, const VariantDecl *variant) : file(file), variant(variant) {
  mlir::OpBuilder builder(&file.mlir);
  module = mlir::ModuleOp::create(mlir::FileLineColLoc::get(&file.mlir, file.options.sourceName, 1, 1));
  floatType = file.options.precision == FrontendOptions::Precision::F64 ? mlir::FloatType(builder.getF64Type())
                                                                        : mlir::FloatType(builder.getF32Type());
  // The names of the entry points, and of those that later stages add.
  for (llvm::StringRef name : {"infer", "evaluate", "prepare"})
    functionNames.insert(name);
}

const Replacement *ModuleEmitter::replacement(const Item &item, llvm::StringRef name) const {
  if (!variant)
    return nullptr;
  for (const Replacement &replacement : variant->replacements)
    if (replacement.path.size() == 2 && replacement.path[0].name == item.name.name && replacement.path[1].name == name)
      return &replacement;
  return nullptr;
}

bool ModuleEmitter::spend(SourceRange range) {
  // Far above any model, and far below what exhausts a machine.
  constexpr unsigned kBudget = 1000000;
  if (++spent == kBudget)
    file.error(range,
               "the program becomes too large here: more than " + llvm::Twine(kBudget) + " operations and parameters");
  return spent < kBudget;
}

mlir::OwningOpRef<mlir::ModuleOp> ModuleEmitter::emit(const ModelDecl &model, const TrainDecl *train) {
  ModelEmitter emitter(*this, model);
  bool good = emitter.emit();
  if (good && train)
    good = emitter.emitEvaluate(*train);
  if (!good || file.hasErrors())
    return nullptr;
  emitter.setAttributes();
  emitter.warnShortSight();
  // Layers that only a replaced part called.
  for (auto func : llvm::make_early_inc_range(module->getOps<mlir::func::FuncOp>()))
    if (func.isPrivate() && func.symbolKnownUseEmpty(*module))
      func.erase();
  if (failed(mlir::verify(*module))) {
    file.error({}, "internal error: the frontend made invalid IR of model '" + model.name.name + "'; please report it");
    return nullptr;
  }
  return std::move(module);
}

void ModuleEmitter::checkFn(const FnDecl &decl) {
  FunctionEmitter emitter(*this, "");
  llvm::SmallVector<Term> operands(decl.params.size(), Term(number(1, {Dim::number(1)})));
  emitter.applyFunction({nullptr, &decl}, operands, decl.name.range);
}
