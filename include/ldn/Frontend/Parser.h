//===- Parser.h - From text to syntax tree ----------------------*- C++ -*-===//

#ifndef LDN_FRONTEND_PARSER_H
#define LDN_FRONTEND_PARSER_H

#include "ldn/Frontend/AST.h"
#include "ldn/Frontend/Lexer.h"

namespace llvm {
class SourceMgr;
} // namespace llvm

namespace ldn {

class Diagnostics;

/// Parses one buffer of `sources`. Always returns a tree, of what could be
/// understood; it is complete, and keeps the promises written in AST.h, if and
/// only if no error was reported to `diagnostics`.
std::unique_ptr<ast::File> parseFile(const llvm::SourceMgr &sources, unsigned bufferId, Diagnostics &diagnostics);

/// The tokens of a buffer, with their roles if no error was reported.
std::vector<Token> parseTokens(const llvm::SourceMgr &sources, unsigned bufferId, Diagnostics &diagnostics);

/// Parses a buffer that holds one expression and nothing else, as the VALUE of
/// `-D NAME=VALUE`. Null after an error.
ast::ExprPtr parseExpression(const llvm::SourceMgr &sources, unsigned bufferId, Diagnostics &diagnostics);

} // namespace ldn

#endif // LDN_FRONTEND_PARSER_H
