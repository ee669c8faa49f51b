//===- Diagnostics.cpp - Messages about a file ----------------------------===//
//
// SourceMgr's own printer is not used because it omits the caret on lines with
// non-ASCII characters, prints lines of any length, and sends control
// characters to the terminal.
//
//===----------------------------------------------------------------------===//

#include "ldn/Frontend/Diagnostics.h"
#include "ldn/Frontend/Unicode.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/Unicode.h"
#include "llvm/Support/raw_ostream.h"

using namespace ldn;

namespace {

/// A source line as it is shown, and the columns (from 0) of the part that is
/// marked.
struct ShownLine {
  std::string text;
  size_t from = 0, to = 0;
};

} // namespace

/// Appends the first character of `rest` to `text` so that it can be shown
/// anywhere, and returns its columns.
static size_t show(llvm::StringRef rest, unicode::CodePoint c, size_t column, std::string &text) {
  llvm::StringRef character = rest.take_front(c.bytes);
  if (character == "\t") {
    size_t width = 8 - column % 8;
    text.append(width, ' ');
    return width;
  }
  int width = c.valid() ? llvm::sys::unicode::columnWidthUTF8(character) : -1;
  if (width >= 0) {
    text += character;
    return width;
  }
  std::string escape;
  for (char byte : character)
    escape += "\\x" + llvm::utohexstr(static_cast<uint8_t>(byte), false, 2);
  text += escape;
  return escape.size();
}

/// `from` and `to` are offsets into `line`. Of a long line only the
/// surroundings of `from` are taken.
static ShownLine show(llvm::StringRef line, size_t from, size_t to) {
  constexpr size_t kBefore = 100, kAfter = 100;
  size_t begin = 0, end = line.size();
  auto insideCharacter = [&](size_t i) { return (line[i] & 0xC0) == 0x80; };
  if (from > kBefore + 3)
    for (begin = from - kBefore; begin < from && insideCharacter(begin);)
      ++begin;
  if (end > from + kAfter + 3)
    for (end = from + kAfter; end > from && insideCharacter(end);)
      --end;

  ShownLine shown;
  size_t column = 0;
  if (begin != 0) {
    shown.text = "...";
    column = 3;
  }
  for (size_t i = begin; i < end;) {
    unicode::CodePoint c = unicode::decode(line.substr(i));
    if (i <= from)
      shown.from = column;
    column += show(line.substr(i), c, column, shown.text);
    i += c.bytes;
    if (i <= to)
      shown.to = column;
  }
  if (from >= end)
    shown.from = column;
  shown.to = std::max(shown.to, shown.from + 1);
  if (end != line.size())
    shown.text += "...";
  return shown;
}

static llvm::StringRef describe(Diagnostics::Kind kind) {
  switch (kind) {
  case Diagnostics::Kind::Error:
    return "error";
  case Diagnostics::Kind::Warning:
    return "warning";
  case Diagnostics::Kind::Note:
    return "note";
  }
  llvm_unreachable("all kinds are listed");
}

static void print(const llvm::SourceMgr &sources, llvm::raw_ostream &stream, Diagnostics::Kind severity,
                  llvm::SMRange range, llvm::StringRef message) {
  llvm::StringRef kind = describe(severity);
  unsigned bufferId = range.isValid() ? sources.FindBufferContainingLoc(range.Start) : 0;
  if (!bufferId) {
    stream << kind << ": " << message << '\n';
    return;
  }
  const llvm::MemoryBuffer &buffer = *sources.getMemoryBuffer(bufferId);
  llvm::StringRef text = buffer.getBuffer();
  size_t from = range.Start.getPointer() - text.begin();
  size_t to = std::max<size_t>(from, range.End.getPointer() - text.begin());
  // npos + 1 is 0: the first line.
  size_t lineFrom = text.take_front(from).rfind('\n') + 1;
  if (lineFrom == 0 && text.starts_with("\xEF\xBB\xBF") && from >= 3)
    lineFrom = 3; // a byte order mark is not shown
  llvm::StringRef line = text.substr(lineFrom).split('\n').first.rtrim('\r');

  auto [number, column] = lineAndColumn(sources, range.Start);
  stream << buffer.getBufferIdentifier() << ':' << number << ':' << column << ": " << kind << ": " << message << '\n';
  ShownLine shown = show(line, from - lineFrom, std::min(to - lineFrom, line.size()));
  stream << shown.text << '\n';
  stream.indent(shown.from) << '^' << std::string(shown.to - shown.from - 1, '~') << '\n';
}

