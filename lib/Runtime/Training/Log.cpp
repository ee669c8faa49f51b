#include "Training/Log.h"

#include "InputFile.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace ldn {

Log::~Log() {
  if (descriptor >= 0)
    close(descriptor);
}

Error Log::open(const std::string &name, std::vector<std::string> scoreNames) {
  path = name;
  names = std::move(scoreNames);
  descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (descriptor < 0)
    return systemError(path, "written");
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) // not every file system has locks
    return userError("%s: another process is writing it", path.c_str());
  return {};
}

Error Log::truncate(int64_t steps, int64_t epochs, History &history) {
  InputFile file;
  if (Error error = InputFile::open(path, file))
    return error;
  int64_t kept = 0;
  std::string_view text = file.text(0, file.size());
  for (size_t end; (end = text.find('\n', kept)) != std::string_view::npos; kept = static_cast<int64_t>(end) + 1) {
    LogRecord record;
    if (!readRecord(text.substr(kept, end - kept), names, record) || record.step > steps ||
        (record.kind == LogRecord::Epoch && record.epoch > epochs))
      break;
    history.add(record);
  }
  if (ftruncate(descriptor, kept) != 0)
    return systemError(path, "written");
  return {};
}

Error Log::append(const LogRecord &record) {
  std::string line = toJson(record, names) + "\n";
  for (size_t done = 0; done < line.size();) {
    ssize_t written = write(descriptor, line.data() + done, line.size() - done);
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return systemError(path, "written");
    done += static_cast<size_t>(written);
  }
  return {};
}

Error Log::flush() { return fsync(descriptor) == 0 ? Error() : systemError(path, "written"); }

} // namespace ldn
