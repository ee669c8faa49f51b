#include "CpuCount.h"
#include "Model.h"

#include <atomic>
#include <gtest/gtest.h>
#include <pthread.h>
#include <sched.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

/// One parallel loop that notes how often each task ran and on which threads.
struct Record {
  explicit Record(int64_t tasks) : runs(tasks), thread(tasks, -1) {}

  static void body(int64_t task, int64_t thread, void *ctx) {
    auto *record = static_cast<Record *>(ctx);
    record->runs[task].fetch_add(1);
    record->thread[task] = thread;
  }

  void run() { ldnrt_parallel_for(runs.size(), body, this); }

  void expectEachOnce(int64_t times = 1) const {
    for (size_t task = 0; task < runs.size(); ++task) {
      ASSERT_EQ(runs[task].load(), times) << "task " << task;
      ASSERT_GE(thread[task], 0);
      ASSERT_LT(thread[task], ldnrt_num_threads());
    }
  }

  std::vector<std::atomic<int64_t>> runs;
  std::vector<int64_t> thread;
};

class ThreadPool : public testing::Test {
protected:
  void TearDown() override { ldnrt_set_threads(0); }
};

TEST_F(ThreadPool, EveryTaskRunsOnce) {
  for (int64_t threads : {1, 2, 3, 8, 33}) {
    ldnrt_set_threads(threads);
    ASSERT_EQ(ldnrt_num_threads(), threads);
    for (int64_t tasks : {0, 1, 2, 7, 1000}) {
      Record record(tasks);
      record.run();
      record.expectEachOnce();
    }
  }
}

TEST_F(ThreadPool, OneThreadRunsInOrderOnTheCaller) {
  ldnrt_set_threads(1);
  struct Context {
    pthread_t caller = pthread_self();
    int64_t next = 0;
  } context;
  ldnrt_parallel_for(
      100,
      [](int64_t task, int64_t thread, void *ctx) {
        auto *context = static_cast<Context *>(ctx);
        EXPECT_TRUE(pthread_equal(context->caller, pthread_self()));
        EXPECT_EQ(thread, 0);
        EXPECT_EQ(task, context->next++);
      },
      &context);
  EXPECT_EQ(context.next, 100);
}

// Two short loops after each other are where a late worker could meet the wrong loop.
TEST_F(ThreadPool, ManyShortLoops) {
  ldnrt_set_threads(4);
  Record two(2), many(64);
  for (int i = 0; i < 20000; ++i) {
    two.run();
    if (i % 10 == 0)
      many.run();
  }
  two.expectEachOnce(20000);
  many.expectEachOnce(2000);
}

TEST_F(ThreadPool, LoopsAfterAPauseWakeSleepingWorkers) {
  ldnrt_set_threads(4);
  Record record(64);
  for (int i = 0; i < 20; ++i) {
    usleep(5000);
    record.run();
  }
  record.expectEachOnce(20);
}

// The body's writes are seen by whoever posted the loop, without any atomics of its own.
TEST_F(ThreadPool, WritesAreVisibleAfterTheLoop) {
  ldnrt_set_threads(4);
  std::vector<int64_t> values(512);
  for (int64_t round = 1; round <= 500; ++round) {
    ldnrt_parallel_for(
        values.size(),
        [](int64_t task, int64_t, void *ctx) {
          ++(*static_cast<std::vector<int64_t> *>(ctx))[task];
        },
        &values);
    for (int64_t value : values)
      ASSERT_EQ(value, round);
  }
}

TEST_F(ThreadPool, NestedLoopsStayOnTheirThread) {
  ldnrt_set_threads(4);
  struct Outer {
    Record inner{8};
    int64_t thread = -1;
  };
  std::vector<Outer> outer(16);
  ldnrt_parallel_for(
      outer.size(),
      [](int64_t task, int64_t thread, void *ctx) {
        Outer &mine = (*static_cast<std::vector<Outer> *>(ctx))[task];
        mine.thread = thread;
        mine.inner.run();
      },
      &outer);
  for (Outer &mine : outer) {
    mine.inner.expectEachOnce();
    for (int64_t thread : mine.inner.thread)
      EXPECT_EQ(thread, mine.thread);
  }
}

// Two inner tasks that wait for each other end only if they run at one time.
TEST_F(ThreadPool, ALoopInTheOnlyTaskHasThePool) {
  ldnrt_set_threads(2);
  std::atomic<int> arrived{0};
  ldnrt_parallel_for(
      1,
      [](int64_t, int64_t, void *ctx) {
        ldnrt_parallel_for(
            2,
            [](int64_t, int64_t, void *ctx) {
              auto &arrived = *static_cast<std::atomic<int> *>(ctx);
              arrived.fetch_add(1);
              while (arrived.load() < 2)
                sched_yield();
            },
            ctx);
      },
      &arrived);
  EXPECT_EQ(arrived.load(), 2);
}

TEST_F(ThreadPool, NoTwoTasksShareAThreadAtTheSameTime) {
  ldnrt_set_threads(8);
  struct Context {
    std::atomic<int> busy[8] = {};
    std::atomic<bool> shared{false};
  } context;
  ldnrt_parallel_for(
      2000,
      [](int64_t, int64_t thread, void *ctx) {
        auto *context = static_cast<Context *>(ctx);
        if (context->busy[thread].fetch_add(1) != 0)
          context->shared = true;
        sched_yield();
        context->busy[thread].fetch_sub(1);
      },
      &context);
  EXPECT_FALSE(context.shared);
}

TEST_F(ThreadPool, SeveralPostersAtOnce) {
  ldnrt_set_threads(3);
  std::vector<std::thread> posters;
  std::vector<std::unique_ptr<Record>> records;
  for (int i = 0; i < 4; ++i)
    records.push_back(std::make_unique<Record>(100));
  for (auto &record : records)
    posters.emplace_back([&record] {
      for (int i = 0; i < 300; ++i)
        record->run();
    });
  for (auto &poster : posters)
    poster.join();
  for (auto &record : records)
    record->expectEachOnce(300);
}

TEST_F(ThreadPool, ChildOfAForkHasAPoolOfItsOwn) {
  ldnrt_set_threads(4);
  Record before(100);
  before.run();
  pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    alarm(60);
    Record record(1000);
    record.run();
    int64_t sum = 0;
    for (auto &runs : record.runs)
      sum += runs.load();
    exit(sum == 1000 ? 0 : 1); // runs the pool's shutdown, too
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  before.run();
  before.expectEachOnce(2);
}

TEST_F(ThreadPool, DefaultIsTheAffinityMask) {
  cpu_set_t before, one;
  ASSERT_EQ(sched_getaffinity(0, sizeof before, &before), 0);
  EXPECT_LE(ldn::availableCpus(), CPU_COUNT(&before));
  CPU_ZERO(&one);
  for (int cpu = 0; cpu < CPU_SETSIZE && CPU_COUNT(&one) == 0; ++cpu)
    if (CPU_ISSET(cpu, &before))
      CPU_SET(cpu, &one);
  ASSERT_EQ(sched_setaffinity(0, sizeof one, &one), 0);
  ldnrt_set_threads(0);
  EXPECT_EQ(ldnrt_num_threads(), 1);
  sched_setaffinity(0, sizeof before, &before);
}

TEST_F(ThreadPool, ThreadNumberIsClamped) {
  ldnrt_set_threads(-5);
  EXPECT_EQ(ldnrt_num_threads(), ldn::availableCpus());
  ldnrt_set_threads(INT64_MAX);
  EXPECT_EQ(ldnrt_num_threads(), 4095);
}

} // namespace
