//===- BreakLines.cpp - Which words and comments share a line -------------===//
//
// A break that the author made stays, but for one before a `{`. A break comes
// before every item, and before every statement of braces that are written over
// several lines; the semicolons there, and any that separate nothing, go.
//
//===----------------------------------------------------------------------===//

#include "Layout.h"
#include "llvm/ADT/DenseSet.h"

using namespace ldn;
using namespace ldn::layout;
using Kind = Token::Kind;
using Role = Token::Role;

namespace {

struct Comment {
  llvm::StringRef text;
  bool ownLine, afterEmpty;
  unsigned column;
};

/// What stands between two tokens.
struct Gap {
  llvm::SmallVector<Comment, 1> comments;
  bool afterEmpty = false; // an empty line stands before the second token
};

class Breaker {
public:
  Breaker(llvm::StringRef text, llvm::ArrayRef<Token> tokens) : text(text), tokens(tokens) {}
  std::vector<Line> run();

private:
  void findLongBraces();
  Gap gapBefore(const Token &token);
  void addComments(const Gap &gap, bool startsUnit);
  bool startsUnit(const Token &token) const;
  bool breaksBefore(const Token &token) const;
  Line &newLine(bool afterEmpty, bool continues);

  llvm::StringRef text;
  llvm::ArrayRef<Token> tokens;
  llvm::DenseSet<const Token *> longBraces; // both of a pair that is written over several lines
  llvm::SmallVector<const Token *> open;
  size_t readUpTo = 0; // offset in `text`
  const Token *last = nullptr;
  llvm::SmallVector<bool> lists; // of the open ( and [: whether they are [
  std::vector<Line> lines;
  unsigned commentColumn = 0; // in the text, of the comment at the end of the last line
};

} // namespace

void Breaker::findLongBraces() {
  llvm::SmallVector<const Token *> pending;
  for (const Token &token : tokens) {
    // Everything around it has a line break inside.
    if (token.startsLine && !token.is(Kind::LBrace))
      longBraces.insert(pending.begin(), pending.end());
    if (token.is(Kind::LBrace)) {
      pending.push_back(&token);
    } else if (token.is(Kind::RBrace) && !pending.empty()) {
      if (longBraces.contains(pending.pop_back_val()))
        longBraces.insert(&token);
    }
  }
}

Gap Breaker::gapBefore(const Token &token) {
  size_t end = token.text.begin() - text.begin();
  llvm::StringRef rest = text.slice(readUpTo, end);
  readUpTo = end + token.text.size();
  Gap gap;
  unsigned breaks = last ? 0 : 2;
  while (!rest.empty()) {
    if (!rest.starts_with("//")) {
      breaks += rest.front() == '\n';
      rest = rest.drop_front();
      continue;
    }
    size_t at = rest.begin() - text.begin();
    llvm::StringRef line = text.take_front(at);
    Comment comment{rest.take_until([](char c) { return c == '\n'; }), breaks > 0, breaks > 1,
                    width(line.substr(line.rfind('\n') + 1))};
    rest = rest.drop_front(comment.text.size());
    comment.text = comment.text.rtrim();
    gap.comments.push_back(comment);
    breaks = 0;
  }
  gap.afterEmpty = breaks > 1;
  return gap;
}

Line &Breaker::newLine(bool afterEmpty, bool continues) {
  Line &line = lines.emplace_back();
  line.depth = open.size();
  line.continues = continues;
  // No empty lines at the start of a file, after `{`, and inside of a statement.
  line.afterEmpty = afterEmpty && !continues && lines.size() > 1 && !lines[lines.size() - 2].opens();
  return line;
}

void Breaker::addComments(const Gap &gap, bool startsUnit) {
  for (const Comment &comment : gap.comments) {
    if (!comment.ownLine) {
      lines.back().comment = comment.text;
      commentColumn = comment.column;
      continue;
    }
    bool goesOn = !lines.empty() && !lines.back().comment.empty() && !comment.afterEmpty &&
                  (!lines.back().words.empty() || lines.back().underComment) && comment.column == commentColumn;
    Line &line = newLine(comment.afterEmpty, !startsUnit);
    line.comment = comment.text;
    line.underComment = goesOn;
  }
}

bool Breaker::startsUnit(const Token &token) const {
  bool first = !last;
  return first || token.is(Role::Item) || token.is(Role::Statement) || token.is(Role::Clause) ||
         token.is(Kind::RBrace) || token.is(Kind::EndOfFile);
}

bool Breaker::breaksBefore(const Token &token) const {
  if (!last || !lines.back().comment.empty())
    return true;
  if (token.is(Kind::LBrace))
    return false;
  if (token.is(Kind::RBrace))
    return longBraces.contains(&token);
  bool insideLong = open.empty() || longBraces.contains(open.back());
  if (insideLong && (last->is(Kind::LBrace) || token.is(Role::Item) || token.is(Role::Statement)))
    return true;
  return token.startsLine && insideLong;
}

std::vector<Line> Breaker::run() {
  findLongBraces();
  for (const Token &token : tokens) {
    if (token.is(Kind::Semi))
      continue;
    Gap gap = gapBefore(token);
    bool isUnit = startsUnit(token);
    // Comments before a `}` belong inside.
    addComments(gap, isUnit);
    if (token.is(Kind::EndOfFile))
      break;
    bool breaks = breaksBefore(token);
    if (token.is(Kind::RBrace) && !open.empty())
      open.pop_back();
    if (breaks)
      newLine(gap.afterEmpty && !token.is(Kind::RBrace), !isUnit);
    lines.back().words.push_back({token, !lists.empty() && lists.back()});
    if (token.is(Kind::LBrace))
      open.push_back(&token);
    if (token.is(Kind::LParen) || token.is(Kind::LBracket))
      lists.push_back(token.is(Kind::LBracket));
    if ((token.is(Kind::RParen) || token.is(Kind::RBracket)) && !lists.empty())
      lists.pop_back();
    last = &token;
  }
  return std::move(lines);
}

std::vector<Line> layout::breakLines(llvm::StringRef text, llvm::ArrayRef<Token> tokens) {
  return Breaker(text, tokens).run();
}
