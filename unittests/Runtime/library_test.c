/* Uses a model as a shared library, from C99: every function of ldn.h. argv[1] is another such library, argv[2] a file
 * that may be overwritten. */
#include "ldn/Runtime/ldn.h"

#include <dlfcn.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const LdnModel ldn_model_Fake; /* what the header that the compiler writes declares */

#define CHECK(condition) \
  do { \
    if (!(condition)) { \
      fprintf(stderr, "line %d: %s is false; last message: %s\n", __LINE__, #condition, problem); \
      exit(1); \
    } \
  } while (0)

enum { BATCH = 5, TOKENS = 3 };
static char problem[512];
static float x[BATCH * TOKENS * 4], y[BATCH * TOKENS * 3];
static int32_t token[BATCH * TOKENS], top[BATCH];

static void testRuns(void) {
  float again[BATCH * TOKENS * 3];
  void *arguments[] = {x, token, y, top};
  int64_t sizes[] = {BATCH, TOKENS};
  ldn_session *session = ldn_open(&ldn_model_Fake, NULL, problem, sizeof problem);
  CHECK(session);
  ldn_set_threads(3);
  CHECK(ldn_threads() == 3);
  CHECK(ldn_run(session, "infer", sizes, arguments, problem, sizeof problem) == LDN_DONE);
  CHECK(isfinite(y[0]) && top[0] >= 0 && top[0] < 3);
  memcpy(again, y, sizeof y);

  /* The seed of ldn_open is 0. */
  CHECK(ldn_initialize(session, 1, problem, sizeof problem) == LDN_DONE);
  CHECK(ldn_run(session, "infer", sizes, arguments, problem, sizeof problem) == LDN_DONE);
  CHECK(memcmp(again, y, sizeof y) != 0);
  ldn_set_threads(1);
  CHECK(ldn_initialize(session, 0, problem, sizeof problem) == LDN_DONE);
  CHECK(ldn_run(session, "infer", sizes, arguments, problem, sizeof problem) == LDN_DONE);
  CHECK(memcmp(again, y, sizeof y) == 0);
  ldn_set_threads(0);
  ldn_close(session);
  ldn_close(NULL);
}

static void expectError(int status, int expectedStatus, const char *expected) {
  CHECK(status == expectedStatus);
  if (strcmp(problem, expected) != 0) {
    fprintf(stderr, "expected '%s', got '%s'\n", expected, problem);
    exit(1);
  }
}

static void testErrors(const char *scratch) {
  void *arguments[] = {x, token, y, top}, *missing[] = {x, NULL, y, top};
  int64_t sizes[] = {BATCH, TOKENS}, tooLarge[] = {BATCH, 1001}, negative[] = {-1, TOKENS};
  FILE *file = fopen(scratch, "wb");
  CHECK(file);
  fputs("not weights at all", file);
  fclose(file);
  CHECK(!ldn_open(&ldn_model_Fake, "no/such/file", problem, sizeof problem));
  expectError(1, 1, "no/such/file: cannot be read: No such file or directory");
  CHECK(!ldn_open(&ldn_model_Fake, "no/such/file", problem, 8));
  expectError(1, 1, "no/such");
  CHECK(!ldn_open(&ldn_model_Fake, "no/such/file", NULL, 0));

  ldn_session *session = ldn_open(&ldn_model_Fake, NULL, problem, sizeof problem);
  CHECK(session);
  expectError(ldn_run(session, "infra", sizes, arguments, problem, sizeof problem), LDN_USER_ERROR,
              "model 'Fake' has no entry 'infra'");
  expectError(ldn_run(session, "infer", tooLarge, arguments, problem, sizeof problem), LDN_USER_ERROR,
              "size 'T' is 1001, and model 'Fake' takes 1 to 1000");
  expectError(ldn_run(session, "infer", negative, arguments, problem, sizeof problem), LDN_USER_ERROR,
              "size 'B' is -1, and model 'Fake' takes 1 to 64");
  expectError(ldn_run(session, "infer", sizes, missing, problem, sizeof problem), LDN_USER_ERROR,
              "argument 'token' of 'infer' is a null pointer");
  token[4] = 10;
  expectError(ldn_run(session, "infer", sizes, arguments, problem, sizeof problem), LDN_USER_ERROR,
              "'token' is 10 at [1, 1], and model 'Fake' takes 0 to 9");
  token[4] = 0;
  CHECK(ldn_load(session, scratch, problem, sizeof problem) == LDN_USER_ERROR);
  expectError(ldn_run(session, "infer", sizes, arguments, problem, sizeof problem), LDN_USER_ERROR,
              "model 'Fake' has no weights");
  ldn_close(session);
}

/* Two libraries in one program share the runtime, and with it the number of threads that a workspace is made for. */
static void testTwoLibraries(const char *library) {
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL), *arguments[] = {x, token, y, top};
  CHECK(handle);
  const LdnModel *model = dlsym(handle, "ldn_model_Fake");
  CHECK(model && model != &ldn_model_Fake);
  int64_t sizes[] = {BATCH, TOKENS};
  ldn_set_threads(5);
  ldn_session *session = ldn_open(model, NULL, problem, sizeof problem);
  CHECK(session);
  CHECK(ldn_run(session, "infer", sizes, arguments, problem, sizeof problem) == LDN_DONE);
  ldn_close(session);
  dlclose(handle);
}

int main(int argc, char **argv) {
  CHECK(argc == 3);
  for (int i = 0; i < BATCH * TOKENS * 4; ++i)
    x[i] = (float)(i % 7);
  CHECK(strcmp(ldn_version(), "0.1.0") == 0);
  CHECK(strstr(ldn_metadata(&ldn_model_Fake), "\"model\":\"Fake\""));
  testRuns();
  testErrors(argv[2]);
  testTwoLibraries(argv[1]);
  return 0;
}
