/* A small model that learns, written by hand as the compiler would emit it, in float, or in double with TRAINED_F64
 * defined:
 *
 *     y[b]  = w · (m[b] ∘ x[b]) + p · image[b]/255 + c            x: [B, 3], image: u8[B, 4, 6]
 *     loss  = mean over b of (y[b] - target[b])²,  error = mean over b of |y[b] - target[b]|
 *
 * In training m drops entries of x with probability 1/4 as a function of (seed, step, b, i); elsewhere m = 1. AdamW, c
 * does not decay. "evaluate" reads prepared weights only, a copy of the parameters. In the environment:
 *     TRAINED_SLEEP_US   every step and every evaluation takes that much longer
 *     TRAINED_BAD_STEP   the step (from 0) whose gradient of p is not a number
 *     TRAINED_BAD_LOSS   the step whose loss is infinite
 *     TRAINED_WRONG      the gradient of p is 1 % too large
 *     TRAINED_OVERRUN    a step writes past its workspace */
#include "Model.h"

#include <math.h>
#include <stdlib.h>
#include <time.h>

#ifdef TRAINED_F64
typedef double Real;
#define REAL "f64"
#define BYTES(f32, f64) #f64
#else
typedef float Real;
#define REAL "f32"
#define BYTES(f32, f64) #f32
#endif

enum { kFeatures = 3, kPixels = 24, kWeights = kFeatures + kPixels + 1 };
/* Offsets in the arena of parameters, in numbers; they are aligned to 64 bytes in both precisions. */
enum { kW = 0, kP = 16, kC = 48, kParams = 64 };

static const char kJson[] =
    "{\"ldn\":1,\"model\":\"Trained\",\"variant\":null,\"source\":\"trained.ldn\",\"precision\":\"" REAL "\","
    "\"compiler\":\"ldnc 0.1.0\",\"target\":\"cpu:native\",\"flags\":[],"
    "\"dims\":[{\"name\":\"B\",\"min\":1,\"max\":4096}],\"batch\":\"B\","
    "\"entries\":[{\"name\":\"infer\",\"args\":["
    "{\"name\":\"image\",\"role\":\"input\",\"dtype\":\"u8\",\"shape\":[\"B\",4,6]},"
    "{\"name\":\"x\",\"role\":\"input\",\"dtype\":\"" REAL "\",\"shape\":[\"B\",3]},"
    "{\"name\":\"y\",\"role\":\"output\",\"dtype\":\"" REAL "\",\"shape\":[\"B\"]}],"
    "\"flops\":[{\"coef\":56,\"dims\":[\"B\"]}]},"
    "{\"name\":\"evaluate\",\"args\":["
    "{\"name\":\"image\",\"role\":\"input\",\"dtype\":\"u8\",\"shape\":[\"B\",4,6]},"
    "{\"name\":\"x\",\"role\":\"input\",\"dtype\":\"" REAL "\",\"shape\":[\"B\",3]},"
    "{\"name\":\"target\",\"role\":\"target\",\"dtype\":\"" REAL "\",\"shape\":[\"B\"]},"
    "{\"name\":\"loss\",\"role\":\"loss\",\"dtype\":\"" REAL "\",\"shape\":[]},"
    "{\"name\":\"error\",\"role\":\"metric\",\"dtype\":\"" REAL "\",\"shape\":[]}],"
    "\"flops\":[{\"coef\":60,\"dims\":[\"B\"]}]}],"
    "\"parameters\":["
    "{\"path\":\"w\",\"shape\":[3],\"dtype\":\"" REAL "\",\"offset\":0,\"bytes\":" BYTES(12, 24) ","
    "\"init\":{\"kind\":\"uniform\",\"values\":[-0.5,0.5]},\"group\":\"weight\"},"
    "{\"path\":\"p\",\"shape\":[4,6],\"dtype\":\"" REAL "\",\"offset\":" BYTES(64, 128) ",\"bytes\":" BYTES(96, 192) ","
    "\"init\":{\"kind\":\"normal\",\"values\":[0,0.1]},\"group\":\"weight\"},"
    "{\"path\":\"c\",\"shape\":[],\"dtype\":\"" REAL "\",\"offset\":" BYTES(192, 384) ",\"bytes\":" BYTES(4, 8) ","
    "\"init\":{\"kind\":\"constant\",\"values\":[0]},\"group\":\"bias\"}],"
    "\"train\":{\"recipe\":\"base\",\"optimizer\":{\"beta1\":0.9,\"beta2\":0.999,\"eps\":1e-8,\"lr\":0.02,"
    "\"decay\":0.01},\"no_decay\":[\"bias\"],\"schedule\":[{\"kind\":\"warmup\",\"steps\":5},"
    "{\"kind\":\"cosine\",\"to\":1e-3}],\"clip\":5,\"batch\":16,\"epochs\":4,\"seed\":3,"
    "\"augment\":[{\"input\":\"image\",\"steps\":[{\"kind\":\"random_crop\",\"padding\":1},"
    "{\"kind\":\"flip\",\"axis\":\"horizontal\"}]}]}}";

