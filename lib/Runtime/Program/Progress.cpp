#include "Progress.h"

#include "Error.h"
#include "Text.h"

#include <cinttypes>
#include <csignal>
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
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
  pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
  pthread_cond_init(&changed, &attributes);
  pthread_condattr_destroy(&attributes);
  sigset_t all, before; // signals are for the main thread
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  running = pthread_create(&thread, nullptr, main, this) == 0;
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

Progress::~Progress() {
  if (running) {
    pthread_mutex_lock(&mutex);
    stop = true;
    pthread_cond_signal(&changed);
    pthread_mutex_unlock(&mutex);
    pthread_join(thread, nullptr);
  }
  pthread_cond_destroy(&changed);
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

void *Progress::main(void *self) {
  static_cast<Progress *>(self)->report();
  return nullptr;
}

void Progress::report() {
  pthread_mutex_lock(&mutex);
  for (double next = start + kSilence; !stop; next += terminal ? kTerminalPeriod : kLogPeriod) {
    auto seconds = static_cast<time_t>(next);
    timespec until{seconds, static_cast<long>((next - static_cast<double>(seconds)) * 1e9)};
    while (!stop && now() < next)
      pthread_cond_timedwait(&changed, &mutex, &until);
    if (stop)
      break;
    shown = true;
    std::fprintf(stderr, terminal ? "\r%s\033[K" : "%s\n", text(now() - start).c_str());
    std::fflush(stderr);
  }
  pthread_mutex_unlock(&mutex);
}

} // namespace ldn
