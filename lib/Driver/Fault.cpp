//===- Fault.cpp - When the compiler is wrong -------------------------------===//
//
// A fault never ends in a bare message of a library: it says what was being done, leaves a file, and prints the command
// that repeats it. The file is the module as the last good stage left it, or the input where there is none yet.
//
//===----------------------------------------------------------------------===//

#include "Compilation.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace mlir;
using namespace ldn;

int Compilation::reportCrash() {
  output.discard();
  header.discard();
  StringRef pass = runningPass();
  fault("crashed while at '" + phase + (pass.empty() ? "'" : "', in pass '" + pass + "'"));
  return status;
}

std::string Compilation::repeatingCommand(StringRef file) const {
  std::string command = "ldnc " + file.str();
  const std::vector<std::string> &words = options.commandLine;
  for (size_t i = 0; i < words.size(); ++i) {
    StringRef word = words[i];
    bool isSeparate = word == "-o" || word == "-D";
    bool isDropped = word == options.input || word.starts_with("-o") || word.starts_with("--dump") ||
                     // What was said about the source is in the module.
                     (checkpoint && (word.starts_with("-D") || word.starts_with("--model") ||
                                     word.starts_with("--variant") || word.starts_with("--recipe") ||
                                     word.starts_with("--precision")));
    if (!isDropped)
      command += " " + word.str() + (isSeparate ? " " + words[i + 1] : "");
    i += isSeparate;
  }
  return command;
}

bool Compilation::fault(const Twine &what) {
  status = ExitInternalFault;
  llvm::errs() << "internal error: " << what << "\n";

  std::string suffix = checkpoint ? ".mlir" : llvm::sys::path::extension(options.input).str();
  SmallString<128> path(stem(options.input) + ".fault" + suffix);
  std::error_code error;
  auto file = std::make_unique<llvm::raw_fd_ostream>(path, error);
  if (error) { // a folder that may not be written to
    int descriptor;
    if (llvm::sys::fs::createTemporaryFile("ldnc.fault", StringRef(suffix).drop_front(), descriptor, path)) {
      llvm::errs() << "note: no place to write a reproducer to: " << error.message() << "\n";
      return false;
    }
    file = std::make_unique<llvm::raw_fd_ostream>(descriptor, /*shouldClose=*/true);
  }
  if (checkpoint)
    checkpoint->print(*file);
  else if (const llvm::MemoryBuffer *buffer = input.bufferId ? sources->getMemoryBuffer(input.bufferId) : nullptr)
    *file << buffer->getBuffer();
  file.reset();
  llvm::errs() << "note: '" << path << "' reproduces it; the command is\n  " << repeatingCommand(path) << "\n";
  return false;
}
