//===- ParseExpr.cpp - Parsing of expressions -----------------------------===//
//
//   expr    = sum { "|>" NAME [ args ] }
//   sum     = product { ("+" | "-") product }
//   product = unary { ("*" | "/" | "@") unary }
//   unary   = "-" unary | primary
//   primary = NUMBER | "true" | "false" | NAME [ args ] | "(" expr ")" | list
//
//===----------------------------------------------------------------------===//

#include "ParserImpl.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/SmallBitVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include <cmath>

using namespace ldn;
using namespace ldn::ast;

/// Long chains (`a + b + ...`) become high trees without nesting, so nodes are
/// checked as well as calls of parseUnary.
ExprPtr Parser::checkHeight(ExprPtr expr) {
  if (expr->height() <= Expr::kMaxHeight)
    return expr;
  diagnostics.error(expr->range(), "this expression has more than " + llvm::Twine(Expr::kMaxHeight) +
                                       " levels; give parts of it a name with 'let'");
  return nullptr;
}

ExprPtr Parser::parseOnlyExpr() {
  ExprPtr expr = parseExpr();
  if (expr && !tok().is(Kind::EndOfFile)) {
    errorExpected("the end of the value");
    return nullptr;
  }
  return expr;
}

static bool isOperator(const Token &token) {
  return token.is(Token::Kind::Plus) || token.is(Token::Kind::Minus) || token.is(Token::Kind::Star) ||
         token.is(Token::Kind::Slash) || token.is(Token::Kind::At);
}

ExprPtr Parser::parseExpr() {
  ExprPtr expr = parseSum();
  if (!tok().is(Kind::Pipe))
    return expr;
  while (expr && accept(Kind::Pipe))
    expr = parsePipeStage(std::move(expr));
  if (expr && isOperator(tok()) && !atNegation()) {
    diagnostics.error(tok().range(), "'" + tok().text +
                                         "' cannot follow a pipe; put the "
                                         "pipe in parentheses");
    diagnostics.note(expr->range(), "this is the pipe");
    return nullptr;
  }
  return expr;
}

ExprPtr Parser::parsePipeStage(ExprPtr piped) {
  Ident callee;
  if (!expectName(callee, "a function after '|>'"))
    return nullptr;
  if (tok().is(Kind::LParen) && (open || !tok().startsLine))
    return parseCall(callee, std::move(piped));
  SourceRange range(piped->range().Start, callee.range.End);
  unsigned height = piped->height() + 1;
  std::vector<Arg> args;
  args.push_back({Ident(), std::move(piped)});
  return checkHeight(std::make_unique<CallExpr>(range, height, callee, std::move(args), /*piped=*/true));
}

/// `-x` at the start of a line is a result of its own, `- x` goes on.
bool Parser::atNegation() const {
  return tok().is(Kind::Minus) && tok().startsLine && open == 0 && peek().text.begin() == tok().text.end();
}

ExprPtr Parser::parseSum() {
  ExprPtr lhs = parseProduct();
  while (lhs && (tok().is(Kind::Plus) || tok().is(Kind::Minus)) && !atNegation()) {
    BinaryOp op = tok().is(Kind::Plus) ? BinaryOp::Add : BinaryOp::Sub;
    SourceRange opRange = tok().range();
    advance();
    ExprPtr rhs = parseProduct();
    if (!rhs)
      return nullptr;
    lhs = checkHeight(std::make_unique<BinaryExpr>(op, opRange, std::move(lhs), std::move(rhs)));
  }
  return lhs;
}

static std::optional<BinaryOp> productOp(const Token &token) {
  switch (token.kind) {
  case Token::Kind::Star:
    return BinaryOp::Mul;
  case Token::Kind::Slash:
    return BinaryOp::Div;
  case Token::Kind::At:
    return BinaryOp::MatMul;
  default:
    return std::nullopt;
  }
}

ExprPtr Parser::parseProduct() {
  ExprPtr lhs = parseUnary();
  while (lhs) {
    std::optional<BinaryOp> op = productOp(tok());
    if (!op)
      break;
    SourceRange opRange = tok().range();
    advance();
    ExprPtr rhs = parseUnary();
    if (!rhs)
      return nullptr;
    lhs = checkHeight(std::make_unique<BinaryExpr>(*op, opRange, std::move(lhs), std::move(rhs)));
  }
  return lhs;
}

ExprPtr Parser::parseUnary() {
  if (nesting == Expr::kMaxHeight) {
    diagnostics.error(tok().range(),
                      "expressions are nested more than " + llvm::Twine(Expr::kMaxHeight) + " levels deep here");
    return nullptr;
  }
  ++nesting;
  llvm::scope_exit leave([&] { --nesting; });
  const Token &first = tok();
  if (!first.is(Kind::Minus))
    return parsePrimary();
  // A statement that starts with it keeps what it is; it stands at the start of a line.
  if (first.is(Token::Role::Plain))
    mark(Token::Role::Negation);
  advance();
  ExprPtr operand = parseUnary();
  if (!operand)
    return nullptr;
  return checkHeight(std::make_unique<NegateExpr>(rangeFrom(first), std::move(operand)));
}

