#ifndef LDN_LIB_RUNTIME_TRAINING_RECIPE_H
#define LDN_LIB_RUNTIME_TRAINING_RECIPE_H

#include "JsonReader.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ldn {

/// A part of the learning-rate schedule (Schedule.h).
struct Phase {
  enum Kind { Constant, Warmup, Cosine, Linear } kind = Constant;
  int64_t steps = 0; ///< of a warm-up
  double to = 0;     ///< where a cosine or a line ends

  bool operator==(const Phase &) const = default;
};

/// One way in which pictures are changed at random (Augment.h).
struct Augmentation {
  enum Kind { RandomCrop, FlipHorizontal, FlipVertical } kind = RandomCrop;
  int64_t padding = 0; ///< of a crop
};

/// What happens to one input, in order.
struct InputAugmentations {
  std::string input;
  std::vector<Augmentation> steps;
};

/// How a model is trained, as its source says it. What is not said stays absent.
struct Recipe {
  std::string name;
  bool isSgd = false; ///< not AdamW
  double rate = 1e-3, decay = 0;
  double beta1 = 0.9; ///< of SGD its momentum
  double beta2 = 0.999, eps = 1e-8;
  std::vector<std::string> noDecay; ///< groups of parameters that do not decay; the compiled code knows them
  std::vector<Phase> schedule;
  double clip = 0; ///< the largest global norm of the gradients; 0: they are not clipped
  std::optional<int64_t> batch, epochs, seed;
  std::vector<InputAugmentations> augment;
};

/// Reads the member "train" of the metadata.
bool readRecipe(JsonReader &json, Recipe &recipe);

} // namespace ldn

#endif
