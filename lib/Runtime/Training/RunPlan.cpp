#include "Training/RunPlan.h"

#include "Text.h"

#include <algorithm>
#include <cinttypes>

namespace ldn {

namespace {

template <typename Number> void override(Number &value, const std::optional<Number> &said) {
  if (said)
    value = *said;
}

Error overrideSchedule(const RecipeOverrides &overrides, std::vector<Phase> &schedule) {
  if (!overrides.schedule.empty())
    if (Error error = parseSchedule(overrides.schedule, schedule))
      return error;
  if (!overrides.warmup)
    return {};
  std::erase_if(schedule, [](const Phase &phase) { return phase.kind == Phase::Warmup; });
  if (*overrides.warmup > 0)
    schedule.insert(schedule.begin(), Phase{Phase::Warmup, *overrides.warmup, 0});
  return {};
}

/// What is of one optimizer is said of that one.
Error overrideOptimizer(const RecipeOverrides &overrides, Recipe &recipe) {
  const std::pair<const char *, const std::optional<double> &> betas[] = {
      {"beta1", overrides.beta1}, {"beta2", overrides.beta2}, {"momentum", overrides.momentum}};
  for (auto [name, beta] : betas)
    if (beta && *beta >= 1)
      return usageError("--%s wants a number below 1, got '%s'", name, numberText(*beta).c_str());
  bool isOfAdam = overrides.beta1 || overrides.beta2 || overrides.eps;
  if (recipe.isSgd ? isOfAdam : overrides.momentum.has_value())
    return usageError(recipe.isSgd ? "--beta1, --beta2 and --eps are of adamw, and the recipe '%s' has sgd"
                                   : "--momentum is of sgd, and the recipe '%s' has adamw",
                      recipe.name.c_str());
  override(recipe.rate, overrides.rate);
  override(recipe.decay, overrides.decay);
  override(recipe.beta1, recipe.isSgd ? overrides.momentum : overrides.beta1);
  override(recipe.beta2, overrides.beta2);
  override(recipe.eps, overrides.eps);
  return {};
}

/// The length of a batch. Of a set that has fewer samples it is all of them.
Error planBatch(const Metadata &metadata, const DataSet &data, const RecipeOverrides &overrides, const Recipe &recipe,
                BatchOrder &order) {
  constexpr int64_t kUsual = 64;
  order.samples = data.samples();
  order.batch = 1;
  if (!data.splits())
    return overrides.batch
               ? usageError("--batch: model '%s' cannot run a part of a set at a time", metadata.model.c_str())
               : Error();
  const OpenSize &range = metadata.sizes[metadata.batchSize];
  std::optional<int64_t> said = overrides.batch ? overrides.batch : recipe.batch;
  order.batch = said.value_or(std::clamp(kUsual, range.min, range.max));
  if (order.batch < range.min || order.batch > range.max)
    return userError("%s %" PRId64 " is given, and model '%s' takes %" PRId64 " to %" PRId64 " samples at a time",
                     overrides.batch ? "--batch" : "a batch of", order.batch, metadata.model.c_str(), range.min,
                     range.max);
  order.batch = std::min(order.batch, order.samples); // the set's own length was checked when it was opened
  return {};
}

} // namespace

Error RunPlan::make(const Metadata &metadata, const DataSet &data, const RecipeOverrides &overrides, RunPlan &plan) {
  constexpr int64_t kUsualEpochs = 10;
  plan.recipe = metadata.recipe.value();
  Recipe &recipe = plan.recipe;
  if (Error error = overrideOptimizer(overrides, recipe))
    return error;
  override(recipe.clip, overrides.clip);
  if (Error error = overrideSchedule(overrides, recipe.schedule))
    return error;
  if (overrides.noAugment)
    recipe.augment.clear();
  if (Error error = planBatch(metadata, data, overrides, recipe, plan.order))
    return error;
  plan.order.seed = overrides.seed ? *overrides.seed : static_cast<uint64_t>(recipe.seed.value_or(0));
  plan.order.shuffles = !overrides.noShuffle;
  plan.steps = INT64_MAX;
  if (overrides.epochs || !overrides.steps) {
    plan.epochs = overrides.epochs ? *overrides.epochs : recipe.epochs.value_or(kUsualEpochs);
    if (__builtin_mul_overflow(*plan.epochs, plan.order.batchesPerEpoch(), &plan.steps))
      return usageError("--epochs %" PRId64 " are more steps than can be counted", *plan.epochs);
  }
  plan.steps = std::min(plan.steps, overrides.steps.value_or(INT64_MAX));
  return {};
}

LdnStep RunPlan::stepAt(int64_t step, double rate) const {
  return {step, rate, recipe.decay, recipe.beta1, recipe.beta2, recipe.eps, recipe.clip};
}

RunSettings RunPlan::settings(const Metadata &metadata, const DataSet &training, const DataSet *validation) const {
  const EntryInfo &entry = metadata.entries[metadata.findEntry("evaluate")];
  RunSettings settings = {{"precision", metadata.precision},
          {"training samples", std::to_string(order.samples)},
          {"validation samples", validation ? std::to_string(validation->samples()) : "none"},
          {"batch", std::to_string(order.batch)},
          {"sizes", metadata.sizesText(entry, training.sizesFor(order.batch))},
          {"epochs", epochs ? std::to_string(*epochs) : "not given"},
          {"steps", std::to_string(steps)},
          {"lr", numberText(recipe.rate)},
          {"decay", numberText(recipe.decay)},
          {"clip", numberText(recipe.clip)},
          {"schedule", scheduleText(recipe.schedule)},
          {"seed", std::to_string(order.seed)},
          {"shuffle", order.shuffles ? "on" : "off"},
          {"augment", augmentText(recipe.augment)}};
  if (recipe.isSgd)
    settings.emplace_back("momentum", numberText(recipe.beta1));
  else
    settings.insert(settings.end(), {{"beta1", numberText(recipe.beta1)},
                                     {"beta2", numberText(recipe.beta2)},
                                     {"eps", numberText(recipe.eps)}});
  return settings;
}

std::string augmentText(const std::vector<InputAugmentations> &inputs) {
  std::string text;
  for (const InputAugmentations &input : inputs) {
    text += (text.empty() ? "" : "; ") + input.input + ": ";
    for (size_t i = 0; i < input.steps.size(); ++i) {
      const Augmentation &step = input.steps[i];
      text += (i ? ", " : "") + (step.kind == Augmentation::RandomCrop
                                     ? "random_crop(padding: " + std::to_string(step.padding) + ")"
                                 : step.kind == Augmentation::FlipHorizontal ? std::string("flip(horizontal)")
                                                                             : std::string("flip(vertical)"));
    }
  }
  return text.empty() ? "none" : text;
}

} // namespace ldn
