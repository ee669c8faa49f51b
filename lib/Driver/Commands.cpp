//===- Commands.cpp - What ldnc does besides compiling ----------------------===//

#include "Commands.h"

#include "llvm/ADT/STLExtras.h"

using namespace ldn;

llvm::ArrayRef<Command> ldn::commands() {
  static const Command table[] = {
      {"fmt", "FILE...",
       "lay out models in place, or - from standard input; --check only lists those that would change", runFormat},
  };
  return table;
}

const Command *ldn::findCommand(llvm::StringRef word) {
  auto it = llvm::find_if(commands(), [&](const Command &command) { return command.name == word; });
  return it == commands().end() ? nullptr : it;
}
