#include "Batches.h"
#include "Commands.h"
#include "Npy.h"
#include "Text.h"

#include <algorithm>

namespace ldn {

namespace {

/// An output that is written to a file.
struct Sink {
  size_t argument;
  NpyWriter writer;
};

/// Opens the files for results, so that a path that cannot be written is found before the work.
Error openSinks(const Metadata &metadata, const EntryInfo &entry, const DataSet &data,
                const std::vector<Binding> &bindings, std::vector<Sink> &sinks) {
  std::vector<std::string> names;
  std::vector<size_t> indices;
  for (size_t i = 0; i < entry.arguments.size(); ++i)
    if (!entry.arguments[i].isGiven()) {
      names.push_back(entry.arguments[i].name);
      indices.push_back(i);
    }
  for (size_t i = 0; i < bindings.size(); ++i) {
    const Binding &binding = bindings[i];
    auto place = std::find(names.begin(), names.end(), binding.name);
    if (place == names.end())
      return usageError("model '%s' has no output '%s'%s", metadata.model.c_str(), binding.name.c_str(),
                        didYouMean(binding.name, names).c_str());
    for (size_t j = 0; j < i; ++j) {
      if (bindings[j].name == binding.name)
        return usageError("--out %s is given twice", binding.name.c_str());
      if (bindings[j].value == binding.value)
        return usageError("--out %s and --out %s name the same file '%s'", bindings[j].name.c_str(),
                          binding.name.c_str(), binding.value.c_str());
    }
    size_t index = indices[place - names.begin()];
    const Argument &argument = entry.arguments[index];
    Sink &sink = sinks.emplace_back();
    sink.argument = index;
    if (Error error = NpyWriter::create(binding.value, argument.type, shapeAt(argument, data.sizes()), sink.writer))
      return error;
  }
  return {};
}

} // namespace

Error runInfer(const Invocation &invocation) {
  std::string weights;
  std::vector<Binding> inputs, outputs;
  int64_t batch = 0, threads = 0;
  OptionTable table("infer", "Runs the model on arrays. The first dimension of every array counts samples.",
                    {weightsOption(weights),
                     {"in", "NAME=FILE", "an input, a .npy file; one for each input", &inputs},
                     {"out", "NAME=FILE", "where an output goes, a .npy file; may be repeated", &outputs},
                     {"batch", "B", "samples at a time (default: at most 64); results do not depend on it", &batch},
                     threadsOption(threads)});
  Session session;
  bool finished;
  if (Error error = begin(invocation, table, threads, session, finished); error || finished)
    return error;
  if (outputs.empty())
    return usageError("--out NAME=FILE is missing");
  const Metadata &metadata = session.metadata();
  int index = metadata.findEntry("infer");
  if (index < 0)
    return internalError("model '%s' has no entry 'infer'", metadata.model.c_str());
  if (Error error = checkWeightsGiven(metadata, weights))
    return error;
  DataSet data;
  BatchPlan plan;
  std::vector<Sink> sinks;
  if (Error error = data.open(metadata, metadata.entries[index], inputs))
    return error;
  if (Error error = planBatches(session, index, data, batch, plan))
    return error;
  if (Error error = openSinks(metadata, metadata.entries[index], data, outputs, sinks))
    return error;
  if (Error error = loadOrInitialize(session, weights))
    return error;
  auto append = [&](const Batch &batch) -> Error {
    for (Sink &sink : sinks)
      if (Error error = sink.writer.append(batch.buffers[sink.argument],
                                           bytesAt(metadata.entries[index].arguments[sink.argument], batch.sizes)))
        return error;
    return {};
  };
  if (Error error = runBatches(session, index, data, plan, "infer", append))
    return error;
  for (Sink &sink : sinks)
    if (Error error = sink.writer.commit())
      return error;
  return {};
}

} // namespace ldn
