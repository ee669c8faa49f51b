//===- Document.h - One file that is open in an editor ----------*- C++ -*-===//

#ifndef LDN_LIB_EDITOR_DOCUMENT_H
#define LDN_LIB_EDITOR_DOCUMENT_H

#include "LineMap.h"
#include "ldn/Frontend/FileIndex.h"

namespace ldn {

/// Answers of the protocol about one text.
class Document {
public:
  Document(llvm::lsp::URIForFile uri, int64_t version, std::string text);

  /// The text after changes, each of which is of the text after the one before.
  static std::string applied(std::string text, llvm::ArrayRef<llvm::lsp::TextDocumentContentChangeEvent> changes);

  llvm::StringRef text() const { return index.text(); }
  const llvm::lsp::URIForFile &file() const { return uri; }
  llvm::lsp::PublishDiagnosticsParams diagnostics() const;
  std::optional<llvm::lsp::Hover> hover(llvm::lsp::Position position) const;
  std::vector<llvm::lsp::Location> definition(llvm::lsp::Position position) const;
  std::vector<llvm::lsp::Location> references(llvm::lsp::Position position, bool withDeclaration) const;
  /// The name that would be renamed; an error says why it cannot be.
  llvm::Expected<llvm::lsp::Range> renamed(llvm::lsp::Position position) const;
  llvm::Expected<llvm::lsp::WorkspaceEdit> rename(llvm::lsp::Position position, llvm::StringRef newName) const;
  llvm::lsp::CompletionList completions(llvm::lsp::Position position) const;
  std::vector<llvm::lsp::DocumentSymbol> symbols() const;
  /// None for a text with syntax errors, which are shown already.
  std::vector<llvm::lsp::TextEdit> formatting() const;

private:
  const Mention *mentionAt(llvm::lsp::Position position) const;
  llvm::Expected<const Declaration *> renamable(llvm::lsp::Position position) const;
  llvm::lsp::Location location(llvm::SMRange range) const { return {uri, lines.range(range)}; }

  llvm::lsp::URIForFile uri;
  int64_t version;
  FileIndex index;
  LineMap lines;
};

} // namespace ldn

#endif // LDN_LIB_EDITOR_DOCUMENT_H
