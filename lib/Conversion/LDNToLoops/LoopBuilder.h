//===- LoopBuilder.h - Scalar loops, written like formulas ------*- C++ -*-===//

#ifndef LDN_CONVERSION_LDNTOLOOPS_LOOPBUILDER_H
#define LDN_CONVERSION_LDNTOLOOPS_LOOPBUILDER_H

#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace ldn {

/// Builds loops over buffers and scalar arithmetic. Arithmetic is on two indices or on two floats of one type.
class LoopBuilder : public mlir::ImplicitLocOpBuilder {
public:
  using Value = mlir::Value;
  using ValueRange = mlir::ValueRange;
  using Values = llvm::SmallVector<mlir::Value>;

  /// Code goes before `op`.
  explicit LoopBuilder(mlir::Operation *op) : ImplicitLocOpBuilder(op->getLoc(), op) {}

  //===-- constants and sizes -------------------------------------------------//

  Value index(int64_t value);
  Value constant(mlir::Type type, double value);
  /// The size of dimension `dim`; -1 is the last dimension.
  Value size(Value buffer, int64_t dim);
  /// The sizes of all dimensions but the last `drop`.
  Values sizes(Value buffer, unsigned drop = 0);
  Value toFloat(Value index, mlir::Type type);

  //===-- loops ---------------------------------------------------------------//

  void forRange(Value begin, Value end, llvm::function_ref<void(Value)> body);
  /// A nest of loops, each from 0.
  void forEach(ValueRange sizes, llvm::function_ref<void(ValueRange)> body);
  /// A nest of loops that carries values; the body returns their new ones.
  Values fold(ValueRange sizes, ValueRange starts, llvm::function_ref<Values(ValueRange, ValueRange)> body);
  /// `start + Σ term(i)`, `begin ≤ i < end`, in this order.
  Value sum(Value begin, Value end, Value start, llvm::function_ref<Value(Value)> term);
  /// `Σ term(i)` of floats.
  Value sum(Value begin, Value end, mlir::Type type, llvm::function_ref<Value(Value)> term) {
    return sum(begin, end, constant(type, 0), term);
  }
  /// `max term(i)` and -∞ of none; a NaN stays.
  Value maximum(Value begin, Value end, mlir::Type type, llvm::function_ref<Value(Value)> term);

  //===-- memory --------------------------------------------------------------//

  Value load(Value buffer, ValueRange at);
  void store(Value value, Value buffer, ValueRange at);
  void copy(Value from, Value to);
  /// A new buffer of the shape of `like`; the caller releases it.
  Value allocateLike(Value like);
  void release(Value buffer);

  //===-- arithmetic ----------------------------------------------------------//

  Value add(Value a, Value b);
  Value sub(Value a, Value b);
  Value mul(Value a, Value b);
  Value div(Value a, Value b); // of indices: rounded down, both not negative
  Value rem(Value a, Value b); // of indices
  Value min(Value a, Value b);
  Value max(Value a, Value b);
  Value less(Value a, Value b);
  Value equal(Value a, Value b);
  Value select(Value condition, Value a, Value b);
  Value exp(Value a);
  Value log(Value a);
  Value sqrt(Value a);
  Value abs(Value a);
  /// The nearest number of the smaller type, if there is one; bf16 as f32.
  Value round(Value a, std::optional<mlir::Type> type);
};

/// `values` followed by `more`.
inline LoopBuilder::Values concat(mlir::ValueRange values, mlir::ValueRange more) {
  LoopBuilder::Values all(values);
  all.append(more.begin(), more.end());
  return all;
}

/// The type of the elements of a buffer.
mlir::Type elementType(mlir::Value buffer);
/// The number of dimensions of a buffer.
unsigned rank(mlir::Value buffer);

} // namespace ldn

#endif // LDN_CONVERSION_LDNTOLOOPS_LOOPBUILDER_H
