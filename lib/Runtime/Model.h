/* What a compiled model exports and what it may call: the C ABI between the code that ldnc generates and the runtime.
 * The compiler emits data that matches the structs below, field by field; nothing else passes between the two.
 *
 * Arguments (`args`) are dense row-major buffers in the order of the metadata: inputs and targets first, then
 * outputs, the loss and the metrics, and last the state of an entry that keeps one ("state" in the metadata): 64-bit
 * position of the next token, which the entry raises by one, then what the entry wants; all zero before the first token,
 * and read and written in place. The runtime aligns them to 64 bytes when it owns them; a library's user may hand
 * over buffers that are aligned to their element type only, so generated code assumes no more than that.
 *
 * Parameters, prepared weights and the workspace are aligned to 64 bytes. Parameters and prepared weights are
 * zero-filled once, before weights are loaded; the workspace holds anything at all at the start of a run. */
#ifndef LDN_LIB_RUNTIME_MODEL_H
#define LDN_LIB_RUNTIME_MODEL_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Raised with every change of this file that old generated code would not survive. */
#define LDN_ABI_VERSION 3u

/* A function of the model that can be run: "infer", "evaluate", "decode". */
typedef struct LdnEntry {
  const char *name;
  /* Bytes that `run` needs beside its arguments. `sizes` holds the open sizes in the order of the metadata's "dims";
   * a size that this entry does not use may hold anything positive. `threads` is what ldnrt_num_threads() answers. */
  int64_t (*workspace_bytes)(const int64_t *sizes, int64_t threads);
  void (*run)(const int64_t *sizes, void *const *args, const void *params, const void *prepared, void *workspace);
} LdnEntry;

/* What one step of the optimizer needs beside the gradients. */
typedef struct LdnStep {
  int64_t step; /* counts from 0; the bias correction uses step + 1 */
  double rate;  /* of this step: the schedule has been applied */
  double decay; /* of the weights, for the parameters that decay; which do not is compiled in */
  double beta1, beta2, eps;
  double clip; /* the largest global norm of the gradients; 0: they are not clipped */
} LdnStep;

/* How a model is trained. `args` are those of the entry "evaluate", whose loss is minimised; the loss and the metrics
 * of the batch are written. `gradients`, `first` and `second` (the moments of the gradients) have as many bytes as the
 * parameters and the parameters' offsets; the runtime aligns them to 64 bytes and fills them with zeros once, and what
 * lies between two parameters stays as it is. Nothing here needs or changes the prepared weights: "prepare" must be
 * called again before the next run of an entry. No result depends on the number of threads. */
typedef struct LdnTraining {
  /* Bytes that any of the functions below needs as `workspace`; as in LdnEntry. */
  int64_t (*workspace_bytes)(const int64_t *sizes, int64_t threads);
  /* Writes (does not add) the gradients of one batch. `random` is {seed, step}: what is drawn at random, such as
   * dropout, is a function of the two and of nothing else. */
  void (*gradients)(const int64_t *sizes, void *const *args, const void *params, void *gradients,
                    const int64_t *random, void *workspace);
  /* Clips the gradients by their global norm, then AdamW. Returns the norm before clipping. Where the norm is not
   * finite nothing is changed: parameters, moments and gradients can be looked at. */
  double (*update)(const LdnStep *step, void *params, void *gradients, void *first, void *second, void *workspace);
  /* The training step: gradients, then update. */
  double (*step)(const int64_t *sizes, void *const *args, const LdnStep *step, const int64_t *random, void *params,
                 void *gradients, void *first, void *second, void *workspace);
} LdnTraining;

/* The code of a model for one kind of processor. How weights are prepared depends on it, the arguments and the
 * parameters do not. */
typedef struct LdnCode {
  const char *machine;  /* as the compiler was told: "native", "x86-64-v3" */
  const char *cpu;      /* the name of that processor, "znver5"; may be empty */
  const char *features; /* what it needs of a processor, as in ldn/Runtime/CpuFeatures.def: "+avx2,+fma"; nothing may
                           run without */
  const LdnEntry *entries;
  int64_t prepared_bytes;
  int64_t (*prepare_workspace_bytes)(int64_t threads);
  /* Derives the prepared weights from the parameters; called after weights are loaded or changed, before any run. */
  void (*prepare)(const void *params, void *prepared, void *workspace);
  const LdnTraining *training; /* NULL where no recipe says how to train the model */
} LdnCode;

typedef struct LdnModel {
  uint32_t abi_version; /* LDN_ABI_VERSION of the compiler that made this */
  uint32_t num_entries;
  const char *json; /* the metadata: sizes, arguments, parameters, costs; NUL-terminated UTF-8 */
  int64_t params_bytes;
  int64_t num_codes;           /* at least one; they differ in rounding, and in speed */
  const LdnCode *const *codes; /* what needs more of a processor comes first */
} LdnModel;

/* The model that the executable's main() serves; defined by the object of an executable, not by that of a library. */
extern const LdnModel *const ldn_main_model;

#if defined(__GNUC__)
#define LDNRT_EXPORT __attribute__((visibility("default")))
#else
#define LDNRT_EXPORT
#endif

/* Calls body(task, thread, ctx) once for every task in [0, tasks), in any order, on the pool's threads, and returns
 * when all are done. `thread` is in [0, ldnrt_num_threads()) and no two tasks that run at the same time share it: it
 * selects a slice of the workspace. A call from inside a body runs its tasks in order on the calling thread; from inside the
 * only task of a loop, it is as if there were no loop around it. */
LDNRT_EXPORT void ldnrt_parallel_for(int64_t tasks, void (*body)(int64_t task, int64_t thread, void *ctx), void *ctx);

/* The number of threads that parallel loops use: by default the CPUs that this process may use. At least one. */
LDNRT_EXPORT int64_t ldnrt_num_threads(void);

/* Sets that number; 0 restores the default. Not while a model runs: its workspace was sized for the old number. */
LDNRT_EXPORT void ldnrt_set_threads(int64_t threads);

#ifdef __cplusplus
}
#endif

#endif
