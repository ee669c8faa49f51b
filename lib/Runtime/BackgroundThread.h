#ifndef LDN_LIB_RUNTIME_BACKGROUNDTHREAD_H
#define LDN_LIB_RUNTIME_BACKGROUNDTHREAD_H

#include <csignal>
#include <functional>
#include <pthread.h>

namespace ldn {

/// While it lives, threads are started with all signals blocked: signals are for the main thread.
class SignalsBlocked {
public:
  SignalsBlocked() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
  }
  ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before, nullptr); }
  SignalsBlocked(const SignalsBlocked &) = delete;
  SignalsBlocked &operator=(const SignalsBlocked &) = delete;

private:
  sigset_t before;
};

/// A thread beside the main one, with the lock and the condition that both use. Ends with the object: the last member
/// of the class whose members its body uses.
class BackgroundThread {
public:
  BackgroundThread();
  ~BackgroundThread();
  BackgroundThread(const BackgroundThread &) = delete;
  BackgroundThread &operator=(const BackgroundThread &) = delete;

  void start(std::function<void()> body);
  /// False where the system gave no thread.
  bool isRunning() const { return running; }
  /// Tells the body to end, and waits until it has.
  void stop();

  void lock() { pthread_mutex_lock(&mutex); }
  void unlock() { pthread_mutex_unlock(&mutex); }

  // With the lock held.
  bool isStopping() const { return stopping; }
  void wake() { pthread_cond_signal(&changed); }
  void wait() { pthread_cond_wait(&changed, &mutex); }
  /// Until woken, or until a time of the monotonic clock in seconds. May come back for no reason, as `wait` may.
  void waitUntil(double seconds);

private:
  static void *main(void *self);

  std::function<void()> body;
  pthread_t thread;
  bool running = false, stopping = false;
  pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  pthread_cond_t changed;
};

} // namespace ldn

#endif
