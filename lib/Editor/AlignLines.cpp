//===- AlignLines.cpp - Which words stand in columns ----------------------===//
//
// Columns are those of neighbours: an empty line or a statement of another kind
// ends them. The clauses of a recipe, which are all of one kind, have one column.
//
//===----------------------------------------------------------------------===//

#include "Layout.h"

#include "llvm/ADT/STLExtras.h"

using namespace ldn;
using namespace ldn::layout;
using Kind = Token::Kind;
using Role = Token::Role;

namespace {

/// Which word of a line stands in a column with those of its neighbours; `group` is what neighbours have in common.
struct Anchor {
  llvm::StringRef group;
  size_t word = 0;
};

} // namespace

static bool isShort(const Token &word) { return word.is("batch") || word.is("epochs") || word.is("seed"); }

static Anchor anchorOf(const Line &line) {
  llvm::ArrayRef<Word> words = line.words;
  auto is = [&](size_t at, Kind kind) { return at < words.size() && words[at].token.is(kind); };
  const Token &first = words.front().token;
  if (line.starts(Role::Statement)) {
    bool named = is(0, Kind::Identifier) && is(1, Kind::Identifier);
    if (named && is(2, Kind::Equal) && (first.is("let") || first.is("kernel") || first.is("var")))
      return {first.text, 2};
    if (named && is(2, Kind::Colon) && (first.is("input") || first.is("output") || first.is("param")))
      return {"port", 1};
    auto becomes = llvm::find_if(words, [](const Word &word) { return word.token.is(Kind::Becomes); });
    if (becomes != words.end())
      return {":=", static_cast<size_t>(becomes - words.begin())};
  }
  if (line.starts(Role::Item) && first.is("variant") && words.size() > 2 && !line.opens())
    return {"variant", 2};
  if (line.starts(Role::Clause) && words.size() > 1 && !isShort(first))
    return {"clause", 1};
  return {};
}

/// How wide a line is before a word.
static unsigned widthBefore(const Line &line, size_t word) {
  unsigned columns = 0;
  for (size_t i = 0; i < word; ++i)
    columns += width(between(line, i)) + width(line.words[i].token.text);
  return columns;
}

void layout::alignLines(std::vector<Line> &lines) {
  for (size_t from = 0; from < lines.size();) {
    if (lines[from].words.empty() || lines[from].continues || !anchorOf(lines[from]).word) {
      ++from;
      continue;
    }
    llvm::StringRef group = anchorOf(lines[from]).group;
    llvm::SmallVector<std::pair<Line *, size_t>> members;
    unsigned column = 0;
    size_t to = from;
    for (; to < lines.size() && lines[to].depth == lines[from].depth; ++to) {
      Line &line = lines[to];
      bool isClause = group == "clause";
      if (to != from && line.afterEmpty && !isClause)
        break;
      if (line.words.empty() || line.continues)
        continue;
      Anchor anchor = anchorOf(line);
      if (anchor.group == group) {
        members.push_back({&line, anchor.word});
        column = std::max(column, widthBefore(line, anchor.word));
      } else if (!isClause) {
        break;
      }
    }
    for (auto [line, word] : members)
      line->words[word].padding = column - widthBefore(*line, word);
    from = to;
  }
}
