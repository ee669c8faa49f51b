#ifndef LDN_LIB_RUNTIME_PROGRAM_PROGRESS_H
#define LDN_LIB_RUNTIME_PROGRAM_PROGRESS_H

#include "BackgroundThread.h"

#include <atomic>
#include <cstdint>
#include <string>

namespace ldn {

/// Tells on standard error how far a long task is, from two seconds after its start on: on a terminal as one line that
/// is rewritten, else as a line every five seconds. A thread of its own does it, so that a task that is one long step
/// is seen to be alive, too.
class Progress {
public:
  /// "infer: 640 of 10000 samples, 12 s, about 3 min left". A total of 0 is one that is not known.
  Progress(std::string task, int64_t total, std::string unit);
  ~Progress();
  Progress(const Progress &) = delete;
  Progress &operator=(const Progress &) = delete;

  void update(int64_t amount) { done.store(amount, std::memory_order_relaxed); }

private:
  void report();
  std::string text(double seconds) const;

  std::string task, unit;
  int64_t total;
  std::atomic<int64_t> done{0};
  double start;
  bool terminal, shown = false;
  BackgroundThread thread;
};

/// Seconds on a clock that only goes forward.
double now();

} // namespace ldn

#endif
