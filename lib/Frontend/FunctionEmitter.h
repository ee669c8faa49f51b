//===- FunctionEmitter.h - Emission of one function -------------*- C++ -*-===//
//
// Checks and emission are one walk: sizes are known as soon as a layer is
// called, and a value that is wrong has an invalid Term, about which nothing
// more is said.
//
// IRGenExpr.cpp        expressions
// IRGenMap.cpp         element-wise trees to `ldn.map`
// IRGenCall.cpp        calls, IRGenArguments.cpp their arguments
// IRGenParameters.cpp  parameters, learned numbers, initialisers
// ParameterNames.cpp   which call owns which path
// IRGenBody.cpp        statements
// LayerHeader.cpp      what a layer takes
// IRGenLayer.cpp       layers, IRGenModel.cpp models, IRGenTrain.cpp recipes,
// IRGenLabels.cpp      masks, labels made of tokens,
// IRGenRecipe.cpp      their settings
//
//===----------------------------------------------------------------------===//

#ifndef LDN_LIB_FRONTEND_FUNCTIONEMITTER_H
#define LDN_LIB_FRONTEND_FUNCTIONEMITTER_H

#include "Call.h"
#include "FileContext.h"
#include "KernelValue.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace ldn {

class ModuleEmitter;

/// What parameters are by their use; an optimizer may treat a group in its own way.
enum class Group { Weight, Bias, Norm, Dt, Kernel, Embedding };
/// As a recipe writes it: "weight", "bias", ...
llvm::StringRef spelling(Group group);

/// A parameter of the function that is being emitted.
struct Parameter {
  std::string path;
  mlir::RankedTensorType type;
  InitAttr init;
  Group group;
  mlir::Value value;
  ast::SourceRange range;
};

/// Who says that nothing may look ahead: "model 'CharLm'", and where.
struct CausalRule {
  std::string who;
  ast::SourceRange range;
};

/// A name inside a function.
struct Symbol {
  llvm::StringRef what; // "let", "param", "input", ...
  ast::SourceRange range;
  Term term;
  bool used = false;
  bool set = true; // outputs are not, until they are assigned
};

/// How a parameter starts.
struct Init {
  InitKind kind;
  llvm::SmallVector<double> values;
  static Init constant(double value) { return {InitKind::constant, {value}}; }
  static Init uniform(double bound) { return {InitKind::uniform, {-bound, bound}}; }
  static Init normal(double std) { return {InitKind::normal, {0, std}}; }
};

class FunctionEmitter {
public:
  FunctionEmitter(ModuleEmitter &module, llvm::StringRef what);

  //===--- Expressions ---===//
  /// Never a word, a kernel or the like: an error, a constant or a tensor.
  Term eval(const ast::Expr &expr);
  Term evalCall(const ast::CallExpr &call);
  std::optional<Constant> evalConstant(const ast::Expr &expr);
  /// `fn` of the terms, with messages.
  Term applyElement(const ElementFn &fn, llvm::ArrayRef<Term> operands, ast::SourceRange range);
  Term applyFunction(const FunctionRef &fn, llvm::ArrayRef<Term> operands, ast::SourceRange range);

  //===--- Tensors ---===//
  /// The term as a value that operations take.
  Tensor materialize(const Term &term, mlir::Location loc);
  mlir::Type type(llvm::ArrayRef<Dim> dims);
  mlir::RankedTensorType parameterType(llvm::ArrayRef<int64_t> shape);
  /// A constant tensor: one value for all elements, or one for each.
  mlir::Value constant(llvm::ArrayRef<int64_t> shape, llvm::ArrayRef<double> values, mlir::Location loc);
  /// The size as an index.
  mlir::Value indexOf(const Dim &dim, mlir::Location loc);
  /// `body` for every token of `inputs`, as `ldn.local_update`; directly if
  /// there is but one token.
  Tensor perToken(mlir::Location loc, llvm::ArrayRef<Tensor> inputs, const Dim &width,
                  llvm::function_ref<mlir::Value(llvm::ArrayRef<Tensor>)> body);
  Tensor mapOf(const ElementFn &fn, llvm::ArrayRef<Tensor> operands, mlir::Location loc);

