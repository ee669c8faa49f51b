//===- Stages.h - The one table of stages -----------------------*- C++ -*-===//
//
// From it come --emit, --help, the names of dumped files, where a file that is given again is taken up, and the
// pipelines of ldn-opt.
//
//===----------------------------------------------------------------------===//

#ifndef LDN_LIB_DRIVER_STAGES_H
#define LDN_LIB_DRIVER_STAGES_H

#include "mlir/Pass/PassManager.h"

namespace ldn {

struct Options;
class Target;

enum class Stage { Ast, Ldn, Grad, Fused, Tiled, Vector, Llvm, Asm, Obj, Ptx, Lib, Exe };

/// No pass up to here asks what the machine is like; from here on there is a module for each.
constexpr Stage lastSharedStage = Stage::Grad;

struct StageInfo {
  Stage stage;
  llvm::StringRef name;
  llvm::StringRef suffix; // of a file that holds it
  llvm::StringRef description;
  /// The passes from the stage before; null for the stages that are not modules of MLIR.
  void (*build)(mlir::OpPassManager &pm, const Options &options, const Target &target);
  /// The options of the command line that these passes look at.
  llvm::SmallVector<llvm::StringRef, 2> options;
  bool isText; // goes to stdout unless -o says otherwise
};

llvm::ArrayRef<StageInfo> stages();
const StageInfo &stageInfo(Stage stage);
const StageInfo *findStage(llvm::StringRef name);
/// The stage that the name of a file announces: `net.tiled.mlir`, `net.ll`, `net.o`.
const StageInfo *stageOfFile(llvm::StringRef path);
/// The last stage that looks at `option` ("--remat"); null if none does.
const StageInfo *lastStageFor(llvm::StringRef option);

} // namespace ldn

#endif // LDN_LIB_DRIVER_STAGES_H
