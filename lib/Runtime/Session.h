#ifndef LDN_LIB_RUNTIME_SESSION_H
#define LDN_LIB_RUNTIME_SESSION_H

#include "GuardedMemory.h"
#include "Metadata.h"
#include "Model.h"
#include "Weights.h"

#include <optional>

namespace ldn {

/// A model with its parameters, prepared weights and workspace. The last two and results are checked under LDN_POISON=1
/// (GuardedMemory.h).
class Session {
public:
  /// Checks that the model fits this runtime and has code for this processor, and gets the memory for its parameters,
  /// all zero.
  Error open(const LdnModel &model);

  const Metadata &metadata() const { return info; }
  char *parameters() const { return params.data(); }
  /// The code that this processor executes, and what there is to choose from.
  const LdnCode &machineCode() const { return *code; }
  const LdnModel &compiledModel() const { return *model; }
  int64_t parameterArenaBytes() const { return model->params_bytes; }
  /// How the model is trained; nullptr where no recipe says so.
  const LdnTraining *training() const { return code->training; }

  // One of the two, before the first run.
  Error load(const std::string &path, const ByteCounter &done = {});
  Error initialize(uint64_t seed, const ByteCounter &done = {});
  /// Derives the prepared weights anew, after the parameters were changed in place.
  Error prepare();

  /// Runs an entry at given open sizes. The caller has checked sizes and bounded values. A state comes behind the other arguments; to
  /// go on behind the end of a sequence is an error.
  Error run(int entry, const std::vector<int64_t> &sizes, void *const *arguments);

  int64_t workspaceBytes(int entry, const std::vector<int64_t> &sizes) const;
  int64_t preparedBytes() const { return code->prepared_bytes; }

private:
  const LdnModel *model = nullptr;
  const LdnCode *code = nullptr;
  Metadata info;
  Memory params;
  GuardedMemory prepared, workspace;
  bool ready = false;
};

/// The first open size of an entry that is outside its range.
Error checkRanges(const Metadata &metadata, const EntryInfo &entry, const std::vector<int64_t> &sizes);

/// The first of `count` values that an argument does not allow (`below`).
std::optional<int64_t> findOutOfBounds(const Argument &argument, const void *values, int64_t count);

/// Memory for every argument of an entry at given sizes, and behind them for its state, that before the first token.
class ArgumentBuffers {
public:
  Error allocate(const Metadata &metadata, const EntryInfo &entry, const std::vector<int64_t> &sizes);
  void *const *pointers() const { return addresses.data(); }
  char *operator[](size_t i) const { return buffers[i].data(); }

private:
  std::vector<Memory> buffers;
  std::vector<void *> addresses;
};

} // namespace ldn

#endif
