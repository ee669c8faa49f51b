//===- ArenaArguments.h - Memory that functions receive ---------------------===//
#ifndef LDN_LIB_TRANSFORMS_ARENAARGUMENTS_H
#define LDN_LIB_TRANSFORMS_ARENAARGUMENTS_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"

namespace ldn {

/// What the runtime promises for the start of an arena (lib/Runtime/Model.h), and what every place in one keeps.
constexpr int64_t arenaAlignment = 64;

/// The bytes of a static shape.
int64_t sizeInBytes(mlir::ShapedType type);

/// `users` and all functions that call one of them, directly or not.
llvm::SetVector<mlir::func::FuncOp> withCallers(mlir::ModuleOp module, llvm::SetVector<mlir::func::FuncOp> users);

/// Gives `func` a last argument `memref<?xi8> {ldn.arena = name}`.
mlir::Value addArenaArgument(mlir::func::FuncOp func, llvm::StringRef name);

/// Gives each of `users` and their callers the arena `name`; calls pass it on.
llvm::MapVector<mlir::func::FuncOp, mlir::Value> addArena(mlir::ModuleOp module,
                                                           llvm::SetVector<mlir::func::FuncOp> users,
                                                           llvm::StringRef name);

} // namespace ldn

#endif // LDN_LIB_TRANSFORMS_ARENAARGUMENTS_H
