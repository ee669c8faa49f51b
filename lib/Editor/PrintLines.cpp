//===- PrintLines.cpp - Where lines start, and the text -------------------===//

#include "Layout.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Unicode.h"
#include <array>

using namespace ldn;
using namespace ldn::layout;
using Kind = Token::Kind;
using Role = Token::Role;

unsigned layout::width(llvm::StringRef text) {
  int columns = llvm::sys::unicode::columnWidthUTF8(text);
  return columns < 0 ? text.size() : columns;
}

//===----------------------------------------------------------------------===//
// Between words
//===----------------------------------------------------------------------===//

static bool isNegation(const Token &token) { return token.is(Kind::Minus) && !token.is(Role::Plain); }

static bool isProduct(const Token &token) {
  return token.is(Kind::Star) || token.is(Kind::Slash) || token.is(Kind::At);
}

/// `4*D`, and in a list of sizes any product: a size is written without spaces.
static bool isSize(llvm::ArrayRef<Word> words, size_t op) {
  auto is = [&](size_t at, Kind kind) { return at < words.size() && words[at].token.is(kind); };
  auto isWhole = [&](size_t at) { return is(at, Kind::Number) && llvm::all_of(words[at].token.text, llvm::isDigit); };
  bool isCall = is(op + 2, Kind::LParen) && words[op + 2].token.is(Role::Attached);
  if (op == 0 || isCall || (op > 1 && isProduct(words[op - 2].token)))
    return false;
  if (is(op, Kind::Star) && isWhole(op - 1) && is(op + 1, Kind::Identifier))
    return true;
  bool isOfNames =
      (isWhole(op - 1) || is(op - 1, Kind::Identifier)) && (isWhole(op + 1) || is(op + 1, Kind::Identifier));
  return (is(op, Kind::Star) || is(op, Kind::Slash)) && isOfNames && words[op].inList;
}

llvm::StringRef layout::between(const Line &line, size_t second) {
  if (second == 0)
    return "";
  llvm::ArrayRef<Word> words = line.words;
  const Token &a = words[second - 1].token, &b = words[second].token;
  bool opens = a.is(Kind::LParen) || a.is(Kind::LBracket), closes = b.is(Kind::RParen) || b.is(Kind::RBracket);
  bool inName = a.is(Kind::Dot) || b.is(Kind::Dot) || a.is(Kind::DotDot) || b.is(Kind::DotDot);
  if (opens || closes || inName || b.is(Kind::Comma) || b.is(Kind::Colon) || b.is(Role::Attached) || isNegation(a) ||
      isSize(words, second) || isSize(words, second - 1) || (a.is(Kind::LBrace) && b.is(Kind::RBrace)))
    return "";
  if (b.is(Role::Statement) && !a.is(Kind::LBrace))
    return "; ";
  if (b.is(Role::Clause) && !a.is(Kind::LBrace))
    return "   ";
  return " ";
}

//===----------------------------------------------------------------------===//
// Lines
//===----------------------------------------------------------------------===//

namespace {

/// Lines are printed without the comments at their ends: those wait for the width of all lines beside them.
class Printer {
public:
  explicit Printer(llvm::ArrayRef<Line> lines) : lines(lines) {}
  std::string run();

private:
  static constexpr unsigned kIndent = 2, kHang = 4, kBeforeComment = 3;

  /// What brackets are open around a place of a statement; the first level is the statement.
  struct Level {
    unsigned column;     // of the first thing inside
    unsigned lineColumn; // of the line that it was opened in
    unsigned closing;    // of its bracket, if that starts a line
    unsigned hang;       // of an operator with none to stand under
    bool isEmpty = true; // the bracket is the last of its line
    // Where the first pipe, sum and product of the argument stand.
    std::array<std::optional<unsigned>, 3> operators = {};
  };

  static std::optional<unsigned> operatorClass(const Token &token);
  unsigned columnOf(const Line &line);
  void printWords(const Line &line);
  void note(const Line &line, size_t word, unsigned column, unsigned lineColumn);
  void addComments();

  llvm::ArrayRef<Line> lines;
  std::vector<std::string> texts;
  llvm::SmallVector<Level> levels;
};

} // namespace

