#include "Training/BatchLoader.h"

#include "Training/Shuffle.h"

#include <csignal>
#include <numeric>

namespace ldn {

BatchLoader::BatchLoader(const Metadata &metadata, const EntryInfo &entry, const DataSet &data,
                         const Augmenter &augmenter, const BatchOrder &order)
    : metadata(metadata), entry(entry), data(data), augmenter(augmenter), order(order),
      openSizes(data.sizesFor(order.batch)) {}

BatchLoader::~BatchLoader() {
  if (running) {
    pthread_mutex_lock(&mutex);
    stop = true;
    pthread_cond_signal(&changed);
    pthread_mutex_unlock(&mutex);
    pthread_join(thread, nullptr);
  }
}

Error BatchLoader::start(int64_t firstStep, int64_t endStep) {
  loaded = taken = over = firstStep;
  end = endStep;
  for (Slot &slot : slots)
    if (Error error = slot.arguments.allocate(metadata, entry, openSizes))
      return error;
  sigset_t all, before; // signals are for the main thread
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  running = pthread_create(&thread, nullptr, main, this) == 0;
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return {};
}

Error BatchLoader::next(const ArgumentBuffers *&arguments) {
  Slot &slot = slots[taken % 2];
  pthread_mutex_lock(&mutex);
  over = taken; // the batch before
  pthread_cond_signal(&changed);
  while (running && loaded <= taken)
    pthread_cond_wait(&changed, &mutex);
  pthread_mutex_unlock(&mutex);
  if (!running) // the system gave us no thread
    slot.error = fill(taken, slot.arguments);
  ++taken;
  arguments = &slot.arguments;
  return slot.error;
}

void *BatchLoader::main(void *self) {
  static_cast<BatchLoader *>(self)->load();
  return nullptr;
}

void BatchLoader::load() {
  pthread_mutex_lock(&mutex);
  while (!stop && loaded < end) {
    if (loaded >= over + 2) {
      pthread_cond_wait(&changed, &mutex);
      continue;
    }
    Slot &slot = slots[loaded % 2];
    int64_t step = loaded;
    pthread_mutex_unlock(&mutex);
    slot.error = fill(step, slot.arguments);
    pthread_mutex_lock(&mutex);
    ++loaded;
    pthread_cond_signal(&changed);
  }
  pthread_mutex_unlock(&mutex);
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
