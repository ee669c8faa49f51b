//===- Parser.cpp - Tokens, expectations and recovery ---------------------===//

#include "ldn/Frontend/Parser.h"
#include "Keywords.h"
#include "ParserImpl.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"

using namespace ldn;

std::unique_ptr<ast::File> ldn::parseFile(const llvm::SourceMgr &sources, unsigned bufferId, Diagnostics &diagnostics) {
  llvm::StringRef text = sources.getMemoryBuffer(bufferId)->getBuffer();
  return Parser(text, diagnostics).parseFile();
}

std::vector<Token> ldn::parseTokens(const llvm::SourceMgr &sources, unsigned bufferId, Diagnostics &diagnostics) {
  Parser parser(sources.getMemoryBuffer(bufferId)->getBuffer(), diagnostics);
  parser.parseFile();
  return parser.takeTokens();
}

ast::ExprPtr ldn::parseExpression(const llvm::SourceMgr &sources, unsigned bufferId, Diagnostics &diagnostics) {
  llvm::StringRef text = sources.getMemoryBuffer(bufferId)->getBuffer();
  return Parser(text, diagnostics).parseOnlyExpr();
}

llvm::StringRef ast::spelling(ElementType type) {
  switch (type) {
  case ElementType::Float:
    return "";
  case ElementType::U8:
    return "u8";
  case ElementType::I32:
    return "i32";
  case ElementType::F32:
    return "f32";
  case ElementType::F64:
    return "f64";
  }
  llvm_unreachable("all types are listed");
}

llvm::StringRef ast::spelling(BinaryOp op) {
  switch (op) {
  case BinaryOp::Add:
    return "+";
  case BinaryOp::Sub:
    return "-";
  case BinaryOp::Mul:
    return "*";
  case BinaryOp::Div:
    return "/";
  case BinaryOp::MatMul:
    return "@";
  }
  llvm_unreachable("all operators are listed");
}

//===----------------------------------------------------------------------===//
// Expectations
//===----------------------------------------------------------------------===//

bool Parser::accept(Kind kind) {
  if (!tok().is(kind))
    return false;
  advance();
  return true;
}

bool Parser::accept(llvm::StringRef word) {
  if (!tok().is(word))
    return false;
  advance();
  return true;
}

static std::string withPlace(const llvm::Twine &wanted, llvm::StringRef after) {
  return (after.empty() ? wanted : wanted + " " + after).str();
}

bool Parser::expect(Kind kind, llvm::StringRef after) {
  return accept(kind) || errorExpected(withPlace(describe(kind), after));
}

bool Parser::expect(llvm::StringRef word, llvm::StringRef after) {
  return accept(word) || errorExpected(withPlace("'" + word + "'", after));
}

bool Parser::expectName(ast::Ident &name, llvm::StringRef what) {
  if (!tok().is(Kind::Identifier))
    return errorExpected(what);
  if (tok().is("true") || tok().is("false")) {
    diagnostics.error(tok().range(), "'" + tok().text + "' is a value and cannot be a name");
    return false;
  }
  name = {tok().text, tok().range()};
  advance();
  return true;
}

bool Parser::errorExpected(const llvm::Twine &wanted) {
  switch (tok().kind) {
  case Kind::Error:
    diagnostics.error(tok().range(), explain(tok()));
    break;
  case Kind::EndOfFile: {
    // Behind the last token rather than in the empty line after it.
    llvm::SMLoc end = pos ? tokens[pos - 1].range().End : tok().range().Start;
    diagnostics.error({end, end}, "expected " + wanted + ", found the end of the file");
    break;
  }
  default: {
    llvm::StringRef text = tok().text;
    diagnostics.error(tok().range(),
                      "expected " + wanted + ", found '" + text.take_front(64) + (text.size() > 64 ? "...'" : "'"));
  }
  }
  return false;
}

//===----------------------------------------------------------------------===//
// Where things start and end
//===----------------------------------------------------------------------===//

bool Parser::atKeyword(llvm::StringRef word) const {
  return tok().is(word) && peek().is(Kind::Identifier) && !peek().startsLine;
}

bool Parser::atItem() const {
  return tok().startsLine && llvm::any_of(keywords::items, [&](auto word) { return atKeyword(word); });
}

bool Parser::atStatement() const {
  if (!tok().startsLine || !tok().is(Kind::Identifier))
    return false;
  return (peek().is(Kind::Equal) && !peek().startsLine) || atItem() ||
         llvm::any_of(keywords::statements, [&](auto word) { return atKeyword(word); });
}

bool Parser::atEnd() const {
  return tok().startsLine || tok().is(Kind::Semi) || tok().is(Kind::RBrace) || tok().is(Kind::EndOfFile);
}

bool Parser::expectEnd() { return atEnd() || errorExpected("a new line or ';'"); }

/// Skips to the end of what is broken: a line outside of brackets, a `;`, the
/// `}` that closes the body we are in, or anything that can only be the start
/// of a statement (should a bracket never be closed).
/// What stands at `start`, the start of the broken thing itself, is skipped in
/// any case.
void Parser::recover(size_t start) {
  int brackets = open, braces = 0;
  open = 0;
  for (; !tok().is(Kind::EndOfFile); advance()) {
    bool lineEnds = tok().startsLine || tok().is(Kind::Semi);
    bool bodyGoesOn = tok().is(Kind::RBrace) || atStatement() || (brackets <= 0 && lineEnds);
    if (pos != start && (atItem() || (braces == 0 && bodyGoesOn)))
      return;
    braces += tok().is(Kind::LBrace) - tok().is(Kind::RBrace);
    brackets += tok().is(Kind::LParen) + tok().is(Kind::LBracket) - tok().is(Kind::RParen) - tok().is(Kind::RBracket);
  }
}

ast::SourceRange Parser::rangeFrom(const Token &first) const {
  return {first.range().Start, tokens[pos ? pos - 1 : 0].range().End};
}
