//===- LineMap.cpp - Places as the protocol counts them -------------------===//

#include "LineMap.h"

#include "ldn/Frontend/Unicode.h"

#include "llvm/ADT/STLExtras.h"

using namespace ldn;
using llvm::lsp::Position;

static int units(unicode::CodePoint c) { return c.valid() && c.value > 0xFFFF ? 2 : 1; }

LineMap::LineMap(llvm::StringRef text) : text(text), starts{0} {
  for (auto [offset, c] : llvm::enumerate(text))
    if (c == '\n')
      starts.push_back(offset + 1);
}

size_t LineMap::offset(Position position) const {
  if (position.line < 0)
    return 0;
  size_t line = position.line;
  if (line >= starts.size())
    return text.size();
  size_t offset = starts[line];
  llvm::StringRef rest = text.substr(offset).split('\n').first;
  for (int left = position.character; left > 0 && !rest.empty();) {
    unicode::CodePoint c = unicode::decode(rest);
    left -= units(c);
    if (left < 0) // between the two halves of a character
      break;
    offset += c.bytes;
    rest = rest.drop_front(c.bytes);
  }
  return offset;
}

Position LineMap::position(size_t offset) const {
  offset = std::min(offset, text.size());
  size_t line = llvm::upper_bound(starts, offset) - starts.begin() - 1;
  llvm::StringRef before = text.slice(starts[line], offset);
  int character = 0;
  while (!before.empty()) {
    unicode::CodePoint c = unicode::decode(before);
    character += units(c);
    before = before.drop_front(c.bytes);
  }
  return Position(line, character);
}

llvm::lsp::Range LineMap::range(llvm::SMRange range) const {
  if (!range.isValid())
    return llvm::lsp::Range(Position(0, 0));
  return {position(range.Start), position(range.End)};
}
