//===- Transpose.h - Rows become columns -------------------------------------===//
#ifndef LDN_LIB_CONVERSION_LDNTOVECTOR_TRANSPOSE_H
#define LDN_LIB_CONVERSION_LDNTOVECTOR_TRANSPOSE_H

#include "VectorEmitter.h"

namespace ldn {

/// Exchanges rows and columns of `[rows, columns]`, a square of vectors at a time: `load(row, column, width)` gives `width` columns
/// of a row, `store(column, row, vector, width)` takes `width` rows of a column.
void emitTranspose(VectorEmitter &e, int64_t rows, int64_t columns,
                   llvm::function_ref<mlir::Value(mlir::Value row, mlir::Value column, int64_t width)> load,
                   llvm::function_ref<void(mlir::Value column, mlir::Value row, mlir::Value vector, int64_t width)> store);

} // namespace ldn

#endif // LDN_LIB_CONVERSION_LDNTOVECTOR_TRANSPOSE_H
