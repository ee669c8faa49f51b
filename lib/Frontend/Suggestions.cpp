//===- Suggestions.cpp - What can be written at a place -------------------===//
//
// Somebody is writing there, so that the statement has no tree: the place is
// recognised by the tokens before it. Names come from the declarations, which
// the rest of the file has.
//
//===----------------------------------------------------------------------===//

#include "Builtins.h"
#include "Keywords.h"
#include "ldn/Frontend/FileIndex.h"
#include "ldn/Frontend/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace ldn;
using Kind = Token::Kind;

namespace {

class Suggester {
public:
  Suggester(const FileIndex &index, llvm::SMLoc place) : index(index), place(place.getPointer()) {}
  std::vector<Suggestion> run();

private:
  bool readTokens();
  void findSurroundings();
  const Token &back(size_t n = 1) const { return before[before.size() - n]; }
  /// The word that the statement starts with, or an empty one.
  llvm::StringRef statementWord() const { return statement < before.size() ? before[statement].text : ""; }

  void suggestStart();
  void suggestInCall(size_t bracket);
  void suggestArgument(const Formal &formal, const Signature &signature);
  void suggestInStatement();

  void add(Suggestion::Kind kind, llvm::StringRef text, std::string detail = "", std::string doc = "");
  void addWords(llvm::ArrayRef<llvm::StringRef> words, Suggestion::Kind kind = Suggestion::Kind::Keyword);
  void addBuiltin(const Builtin &builtin);
  void addFamily(Family family);
  void addFunctions();
  void addDeclaration(const Declaration &declaration);
  void addItems(llvm::ArrayRef<NameKind> kinds);
  void addLocals(llvm::ArrayRef<NameKind> kinds);
  void addInside(llvm::StringRef item, llvm::ArrayRef<NameKind> kinds);
  void addSizes();
  void addValues();

  const FileIndex &index;
  const char *place;
  std::vector<Token> before;          // the tokens before the word at the place
  bool startsLine = true;             // nothing stands before it in its line
  llvm::SmallVector<size_t> open;     // the brackets around the place
  size_t statement = 0;               // where the statement starts
  llvm::StringRef itemWord, itemName; // around the place, or ""
  bool inRepeat = false;
  std::vector<Suggestion> result;
  llvm::StringSet<> taken;
};

} // namespace

//===----------------------------------------------------------------------===//
// Where the place is
//===----------------------------------------------------------------------===//

/// False in a comment.
bool Suggester::readTokens() {
  llvm::StringRef text = index.text();
  llvm::StringRef line(text.begin(), place - text.begin());
  line = line.substr(line.rfind('\n') + 1);
  if (line.contains("//"))
    return false;
  for (const Token &token : lex(text)) {
    bool isWord = token.is(Kind::Identifier) || token.is(Kind::Number);
    const char *start = token.text.begin(), *end = token.text.end();
    if (token.is(Kind::EndOfFile) || start >= place || (isWord && end >= place)) {
      if (start < place)
        line = line.drop_back(place - start);
      break;
    }
    before.push_back(token);
  }
  startsLine = line.trim().empty();
  return true;
}

void Suggester::findSurroundings() {
  for (auto [i, token] : llvm::enumerate(before)) {
    bool isItem = token.startsLine && llvm::is_contained(keywords::items, token.text) && i + 1 < before.size() &&
                  before[i + 1].is(Kind::Identifier);
    // Whatever was not closed before belongs to another item.
    if (isItem) {
      open.clear();
      itemWord = token.text;
      itemName = before[i + 1].text;
    }
    bool inBraces = open.empty() || before[open.back()].is(Kind::LBrace);
    bool goesOn = token.is(Kind::Pipe) || token.is(Kind::Plus) || token.is(Kind::Minus) || token.is(Kind::Star);
    bool starts = (token.startsLine && !goesOn) || token.is(Kind::Semi) || token.is(Kind::RBrace);
    if (isItem || (inBraces && starts))
      statement = token.is(Kind::Semi) || token.is(Kind::RBrace) ? i + 1 : i;
    switch (token.kind) {
    case Kind::LParen:
    case Kind::LBracket:
    case Kind::LBrace:
      open.push_back(i);
      if (token.is(Kind::LBrace))
        statement = i + 1;
      break;
    case Kind::RParen:
    case Kind::RBracket:
    case Kind::RBrace:
      if (!open.empty())
        open.pop_back();
      if (open.empty() && token.is(Kind::RBrace))
        itemWord = itemName = "";
      break;
    default:
      break;
    }
  }
  bool inBraces = open.empty() || before[open.back()].is(Kind::LBrace);
  if (inBraces && startsLine)
    statement = before.size();
  if (open.empty() && statement == before.size())
    itemWord = itemName = "";
  inRepeat = llvm::count_if(open, [&](size_t i) { return before[i].is(Kind::LBrace); }) > 1;
}

