#include "JsonWriter.h"

#include "Error.h"
#include "Text.h"

#include <cmath>

namespace ldn {

void JsonWriter::separate() {
  if (comma)
    out += ',';
  comma = true;
}

void JsonWriter::begin(char bracket) {
  separate();
  out += bracket;
  comma = false;
}

void JsonWriter::end(char bracket) {
  out += bracket;
  comma = true;
}

void JsonWriter::appendString(std::string_view text) {
  out += '"';
  for (char letter : text) {
    if (letter == '"' || letter == '\\')
      (out += '\\') += letter;
    else if (letter == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(letter) < 0x20)
      out += format("\\u%04x", letter);
    else
      out += letter;
  }
  out += '"';
}

void JsonWriter::key(std::string_view name) {
  separate();
  appendString(name);
  out += ':';
  comma = false;
}

void JsonWriter::value(std::string_view text) {
  separate();
  appendString(text);
}

void JsonWriter::value(int64_t number) { verbatim(std::to_string(number)); }

void JsonWriter::value(double number) {
  if (!std::isfinite(number))
    return null();
  verbatim(numberText(number));
}

void JsonWriter::value(bool truth) { verbatim(truth ? "true" : "false"); }

void JsonWriter::null() { verbatim("null"); }

void JsonWriter::verbatim(std::string_view json) {
  separate();
  out += json;
}

} // namespace ldn
