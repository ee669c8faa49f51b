#include "Batches.h"
#include "Commands.h"
#include "JsonWriter.h"
#include "Text.h"

#include <algorithm>

namespace ldn {

namespace {

/// A mean over the set.
struct Score {
  const Argument *argument;
  size_t index;
  double sum = 0;
};

std::string scoreTable(const std::vector<Score> &scores, int64_t samples) {
  size_t width = sizeof "samples" - 1;
  for (const Score &score : scores)
    width = std::max(width, score.argument->name.size());
  std::string text = format("%-*s  %s\n", static_cast<int>(width), "samples", thousands(samples).c_str());
  for (const Score &score : scores)
    text += format("%-*s  %.6g\n", static_cast<int>(width), score.argument->name.c_str(),
                   score.sum / static_cast<double>(samples));
  return text;
}

std::string scoreJson(const std::vector<Score> &scores, int64_t samples) {
  JsonWriter json;
  json.beginObject();
  json.member("samples", samples);
  for (const Score &score : scores)
    json.member(score.argument->name, score.sum / static_cast<double>(samples));
  json.endObject();
  return json.text() + "\n";
}

} // namespace

Error runEval(const Invocation &invocation) {
  std::string weights;
  std::vector<Binding> inputs;
  int64_t batch = 0, threads = 0;
  bool json = false;
  OptionTable table("eval", "Prints loss and metrics, as means over a data set.",
                    {{"weights", "FILE", "the weights, a safetensors file", &weights},
                     {"in", "NAME=FILE", "an input or a target, a .npy file; one for each", &inputs},
                     {"batch", "B", "samples at a time (default: at most 64)", &batch},
                     {"json", nullptr, "print JSON", &json},
                     threadsOption(threads)});
  Session session;
  bool finished;
  if (Error error = begin(invocation, table, threads, session, finished); error || finished)
    return error;
  const Metadata &metadata = session.metadata();
  int index = metadata.findEntry("evaluate");
  if (index < 0)
    return userError("model '%s' has no loss: its source has no train block for it", metadata.model.c_str());
  if (Error error = checkWeightsGiven(metadata, weights))
    return error;
  DataSet data;
  BatchPlan plan;
  if (Error error = data.open(metadata, metadata.entries[index], inputs))
    return error;
  if (Error error = planBatches(session, index, data, batch, plan))
    return error;
  std::vector<Score> scores;
  const std::vector<Argument> &arguments = metadata.entries[index].arguments;
  for (size_t i = 0; i < arguments.size(); ++i)
    if (arguments[i].role == Role::Loss || arguments[i].role == Role::Metric)
      scores.push_back({&arguments[i], i});
  if (Error error = loadOrInitialize(session, weights))
    return error;
  // Every run gives means over its samples. All samples have the same number of items (tokens), so weights by samples
  // are right also for means over items.
  auto sum = [&](const Batch &batch) -> Error {
    for (Score &score : scores) {
      double mean;
      convert(score.argument->type, false, batch.buffers[score.index], 0, ElementType::F64, &mean, 1);
      score.sum += mean * static_cast<double>(batch.count);
    }
    return {};
  };
  if (Error error = runBatches(session, index, data, plan, "eval", sum))
    return error;
  return print(json ? scoreJson(scores, plan.samples) : scoreTable(scores, plan.samples));
}

} // namespace ldn
