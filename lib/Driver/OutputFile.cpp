//===- OutputFile.cpp - Results that appear whole or not at all -------------===//

#include "OutputFile.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Signals.h"

using namespace ldn;
using llvm::StringRef;
using llvm::Twine;
namespace fs = llvm::sys::fs;

static llvm::Error cannotWrite(StringRef path, const Twine &why) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), "cannot write '" + path + "': " + why);
}

llvm::Error OutputFile::open(StringRef name) {
  path = name.str();
  if (path == "-")
    return llvm::Error::success();
  if (fs::is_directory(path))
    return cannotWrite(path, "it is a directory");
  if (fs::exists(path) && !fs::can_write(path))
    return cannotWrite(path, "permission denied");
  // A device or a pipe would be replaced by a renamed file.
  if (fs::exists(path) && !fs::is_regular_file(path))
    return llvm::Error::success();
  int descriptor;
  if (std::error_code error = fs::createUniqueFile(path + ".%%%%%%.tmp", descriptor, temporary, fs::OF_None, 0666)) {
    temporary.clear();
    return cannotWrite(path, error.message());
  }
  llvm::raw_fd_ostream(descriptor, /*shouldClose=*/true).flush();
  llvm::sys::RemoveFileOnSignal(temporary);
  return llvm::Error::success();
}

llvm::Error OutputFile::commit() {
  if (path == "-") {
    llvm::outs() << contents;
    llvm::outs().flush();
    if (!llvm::outs().has_error())
      return llvm::Error::success();
    std::error_code error = llvm::outs().error();
    llvm::outs().clear_error();
    return cannotWrite("standard output", error.message());
  }
  if (temporary.empty() || !contents.empty()) {
    std::error_code error;
    llvm::raw_fd_ostream file(temporary.empty() ? StringRef(path) : temporary.str(), error, fs::OF_None);
    file << contents;
    file.close();
    if (!error)
      error = file.error();
    file.clear_error();
    if (error)
      return cannotWrite(path, error.message());
  }
  if (temporary.empty())
    return llvm::Error::success();
  if (std::error_code error = fs::rename(temporary, path))
    return cannotWrite(path, error.message());
  llvm::sys::DontRemoveFileOnSignal(temporary);
  temporary.clear();
  return llvm::Error::success();
}

void OutputFile::discard() {
  if (temporary.empty())
    return;
  fs::remove(temporary);
  llvm::sys::DontRemoveFileOnSignal(temporary);
  temporary.clear();
}
