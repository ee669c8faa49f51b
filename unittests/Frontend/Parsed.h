//===- Parsed.h - A text, its tree and its messages, for tests --*- C++ -*-===//

#ifndef LDN_UNITTESTS_FRONTEND_PARSED_H
#define LDN_UNITTESTS_FRONTEND_PARSED_H

#include "ldn/Frontend/ASTPrinter.h"
#include "ldn/Frontend/Diagnostics.h"
#include "ldn/Frontend/Parser.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/raw_ostream.h"

namespace ldn {

/// A text that is parsed as the file `net.ldn`.
struct Parsed {
  explicit Parsed(llvm::StringRef text, unsigned limit = 20) : stream(messages), diagnostics(sources, stream, limit) {
    // The exact bytes, with no NUL after them: reading past the end is caught
    // by a sanitizer.
    auto buffer = llvm::MemoryBuffer::getMemBuffer(text, "net.ldn",
                                                   /*RequiresNull=*/false);
    file = parseFile(sources, sources.AddNewSourceBuffer(std::move(buffer), {}), diagnostics);
    llvm::raw_string_ostream out(tree);
    ast::print(*file, out);
  }

  std::string messages, tree;
  llvm::SourceMgr sources;
  llvm::raw_string_ostream stream;
  Diagnostics diagnostics;
  std::unique_ptr<ast::File> file;
};

/// The messages about a text that stands between `ldn 1` and the end, so that
/// its first line is line 2.
inline std::string messagesOf(llvm::StringRef text) {
  std::string file = ("ldn 1\n" + text).str();
  return Parsed(file).messages;
}

/// The tree of a text without its first line, or the messages if there are any.
inline std::string treeOf(llvm::StringRef text) {
  std::string file = ("ldn 1\n" + text).str();
  Parsed parsed(file);
  return parsed.messages.empty() ? parsed.tree.substr(6) : parsed.messages;
}

/// An expression parsed and written again.
inline std::string rewritten(llvm::StringRef expr) {
  std::string file = ("ldn 1\nconst X = " + expr).str();
  Parsed parsed(file);
  if (!parsed.messages.empty())
    return parsed.messages;
  return toString(*parsed.file->all<ast::ConstDecl>().front()->value);
}

} // namespace ldn

#endif // LDN_UNITTESTS_FRONTEND_PARSED_H
