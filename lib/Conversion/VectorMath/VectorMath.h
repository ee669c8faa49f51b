//===- VectorMath.h - Functions of f32 as arithmetic --------------------------===//
//
// Each writes its function before the builder's insertion point, for a scalar or for every lane of a vector.
// docs/language.md states bounds of their errors, to which test/Execution/maths.py holds them.
//
//===----------------------------------------------------------------------===//
#ifndef LDN_LIB_CONVERSION_VECTORMATH_VECTORMATH_H
#define LDN_LIB_CONVERSION_VECTORMATH_VECTORMATH_H

#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace ldn {

mlir::Value expandExp(mlir::ImplicitLocOpBuilder &b, mlir::Value x);
mlir::Value expandExpM1(mlir::ImplicitLocOpBuilder &b, mlir::Value x);
mlir::Value expandTanh(mlir::ImplicitLocOpBuilder &b, mlir::Value x);
mlir::Value expandLog(mlir::ImplicitLocOpBuilder &b, mlir::Value x);
mlir::Value expandLog1p(mlir::ImplicitLocOpBuilder &b, mlir::Value x);
mlir::Value expandErf(mlir::ImplicitLocOpBuilder &b, mlir::Value x);
/// erfc(−x/√2), twice the normal distribution at `x`.
mlir::Value expandNormal(mlir::ImplicitLocOpBuilder &b, mlir::Value x);
/// x/2 times that, which is gelu.
mlir::Value expandGelu(mlir::ImplicitLocOpBuilder &b, mlir::Value x);

mlir::Value expandSilu(mlir::ImplicitLocOpBuilder &b, mlir::Value x);
mlir::Value expandGeluTanh(mlir::ImplicitLocOpBuilder &b, mlir::Value x);

/// In f64, e to √(2/π) (x + 0.044715 x³), and erfc(−x/√2), from the library's `power` and `normal` of a rounded argument.
mlir::Value refineTanhPower(mlir::ImplicitLocOpBuilder &b, mlir::Value x, mlir::Value rounded, mlir::Value power);
mlir::Value refineNormal(mlir::ImplicitLocOpBuilder &b, mlir::Value x, mlir::Value rounded, mlir::Value normal);

/// Up to this size sine and cosine are as accurate as stated; beyond, the angle has lost its turns.
constexpr double largestAngle = 65536;
mlir::Value expandSin(mlir::ImplicitLocOpBuilder &b, mlir::Value x);
mlir::Value expandCos(mlir::ImplicitLocOpBuilder &b, mlir::Value x);

} // namespace ldn

#endif // LDN_LIB_CONVERSION_VECTORMATH_VECTORMATH_H
