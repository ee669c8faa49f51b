#include "Batches.h"
#include "Commands.h"
#include "Scores.h"

namespace ldn {

Error runEval(const Invocation &invocation) {
  std::string weights;
  std::vector<Binding> inputs;
  int64_t batch = 0, threads = 0;
  bool json = false;
  OptionTable table("eval", "Prints loss and metrics, as means over a data set.",
                    {weightsOption(weights),
                     dataOption(inputs),
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
  if (Error error = loadOrInitialize(session, weights))
    return error;
  Scores scores(metadata.entries[index]);
  auto add = [&](const Batch &batch) -> Error {
    scores.add(batch.buffers, batch.count);
    return {};
  };
  if (Error error = runBatches(session, index, data, plan, "eval", add))
    return error;
  return print(json ? scores.json() : scores.table());
}

} // namespace ldn
