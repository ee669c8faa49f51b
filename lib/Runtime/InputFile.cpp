#include "InputFile.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace ldn {

InputFile::~InputFile() {
  if (mapped)
    munmap(bytes, length);
  else
    std::free(bytes);
}

void InputFile::swap(InputFile &other) {
  std::swap(name, other.name);
  std::swap(bytes, other.bytes);
  std::swap(length, other.length);
  std::swap(mapped, other.mapped);
}

Error InputFile::readAll(int descriptor) {
  for (int64_t capacity = 0;;) {
    if (length == capacity) {
      capacity = std::max<int64_t>(1 << 16, 2 * capacity);
      char *larger = static_cast<char *>(std::realloc(bytes, capacity));
      if (!larger)
        return systemError(name, "read");
      bytes = larger;
    }
    ssize_t got = ::read(descriptor, bytes + length, capacity - length);
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      return systemError(name, "read");
    if (got == 0)
      return {};
    length += got;
  }
}

Error InputFile::open(const std::string &path, InputFile &file) {
  InputFile opened;
  opened.name = path;
  int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status;
  if (descriptor < 0)
    return systemError(path, "read");
  Error error;
  if (fstat(descriptor, &status) != 0) {
    error = systemError(path, "read");
  } else if (!S_ISREG(status.st_mode)) {
    error = opened.readAll(descriptor);
  } else if (status.st_size > 0) {
    void *address = mmap(nullptr, status.st_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (address == MAP_FAILED) {
      error = systemError(path, "read");
    } else {
      opened.bytes = static_cast<char *>(address);
      opened.length = status.st_size;
      opened.mapped = true;
    }
  }
  close(descriptor);
  file = std::move(opened);
  return error;
}

} // namespace ldn
