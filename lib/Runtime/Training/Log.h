#ifndef LDN_LIB_RUNTIME_TRAINING_LOG_H
#define LDN_LIB_RUNTIME_TRAINING_LOG_H

#include "Error.h"
#include "Training/History.h"

namespace ldn {

/// The log of a run, JSON lines. As long as it is open no other process trains into the same folder.
class Log {
public:
  Log() = default;
  ~Log();
  Log(const Log &) = delete;
  Log &operator=(const Log &) = delete;

  /// Opens or creates the file and locks it.
  Error open(const std::string &path, std::vector<std::string> scoreNames);
  /// Keeps the lines up to these numbers of steps and epochs and cuts off the rest, which a resumed run writes anew.
  /// `history` gets what is kept.
  Error truncate(int64_t steps, int64_t epochs, History &history);
  Error append(const LogRecord &record);
  /// Waits until all lines are on disk.
  Error flush();

private:
  std::string path;
  std::vector<std::string> names;
  int descriptor = -1;
};

} // namespace ldn

#endif
