#ifndef LDN_LIB_RUNTIME_TRAINING_TICKER_H
#define LDN_LIB_RUNTIME_TRAINING_TICKER_H

#include <functional>
#include <string>

namespace ldn {

/// Shows on standard error where a run is: on a terminal as one line that is rewritten a few times per second, else as
/// a line every ten seconds.
class Ticker {
public:
  Ticker();
  ~Ticker() { clear(); }
  Ticker(const Ticker &) = delete;
  Ticker &operator=(const Ticker &) = delete;

  /// Calls `text` where a line is due.
  void update(const std::function<std::string()> &text);
  /// Takes the line off the terminal, before something else is printed.
  void clear();

private:
  bool terminal, shown = false;
  double next;
};

} // namespace ldn

#endif
