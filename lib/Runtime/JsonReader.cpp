#include "JsonReader.h"

#include "Error.h"

#include <charconv>

namespace {

constexpr int kMaxDepth = 64;

void appendUtf8(std::string &text, uint32_t code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
    return;
  }
  int continuations = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  constexpr unsigned char kLead[] = {0, 0xc0, 0xe0, 0xf0};
  text += static_cast<char>(kLead[continuations] | (code >> (6 * continuations)));
  for (int i = continuations - 1; i >= 0; --i)
    text += static_cast<char>(0x80 | ((code >> (6 * i)) & 0x3f));
}

bool isDigit(char letter) { return letter >= '0' && letter <= '9'; }

/// The length of the UTF-8 sequence at the front of `text`; 0 where it is not valid (too long, a surrogate, cut off).
size_t utf8Length(std::string_view text) {
  auto byte = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  unsigned lead = byte(0);
  if (lead < 0x80)
    return 1;
  size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  uint32_t code = lead & (0x7f >> length);
  for (size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80)
      return 0;
    code = code << 6 | (byte(i) & 0x3f);
  }
  constexpr uint32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  bool surrogate = code >= 0xd800 && code < 0xe000;
  return lead < 0xc0 || lead > 0xf4 || code < kSmallest[length] || code > 0x10ffff || surrogate ? 0 : length;
}

} // namespace

namespace ldn {

bool JsonReader::fail(const std::string &what) {
  if (message.empty())
    message = format("%s at byte %zu", what.c_str(), position);
  return false;
}

char JsonReader::peek() {
  while (position < text.size() && (text[position] == ' ' || text[position] == '\t' || text[position] == '\n' ||
                                    text[position] == '\r'))
    ++position;
  return position < text.size() ? text[position] : '\0';
}

bool JsonReader::expect(char wanted) {
  if (peek() != wanted || position >= text.size())
    return fail(format("'%c' is missing", wanted));
  ++position;
  return true;
}

bool JsonReader::open(char bracket, const char *what) {
  if (!message.empty())
    return false;
  if (peek() != bracket)
    return fail(format("%s is missing", what));
  if (++depth > kMaxDepth)
    return fail("too deeply nested");
  ++position;
  first = true;
  return true;
}

bool JsonReader::next(char closing) {
  if (!message.empty())
    return false;
  if (peek() == closing) {
    ++position;
    return false;
  }
  bool isFirst = first;
  first = false;
  return isFirst || expect(',');
}

bool JsonReader::close() {
  first = false;
  --depth;
  return message.empty();
}

bool JsonReader::readEnd() {
  if (!message.empty())
    return false;
  peek();
  return position == text.size() || fail("something follows the value");
}

bool JsonReader::readHex(uint32_t &unit) {
  if (text.size() - position < 4)
    return fail("an escape is cut off");
  auto [end, status] = std::from_chars(text.data() + position, text.data() + position + 4, unit, 16);
  if (status != std::errc() || end != text.data() + position + 4)
    return fail("an escape is wrong");
  position += 4;
  return true;
}

bool JsonReader::readEscape(std::string &value) { // after the backslash
  constexpr std::string_view kLetters = "\"\\/bfnrt", kMeanings = "\"\\/\b\f\n\r\t";
  if (position >= text.size())
    return fail("a string is cut off");
  char letter = text[position++];
  if (size_t i = kLetters.find(letter); i != std::string_view::npos) {
    value += kMeanings[i];
    return true;
  }
  uint32_t code;
  if (letter != 'u')
    return fail("an escape is wrong");
  if (!readHex(code))
    return false;
  if (code >= 0xd800 && code < 0xdc00) { // the first half of a pair
    uint32_t low;
    if (text.substr(position, 2) != "\\u")
      return fail("half of a surrogate pair is missing");
    position += 2;
    if (!readHex(low))
      return false;
    if (low < 0xdc00 || low >= 0xe000)
      return fail("half of a surrogate pair is missing");
    code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
  } else if (code >= 0xdc00 && code < 0xe000) {
    return fail("half of a surrogate pair is missing");
  }
  appendUtf8(value, code);
  return true;
}

bool JsonReader::readString(std::string &value) {
  value.clear();
  if (!message.empty())
    return false;
  if (peek() != '"')
    return fail("a string is missing");
  ++position;
  while (position < text.size()) {
    char letter = text[position];
    if (letter == '"') {
      ++position;
      return true;
    }
    if (letter == '\\') {
      ++position;
      if (!readEscape(value))
        return false;
      continue;
    }
    size_t length = utf8Length(text.substr(position));
    if (static_cast<unsigned char>(letter) < 0x20 || length == 0)
      return fail("a string holds a byte that is not allowed");
    value.append(text, position, length);
    position += length;
  }
  return fail("a string is cut off");
}

/// The characters of the number that comes next; empty after a failure.
std::string_view JsonReader::numberText() {
  if (!message.empty())
    return {};
  peek();
  size_t i = position;
  auto at = [&](size_t index) { return index < text.size() ? text[index] : '\0'; };
  auto digits = [&] {
    size_t before = i;
    while (isDigit(at(i)))
      ++i;
    return i > before;
  };
  if (at(i) == '-')
    ++i;
  bool valid = at(i) == '0' ? (++i, true) : digits();
  if (valid && at(i) == '.')
    valid = (++i, digits());
  if (valid && (at(i) == 'e' || at(i) == 'E')) {
    ++i;
    if (at(i) == '+' || at(i) == '-')
      ++i;
    valid = digits();
  }
  if (!valid) {
    fail("a number is missing");
    return {};
  }
  std::string_view number = text.substr(position, i - position);
  position = i;
  return number;
}

bool JsonReader::readInteger(int64_t &value) {
  std::string_view number = numberText();
  if (number.empty())
    return false;
  auto [end, status] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (status != std::errc() || end != number.data() + number.size())
    return fail("'" + std::string(number) + "' is not a whole number of 64 bits,");
  return true;
}

bool JsonReader::readNumber(double &value) {
  std::string_view number = numberText();
  if (number.empty())
    return false;
  auto [end, status] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (status != std::errc() || end != number.data() + number.size())
    return fail("'" + std::string(number) + "' is too large or too small,");
  return true;
}

bool JsonReader::readWord(std::string_view word) {
  if (text.substr(position, word.size()) != word)
    return fail("a value is wrong");
  position += word.size();
  return true;
}

bool JsonReader::skip() {
  if (!message.empty())
    return false;
  std::string ignored;
  switch (peek()) {
  case '{':
    return readObject([&](const std::string &) { return skip(); });
  case '[':
    return readArray([&] { return skip(); });
  case '"':
    return readString(ignored);
  case 't':
    return readWord("true");
  case 'f':
    return readWord("false");
  case 'n':
    return readWord("null");
  default:
    return !numberText().empty();
  }
}

} // namespace ldn
