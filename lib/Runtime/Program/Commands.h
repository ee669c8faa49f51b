#ifndef LDN_LIB_RUNTIME_PROGRAM_COMMANDS_H
#define LDN_LIB_RUNTIME_PROGRAM_COMMANDS_H

#include "Options.h"
#include "Session.h"

namespace ldn {

/// What a sub-command is given.
struct Invocation {
  const LdnModel &model;
  std::string program; ///< as the user called it
  int argc;            ///< argv[0] is the sub-command's name
  char **argv;
};

// One file each. Results go to standard output, and to files.
Error runInfo(const Invocation &invocation);
Error runInit(const Invocation &invocation);
Error runInfer(const Invocation &invocation);
Error runEval(const Invocation &invocation);
Error runTrain(const Invocation &invocation);
Error runGrad(const Invocation &invocation);
Error runGradCheck(const Invocation &invocation);
Error runGenerate(const Invocation &invocation);
Error runBench(const Invocation &invocation);

// Options of several commands.
Option threadsOption(int64_t &threads);
Option weightsOption(std::string &path);
/// --in, of what a loss is computed from
Option dataOption(std::vector<Binding> &inputs);

/// How every command begins: reads the options, sets the number of threads, opens the model. `finished` when --help was
/// printed and nothing is left to do.
Error begin(const Invocation &invocation, OptionTable &table, const int64_t &threads, Session &session, bool &finished);

/// The sizes that info, bench and gradcheck are about: --batch, --tokens and --sizes.
struct SizeOptions {
  int64_t batch = 0, tokens = 0;
  std::vector<Binding> sizes;

  void addTo(std::vector<Option> &options);
  bool areGiven() const { return batch > 0 || tokens > 0 || !sizes.empty(); }
  /// The open sizes; where nothing is said 1 for the size that counts samples and 1024 for others, or the nearest in
  /// the size's range.
  Error resolve(const Metadata &metadata, std::vector<int64_t> &values) const;
};

/// --weights is needed unless the model has no parameters.
Error checkWeightsGiven(const Metadata &metadata, const std::string &path);
/// Loads weights from the file, showing progress; without a file, the initial values of seed 0.
Error loadOrInitialize(Session &session, const std::string &path);

/// Writes text to standard output.
Error print(const std::string &text);

} // namespace ldn

#endif
