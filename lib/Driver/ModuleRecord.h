//===- ModuleRecord.h - What a module says about how it was made -*- C++ -*-===//
//
//   ldn.stage = "tiled"                                  where ldnc goes on
//   ldn.flags = ["-D DEPTH=1", "--remat=layer", "-O2"]   what it was told so far
//
//===----------------------------------------------------------------------===//

#ifndef LDN_LIB_DRIVER_MODULERECORD_H
#define LDN_LIB_DRIVER_MODULERECORD_H

#include "Stages.h"

#include "mlir/IR/BuiltinOps.h"
#include "llvm/Support/Error.h"

namespace ldn {

/// The stage that the module says it is at; null if it does not. An error where it names none.
llvm::Expected<const StageInfo *> recordedStage(mlir::ModuleOp module);
void recordStage(mlir::ModuleOp module, const StageInfo &info);

/// Adds flags to those that the module was made with; what is given anew takes the place of what was given before.
void recordFlags(mlir::ModuleOp module, llvm::ArrayRef<std::string> given);

} // namespace ldn

#endif // LDN_LIB_DRIVER_MODULERECORD_H
