#include "Training/Ticker.h"

#include "Program/Progress.h"

#include <cstdio>
#include <sys/ioctl.h>
#include <unistd.h>

namespace ldn {

namespace {

constexpr double kTerminalPeriod = 0.25, kLogPeriod = 10;

/// What fits on one line of the terminal, so that it can be rewritten.
std::string clipped(std::string text) {
  winsize size;
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 && text.size() >= size.ws_col)
    text.resize(size.ws_col - 1);
  return text;
}

} // namespace

Ticker::Ticker() : terminal(isatty(STDERR_FILENO)), next(now() + (terminal ? kTerminalPeriod : kLogPeriod)) {}

void Ticker::update(const std::function<std::string()> &text) {
  double time = now();
  if (time < next)
    return;
  next = time + (terminal ? kTerminalPeriod : kLogPeriod);
  std::fprintf(stderr, terminal ? "\r%s\033[K" : "%s\n", terminal ? clipped(text()).c_str() : text().c_str());
  std::fflush(stderr);
  shown = true;
}

void Ticker::clear() {
  if (shown && terminal)
    std::fprintf(stderr, "\r\033[K");
  shown = false;
}

} // namespace ldn