  //===--- Calls ---===//
  /// Null after an error.
  std::shared_ptr<Call> bind(const Signature &signature, const Builtin *builtin, const ast::Expr &expr);
  /// `expr`, a call or a name, as one of `family`; null after an error.
  std::shared_ptr<Call> bindFamily(Family family, const ast::Expr &expr);
  Term evalArgument(const Formal &formal, const ast::Expr &expr, const Signature &signature);
  /// Labels made of tokens: `next(text)`, `masked(text)`.
  Term evalLabels(const ast::CallExpr &expr);

  //===--- Parameters ---===//
  mlir::Value parameter(const Call &call, llvm::StringRef name, Group group, llvm::ArrayRef<int64_t> shape,
                        const Init &init);
  mlir::Value parameter(llvm::StringRef path, Group group, llvm::ArrayRef<int64_t> shape, const Init &init,
                        ast::SourceRange range);
  mlir::Value parameter(llvm::StringRef path, Group group, mlir::RankedTensorType type, InitAttr init,
                        ast::SourceRange range);
  /// The used value of a number that may be learned; `shape` is [] or [n].
  mlir::Value learned(const Learned &number, llvm::StringRef path, Group group, llvm::ArrayRef<int64_t> shape,
                      Learned::Map map, ast::SourceRange range);
  /// The value that operations use of the one that is stored.
  mlir::Value mapped(mlir::Value stored, Learned::Map map, mlir::Location loc);
  std::optional<Init> evalInit(const ast::Expr &expr, llvm::ArrayRef<int64_t> shape);
  void emitParam(const ast::ParamStmt &stmt);

  //===--- Kernels ---===//
  const KernelValue *kernel(KernelDefinition &definition, const KernelUse &use);

  //===--- Names ---===//
  Symbol *declare(const ast::Ident &name, llvm::StringRef what, Term term);
  void emitKernel(const ast::Ident &name, const ast::Expr &value);
  /// A value that can be named. What a variant puts in its place must have its
  /// shape; a number then stands for all elements.
  void emitLet(const ast::Ident &name, const ast::Expr &value, llvm::StringRef what, const ast::Replacement *replaced);
  /// The value as a tensor, or a number.
  Term evalStatement(const ast::Expr &value, llvm::StringRef name);
  /// Every value of `tokens` must be below `bound`; they are an argument of
  /// this function. False, and an error, where that is not so.
  bool requireBelow(const Tensor &tokens, int64_t bound, ast::SourceRange range);
  std::optional<int64_t> requiredBelow(unsigned argument) const;
  void declareBelow(unsigned argument, int64_t bound) {
    bounds[argument] = bound;
    declaredBounds[argument] = bound;
  }
  /// From the symbol with this index on.
  void reportUnused(size_t first = 0);
  /// Removes what nothing uses: a variant leaves things over.
  void dropDead();
  /// Names the paths of the parametrised calls in `expr`.
  void namePaths(const ast::Expr &expr, llvm::StringRef statement);
  void nameRepeatPaths(llvm::ArrayRef<ast::StmtPtr> body);
  std::optional<Dim> evalDim(const ast::Expr &expr);
  std::optional<Dims> evalShape(const ast::Shape &shape);
  mlir::Location loc(const Call &call);
  mlir::Location loc(ast::SourceRange range, llvm::StringRef name = "");
  /// What the random numbers of a dropout depend on.
  std::string dropoutPath();
  std::string fullPath(llvm::StringRef path) const { return prefix + path.str(); }

