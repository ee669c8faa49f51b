#ifndef LDN_LIB_RUNTIME_TRAINING_TRAINER_H
#define LDN_LIB_RUNTIME_TRAINING_TRAINER_H

#include "Program/Scores.h"
#include "Training/Learner.h"
#include "Training/Log.h"
#include "Training/RunPlan.h"
#include "Training/Ticker.h"

namespace ldn {

/// Where the results of a run go, and how often it is saved.
struct RunOptions {
  std::string folder;
  int64_t checkpointEvery = 0; ///< steps; 0: at the ends of epochs only
  bool resume = false;
};

/// A run: steps, validation after every epoch, checkpoints, log, curve, weights. Everything that it writes into its
/// folder depends on the plan and the data alone (times in the log excepted), however often it was ended and continued.
class Trainer {
public:
  Trainer(Session &session, const DataSet &training, const DataSet *validation, const RunPlan &plan,
          const RunOptions &options);

  /// Opens the folder and, where the run is continued, reads the newest checkpoint. `initialise` gives the parameters
  /// their first values, where it is not.
  Error open(const std::function<Error()> &initialise);
  /// Trains to the end, or until a signal comes (Interrupts): then the run can be continued.
  Error run();

private:
  std::string pathOf(const char *name) const { return options.folder + "/" + name; }
  Error restore();
  Error step(BatchLoader &loader);
  Error endEpoch();
  Error validate(std::vector<double> &means);
  Error save();
  Error saveWeightsAs(const char *name);
  Error stopAtBadNumbers(double loss, double norm) const;
  bool isBetter(double score) const;
  std::string progressText(const std::vector<double> &scores, double rate) const;
  std::string epochText(const LogRecord &record) const;
  std::string summary() const;
  /// Of training, over all parts of the run.
  double seconds() const;

  Session &session;
  const Metadata &metadata;
  const EntryInfo &entry;
  const DataSet &training;
  const DataSet *validation;
  const RunPlan &plan;
  const RunOptions &options;
  RunSettings settings;
  Schedule schedule;
  Scores scores;
  size_t deciding; // the score that tells which weights are best
  Learner learner;
  Augmenter augmenter;
  CheckpointFolder checkpoints;
  Log log;
  History history;
  Ticker ticker;
  TrainingState state;
  double started = 0;       // when this part of the run began
  double secondsBefore = 0; // of the parts before
  int64_t firstStep = 0;    // of this part
  int64_t savedStep = -1;   // of the newest weights on disk
};

} // namespace ldn

#endif
