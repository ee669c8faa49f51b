/* A model written by hand, as the compiler would emit it: stands in for one in the tests of the runtime.
 *
 *     y[b, t, :] = proj.weight (x[b, t, :] · scale + embed.weight[token[b, t], :]) + proj.bias       [B, T, 3]
 *     top[b]     = the index of the largest entry of the mean of y[b] over t                         [B]
 *     loss       = mean over b of (y[b, 0, 0] - label[b])²,  accuracy = share of top[b] = label[b]
 *
 * `scale` is a convolution's weight of width one, so that PyTorch would save it as [4, 1, 1]. The prepared form of
 * proj.weight is its transpose. FAKE_SLEEP_MS in the environment makes every run take that long; FAKE_OVERRUN makes
 * it write past its workspace, or "prepare" past its memory. */
#include "Model.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Offsets in the arena of parameters, in floats. */
enum { kScale = 0, kEmbed = 16, kProj = 64, kBias = 80, kParams = 96 };

static const char kJson[] =
    "{\"ldn\":1,\"model\":\"Fake\",\"variant\":null,\"source\":\"fake.ldn\",\"precision\":\"f32\","
    "\"compiler\":\"ldnc 0.1.0\",\"target\":\"cpu:native\",\"flags\":[\"-O2\"],"
    "\"dims\":[{\"name\":\"B\",\"min\":1,\"max\":64},{\"name\":\"T\",\"min\":1,\"max\":1000}],\"batch\":\"B\","
    "\"entries\":[{\"name\":\"infer\",\"args\":["
    "{\"name\":\"x\",\"role\":\"input\",\"dtype\":\"f32\",\"shape\":[\"B\",\"T\",4]},"
    "{\"name\":\"token\",\"role\":\"input\",\"dtype\":\"i32\",\"shape\":[\"B\",\"T\"],\"below\":10},"
    "{\"name\":\"y\",\"role\":\"output\",\"dtype\":\"f32\",\"shape\":[\"B\",\"T\",3]},"
    "{\"name\":\"top\",\"role\":\"output\",\"dtype\":\"i32\",\"shape\":[\"B\"]}],"
    "\"flops\":[{\"coef\":32,\"dims\":[\"B\",\"T\"]},{\"coef\":3,\"dims\":[\"B\"]}]},"
    "{\"name\":\"evaluate\",\"args\":["
    "{\"name\":\"x\",\"role\":\"input\",\"dtype\":\"f32\",\"shape\":[\"B\",\"T\",4]},"
    "{\"name\":\"token\",\"role\":\"input\",\"dtype\":\"i32\",\"shape\":[\"B\",\"T\"],\"below\":10},"
    "{\"name\":\"label\",\"role\":\"target\",\"dtype\":\"i32\",\"shape\":[\"B\"],\"below\":3},"
    "{\"name\":\"loss\",\"role\":\"loss\",\"dtype\":\"f32\",\"shape\":[]},"
    "{\"name\":\"accuracy\",\"role\":\"metric\",\"dtype\":\"f32\",\"shape\":[]}],"
    "\"flops\":[{\"coef\":32,\"dims\":[\"B\",\"T\"]}]}],"
    "\"parameters\":["
    "{\"path\":\"scale.weight\",\"shape\":[4,1],\"dtype\":\"f32\",\"offset\":0,\"bytes\":16,"
    "\"init\":{\"kind\":\"constant\",\"values\":[1,2,3,4]}},"
    "{\"path\":\"embed.weight\",\"shape\":[10,4],\"dtype\":\"f32\",\"offset\":64,\"bytes\":160,"
    "\"init\":{\"kind\":\"normal\",\"values\":[0,1]}},"
    "{\"path\":\"proj.weight\",\"shape\":[3,4],\"dtype\":\"f32\",\"offset\":256,\"bytes\":48,"
    "\"init\":{\"kind\":\"uniform\",\"values\":[-0.5,0.5]}},"
    "{\"path\":\"proj.bias\",\"shape\":[3],\"dtype\":\"f32\",\"offset\":320,\"bytes\":12,"
    "\"init\":{\"kind\":\"constant\",\"values\":[0.25]}}]}";

static int64_t prepareWorkspaceBytes(int64_t threads) {
  (void)threads;
  return 64;
}

