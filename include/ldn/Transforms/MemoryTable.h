//===- MemoryTable.h - The plan of a program's memory, for reading -----------===//
#ifndef LDN_TRANSFORMS_MEMORYTABLE_H
#define LDN_TRANSFORMS_MEMORYTABLE_H

#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/StringMap.h"

namespace ldn {

/// A table for every entry point of a module whose memory is not yet planned (before `ldn-plan-memory`): its buffers
/// and those of the layers that it calls, with their places in the workspace, from first to last use, and the scratch
/// of its threads. `sizes` are the open sizes that are not to be those of `sizeForCounting`. Fails with an error where
/// a size has no value.
llvm::LogicalResult printMemory(mlir::ModuleOp module, const llvm::StringMap<int64_t> &sizes, llvm::raw_ostream &os);

} // namespace ldn

#endif // LDN_TRANSFORMS_MEMORYTABLE_H
