//===- LanguageServer.cpp - Models in any editor --------------------------===//

#include "ldn/Editor/LanguageServer.h"

#include "Document.h"

#include "llvm/Support/LSP/Logging.h"
#include "llvm/Support/LSP/Transport.h"
#include "llvm/Support/Program.h"

using namespace llvm::lsp;
using llvm::json::Object;
using llvm::json::Value;

namespace ldn {

//===----------------------------------------------------------------------===//
// Messages that LLVM's library does not have
//===----------------------------------------------------------------------===//

struct RenameParams : TextDocumentPositionParams {
  std::string newName;
};

static bool fromJSON(const Value &value, RenameParams &params, llvm::json::Path path) {
  llvm::json::ObjectMapper map(value, path);
  return map && map.map("newName", params.newName) &&
         llvm::lsp::fromJSON(value, static_cast<TextDocumentPositionParams &>(params), path);
}

struct FormattingParams {
  TextDocumentIdentifier textDocument;
};

static bool fromJSON(const Value &value, FormattingParams &params, llvm::json::Path path) {
  llvm::json::ObjectMapper map(value, path);
  return map && map.map("textDocument", params.textDocument);
}

//===----------------------------------------------------------------------===//
// The server
//===----------------------------------------------------------------------===//

namespace {

class Server {
public:
  explicit Server(JSONTransport &transport);
  bool run();

private:
  void initialize(const InitializeParams &params, Callback<Value> reply);
  void initialized(const InitializedParams &) {}
  void shutdown(const NoParams &, Callback<std::nullptr_t> reply);

  void open(const DidOpenTextDocumentParams &params);
  void change(const DidChangeTextDocumentParams &params);
  void close(const DidCloseTextDocumentParams &params);
  void set(const URIForFile &uri, int64_t version, std::string text);

  void hover(const TextDocumentPositionParams &params, Callback<std::optional<Hover>> reply);
  void definition(const TextDocumentPositionParams &params, Callback<std::vector<Location>> reply);
  void references(const ReferenceParams &params, Callback<std::vector<Location>> reply);
  void prepareRename(const TextDocumentPositionParams &params, Callback<Range> reply);
  void rename(const RenameParams &params, Callback<WorkspaceEdit> reply);
  void complete(const CompletionParams &params, Callback<CompletionList> reply);
  void symbols(const DocumentSymbolParams &params, Callback<std::vector<DocumentSymbol>> reply);
  void formatting(const FormattingParams &params, Callback<std::vector<TextEdit>> reply);

  /// Replies with what `answer` says of the document, or that it is not open.
  template <typename T, typename Answer>
  void withDocument(const TextDocumentIdentifier &id, Callback<T> reply, Answer answer) {
    auto it = documents.find(id.uri.uri());
    if (it == documents.end())
      return reply(llvm::make_error<LSPError>("this file is not open", ErrorCode::InvalidParams));
    reply(answer(*it->second));
  }

