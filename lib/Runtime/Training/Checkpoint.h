#ifndef LDN_LIB_RUNTIME_TRAINING_CHECKPOINT_H
#define LDN_LIB_RUNTIME_TRAINING_CHECKPOINT_H

#include "Metadata.h"
#include "Safetensors.h"

#include <array>

namespace ldn {

/// Everything about a run that changes with its steps, beside the parameters and their moments. Random numbers have no
/// state: they follow from the seed and the step.
struct TrainingState {
  int64_t step = 0;           ///< steps that are done
  int64_t epoch = 0;          ///< epochs that are done
  int64_t batch = 0;          ///< batches of the current epoch that are done; all of them: its validation is not yet
  std::vector<double> sums;   ///< of the loss and the metrics over these batches
  std::optional<double> best; ///< the best score so far
  int64_t bestEpoch = 0;      ///< where it was reached, from 1
  double seconds = 0;         ///< of training so far
};

/// What must be the same when a run is continued, by the name of the option: {"lr", "0.001"}.
using RunSettings = std::vector<std::pair<std::string, std::string>>;

/// The checkpoints of a run: FOLDER/checkpoint.safetensors and, from the time before,
/// FOLDER/checkpoint.previous.safetensors. Each is one safetensors file: the tensors `parameter.<path>`,
/// `first.<path>` and `second.<path>`; state, settings ("setting.lr") and a checksum of them and of the data in its
/// metadata.
class CheckpointFolder {
public:
  CheckpointFolder(std::string folder, const Metadata &metadata);

  const std::string &newest() const { return newestPath; }
  /// Whether there is any checkpoint, be it damaged.
  bool holdsAny() const;

  /// Writes a new checkpoint: to a temporary name, flushed, then renamed. The one before becomes the previous one. A
  /// failure leaves both as they are. `arenas`: parameters, first and second moments.
  Error save(const TrainingState &state, const RunSettings &settings, const std::array<char *, 3> &arenas);

  /// Reads the newest checkpoint that is whole. `warning` says why that is not the newest. Nothing is changed where
  /// `settings` differ from those of the checkpoint, which is an error that names the first.
  Error load(const RunSettings &settings, TrainingState &state, const std::array<char *, 3> &arenas,
             std::string &warning);

private:
  Error keepNewest() const;
  Error open(const std::string &path, SafetensorsFile &file) const;
  Error read(const SafetensorsFile &file, const RunSettings &settings, TrainingState &state,
             const std::array<char *, 3> &arenas) const;

  const Metadata &metadata;
  std::string newestPath, previousPath;
  bool newestIsDamaged = false; // it must not take the place of the previous one
};

} // namespace ldn

#endif
