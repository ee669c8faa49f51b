#include "OutputFile.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace {

// A signal handler may not look at strings that are being changed, so names lie in fixed places.
enum SlotState { Free, Taken, Live };
struct Slot {
  std::atomic<int> state{Free};
  char path[PATH_MAX];
};
constexpr int kSlots = 64;
Slot slots[kSlots];

int registerUnfinished(const std::string &path) {
  if (path.size() >= PATH_MAX)
    return -1;
  for (int i = 0; i < kSlots; ++i) {
    int expected = Free;
    if (slots[i].state.compare_exchange_strong(expected, Taken)) {
      std::memcpy(slots[i].path, path.c_str(), path.size() + 1);
      slots[i].state.store(Live);
      return i;
    }
  }
  return -1;
}

void unregister(int slot) {
  if (slot >= 0)
    slots[slot].state.store(Free);
}

/// The folder of a path, with its slash; "./" where it has none.
std::string folderOf(const std::string &path) {
  size_t slash = path.rfind('/');
  return slash == std::string::npos ? "./" : path.substr(0, slash + 1);
}

/// The file that a write to `path` would change, through any symbolic links.
std::string resolved(const std::string &path) {
  char *real = realpath(path.c_str(), nullptr);
  std::string target = real ? real : path;
  std::free(real);
  return target;
}

} // namespace

namespace ldn {

void removeUnfinishedFiles() {
  for (Slot &slot : slots)
    if (slot.state.load() == Live)
      unlink(slot.path);
}

OutputFile::~OutputFile() { discard(); }

void OutputFile::swap(OutputFile &other) {
  std::swap(name, other.name);
  std::swap(target, other.target);
  std::swap(temporary, other.temporary);
  std::swap(descriptor, other.descriptor);
  std::swap(slot, other.slot);
}

void OutputFile::discard() {
  if (descriptor >= 0)
    close(descriptor);
  if (!temporary.empty())
    unlink(temporary.c_str());
  unregister(slot);
  descriptor = slot = -1;
  temporary.clear();
}

Error OutputFile::create(const std::string &path, OutputFile &file) {
  OutputFile created;
  created.name = path;
  created.target = resolved(path);
  struct stat status;
  if (stat(created.target.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode))
      errno = EISDIR;
    if (S_ISDIR(status.st_mode) || access(created.target.c_str(), W_OK) != 0)
      return systemError(path, "written");
    if (!S_ISREG(status.st_mode)) {
      created.descriptor = ::open(created.target.c_str(), O_WRONLY | O_CLOEXEC);
      if (created.descriptor < 0)
        return systemError(path, "written");
      file = std::move(created);
      return {};
    }
  } else if (errno != ENOENT) {
    return systemError(path, "written");
  }
  std::string folder = folderOf(created.target);
  std::string last = created.target.substr(created.target.rfind('/') + 1);
  if (last.empty()) {
    errno = EISDIR;
    return systemError(path, "written");
  }
  last.resize(std::min<size_t>(last.size(), NAME_MAX - 40)); // room for what is added
  for (int attempt = 0; created.descriptor < 0; ++attempt) {
    created.temporary = folder + format(".%s.%d-%d.tmp", last.c_str(), static_cast<int>(getpid()), attempt);
    int slot = registerUnfinished(created.temporary);
    created.descriptor = ::open(created.temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (created.descriptor >= 0) {
      created.slot = slot;
      break;
    }
    unregister(slot);
    created.temporary.clear(); // it is not ours
    if (errno != EEXIST)
      return systemError(path, "written");
  }
  file = std::move(created);
  return {};
}

Error OutputFile::write(const void *data, int64_t bytes) {
  auto *next = static_cast<const char *>(data);
  while (bytes > 0) {
    ssize_t done = ::write(descriptor, next, std::min<int64_t>(bytes, 1 << 30));
    if (done < 0 && errno == EINTR)
      continue;
    if (done < 0)
      return systemError(name, "written");
    next += done;
    bytes -= done;
  }
  return {};
}

Error OutputFile::flush() {
  return temporary.empty() || fsync(descriptor) == 0 ? Error() : systemError(name, "written");
}

Error OutputFile::commit() {
  bool renames = !temporary.empty();
  if (Error error = flush())
    return error;
  int closing = std::exchange(descriptor, -1);
  if (close(closing) != 0 || (renames && rename(temporary.c_str(), target.c_str()) != 0))
    return systemError(name, "written");
  if (renames) { // the rename itself is safe only when the folder is on disk
    int folder = ::open(folderOf(target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
      fsync(folder);
      close(folder);
    }
  }
  temporary.clear();
  discard();
  return {};
}

} // namespace ldn
