//===- TokenRewriter.h - Functions of sequences for one token at a time ------===//
#ifndef LDN_LIB_TRANSFORMS_TOKENREWRITER_H
#define LDN_LIB_TRANSFORMS_TOKENREWRITER_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"

#include <list>

namespace ldn {

/// How a value depends on the tokens: along one dimension, as their number, or not at all.
struct TokenKind {
  std::optional<unsigned> dim;
  bool isLength = false;

  bool operator==(const TokenKind &other) const { return dim == other.dim && isLength == other.isLength; }
  bool varies() const { return dim || isLength; }
};

/// What one operation keeps from token to token.
struct StatePiece {
  mlir::RankedTensorType type;
  mlir::ArrayAttr shape;        // as in `ldn.shape`
  mlir::BlockArgument argument; // before the token
  mlir::Value next;             // after it
};

/// A function for one token. It has the arguments of the one that it is made of, the position of the token, and the
/// pieces of its state; its results, and the new pieces.
struct TokenFunction {
  mlir::func::FuncOp origin, func;
  llvm::SmallVector<TokenKind> arguments, results;
  llvm::SmallVector<StatePiece> pieces;
};

/// Makes copies of functions for one token at a time, callees included.
class TokenRewriter {
public:
  /// Reports what has no such form if `isLoud`.
  TokenRewriter(mlir::ModuleOp module, bool isLoud) : module(module), symbols(module), isLoud(isLoud) {}

  /// The copy of `origin` whose arguments are of these kinds, called `name`. After a failure the module is as it was.
  mlir::FailureOr<TokenFunction *> rewrite(mlir::func::FuncOp origin, llvm::ArrayRef<TokenKind> arguments,
                                           const llvm::Twine &name);
  /// The copy of a callee, which several calls may share.
  mlir::FailureOr<TokenFunction *> rewriteCallee(mlir::func::FuncOp origin, llvm::ArrayRef<TokenKind> arguments);

  /// Reports (or does not) why the model has no form for one token; a failure.
  llvm::LogicalResult refuse(mlir::Operation *op, const llvm::Twine &why);
  /// Takes all copies out of the module.
  void discard();

  mlir::func::FuncOp lookup(mlir::func::CallOp call) { return symbols.lookup<mlir::func::FuncOp>(call.getCallee()); }

private:
  mlir::FailureOr<TokenFunction *> copy(mlir::func::FuncOp origin, llvm::ArrayRef<TokenKind> arguments,
                                        const llvm::Twine &name);

  mlir::ModuleOp module;
  mlir::SymbolTable symbols;
  bool isLoud;
  std::list<TokenFunction> functions;
};

} // namespace ldn

#endif // LDN_LIB_TRANSFORMS_TOKENREWRITER_H
