// A pool of threads that lives as long as the process. The posting thread takes part in its own loop as thread 0;
// workers 1, 2, … wait for the next loop, at first spinning (a model is hundreds of short loops, one after the other),
// then asleep in the kernel.
//
// Nobody waits for a worker that does not come: it may be asleep, or its CPU may be busy with something else. A loop is
// published by opening `gate`. A worker that finds it open joins by counting itself in, with a compare-and-swap, so it
// joins exactly the loop that it saw; only then does it look at the fields of `loop`. The poster, out of tasks, closes
// the gate, which tells how many joined, and waits until as many have left. So the fields never change under a worker
// that reads them, and a loop that is over is never entered.
#include "BackgroundThread.h"
#include "CpuCount.h"
#include "Model.h"

#include <algorithm>
#include <atomic>
#include <climits>
#include <cstdint>
#include <ctime>
#include <linux/futex.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

constexpr int64_t kMaxThreads = 4096;
constexpr int64_t kSpinNanoseconds = 200'000; // between two loops of a model there is work for one thread

// The parts of `gate`, from the lowest bit: the workers that have joined, whether it is open, the number of threads
// that may take part (workers with lower ids), and the running number of the loop.
constexpr uint64_t kJoined = 0xffff, kOpen = 1 << 16;
constexpr int kThreadsShift = 17, kNumberShift = 32;
int64_t joinedOf(uint64_t gate) { return static_cast<int64_t>(gate & kJoined); }
int64_t threadsOf(uint64_t gate) { return static_cast<int64_t>(gate >> kThreadsShift & 0x7fff); }
uint64_t numberOf(uint64_t gate) { return gate >> kNumberShift; }

constexpr uint32_t kPosterAsleep = 1 << 30; // added to `inside`

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
  alignas(64) std::atomic<uint64_t> gate{0};
  std::atomic<uint32_t> bell{0};     // changes with the number in the gate; what sleeping workers wait on
  std::atomic<uint32_t> sleepers{0}; // workers that are in the kernel or on their way there
  std::atomic<bool> stop{false};
  // Workers lower it when they leave, and the poster raises it by those who joined, in whichever order: 0 when all have
  // left.
  alignas(64) std::atomic<uint32_t> inside{0};
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