//===----------------------------------------------------------------------===//
// What there is
//===----------------------------------------------------------------------===//

void Suggester::add(Suggestion::Kind kind, llvm::StringRef text, std::string detail, std::string doc) {
  // What is nearer hides what is called the same; but `max(x, y)` and `max(x, over: T)` are two functions.
  if (taken.insert((text + "\n" + (kind == Suggestion::Kind::Function ? detail : "")).str()).second)
    result.push_back({kind, text.str(), std::move(detail), std::move(doc)});
}

void Suggester::addWords(llvm::ArrayRef<llvm::StringRef> words, Suggestion::Kind kind) {
  for (llvm::StringRef word : words)
    add(kind, word);
}

void Suggester::addBuiltin(const Builtin &builtin) {
  std::string doc = builtin.doc.str();
  if (!builtin.shapes.empty() && !builtin.element)
    doc = "`" + builtin.shapes.str() + "`\n\n" + doc;
  add(Suggestion::Kind::Function, builtin.signature.name, builtin.signature.form, doc);
}

void Suggester::addFamily(Family family) {
  for (const Builtin &builtin : builtins())
    if (builtin.family == family)
      addBuiltin(builtin);
}

void Suggester::addDeclaration(const Declaration &declaration) {
  auto kind = [&] {
    switch (declaration.kind) {
    case NameKind::Dim:
    case NameKind::HeaderSize:
      return Suggestion::Kind::Size;
    case NameKind::Const:
    case NameKind::Option:
      return Suggestion::Kind::Constant;
    case NameKind::Fn:
      return Suggestion::Kind::Function;
    case NameKind::Layer:
      return Suggestion::Kind::Layer;
    case NameKind::Model:
    case NameKind::Variant:
    case NameKind::Recipe:
      return Suggestion::Kind::Model;
    default:
      return Suggestion::Kind::Value;
    }
  };
  add(kind(), declaration.name, describe(declaration.kind).str());
}

void Suggester::addItems(llvm::ArrayRef<NameKind> kinds) {
  for (const Declaration &declaration : index.declarations())
    if (declaration.outer < 0 && llvm::is_contained(kinds, declaration.kind) && declaration.name != itemName)
      addDeclaration(declaration);
}

void Suggester::addFunctions() {
  addItems({NameKind::Layer, NameKind::Fn});
  addFamily(Family::Value);
}

void Suggester::addInside(llvm::StringRef item, llvm::ArrayRef<NameKind> kinds) {
  for (const Declaration &declaration : index.declarations())
    if (declaration.outer >= 0 && index.declarations()[declaration.outer].name == item &&
        llvm::is_contained(kinds, declaration.kind))
      addDeclaration(declaration);
}

/// What the item around the place declares before it.
void Suggester::addLocals(llvm::ArrayRef<NameKind> kinds) {
  llvm::StringRef ofModel;
  if (itemWord == "train")
    for (size_t i = 0; i + 1 < before.size(); ++i)
      if (before[i].is("for"))
        ofModel = before[i + 1].text;
  for (const Declaration &declaration : index.declarations()) {
    if (declaration.outer < 0 || !llvm::is_contained(kinds, declaration.kind))
      continue;
    llvm::StringRef outer = index.declarations()[declaration.outer].name;
    bool isPort = declaration.kind == NameKind::Input || declaration.kind == NameKind::Output;
    // A statement without a tree has cut the rest of its braces short: what was declared inside of them before stays.
    if ((outer == itemName && declaration.extent.End.getPointer() < place) || (isPort && outer == ofModel))
      addDeclaration(declaration);
  }
}

void Suggester::addSizes() {
  addLocals({NameKind::HeaderSize, NameKind::Option});
  addItems({NameKind::Dim, NameKind::Const});
}

