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
  SmallVector<StringRef> dropped = {"-o", "--dump"};
  if (checkpoint) // what was said about the source and the machine is in the module
    dropped.append({"-D", "--model", "--variant", "--recipe", "--precision", "--target"});
  std::string command = "ldnc " + file.str();
  const std::vector<std::string> &words = options.commandLine;
  for (size_t i = 0; i < words.size(); ++i) {
    StringRef word = words[i];
    bool isDropped =
        word == options.input || llvm::any_of(dropped, [&](StringRef name) { return word.starts_with(name); });
    if (!isDropped)
      command += " " + word.str();
    else
      i += llvm::is_contained(dropped, word); // the value is the next word
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
