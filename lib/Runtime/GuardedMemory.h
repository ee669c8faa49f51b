#ifndef LDN_LIB_RUNTIME_GUARDEDMEMORY_H
#define LDN_LIB_RUNTIME_GUARDEDMEMORY_H

#include "Memory.h"

namespace ldn {

/// Memory that a run must not read before it has written it, nor write past its end. With LDN_POISON=1 in the
/// environment it is filled with bytes that are NaN as floats, and writes just past its end are found.
class GuardedMemory {
public:
  /// Whether LDN_POISON=1 is in the environment.
  static bool isChecked();

  /// Makes it hold at least as many bytes (exactly as many where it is checked), and poisons it. A negative number is
  /// one that the compiler's code could not count.
  Error require(int64_t bytes, const std::string &purpose);
  /// False when something was written past the end.
  bool isIntact() const;
  char *data() const { return memory.data(); }

private:
  Memory memory;
  int64_t usable = -1; // -1: none allocated
};

/// Fills a result with poison where memory is checked.
void poison(void *data, int64_t bytes);

} // namespace ldn

#endif
