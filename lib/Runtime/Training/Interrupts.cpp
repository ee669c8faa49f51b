#include "Training/Interrupts.h"

#include "OutputFile.h"

#include <csignal>
#include <unistd.h>

namespace ldn {

namespace {

volatile std::sig_atomic_t caught = 0;

void endBy(int signal) {
  removeUnfinishedFiles();
  std::signal(signal, SIG_DFL);
  raise(signal);
}

void handle(int signal) {
  if (caught != 0)
    endBy(signal);
  caught = signal;
}

} // namespace

Interrupts::Interrupts() {
  for (int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action = {}, before;
    action.sa_handler = handle;
    action.sa_flags = SA_RESTART | SA_NODEFER;
    if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) // nohup stays in force
      sigaction(signal, &action, nullptr);
  }
}

int Interrupts::signal() { return caught; }

const char *Interrupts::name() { return caught == SIGINT ? "SIGINT" : caught == SIGTERM ? "SIGTERM" : "SIGHUP"; }

void Interrupts::endProcess() {
  endBy(caught);
  _exit(128 + caught); // only where the signal is blocked
}

} // namespace ldn
