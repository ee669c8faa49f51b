/* The C interface of a model that was compiled with `ldnc --emit=lib`. C99, self-contained.
 *
 *     char problem[512];
 *     ldn_session *session = ldn_open(&ldn_model_Cifar, "w.safetensors", problem, sizeof problem);
 *     int64_t sizes[] = {16};                          // the open sizes, in the order of the metadata: B = 16
 *     void *arguments[] = {images, logits};            // inputs, then results, in the order of the metadata
 *     if (!session || ldn_run(session, "infer", sizes, arguments, problem, sizeof problem) != LDN_DONE)
 *       fprintf(stderr, "error: %s\n", problem);
 *     ldn_close(session);
 *
 * The header that the compiler writes beside the library declares ldn_model_NAME and wraps these calls in functions
 * with the model's own argument names. Metadata (ldn_metadata) are JSON: sizes, arguments, parameters.
 *
 * Nothing here ends the process, prints or changes its settings, apart from starting threads. Every session may be
 * used by one thread at a time, different sessions by different threads. */
#ifndef LDN_RUNTIME_LDN_H
#define LDN_RUNTIME_LDN_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define LDN_API __attribute__((visibility("default")))
#else
#define LDN_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* A compiled model: code and metadata, without weights. */
typedef struct LdnModel LdnModel;
/* A model with its weights and the memory that it works in. */
typedef struct ldn_session ldn_session;

/* What the functions below return. */
enum {
  LDN_DONE = 0,
  LDN_USER_ERROR = 1, /* a file, a size or a value is wrong, or memory is short */
  LDN_INTERNAL_ERROR = 70 /* the compiler or its runtime is wrong */
};

/* The version of the runtime, such as "0.1.0". */
LDN_API const char *ldn_version(void);

/* What the compiler knows about the model, as JSON. Lives as long as the library. */
LDN_API const char *ldn_metadata(const LdnModel *model);

/* Opens a model with weights from a safetensors file. NULL as the path gives the initial values of seed 0.
 * Returns NULL after a failure, with a message in `error` (cut off at `error_size` bytes, terminator included;
 * `error` may be NULL). */
LDN_API ldn_session *ldn_open(const LdnModel *model, const char *weights_path, char *error, size_t error_size);

/* Replaces the weights of a session. After a failure the session has no usable weights, until another call succeeds. */
LDN_API int ldn_load(ldn_session *session, const char *weights_path, char *error, size_t error_size);

/* Gives a session the initial values of a seed. */
LDN_API int ldn_initialize(ldn_session *session, uint64_t seed, char *error, size_t error_size);

/* Runs an entry ("infer", "evaluate", "decode"). `sizes` holds the open sizes in the order of the metadata's "dims";
 * `arguments` holds one dense row-major buffer per argument, aligned to its element type at least, in the order of the
 * metadata. "decode" takes one token of each sequence, and behind the other buffers one with its state, which it reads and
 * writes: as many bytes as the header says beside the model, aligned to 8 bytes, all zero before the first token. A copy of a state
 * is a state; sizes stay the same from token to token, and the open number of tokens is the length of the whole sequence, behind
 * whose end there is nothing. Sizes are checked against their ranges, and whole numbers with a stated bound ("below") against it. */
LDN_API int ldn_run(ldn_session *session, const char *entry, const int64_t *sizes, void *const *arguments,
                    char *error, size_t error_size);

/* Frees a session; NULL is allowed. */
LDN_API void ldn_close(ldn_session *session);

/* The number of threads that all sessions use; 0 stands for the CPUs that the process may use, which is the default.
 * Not while a session runs. Results do not depend on it. */
LDN_API void ldn_set_threads(int64_t threads);
LDN_API int64_t ldn_threads(void);

#ifdef __cplusplus
}
#endif

#endif
