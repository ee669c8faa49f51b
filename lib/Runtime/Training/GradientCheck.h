#ifndef LDN_LIB_RUNTIME_TRAINING_GRADIENTCHECK_H
#define LDN_LIB_RUNTIME_TRAINING_GRADIENTCHECK_H

#include "Training/Learner.h"

#include <functional>

namespace ldn {

/// The gradient of one parameter along a random direction v, beside what differences of the loss L say.
struct DirectionCheck {
  const Parameter *parameter;
  double expected = 0; ///< ⟨gradient, v⟩
  double measured = 0; ///< the derivative of L along v, from differences
  double error = 0;    ///< |expected - measured|, relative to the larger of the two
  /// The slope of log |L(θ + h v) - L(θ) - h ⟨gradient, v⟩| over log h: 2 where the gradient is right, 1 where it is
  /// wrong. Nothing where the remainder is as small as rounding, because L is linear along v.
  std::optional<double> slope;
};

/// Compares gradients with differences of the loss of one batch, in f64. The loss is that of the training step, with
/// the dropout of one seed and step.
///
/// v has normal entries, as large as the parameter's own (at least 0.1). D(h) = (L(θ + h v) - L(θ - h v)) / 2h is taken
/// for eight h from 1e-2 down, each a quarter of the one before; of the extrapolated R(h) = (16 D(h/4) - D(h)) / 15 the
/// one that is nearest to its successor counts, whatever the gradient is. A derivative is compared with 1e-5 of the
/// loss where it is smaller than that: differences below 1e-11 of the loss are rounding.
class GradientCheck {
public:
  GradientCheck(Session &session, Learner &learner, const std::vector<int64_t> &sizes, const ArgumentBuffers &arguments,
                uint64_t seed, int64_t step);

  /// Checks every parameter along this many directions; the worst comes last. `done` is told how many checks are done.
  Error run(int64_t directions, const std::function<void(int64_t)> &done, std::vector<DirectionCheck> &checks);

private:
  Error lossAt(double &loss);
  Error check(const std::vector<double> &direction, DirectionCheck &result);

  Session &session;
  Learner &learner;
  const std::vector<int64_t> &sizes;
  const ArgumentBuffers &arguments;
  uint64_t seed;
  int64_t step;
  size_t lossArgument = 0;
  double loss = 0; ///< where the gradients were taken
};

} // namespace ldn

#endif
