#include "Training/BatchLoader.h"

#include "Training/Shuffle.h"

#include <numeric>

namespace ldn {

BatchLoader::BatchLoader(const Metadata &metadata, const EntryInfo &entry, const DataSet &data,
                         const Augmenter &augmenter, const BatchOrder &order)
    : metadata(metadata), entry(entry), data(data), augmenter(augmenter), order(order),
      openSizes(data.sizesFor(order.batch)) {}

Error BatchLoader::start(int64_t firstStep, int64_t endStep) {
  loaded = taken = over = firstStep;
  end = endStep;
  for (Slot &slot : slots)
    if (Error error = slot.arguments.allocate(metadata, entry, openSizes))
      return error;
  thread.start([this] { load(); });
  return {};
}

Error BatchLoader::next(const ArgumentBuffers *&arguments) {
  Slot &slot = slots[taken % 2];
  thread.lock();
  over = taken; // the batch before
  thread.wake();
  while (thread.isRunning() && loaded <= taken)
    thread.wait();
  thread.unlock();
  if (!thread.isRunning())
    slot.error = fill(taken, slot.arguments);
  ++taken;
  arguments = &slot.arguments;
  return slot.error;
}

void BatchLoader::load() {
  thread.lock();
  while (!thread.isStopping() && loaded < end) {
    if (loaded >= over + 2) {
      thread.wait();
      continue;
    }
    Slot &slot = slots[loaded % 2];
    int64_t step = loaded;
    thread.unlock();
    slot.error = fill(step, slot.arguments);
    thread.lock();
    ++loaded;
    thread.wake();
  }
  thread.unlock();
}

Error BatchLoader::fill(int64_t step, const ArgumentBuffers &arguments) {
  int64_t wanted = step / order.batchesPerEpoch(), first = step % order.batchesPerEpoch() * order.batch;
  if (wanted != epoch) {
    epoch = wanted;
    if (order.shuffles) {
      permutation = shuffledOrder(order.seed, epoch, order.samples);
    } else if (permutation.empty()) {
      permutation.resize(order.samples);
      std::iota(permutation.begin(), permutation.end(), int64_t(0));
    }
  }
  if (Error error = data.gather(permutation.data() + first, order.batch, arguments))
    return error;
  augmenter.apply(order.seed, step, openSizes, arguments.pointers());
  return {};
}

} // namespace ldn
