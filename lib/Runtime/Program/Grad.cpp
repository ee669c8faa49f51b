#include "Commands.h"
#include "DataSet.h"
#include "Scores.h"
#include "Training/Learner.h"

namespace ldn {

Error runGrad(const Invocation &invocation) {
  std::string weights, path;
  std::vector<Binding> inputs;
  uint64_t seed = 0;
  int64_t step = 0, threads = 0;
  bool json = false;
  OptionTable table("grad", "Writes the gradients of the loss of one batch, which is the whole of the arrays.",
                    {weightsOption(weights),
                     dataOption(inputs),
                     {"out", "FILE", "the safetensors file for the gradients, by parameter", &path},
                     {"seed", "N", "of dropout (default: 0)", &seed},
                     {"step", "N", "the step that dropout is that of, from 0 (default: 0)", &step, 0},
                     {"json", nullptr, "print loss and metrics as JSON", &json},
                     threadsOption(threads)});
  Session session;
  bool finished;
  int index;
  if (Error error = begin(invocation, table, threads, session, finished); error || finished)
    return error;
  if (Error error = findTraining(session, index))
    return error;
  if (path.empty())
    return usageError("--out FILE is missing");
  const Metadata &metadata = session.metadata();
  const EntryInfo &entry = metadata.entries[index];
  if (Error error = checkWeightsGiven(metadata, weights))
    return error;
  DataSet data;
  if (Error error = data.open(metadata, entry, inputs))
    return error;
  if (Error error = checkRanges(metadata, entry, data.sizes()))
    return error;
  OutputFile file;
  if (Error error = OutputFile::create(path, file))
    return error;
  if (Error error = loadOrInitialize(session, weights))
    return error;
  Learner learner;
  ArgumentBuffers arguments;
  if (Error error = learner.open(session, /*withMoments=*/false))
    return error;
  if (Error error = arguments.allocate(metadata, entry, data.sizes()))
    return error;
  if (Error error = data.read(0, data.samples(), arguments))
    return error;
  if (Error error = learner.gradients(data.sizes(), arguments.pointers(), seed, step))
    return error;
  Scores scores(entry);
  scores.add(arguments, data.samples());
  if (Error error = saveWeights(metadata, learner.gradients(), file))
    return error;
  return print(json ? scores.json() : scores.table());
}

} // namespace ldn
