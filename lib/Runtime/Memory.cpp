#include "Memory.h"

#include "Text.h"

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <cstring>
#include <sys/mman.h>
#include <utility>

namespace {

constexpr int64_t kHugePage = 2 << 20;
constexpr int64_t kWorthAsking = 64 << 20; // smaller blocks are given without a look at what is free

int64_t roundUp(int64_t bytes, int64_t unit) { return (bytes + unit - 1) / unit * unit; }

/// The number in a file that holds nothing else; INT64_MAX where there is none ("max").
int64_t limitIn(const char *path) {
  int64_t limit = INT64_MAX;
  if (FILE *file = std::fopen(path, "re")) {
    if (std::fscanf(file, "%" SCNd64, &limit) != 1)
      limit = INT64_MAX;
    std::fclose(file);
  }
  return limit;
}

} // namespace

namespace ldn {

int64_t availableMemory() {
  int64_t available = 0;
  bool known = false;
  if (FILE *file = std::fopen("/proc/meminfo", "re")) {
    char line[256];
    int64_t kibibytes;
    while (std::fgets(line, sizeof line, file))
      if (std::sscanf(line, "MemAvailable: %" SCNd64, &kibibytes) == 1 ||
          std::sscanf(line, "SwapFree: %" SCNd64, &kibibytes) == 1) {
        available += kibibytes * 1024;
        known = true;
      }
    std::fclose(file);
  }
  if (!known)
    return INT64_MAX;
  // A container's own limit, as seen from inside it.
  return std::min({available, limitIn("/sys/fs/cgroup/memory.max"),
                   limitIn("/sys/fs/cgroup/memory/memory.limit_in_bytes")});
}

Memory::~Memory() {
  if (start)
    munmap(start, length);
}

void Memory::swap(Memory &other) {
  std::swap(start, other.start);
  std::swap(length, other.length);
}

void Memory::fill(unsigned char value) {
  if (start)
    std::memset(start, value, length);
}

Error Memory::allocate(int64_t bytes, const std::string &purpose) {
  *this = Memory();
  auto refuse = [&](const std::string &more) {
    return userError("out of memory: %s needed for %s%s", bytesText(bytes).c_str(), purpose.c_str(), more.c_str());
  };
  if (bytes < 0 || bytes > INT64_MAX / 2)
    return userError("out of memory: more than can be addressed needed for %s", purpose.c_str());
  if (bytes >= kWorthAsking)
    if (int64_t available = availableMemory(); bytes > available)
      return refuse(", and " + bytesText(available) + " available");
  // One page at least, so that a block always has an address.
  int64_t wanted = roundUp(std::max<int64_t>(bytes, 1), 4096);
  bool huge = wanted >= kHugePage;
  int64_t reserved = huge ? roundUp(wanted, kHugePage) + kHugePage : wanted;
  void *address = mmap(nullptr, reserved, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (address == MAP_FAILED)
    return refuse("");
  start = static_cast<char *>(address);
  length = reserved;
  if (huge) { // keep the part that starts on a huge page
    auto place = reinterpret_cast<uintptr_t>(start);
    int64_t before = roundUp(place, kHugePage) - place;
    if (before > 0)
      munmap(start, before);
    start += before;
    length = reserved - kHugePage;
    if (kHugePage - before > 0)
      munmap(start + length, kHugePage - before);
    madvise(start, length, MADV_HUGEPAGE);
  }
  return {};
}

} // namespace ldn
