#ifndef LDN_LIB_RUNTIME_MEMORY_H
#define LDN_LIB_RUNTIME_MEMORY_H

#include "Error.h"

#include <cstdint>
#include <string>

namespace ldn {

/// A block of memory, aligned to 64 bytes and full of zeros at first; large ones ask for huge pages.
class Memory {
public:
  Memory() = default;
  Memory(Memory &&other) noexcept { swap(other); }
  Memory &operator=(Memory &&other) noexcept {
    swap(other);
    return *this;
  }
  ~Memory();

  /// Replaces the block. Refuses what the machine cannot give, saying how much was needed for what: "the workspace of
  /// 'infer' at B = 64".
  Error allocate(int64_t bytes, const std::string &purpose);

  char *data() const { return start; }
  int64_t size() const { return length; }
  void fill(unsigned char value);

private:
  void swap(Memory &other);

  char *start = nullptr;
  int64_t length = 0;
};

/// The bytes that could still be allocated without the machine (or the process's control group) running out.
int64_t availableMemory();

} // namespace ldn

#endif
