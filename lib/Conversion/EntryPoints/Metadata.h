//===- Metadata.h - What a compiled model says about itself -----*- C++ -*-===//

#ifndef LDN_LIB_CONVERSION_ENTRYPOINTS_METADATA_H
#define LDN_LIB_CONVERSION_ENTRYPOINTS_METADATA_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace ldn {

/// How an argument of an entry point reaches it through the C ABI.
enum class ArgumentKind { Size, Given, Result, Arena, Random };

/// Nothing if the attributes of the argument do not say.
std::optional<ArgumentKind> classifyArgument(mlir::FunctionOpInterface func, unsigned index);

/// Indices of the arguments that travel in `args`, in the order of the metadata: those given, then results.
llvm::SmallVector<unsigned> orderOfArguments(mlir::FunctionOpInterface func);

/// The functions marked `ldn.entry`, in the order of the module.
llvm::SmallVector<mlir::FunctionOpInterface> entryPoints(mlir::ModuleOp module);

/// The metadata of the model as one line of JSON; everything comes from attributes of the module and its entry points.
std::string metadataJson(mlir::ModuleOp module);

} // namespace ldn

#endif // LDN_LIB_CONVERSION_ENTRYPOINTS_METADATA_H
