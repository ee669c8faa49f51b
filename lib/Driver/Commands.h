//===- Commands.h - What ldnc does besides compiling ------------*- C++ -*-===//

#ifndef LDN_LIB_DRIVER_COMMANDS_H
#define LDN_LIB_DRIVER_COMMANDS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace ldn {

/// `ldnc fmt ...`: a first word that is no file.
struct Command {
  llvm::StringRef name, arguments, help;
  /// Returns the exit status.
  int (*run)(llvm::ArrayRef<llvm::StringRef> arguments);
};

llvm::ArrayRef<Command> commands();
/// Null if `word` is none.
const Command *findCommand(llvm::StringRef word);

int runFormat(llvm::ArrayRef<llvm::StringRef> arguments);
int runServer(llvm::ArrayRef<llvm::StringRef> arguments);

} // namespace ldn

#endif // LDN_LIB_DRIVER_COMMANDS_H
