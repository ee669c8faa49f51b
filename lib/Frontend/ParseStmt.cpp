//===- ParseStmt.cpp - Parsing of what stands between braces --------------===//

#include "ParserImpl.h"

using namespace ldn;
using namespace ldn::ast;

static llvm::StringRef nameOf(Parser::Body where) {
  switch (where) {
  case Parser::Body::Layer:
    return "the layer";
  case Parser::Body::Model:
    return "the model";
  case Parser::Body::Repeat:
    return "the repeat";
  }
  llvm_unreachable("all bodies are listed");
}

bool Parser::parseBraces(llvm::StringRef what, bool needLines, llvm::function_ref<bool()> parse) {
  const Token &brace = tok();
  if (!expect(Kind::LBrace, ("to open " + what).str()))
    return false;
  while (!accept(Kind::RBrace)) {
    if (accept(Kind::Semi))
      continue;
    if (tok().is(Kind::EndOfFile) || atItem()) {
      errorExpected("'}' to close " + what);
      diagnostics.note(brace.range(), "opened here");
      return true;
    }
    size_t start = pos;
    if (parse() && (!needLines || expectEnd()))
      continue;
    recover(start);
    if (diagnostics.full())
      return true;
  }
  return true;
}

bool Parser::parseBody(Body where, std::vector<StmtPtr> &body) {
  return parseBraces(nameOf(where), /*needLines=*/true, [&] {
    StmtPtr stmt = parseStmt(where);
    if (!stmt)
      return false;
    body.push_back(std::move(stmt));
    return true;
  });
}

StmtPtr Parser::parseStmt(Body where) {
  mark(Token::Role::Statement);
  if (atKeyword("let"))
    return parseBinding<LetStmt>();
  if (tok().is(Kind::Identifier) && peek().is(Kind::Equal))
    return parseAssign(where);

  // `repeat` is the one keyword that is followed by an expression: `repeat 6`.
  bool atRepeat = tok().is("repeat") && !peek().startsLine &&
                  (where != Body::Layer || peek().is(Kind::Identifier) || peek().is(Kind::Number));
  bool ofModel = atKeyword("var") || atKeyword("input") || atKeyword("output");
  bool ofBoth = atKeyword("kernel") || atKeyword("param");
  if ((where == Body::Layer && (atRepeat || ofModel)) || (where == Body::Repeat && (atRepeat || ofModel || ofBoth))) {
    diagnostics.error(tok().range(), "'" + tok().text + "' cannot stand in " +
                                         (where == Body::Layer ? "a layer, only in a model" : "a repeat"));
    return nullptr;
  }
  if (atRepeat)
    return parseRepeat();
  if (atKeyword("var"))
    return parseBinding<VarStmt>();
  if (atKeyword("kernel"))
    return parseBinding<KernelStmt>();
  if (atKeyword("param"))
    return parseParam();
  if (atKeyword("input"))
    return parsePort(Stmt::Kind::Input);
  if (atKeyword("output"))
    return parsePort(Stmt::Kind::Output);

  if (tok().is("return")) {
    diagnostics.error(tok().range(), "there is no 'return': the last "
                                     "expression of a layer is its value");
    return nullptr;
  }
  if (where == Body::Layer) {
    const Token &first = tok();
    ExprPtr value = parseExpr();
    if (!value)
      return nullptr;
    return std::make_unique<ResultStmt>(rangeFrom(first), std::move(value));
  }
  if (!tok().is(Kind::Identifier)) {
    errorExpected("a statement");
    return nullptr;
  }
  std::string hint = peek().is(Kind::Identifier) && !peek().startsLine
                         ? didYouMean(tok().text, {"input", "output", "var", "let", "kernel", "param", "repeat"})
                         : "";
  diagnostics.error(tok().range(), (where == Body::Model ? "expected input, output, var, let, kernel, param, "
                                                           "repeat or NAME = VALUE, found '"
                                                         : "expected let or NAME = VALUE, found '") +
                                       tok().text.take_front(64) + "'" + hint);
  return nullptr;
}

/// `let NAME = VALUE`, and the same after `kernel` and `var`.
template <typename Binding> StmtPtr Parser::parseBinding() {
  const Token &first = tok();
  advance();
  Ident name;
  if (!expectName(name, "a name") || !expect(Kind::Equal, ("after '" + name.name + "'").str()))
    return nullptr;
  ExprPtr value = parseExpr();
  if (!value)
    return nullptr;
  return std::make_unique<Binding>(rangeFrom(first), name, std::move(value));
}

