//===- Sizes.h - Equal sizes, by name ----------------------------------------===//
#ifndef LDN_TRANSFORMS_SIZES_H
#define LDN_TRANSFORMS_SIZES_H

#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"

namespace ldn {

/// The size of one dimension, traced to where it comes from: a number, an index argument that carries the size's name
/// (`ldn.size`), or a dimension of a value that nothing more is known about. Equal origins are equal sizes.
class Size {
public:
  static Size of(mlir::Value tensor, unsigned dim);

  bool isStatic() const { return !value; }
  int64_t getStatic() const { return number; }
  /// The size as an attribute, an index value, or a new `tensor.dim`.
  mlir::OpFoldResult materialize(mlir::OpBuilder &builder, mlir::Location loc) const;
  /// The index argument, if the size is named.
  mlir::Value getNamed() const { return isIndex ? value : mlir::Value(); }

  bool operator==(const Size &other) const {
    return value == other.value && number == other.number && isIndex == other.isIndex;
  }
  bool operator!=(const Size &other) const { return !(*this == other); }

private:
  explicit Size(int64_t number) : number(number) {}
  explicit Size(mlir::Value index) : value(index), isIndex(true) {}
  Size(mlir::Value tensor, unsigned dim) : value(tensor), number(dim) {}

  mlir::Value value;
  int64_t number = 0;
  bool isIndex = false;
};

} // namespace ldn

#endif // LDN_TRANSFORMS_SIZES_H
