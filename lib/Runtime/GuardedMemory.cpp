#include "GuardedMemory.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace {

constexpr unsigned char kPoison = 0xff; // four or eight of them are a NaN
constexpr int64_t kGuard = 64;          // bytes after a block that must stay as they are

} // namespace

namespace ldn {

bool GuardedMemory::isChecked() {
  const char *setting = std::getenv("LDN_POISON");
  return setting && std::strcmp(setting, "1") == 0;
}

Error GuardedMemory::require(int64_t bytes, const std::string &purpose) {
  if (bytes < 0)
    return internalError("the memory for %s cannot be counted", purpose.c_str());
  bool checked = isChecked();
  if (usable < bytes || checked) {
    usable = -1;
    if (Error error = memory.allocate(checked ? bytes + kGuard : bytes, purpose))
      return error;
    usable = bytes;
  }
  if (checked)
    memory.fill(kPoison);
  return {};
}

bool GuardedMemory::isIntact() const {
  if (usable < 0 || !isChecked())
    return true;
  const char *end = memory.data() + usable;
  return std::all_of(end, end + kGuard, [](char byte) { return static_cast<unsigned char>(byte) == kPoison; });
}

void poison(void *data, int64_t bytes) {
  if (GuardedMemory::isChecked())
    std::memset(data, kPoison, bytes);
}

} // namespace ldn
