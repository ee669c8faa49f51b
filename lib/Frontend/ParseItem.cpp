//===- ParseItem.cpp - Parsing of what stands at the top of a file --------===//

#include "Keywords.h"
#include "ParserImpl.h"

using namespace ldn;
using namespace ldn::ast;

std::unique_ptr<File> Parser::parseFile() {
  auto file = std::make_unique<File>();
  if (!parseVersion(*file))
    return file;
  while (!tok().is(Kind::EndOfFile) && !diagnostics.full()) {
    size_t start = pos;
    if (parseItem(file->items) && expectEnd()) {
      accept(Kind::Semi);
      continue;
    }
    // What follows in a broken item is no item: look for the next.
    open = 0;
    while (!tok().is(Kind::EndOfFile) && (pos == start || !atItem()))
      advance();
  }
  return file;
}

/// False if it is no use to go on: this is no model file, or one for another
/// compiler.
bool Parser::parseVersion(File &file) {
  const Token &first = tok();
  if (!first.is("ldn") || !peek().is(Kind::Number)) {
    diagnostics.error(first.range(), "a model file starts with the version of its language; "
                                     "write 'ldn 1' as the first line");
    if (first.is("ldn"))
      recover(pos);
    return atItem();
  }
  advance();
  file.versionRange = tok().range();
  bool malformed = tok().text.getAsInteger(10, file.version);
  if (malformed || file.version < 1) {
    diagnostics.error(tok().range(),
                      "there is no version '" + tok().text.take_front(40) + "' of the language; write 'ldn 1'");
    return false;
  }
  if (file.version > kLanguageVersion) {
    diagnostics.error(tok().range(), "this file is in version " + llvm::Twine(file.version) +
                                         " of the language, and this compiler reads version " +
                                         llvm::Twine(kLanguageVersion) + " only; it takes a newer ldnc");
    return false;
  }
  advance();
  if (!expectEnd())
    recover(pos);
  return true;
}

/// False if the item is broken outside of its braces, so that its end was not
/// found.
bool Parser::parseItem(std::vector<ItemPtr> &items) {
  mark(Token::Role::Item);
  if (tok().is("dim"))
    return parseDims(items);
  if (tok().is("const"))
    return parseConsts(items);
  ItemPtr item;
  if (tok().is("fn"))
    item = parseFn();
  else if (tok().is("layer"))
    item = parseLayer();
  else if (tok().is("model"))
    item = parseModel();
  else if (tok().is("variant"))
    item = parseVariant();
  else if (tok().is("train"))
    item = parseTrain();
  else if (tok().is(Kind::RBrace))
    diagnostics.error(tok().range(), "this '}' closes nothing");
  else if (tok().is(Kind::Identifier))
    diagnostics.error(tok().range(),
                      "expected dim, const, fn, layer, model, variant or train, found '" + tok().text.take_front(64) +
                          "'" + didYouMean(tok().text, keywords::items));
  else
    errorExpected("dim, const, fn, layer, model, variant or train");
  if (!item)
    return false;
  items.push_back(std::move(item));
  return true;
}

/// `dim B in 1..4096, T`
bool Parser::parseDims(std::vector<ItemPtr> &items) {
  advance();
  do {
    const Token &first = tok();
    Ident name;
    ExprPtr low, high;
    if (!expectName(name, "the name of a size"))
      return false;
    if (accept("in")) {
      low = parseExpr();
      if (!low || !expect(Kind::DotDot, "between the bounds of a size"))
        return false;
      high = parseExpr();
      if (!high)
        return false;
    } else if (!tok().is(Kind::Comma) && !atEnd()) {
      return errorExpected("'in' and the range of the size");
    }
    items.push_back(std::make_unique<DimDecl>(rangeFrom(first), name, std::move(low), std::move(high)));
  } while (accept(Kind::Comma));
  return true;
}

/// `const D = 192, DEPTH = 6`
bool Parser::parseConsts(std::vector<ItemPtr> &items) {
  advance();
  do {
    const Token &first = tok();
    Ident name;
    if (!expectName(name, "the name of a constant") || !expect(Kind::Equal, "after the name of the constant"))
      return false;
    ExprPtr value = parseExpr();
    if (!value)
      return false;
    items.push_back(std::make_unique<ConstDecl>(rangeFrom(first), name, std::move(value)));
  } while (accept(Kind::Comma));
  return true;
}

