//===- ldnc.cpp - The compiler ----------------------------------------------===//

#include "ldn/Driver/Driver.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/FileSystem.h"

int main(int argc, char **argv) {
  // The address of a function is how the library finds the executable where there is no /proc.
  std::string program = llvm::sys::fs::getMainExecutable(argv[0], reinterpret_cast<void *>(&main));
  llvm::SmallVector<llvm::StringRef> arguments(argv + 1, argv + argc);
  return ldn::runDriver(program, arguments);
}
