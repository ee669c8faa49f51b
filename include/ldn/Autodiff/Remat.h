//===- Remat.h - How much of a model to keep for its derivative --------------===//
#ifndef LDN_AUTODIFF_REMAT_H
#define LDN_AUTODIFF_REMAT_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"

#include <optional>

namespace ldn {

/// The bytes of residuals that the calls of layers may keep together: all they want (none), none at all (layer), or a budget (auto).
/// A call that keeps nothing recomputes its layer.
struct Remat {
  int64_t budget = INT64_MAX;

  /// "none", "layer" or "auto:BYTES", bytes as 500000, 64K, 300M or 2G (of 1024); nothing for any other text.
  static std::optional<Remat> parse(llvm::StringRef text);
};

/// The bytes of results `first` and on of `forward`, the residuals, for the batch of the module's recipe; other open sizes count at the
/// most that the model declares.
int64_t residualBytes(mlir::ModuleOp module, mlir::func::FuncOp forward, unsigned first);

/// A table of what `@gradients` keeps from the computation of the loss for the derivative: in each call of a layer, and
/// outside of layers. Values have the names of the parameters that made them, or of the `let` that they belong to.
void printResiduals(mlir::ModuleOp module, llvm::raw_ostream &os);

} // namespace ldn

#endif // LDN_AUTODIFF_REMAT_H
