#ifndef LDN_LIB_RUNTIME_TRAINING_BATCHLOADER_H
#define LDN_LIB_RUNTIME_TRAINING_BATCHLOADER_H

#include "BackgroundThread.h"
#include "Program/DataSet.h"
#include "Training/Augment.h"

namespace ldn {

/// Which samples every step of training sees. An epoch has `batchesPerEpoch` batches of one length; samples that would
/// make a shorter last batch are left out of it (a set that is shorter than a batch is one batch as a whole).
struct BatchOrder {
  int64_t samples = 0, batch = 0;
  uint64_t seed = 0;
  bool shuffles = true;

  int64_t batchesPerEpoch() const { return samples / batch; }
};

/// Reads and augments batches in a background thread, one ahead of the step that uses them. What a step gets depends on
/// its number alone.
class BatchLoader {
public:
  BatchLoader(const Metadata &metadata, const EntryInfo &entry, const DataSet &data, const Augmenter &augmenter,
              const BatchOrder &order);
  BatchLoader(const BatchLoader &) = delete;
  BatchLoader &operator=(const BatchLoader &) = delete;

  /// Begins with the batch of `firstStep` and ends before that of `endStep`.
  Error start(int64_t firstStep, int64_t endStep);
  /// The arguments of the next batch, valid until the call after.
  Error next(const ArgumentBuffers *&arguments);

  const std::vector<int64_t> &sizes() const { return openSizes; }

private:
  struct Slot {
    ArgumentBuffers arguments;
    Error error;
  };

  void load();
  Error fill(int64_t step, const ArgumentBuffers &arguments);

  const Metadata &metadata;
  const EntryInfo &entry;
  const DataSet &data;
  const Augmenter &augmenter;
  BatchOrder order;
  std::vector<int64_t> openSizes;

  int64_t epoch = -1; // of `permutation`
  std::vector<int64_t> permutation;

  // Step s uses slot s mod 2. The loader is at most two steps ahead of the steps that are over.
  Slot slots[2];
  int64_t end = 0, loaded = 0, taken = 0, over = 0; // steps: to come, read, handed out, given back
  BackgroundThread thread;
};

} // namespace ldn

#endif
