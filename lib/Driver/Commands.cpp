//===- Commands.cpp - What ldnc does besides compiling ----------------------===//

#include "Commands.h"

#include "ldn/Driver/Driver.h"
#include "ldn/Editor/LanguageServer.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace ldn;

llvm::ArrayRef<Command> ldn::commands() {
  static const Command table[] = {
      {"fmt", "FILE...",
       "lay out models in place, or - from standard input; --check only lists those that would change", runFormat},
      {"lsp", "", "serve an editor on standard input and output (language server protocol)", runServer},
  };
  return table;
}

const Command *ldn::findCommand(llvm::StringRef word) {
  auto it = llvm::find_if(commands(), [&](const Command &command) { return command.name == word; });
  return it == commands().end() ? nullptr : it;
}

int ldn::runServer(llvm::ArrayRef<llvm::StringRef> arguments) {
  bool delimited = false;
  for (llvm::StringRef argument : arguments) {
    delimited |= argument == "--lit-test";
    // Some editors give --stdio to every server.
    if (argument != "--lit-test" && argument != "--stdio") {
      llvm::errs() << "error: unknown option '" << argument << "' of 'ldnc lsp'; an editor starts it without any\n";
      return ExitCommandLine;
    }
  }
  return runLanguageServer(delimited) ? ExitDone : ExitUserError;
}
