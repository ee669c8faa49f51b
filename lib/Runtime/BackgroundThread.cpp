#include "BackgroundThread.h"

#include <ctime>

namespace ldn {

BackgroundThread::BackgroundThread() {
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
  pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
  pthread_cond_init(&changed, &attributes);
  pthread_condattr_destroy(&attributes);
}

BackgroundThread::~BackgroundThread() {
  stop();
  pthread_cond_destroy(&changed);
}

void BackgroundThread::start(std::function<void()> newBody) {
  body = std::move(newBody);
  SignalsBlocked blocked;
  running = pthread_create(&thread, nullptr, main, this) == 0;
}

void BackgroundThread::stop() {
  if (!running)
    return;
  lock();
  stopping = true;
  wake();
  unlock();
  pthread_join(thread, nullptr);
  running = false;
}

void BackgroundThread::waitUntil(double seconds) {
  auto whole = static_cast<time_t>(seconds);
  timespec until{whole, static_cast<long>((seconds - static_cast<double>(whole)) * 1e9)};
  pthread_cond_timedwait(&changed, &mutex, &until);
}

void *BackgroundThread::main(void *self) {
  static_cast<BackgroundThread *>(self)->body();
  return nullptr;
}

} // namespace ldn