int64_t nanoseconds() {
  timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * INT64_C(1'000'000'000) + time.tv_nsec;
}

/// Waits for `done` without giving the CPU away, not for long. Whether it is done.
template <typename Condition>
bool spinUntil(Condition done) {
  if (!pool.spin.load(std::memory_order_relaxed))
    return done();
  constexpr int kBetweenLooksAtTheClock = 64;
  for (int64_t end = 0;;) {
    for (int i = 0; i < kBetweenLooksAtTheClock; ++i) {
      if (done())
        return true;
      relax();
    }
    int64_t now = nanoseconds();
    if (end == 0)
      end = now + kSpinNanoseconds;
    else if (now >= end)
      return false;
  }
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

/// Waits until the gate has another number than `seen` and returns the gate.
uint64_t waitForLoop(uint64_t seen) {
  uint64_t gate;
  auto isNew = [&] {
    gate = pool.gate.load(std::memory_order_acquire);
    return numberOf(gate) != seen;
  };
  if (spinUntil(isNew))
    return gate;
  // A poster stores the gate, rings the bell, then looks for sleepers; a worker announces itself, then looks at the
  // gate. All are sequentially consistent, so one of the two sees the other.
  pool.sleepers.fetch_add(1);
  for (;;) {
    uint32_t bell = pool.bell.load();
    gate = pool.gate.load();
    if (numberOf(gate) != seen)
      break;
    futexWait(pool.bell, bell);
  }
  pool.sleepers.fetch_sub(1);
  return gate;
}

void openGate(int64_t threads) {
  uint64_t number = numberOf(pool.gate.load(std::memory_order_relaxed)) + 1;
  pool.gate.store(number << kNumberShift | static_cast<uint64_t>(threads) << kThreadsShift | kOpen);
  pool.bell.fetch_add(1);
  if (pool.sleepers.load() != 0)
    futexWake(pool.bell, INT_MAX);
}

/// Whether worker `id` is now part of the loop behind the gate, which may be a later one by now: `gate` tells.
bool join(int64_t id, uint64_t &gate) {
  while ((gate & kOpen) != 0 && id < threadsOf(gate))
    if (pool.gate.compare_exchange_weak(gate, gate + 1, std::memory_order_acquire, std::memory_order_acquire))
      return true;
  return false;
}

/// The last one to leave wakes a poster that went to sleep.
void leave() {
  if (pool.inside.fetch_sub(1, std::memory_order_acq_rel) == kPosterAsleep + 1)
    futexWake(pool.inside, 1);
}

struct WorkerStart {
  int64_t id;
  uint64_t number; // of the last loop that is none of this worker's business
};
WorkerStart starts[kMaxThreads];

void *workerMain(void *argument) {
  const WorkerStart &start = *static_cast<WorkerStart *>(argument);
  threadId = start.id;
  for (uint64_t seen = start.number;;) {
    uint64_t gate = waitForLoop(seen);
    if (pool.stop.load())
      return nullptr;
    if (join(start.id, gate)) {
      runTasks(start.id);
      leave();
    }
    seen = numberOf(gate);
  }
}

/// Ends the loop for workers that have not come, and waits for those that have.
void closeGate() {
  int64_t joined = joinedOf(pool.gate.fetch_and(~kOpen, std::memory_order_acq_rel));
  auto count = static_cast<uint32_t>(joined);
  uint32_t left = pool.inside.fetch_add(count, std::memory_order_acq_rel) + count;
  if (left == 0 || spinUntil([] { return pool.inside.load(std::memory_order_acquire) == 0; }))
    return;
  left = pool.inside.fetch_add(kPosterAsleep, std::memory_order_acq_rel) + kPosterAsleep;
  while (left != kPosterAsleep) {
    futexWait(pool.inside, left);
    left = pool.inside.load(std::memory_order_acquire);
  }
  pool.inside.store(0, std::memory_order_relaxed);
}

/// In the child of a fork only the forking thread exists: it starts a pool of its own when it needs one.
void forgetWorkers() {
  pool.workers = 0;
  pool.sleepers.store(0);
  pool.inside.store(0);
  pool.gate.fetch_and(~(kOpen | kJoined)); // the fork may have come while another thread posted a loop
  pthread_mutex_init(&pool.mutex, nullptr);
}

/// Starts workers until there are `wanted`; fewer where the system refuses, which costs speed and nothing else.
void startWorkers(int64_t wanted) {
  if (pool.workers >= wanted)
    return;
  static bool registered = pthread_atfork(nullptr, nullptr, forgetWorkers) == 0;
  (void)registered;
  ldn::SignalsBlocked blocked;
  while (pool.workers < wanted) {
    int64_t id = pool.workers + 1;
    starts[id] = {id, numberOf(pool.gate.load(std::memory_order_relaxed))};
    if (pthread_create(&pool.handles[id], nullptr, workerMain, &starts[id]) != 0)
      break;
    pool.workers = id;
  }
}

/// At exit, or before a library is unloaded: no worker may be left in code that goes away.
__attribute__((destructor)) void stopWorkers() {
  if (pool.workers == 0 || insideLoop)
    return;
  if (pthread_mutex_trylock(&pool.mutex) != 0)
    return; // another thread is in the middle of a loop: the process ends under it
  pool.stop.store(true);
  openGate(0);
  for (int64_t id = 1; id <= pool.workers; ++id)
    pthread_join(pool.handles[id], nullptr);
  pool.workers = 0;
  pool.stop.store(false);
  pthread_mutex_unlock(&pool.mutex);
}

} // namespace

void ldnrt_parallel_for(int64_t tasks, Body body, void *ctx) {
  // A loop inside the only task has the pool for itself.
  if (tasks == 1)
    return body(0, threadId, ctx);
  int64_t threads = std::min(ldnrt_num_threads(), tasks);
  // Two threads of one program may run a model each: the second finds the pool taken and works alone.
  if (threads <= 1 || insideLoop || pthread_mutex_trylock(&pool.mutex) != 0) {
    runInOrder(tasks, body, ctx);
    return;
  }
  startWorkers(threads - 1);
  pool.spin.store(pool.threads.load(std::memory_order_relaxed) <= cpus(), std::memory_order_relaxed);
  pool.loop.body = body;
  pool.loop.ctx = ctx;
  pool.loop.tasks = tasks;
  pool.loop.next.store(0, std::memory_order_relaxed);
  openGate(threads);
  runTasks(0);
  closeGate();
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
