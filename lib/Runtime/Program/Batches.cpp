#include "Batches.h"

#include "Progress.h"

#include <cinttypes>
#include <optional>

namespace ldn {

Error planBatches(const Session &session, int entry, const DataSet &data, int64_t wanted, BatchPlan &plan) {
  constexpr int64_t kDefault = 64, kComfortable = 1 << 30;
  const Metadata &metadata = session.metadata();
  plan = {data.samples(), data.samples()};
  if (!data.splits())
    return wanted == 0 ? Error()
                       : usageError("--batch: model '%s' cannot run a part of a set at a time", metadata.model.c_str());
  const OpenSize &range = metadata.sizes[metadata.batchSize];
  if (wanted > 0 && (wanted < range.min || wanted > range.max))
    return userError("--batch %" PRId64 " is given, and model '%s' takes %" PRId64 " to %" PRId64 " samples at a time",
                     wanted, metadata.model.c_str(), range.min, range.max);
  auto needs = [&](int64_t count) {
    std::vector<int64_t> sizes = data.sizesFor(count);
    double bytes = static_cast<double>(session.workspaceBytes(entry, sizes));
    for (const Argument &argument : metadata.entries[entry].arguments)
      bytes += static_cast<double>(bytesAt(argument, sizes));
    return bytes;
  };
  int64_t length = wanted > 0 ? wanted : std::clamp(kDefault, range.min, range.max);
  length = std::min(length, plan.samples);
  while (wanted == 0 && length / 2 >= range.min && needs(length) > kComfortable)
    length /= 2;
  // Where the last batch would be too short, the others are made shorter, so that more is left for it.
  int64_t rest = plan.samples % length;
  while (rest != 0 && rest < range.min && length > range.min)
    rest = plan.samples % --length;
  if (rest != 0 && rest < range.min)
    return userError("%" PRId64 " samples cannot be cut into batches of %" PRId64 " to %" PRId64, plan.samples,
                     range.min, length);
  plan.length = length;
  return {};
}

Error runBatches(Session &session, int index, const DataSet &data, const BatchPlan &plan, const char *command,
                 const std::function<Error(const Batch &)> &visit) {
  const EntryInfo &entry = session.metadata().entries[index];
  std::optional<Progress> progress;
  if (command)
    progress.emplace(command, plan.samples, plan.samples == 1 ? "sample" : "samples");
  ArgumentBuffers buffers;
  int64_t capacity = 0;
  for (int64_t first = 0, count; first < plan.samples; first += count) {
    count = plan.lengthAt(first);
    std::vector<int64_t> sizes = data.sizesFor(count);
    if (count > capacity) { // the last batch may be shorter, and fits
      if (Error error = buffers.allocate(session.metadata(), entry, sizes))
        return error;
      capacity = count;
    }
    if (Error error = data.read(first, count, buffers))
      return error;
    if (Error error = session.run(index, sizes, buffers.pointers()))
      return error;
    if (Error error = visit({first, count, sizes, buffers}))
      return error;
    if (progress)
      progress->update(first + count);
  }
  return {};
}

} // namespace ldn
