//===- Driver.h - What ldnc does --------------------------------*- C++ -*-===//

#ifndef LDN_DRIVER_DRIVER_H
#define LDN_DRIVER_DRIVER_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <memory>

namespace ldn {

class Target;

/// The exit status of ldnc, which scripts may rely on.
enum ExitStatus {
  ExitDone = 0,
  ExitUserError = 1,     // the model or a file: one clear message, with its place where there is one
  ExitCommandLine = 2,   // an option
  ExitInternalFault = 70 // the compiler: a reproducer file and the command that repeats the fault
};

/// Runs ldnc on its arguments, without the program's name. `program` is the path of the executable: external tools and
/// the runtime library are found beside it.
int runDriver(llvm::StringRef program, llvm::ArrayRef<llvm::StringRef> arguments);

/// Makes the stages of modules options of ldn-opt: --ldn-grad-pipeline and so on, from the same table as --emit. The
/// pipelines write down the stage that they reach, so that ldnc goes on from there. `targets` must outlive them.
void registerStagePipelines(llvm::ArrayRef<std::unique_ptr<Target>> targets);

} // namespace ldn

#endif // LDN_DRIVER_DRIVER_H
