//===- Link.cpp - Objects into a program or a shared library ----------------===//
//
// The result needs the C library and its loader and nothing else at run time: the runtime and the C++ library are
// linked statically, and what is not reached is dropped.
//
//===----------------------------------------------------------------------===//

#include "CPUTarget.h"

#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

using namespace mlir;
using namespace ldn;

/// The first of `names` that is in `folder` or on PATH, or "".
static std::string findProgram(ArrayRef<StringRef> names, StringRef folder) {
  for (StringRef name : names) {
    if (auto path = llvm::sys::findProgramByName(name, {folder}))
      return *path;
    if (auto path = llvm::sys::findProgramByName(name))
      return *path;
  }
  return "";
}

/// As one would type it.
static std::string commandLine(ArrayRef<std::string> command) {
  return llvm::join(llvm::map_range(command,
                                    [](const std::string &word) {
                                      bool plain = !word.empty() && llvm::all_of(word, [](char c) {
                                        return llvm::isAlnum(c) || StringRef("-_=.,/+:@%").contains(c);
                                      });
                                      if (plain)
                                        return word;
                                      std::string quoted = "'";
                                      for (char c : word)
                                        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
                                      return quoted + "'";
                                    }),
                    " ");
}

static llvm::Error run(ArrayRef<std::string> command) {
  SmallString<128> log;
  if (std::error_code error = llvm::sys::fs::createTemporaryFile("ldnc-link", "log", log))
    return targetError("cannot make a temporary file: " + error.message());
  llvm::scope_exit removeLog([&] { llvm::sys::fs::remove(log); });

  SmallVector<StringRef> arguments(command.begin(), command.end());
  std::string message;
  int status = llvm::sys::ExecuteAndWait(command[0], arguments, std::nullopt, {"", log.str(), log.str()},
                                         /*SecondsToWait=*/0, /*MemoryLimit=*/0, &message);
  if (status == 0)
    return llvm::Error::success();
  if (auto output = llvm::MemoryBuffer::getFile(log); output && message.empty())
    message = (*output)->getBuffer().rtrim().str();
  return targetError("the linker failed with status " + Twine(status) + "; the command was\n  " + commandLine(command) +
                     "\n" + message);
}

llvm::Error CPUTarget::link(const LinkJob &job) const {
  std::string compiler = findProgram({"clang-22", "cc", "gcc", "clang"}, job.toolFolder);
  if (compiler.empty())
    return targetError("no C compiler to link with: looked for clang-22, cc, gcc and clang on PATH; "
                       "--emit=obj needs none");
  std::vector<std::string> command = {compiler};
  llvm::append_range(command, job.inputs);
  auto finish = [&](ArrayRef<StringRef> flags) {
    for (StringRef flag : flags)
      command.push_back(flag.str());
    command.insert(command.end(), {"-o", job.output});
    if (job.verbose)
      llvm::errs() << commandLine(command) << "\n";
    return run(command);
  };
  if (job.kind == LinkJob::Kind::Object)
    return finish({"-c"});

  SmallString<128> runtime(job.runtimeFolder);
  llvm::sys::path::append(runtime, "libldnrt.a");
  if (!llvm::sys::fs::exists(runtime))
    return targetError("the runtime library is missing: '" + runtime + "'");

  if (job.kind == LinkJob::Kind::SharedLibrary) {
    // Nothing in the object asks for the runtime's C interface, and of all that the library holds it shows little more.
    SmallString<128> exports(job.runtimeFolder);
    llvm::sys::path::append(exports, "ldnrt.map");
    for (const Twine &part : {Twine("-shared"), Twine("-Wl,--undefined=ldn_open"), Twine(runtime),
                              "-Wl,--version-script=" + Twine(exports)})
      command.push_back(part.str());
  } else {
    command.push_back(runtime.str().str());
  }
  if (!findProgram({"ld.lld", "ld.lld-22"}, job.toolFolder).empty() && StringRef(compiler).contains("clang"))
    command.push_back("-fuse-ld=lld");
  return finish({"-Wl,--gc-sections", "-Wl,-O1", "-Wl,--as-needed", "-static-libgcc", "-Wl,-Bstatic", "-lstdc++",
                 "-Wl,-Bdynamic", "-lm", "-pthread"});
}
