#ifndef LDN_LIB_RUNTIME_PROGRAM_SCORES_H
#define LDN_LIB_RUNTIME_PROGRAM_SCORES_H

#include "Session.h"

namespace ldn {

/// The loss and the metrics of an entry, in the order of its arguments, and their means over many runs.
class Scores {
public:
  explicit Scores(const EntryInfo &entry);

  const std::vector<std::string> &names() const { return scoreNames; }
  /// What one run gave: means over its samples.
  std::vector<double> read(const ArgumentBuffers &arguments) const;

  /// Adds a run on `samples` samples. All samples have the same number of items (tokens), so weights by samples are
  /// right also for means over items; where labels are left out the run says how many it counts.
  void add(const ArgumentBuffers &arguments, int64_t samples);
  int64_t samples() const { return count; }
  std::vector<double> means() const { return meansOf(sums, weights); }

  /// What is summed up of the values of a run: themselves, or their logarithms where the mean is geometric (a
  /// perplexity is the exponential of a mean loss).
  std::vector<double> summands(std::vector<double> values) const;
  /// The means from sums of these, divided by the sums of the weights; what is without weight has a sum of 0.
  std::vector<double> meansOf(std::vector<double> sums, const std::vector<double> &weights) const;

  /// For people, and for machines.
  std::string table() const;
  std::string json() const;

private:
  const EntryInfo &entry;
  double number(const ArgumentBuffers &arguments, size_t index) const;

  std::vector<size_t> indices; // of the arguments
  std::vector<int> counts;     // the arguments that runs have as weights, or -1
  std::vector<std::string> scoreNames;
  std::vector<double> sums, weights;
  int64_t count = 0;
};

} // namespace ldn

#endif
