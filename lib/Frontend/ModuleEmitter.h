//===- ModuleEmitter.h - Emission of the module of a model ------*- C++ -*-===//

#ifndef LDN_LIB_FRONTEND_MODULEEMITTER_H
#define LDN_LIB_FRONTEND_MODULEEMITTER_H

#include "FunctionEmitter.h"

namespace ldn {

/// A layer, emitted for the types and options of a call.
struct LayerInstance {
  mlir::func::FuncOp func;
  bool failed = false;
  bool finished = false;
  llvm::SmallVector<std::string> openSizes;
  std::vector<Parameter> parameters; // by path relative to the layer
  Dims result;                       // named as in the header
  bool pooled = false;
};

/// How a layer is called.
struct LayerCall {
  const ast::LayerDecl *decl;
  llvm::SmallVector<Tensor> arguments;
  llvm::StringMap<Dim> sizes; // of the header
  llvm::SmallVector<Constant> options;
  llvm::SmallVector<ast::SourceRange> optionRanges;
  std::optional<CausalRule> causal;
  ast::SourceRange range;
};

/// Binds the sizes of the header to those of the arguments. False, and an
/// error, if they do not fit.
bool matchHeader(FunctionEmitter &emitter, const Call &call, LayerCall &layer);

class ModuleEmitter {
public:
  ModuleEmitter(FileContext &file, const ast::VariantDecl *variant);

  /// The module of `model`, with `@evaluate` if there is a recipe; null after
  /// an error.
  mlir::OwningOpRef<mlir::ModuleOp> emit(const ast::ModelDecl &model, const ast::TrainDecl *train);
  /// Checks a layer that nothing calls: its sizes are what the names in its
  /// header are in the file, or open.
  void checkLayer(const ast::LayerDecl &decl);
  /// Checks a function of the file with numbers for its arguments.
  void checkFn(const ast::FnDecl &decl);

  const LayerInstance &instantiate(const LayerCall &call);
  /// The form of a call of the layer; its options have their values as
  /// defaults.
  const Signature &signatureOf(const ast::LayerDecl &decl);
  bool wasCalled(const ast::LayerDecl &decl) const { return called.contains(&decl); }

  /// What the variant puts in the place of `name` in a layer or model, or null.
  const ast::Replacement *replacement(const ast::Item &item, llvm::StringRef name) const;
  /// The value of an option of `item`: of the variant, else as written.
  std::optional<Constant> option(const ast::Item &item, const ast::Option &option);
  /// Whether what is never used is reported: a variant may leave things over.
  bool reportsUnused() const { return !variant; }

  /// Counts something that the size of the program grows with. False, and an
  /// error, when it gets out of hand.
  bool spend(ast::SourceRange range);

  FileContext &file;
  const ast::VariantDecl *variant;
  mlir::OwningOpRef<mlir::ModuleOp> module;
  mlir::FloatType floatType;
  /// Nesting of expressions, through fns and layers.
  unsigned depth = 0;
  /// Set while a layer is checked that nothing calls: what only a call can
  /// decide is not reported.
  bool sizesUnknown = false;
  /// Set by checkFile: advice is given that would be a nuisance otherwise.
  bool checking = false;

private:
  void emitLayer(const LayerCall &call, LayerInstance &instance);
  std::string uniqueName(llvm::StringRef name);

  llvm::StringMap<std::unique_ptr<LayerInstance>> instances;
  llvm::DenseMap<const ast::LayerDecl *, std::unique_ptr<Signature>> signatures;
  llvm::DenseSet<const ast::LayerDecl *> called;
  llvm::StringSet<> functionNames;
  unsigned spent = 0;
};

/// The entry point `@infer` of a model, while it is emitted and afterwards.
class ModelEmitter {
public:
  ModelEmitter(ModuleEmitter &module, const ast::ModelDecl &model)
      : module(module), model(model), fn(module, ("model '" + model.name.name + "'").str()) {}
  bool emit();
  /// `@evaluate` and the attribute `ldn.train`, from a recipe.
  bool emitEvaluate(const ast::TrainDecl &train);
  void setAttributes();
  /// Warns if the windows of all layers together do not span the sequence.
  void warnShortSight();

private:
  struct PortValue {
    const ast::Port *port;
    mlir::Type type;
    Dims dims;
    mlir::Value value;
  };
  void emitOptions();
  bool declarePorts();
  std::optional<PortValue> portOf(const ast::Port &port, llvm::StringRef what);
  mlir::DictionaryAttr attributesOf(const PortValue &port, llvm::StringRef role);
  llvm::SmallVector<const OpenSize *> openSizesOf(llvm::ArrayRef<PortValue> ports);
  void declareBound(FunctionEmitter &emitter, const PortValue &port, unsigned argument);
  void setArgument(FunctionEmitter &emitter, unsigned index, const PortValue &port, llvm::StringRef role);
  void emitStmt(const ast::Stmt &stmt);
  void emitAssign(const ast::AssignStmt &stmt, bool inRepeat);
  void emitRepeat(const ast::RepeatStmt &stmt);
  /// What the recipe says beside its loss and metrics; wrong settings are reported and left out.
  mlir::DictionaryAttr emitRecipe(FunctionEmitter &emitter, const ast::TrainDecl &train);
  /// Hides tokens of inputs: the operands of @infer change.
  void emitMasks(FunctionEmitter &emitter, const ast::TrainDecl &train, llvm::MutableArrayRef<mlir::Value> operands);
  mlir::Attribute emitAugment(FunctionEmitter &emitter, const ast::Augment &augment);
  void emitOptimizer(FunctionEmitter &emitter, const ast::TrainDecl &train, mlir::NamedAttrList &recipe);
  mlir::Attribute emitSchedule(FunctionEmitter &emitter, const ast::TrainDecl &train);
  void emitNumbers(FunctionEmitter &emitter, const ast::TrainDecl &train, mlir::NamedAttrList &recipe);
  Term emitLoss(FunctionEmitter &emitter, const ast::Expr &expr, bool metric);

  ModuleEmitter &module;
  const ast::ModelDecl &model;
  FunctionEmitter fn;
  llvm::SmallVector<const OpenSize *> openSizes;
  llvm::SmallVector<PortValue> inputs, outputs;
};

} // namespace ldn

#endif // LDN_LIB_FRONTEND_MODULEEMITTER_H
