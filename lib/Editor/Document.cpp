//===- Document.cpp - One file that is open in an editor ------------------===//

#include "Document.h"

#include "ldn/Editor/Format.h"
#include "ldn/Frontend/Diagnostics.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace ldn;
using namespace llvm::lsp;

Document::Document(URIForFile uri, int64_t version, std::string text)
    : uri(std::move(uri)), version(version), index(std::move(text)), lines(index.text()) {}

std::string Document::applied(std::string text, llvm::ArrayRef<TextDocumentContentChangeEvent> changes) {
  for (const TextDocumentContentChangeEvent &change : changes) {
    if (!change.range) {
      text = change.text;
      continue;
    }
    LineMap lines(text);
    size_t from = lines.offset(change.range->start), to = std::max(from, lines.offset(change.range->end));
    text.replace(from, to - from, change.text);
  }
  return text;
}

const Mention *Document::mentionAt(Position position) const {
  return index.mentionAt(index.locationAt(lines.offset(position)));
}

//===----------------------------------------------------------------------===//
// What is wrong, and what things are
//===----------------------------------------------------------------------===//

PublishDiagnosticsParams Document::diagnostics() const {
  PublishDiagnosticsParams params(uri, version);
  for (const Message &message : index.messages()) {
    Diagnostic &diagnostic = params.diagnostics.emplace_back();
    diagnostic.range = lines.range(message.range);
    diagnostic.severity = message.isError ? DiagnosticSeverity::Error : DiagnosticSeverity::Warning;
    diagnostic.source = "ldn";
    diagnostic.message = message.text;
    for (const Message::Note &note : message.notes) {
      if (!note.range.isValid()) {
        diagnostic.message += "\n" + note.text;
        continue;
      }
      if (!diagnostic.relatedInformation)
        diagnostic.relatedInformation.emplace();
      diagnostic.relatedInformation->emplace_back(location(note.range), note.text);
    }
  }
  return params;
}

std::optional<Hover> Document::hover(Position position) const {
  const Mention *mention = mentionAt(position);
  std::string text = mention ? index.explain(*mention) : "";
  if (text.empty())
    return std::nullopt;
  Hover hover(lines.range(mention->place));
  hover.contents.value = std::move(text);
  return hover;
}

std::vector<Location> Document::definition(Position position) const {
  const Mention *mention = mentionAt(position);
  if (!mention || mention->declaration < 0)
    return {};
  return {location(index.declarations()[mention->declaration].place)};
}

std::vector<Location> Document::references(Position position, bool withDeclaration) const {
  const Mention *wanted = mentionAt(position);
  std::vector<Location> found;
  if (!wanted || (wanted->declaration < 0 && !wanted->builtin))
    return found;
  for (const Mention &mention : index.mentions()) {
    bool isSame = mention.declaration == wanted->declaration && mention.builtin == wanted->builtin &&
                  mention.argument == wanted->argument;
    bool isDeclaration =
        mention.declaration >= 0 && mention.place.Start == index.declarations()[mention.declaration].place.Start;
    if (isSame && (withDeclaration || !isDeclaration))
      found.push_back(location(mention.place));
  }
  return found;
}

//===----------------------------------------------------------------------===//
// Renaming
//===----------------------------------------------------------------------===//

static llvm::Error refuse(const llvm::Twine &why) {
  return llvm::make_error<LSPError>(why.str(), ErrorCode::RequestFailed);
}

llvm::Expected<const Declaration *> Document::renamable(Position position) const {
  const Mention *mention = mentionAt(position);
  if (!mention || (mention->declaration < 0 && !mention->builtin))
    return refuse("there is no name here");
  if (mention->builtin)
    return refuse("this is a word of the language");
  const Declaration &declaration = index.declarations()[mention->declaration];
  if (declaration.kind == NameKind::Option && declaration.name == "causal")
    return refuse("the option 'causal' has a meaning of its own");
  return &declaration;
}

llvm::Expected<Range> Document::renamed(Position position) const {
  llvm::Expected<const Declaration *> declaration = renamable(position);
  if (!declaration)
    return declaration.takeError();
  return lines.range(mentionAt(position)->place);
}

llvm::Expected<WorkspaceEdit> Document::rename(Position position, llvm::StringRef newName) const {
  llvm::Expected<const Declaration *> declaration = renamable(position);
  if (!declaration)
    return declaration.takeError();
  if (!FileIndex::isName(newName))
    return refuse("'" + newName + "' is not a name");
  if ((*declaration)->kind == NameKind::Option && newName == "causal")
    return refuse("the option 'causal' has a meaning of its own");

  int wanted = *declaration - index.declarations().data();
  std::vector<TextEdit> edits;
  std::string text;
  const char *end = index.text().begin();
  for (const Mention &mention : index.mentions()) {
    if (mention.declaration != wanted)
      continue;
    edits.push_back({lines.range(mention.place), newName.str()});
    text.append(end, mention.place.Start.getPointer());
    text += newName;
    end = mention.place.End.getPointer();
  }
  text.append(end, index.text().end());

  // The new text is the judge: every name still means what it meant, and nothing is wrong that was right.
  FileIndex after(std::move(text));
  if (!index.meansTheSame(after))
    return refuse("there is another '" + newName + "' that this would be taken for");
  if (!index.hasErrors() && after.hasErrors())
    for (const Message &message : after.messages())
      if (message.isError)
        return refuse(message.text);
  WorkspaceEdit edit;
  edit.changes[uri.uri().str()] = std::move(edits);
  return edit;
}