static int isAt(const char *variable, int64_t step) {
  const char *setting = getenv(variable);
  return setting && atoll(setting) == step;
}

static void takeTime(void) {
  const char *sleep = getenv("TRAINED_SLEEP_US");
  struct timespec left = {sleep ? atoll(sleep) / 1000000 : 0, sleep ? atoll(sleep) % 1000000 * 1000 : 0};
  while (nanosleep(&left, &left) != 0) /* a signal came */
    ;
}

/* Whether entry i of sample b is dropped. */
static int drops(const int64_t *random, int64_t b, int64_t i) {
  uint64_t x = (uint64_t)random[0] * 0x9e3779b97f4a7c15u + (uint64_t)random[1] * 0xbf58476d1ce4e5b9u +
               (uint64_t)(b * kFeatures + i) * 0x94d049bb133111ebu;
  x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
  x = (x ^ x >> 27) * 0x94d049bb133111ebu;
  return (x ^ x >> 31) >> 62 == 0;
}

typedef struct {
  int64_t samples;
  const uint8_t *image;
  const Real *x, *target, *params; /* target NULL: 0 */
  const int64_t *random; /* NULL: nothing is dropped */
  Real *difference;      /* [B], y - target */
  Real *gradients;
} Run;

/* What weight k of a sample is multiplied with. */
static Real feature(const Run *run, int64_t b, int k) {
  if (k < kFeatures) {
    Real kept = run->random ? (drops(run->random, b, k) ? 0 : (Real)4 / 3) : 1;
    return kept * run->x[b * kFeatures + k];
  }
  return k < kWeights - 1 ? (Real)run->image[b * kPixels + k - kFeatures] / 255 : 1;
}

static int place(int k) { return k < kFeatures ? kW + k : k < kWeights - 1 ? kP + k - kFeatures : kC; }

static void forwardOf(int64_t b, int64_t thread, void *context) {
  (void)thread;
  const Run *run = context;
  Real y = 0;
  for (int k = 0; k < kWeights; ++k)
    y += run->params[place(k)] * feature(run, b, k);
  run->difference[b] = run->target ? y - run->target[b] : y;
}

static void gradientOf(int64_t k, int64_t thread, void *context) {
  (void)thread;
  const Run *run = context;
  Real sum = 0;
  for (int64_t b = 0; b < run->samples; ++b)
    sum += 2 * run->difference[b] * feature(run, b, (int)k) / (Real)run->samples;
  if (getenv("TRAINED_WRONG") && k == kFeatures)
    sum *= (Real)1.01;
  run->gradients[place((int)k)] = sum;
}

static void scores(const Run *run, void *const *args) {
  Real loss = 0, error = 0;
  for (int64_t b = 0; b < run->samples; ++b) {
    loss += run->difference[b] * run->difference[b];
    error += run->difference[b] < 0 ? -run->difference[b] : run->difference[b];
  }
  *(Real *)args[3] = loss / (Real)run->samples;
  *(Real *)args[4] = error / (Real)run->samples;
}

static int64_t workspaceBytes(const int64_t *sizes, int64_t threads) {
  (void)threads;
  return sizes[0] * (int64_t)sizeof(Real);
}

