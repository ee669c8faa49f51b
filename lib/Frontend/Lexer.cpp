//===- Lexer.cpp - From text to tokens ------------------------------------===//

#include "ldn/Frontend/Lexer.h"
#include "ldn/Frontend/Unicode.h"
#include "llvm/ADT/StringExtras.h"

using namespace ldn;
using Kind = Token::Kind;

llvm::SMRange Token::range() const {
  return {llvm::SMLoc::getFromPointer(text.begin()), llvm::SMLoc::getFromPointer(text.end())};
}

namespace {

class Lexer {
public:
  explicit Lexer(llvm::StringRef text) : rest(text) {}

  Token next() {
    bool startsLine = skipSpace();
    Token token;
    token.startsLine = startsLine || atStart;
    atStart = false;
    llvm::StringRef from = rest;
    token.kind = scan();
    token.text = from.drop_back(rest.size());
    return token;
  }

private:
  /// Skips blanks and comments; true if a line ended in them.
  bool skipSpace() {
    bool sawLine = false;
    if (atStart)
      rest.consume_front("\xEF\xBB\xBF"); // byte order mark
    while (!rest.empty()) {
      char c = rest.front();
      if (c == '\n')
        sawLine = true;
      else if (rest.starts_with("//")) {
        rest = rest.substr(rest.find('\n'));
        continue;
      } else if (c != ' ' && c != '\t' && c != '\r')
        break;
      rest = rest.drop_front();
    }
    return sawLine;
  }

  /// Consumes one token. An error takes at least one byte, so that the lexer
  /// always gets on.
  Kind scan() {
    if (rest.empty())
      return Kind::EndOfFile;
    if (rest.starts_with("/*"))
      return take(2, Kind::Error);
    for (auto [text, kind] : symbols)
      if (rest.starts_with(text))
        return take(text.size(), kind);
    if (llvm::isDigit(rest.front()))
      return number();
    if (unicode::CodePoint c = unicode::decode(rest); unicode::startsName(c)) {
      while (unicode::continuesName(c)) {
        rest = rest.drop_front(c.bytes);
        c = unicode::decode(rest);
      }
      return Kind::Identifier;
    }
    return error();
  }

  Kind number() {
    digits();
    // `1..8` is a range and not a fraction.
    if (rest.starts_with(".") && !rest.starts_with("..")) {
      rest = rest.drop_front();
      if (!digits())
        return numberError();
    }
    if (rest.starts_with_insensitive("e")) {
      rest = rest.drop_front();
      if (rest.starts_with("+") || rest.starts_with("-"))
        rest = rest.drop_front();
      if (!digits())
        return numberError();
    }
    return unicode::continuesName(unicode::decode(rest)) ? numberError() : Kind::Number;
  }

  bool digits() {
    size_t count = rest.take_while(llvm::isDigit).size();
    rest = rest.drop_front(count);
    return count != 0;
  }

  /// Takes what clings to a malformed number (`0x1F`, `1.5.2`, `3k`) along: one
  /// error, not two.
  Kind numberError() {
    rest = rest.drop_while([](char c) { return llvm::isAlnum(c) || c == '_' || c == '.'; });
    return Kind::Error;
  }

  /// A run of unreadable characters is one error; a string is taken whole.
  Kind error() {
    if (char quote = rest.front(); quote == '"' || quote == '\'') {
      size_t end = rest.find_first_of(quote == '"' ? "\"\n" : "'\n", 1);
      return take(end == llvm::StringRef::npos ? rest.size() : rest[end] == '\n' ? end : end + 1, Kind::Error);
    }
    unicode::CodePoint c = unicode::decode(rest);
    bool valid = c.valid();
    do {
      rest = rest.drop_front(c.bytes);
      c = unicode::decode(rest);
    } while (!valid && c.bytes != 0 && !c.valid());
    return Kind::Error;
  }

  Kind take(size_t bytes, Kind kind) {
    rest = rest.drop_front(bytes);
    return kind;
  }

  struct Symbol {
    llvm::StringLiteral text;
    Kind kind;
  };
  // Longer symbols first.
  static constexpr Symbol symbols[] = {
      {"..", Kind::DotDot}, {":=", Kind::Becomes}, {"->", Kind::Arrow},   {"|>", Kind::Pipe},  {"(", Kind::LParen},
      {")", Kind::RParen},  {"[", Kind::LBracket}, {"]", Kind::RBracket}, {"{", Kind::LBrace}, {"}", Kind::RBrace},
      {",", Kind::Comma},   {":", Kind::Colon},    {";", Kind::Semi},     {".", Kind::Dot},    {"=", Kind::Equal},
      {"+", Kind::Plus},    {"-", Kind::Minus},    {"*", Kind::Star},     {"/", Kind::Slash},  {"@", Kind::At},
      {"<", Kind::Less},
  };

  llvm::StringRef rest;
  bool atStart = true;
};

} // namespace

std::vector<Token> ldn::lex(llvm::StringRef text) {
  Lexer lexer(text);
  std::vector<Token> tokens;
  do
    tokens.push_back(lexer.next());
  while (!tokens.back().is(Kind::EndOfFile));
  return tokens;
}

std::string ldn::explain(const Token &token) {
  llvm::StringRef text = token.text;
  if (text == "/*" || text == "#")
    return "a comment starts with '//' and ends with the line";
  if (text.starts_with("\"") || text.starts_with("'"))
    return "there are no strings in a model file; names are written without "
           "quotes";
  if (llvm::isDigit(text.front()))
    return ("malformed number '" + text.substr(0, 40) + "'").str();
  if (text == "^")
    return "there is no operator '^'; write x * x, or pow(x, y)";
  if (text == ">" || text == "!" || text == "%" || text == "&" || text == "|" || text == "?")
    return ("there is no operator '" + text + "'").str();
  if (unicode::CodePoint c = unicode::decode(text); c.valid()) {
    if (c.value >= 0x20 && c.value != 0x7F && c.value < 0x80)
      return ("unexpected character '" + text + "'").str();
    std::string hex = llvm::utohexstr(c.value, false, 4);
    return "unexpected character U+" + hex + (c.value < 0x20 ? "; is this a text file?" : "");
  }
  return "bytes that are not UTF-8; is this a text file?";
}

llvm::StringRef ldn::describe(Token::Kind kind) {
  switch (kind) {
  case Kind::EndOfFile:
    return "the end of the file";
  case Kind::Error:
    return "an error";
  case Kind::Identifier:
    return "a name";
  case Kind::Number:
    return "a number";
  case Kind::LParen:
    return "'('";
  case Kind::RParen:
    return "')'";
  case Kind::LBracket:
    return "'['";
  case Kind::RBracket:
    return "']'";
  case Kind::LBrace:
    return "'{'";
  case Kind::RBrace:
    return "'}'";
  case Kind::Comma:
    return "','";
  case Kind::Colon:
    return "':'";
  case Kind::Semi:
    return "';'";
  case Kind::Dot:
    return "'.'";
  case Kind::DotDot:
    return "'..'";
  case Kind::Equal:
    return "'='";
  case Kind::Becomes:
    return "':='";
  case Kind::Arrow:
    return "'->'";
  case Kind::Pipe:
    return "'|>'";
  case Kind::Plus:
    return "'+'";
  case Kind::Minus:
    return "'-'";
  case Kind::Star:
    return "'*'";
  case Kind::Slash:
    return "'/'";
  case Kind::At:
    return "'@'";
  case Kind::Less:
    return "'<'";
  }
  llvm_unreachable("all kinds are listed");
}
