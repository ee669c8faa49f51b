#ifndef LDN_LIB_RUNTIME_TRAINING_HISTORY_H
#define LDN_LIB_RUNTIME_TRAINING_HISTORY_H

#include <cstdint>
#include <string>
#include <vector>

namespace ldn {

/// A line of the log. Scores are the loss and the metrics, in the order of their names.
struct LogRecord {
  enum Kind { Step, Epoch } kind = Step;
  int64_t step = 0;               ///< steps that are done
  int64_t epoch = 0;              ///< the epoch that this is part of or the end of, from 1
  std::vector<double> scores;     ///< of one step, or means over the epoch's steps
  std::vector<double> validation; ///< of an epoch; empty without a validation set
  double rate = 0, norm = 0;      ///< of a step
  bool best = false;              ///< of an epoch
  double seconds = 0;             ///< of training so far
};

/// One JSON object, without the end of the line.
std::string toJson(const LogRecord &record, const std::vector<std::string> &scoreNames);
/// Reads what toJson wrote; false for a line that is cut off.
bool readRecord(std::string_view line, const std::vector<std::string> &scoreNames, LogRecord &record);

/// What the learning curve shows: the loss and the first metric.
class History {
public:
  static constexpr size_t kShown = 2;
  struct Point {
    int64_t step;
    double scores[kShown];
  };

  void add(const LogRecord &record);

  const std::vector<Point> &steps() const { return stepPoints; }
  const std::vector<Point> &validation() const { return validationPoints; }

private:
  std::vector<Point> stepPoints, validationPoints;
};

} // namespace ldn

#endif
