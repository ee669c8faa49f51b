//===- ParseTrain.cpp - Parsing of training recipes -----------------------===//

#include "Keywords.h"
#include "ParserImpl.h"

using namespace ldn;
using namespace ldn::ast;

/// One expression more. A broken one leaves nothing behind.
bool Parser::parseMore(std::vector<ExprPtr> &exprs) {
  ExprPtr expr = parseExpr();
  if (!expr)
    return false;
  exprs.push_back(std::move(expr));
  return true;
}

/// `train name for Model { clauses }`. Every clause starts with a word of its
/// own, so several may share a line.
ItemPtr Parser::parseTrain() {
  const Token &first = tok();
  advance();
  Ident name, model;
  if (!expectName(name, "the name of the recipe") || !expect("for", "and the model to train") ||
      !expectName(model, "the name of a model"))
    return nullptr;
  auto train = std::make_unique<TrainDecl>(rangeFrom(first), name, model);
  if (!parseBraces("the recipe", /*needLines=*/false, [&] { return parseClause(*train); }))
    return nullptr;
  train->setEnd(rangeFrom(first).End);
  return train;
}

bool Parser::parseClause(TrainDecl &train) {
  mark(Token::Role::Clause);
  const Token word = tok();
  if (!word.is(Kind::Identifier))
    return errorExpected("a clause such as 'loss' or 'optimizer'");
  advance();
  if (word.is("target")) {
    Port port;
    if (!expectName(port.name, "the name of a target") || !parsePortTail(port))
      return false;
    train.targets.push_back(std::move(port));
    return true;
  }
  if (word.is("augment"))
    return parseAugment(train.augments);
  if (word.is("mask"))
    return parseMask(train.masks);
  if (word.is("metric"))
    return parseMore(train.metrics);
  if (word.is("schedule") && train.schedule.empty()) {
    do
      if (!parseMore(train.schedule))
        return false;
    while (accept("then"));
    return true;
  }
  if (word.is("clip") && !expect("norm", "after 'clip'"))
    return false;
  ExprPtr *once = word.is("loss")        ? &train.loss
                  : word.is("optimizer") ? &train.optimizer
                  : word.is("clip")      ? &train.clipNorm
                  : word.is("batch")     ? &train.batch
                  : word.is("epochs")    ? &train.epochs
                  : word.is("seed")      ? &train.seed
                                         : nullptr;
  if (once && !*once)
    return parseInto(*once);
  if (once || word.is("schedule")) {
    diagnostics.error(word.range(), "a recipe has one '" + word.text + "'");
    llvm::SMRange before = once ? (*once)->range() : train.schedule.front()->range();
    diagnostics.note(before, "given here before");
    return false;
  }
  diagnostics.error(word.range(),
                    "there is no clause '" + word.text.take_front(64) + "'" + didYouMean(word.text, keywords::clauses));
  return false;
}

/// `text with MASK rate 0.15`
bool Parser::parseMask(std::vector<Mask> &masks) {
  Mask mask;
  if (!expectName(mask.input, "the name of an input") || !expect("with", "and the token that the model sees") ||
      !parseInto(mask.token) || !expect("rate", "and the share of tokens to hide") || !parseInto(mask.rate))
    return false;
  masks.push_back(std::move(mask));
  return true;
}

/// `image: random_crop(padding: 4), flip(horizontal)`
bool Parser::parseAugment(std::vector<Augment> &augments) {
  Augment augment;
  const Token &first = tok();
  if (!expectName(augment.input, "the name of an input") || !expect(Kind::Colon, "after the name of the input"))
    return false;
  do
    if (!parseMore(augment.steps))
      return false;
  while (accept(Kind::Comma));
  augment.range = rangeFrom(first);
  augments.push_back(std::move(augment));
  return true;
}
