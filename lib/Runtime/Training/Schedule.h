#ifndef LDN_LIB_RUNTIME_TRAINING_SCHEDULE_H
#define LDN_LIB_RUNTIME_TRAINING_SCHEDULE_H

#include "Error.h"
#include "Training/Recipe.h"

namespace ldn {

/// The learning rate of every step. The phases follow each other; a warm-up takes the steps that it names, and the
/// other phases share what is left of the run equally (earlier ones take the odd steps). With `from` the rate that a
/// phase begins with, step n of its `length` has the rate
///     warmup     from (n + 1) / steps; the next phase begins with `from`
///     constant   from
///     cosine     to + (from - to) (1 + cos(π n / length)) / 2; the next phase begins with `to`
///     linear     from + (to - from) n / length; likewise
/// computed in f64. After the last phase the rate stays.
class Schedule {
public:
  Schedule(const std::vector<Phase> &phases, double rate, int64_t totalSteps);

  double rateAt(int64_t step) const;

private:
  struct Part {
    Phase phase;
    int64_t begin, length;
    double from;
  };
  std::vector<Part> parts;
  double last; ///< after all parts
};

/// Reads "warmup(500) then cosine(to: 1e-5)", as in the language: warmup(N), cosine, linear_to, hold.
Error parseSchedule(const std::string &text, std::vector<Phase> &phases);

/// The same as text; "hold()" where there are no phases.
std::string scheduleText(const std::vector<Phase> &phases);

} // namespace ldn

#endif
