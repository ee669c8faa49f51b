// A pool of threads that lives as long as the process. The posting thread takes part in its own loop as thread 0;
// workers 1, 2, … wait for the next loop, at first spinning (a model is hundreds of short loops, one after the other),
// then asleep in the kernel.
//
// A loop is published by storing `ticket`, which holds a running number and the number of threads that take part. A
// worker whose id is below that number must check in by lowering `pending`, and the loop ends only when all have, so
// the fields of `loop` never change under a worker that reads them. The others do not touch the loop at all.
#include "CpuCount.h"
#include "Model.h"

#include <algorithm>
#include <atomic>
#include <climits>
#include <cstdint>
#include <csignal>
#include <linux/futex.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

constexpr int64_t kMaxThreads = 4096;
constexpr uint64_t kParticipantsMask = 0xffff;  // the low bits of a ticket
constexpr uint32_t kPosterAsleep = 0x80000000u; // a bit of `pending`
constexpr int kSpins = 2000;                    // some tens of microseconds

using Body = void (*)(int64_t, int64_t, void *);

struct Loop {
  Body body;
  void *ctx;
  int64_t tasks;
  std::atomic<int64_t> next; // the first task that nobody has taken
};

struct Pool {
  std::atomic<int64_t> threads{0};                   // what loops use; 0 stands for all CPUs
  pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER; // held by the poster of the running loop
  int64_t workers = 0;                               // started so far, ids 1 … workers
  pthread_t handles[kMaxThreads];
  std::atomic<bool> spin{false};                     // only where every thread has a CPU of its own
  std::atomic<int64_t> cpus{0};                      // 0 until somebody asks
  Loop loop{};
  alignas(64) std::atomic<uint64_t> ticket{0};
  std::atomic<uint32_t> bell{0};     // follows the ticket; what sleeping workers wait on
  std::atomic<uint32_t> sleepers{0}; // workers that are in the kernel or on their way there
  std::atomic<bool> stop{false};
  alignas(64) std::atomic<uint32_t> pending{0}; // workers of this loop that have not checked in
};

Pool pool;
thread_local int64_t threadId = 0;
thread_local bool insideLoop = false;

int64_t cpus() {
  int64_t count = pool.cpus.load(std::memory_order_relaxed);
  if (count == 0) {
    count = std::min(ldn::availableCpus(), kMaxThreads - 1);
    pool.cpus.store(count, std::memory_order_relaxed);
  }
  return count;
}

void futexWait(std::atomic<uint32_t> &word, uint32_t expected) {
  syscall(SYS_futex, reinterpret_cast<uint32_t *>(&word), FUTEX_WAIT_PRIVATE, expected, nullptr, nullptr, 0);
}

void futexWake(std::atomic<uint32_t> &word, int count) {
  syscall(SYS_futex, reinterpret_cast<uint32_t *>(&word), FUTEX_WAKE_PRIVATE, count, nullptr, nullptr, 0);
}

void relax() {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("yield");
#endif
}

void runTasks(int64_t thread) {
  bool outer = insideLoop;
  insideLoop = true;
  Loop &loop = pool.loop;
  for (;;) {
    int64_t task = loop.next.fetch_add(1, std::memory_order_relaxed);
    if (task >= loop.tasks)
      break;
    loop.body(task, thread, loop.ctx);
  }
  insideLoop = outer;
}

void runInOrder(int64_t tasks, Body body, void *ctx) {
  bool outer = insideLoop;
  insideLoop = true;
  for (int64_t task = 0; task < tasks; ++task)
    body(task, threadId, ctx);
  insideLoop = outer;
}

/// Waits until the ticket differs from `seen` and returns it.
uint64_t waitForTicket(uint64_t seen) {
  for (int spins = pool.spin ? kSpins : 0; spins > 0; --spins) {
    uint64_t now = pool.ticket.load(std::memory_order_acquire);
    if (now != seen)
      return now;
    relax();
  }
  // A poster stores the ticket, rings the bell, then looks for sleepers; a worker announces itself, then looks at the
  // ticket. All are sequentially consistent, so one of the two sees the other.
  pool.sleepers.fetch_add(1);
  uint64_t now;
  for (;;) {
    uint32_t bell = pool.bell.load();
    now = pool.ticket.load();
    if (now != seen)
      break;
    futexWait(pool.bell, bell);
  }
  pool.sleepers.fetch_sub(1);
  return now;
}

void publish(uint64_t participants) {
  uint64_t number = (pool.ticket.load(std::memory_order_relaxed) & ~kParticipantsMask) + kParticipantsMask + 1;
  pool.ticket.store(number | participants);
  pool.bell.fetch_add(1);
  if (pool.sleepers.load() != 0)
    futexWake(pool.bell, INT_MAX);
}

