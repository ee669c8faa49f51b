#include "Checksum.h"

#include "Error.h"

#include <cinttypes>
#include <cstring>

namespace ldn {

void Checksum::addWord(uint64_t word) {
  sum = (sum ^ word) * 0x100000001b3;
  sum ^= sum >> 32;
}

void Checksum::add(const void *data, int64_t bytes) {
  auto *next = static_cast<const char *>(data);
  int64_t left = bytes;
  for (; left > 0; next += 8, left -= 8) {
    uint64_t word = 0;
    std::memcpy(&word, next, left < 8 ? left : 8); // every machine that we compile for is little-endian
    addWord(word);
  }
  addWord(static_cast<uint64_t>(bytes));
}

std::string Checksum::text() const { return format("%016" PRIx64, sum); }

} // namespace ldn
