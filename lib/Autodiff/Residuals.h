//===- Residuals.h - What a backward function gets from its forward function -===//
#ifndef LDN_LIB_AUTODIFF_RESIDUALS_H
#define LDN_LIB_AUTODIFF_RESIDUALS_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"

namespace ldn {

/// A function and its reverse in one: the operations from `firstReverse` on compute `gradients` from the others and from
/// the last arguments, the adjoints of the results.
struct JointFunction {
  mlir::func::FuncOp func;
  mlir::Operation *firstReverse;
  unsigned numArguments; // of the forward function: those before the adjoints
  llvm::SmallVector<mlir::Value> gradients;
  llvm::SmallVector<unsigned> gradientOf; // the argument that each gradient belongs to
};

/// The two functions made of a joint one.
struct Derivative {
  mlir::func::FuncOp forward;  // (arguments) -> results, residuals
  mlir::func::FuncOp backward; // (captured arguments, residuals, adjoints) -> gradients
  llvm::SmallVector<unsigned> captured;
  /// The argument of the forward function that each gradient belongs to.
  llvm::SmallVector<unsigned> gradientOf;
};

/// Splits `joint`; `recompute` leaves no residuals. The new functions are `name`.forward and `name`.backward.
Derivative splitJoint(JointFunction joint, llvm::StringRef name, bool recompute);

/// ["B", 64, 8]: open sizes by the name of the index argument that holds them, or "?".
mlir::ArrayAttr namedShape(mlir::Value value);

/// The bytes of a tensor whose shape `namedShape` gave; INT64_MAX where they are more.
int64_t countBytes(mlir::ModuleOp module, mlir::RankedTensorType type, mlir::ArrayAttr shape);

/// Erases what nothing needs; functions of a model have no effects.
void eraseUnused(mlir::func::FuncOp func);

} // namespace ldn

#endif // LDN_LIB_AUTODIFF_RESIDUALS_H
