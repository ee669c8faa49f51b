//===- CountingSizes.h - What open sizes count as ----------------------------===//
#ifndef LDN_TRANSFORMS_COUNTINGSIZES_H
#define LDN_TRANSFORMS_COUNTINGSIZES_H

#include "mlir/IR/BuiltinOps.h"

namespace ldn {

/// What the open size `name` counts as where bytes are counted: the recipe's batch (64 where it has none), else the
/// largest that the model declares.
int64_t sizeForCounting(mlir::ModuleOp module, llvm::StringRef name);

} // namespace ldn

#endif // LDN_TRANSFORMS_COUNTINGSIZES_H
