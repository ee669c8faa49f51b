#include "Npy.h"

#include "Text.h"

#include <bit>
#include <charconv>

namespace {

using namespace ldn;

/// Reads the few kinds of Python literals that a header consists of.
class HeaderReader {
public:
  HeaderReader(std::string_view text, NpyHeader &header) : text(text), header(header) {}

  bool read() {
    if (!expect('{'))
      return false;
    while (peek() != '}') {
      std::string key;
      if (!readString(key) || !expect(':') || !readMember(key))
        return false;
      if (peek() != '}' && !expect(','))
        return false;
    }
    ++position;
    if (peek() != '\0')
      return fail("something follows the dictionary");
    if (!hasType || !hasOrder || !hasShape)
      return fail(format("'%s' is missing", !hasType ? "descr" : !hasOrder ? "fortran_order" : "shape"));
    return true;
  }

  std::string problem;

private:
  bool fail(const std::string &what) {
    if (problem.empty())
      problem = what;
    return false;
  }

  char peek() {
    while (position < text.size() && (text[position] == ' ' || text[position] == '\n'))
      ++position;
    return position < text.size() ? text[position] : '\0';
  }

  bool expect(char wanted) {
    if (peek() != wanted)
      return fail(format("'%c' is missing", wanted));
    ++position;
    return true;
  }

  bool readString(std::string &value) {
    char quote = peek();
    if (quote != '\'' && quote != '"')
      return fail("a string is missing");
    size_t end = text.find(quote, position + 1);
    if (end == std::string_view::npos)
      return fail("a string is cut off");
    value = text.substr(position + 1, end - position - 1);
    position = end + 1;
    return true;
  }

  bool readMember(const std::string &key) {
    if (key == "descr")
      return readType();
    if (key == "fortran_order")
      return readOrder();
    if (key == "shape")
      return readShape();
    return fail("'" + key + "' is not known");
  }

  bool readType() {
    hasType = true;
    if (peek() == '[')
      return fail("records of several fields are not supported");
    if (!readString(header.descr))
      return false;
    struct Known {
      const char *code;
      ElementType type;
    };
    constexpr Known kKnown[] = {{"u1", ElementType::U8},  {"i1", ElementType::I8},  {"u2", ElementType::U16},
                                {"i2", ElementType::I16}, {"u4", ElementType::U32}, {"i4", ElementType::I32},
                                {"u8", ElementType::U64}, {"i8", ElementType::I64}, {"f2", ElementType::F16},
                                {"f4", ElementType::F32}, {"f8", ElementType::F64}};
    std::string_view code = header.descr;
    char order = code.empty() ? '\0' : code[0];
    if (order == '<' || order == '>' || order == '|' || order == '=')
      code.remove_prefix(1);
    for (const Known &known : kKnown)
      if (code == known.code) {
        header.type = known.type;
        bool little = std::endian::native == std::endian::little;
        header.swapped = byteSize(known.type) > 1 && (order == '>' ? little : order == '<' && !little);
        return true;
      }
    return fail("dtype '" + header.descr + "' is not supported (u1, i4, f4, f8 and their kin are)");
  }

  bool readOrder() {
    hasOrder = true;
    peek();
    for (std::string_view word : {"True", "False"})
      if (text.substr(position, word.size()) == word) {
        header.fortran = word == "True";
        position += word.size();
        return true;
      }
    return fail("'fortran_order' is neither True nor False");
  }

  bool readShape() {
    hasShape = true;
    header.shape.clear();
    if (peek() != '(')
      return fail("'shape' is not a tuple");
    ++position;
    while (peek() != ')') {
      int64_t size = 0;
      const char *begin = text.data() + position;
      auto [end, status] = std::from_chars(begin, text.data() + text.size(), size);
      if (status == std::errc::result_out_of_range)
        return fail("'shape' holds a number that is too large");
      if (status != std::errc())
        return fail("'shape' holds something that is no whole number");
      if (size < 0)
        return fail(format("'shape' holds the negative number %lld", static_cast<long long>(size)));
      header.shape.push_back(size);
      position += end - begin;
      if (peek() == 'L') // as Python 2 wrote them
        ++position;
      if (peek() != ')' && !expect(','))
        return false;
    }
    ++position;
    return true;
  }

  std::string_view text;
  size_t position = 0;
  NpyHeader &header;
  bool hasType = false, hasOrder = false, hasShape = false;
};

} // namespace

bool ldn::readNpyHeader(std::string_view text, NpyHeader &header, std::string &problem) {
  HeaderReader reader(text, header);
  bool read = reader.read();
  problem = reader.problem;
  return read;
}
