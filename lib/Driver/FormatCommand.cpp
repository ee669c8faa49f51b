//===- FormatCommand.cpp - ldnc fmt -----------------------------------------===//

#include "Commands.h"
#include "OutputFile.h"

#include "ldn/Driver/Driver.h"
#include "ldn/Editor/Format.h"
#include "ldn/Frontend/Diagnostics.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"

using namespace ldn;
using llvm::StringRef;
using llvm::Twine;
namespace fs = llvm::sys::fs;

static int fail(const Twine &message, ExitStatus status = ExitUserError) {
  llvm::errs() << "error: " << message << "\n";
  return status;
}

/// Through a temporary file that takes the place of the old one and its permissions; links stay links.
static llvm::Error replaceFile(StringRef path, StringRef text) {
  llvm::SmallString<128> real;
  if (std::error_code error = fs::real_path(path, real))
    return llvm::createStringError(error, "cannot write '" + path + "': " + error.message());
  OutputFile file;
  if (llvm::Error error = file.open(real))
    return error;
  if (auto permissions = fs::getPermissions(real); permissions && !file.temporaryPath().empty())
    (void)fs::setPermissions(file.temporaryPath(), *permissions);
  file.stream() << text;
  return file.commit();
}

static int formatFile(StringRef path, bool onlyCheck) {
  bool isStream = path == "-";
  if (!isStream && fs::is_directory(path))
    return fail("cannot read '" + path + "': it is a directory");
  auto buffer = llvm::MemoryBuffer::getFileOrSTDIN(path, /*IsText=*/true);
  if (!buffer)
    return fail("cannot read '" + path + "': " + buffer.getError().message());
  if ((*buffer)->getBuffer().contains('\0'))
    return fail("'" + path + "' is not a text file");
  llvm::SourceMgr sources;
  unsigned id = sources.AddNewSourceBuffer(std::move(*buffer), llvm::SMLoc());
  Diagnostics reports(sources, llvm::errs());
  std::optional<std::string> text = format(sources, id, reports);
  if (!text)
    return ExitUserError;
  bool isSame = *text == sources.getMemoryBuffer(id)->getBuffer();
  if (isStream && !onlyCheck) {
    llvm::outs() << *text;
    return ExitDone;
  }
  if (isSame)
    return ExitDone;
  llvm::outs() << (isStream ? StringRef("<stdin>") : path) << "\n";
  if (onlyCheck)
    return ExitUserError;
  if (llvm::Error error = replaceFile(path, *text))
    return fail(llvm::toString(std::move(error)));
  return ExitDone;
}

int ldn::runFormat(llvm::ArrayRef<StringRef> arguments) {
  bool onlyCheck = false;
  llvm::SmallVector<StringRef> files;
  for (StringRef argument : arguments) {
    if (argument == "--check")
      onlyCheck = true;
    else if (argument.starts_with("-") && argument != "-")
      return fail("unknown option '" + argument + "' of 'ldnc fmt'; it has --check", ExitCommandLine);
    else
      files.push_back(argument);
  }
  if (files.empty())
    return fail("no file; 'ldnc fmt FILE...', or - for standard input", ExitCommandLine);
  int status = ExitDone;
  for (StringRef file : files)
    status = std::max(status, formatFile(file, onlyCheck));
  return status;
}