/// `fn squash(x) = x / (1 + abs(x))`
ItemPtr Parser::parseFn() {
  const Token &first = tok();
  advance();
  Ident name;
  std::vector<Ident> params;
  if (!expectName(name, "the name of the function"))
    return nullptr;
  mark(Token::Role::Attached);
  bool good = parseBracketed(Kind::LParen, Kind::RParen,
                             [&] { return expectName(params.emplace_back(), "the name of an argument"); });
  if (!good || !expect(Kind::Equal, "and the formula of the function"))
    return nullptr;
  ExprPtr body = parseExpr();
  if (!body)
    return nullptr;
  return std::make_unique<FnDecl>(rangeFrom(first), name, std::move(params), std::move(body));
}

/// `options causal = false, rate = 0.1`, if there are any.
bool Parser::parseOptions(std::vector<Option> &options) {
  if (!accept("options"))
    return true;
  do {
    Option &option = options.emplace_back();
    if (!expectName(option.name, "the name of an option") || !expect(Kind::Equal, "and the default of the option"))
      return false;
    option.value = parseExpr();
    if (!option.value)
      return false;
  } while (accept(Kind::Comma));
  return true;
}

/// `layer Name(x: [B, T, D]) -> [B, T, D] options ... { ... }`
ItemPtr Parser::parseLayer() {
  const Token &first = tok();
  advance();
  Ident name;
  if (!expectName(name, "the name of the layer"))
    return nullptr;
  auto layer = std::make_unique<LayerDecl>(rangeFrom(first), name);
  mark(Token::Role::Attached);
  bool good = parseBracketed(Kind::LParen, Kind::RParen, [&] {
    LayerParam &param = layer->params.emplace_back();
    return expectName(param.name, "the name of an input of the layer") &&
           expect(Kind::Colon, "and the sizes of the input") && parseTypedShape(param.shape, /*elementRequired=*/false);
  });
  if (!good || !expect(Kind::Arrow, "and the sizes of the layer's result") ||
      !parseTypedShape(layer->result, /*elementRequired=*/false) || !parseOptions(layer->options))
    return nullptr;
  SourceRange header = rangeFrom(first);
  unsigned errors = diagnostics.numErrors();
  if (!parseBody(Body::Layer, layer->body))
    return nullptr;
  layer->setEnd(rangeFrom(first).End);
  if (diagnostics.numErrors() == errors)
    checkResult(*layer, header);
  return layer;
}

/// `model Name options ... { ... }`
ItemPtr Parser::parseModel() {
  const Token &first = tok();
  advance();
  Ident name;
  if (!expectName(name, "the name of the model"))
    return nullptr;
  auto model = std::make_unique<ModelDecl>(rangeFrom(first), name);
  if (!parseOptions(model->options) || !parseBody(Body::Model, model->body))
    return nullptr;
  model->setEnd(rangeFrom(first).End);
  return model;
}

/// `variant name of Model { Layer.let := value }`
ItemPtr Parser::parseVariant() {
  const Token &first = tok();
  advance();
  Ident name, model;
  std::vector<Replacement> replacements;
  if (!expectName(name, "the name of the variant") || !expect("of", "and the model of the variant") ||
      !expectName(model, "the name of a model") ||
      !parseBraces("the variant", /*needLines=*/true, [&] { return parseReplacement(replacements); }))
    return nullptr;
  return std::make_unique<VariantDecl>(rangeFrom(first), name, model, std::move(replacements));
}

bool Parser::parseReplacement(std::vector<Replacement> &replacements) {
  const Token &first = tok();
  mark(Token::Role::Statement);
  Replacement replacement;
  if (!expectName(replacement.path.emplace_back(), "the name of a layer or of the model"))
    return false;
  if (!tok().is(Kind::Dot))
    return errorExpected("'.' and the name of a let or an option");
  while (accept(Kind::Dot))
    if (!expectName(replacement.path.emplace_back(), "the name of a let or an option"))
      return false;
  if (tok().is(Kind::Equal)) {
    diagnostics.error(tok().range(), "expected ':=' (a variant replaces), found '='");
    return false;
  }
  if (!expect(Kind::Becomes, "and what takes the place"))
    return false;
  replacement.value = parseExpr();
  if (!replacement.value)
    return false;
  replacement.range = rangeFrom(first);
  replacements.push_back(std::move(replacement));
  return true;
}
