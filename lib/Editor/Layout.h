//===- Layout.h - The lines of a formatted file -----------------*- C++ -*-===//
//
// breakLines    which words and comments share a line
// alignLines    which words stand in columns
// printLines    where lines start, and the text
//
//===----------------------------------------------------------------------===//

#ifndef LDN_LIB_EDITOR_LAYOUT_H
#define LDN_LIB_EDITOR_LAYOUT_H

#include "ldn/Frontend/Lexer.h"

namespace ldn::layout {

struct Word {
  Token token;
  bool inList = false;  // the innermost bracket around it is `[`
  unsigned padding = 0; // so many spaces more than usual before it
};

struct Line {
  std::vector<Word> words;   // none: a comment alone
  llvm::StringRef comment;   // at the end
  unsigned depth = 0;        // open braces
  bool continues = false;    // the statement of the line before
  bool afterEmpty = false;   // an empty line stands before it
  bool underComment = false; // a comment that goes on with the one of the line before

  bool starts(Token::Role role) const { return !words.empty() && !continues && words[0].token.is(role); }
  bool opens() const { return !words.empty() && words.back().token.is(Token::Kind::LBrace); }
};

/// `text` is what the tokens, which parse, were read from.
std::vector<Line> breakLines(llvm::StringRef text, llvm::ArrayRef<Token> tokens);
void alignLines(std::vector<Line> &lines);
std::string printLines(llvm::ArrayRef<Line> lines);

/// What stands between two words of a line.
llvm::StringRef between(const Line &line, size_t second);
/// How many columns a text takes.
unsigned width(llvm::StringRef text);

} // namespace ldn::layout

#endif // LDN_LIB_EDITOR_LAYOUT_H