static void prepare(const void *params, void *prepared, void *workspace) {
  const float *weight = (const float *)params + kProj;
  for (int out = 0; out < 3; ++out)
    for (int in = 0; in < 4; ++in)
      ((float *)prepared)[in * 3 + out] = weight[out * 4 + in];
  const char *overrun = getenv("FAKE_OVERRUN");
  if (overrun && strcmp(overrun, "prepare") == 0)
    ((char *)workspace)[64] = 1;
}

typedef struct {
  int64_t tokens;
  const float *x;
  const int32_t *token;
  float *y;
  int32_t *top;
  const float *params;
  const float *weight; /* [4, 3] */
  float *sums;         /* the workspace: [threads, 16], three of each row in use */
} Run;

static void runSample(int64_t sample, int64_t thread, void *context) {
  const Run *run = context;
  float *sum = run->sums + thread * 16;
  sum[0] = sum[1] = sum[2] = 0;
  for (int64_t t = 0; t < run->tokens; ++t) {
    int64_t at = sample * run->tokens + t;
    float h[4];
    for (int in = 0; in < 4; ++in)
      h[in] = run->x[at * 4 + in] * run->params[kScale + in] + run->params[kEmbed + run->token[at] * 4 + in];
    for (int out = 0; out < 3; ++out) {
      float value = run->params[kBias + out];
      for (int in = 0; in < 4; ++in)
        value += h[in] * run->weight[in * 3 + out];
      run->y[at * 3 + out] = value;
      sum[out] += value;
    }
  }
  run->top[sample] = sum[0] >= sum[1] && sum[0] >= sum[2] ? 0 : sum[1] >= sum[2] ? 1 : 2;
}

static void misbehave(char *workspaceEnd) {
  const char *sleep = getenv("FAKE_SLEEP_MS"), *overrun = getenv("FAKE_OVERRUN");
  if (sleep)
    usleep((useconds_t)atoi(sleep) * 1000);
  if (overrun && strcmp(overrun, "infer") == 0)
    *workspaceEnd = 1;
}

static int64_t inferWorkspaceBytes(const int64_t *sizes, int64_t threads) {
  (void)sizes;
  return threads * 64;
}

static void infer(const int64_t *sizes, void *const *args, const void *params, const void *prepared,
                  void *workspace) {
  Run run = {sizes[1], args[0], args[1], args[2], args[3], params, prepared, workspace};
  ldnrt_parallel_for(sizes[0], runSample, &run);
  misbehave((char *)workspace + ldnrt_num_threads() * 64);
}

/* Beside the threads' sums it needs y and top. */
static int64_t evaluateWorkspaceBytes(const int64_t *sizes, int64_t threads) {
  return threads * 64 + sizes[0] * sizes[1] * 12 + sizes[0] * 4;
}

static void evaluate(const int64_t *sizes, void *const *args, const void *params, const void *prepared,
                     void *workspace) {
  float *y = (float *)((char *)workspace + ldnrt_num_threads() * 64);
  int32_t *top = (int32_t *)(y + sizes[0] * sizes[1] * 3);
  Run run = {sizes[1], args[0], args[1], y, top, params, prepared, workspace};
  ldnrt_parallel_for(sizes[0], runSample, &run);
  const int32_t *label = args[2];
  float loss = 0, hits = 0;
  for (int64_t sample = 0; sample < sizes[0]; ++sample) {
    float difference = y[sample * sizes[1] * 3] - (float)label[sample];
    loss += difference * difference;
    hits += top[sample] == label[sample] ? 1.0f : 0.0f;
  }
  *(float *)args[3] = loss / (float)sizes[0];
  *(float *)args[4] = hits / (float)sizes[0];
}

static const LdnEntry kEntries[] = {{"infer", inferWorkspaceBytes, infer},
                                    {"evaluate", evaluateWorkspaceBytes, evaluate}};

static const LdnCode kCode = {"native", "by hand", "", kEntries, 48, prepareWorkspaceBytes, prepare, NULL};
static const LdnCode *const kCodes[] = {&kCode};
LDNRT_EXPORT const LdnModel ldn_model_Fake = {LDN_ABI_VERSION, 2, kJson, kParams * 4, 1, kCodes};
#ifndef FAKE_LIBRARY
const LdnModel *const ldn_main_model = &ldn_model_Fake;
#endif