  JSONTransport &transport;
  MessageHandler handler;
  OutgoingNotification<PublishDiagnosticsParams> publish;
  llvm::StringMap<std::unique_ptr<Document>> documents;
  bool isShutDown = false;
};

} // namespace

Server::Server(JSONTransport &transport) : transport(transport), handler(transport) {
  handler.method("initialize", this, &Server::initialize);
  handler.notification("initialized", this, &Server::initialized);
  handler.method("shutdown", this, &Server::shutdown);
  handler.notification("textDocument/didOpen", this, &Server::open);
  handler.notification("textDocument/didChange", this, &Server::change);
  handler.notification("textDocument/didClose", this, &Server::close);
  handler.method("textDocument/hover", this, &Server::hover);
  handler.method("textDocument/definition", this, &Server::definition);
  handler.method("textDocument/references", this, &Server::references);
  handler.method("textDocument/prepareRename", this, &Server::prepareRename);
  handler.method("textDocument/rename", this, &Server::rename);
  handler.method("textDocument/completion", this, &Server::complete);
  handler.method("textDocument/documentSymbol", this, &Server::symbols);
  handler.method("textDocument/formatting", this, &Server::formatting);
  publish = handler.outgoingNotification<PublishDiagnosticsParams>("textDocument/publishDiagnostics");
}

bool Server::run() {
  if (llvm::Error error = transport.run(handler)) {
    Logger::error("{0}", llvm::toString(std::move(error)));
    return false;
  }
  return isShutDown;
}

void Server::initialize(const InitializeParams &, Callback<Value> reply) {
  Object capabilities{
      {"textDocumentSync",
       Object{{"openClose", true}, {"change", static_cast<int>(TextDocumentSyncKind::Incremental)}}},
      {"hoverProvider", true},
      {"definitionProvider", true},
      {"referencesProvider", true},
      {"renameProvider", Object{{"prepareProvider", true}}},
      {"completionProvider", Object{{"triggerCharacters", {">", "(", ",", ":", "."}}}},
      {"documentSymbolProvider", true},
      {"documentFormattingProvider", true},
  };
  reply(Object{{"serverInfo", Object{{"name", "ldnc lsp"}}}, {"capabilities", std::move(capabilities)}});
}

void Server::shutdown(const NoParams &, Callback<std::nullptr_t> reply) {
  isShutDown = true;
  reply(nullptr);
}

//===----------------------------------------------------------------------===//
// Documents
//===----------------------------------------------------------------------===//

void Server::set(const URIForFile &uri, int64_t version, std::string text) {
  std::unique_ptr<Document> &document = documents[uri.uri()];
  document = std::make_unique<Document>(uri, version, std::move(text));
  publish(document->diagnostics());
}

void Server::open(const DidOpenTextDocumentParams &params) {
  set(params.textDocument.uri, params.textDocument.version, params.textDocument.text);
}

void Server::change(const DidChangeTextDocumentParams &params) {
  auto it = documents.find(params.textDocument.uri.uri());
  if (it != documents.end())
    set(params.textDocument.uri, params.textDocument.version,
        Document::applied(it->second->text().str(), params.contentChanges));
}

void Server::close(const DidCloseTextDocumentParams &params) {
  if (documents.erase(params.textDocument.uri.uri()))
    publish(PublishDiagnosticsParams(params.textDocument.uri, 0));
}

//===----------------------------------------------------------------------===//
// Questions
//===----------------------------------------------------------------------===//

void Server::hover(const TextDocumentPositionParams &params, Callback<std::optional<Hover>> reply) {
  withDocument(params.textDocument, std::move(reply), [&](const Document &d) { return d.hover(params.position); });
}

void Server::definition(const TextDocumentPositionParams &params, Callback<std::vector<Location>> reply) {
  withDocument(params.textDocument, std::move(reply), [&](const Document &d) { return d.definition(params.position); });
}

void Server::references(const ReferenceParams &params, Callback<std::vector<Location>> reply) {
  withDocument(params.textDocument, std::move(reply),
               [&](const Document &d) { return d.references(params.position, params.context.includeDeclaration); });
}

void Server::prepareRename(const TextDocumentPositionParams &params, Callback<Range> reply) {
  withDocument(params.textDocument, std::move(reply), [&](const Document &d) { return d.renamed(params.position); });
}

void Server::rename(const RenameParams &params, Callback<WorkspaceEdit> reply) {
  withDocument(params.textDocument, std::move(reply),
               [&](const Document &d) { return d.rename(params.position, params.newName); });
}

void Server::complete(const CompletionParams &params, Callback<CompletionList> reply) {
  withDocument(params.textDocument, std::move(reply),
               [&](const Document &d) { return d.completions(params.position); });
}

void Server::symbols(const DocumentSymbolParams &params, Callback<std::vector<DocumentSymbol>> reply) {
  withDocument(params.textDocument, std::move(reply), [&](const Document &d) { return d.symbols(); });
}

void Server::formatting(const FormattingParams &params, Callback<std::vector<TextEdit>> reply) {
  withDocument(params.textDocument, std::move(reply), [&](const Document &d) { return d.formatting(); });
}

bool runLanguageServer(bool delimited) {
  Logger::setLogLevel(Logger::Level::Error);
  llvm::sys::ChangeStdinToBinary();
  llvm::sys::ChangeStdoutToBinary();
  JSONTransport transport(stdin, llvm::outs(), delimited ? JSONStreamStyle::Delimited : JSONStreamStyle::Standard,
                          /*PrettyOutput=*/delimited);
  return Server(transport).run();
}

} // namespace ldn
