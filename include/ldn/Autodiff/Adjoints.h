//===- Adjoints.h - What derivative rules read and write ---------------------===//
#ifndef LDN_AUTODIFF_ADJOINTS_H
#define LDN_AUTODIFF_ADJOINTS_H

#include "ldn/Dialect/LDNOps.h"

#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace ldn {

/// The adjoint of a value is the derivative of the loss by it: a tensor of its type. A rule looks up the adjoints of the results of
/// its operation and adds to those of the active operands.
class Adjoints {
public:
  explicit Adjoints(mlir::OpBuilder &builder, mlir::Location loc) : b(loc, builder) {}

  /// Where rules put new operations: behind all operations of the function so far.
  mlir::ImplicitLocOpBuilder b;

  /// A value is active if it is made of floats and depends on one that was declared active.
  void declareActive(mlir::Value value) { active.insert(value); }
  /// Declares the results of `op` active if one of its operands is.
  void propagate(mlir::Operation *op);
  bool isActive(mlir::Value value) const { return active.contains(value); }

  /// Null where nothing depends on `value`.
  mlir::Value lookup(mlir::Value value) const { return adjoints.lookup(value); }
  /// Does nothing to values that are not active.
  void add(mlir::Value value, mlir::Value adjoint);

  /// `value` takes the place of `old`, which is about to be erased.
  void replace(mlir::Value old, mlir::Value value);

  // What several rules need.

  /// x · y, x + y, x - y, the shape of `x`; `y` is broadcast by trailing position.
  mlir::Value multiply(mlir::Value x, mlir::Value y);
  mlir::Value plus(mlir::Value x, mlir::Value y);
  mlir::Value minus(mlir::Value x, mlir::Value y);
  mlir::Value divide(mlir::Value x, mlir::Value y);
  mlir::Value negate(mlir::Value x);
  /// Sums over all dimensions but the last.
  mlir::Value sumLeading(mlir::Value x);
  /// Sums over one dimension.
  mlir::Value sumOver(mlir::Value x, unsigned dim);
  /// The number 1 as a tensor `type`.
  mlir::Value ones(mlir::RankedTensorType type);

private:
  llvm::DenseMap<mlir::Value, mlir::Value> adjoints;
  llvm::DenseSet<mlir::Value> active;
};

} // namespace ldn

#endif // LDN_AUTODIFF_ADJOINTS_H
