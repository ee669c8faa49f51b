//===- ModelNames.h - What operations are called in the model ----------------===//
#ifndef LDN_DIALECT_MODELNAMES_H
#define LDN_DIALECT_MODELNAMES_H

#include "mlir/IR/Location.h"
#include "mlir/IR/Operation.h"

#include <string>

namespace ldn {

/// Within its function: the path of a parameter that `op` applies, as far as it is its own ("attention.wq", "local.0"),
/// or the `let`;
/// "" for what is directly in the result of a layer or a model. The path of the layer that a call is of.
llvm::StringRef getModelName(mlir::Operation *op);

/// "layer.0.attention" of "layer.0" and "attention"; either may be "".
std::string joinPaths(llvm::StringRef path, llvm::StringRef name);

/// "model.ldn:12:19"; "" where the location is of no file.
std::string placeText(mlir::Location loc);

} // namespace ldn

#endif // LDN_DIALECT_MODELNAMES_H
