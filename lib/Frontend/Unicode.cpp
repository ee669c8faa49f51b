//===- Unicode.cpp - The few facts about UTF-8 the lexer needs ------------===//

#include "ldn/Frontend/Unicode.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace ldn::unicode;

namespace {
struct Range {
  uint32_t first, last;
};
} // namespace

// Letters, in order. Blocks are taken whole where nearly all of them are
// letters.
static constexpr Range letters[] = {
    {0xAA, 0xAA},       {0xB5, 0xB5},       {0xBA, 0xBA},       {0xC0, 0xD6},
    {0xD8, 0xF6},       {0xF8, 0x2C1}, // Latin
    {0x370, 0x373},     {0x376, 0x377},     {0x37B, 0x37D},     {0x37F, 0x37F},
    {0x386, 0x386},     {0x388, 0x3F5},   // Greek
    {0x3F7, 0x481},     {0x48A, 0x52F},   // Cyrillic
    {0x531, 0x556},     {0x561, 0x587},   // Armenian
    {0x5D0, 0x5EA},     {0x620, 0x64A},   // Hebrew, Arabic
    {0x904, 0x939},     {0xE01, 0xE30},   // Devanagari, Thai
    {0x10A0, 0x10FF},   {0x1D00, 0x1FBC}, // Georgian; phonetic, Greek accents
    {0x1FC2, 0x1FCC},   {0x1FD0, 0x1FDB},   {0x1FE0, 0x1FEC},   {0x1FF2, 0x1FFC},
    {0x2102, 0x2102},   {0x210A, 0x2113}, // ℂ ... ℓ
    {0x2115, 0x2115},   {0x211A, 0x211D},   {0x2124, 0x2124},   {0x2128, 0x2128},
    {0x212A, 0x212D},   {0x212F, 0x2139},   {0x3041, 0x3096},   {0x30A1, 0x30FA}, // Kana
    {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xAC00, 0xD7A3},                     // Han, Hangul
    {0x1D400, 0x1D6C0}, {0x1D6C2, 0x1D6DA}, {0x1D6DC, 0x1D7CB},                   // 𝐀 ... 𝝎
};

// What may follow in a name, besides letters: accents, raised and lowered
// characters.
static constexpr Range marks[] = {
    {0xB2, 0xB3},     {0xB9, 0xB9},     {0x300, 0x36F},   {0x2032, 0x2034},
    {0x2070, 0x2071}, {0x2074, 0x2079}, {0x207F, 0x2089}, {0x2090, 0x209C},
};

static bool contains(llvm::ArrayRef<Range> ranges, uint32_t c) {
  auto after = llvm::upper_bound(ranges, c, [](uint32_t c, const Range &range) { return c < range.first; });
  return after != ranges.begin() && c <= std::prev(after)->last;
}

CodePoint ldn::unicode::decode(llvm::StringRef text) {
  if (text.empty())
    return {};
  auto byte = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  if (byte(0) < 0x80)
    return {byte(0), 1};
  unsigned bytes = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : 2;
  if (byte(0) < 0xC2 || byte(0) > 0xF4 || text.size() < bytes)
    return {CodePoint::kInvalid, 1};
  uint32_t value = byte(0) & (0x7F >> bytes);
  for (unsigned i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xC0) != 0x80)
      return {CodePoint::kInvalid, 1};
    value = value << 6 | (byte(i) & 0x3F);
  }
  static constexpr uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (value < smallest[bytes] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
    return {CodePoint::kInvalid, 1};
  return {value, bytes};
}

bool ldn::unicode::startsName(CodePoint c) {
  if (c.value < 0x80)
    return c.bytes && (llvm::isAlpha(c.value) || c.value == '_');
  return c.valid() && contains(letters, c.value);
}

bool ldn::unicode::continuesName(CodePoint c) {
  return startsName(c) || (c.value < 0x80 && llvm::isDigit(c.value)) || (c.valid() && contains(marks, c.value));
}
