#ifndef LDN_LIB_RUNTIME_TRAINING_RUNPLAN_H
#define LDN_LIB_RUNTIME_TRAINING_RUNPLAN_H

#include "Training/BatchLoader.h"
#include "Training/Checkpoint.h"
#include "Training/Schedule.h"

namespace ldn {

/// What the command line says instead of the recipe.
struct RecipeOverrides {
  std::optional<int64_t> batch, epochs, steps, warmup;
  std::optional<uint64_t> seed;
  std::optional<double> rate, decay, beta1, beta2, eps, momentum, clip;
  std::string schedule; ///< empty: the recipe's
  bool noAugment = false, noShuffle = false;
};

/// A run in numbers: the recipe with what the command line changed, and what follows for a set of samples.
struct RunPlan {
  Recipe recipe;
  BatchOrder order;
  std::optional<int64_t> epochs; ///< absent where a number of steps ends the run
  int64_t steps = 0;             ///< of the whole run

  /// Applies what was said, and checks it. Where neither recipe nor command line say so, a batch has 64 samples, a run
  /// ten epochs, and the seed is 0.
  static Error make(const Metadata &metadata, const DataSet &data, const RecipeOverrides &overrides, RunPlan &plan);

  uint64_t seed() const { return order.seed; }
  /// The arguments of a step, `rate` being that of the schedule.
  LdnStep stepAt(int64_t step, double rate) const;
  /// What a continued run must have in common with the one before.
  RunSettings settings(const Metadata &metadata, const DataSet &training, const DataSet *validation) const;
};

/// "image: random_crop(padding: 4), flip(horizontal)"; "none"
std::string augmentText(const std::vector<InputAugmentations> &inputs);

} // namespace ldn

#endif
