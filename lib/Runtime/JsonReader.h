#ifndef LDN_LIB_RUNTIME_JSONREADER_H
#define LDN_LIB_RUNTIME_JSONREADER_H

#include <cstdint>
#include <string>
#include <string_view>

namespace ldn {

/// Reads JSON (RFC 8259) from front to back, with the caller saying what must come next. There is no tree in between,
/// so that a hostile file costs no more memory than its own length, and no failure that is not reported: every reader
/// returns false once anything was wrong, and error() says what and where.
///
///     JsonReader json(text);
///     bool ok = json.readObject([&](const std::string &key) {
///       return key == "size" ? json.readInteger(size) : json.skip();
///     }) && json.readEnd();
class JsonReader {
public:
  explicit JsonReader(std::string_view text) : text(text) {}

  /// Calls member(key) for each member, which must read the value.
  template <typename Member>
  bool readObject(Member member) {
    if (!open('{', "an object"))
      return false;
    for (std::string key; next('}');) {
      if (!readString(key) || !expect(':') || !member(key))
        return false;
    }
    return close();
  }

  /// Calls element() for each element, which must read it.
  template <typename Element>
  bool readArray(Element element) {
    if (!open('[', "an array"))
      return false;
    while (next(']'))
      if (!element())
        return false;
    return close();
  }

  bool readString(std::string &value);
  bool readInteger(int64_t &value); ///< fails on fractions, exponents and what 64 bits do not hold
  bool readNumber(double &value);
  bool skip(); ///< any value

  /// The first character of the next value: one of {["-0…9tfn, or 0 at the end.
  char peek();
  /// Nothing but white space is left.
  bool readEnd();

  /// Records the first failure; returns false.
  bool fail(const std::string &what);
  const std::string &error() const { return message; }

private:
  bool open(char bracket, const char *what);
  bool next(char closing); ///< true when a further item follows; false at the closing bracket or after a failure
  bool close();
  bool expect(char wanted);
  bool readWord(std::string_view word);
  bool readEscape(std::string &value);
  bool readHex(uint32_t &unit);
  std::string_view numberText();

  std::string_view text;
  size_t position = 0;
  int depth = 0;
  bool first = false; // just after an opening bracket
  std::string message;
};

} // namespace ldn

#endif