ExprPtr Parser::parsePrimary() {
  const Token &first = tok();
  // `let a =` and nothing: the next statement is not its value.
  if (open == 0 && atStatement()) {
    errorExpected("an expression");
    return nullptr;
  }
  switch (first.kind) {
  case Kind::Number:
    return parseNumber();
  case Kind::Identifier: {
    advance();
    if (first.is("true") || first.is("false"))
      return std::make_unique<BoolExpr>(first.range(), first.is("true"));
    Ident name{first.text, first.range()};
    if (tok().is(Kind::LParen) && (open || !tok().startsLine))
      return parseCall(name, nullptr);
    return std::make_unique<NameExpr>(name);
  }
  case Kind::LParen: {
    ExprPtr inner;
    advance();
    ++open;
    inner = parseExpr();
    if (!inner)
      return nullptr;
    if (!expect(Kind::RParen)) {
      diagnostics.note(first.range(), "to match this '('");
      return nullptr;
    }
    --open;
    return inner;
  }
  case Kind::LBracket: {
    std::vector<ExprPtr> elements;
    if (!parseList(elements))
      return nullptr;
    unsigned height = 0;
    for (const ExprPtr &element : elements)
      height = std::max(height, element->height());
    return checkHeight(std::make_unique<ListExpr>(rangeFrom(first), height + 1, std::move(elements)));
  }
  default:
    errorExpected("an expression");
    return nullptr;
  }
}

ExprPtr Parser::parseNumber() {
  const Token &token = tok();
  llvm::StringRef text = token.text;
  auto fail = [&](const llvm::Twine &why) -> ExprPtr {
    llvm::StringRef more = text.size() > 40 ? "..." : "";
    diagnostics.error(token.range(), "number '" + text.take_front(40) + more + "' " + why);
    return nullptr;
  };
  advance();
  // Decimal conversion takes quadratic time, and nobody means that many digits.
  if (text.size() > 100)
    return fail("has more than 100 characters");
  double value = 0;
  bool malformed = text.getAsDouble(value);
  assert(!malformed && "the lexer accepts what APFloat accepts");
  (void)malformed;
  if (llvm::all_of(text, llvm::isDigit)) {
    int64_t integer = 0;
    if (text.getAsInteger(10, integer))
      return fail("is too large, wanted at most 9223372036854775807");
    return std::make_unique<NumberExpr>(token.range(), value, integer);
  }
  if (std::isinf(value))
    return fail("is too large for a float");
  bool zero =
      text.take_until([](char c) { return c == 'e' || c == 'E'; }).find_first_not_of("0.") == llvm::StringRef::npos;
  if (value == 0 && !zero)
    return fail("is too small for a float");
  return std::make_unique<NumberExpr>(token.range(), value, std::nullopt);
}

//===----------------------------------------------------------------------===//
// Brackets
//===----------------------------------------------------------------------===//

bool Parser::parseBracketed(Kind opening, Kind closing, llvm::function_ref<bool()> parse) {
  const Token &first = tok();
  if (!expect(opening))
    return false;
  ++open;
  while (!tok().is(closing)) {
    if (!parse())
      return false;
    if (accept(Kind::Comma))
      continue;
    if (!tok().is(closing)) {
      errorExpected("',' or " + describe(closing));
      diagnostics.note(first.range(), "to match this " + describe(opening));
      return false;
    }
  }
  --open;
  advance();
  return true;
}

bool Parser::parseList(std::vector<ExprPtr> &elements) {
  return parseBracketed(Kind::LBracket, Kind::RBracket, [&] {
    ExprPtr element = parseExpr();
    if (!element)
      return false;
    elements.push_back(std::move(element));
    return true;
  });
}

ExprPtr Parser::parseCall(Ident callee, ExprPtr piped) {
  bool isPiped = piped != nullptr;
  llvm::SMLoc start = isPiped ? piped->range().Start : callee.range.Start;
  mark(Token::Role::Attached);
  std::vector<Arg> args;
  if (isPiped)
    args.push_back({Ident(), std::move(piped)});
  if (!parseArgs(args))
    return nullptr;
  unsigned height = 0;
  for (const Arg &arg : args)
    height = std::max(height, arg.value->height());
  SourceRange range(start, tokens[pos - 1].range().End);
  return checkHeight(std::make_unique<CallExpr>(range, height + 1, callee, std::move(args), isPiped));
}

bool Parser::parseArgs(std::vector<Arg> &args) {
  llvm::StringMap<SourceRange> names;
  return parseBracketed(Kind::LParen, Kind::RParen, [&] {
    Arg arg;
    if (tok().is(Kind::Identifier) && peek().is(Kind::Equal)) {
      diagnostics.error(peek().range(), "expected ':' between the name of an "
                                        "argument and its value, found '='");
      return false;
    }
    if (tok().is(Kind::Identifier) && peek().is(Kind::Colon)) {
      if (!expectName(arg.name, "a name"))
        return false;
      advance();
      auto [before, isNew] = names.try_emplace(arg.name.name, arg.name.range);
      if (!isNew) {
        diagnostics.error(arg.name.range, "argument '" + arg.name.name + "' is given twice");
        diagnostics.note(before->second, "given here before");
      }
    } else if (!names.empty()) {
      diagnostics.error(tok().range(), "arguments without a name come before "
                                       "those with one");
    }
    arg.value = parseExpr();
    if (arg.value && !arg.name.empty() && tok().is("except"))
      arg.value = parseExcept(std::move(arg.value));
    if (!arg.value)
      return false;
    args.push_back(std::move(arg));
    return true;
  });
}

ExprPtr Parser::parseExcept(ExprPtr value) {
  llvm::SMLoc start = value->range().Start;
  advance();
  std::vector<Ident> names;
  bool good = parseBracketed(Kind::LParen, Kind::RParen,
                             [&] { return expectName(names.emplace_back(), "the name of a group of parameters"); });
  if (!good)
    return nullptr;
  SourceRange range(start, tokens[pos - 1].range().End);
  return checkHeight(std::make_unique<ExceptExpr>(range, std::move(value), std::move(names)));
}
