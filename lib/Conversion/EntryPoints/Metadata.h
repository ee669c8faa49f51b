//===- Metadata.h - What a compiled model says about itself -----*- C++ -*-===//

#ifndef LDN_LIB_CONVERSION_ENTRYPOINTS_METADATA_H
#define LDN_LIB_CONVERSION_ENTRYPOINTS_METADATA_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace ldn {

/// How an argument of an entry point reaches it through the C ABI.
enum class ArgumentKind { Size, Given, Result, Arena, Random, Position };

/// Nothing if the attributes of the argument do not say.
std::optional<ArgumentKind> classifyArgument(mlir::FunctionOpInterface func, unsigned index);

/// Indices of the arguments that travel in `args`, in the order of the metadata: those given, then results.
llvm::SmallVector<unsigned> orderOfArguments(mlir::FunctionOpInterface func);

/// The functions marked `ldn.entry`, in the order of the module.
llvm::SmallVector<mlir::FunctionOpInterface> entryPoints(mlir::ModuleOp module);

/// What an entry keeps between two calls, the last of its `args`: the position of the next token in 64 bits, up to `header` nothing,
/// then two arenas. At an even position the first holds the state and the second gets the new one, at an odd one it is the other
/// way round. All zeros is the state before the first token.
struct StateLayout {
  static constexpr int64_t header = 64;
  int64_t bytes, bytesEach; // altogether bytes + bytesEach · size
  mlir::StringAttr size;    // null where bytesEach is 0
};

/// Nothing for an entry that keeps nothing.
std::optional<StateLayout> stateOf(mlir::FunctionOpInterface func);

/// The machine that the module holds code for, as the user wrote it: "x86-64-v3" of `ldn.target = "cpu:x86-64-v3"`.
llvm::StringRef machineOf(mlir::ModuleOp module);

/// The machines that the program has code for: `ldn.codes`, or this one alone.
llvm::SmallVector<llvm::StringRef> codesOf(mlir::ModuleOp module);

/// The metadata of the model as one line of JSON; everything comes from attributes of the module and its entry points.
std::string metadataJson(mlir::ModuleOp module);

} // namespace ldn

#endif // LDN_LIB_CONVERSION_ENTRYPOINTS_METADATA_H
