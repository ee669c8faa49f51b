//===- FileContext.h - The declarations of one file -------------*- C++ -*-===//
//
// Names of the file, its constants and open sizes with -D applied, and the way
// to report. Functions are emitted by FunctionEmitter, which holds a reference.
//
//===----------------------------------------------------------------------===//

#ifndef LDN_LIB_FRONTEND_FILECONTEXT_H
#define LDN_LIB_FRONTEND_FILECONTEXT_H

#include "Constants.h"
#include "Facts.h"
#include "Sizes.h"
#include "ldn/Frontend/AST.h"
#include "ldn/Frontend/Diagnostics.h"
#include "ldn/Frontend/Frontend.h"
#include "mlir/IR/Location.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

namespace ldn {

/// `dim T in 1..4096`.
struct OpenSize {
  const ast::DimDecl *decl;
  int64_t low = 1, high = 2147483647;
};

/// What a name in a constant expression stands for; reports where it is not a
/// constant.
using ConstantLookup = llvm::function_ref<std::optional<Constant>(const ast::NameExpr &)>;

class FileContext {
public:
  FileContext(const ast::File &file, const FrontendOptions &options, Diagnostics &diagnostics, mlir::MLIRContext &mlir)
      : file(file), options(options), mlir(mlir), diagnostics(diagnostics) {}

  /// Collects and checks the declarations. False if nothing sensible can be
  /// said about the rest of the file.
  bool load();

  /// See Diagnostics: a layer that is emitted for several types says a thing
  /// once.
  void error(ast::SourceRange range, const llvm::Twine &message);
  void warning(ast::SourceRange range, const llvm::Twine &message);
  void note(ast::SourceRange range, const llvm::Twine &message);
  bool hasErrors() const { return diagnostics.hasErrors(); }
  unsigned numErrors() const { return diagnostics.numErrors(); }
  /// Nothing more would be shown.
  bool full() const { return diagnostics.full(); }

  mlir::Location location(ast::SourceRange range, llvm::StringRef name = "");

  /// The item called `name`, of any kind, or null.
  const ast::Item *item(llvm::StringRef name) const { return items.lookup(name); }
  template <typename T> const T *find(llvm::StringRef name) const { return llvm::dyn_cast_or_null<T>(item(name)); }
  template <typename T> llvm::SmallVector<llvm::StringRef> names() const {
    return llvm::map_to_vector(file.all<T>(), [](const T *t) { return t->name.name; });
  }
  /// The value of a constant, or nothing if it is wrong, which is reported.
  std::optional<Constant> constant(const ast::ConstDecl &decl);
  const OpenSize *openSize(llvm::StringRef name) const {
    auto it = llvm::find_if(openSizes, [&](const OpenSize &size) { return size.decl->name.name == name; });
    return it == openSizes.end() ? nullptr : &*it;
  }
  llvm::ArrayRef<OpenSize> allOpenSizes() const { return openSizes; }

  /// Evaluates numbers, true, false, lists, arithmetic and element-wise
  /// built-ins of numbers.
  std::optional<Constant> evaluate(const ast::Expr &expr, ConstantLookup lookup);
  /// The same where only constants of the file have names.
  std::optional<Constant> evaluate(const ast::Expr &expr);
  /// A constant of the file; reports others.
  std::optional<Constant> lookupConstant(const ast::NameExpr &name);

  const ast::File &file;
  const FrontendOptions &options;
  mlir::MLIRContext &mlir;
  Facts *facts = nullptr;

private:
  void collectItems();
  void applyDefines();
  void define(llvm::StringRef text);
  void loadSizes();
  bool checkRecursion();
  std::optional<Constant> evaluateCall(const ast::CallExpr &call, ConstantLookup lookup);

  Diagnostics &diagnostics;
  llvm::StringMap<const ast::Item *> items;
  llvm::StringMap<Constant> defined; // by -D
  llvm::DenseMap<const ast::ConstDecl *, std::optional<Constant>> constants;
  llvm::SmallVector<const ast::ConstDecl *> evaluating;
  std::vector<OpenSize> openSizes;
};

} // namespace ldn

#endif // LDN_LIB_FRONTEND_FILECONTEXT_H
