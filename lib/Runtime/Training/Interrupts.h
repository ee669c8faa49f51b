#ifndef LDN_LIB_RUNTIME_TRAINING_INTERRUPTS_H
#define LDN_LIB_RUNTIME_TRAINING_INTERRUPTS_H

namespace ldn {

/// From its construction on, Ctrl-C, SIGTERM and SIGHUP are noted instead of ending the process, so that a run can stop
/// after the step that it is at. A second signal ends the process at once, without half files.
class Interrupts {
public:
  Interrupts();

  /// The signal that came; 0 for none.
  static int signal();
  static const char *name();
  /// Ends the process as the signal would have.
  [[noreturn]] static void endProcess();
};

} // namespace ldn

#endif
