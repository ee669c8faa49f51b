//===- LanguageServer.h - Models in any editor ------------------*- C++ -*-===//

#ifndef LDN_EDITOR_LANGUAGESERVER_H
#define LDN_EDITOR_LANGUAGESERVER_H

namespace ldn {

/// Serves the language server protocol on standard input and output until the client says exit. `delimited`: messages
/// stand between lines of `// -----`, as in tests, and answers are laid out for readers. True if the client left in
/// good order.
bool runLanguageServer(bool delimited);

} // namespace ldn

#endif // LDN_EDITOR_LANGUAGESERVER_H
