#ifndef LDN_LIB_RUNTIME_CHECKSUM_H
#define LDN_LIB_RUNTIME_CHECKSUM_H

#include <cstdint>
#include <string>

namespace ldn {

/// A sum over bytes that tells damaged data from whole ones: FNV-1a, of 64 bits, over words of eight bytes (lowest byte
/// first, the last one filled up with zeros) with the halves mixed after each; then over the number of bytes. Every
/// piece that is added ends a word.
class Checksum {
public:
  void add(const void *data, int64_t bytes);
  /// Sixteen hexadecimal digits.
  std::string text() const;

private:
  void addWord(uint64_t word);

  uint64_t sum = 0xcbf29ce484222325;
};

} // namespace ldn

#endif
