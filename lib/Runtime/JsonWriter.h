#ifndef LDN_LIB_RUNTIME_JSONWRITER_H
#define LDN_LIB_RUNTIME_JSONWRITER_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ldn {

/// Writes JSON on one line; puts the commas. Calls must nest properly.
///     json.beginObject(); json.key("size"); json.value(int64_t(3)); json.endObject();
class JsonWriter {
public:
  void beginObject() { begin('{'); }
  void endObject() { end('}'); }
  void beginArray() { begin('['); }
  void endArray() { end(']'); }
  void key(std::string_view name);

  void value(std::string_view text);
  void value(const char *text) { value(std::string_view(text)); }
  void value(int64_t number);
  void value(double number); ///< the shortest digits that read back as the same number; null where there is none
  void value(bool truth);
  template <typename Item>
  void value(const std::vector<Item> &items) {
    beginArray();
    for (const Item &item : items)
      value(item);
    endArray();
  }
  void null();
  /// A value that already is JSON.
  void verbatim(std::string_view json);

  template <typename Value>
  void member(std::string_view name, Value &&content) {
    key(name);
    value(std::forward<Value>(content));
  }

  const std::string &text() const { return out; }

private:
  void begin(char bracket);
  void end(char bracket);
  void separate();
  void appendString(std::string_view text);

  std::string out;
  bool comma = false; // an item stands before in the same brackets
};

} // namespace ldn

#endif
