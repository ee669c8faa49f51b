/* Loads a model's library and unloads it while its thread pool is up: no thread may be left in code that is gone. */
#include "ldn/Runtime/ldn.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

/* The calls of one round, found by name. ISO C has no cast from an object to a function pointer; POSIX means this. */
static void find(void *handle, const char *name, void *function) {
  *(void **)function = dlsym(handle, name);
  if (!*(void **)function) {
    fprintf(stderr, "%s\n", dlerror());
    exit(1);
  }
}

int main(int argc, char **argv) {
  for (int round = 0; argc > 1 && round < 50; ++round) {
    void *handle = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
    const LdnModel *model;
    ldn_session *(*open)(const LdnModel *, const char *, char *, size_t);
    int (*run)(ldn_session *, const char *, const int64_t *, void *const *, char *, size_t);
    void (*close)(ldn_session *), (*setThreads)(int64_t);
    if (!handle) {
      fprintf(stderr, "%s\n", dlerror());
      return 1;
    }
    find(handle, "ldn_model_Fake", &model);
    find(handle, "ldn_open", &open);
    find(handle, "ldn_run", &run);
    find(handle, "ldn_close", &close);
    find(handle, "ldn_set_threads", &setThreads);

    float x[8 * 4] = {0}, y[8 * 3];
    int32_t token[8] = {0}, top[8];
    void *arguments[] = {x, token, y, top};
    int64_t sizes[] = {8, 1};
    char problem[256] = "";
    setThreads(4);
    ldn_session *session = open(model, NULL, problem, sizeof problem);
    if (!session || run(session, "infer", sizes, arguments, problem, sizeof problem) != LDN_DONE) {
      fprintf(stderr, "%s\n", problem);
      return 1;
    }
    close(session);
    dlclose(handle);
    if (dlopen(argv[1], RTLD_NOW | RTLD_NOLOAD)) {
      fprintf(stderr, "the library is still there\n");
      return 1;
    }
  }
  return argc > 1 ? 0 : 1;
}
