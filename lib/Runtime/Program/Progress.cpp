#include "Progress.h"

#include "Error.h"
#include "Text.h"

#include <cinttypes>
#include <cstdio>
#include <ctime>
#include <unistd.h>

namespace ldn {

namespace {

constexpr double kSilence = 2.0, kTerminalPeriod = 0.5, kLogPeriod = 5.0;

} // namespace

double now() {
  timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

Progress::Progress(std::string name, int64_t total, std::string unitName)
    : task(std::move(name)), unit(std::move(unitName)), total(total), start(now()), terminal(isatty(STDERR_FILENO)) {
  thread.start([this] { report(); });
}

Progress::~Progress() {
  thread.stop();
  if (shown && terminal)
    std::fprintf(stderr, "\r\033[K");
}

std::string Progress::text(double seconds) const {
  int64_t amount = done.load(std::memory_order_relaxed);
  std::string line = task + ": ";
  if (total > 0)
    line += format("%" PRId64 " of %" PRId64 " %s, ", amount, total, unit.c_str());
  line += durationText(seconds);
  if (total > 0 && amount > 0 && amount < total)
    line += ", about " +
            durationText(seconds * static_cast<double>(total - amount) / static_cast<double>(amount)) + " left";
  return line;
}

void Progress::report() {
  thread.lock();
  for (double next = start + kSilence; !thread.isStopping(); next += terminal ? kTerminalPeriod : kLogPeriod) {
    while (!thread.isStopping() && now() < next)
      thread.waitUntil(next);
    if (thread.isStopping())
      break;
    shown = true;
    std::fprintf(stderr, terminal ? "\r%s\033[K" : "%s\n", text(now() - start).c_str());
    std::fflush(stderr);
  }
  thread.unlock();
}

} // namespace ldn
