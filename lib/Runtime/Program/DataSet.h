#ifndef LDN_LIB_RUNTIME_PROGRAM_DATASET_H
#define LDN_LIB_RUNTIME_PROGRAM_DATASET_H

#include "Metadata.h"
#include "Npy.h"
#include "Options.h"
#include "Session.h"

namespace ldn {

/// The arrays that an entry takes, from .npy files with one entry of the first dimension per sample. Open sizes follow
/// from their shapes. Where the entry can be run on any number of samples at a time, so can parts of the set.
class DataSet {
public:
  /// Opens one file for each input and target and checks everything that can be checked without running the model.
  /// `option` gave the bindings.
  Error open(const Metadata &metadata, const EntryInfo &entry, const std::vector<Binding> &bindings,
             const char *option = "--in");

  /// The open sizes of the whole set; those that the entry does not use are 1.
  const std::vector<int64_t> &sizes() const { return openSizes; }
  int64_t samples() const { return splits() ? openSizes[metadata->batchSize] : 1; }
  /// Whether the samples can be run in batches; otherwise the whole set is one run.
  bool splits() const { return metadata->splits(*entry); }

  /// The sizes of a run on `count` samples.
  std::vector<int64_t> sizesFor(int64_t count) const;
  /// Reads samples [first, first + count) into the buffers of the inputs and targets.
  Error read(int64_t first, int64_t count, const ArgumentBuffers &buffers) const;
  /// Reads the samples of these numbers.
  Error gather(const int64_t *samples, int64_t count, const ArgumentBuffers &buffers) const;

private:
  Error bind(const std::vector<Binding> &bindings, const char *option);
  Error inferSizes();
  Error checkBounds() const;

  const Metadata *metadata = nullptr;
  const EntryInfo *entry = nullptr;
  std::vector<NpyFile> files; // one per given argument; these come first in the entry
  std::vector<int64_t> openSizes;
};

} // namespace ldn

#endif
