#include "Processor.h"
#include "Summary.h"
#include "Text.h"
#include "Training/Learner.h"
#include "Training/RunPlan.h"

#include <algorithm>
#include <cinttypes>

namespace ldn {

namespace {

std::string initialiserText(const Parameter &parameter) {
  const std::vector<double> &values = parameter.values;
  if (parameter.init == "constant")
    return values.size() == 1 ? format("constant %.4g", values[0])
                              : format("constant (%zu values)", values.size());
  return format("%s(%.4g, %.4g)", parameter.init.c_str(), values[0], values[1]);
}

std::string rangeText(const OpenSize &size) {
  return format("%s in %s to %s", size.name.c_str(), thousands(size.min).c_str(), thousands(size.max).c_str());
}

void addArguments(const Metadata &metadata, std::vector<std::vector<std::string>> &rows) {
  // The last entry has all arguments of the others and, perhaps, targets and metrics.
  std::vector<std::string> seen;
  for (const EntryInfo &entry : metadata.entries)
    for (const Argument &argument : entry.arguments) {
      if (std::find(seen.begin(), seen.end(), argument.name) != seen.end())
        continue;
      seen.push_back(argument.name);
      std::string type = metadata.typeText(argument);
      if (argument.below > 0)
        type += " < " + std::to_string(argument.below);
      rows.push_back({name(argument.role), argument.name + ": " + type});
    }
}

void addCosts(const Summary &summary, std::vector<std::vector<std::string>> &rows) {
  const Metadata &metadata = summary.session.metadata();
  for (size_t i = 0; i < metadata.entries.size(); ++i) {
    const EntryInfo &entry = metadata.entries[i];
    if (entry.flops.empty())
      continue;
    bool perSample = metadata.batchSize >= 0 && metadata.uses(entry, metadata.batchSize);
    double flops = flopsAt(entry, summary.sizes);
    if (perSample)
      flops /= static_cast<double>(summary.sizes[metadata.batchSize]);
    std::string at = metadata.sizesText(entry, summary.sizes);
    rows.push_back({i == 0 ? "cost" : "",
                    format("%s: %.4g GFLOP = %.4g GMac%s%s%s", entry.name.c_str(), flops * 1e-9, flops * 0.5e-9,
                           perSample ? " per sample" : "", at.empty() ? "" : " at ", at.c_str())});
  }
}

void addMemory(const Summary &summary, std::vector<std::vector<std::string>> &rows) {
  const Metadata &metadata = summary.session.metadata();
  rows.push_back({"memory", format("parameters %s, prepared %s", bytesText(metadata.parameterBytes()).c_str(),
                                   bytesText(summary.session.preparedBytes()).c_str())});
  for (size_t i = 0; i < metadata.entries.size(); ++i) {
    std::string at = metadata.sizesText(metadata.entries[i], summary.sizes);
    rows.push_back({"", format("%s: workspace %s at %s%s%" PRId64 " %s", metadata.entries[i].name.c_str(),
                               bytesText(summary.session.workspaceBytes(static_cast<int>(i), summary.sizes)).c_str(),
                               at.c_str(), at.empty() ? "" : ", ", ldnrt_num_threads(),
                               ldnrt_num_threads() == 1 ? "thread" : "threads")});
  }
}

/// How the model is trained, and the memory of a step: gradients and two moments beside the parameters.
void addTraining(const Summary &summary, std::vector<std::vector<std::string>> &rows) {
  const Metadata &metadata = summary.session.metadata();
  if (!metadata.recipe)
    return;
  const Recipe &recipe = *metadata.recipe;
  std::string decay = numberText(recipe.decay);
  for (size_t i = 0; i < recipe.noDecay.size(); ++i)
    decay += (i ? ", " : " except ") + recipe.noDecay[i];
  std::string rate = numberText(recipe.rate), beta1 = numberText(recipe.beta1), optimizer;
  if (recipe.isSgd)
    optimizer = format("sgd(lr: %s, momentum: %s, decay: %s)", rate.c_str(), beta1.c_str(), decay.c_str());
  else
    optimizer = format("adamw(lr: %s, decay: %s, beta1: %s, beta2: %s, eps: %s)", rate.c_str(), decay.c_str(),
                       beta1.c_str(), numberText(recipe.beta2).c_str(), numberText(recipe.eps).c_str());
  rows.push_back({"recipe", recipe.name + ": " + optimizer});
  rows.push_back({"", "schedule " + scheduleText(recipe.schedule)});
  std::string rest = recipe.clip > 0 ? "clip " + numberText(recipe.clip) : "";
  auto add = [&](const char *name, const std::optional<int64_t> &value) {
    if (value)
      rest += (rest.empty() ? "" : ", ") + format("%s %" PRId64, name, *value);
  };
  add("batch", recipe.batch);
  add("epochs", recipe.epochs);
  add("seed", recipe.seed);
  if (!rest.empty())
    rows.push_back({"", rest});
  if (!recipe.augment.empty())
    rows.push_back({"", "augment " + augmentText(recipe.augment)});
  if (!summary.session.training())
    return;
  std::string at = metadata.sizesText(metadata.entries[metadata.findEntry("evaluate")], summary.sizes);
  rows.push_back({"training", format("gradients and moments %s, workspace %s at %s%s%" PRId64 " %s",
                                     bytesText(3 * summary.session.parameterArenaBytes()).c_str(),
                                     bytesText(Learner::workspaceBytes(summary.session, summary.sizes)).c_str(),
                                     at.c_str(), at.empty() ? "" : ", ", ldnrt_num_threads(),
                                     ldnrt_num_threads() == 1 ? "thread" : "threads")});
}

/// Where there are several: which of them runs here, and what keeps others from it.
void addCodes(const Session &session, std::vector<std::vector<std::string>> &rows) {
  const LdnModel &model = session.compiledModel();
  for (int64_t i = 0; i < model.num_codes && model.num_codes > 1; ++i) {
    std::vector<std::string> missing = missingFeatures(*model.codes[i]);
    std::string text = machineText(*model.codes[i]);
    if (model.codes[i] == &session.machineCode())
      text += ", runs here";
    else if (!missing.empty())
      text += ", not here: this processor lacks " + listText(missing);
    rows.push_back({i == 0 ? "code" : "", text});
  }
}

std::string parameterTable(const Summary &summary) {
  const Metadata &metadata = summary.session.metadata();
  if (metadata.parameters.empty())
    return "";
  std::vector<std::vector<std::string>> rows = {{"parameter", "shape", "dtype", "initialiser", "count"}};
  if (!summary.statistics.empty())
    for (const char *column : {"min", "max", "mean", "deviation"})
      rows[0].push_back(column);
  for (size_t i = 0; i < metadata.parameters.size(); ++i) {
    const Parameter &parameter = metadata.parameters[i];
    std::vector<std::string> row = {parameter.path, shapeText(parameter.shape), name(parameter.type),
                                    initialiserText(parameter), thousands(parameter.elements())};
    if (!summary.statistics.empty()) {
      const Statistics &values = summary.statistics[i];
      for (double value : {values.min, values.max, values.mean, values.deviation})
        row.push_back(format("%.4g", value));
    }
    rows.push_back(row);
  }
  return "\n" + aligned(rows, 4);
}

} // namespace

std::string summaryTable(const Summary &summary) {
  const Metadata &metadata = summary.session.metadata();
  std::vector<std::vector<std::string>> rows;
  rows.push_back({"model", metadata.model + (metadata.variant.empty() ? "" : ", variant " + metadata.variant)});
  rows.push_back({"source", metadata.source + (metadata.source.empty() ? "" : ", ") + metadata.precision});
  int64_t count = metadata.parameterCount();
  std::string millions = count < 10000 ? "" : format(" = %.2f million", static_cast<double>(count) * 1e-6);
  rows.push_back({"parameters", thousands(count) + millions});
  addArguments(metadata, rows);
  for (const OpenSize &size : metadata.sizes)
    rows.push_back({"size", rangeText(size)});
  addCosts(summary, rows);
  addMemory(summary, rows);
  addTraining(summary, rows);
  if (!summary.weights.empty())
    rows.push_back({"weights", summary.weights});
  std::string cpu = summary.session.machineCode().cpu;
  bool isNamed = cpu.empty() || summary.session.compiledModel().num_codes > 1;
  rows.push_back({"built by", format("%s for %s%s%s", metadata.compiler.c_str(), metadata.target.c_str(),
                                     isNamed ? "" : (" (" + cpu + ")").c_str(),
                                     metadata.flags.empty() ? "" : (", " + metadata.flags).c_str())});
  addCodes(summary.session, rows);
  return aligned(rows, 2) + parameterTable(summary);
}

} // namespace ldn
