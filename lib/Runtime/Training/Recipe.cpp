#include "Training/Recipe.h"

namespace ldn {

namespace {

bool readOptimizer(JsonReader &json, Recipe &recipe) {
  std::string kind = "adamw";
  bool read = json.readObject([&](const std::string &key) {
    return key == "kind"       ? json.readString(kind)
           : key == "lr"       ? json.readNumber(recipe.rate)
           : key == "decay"    ? json.readNumber(recipe.decay)
           : key == "beta1"    ? json.readNumber(recipe.beta1)
           : key == "momentum" ? json.readNumber(recipe.beta1)
           : key == "beta2"    ? json.readNumber(recipe.beta2)
           : key == "eps"      ? json.readNumber(recipe.eps)
                               : json.skip();
  });
  recipe.isSgd = kind == "sgd";
  return read && (recipe.isSgd || kind == "adamw" || json.fail("'" + kind + "' is no optimizer,"));
}

bool readPhase(JsonReader &json, Phase &phase) {
  std::string kind;
  bool read = json.readObject([&](const std::string &key) {
    return key == "kind"    ? json.readString(kind)
           : key == "steps" ? json.readInteger(phase.steps)
           : key == "to"    ? json.readNumber(phase.to)
                            : json.skip();
  });
  if (!read)
    return false;
  phase.kind = kind == "warmup"   ? Phase::Warmup
               : kind == "cosine" ? Phase::Cosine
               : kind == "linear" ? Phase::Linear
                                  : Phase::Constant;
  return phase.kind != Phase::Constant || kind == "constant" || json.fail("'" + kind + "' is no schedule,");
}

bool readAugmentation(JsonReader &json, Augmentation &augmentation) {
  std::string kind, axis;
  bool read = json.readObject([&](const std::string &key) {
    return key == "kind"      ? json.readString(kind)
           : key == "padding" ? json.readInteger(augmentation.padding)
           : key == "axis"    ? json.readString(axis)
                              : json.skip();
  });
  if (!read)
    return false;
  if (kind == "random_crop")
    return augmentation.padding >= 0 || json.fail("a padding is negative,");
  augmentation.kind = axis == "vertical" ? Augmentation::FlipVertical : Augmentation::FlipHorizontal;
  return (kind == "flip" && (axis == "horizontal" || axis == "vertical")) ||
         json.fail("'" + kind + "' is no augmentation,");
}

bool readInput(JsonReader &json, InputAugmentations &input) {
  return json.readObject([&](const std::string &key) {
    return key == "input"   ? json.readString(input.input)
           : key == "steps" ? json.readArray([&] { return readAugmentation(json, input.steps.emplace_back()); })
                            : json.skip();
  });
}

} // namespace

bool readRecipe(JsonReader &json, Recipe &recipe) {
  return json.readObject([&](const std::string &key) {
    return key == "recipe"      ? json.readString(recipe.name)
           : key == "optimizer" ? readOptimizer(json, recipe)
           : key == "no_decay"  ? json.readArray([&] { return json.readString(recipe.noDecay.emplace_back()); })
           : key == "schedule"  ? json.readArray([&] { return readPhase(json, recipe.schedule.emplace_back()); })
           : key == "clip"      ? json.readNumber(recipe.clip)
           : key == "batch"     ? json.readInteger(recipe.batch.emplace())
           : key == "epochs"    ? json.readInteger(recipe.epochs.emplace())
           : key == "seed"      ? json.readInteger(recipe.seed.emplace())
           : key == "augment"   ? json.readArray([&] { return readInput(json, recipe.augment.emplace_back()); })
                                : json.skip();
  });
}

} // namespace ldn