std::optional<unsigned> Printer::operatorClass(const Token &token) {
  if (token.is(Kind::Pipe))
    return 0;
  if ((token.is(Kind::Plus) || token.is(Kind::Minus)) && !isNegation(token))
    return 1;
  return isProduct(token) ? std::optional(2u) : std::nullopt;
}

unsigned Printer::columnOf(const Line &line) {
  if (!line.continues || levels.empty())
    return line.depth * kIndent;
  const Level &level = levels.back();
  if (line.words.empty())
    return level.column;
  const Token &first = line.words[0].token;
  if (levels.size() > 1 && (first.is(Kind::RParen) || first.is(Kind::RBracket)))
    return level.isEmpty ? level.lineColumn : level.closing;
  if (auto kind = operatorClass(first))
    return level.operators[*kind].value_or(level.hang);
  return level.column;
}

/// Keeps in mind what later lines stand under.
void Printer::note(const Line &line, size_t word, unsigned column, unsigned lineColumn) {
  const Token &token = line.words[word].token;
  if (token.is(Kind::LParen) || token.is(Kind::LBracket)) {
    Level level{column + 1, lineColumn, column, column + 1 + kIndent};
    if (word + 1 == line.words.size())
      level = {lineColumn + kIndent, lineColumn, column, lineColumn + kIndent};
    level.isEmpty = word + 1 == line.words.size();
    levels.push_back(level);
    return;
  }
  if ((token.is(Kind::RParen) || token.is(Kind::RBracket)) && levels.size() > 1) {
    levels.pop_back();
    return;
  }
  Level &level = levels.back();
  if (auto kind = operatorClass(token)) {
    if (!level.operators[*kind])
      level.operators[*kind] = column;
  } else if (token.is(Kind::Comma) || token.is(Kind::Equal) || token.is(Kind::Becomes) || token.is(Kind::Colon)) {
    level.operators = {};
  }
  // What follows the word of a clause, or of a list of constants, stands in a column.
  bool isList = line.words[0].token.is("dim") || line.words[0].token.is("const");
  bool ofItem = line.starts(Role::Item) && isList && word == 1;
  if (ofItem || (word > 0 && line.words[word - 1].token.is(Role::Clause)))
    level.column = level.hang = column;
}

void Printer::printWords(const Line &line) {
  if (!line.continues)
    levels.assign(1, {line.depth * kIndent + kHang, line.depth * kIndent, 0, line.depth * kIndent + kHang});
  unsigned lineColumn = columnOf(line);
  std::string &text = texts.emplace_back(lineColumn, ' ');
  unsigned column = lineColumn;
  for (auto [index, word] : llvm::enumerate(line.words)) {
    llvm::StringRef space = between(line, index);
    text += space;
    text.append(word.padding, ' ');
    column += space.size() + word.padding;
    note(line, index, column, lineColumn);
    text += word.token.text;
    column += width(word.token.text);
  }
}

static bool isCommentAlone(const Line &line) { return line.words.empty() && !line.underComment; }

/// The comments at the ends of neighbouring lines stand in one column.
void Printer::addComments() {
  for (size_t from = 0; from < lines.size();) {
    unsigned column = 0;
    size_t to = from;
    do {
      if (!lines[to].comment.empty() && !lines[to].words.empty())
        column = std::max(column, width(texts[to]) + kBeforeComment);
      ++to;
    } while (to < lines.size() && !lines[to].afterEmpty && lines[to].depth == lines[from].depth &&
             !lines[to - 1].opens() && !isCommentAlone(lines[to - 1]) && !isCommentAlone(lines[to]));
    for (; from < to; ++from) {
      const Line &line = lines[from];
      if (line.comment.empty())
        continue;
      std::string &text = texts[from];
      if (line.underComment)
        text.clear();
      if (!isCommentAlone(line))
        text.append(column - width(text), ' ');
      text += line.comment;
    }
  }
}

std::string Printer::run() {
  for (const Line &line : lines)
    printWords(line);
  addComments();
  std::string result;
  for (auto [line, text] : llvm::zip(lines, texts))
    result += (line.afterEmpty ? "\n" : "") + text + "\n";
  return result;
}

std::string layout::printLines(llvm::ArrayRef<Line> lines) { return Printer(lines).run(); }
