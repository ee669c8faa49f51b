//===- Sizes.h - Named sizes ------------------------------------*- C++ -*-===//
//
// A dimension of a tensor is a number or a size that is open until run time.
// Two dimensions are the same if they are the same number or the same open
// size: the rule is decided here, before any IR exists.
//
//===----------------------------------------------------------------------===//

#ifndef LDN_LIB_FRONTEND_SIZES_H
#define LDN_LIB_FRONTEND_SIZES_H

#include "ldn/Frontend/AST.h"
#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace ldn {

struct Dim {
  /// ShapedType::kDynamic for an open size.
  int64_t size = 0;
  /// The `dim` that an open size is; empty for a number.
  std::string open;
  /// What it is called where it is looked at: "T", "4*D", or "".
  std::string name;

  static Dim number(int64_t size, llvm::StringRef name = "") { return {size, "", name.str()}; }
  static Dim openSize(llvm::StringRef open, llvm::StringRef name) {
    return {mlir::ShapedType::kDynamic, open.str(), name.str()};
  }
  bool isOpen() const { return !open.empty(); }
  bool same(const Dim &other) const { return size == other.size && open == other.open; }
  /// "T", "D = 192", "64".
  std::string text() const;
};

using Dims = std::vector<Dim>;

/// What a name in the header of a layer is bound to: "D = 192", "T = S", or ""
/// if an open size has its own name.
std::string binding(const Dim &dim);

/// A size as it is written: "4*D".
std::string shown(const ast::Expr &size);

/// "[B, T = 64, D = 192]".
std::string text(llvm::ArrayRef<Dim> dims);

bool same(llvm::ArrayRef<Dim> a, llvm::ArrayRef<Dim> b);

/// The shape of the MLIR type.
llvm::SmallVector<int64_t> shapeOf(llvm::ArrayRef<Dim> dims);

/// `ldn.shape`: the names of open sizes, the numbers of the others.
mlir::ArrayAttr shapeAttr(mlir::Builder &builder, llvm::ArrayRef<Dim> dims);

/// To which dimension of `whole` each dimension of `part` corresponds, if
/// `part` can be broadcast to `whole`: by name, else by trailing position.
std::optional<llvm::SmallVector<unsigned>> places(llvm::ArrayRef<Dim> part, llvm::ArrayRef<Dim> whole);

/// The dimensions of an element-wise combination of the two.
std::optional<Dims> broadcast(llvm::ArrayRef<Dim> a, llvm::ArrayRef<Dim> b);

} // namespace ldn

#endif // LDN_LIB_FRONTEND_SIZES_H