struct WorkerStart {
  int64_t id;
  uint64_t ticket; // the last one that is none of this worker's business
};
WorkerStart starts[kMaxThreads];

void *workerMain(void *argument) {
  const WorkerStart &start = *static_cast<WorkerStart *>(argument);
  threadId = start.id;
  for (uint64_t seen = start.ticket;;) {
    seen = waitForTicket(seen);
    if (pool.stop.load())
      return nullptr;
    if (static_cast<uint64_t>(start.id) >= (seen & kParticipantsMask))
      continue;
    runTasks(start.id);
    // The last one wakes a poster that went to sleep.
    if (pool.pending.fetch_sub(1, std::memory_order_acq_rel) == (kPosterAsleep | 1))
      futexWake(pool.pending, 1);
  }
}

void waitForWorkers() {
  for (int spins = pool.spin ? kSpins : 0; spins > 0; --spins) {
    if (pool.pending.load(std::memory_order_acquire) == 0)
      return;
    relax();
  }
  uint32_t left = pool.pending.fetch_or(kPosterAsleep, std::memory_order_acq_rel) | kPosterAsleep;
  while (left != kPosterAsleep) {
    futexWait(pool.pending, left);
    left = pool.pending.load(std::memory_order_acquire);
  }
}

/// In the child of a fork only the forking thread exists: it starts a pool of its own when it needs one.
void forgetWorkers() {
  pool.workers = 0;
  pool.sleepers.store(0);
  pool.pending.store(0);
  pthread_mutex_init(&pool.mutex, nullptr);
}

/// Starts workers until there are `wanted`; fewer where the system refuses, which costs speed and nothing else.
void startWorkers(int64_t wanted) {
  if (pool.workers >= wanted)
    return;
  static bool registered = pthread_atfork(nullptr, nullptr, forgetWorkers) == 0;
  (void)registered;
  // Signals are for the threads of the program, not for ours: a handler must not run on a worker.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  while (pool.workers < wanted) {
    int64_t id = pool.workers + 1;
    starts[id] = {id, pool.ticket.load(std::memory_order_relaxed)};
    if (pthread_create(&pool.handles[id], nullptr, workerMain, &starts[id]) != 0)
      break;
    pool.workers = id;
  }
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

/// At exit, or before a library is unloaded: no worker may be left in code that goes away.
__attribute__((destructor)) void stopWorkers() {
  if (pool.workers == 0 || insideLoop)
    return;
  if (pthread_mutex_trylock(&pool.mutex) != 0)
    return; // another thread is in the middle of a loop: the process ends under it
  pool.stop.store(true);
  publish(0);
  for (int64_t id = 1; id <= pool.workers; ++id)
    pthread_join(pool.handles[id], nullptr);
  pool.workers = 0;
  pool.stop.store(false);
  pthread_mutex_unlock(&pool.mutex);
}

} // namespace

void ldnrt_parallel_for(int64_t tasks, Body body, void *ctx) {
  int64_t threads = std::min(ldnrt_num_threads(), tasks);
  // Two threads of one program may run a model each: the second finds the pool taken and works alone.
  if (threads <= 1 || insideLoop || pthread_mutex_trylock(&pool.mutex) != 0) {
    runInOrder(tasks, body, ctx);
    return;
  }
  startWorkers(threads - 1);
  pool.spin.store(pool.threads.load(std::memory_order_relaxed) <= cpus(), std::memory_order_relaxed);
  int64_t helpers = std::min(threads - 1, pool.workers);
  pool.loop.body = body;
  pool.loop.ctx = ctx;
  pool.loop.tasks = tasks;
  pool.loop.next.store(0, std::memory_order_relaxed);
  pool.pending.store(static_cast<uint32_t>(helpers), std::memory_order_relaxed);
  if (helpers > 0)
    publish(static_cast<uint64_t>(helpers) + 1);
  runTasks(0);
  waitForWorkers();
  pthread_mutex_unlock(&pool.mutex);
}

int64_t ldnrt_num_threads(void) {
  int64_t threads = pool.threads.load(std::memory_order_relaxed);
  return threads != 0 ? threads : cpus();
}

void ldnrt_set_threads(int64_t threads) {
  if (threads <= 0)
    pool.cpus.store(0, std::memory_order_relaxed); // the affinity may have changed: look again
  pool.threads.store(std::clamp<int64_t>(threads, 0, kMaxThreads - 1), std::memory_order_relaxed);
}
