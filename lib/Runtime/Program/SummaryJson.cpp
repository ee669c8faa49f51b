#include "JsonWriter.h"
#include "Processor.h"
#include "Summary.h"
#include "Training/Learner.h"
#include "Training/RunPlan.h"

namespace ldn {

namespace {

void writeOrigin(JsonWriter &json, const Metadata &metadata) {
  json.member("model", std::string_view(metadata.model));
  if (metadata.variant.empty()) {
    json.key("variant");
    json.null();
  } else {
    json.member("variant", std::string_view(metadata.variant));
  }
  json.member("source", std::string_view(metadata.source));
  json.member("precision", std::string_view(metadata.precision));
  json.member("compiler", std::string_view(metadata.compiler));
  json.member("target", std::string_view(metadata.target));
  json.member("flags", std::string_view(metadata.flags));
  json.member("runtime", LDN_VERSION);
}

void writeCodes(JsonWriter &json, const Session &session) {
  json.member("machine", session.machineCode().machine);
  json.key("codes");
  json.beginArray();
  const LdnModel &model = session.compiledModel();
  for (int64_t i = 0; i < model.num_codes; ++i) {
    const LdnCode &code = *model.codes[i];
    json.beginObject();
    json.member("machine", code.machine);
    json.member("cpu", code.cpu);
    json.member("features", neededFeatures(code));
    json.member("missing", missingFeatures(code));
    json.endObject();
  }
  json.endArray();
}

void writeSizes(JsonWriter &json, const Summary &summary) {
  const Metadata &metadata = summary.session.metadata();
  json.key("sizes");
  json.beginArray();
  for (size_t i = 0; i < metadata.sizes.size(); ++i) {
    json.beginObject();
    json.member("name", std::string_view(metadata.sizes[i].name));
    json.member("min", metadata.sizes[i].min);
    json.member("max", metadata.sizes[i].max);
    json.member("value", summary.sizes[i]);
    json.member("counts_samples", static_cast<int>(i) == metadata.batchSize);
    json.endObject();
  }
  json.endArray();
}

void writeArgument(JsonWriter &json, const Metadata &metadata, const Argument &argument) {
  json.beginObject();
  json.member("name", std::string_view(argument.name));
  json.member("role", name(argument.role));
  json.member("dtype", name(argument.type));
  json.key("shape");
  json.beginArray();
  for (const Extent &extent : argument.shape) {
    if (extent.size >= 0)
      json.value(std::string_view(metadata.sizes[extent.size].name));
    else
      json.value(extent.fixed);
  }
  json.endArray();
  if (argument.below > 0)
    json.member("below", argument.below);
  json.endObject();
}

void writeEntries(JsonWriter &json, const Summary &summary) {
  const Metadata &metadata = summary.session.metadata();
  json.key("entries");
  json.beginArray();
  for (size_t i = 0; i < metadata.entries.size(); ++i) {
    const EntryInfo &entry = metadata.entries[i];
    double flops = flopsAt(entry, summary.sizes);
    bool counts = metadata.batchSize >= 0 && metadata.uses(entry, metadata.batchSize);
    double samples = counts ? static_cast<double>(summary.sizes[metadata.batchSize]) : 1;
    json.beginObject();
    json.member("name", std::string_view(entry.name));
    json.key("arguments");
    json.beginArray();
    for (const Argument &argument : entry.arguments)
      writeArgument(json, metadata, argument);
    json.endArray();
    json.member("flops", flops);
    json.member("gmac_per_sample", flops / samples * 0.5e-9);
    json.member("workspace_bytes", summary.session.workspaceBytes(static_cast<int>(i), summary.sizes));
    json.endObject();
  }
  json.endArray();
}

void writeRecipe(JsonWriter &json, const Summary &summary) {
  const Metadata &metadata = summary.session.metadata();
  if (!metadata.recipe)
    return;
  const Recipe &recipe = *metadata.recipe;
  json.key("recipe");
  json.beginObject();
  json.member("name", std::string_view(recipe.name));
  json.member("optimizer", recipe.isSgd ? "sgd" : "adamw");
  json.member("lr", recipe.rate);
  json.member("decay", recipe.decay);
  json.key("no_decay");
  json.beginArray();
  for (const std::string &group : recipe.noDecay)
    json.value(std::string_view(group));
  json.endArray();
  if (recipe.isSgd) {
    json.member("momentum", recipe.beta1);
  } else {
    json.member("beta1", recipe.beta1);
    json.member("beta2", recipe.beta2);
    json.member("eps", recipe.eps);
  }
  json.member("clip", recipe.clip);
  json.member("schedule", std::string_view(scheduleText(recipe.schedule)));
  json.member("augment", std::string_view(augmentText(recipe.augment)));
  const std::pair<const char *, std::optional<int64_t>> numbers[] = {
      {"batch", recipe.batch}, {"epochs", recipe.epochs}, {"seed", recipe.seed}};
  for (auto [name, number] : numbers)
    if (number)
      json.member(name, *number);
  json.endObject();
  if (!summary.session.training())
    return;
  json.key("training");
  json.beginObject();
  json.member("arena_bytes", 3 * summary.session.parameterArenaBytes());
  json.member("workspace_bytes", Learner::workspaceBytes(summary.session, summary.sizes));
  json.endObject();
}

void writeParameter(JsonWriter &json, const Parameter &parameter, const Statistics *statistics) {
  json.beginObject();
  json.member("path", std::string_view(parameter.path));
  json.member("shape", parameter.shape);
  json.member("dtype", name(parameter.type));
  json.member("count", parameter.elements());
  if (!parameter.group.empty())
    json.member("group", std::string_view(parameter.group));
  json.key("initialiser");
  json.beginObject();
  json.member("kind", std::string_view(parameter.init));
  json.member("values", parameter.values);
  json.endObject();
  if (statistics) {
    json.member("min", statistics->min);
    json.member("max", statistics->max);
    json.member("mean", statistics->mean);
    json.member("deviation", statistics->deviation);
  }
  json.endObject();
}

} // namespace

std::string summaryJson(const Summary &summary) {
  const Metadata &metadata = summary.session.metadata();
  JsonWriter json;
  json.beginObject();
  writeOrigin(json, metadata);
  writeCodes(json, summary.session);
  json.member("parameter_count", metadata.parameterCount());
  writeSizes(json, summary);
  json.member("threads", ldnrt_num_threads());
  writeEntries(json, summary);
  json.member("parameter_bytes", metadata.parameterBytes());
  json.member("prepared_bytes", summary.session.preparedBytes());
  writeRecipe(json, summary);
  if (!summary.weights.empty())
    json.member("weights", std::string_view(summary.weights));
  json.key("parameters");
  json.beginArray();
  for (size_t i = 0; i < metadata.parameters.size(); ++i)
    writeParameter(json, metadata.parameters[i], summary.statistics.empty() ? nullptr : &summary.statistics[i]);
  json.endArray();
  json.endObject();
  return json.text() + "\n";
}

} // namespace ldn
