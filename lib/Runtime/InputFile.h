#ifndef LDN_LIB_RUNTIME_INPUTFILE_H
#define LDN_LIB_RUNTIME_INPUTFILE_H

#include "Error.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace ldn {

/// The bytes of a file: mapped where it is a regular file, else (a pipe) read to the end.
class InputFile {
public:
  InputFile() = default;
  InputFile(InputFile &&other) noexcept { swap(other); }
  InputFile &operator=(InputFile &&other) noexcept {
    swap(other);
    return *this;
  }
  ~InputFile();

  static Error open(const std::string &path, InputFile &file);

  const std::string &path() const { return name; }
  const char *data() const { return bytes; }
  int64_t size() const { return length; }
  std::string_view text(int64_t offset, int64_t count) const { return {bytes + offset, static_cast<size_t>(count)}; }

private:
  void swap(InputFile &other);
  Error readAll(int descriptor);

  std::string name;
  char *bytes = nullptr;
  int64_t length = 0;
  bool mapped = false;
};

} // namespace ldn

#endif
