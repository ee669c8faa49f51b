//===- Product.h - Register-tiled matrix products ----------------------------===//
#ifndef LDN_LIB_CONVERSION_LDNTOVECTOR_PRODUCT_H
#define LDN_LIB_CONVERSION_LDNTOVECTOR_PRODUCT_H

#include "VectorEmitter.h"

namespace ldn {

/// The two factors of a product: how their elements are read.
struct Factors {
  mlir::Value depth; // how many k, or steps
  /// A[i, k], a scalar.
  std::function<mlir::Value(mlir::Value i, mlir::Value k)> a;
  /// `width` columns of B in row k.
  std::function<mlir::Value(mlir::Value k, mlir::Value panel, int64_t vector, int64_t width)> b;
  /// The first k and the one after the last where A is not zero in rows i … i + rows - 1; nothing: all.
  std::function<std::pair<mlir::Value, mlir::Value>(mlir::Value i, int64_t rows)> range;
  /// Instead of `a` and `b`: adds step k to `sums`, of all rows and, for each, all vectors of the panel.
  std::function<void(mlir::Value k, llvm::ArrayRef<mlir::Value> rows, mlir::Value panel,
                     llvm::MutableArrayRef<mlir::Value> sums)>
      step;
};

/// A product `C[i, j] = start + Σ_k A[i, k] B[k, j]`, described by how its elements are read and written. Columns come in
/// panels of `vectors` vectors: column `panel * vectors * lanes + vector * lanes` is the first of a vector.
struct Product : Factors {
  mlir::Value rows; // how many i; a constant or not
  int64_t columns;  // how many j
  int64_t vectors;  // vectors in a panel
  int64_t registersOfB = 1; // that a step wants for each vector of the panel
  /// Factors of a second product that is added.
  std::optional<Factors> second;
  /// What the sums start from.
  std::function<mlir::Value(mlir::Value i, mlir::Value column, int64_t width)> start;
  /// Takes the finished sums.
  std::function<void(mlir::Value i, mlir::Value column, int64_t width, mlir::Value sums)> finish;
  /// Whether computing (and finishing) a row twice does no harm; then a last, lower block of rows is moved up instead of
  /// having code of its own.
  bool mayRepeatRows = true;
  // Panels may be computed at one time, so the functions above make no buffers.
};

/// The rows of a block of `vectors` vectors: accumulators, the vectors of B (each in `registersOfB`) and a broadcast must fit the
/// registers; more rows than that hide no more latency.
int64_t getBlockRows(int64_t vectors, int64_t registers, int64_t registersOfB = 1);

void emitProduct(VectorEmitter &e, const Product &product);

} // namespace ldn

#endif // LDN_LIB_CONVERSION_LDNTOVECTOR_PRODUCT_H
