//===- Stencil.h - Weighted sums over windows of rows ----------*- C++ -*-===//
#ifndef LDN_LIB_CONVERSION_LDNTOVECTOR_STENCIL_H
#define LDN_LIB_CONVERSION_LDNTOVECTOR_STENCIL_H

#include "VectorEmitter.h"

namespace ldn {

/// `y[i] = finish(Σ_j weight(j) x[i + at − before + j], degree, x[i + at])` for the taps `0 ≤ j < taps` that meet rows of x.
/// What is different between the operations is in the callbacks.
struct Stencil {
  mlir::Value x, y, at;
  /// Constants where the window is known to the compiler. `before` may be any number.
  mlir::Value before, taps;
  /// The weight of tap `j` for some features.
  using Weight = std::function<mlir::Value(mlir::Value j, mlir::Value first, int64_t width)>;
  Weight weight;

  /// Row sums of the operator, whose window has `before` taps before the row.
  struct Degree {
    mlir::Value before;
    /// The sum of the weights `from ... to - 1`, and of all.
    std::function<mlir::Value(mlir::Value from, mlir::Value to, mlir::Value first, int64_t width)> sum;
    std::function<mlir::Value(mlir::Value first, int64_t width)> ofAll;
    bool perFeature;
  };
  std::optional<Degree> degree;
  /// The result from the sum, the degree (if there is one), the row in the middle and its place.
  std::function<mlir::Value(mlir::Value sum, mlir::Value degree, mlir::Value middle, mlir::Value first, int64_t width)> finish;
};

void emitStencil(VectorEmitter &e, const Stencil &stencil);

} // namespace ldn

#endif // LDN_LIB_CONVERSION_LDNTOVECTOR_STENCIL_H
