#ifndef LDN_LIB_RUNTIME_ERROR_H
#define LDN_LIB_RUNTIME_ERROR_H

#include <string>

namespace ldn {

/// What a program of ours returns to the shell, and a library function to its caller.
enum ExitStatus { Done = 0, UserMistake = 1, WrongCommandLine = 2, InternalFault = 70 };

/// The outcome of something that can fail: nothing, or one message and whose fault it was. Used as
///     if (Error error = readThing())
///       return error;
/// Messages start in lower case, have no full stop, and name the file and the thing.
class [[nodiscard]] Error {
public:
  Error() = default;
  Error(ExitStatus status, std::string message) : exitStatus(status), text(std::move(message)) {}

  explicit operator bool() const { return exitStatus != Done; }
  ExitStatus status() const { return exitStatus; }
  const std::string &message() const { return text; }

private:
  ExitStatus exitStatus = Done;
  std::string text;
};

/// printf into a string.
std::string format(const char *pattern, ...) __attribute__((format(printf, 1, 2)));

/// Something is wrong with what the user gave us: a file, an array, a size.
Error userError(const char *pattern, ...) __attribute__((format(printf, 1, 2)));
/// The command line is wrong; the caller adds a hint to --help.
Error usageError(const char *pattern, ...) __attribute__((format(printf, 1, 2)));
/// The compiler or the runtime is wrong.
Error internalError(const char *pattern, ...) __attribute__((format(printf, 1, 2)));

/// "PATH: cannot be WHAT: reason", with the reason taken from errno.
Error systemError(const std::string &path, const char *what);

} // namespace ldn

#endif
