//===- Verify.h - Checks that several operations share -----------------------===//
#ifndef LDN_DIALECT_VERIFY_H
#define LDN_DIALECT_VERIFY_H

#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Operation.h"

namespace ldn {

/// The shaped type of a value; its dimensions may be open.
inline mlir::ShapedType shapedType(mlir::Value value) {
  return llvm::cast<mlir::ShapedType>(value.getType());
}

/// The number of features, which is static. Returns ShapedType::kDynamic for rank 0.
inline int64_t featureSize(mlir::ShapedType type) {
  return type.getRank() ? type.getDimSize(type.getRank() - 1)
                        : mlir::ShapedType::kDynamic;
}

/// Tensors have a result and buffers have none, and not both kinds at once; a destination has the result's type.
llvm::LogicalResult verifyDestination(mlir::Operation *op,
                                      mlir::ValueRange inits);

/// `name` has exactly `shape` (kDynamic matches anything).
llvm::LogicalResult verifyShape(mlir::Operation *op, llvm::StringRef name,
                                mlir::Value value,
                                llvm::ArrayRef<int64_t> shape);

/// `value` and `like` agree in their leading dimensions, all but the last.
llvm::LogicalResult verifySameTokens(mlir::Operation *op, llvm::StringRef name,
                                     mlir::ShapedType type,
                                     llvm::StringRef likeName,
                                     mlir::ShapedType like);

/// The last dimension is static.
llvm::LogicalResult verifyStaticFeatures(mlir::Operation *op,
                                         llvm::StringRef name,
                                         mlir::ShapedType type);

/// All tensors or buffers of the operation hold floats of one type.
llvm::LogicalResult verifyOneFloatType(mlir::Operation *op);
/// The same of those among `values`, operands and results of the operation.
llvm::LogicalResult verifyOneFloatType(mlir::Operation *op, mlir::ValueRange values);

/// `factors` is for operations on f32.
template <typename Op> llvm::LogicalResult verifyFactors(Op op) {
  if (!op.getFactors() || shapedType(op.getX()).getElementType().isF32())
    return llvm::success();
  return op.emitOpError("has 'factors', which f32 is rounded to, and 'x' holds ") << shapedType(op.getX()).getElementType();
}

/// Two values hold elements of one type.
llvm::LogicalResult verifySameElements(mlir::Operation *op, llvm::StringRef name,
                                       mlir::ShapedType type,
                                       llvm::StringRef likeName,
                                       mlir::ShapedType like);

/// `kernel` holds the taps of a band, [taps] or [groups, taps], of which `before` come before the token.
llvm::LogicalResult verifyBand(mlir::Operation *op, mlir::ShapedType kernel,
                               std::optional<int64_t> before);

/// `groups` is a positive number that divides `features`.
inline bool dividesFeatures(int64_t groups, int64_t features) {
  return groups > 0 && features % groups == 0;
}

} // namespace ldn

#endif // LDN_DIALECT_VERIFY_H