static int64_t noBytes(int64_t threads) {
  (void)threads;
  return 0;
}

static void prepare(const void *params, void *prepared, void *workspace) {
  (void)workspace;
  for (int k = 0; k < kWeights; ++k)
    ((Real *)prepared)[place(k)] = ((const Real *)params)[place(k)];
}

static int64_t inferWorkspaceBytes(const int64_t *sizes, int64_t threads) {
  (void)sizes, (void)threads;
  return 0;
}

static void infer(const int64_t *sizes, void *const *args, const void *params, const void *prepared,
                  void *workspace) {
  (void)params, (void)workspace;
  Run run = {sizes[0], args[0], args[1], NULL, prepared, NULL, args[2], NULL};
  ldnrt_parallel_for(sizes[0], forwardOf, &run);
}

static void evaluate(const int64_t *sizes, void *const *args, const void *params, const void *prepared,
                     void *workspace) {
  (void)params;
  Run run = {sizes[0], args[0], args[1], args[2], prepared, NULL, workspace, NULL};
  ldnrt_parallel_for(sizes[0], forwardOf, &run);
  scores(&run, args);
  takeTime();
}

static void computeGradients(const int64_t *sizes, void *const *args, const void *params, void *gradients,
                             const int64_t *random, void *workspace) {
  Run run = {sizes[0], args[0], args[1], args[2], params, random, workspace, gradients};
  ldnrt_parallel_for(sizes[0], forwardOf, &run);
  ldnrt_parallel_for(kWeights, gradientOf, &run);
  scores(&run, args);
  if (isAt("TRAINED_BAD_STEP", random[1]))
    ((Real *)gradients)[kP + 8] = (Real)NAN;
  if (isAt("TRAINED_BAD_LOSS", random[1]))
    *(Real *)args[3] = (Real)INFINITY;
  if (getenv("TRAINED_OVERRUN"))
    ((Real *)workspace)[sizes[0]] = 1;
  takeTime();
}

static double update(const LdnStep *step, void *params, void *gradients, void *first, void *second, void *workspace) {
  (void)workspace;
  Real *value = params, *gradient = gradients, *m = first, *v = second;
  double squares = 0;
  for (int k = 0; k < kWeights; ++k)
    squares += (double)gradient[place(k)] * (double)gradient[place(k)];
  double norm = sqrt(squares);
  if (!isfinite(norm))
    return norm;
  double scale = step->clip > 0 && norm > step->clip ? step->clip / norm : 1;
  double firstBias = 1 - pow(step->beta1, (double)(step->step + 1));
  double secondBias = 1 - pow(step->beta2, (double)(step->step + 1));
  for (int k = 0; k < kWeights; ++k) {
    int i = place(k);
    double g = (double)gradient[i] * scale, decay = i == kC ? 0 : step->decay;
    m[i] = (Real)(step->beta1 * (double)m[i] + (1 - step->beta1) * g);
    v[i] = (Real)(step->beta2 * (double)v[i] + (1 - step->beta2) * g * g);
    double change = (double)m[i] / firstBias / (sqrt((double)v[i] / secondBias) + step->eps);
    value[i] = (Real)((double)value[i] * (1 - step->rate * decay) - step->rate * change);
  }
  return norm;
}

static double trainingStep(const int64_t *sizes, void *const *args, const LdnStep *step, const int64_t *random,
                           void *params, void *gradients, void *first, void *second, void *workspace) {
  computeGradients(sizes, args, params, gradients, random, workspace);
  return update(step, params, gradients, first, second, workspace);
}

static const LdnTraining kTraining = {workspaceBytes, computeGradients, update, trainingStep};
static const LdnEntry kEntries[] = {{"infer", inferWorkspaceBytes, infer},
                                    {"evaluate", workspaceBytes, evaluate}};
static const LdnCode kCode = {"native", "by hand", "", kEntries, kParams * sizeof(Real), noBytes, prepare, &kTraining};
static const LdnCode *const kCodes[] = {&kCode};
static const LdnModel kModel = {LDN_ABI_VERSION, 2, kJson, kParams * sizeof(Real), 1, kCodes};
const LdnModel *const ldn_main_model = &kModel;
