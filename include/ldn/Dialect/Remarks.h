//===- Remarks.h - What passes say about their choices -----------------------===//
//
// Remarks of MLIR's engine (mlir/IR/Remarks.h): nothing is made unless somebody listens. The category is what a user
// asks for with `ldnc --remarks=REGEX`; where it can be switched, it is the word that switches it
// (`--fuse=all,-steps`).
//
//   if (auto remark = remarkPassed(op, "maps", "MergedMap"))
//     remark << "part of the function of " << RemarkArg("Users", 1) << " user";
//
//===----------------------------------------------------------------------===//
#ifndef LDN_DIALECT_REMARKS_H
#define LDN_DIALECT_REMARKS_H

#include "mlir/IR/Operation.h"
#include "mlir/IR/Remarks.h"

namespace ldn {

/// A number or a name of a remark, with the key that machines read it by.
using RemarkArg = mlir::remark::detail::Remark::Arg;
using Remark = mlir::remark::detail::InFlightRemark;

/// About `op`: the place in the model and the function come from it, and the text starts with its name in the model.
/// What was done, what was not, and what is worth knowing. `name` says which kind of choice it is; both strings are
/// literals.
Remark remarkPassed(mlir::Operation *op, llvm::StringRef category, llvm::StringRef name);
Remark remarkMissed(mlir::Operation *op, llvm::StringRef category, llvm::StringRef name);
Remark remarkAnalysis(mlir::Operation *op, llvm::StringRef category, llvm::StringRef name);

} // namespace ldn

#endif // LDN_DIALECT_REMARKS_H