void Suggester::addValues() {
  if (itemWord == "fn") {
    addLocals({NameKind::FnArgument});
    // The function being written has no tree yet: its arguments are the words in its brackets.
    for (size_t i = statement + 2; i < before.size() && !before[i].is(Kind::RParen); ++i)
      if (before[i].is(Kind::Identifier))
        add(Suggestion::Kind::Value, before[i].text, describe(NameKind::FnArgument).str());
  } else {
    addLocals({NameKind::Argument, NameKind::Param, NameKind::Let, NameKind::Var, NameKind::Input, NameKind::Output,
               NameKind::Target, NameKind::Option, NameKind::HeaderSize});
  }
  addItems({NameKind::Const});
  addFunctions();
  addWords({"true", "false"}, Suggestion::Kind::Choice);
}

//===----------------------------------------------------------------------===//
// At the start of a statement
//===----------------------------------------------------------------------===//

void Suggester::suggestStart() {
  if (open.empty())
    return addWords(keywords::items);
  if (itemWord == "layer") {
    addWords({"let", "kernel", "param"});
    addValues();
  } else if (itemWord == "model") {
    addWords({"let"});
    if (!inRepeat)
      addWords({"input", "output", "var", "kernel", "param", "repeat"});
    addLocals({NameKind::Var, NameKind::Output});
  } else if (itemWord == "variant") {
    addItems({NameKind::Layer, NameKind::Model});
  } else if (itemWord == "train") {
    addWords(keywords::clauses);
  }
}

//===----------------------------------------------------------------------===//
// In a call
//===----------------------------------------------------------------------===//

void Suggester::suggestArgument(const Formal &formal, const Signature &signature) {
  switch (formal.kind) {
  case ArgKind::Choice:
    return addWords(formal.choices, Suggestion::Kind::Choice);
  case ArgKind::Bool:
    addWords({"true", "false"}, Suggestion::Kind::Choice);
    addLocals({NameKind::Option});
    return addItems({NameKind::Const});
  case ArgKind::Int:
  case ArgKind::Size:
  case ArgKind::Float:
  case ArgKind::Numbers:
  case ArgKind::Decay:
    return addSizes();
  case ArgKind::Axis:
    addLocals({NameKind::HeaderSize});
    return addItems({NameKind::Dim, NameKind::Const});
  case ArgKind::Kernel:
    return addLocals({NameKind::Kernel});
  case ArgKind::Function:
    addItems({NameKind::Fn});
    for (const Builtin &builtin : builtins())
      if (builtin.element && builtin.signature.formals.size() == 1)
        addBuiltin(builtin);
    return;
  case ArgKind::Step:
    addFamily(Family::Step);
    [[fallthrough]];
  case ArgKind::Learned:
    if (const Builtin *param = findBuiltin(Family::Value, "param"))
      addBuiltin(*param);
    addLocals({NameKind::Param});
    return addItems({NameKind::Const});
  case ArgKind::Labels:
    addFamily(Family::Labels);
    return addValues();
  default:
    return addValues();
  }
}

void Suggester::suggestInCall(size_t bracket) {
  const Token &callee = before[bracket - 1];
  if (callee.is("except"))
    return addWords(keywords::groups, Suggestion::Kind::Choice);
  bool isPiped = bracket > 1 && before[bracket - 2].is(Kind::Pipe);
  bool isHeader = bracket > 1 && (before[bracket - 2].is("layer") || before[bracket - 2].is("fn"));
  if (isHeader)
    return;

  // Which argument it is, and which are given.
  unsigned position = isPiped, depth = 0; // counts those without a name
  llvm::StringSet<> given;
  llvm::StringRef named;
  for (size_t i = bracket + 1; i < before.size(); ++i) {
    const Token &token = before[i];
    depth += token.is(Kind::LParen) || token.is(Kind::LBracket);
    depth -= depth && (token.is(Kind::RParen) || token.is(Kind::RBracket));
    if (depth)
      continue;
    if (token.is(Kind::Comma)) {
      position += named.empty();
      named = "";
    } else if (token.is(Kind::Colon)) {
      named = before[i - 1].text;
      given.insert(named);
    }
  }
  bool startsArgument = back().is(Kind::LParen) || back().is(Kind::Comma);

  std::vector<const Builtin *> candidates;
  for (const Builtin &builtin : builtins())
    if (builtin.signature.name == callee.text)
      candidates.push_back(&builtin);
  for (const Builtin *builtin : candidates) {
    const Signature &signature = builtin->signature;
    for (auto [i, formal] : llvm::enumerate(signature.formals)) {
      if (!named.empty() ? formal.name == named && (back().is(Kind::Colon) || formal.kind != ArgKind::Choice)
                         : given.empty() && !formal.namedOnly && (i == position || signature.variadic))
        suggestArgument(formal, signature);
      if (startsArgument && !given.contains(formal.name) && i >= position)
        add(Suggestion::Kind::Argument, formal.name + ": ", argumentForm(signature, i));
    }
  }
  if (!candidates.empty())
    return;
  if (startsArgument)
    for (const Declaration &declaration : index.declarations())
      if (declaration.kind == NameKind::Option && index.declarations()[declaration.outer].name == callee.text &&
          !given.contains(declaration.name))
        add(Suggestion::Kind::Argument, declaration.name.str() + ": ", describe(NameKind::Option).str());
  addValues();
}

