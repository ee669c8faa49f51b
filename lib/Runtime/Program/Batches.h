#ifndef LDN_LIB_RUNTIME_PROGRAM_BATCHES_H
#define LDN_LIB_RUNTIME_PROGRAM_BATCHES_H

#include "DataSet.h"

#include <algorithm>
#include <functional>

namespace ldn {

/// How a set is cut: batches of one length, the last of which may be shorter.
struct BatchPlan {
  int64_t samples = 0;
  int64_t length = 0;

  int64_t lengthAt(int64_t first) const { return std::min(length, samples - first); }
};

/// Plans batches of `wanted` samples, or for 0 of as many (at most 64) as need about a gibibyte of memory. No batch
/// leaves the range of the size that counts samples.
Error planBatches(const Session &session, int entry, const DataSet &data, int64_t wanted, BatchPlan &plan);

/// One batch after its run.
struct Batch {
  int64_t first, count;
  const std::vector<int64_t> &sizes;
  const ArgumentBuffers &buffers;
};

/// Runs the entry on all batches, in order, showing progress under the name of the command, or none for nullptr.
Error runBatches(Session &session, int entry, const DataSet &data, const BatchPlan &plan, const char *command,
                 const std::function<Error(const Batch &)> &visit);

} // namespace ldn

#endif