  //===--- Reports ---===//
  void error(ast::SourceRange range, const llvm::Twine &message);
  /// The same, with a note about the call that bound the sizes.
  void sizeError(ast::SourceRange range, const llvm::Twine &message);
  void note(ast::SourceRange range, const llvm::Twine &message);
  /// Reports `what` if nothing may look ahead here. True if all is well.
  bool checkCausal(bool isCausal, ast::SourceRange range, const llvm::Twine &what);
  /// The features of an argument, and so many leading sizes, are what the call
  /// needs: features known, the rank at least `rank`.
  bool checkRank(const Call &call, llvm::StringRef argument, unsigned rank, llvm::StringRef wanted);
  /// `over` names the tokens of `x`, where it is given.
  bool checkTokenAxis(const Call &call, const Tensor &x);
  /// A size that a built-in calculates from others.
  bool checkSize(ast::SourceRange range, double size);

  /// One turn of a repeat: names and paths of its own.
  class RepeatScope {
  public:
    RepeatScope(FunctionEmitter &emitter, std::string prefix);
    ~RepeatScope();
    size_t firstSymbol() const { return first; }

  private:
    FunctionEmitter &emitter;
    size_t first;
    llvm::StringSet<> takenPaths;
    std::string current;
  };

  ModuleEmitter &module;
  FileContext &file;
  mlir::OpBuilder builder;
  mlir::func::FuncOp func;
  /// Sizes of the header of a layer, as bound by the call.
  llvm::StringMap<Dim> sizes;
  llvm::StringMap<Symbol> symbols;
  /// The names of the symbols as they were declared.
  std::vector<llvm::StringRef> order;
  std::vector<Parameter> parameters;
  std::vector<std::unique_ptr<KernelDefinition>> kernels;
  std::optional<CausalRule> causal;
  /// `layer.0.` inside a repeat of a model.
  std::string prefix;
  /// The path of the let that is being emitted.
  std::string current;
  /// The name of the layer or model, for what has no path.
  std::string title;
  /// "layer 'Ldn'" and the call that it is emitted for.
  std::string what;
  ast::SourceRange caller;
  bool isEntry = false;
  /// What the model sees in the place of its inputs, by input: what `mask` makes.
  llvm::DenseMap<mlir::Value, MaskTokensOp> masks;
  /// By argument: the label that a loss leaves out.
  llvm::DenseMap<unsigned, int64_t> ignoredLabels;
  /// Some value is wrong; an error was reported.
  bool failed = false;

private:
  Term evalName(const ast::NameExpr &name);
  Term evalBinary(const ast::BinaryExpr &binary);
  Term evalMatMul(const ast::BinaryExpr &binary, const Term &x, const Term &w);
  Term evalFn(const ast::FnDecl &decl, const ast::CallExpr &call);
  Term evalLayer(const ast::LayerDecl &decl, const ast::CallExpr &call);
  Term evalCallee(const ast::CallExpr &call);
  Term unknownFunction(const ast::CallExpr &call);
  void unknownName(const ast::NameExpr &name);
  std::optional<Constant> lookup(const ast::NameExpr &name);
  Term argumentTensor(const Formal &formal, const ast::Expr &expr, const Signature &signature);
  Term argumentConstant(const Formal &formal, const ast::Expr &expr, const Signature &signature);
  Term argumentWord(const Formal &formal, const ast::Expr &expr, const Signature &signature);
  Term argumentLearned(const Formal &formal, const ast::Expr &expr, const Signature &signature);
  Term argumentFunction(const ast::Expr &expr);
  Term argumentKernel(const ast::Expr &expr);
  Term defaultOf(const Formal &formal);

  llvm::DenseMap<const ast::Expr *, std::string> paths;
  llvm::StringSet<> takenPaths, dropoutPaths;
  llvm::StringMap<mlir::Value> openSizeValues;
  mlir::Operation *lastParameter = nullptr;
  /// By argument: what its tokens are below.
  llvm::DenseMap<unsigned, int64_t> bounds, declaredBounds;
  /// Inside a fn only its arguments have names.
  const llvm::StringMap<Term> *fnScope = nullptr;
  const ast::FnDecl *fnDecl = nullptr;

public:
  void addOpenSize(llvm::StringRef open, mlir::Value value) { openSizeValues[open] = value; }
  void takePath(llvm::StringRef path) { takenPaths.insert(path); }
};

} // namespace ldn

#endif // LDN_LIB_FRONTEND_FUNCTIONEMITTER_H