Diagnostics::Diagnostics(const llvm::SourceMgr &sources, llvm::raw_ostream &stream, unsigned limit)
    : Diagnostics(
          sources,
          [&sources, &stream](Kind kind, llvm::SMRange range, llvm::StringRef message) {
            print(sources, stream, kind, range, message);
          },
          limit) {}

bool Diagnostics::isNew(llvm::SMRange range, const llvm::Twine &message) {
  std::string key = message.str();
  key += '@' + llvm::utohexstr(reinterpret_cast<uintptr_t>(range.Start.getPointer()));
  bool first = said.insert(key).second;
  lastShown &= first;
  return first;
}

void Diagnostics::error(llvm::SMRange range, const llvm::Twine &message) {
  // What is not shown need not be compared either.
  if (!full() && !isNew(range, message))
    return;
  ++errors;
  lastShown = errors <= limit;
  if (lastShown)
    consume(Kind::Error, range, message.str());
  else if (errors == limit + 1)
    consume(Kind::Error, {}, ("more than " + llvm::Twine(limit) + " errors, the others are not shown").str());
}

void Diagnostics::warning(llvm::SMRange range, const llvm::Twine &message) {
  if (!isNew(range, message))
    return;
  lastShown = !full();
  if (lastShown)
    consume(Kind::Warning, range, message.str());
}

void Diagnostics::note(llvm::SMRange range, const llvm::Twine &message) {
  if (lastShown)
    consume(Kind::Note, range, message.str());
}

std::pair<unsigned, unsigned> ldn::lineAndColumn(const llvm::SourceMgr &sources, llvm::SMLoc place) {
  unsigned bufferId = sources.FindBufferContainingLoc(place);
  llvm::StringRef text = sources.getMemoryBuffer(bufferId)->getBuffer();
  unsigned line = sources.FindLineNumber(place, bufferId);
  llvm::StringRef before(text.begin(), place.getPointer() - text.begin());
  before = before.substr(before.rfind('\n') + 1);
  if (line == 1)
    before.consume_front("\xEF\xBB\xBF");
  unsigned column = 1;
  for (unicode::CodePoint c = unicode::decode(before); c.bytes != 0; c = unicode::decode(before), ++column)
    before = before.drop_front(c.bytes);
  return {line, column};
}

llvm::StringRef ldn::nearest(llvm::StringRef word, llvm::ArrayRef<llvm::StringRef> candidates) {
  // Of a name that long any guess is a bad one, and the distance takes
  // quadratic time.
  constexpr size_t kLongest = 64;
  llvm::StringRef best;
  unsigned bestDistance = (word.size() + 2) / 3 + 1;
  for (llvm::StringRef candidate : candidates) {
    if (word.size() > kLongest || candidate.size() > kLongest || candidate == word)
      continue;
    // Case alone costs nothing; and a word of which nothing is kept is another
    // word.
    unsigned distance = candidate.equals_insensitive(word) ? 0 : candidate.edit_distance(word, true, bestDistance);
    bool keeps = distance < std::min(word.size(), candidate.size());
    if (distance < bestDistance && keeps) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

std::string ldn::didYouMean(llvm::StringRef word, llvm::ArrayRef<llvm::StringRef> candidates) {
  llvm::StringRef near = nearest(word, candidates);
  return near.empty() ? "" : ("; did you mean '" + near + "'?").str();
}
