// What the machine can do at most: limits THREADS SECONDS prints FLOP/s of multiply-adds in registers and bytes/s of copying
// arrays that no cache holds (what is read and what is written, as STREAM counts).
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#if defined(__AVX512F__)
enum { kLanes = 16 };
#elif defined(__AVX__)
enum { kLanes = 8 };
#else
enum { kLanes = 4 };
#endif
enum { kChains = 12, kRounds = 10000 };
typedef float Vector __attribute__((vector_size(4 * kLanes)));

static const size_t kBytes = (size_t)128 << 20; // of all threads together
static double seconds;
static int threads;
static pthread_barrier_t barrier;

struct Result {
  double flops, bytes; // per second
};

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static double max(double a, double b) { return a > b ? a : b; }

// Both give the best of many short measurements: another process on the machine is no limit of it.
static double multiplyAdd(void) {
  Vector chain[kChains], factor, summand;
  for (int lane = 0; lane < kLanes; ++lane) {
    factor[lane] = 0.999f;
    summand[lane] = 1e-3f;
  }
  for (int i = 0; i < kChains; ++i)
    chain[i] = factor;
  __asm__ volatile("" : "+m"(factor), "+m"(summand));
  double best = 0, start = now();
  do {
    double before = now();
    for (int round = 0; round < kRounds; ++round)
#pragma GCC unroll 12
      for (int i = 0; i < kChains; ++i)
        chain[i] = chain[i] * factor + summand;
    best = max(best, 2.0 * kRounds * kChains * kLanes / (now() - before));
  } while (now() - start < seconds);
  __asm__ volatile("" : "+m"(chain));
  return best;
}

static double copy(void) {
  size_t size = kBytes / (size_t)threads;
  char *from = malloc(size), *to = malloc(size);
  memset(from, 1, size);
  memset(to, 2, size);
  pthread_barrier_wait(&barrier);
  double best = 0, start = now();
  do {
    double before = now();
    memcpy(to, from, size);
    __asm__ volatile("" : : "r"(to) : "memory");
    best = max(best, 2 * (double)size / (now() - before));
  } while (now() - start < seconds);
  free(from);
  free(to);
  return best;
}

static void *run(void *result) {
  struct Result *out = result;
  pthread_barrier_wait(&barrier);
  out->flops = multiplyAdd();
  out->bytes = copy();
  return NULL;
}

int main(int argc, char **argv) {
  if (argc != 3)
    return 2;
  threads = atoi(argv[1]);
  seconds = atof(argv[2]);
  pthread_t handles[threads];
  struct Result results[threads], sum = {0, 0};
  pthread_barrier_init(&barrier, NULL, (unsigned)threads);
  for (int i = 0; i < threads; ++i)
    pthread_create(&handles[i], NULL, run, &results[i]);
  for (int i = 0; i < threads; ++i) {
    pthread_join(handles[i], NULL);
    sum.flops += results[i].flops;
    sum.bytes += results[i].bytes;
  }
  printf("{\"flops\": %.6g, \"bytes\": %.6g}\n", sum.flops, sum.bytes);
  return 0;
}
