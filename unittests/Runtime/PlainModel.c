/* The other corner from FakeModel.c: no parameters, no open batch, no loss, float64, bytes in.
 *
 *     sum[n] = sum of image[n, :, :],  all = the same over everything, for image: u8[N, 2, 3]
 *
 * N is not a number of samples: all entries go into `all`. With PLAIN_DAMAGED defined the metadata are damaged. */
#include "Model.h"

static const char kJson[] =
    "{\"ldn\":1,\"model\":\"Plain\",\"variant\":\"summed\",\"source\":\"plain.ldn\",\"precision\":\"f64\","
    "\"compiler\":\"ldnc 0.1.0\",\"target\":\"cpu:x86-64\",\"flags\":[],"
    "\"dims\":[{\"name\":\"N\",\"min\":2,\"max\":9000000000000000000}],\"batch\":null,"
    "\"entries\":[{\"name\":\"infer\",\"args\":["
    "{\"name\":\"image\",\"role\":\"input\",\"dtype\":\"u8\",\"shape\":[\"N\",2,3]},"
    "{\"name\":\"sum\",\"role\":\"output\",\"dtype\":\"f64\",\"shape\":[\"N\"]},"
    "{\"name\":\"all\",\"role\":\"output\",\"dtype\":\"f64\",\"shape\":[]}],"
    "\"flops\":[{\"coef\":6,\"dims\":[\"N\"]}]}],"
#ifdef PLAIN_DAMAGED
    "\"parameters\":[{\"path\":\"w\",\"shape\":[2],\"dtype\":\"f64\",\"offset\":0,\"bytes\":17}]}";
#else
    "\"parameters\":[]}";
#endif

static int64_t noBytes(int64_t threads) {
  (void)threads;
  return 0;
}

static void prepare(const void *params, void *prepared, void *workspace) {
  (void)params, (void)prepared, (void)workspace;
}

static int64_t workspaceBytes(const int64_t *sizes, int64_t threads) {
  (void)sizes, (void)threads;
  return 0;
}

static void infer(const int64_t *sizes, void *const *args, const void *params, const void *prepared,
                  void *workspace) {
  (void)params, (void)prepared, (void)workspace;
  const uint8_t *image = args[0];
  double *sum = args[1], *all = args[2];
  *all = 0;
  for (int64_t n = 0; n < sizes[0]; ++n) {
    sum[n] = 0;
    for (int i = 0; i < 6; ++i)
      sum[n] += image[n * 6 + i];
    *all += sum[n];
  }
}

static const LdnEntry kEntries[] = {{"infer", workspaceBytes, infer}};
static const LdnCode kCode = {"x86-64", "", "", kEntries, 0, noBytes, prepare, 0};
static const LdnCode *const kCodes[] = {&kCode};
static const LdnModel kModel = {LDN_ABI_VERSION, 1, kJson, 0, 1, kCodes};
const LdnModel *const ldn_main_model = &kModel;
