//===- ParserImpl.h - The recursive-descent parser --------------*- C++ -*-===//
//
// One class in three files: ParseItem.cpp, ParseStmt.cpp, ParseExpr.cpp. Every
// `parse` function returns null (or false) after it has reported an error and
// leaves the tokens where they are; only the loops over items, statements and
// clauses recover, by skipping to where the next one may start.
//
// Lines: a statement ends where a new line starts, unless the line starts with
// an operator (`- x`, but not `-x`) or a bracket is open.
//
//===----------------------------------------------------------------------===//

#ifndef LDN_LIB_FRONTEND_PARSERIMPL_H
#define LDN_LIB_FRONTEND_PARSERIMPL_H

#include "ldn/Frontend/AST.h"
#include "ldn/Frontend/Diagnostics.h"
#include "ldn/Frontend/Lexer.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace ldn {

class Parser {
public:
  using Kind = Token::Kind;
  /// Between whose braces a statement stands.
  enum class Body { Layer, Model, Repeat };

  Parser(llvm::StringRef text, Diagnostics &diagnostics) : diagnostics(diagnostics), tokens(lex(text)) {}

  std::unique_ptr<ast::File> parseFile();
  /// The whole text as one expression.
  ast::ExprPtr parseOnlyExpr();
  std::vector<Token> takeTokens() { return std::move(tokens); }

private:
  //===--- ParseItem.cpp ---===//
  bool parseVersion(ast::File &file);
  bool parseItem(std::vector<ast::ItemPtr> &items);
  bool parseDims(std::vector<ast::ItemPtr> &items);
  bool parseConsts(std::vector<ast::ItemPtr> &items);
  ast::ItemPtr parseFn();
  ast::ItemPtr parseLayer();
  ast::ItemPtr parseModel();
  ast::ItemPtr parseVariant();
  bool parseReplacement(std::vector<ast::Replacement> &replacements);
  bool parseOptions(std::vector<ast::Option> &options);

  //===--- ParseTrain.cpp ---===//
  ast::ItemPtr parseTrain();
  bool parseClause(ast::TrainDecl &train);
  bool parseMore(std::vector<ast::ExprPtr> &exprs);
  bool parseMask(std::vector<ast::Mask> &masks);
  bool parseAugment(std::vector<ast::Augment> &augments);

  //===--- ParseStmt.cpp ---===//
  /// `{ ... }`. False only if there is no brace; errors inside are dealt with
  /// inside.
  bool parseBody(Body where, std::vector<ast::StmtPtr> &body);
  ast::StmtPtr parseStmt(Body where);
  template <typename Binding> ast::StmtPtr parseBinding();
  ast::StmtPtr parseParam();
  ast::StmtPtr parsePort(ast::Stmt::Kind kind);
  ast::StmtPtr parseRepeat();
  ast::StmtPtr parseAssign(Body where);
  /// The end of a layer: one result, and nothing after it.
  void checkResult(const ast::LayerDecl &layer, ast::SourceRange header);
  bool parseTypedShape(ast::Shape &shape, bool elementRequired);
  bool parsePortTail(ast::Port &port);
  /// `{ element element ... }`: calls `parse` for each and recovers after a
  /// failure. False only if there is no brace.
  bool parseBraces(llvm::StringRef what, bool needLines, llvm::function_ref<bool()> parse);

  //===--- ParseExpr.cpp ---===//
  ast::ExprPtr parseExpr(); // with pipes
  bool parseInto(ast::ExprPtr &expr) {
    expr = parseExpr();
    return expr != nullptr;
  }
  ast::ExprPtr parseSum();
  bool atNegation() const;
  ast::ExprPtr parseProduct();
  ast::ExprPtr parseUnary();
  ast::ExprPtr parsePrimary();
  ast::ExprPtr parseNumber();
  ast::ExprPtr parsePipeStage(ast::ExprPtr piped);
  ast::ExprPtr parseCall(ast::Ident callee, ast::ExprPtr piped);
  bool parseArgs(std::vector<ast::Arg> &args);
  ast::ExprPtr parseExcept(ast::ExprPtr value);
  /// `[a, b]`, the elements only.
  bool parseList(std::vector<ast::ExprPtr> &elements);
  /// `( ... )` or `[ ... ]` of elements with commas between them, and perhaps
  /// one at the end.
  bool parseBracketed(Kind open, Kind close, llvm::function_ref<bool()> parse);
  ast::ExprPtr checkHeight(ast::ExprPtr expr);

  //===--- Tokens (Parser.cpp) ---===//
  const Token &tok() const { return tokens[pos]; }
  const Token &peek() const { return tokens[std::min(pos + 1, tokens.size() - 1)]; }
  void advance() {
    if (!tok().is(Kind::EndOfFile))
      ++pos;
  }
  void mark(Token::Role role) { tokens[pos].role = role; }
  bool accept(Kind kind);
  bool accept(llvm::StringRef word);
  /// `after` says more about the place: "after the name of the layer".
  bool expect(Kind kind, llvm::StringRef after = "");
  bool expect(llvm::StringRef word, llvm::StringRef after = "");
  bool expectName(ast::Ident &name, llvm::StringRef what);
  /// "expected WANTED, found ...", at the current token. Always false.
  bool errorExpected(const llvm::Twine &wanted);
  /// `word` followed by a name on the same line, as in `let x`: then it is a
  /// keyword.
  bool atKeyword(llvm::StringRef word) const;
  bool atItem() const;
  bool atStatement() const;
  /// The operator of an expression that goes on, even on a new line, is no end.
  bool atEnd() const;
  bool expectEnd();
  void recover(size_t start);
  ast::SourceRange rangeFrom(const Token &first) const;

  Diagnostics &diagnostics;
  std::vector<Token> tokens;
  size_t pos = 0;
  unsigned open = 0;    // brackets ( and [ around the current token
  unsigned nesting = 0; // calls of parseUnary that are not finished
};

} // namespace ldn

#endif // LDN_LIB_FRONTEND_PARSERIMPL_H
