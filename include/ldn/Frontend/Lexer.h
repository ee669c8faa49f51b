//===- Lexer.h - From text to tokens ----------------------------*- C++ -*-===//
//
// The lexer reports nothing. What it cannot read becomes an `Error` token, and
// whoever meets one asks `explain` for the sentence: so text that is skipped
// after another error stays silent.
//
// No word is reserved but `true` and `false`: keywords are identifiers, and the
// parser knows them by their place.
//
//===----------------------------------------------------------------------===//

#ifndef LDN_FRONTEND_LEXER_H
#define LDN_FRONTEND_LEXER_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/SMLoc.h"
#include <string>
#include <vector>

namespace ldn {

struct Token {
  enum class Kind {
    EndOfFile,
    Error,
    Identifier,
    Number,
    LParen,   // (
    RParen,   // )
    LBracket, // [
    RBracket, // ]
    LBrace,   // {
    RBrace,   // }
    Comma,    // ,
    Colon,    // :
    Semi,     // ;
    Dot,      // .
    DotDot,   // ..
    Equal,    // =
    Becomes,  // :=
    Arrow,    // ->
    Pipe,     // |>
    Plus,     // +
    Minus,    // -
    Star,     // *
    Slash,    // /
    At,       // @
    Less,     // <
  };

  /// What the parser made of it, for those who lay the text out again.
  enum class Role {
    Plain,
    Item,      // starts one
    Statement, // starts one, or a replacement
    Clause,    // the word of one
    Negation,  // a minus with one operand
    Attached,  // a bracket that belongs to the word before it
  };

  Kind kind = Kind::EndOfFile;
  Role role = Role::Plain;
  bool startsLine = false; // first token of its line
  llvm::StringRef text;    // in the buffer; empty at the end of the file

  bool is(Kind k) const { return kind == k; }
  bool is(Role r) const { return role == r; }
  /// An identifier with this spelling: how keywords are recognised.
  bool is(llvm::StringRef word) const { return kind == Kind::Identifier && text == word; }
  llvm::SMRange range() const;
};

/// All tokens of a text. The last is `EndOfFile`, and there is no other.
std::vector<Token> lex(llvm::StringRef text);

/// What is wrong with an `Error` token, as an error message.
std::string explain(const Token &token);

/// How a token kind is named in a message: "','", "a name", "the end of the
/// file".
llvm::StringRef describe(Token::Kind kind);

} // namespace ldn

#endif // LDN_FRONTEND_LEXER_H
