//===- Driver.cpp - What ldnc does ------------------------------------------===//

#include "ldn/Driver/Driver.h"

#include "Commands.h"
#include "Compilation.h"

#include "ldn/Frontend/Frontend.h"

#include "llvm/Config/llvm-config.h"
#include "llvm/Support/FormatVariadic.h"
#include <atomic>
#include <csignal>
#include <unistd.h>

using namespace ldn;

static Compilation *running;

/// On whichever thread it happens: the first to crash reports it, for all.
static void onCrash(int) {
  static std::atomic_flag isReported;
  while (isReported.test_and_set())
    pause();
  _exit(running->reportCrash());
}

static void listTargets() {
  for (const std::unique_ptr<Target> &target : createTargets())
    llvm::outs() << llvm::formatv("{0,-8} {1}\n", target->name(), target->description());
}

int ldn::runDriver(llvm::StringRef program, llvm::ArrayRef<llvm::StringRef> arguments) {
  if (!arguments.empty())
    if (const Command *command = findCommand(arguments.front()))
      return command->run(arguments.drop_front());
  llvm::Expected<Options> options = parseOptions(arguments);
  if (!options) {
    llvm::errs() << "error: " << llvm::toString(options.takeError()) << "\n";
    return ExitCommandLine;
  }
  switch (options->question) {
  case Options::Question::Help:
    printHelp(llvm::outs());
    return ExitDone;
  case Options::Question::Man:
    printManPage(llvm::outs());
    return ExitDone;
  case Options::Question::Completion:
    printCompletion(options->shell, llvm::outs());
    return ExitDone;
  case Options::Question::Version:
    llvm::outs() << "ldnc " LDN_VERSION " (LLVM " LLVM_VERSION_STRING ")\n";
    return ExitDone;
  case Options::Question::ListTargets:
    listTargets();
    return ExitDone;
  case Options::Question::ListFunctions:
    printBuiltins(llvm::outs());
    return ExitDone;
  case Options::Question::None:
    break;
  }

  Compilation compilation(std::move(*options), program);
  running = &compilation;
  for (int signal : {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP})
    std::signal(signal, onCrash);
  return compilation.run();
}
