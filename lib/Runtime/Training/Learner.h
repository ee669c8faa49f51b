#ifndef LDN_LIB_RUNTIME_TRAINING_LEARNER_H
#define LDN_LIB_RUNTIME_TRAINING_LEARNER_H

#include "Session.h"

#include <array>

namespace ldn {

/// What training adds to a session: the gradients, their two moments, and the compiled functions that work on them.
/// Sizes and arguments are those of the entry "evaluate"; the loss and the metrics are written into the arguments.
class Learner {
public:
  /// Gets the memory for the gradients; `withMoments` also that for steps.
  Error open(Session &session, bool withMoments);

  Error gradients(const std::vector<int64_t> &sizes, void *const *arguments, uint64_t seed, int64_t step);
  /// One training step. `norm` is that of the gradients before clipping; where it is not finite nothing has changed.
  Error step(const std::vector<int64_t> &sizes, void *const *arguments, const LdnStep &step, uint64_t seed,
             double &norm);

  char *gradients() const { return gradient.data(); }
  /// Parameters, first and second moments: what a step changes.
  std::array<char *, 3> arenas() const { return {session->parameters(), first.data(), second.data()}; }

  static int64_t workspaceBytes(const Session &session, const std::vector<int64_t> &sizes);

private:
  Error makeReady(const std::vector<int64_t> &sizes, void *const *arguments);
  Error check() const;

  Session *session = nullptr;
  const EntryInfo *evaluate = nullptr;
  Memory gradient, first, second;
  GuardedMemory workspace;
};

/// The index of the entry whose loss is minimised. Fails where the model has no recipe.
Error findTraining(const Session &session, int &evaluate);

/// A value that is not finite.
struct BadValue {
  const Parameter *parameter;
  int64_t element;
  int64_t others; ///< how many more parameters have such values
};

/// The first parameter, in their order or against it, with a value in the arena that is not finite.
std::optional<BadValue> findBadValue(const Metadata &metadata, const char *arena, bool fromTheEnd);

} // namespace ldn

#endif
