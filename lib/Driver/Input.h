//===- Input.h - The file that ldnc is given --------------------*- C++ -*-===//

#ifndef LDN_LIB_DRIVER_INPUT_H
#define LDN_LIB_DRIVER_INPUT_H

#include "Stages.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"

namespace ldn {

/// What a file turned out to hold.
enum class InputKind {
  Source,   // .ldn
  Module,   // MLIR, at the stage that the module says or else the name of the file
  LlvmIR,   // .ll
  Assembly, // .s
  Object    // .o
};

struct Input {
  InputKind kind;
  std::string path;
  unsigned bufferId; // in the source manager
};

/// Reads the file into `sources`. The errors are for the user: missing, a directory, not text.
llvm::Expected<Input> readInput(llvm::StringRef path, llvm::SourceMgr &sources);

/// Parses a module and finds its stage; null after an error was reported through the context.
mlir::OwningOpRef<mlir::ModuleOp> parseModule(const std::shared_ptr<llvm::SourceMgr> &sources,
                                              mlir::MLIRContext &context);
/// The stage of a module that was given as `path`.
llvm::Expected<Stage> stageOfModule(mlir::ModuleOp module, llvm::StringRef path);

llvm::Expected<std::unique_ptr<llvm::Module>> parseLlvmIR(const Input &input, const llvm::SourceMgr &sources,
                                                          llvm::LLVMContext &context);

} // namespace ldn

#endif // LDN_LIB_DRIVER_INPUT_H