//===----------------------------------------------------------------------===//
// Completion and symbols
//===----------------------------------------------------------------------===//

static CompletionItemKind kindOf(Suggestion::Kind kind) {
  switch (kind) {
  case Suggestion::Kind::Keyword:
    return CompletionItemKind::Keyword;
  case Suggestion::Kind::Size:
    return CompletionItemKind::Unit;
  case Suggestion::Kind::Constant:
    return CompletionItemKind::Constant;
  case Suggestion::Kind::Value:
    return CompletionItemKind::Variable;
  case Suggestion::Kind::Function:
    return CompletionItemKind::Function;
  case Suggestion::Kind::Layer:
    return CompletionItemKind::Class;
  case Suggestion::Kind::Model:
    return CompletionItemKind::Module;
  case Suggestion::Kind::Argument:
    return CompletionItemKind::Field;
  case Suggestion::Kind::Choice:
    return CompletionItemKind::EnumMember;
  }
  llvm_unreachable("all kinds are listed");
}

CompletionList Document::completions(Position position) const {
  CompletionList list;
  for (const Suggestion &suggestion : index.suggestions(index.locationAt(lines.offset(position)))) {
    // What is nearest comes first.
    std::string rank = llvm::formatv("{0:03}", list.items.size());
    CompletionItem &item = list.items.emplace_back(suggestion.text, kindOf(suggestion.kind), rank);
    item.detail = suggestion.detail;
    if (!suggestion.doc.empty())
      item.documentation = MarkupContent{MarkupKind::Markdown, suggestion.doc};
  }
  return list;
}

static std::optional<SymbolKind> symbolKindOf(NameKind kind) {
  switch (kind) {
  case NameKind::Fn:
    return SymbolKind::Function;
  case NameKind::Layer:
    return SymbolKind::Class;
  case NameKind::Model:
    return SymbolKind::Module;
  case NameKind::Variant:
  case NameKind::Recipe:
    return SymbolKind::Namespace;
  case NameKind::Dim:
  case NameKind::Const:
  case NameKind::Option:
    return SymbolKind::Constant;
  case NameKind::Input:
  case NameKind::Output:
  case NameKind::Target:
    return SymbolKind::Interface;
  case NameKind::Kernel:
  case NameKind::Param:
    return SymbolKind::Field;
  case NameKind::Let:
  case NameKind::Var:
    return SymbolKind::Variable;
  case NameKind::Repeat:
    return SymbolKind::Array;
  case NameKind::Argument:
  case NameKind::FnArgument:
  case NameKind::HeaderSize:
    return std::nullopt; // the form of the item says them
  }
  llvm_unreachable("all kinds are listed");
}

std::vector<DocumentSymbol> Document::symbols() const {
  std::vector<DocumentSymbol> symbols;
  std::vector<int> places(index.declarations().size(), -1); // of items, in `symbols`
  for (auto [i, declaration] : llvm::enumerate(index.declarations())) {
    std::optional<SymbolKind> kind = symbolKindOf(declaration.kind);
    if (!kind)
      continue;
    if (declaration.outer < 0)
      places[i] = symbols.size();
    std::vector<DocumentSymbol> &list = declaration.outer < 0 ? symbols : symbols[places[declaration.outer]].children;
    DocumentSymbol &symbol =
        list.emplace_back(declaration.name, *kind, lines.range(declaration.extent), lines.range(declaration.place));
    symbol.detail = index.fact(declaration).str();
  }
  return symbols;
}

//===----------------------------------------------------------------------===//
// Formatting
//===----------------------------------------------------------------------===//

std::vector<TextEdit> Document::formatting() const {
  llvm::StringRef before = index.text();
  llvm::SourceMgr sources;
  unsigned id = sources.AddNewSourceBuffer(llvm::MemoryBuffer::getMemBuffer(before, "", false), llvm::SMLoc());
  Diagnostics silent(sources, llvm::nulls());
  std::optional<std::string> text = format(sources, id, silent);
  if (!text || *text == before)
    return {};
  // One edit of the lines that differ, so that cursors elsewhere stay where they are.
  llvm::StringRef after = *text;
  size_t same = std::mismatch(before.begin(), before.end(), after.begin(), after.end()).first - before.begin();
  same = before.take_front(same).rfind('\n') + 1;
  before = before.drop_front(same);
  after = after.drop_front(same);
  size_t end = std::mismatch(before.rbegin(), before.rend(), after.rbegin(), after.rend()).first - before.rbegin();
  end = before.take_back(end).split('\n').second.size();
  TextEdit edit;
  edit.range = {lines.position(same), lines.position(same + before.size() - end)};
  edit.newText = after.drop_back(end).str();
  return {edit};
}