//===----------------------------------------------------------------------===//
// Inside of a statement
//===----------------------------------------------------------------------===//

void Suggester::suggestInStatement() {
  llvm::StringRef word = statementWord();
  auto has = [&](Kind kind) {
    return llvm::any_of(llvm::ArrayRef(before).drop_front(statement), [&](const Token &t) { return t.is(kind); });
  };
  // Clauses share lines: the last word that can start one.
  if (itemWord == "train" && !open.empty())
    for (size_t i = statement; i < before.size(); ++i)
      if (llvm::is_contained(keywords::clauses, before[i].text))
        word = before[i].text;
  bool isType = back().is(Kind::Colon) && (word == "input" || word == "output" || word == "target");
  if (isType)
    return addWords({"f32", "i32", "u8", "f64"}, Suggestion::Kind::Choice);
  if (back().is("of") || back().is("for"))
    return addItems({NameKind::Model});
  if (word == "kernel" && has(Kind::Equal))
    return addFamily(Family::Kernel);
  if (word == "param" && itemWord != "train")
    return has(Kind::Equal) ? addFamily(Family::Init) : void();
  if (word == "loss" || word == "metric") {
    addFamily(Family::Loss);
    return word == "metric" ? addFamily(Family::Metric) : void();
  }
  if (word == "optimizer")
    return addFamily(Family::Optimizer);
  if (word == "schedule") {
    if (back().is("schedule") || back().is("then"))
      return addFamily(Family::Schedule);
    return addWords({"then"});
  }
  if (word == "augment" && (back().is(Kind::Colon) || back().is(Kind::Comma)))
    return addFamily(Family::Augment);
  if (word == "augment" || word == "mask")
    return back().is(word) ? addLocals({NameKind::Input}) : addWords({"with", "rate"});
  if (word == "clip" && back().is("clip"))
    return addWords({"norm"});
  bool afterValue =
      back().is(Kind::Identifier) || back().is(Kind::Number) || back().is(Kind::RParen) || back().is(Kind::RBracket);
  if (!afterValue)
    return itemWord == "dim" || itemWord == "const" ? addItems({NameKind::Const}) : addValues();
  // A value is complete, or a name is being thought of.
  if (word == "repeat")
    return back().is("repeat") ? addItems({NameKind::Const}) : addWords({"as"});
  if (word == "dim" && !back().is("dim"))
    return addWords({"in"});
  if (word == "layer" || word == "model")
    return back().is(Kind::RBracket) || (word == "model" && !back().is("model")) ? addWords({"options"}) : void();
  if (word == "variant" || word == "train")
    return back().is(word) ? void() : addWords({word == "train" ? "for" : "of"});
}

std::vector<Suggestion> Suggester::run() {
  if (!readTokens())
    return {};
  findSurroundings();
  if (before.empty()) {
    add(Suggestion::Kind::Keyword, "ldn 1", "the version of the language");
  } else if (back().is(Kind::Pipe)) {
    addFunctions();
  } else if (back().is(Kind::Dot) && before.size() > 1) {
    addInside(back(2).text, {NameKind::Let, NameKind::Var, NameKind::Kernel, NameKind::Option});
  } else if (!open.empty() && before[open.back()].is(Kind::LParen)) {
    size_t bracket = open.back();
    bool isCall = bracket > 0 && before[bracket - 1].is(Kind::Identifier);
    isCall ? suggestInCall(bracket) : addValues();
  } else if (!open.empty() && before[open.back()].is(Kind::LBracket)) {
    addSizes();
  } else if (statement == before.size()) {
    suggestStart();
  } else {
    suggestInStatement();
  }
  return std::move(result);
}

std::vector<Suggestion> FileIndex::suggestions(llvm::SMLoc place) const { return Suggester(*this, place).run(); }
