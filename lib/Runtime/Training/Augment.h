#ifndef LDN_LIB_RUNTIME_TRAINING_AUGMENT_H
#define LDN_LIB_RUNTIME_TRAINING_AUGMENT_H

#include "Metadata.h"

namespace ldn {

/// Changes the pictures of a batch at random, in place. A picture is what an input holds for one sample: its last two
/// sizes are height and width, what stands before them are channels, which change alike.
///
/// random_crop(padding: p) moves a picture by up to p pixels each way; what moves in is zero. flip mirrors it with
/// probability 1/2. The random number x of sample s (its place in the batch) and the k-th augmentation of the input is
/// number s of the RandomStream (Philox.h) of the path "augment.<input>.<k>" with the step of training as its step. A
/// crop takes its upper left corner, in the picture with p zeros around it, from the halves of x: row ⌊high (2p + 1) /
/// 2^32⌋, column ⌊low (2p + 1) / 2^32⌋. A flip happens where the highest bit of x is set.
class Augmenter {
public:
  /// Finds the inputs. Fails where one is no picture.
  Error open(const Metadata &metadata, const EntryInfo &entry, const std::vector<InputAugmentations> &inputs);

  /// `arguments` are those of the entry, `sizes` the open sizes.
  void apply(uint64_t seed, int64_t step, const std::vector<int64_t> &sizes, void *const *arguments) const;

private:
  struct Input {
    size_t argument;
    std::vector<Augmentation> steps;
  };
  const Metadata *metadata = nullptr;
  const EntryInfo *entry = nullptr;
  std::vector<Input> inputs;
};

} // namespace ldn

#endif