/// `NAME = VALUE`
StmtPtr Parser::parseAssign(Body where) {
  const Token &first = tok();
  Ident name;
  if (!expectName(name, "a name"))
    return nullptr;
  if (where == Body::Layer) {
    diagnostics.error(first.range(), "a layer sets no variables; write 'let " + name.name.take_front(64) + " = ...'");
    return nullptr;
  }
  advance();
  ExprPtr value = parseExpr();
  if (!value)
    return nullptr;
  return std::make_unique<AssignStmt>(rangeFrom(first), name, std::move(value));
}

/// `param W: [D, D] = xavier()`
StmtPtr Parser::parseParam() {
  const Token &first = tok();
  advance();
  Ident name;
  Shape shape;
  if (!expectName(name, "the name of the parameter") || !expect(Kind::Colon, "and the sizes of the parameter") ||
      !parseTypedShape(shape, /*elementRequired=*/false))
    return nullptr;
  if (shape.element != ElementType::Float) {
    diagnostics.error(shape.range, "parameters have the float type of the precision policy; "
                                   "write the sizes without '" +
                                       spelling(shape.element) + "'");
    return nullptr;
  }
  if (!expect(Kind::Equal, "and how the parameter is initialised"))
    return nullptr;
  ExprPtr init = parseExpr();
  if (!init)
    return nullptr;
  return std::make_unique<ParamStmt>(rangeFrom(first), name, std::move(shape), std::move(init));
}

/// `input image: u8[B, 3, 32, 32]`, `output logits: f32[B, CLASSES]`
StmtPtr Parser::parsePort(Stmt::Kind kind) {
  const Token &first = tok();
  advance();
  Port port;
  if (!expectName(port.name, "a name") || !parsePortTail(port))
    return nullptr;
  if (kind == Stmt::Kind::Output && port.below) {
    diagnostics.error(port.below->range(), "only inputs and targets have a bound");
    return nullptr;
  }
  return std::make_unique<PortStmt>(kind, rangeFrom(first), std::move(port));
}

/// `: i32[B, T] < VOCAB`
bool Parser::parsePortTail(Port &port) {
  if (!expect(Kind::Colon, "and a type") || !parseTypedShape(port.shape, /*elementRequired=*/true))
    return false;
  return !accept(Kind::Less) || parseInto(port.below);
}

/// `f32[B, T, D]` or `[B, T, D]`
bool Parser::parseTypedShape(Shape &shape, bool elementRequired) {
  const Token &first = tok();
  if (first.is(Kind::Identifier)) {
    bool found = false;
    for (ElementType type : {ElementType::U8, ElementType::I32, ElementType::F32, ElementType::F64}) {
      if (!first.is(spelling(type)))
        continue;
      shape.element = type;
      found = true;
    }
    if (!found) {
      diagnostics.error(first.range(), "expected u8, i32, f32 or f64, found '" + first.text.take_front(64) + "'");
      return false;
    }
    advance();
    mark(Token::Role::Attached);
  } else if (elementRequired && first.is(Kind::LBracket)) {
    return errorExpected("u8, i32, f32 or f64 before the sizes");
  }
  if (!parseList(shape.dims))
    return false;
  shape.range = rangeFrom(first);
  return true;
}

/// `repeat DEPTH as layer { ... }`
StmtPtr Parser::parseRepeat() {
  const Token &first = tok();
  advance();
  ExprPtr count = parseExpr();
  Ident name;
  std::vector<StmtPtr> body;
  if (!count || !expect("as", "and a name for the repeated parameters") ||
      !expectName(name, "a name for the repeated parameters") || !parseBody(Body::Repeat, body))
    return nullptr;
  return std::make_unique<RepeatStmt>(rangeFrom(first), std::move(count), name, std::move(body));
}

void Parser::checkResult(const LayerDecl &layer, SourceRange header) {
  const ResultStmt *result = nullptr;
  for (const StmtPtr &stmt : layer.body) {
    if (result) {
      diagnostics.error(stmt->range(), "nothing can follow the result of a layer");
      diagnostics.note(result->range(), "the result is here, because it is an "
                                        "expression without a name");
      return;
    }
    result = llvm::dyn_cast<ResultStmt>(stmt.get());
  }
  if (!result)
    diagnostics.error(header, "layer '" + layer.name.name.take_front(64) +
                                  "' has no result: its last line must be an "
                                  "expression without a name");
}
