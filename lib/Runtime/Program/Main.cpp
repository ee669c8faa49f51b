// The main() of every executable that the compiler makes: finds the sub-command, runs it, reports what went wrong.
#include "Commands.h"
#include "OutputFile.h"
#include "Text.h"

#include <csignal>
#include <cstdio>
#include <cstring>
#include <new>
#include <unistd.h>

namespace {

using namespace ldn;

struct Command {
  const char *name;
  const char *summary;
  Error (*run)(const Invocation &);
};

constexpr Command kCommands[] = {
    {"info", "parameters, shapes, cost, memory, and how it was built", runInfo},
    {"init", "write initial weights", runInit},
    {"infer", "run the model on arrays", runInfer},
    {"generate", "continue sequences of tokens, one token after the other", runGenerate},
    {"eval", "loss and metrics on a data set", runEval},
    {"train", "train the model on a data set", runTrain},
    {"grad", "write the gradients of the loss of a batch", runGrad},
    {"gradcheck", "compare gradients with differences of the loss", runGradCheck},
    {"bench", "measure time, GFLOP/s and GB/s", runBench},
};

std::string overview(const std::string &program) {
  std::string text = format("usage: %s COMMAND [options]\n\n", program.c_str());
  for (const Command &command : kCommands)
    text += format("  %-9s %s\n", command.name, command.summary);
  return text + format("\n'%s COMMAND --help' lists the options of a command.\n"
                       "  --help     print this and exit\n"
                       "  --version  print versions and exit\n",
                       program.c_str());
}

Error version() {
  Metadata metadata;
  if (Error error = Metadata::read(ldn_main_model->json, metadata))
    return error;
  return print(format("%s, compiled by %s, runtime %s\n", metadata.model.c_str(), metadata.compiler.c_str(),
                      LDN_VERSION));
}

Error runCommand(const std::string &program, int argc, char **argv) {
  std::string name = argv[1];
  if (name == "--help" || name == "-h" || name == "help")
    return print(overview(program));
  if (name == "--version")
    return version();
  std::vector<std::string> names;
  for (const Command &command : kCommands) {
    if (name == command.name)
      return command.run({*ldn_main_model, program, argc - 1, argv + 1});
    names.push_back(command.name);
  }
  return usageError("'%s' is no command%s", name.c_str(), didYouMean(name, names).c_str());
}

/// Ends the process as the signal would have, without leaving half files.
void handleSignal(int signal) {
  removeUnfinishedFiles();
  std::signal(signal, SIG_DFL);
  raise(signal);
}

void installHandlers() {
  std::signal(SIGPIPE, SIG_IGN); // a closed pipe and a file that grows too large are errors of write()
  std::signal(SIGXFSZ, SIG_IGN);
  for (int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action = {};
    action.sa_handler = handleSignal;
    action.sa_flags = SA_RESTART | SA_NODEFER;
    struct sigaction before;
    if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) // nohup stays in force
      sigaction(signal, &action, nullptr);
  }
  std::set_new_handler([] {
    constexpr char kMessage[] = "error: out of memory\n";
    ssize_t written = write(STDERR_FILENO, kMessage, sizeof kMessage - 1);
    (void)written;
    removeUnfinishedFiles();
    _exit(UserMistake);
  });
}

} // namespace

int main(int argc, char **argv) {
  std::string program = argc > 0 ? argv[0] : "model";
  installHandlers();
  if (argc < 2) {
    std::fputs(overview(program).c_str(), stderr);
    return WrongCommandLine;
  }
  Error error = runCommand(program, argc, argv);
  if (!error)
    return Done;
  std::fprintf(stderr, "error: %s%s\n", error.status() == InternalFault ? "internal: " : "", error.message().c_str());
  if (error.status() == WrongCommandLine) {
    bool known = false;
    for (const Command &command : kCommands)
      known |= std::strcmp(command.name, argv[1]) == 0;
    std::fprintf(stderr, "'%s%s%s --help' says what is possible\n", program.c_str(), known ? " " : "",
                 known ? argv[1] : "");
  }
  return error.status();
}
