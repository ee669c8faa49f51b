#include "Error.h"

#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstring>

namespace {

std::string formatList(const char *pattern, va_list arguments) {
  va_list copy;
  va_copy(copy, arguments);
  int length = std::vsnprintf(nullptr, 0, pattern, copy);
  va_end(copy);
  std::string text(length > 0 ? length : 0, '\0');
  std::vsnprintf(text.data(), text.size() + 1, pattern, arguments);
  return text;
}

} // namespace

namespace ldn {

std::string format(const char *pattern, ...) {
  va_list arguments;
  va_start(arguments, pattern);
  std::string text = formatList(pattern, arguments);
  va_end(arguments);
  return text;
}

Error userError(const char *pattern, ...) {
  va_list arguments;
  va_start(arguments, pattern);
  Error error(UserMistake, formatList(pattern, arguments));
  va_end(arguments);
  return error;
}

Error usageError(const char *pattern, ...) {
  va_list arguments;
  va_start(arguments, pattern);
  Error error(WrongCommandLine, formatList(pattern, arguments));
  va_end(arguments);
  return error;
}

Error internalError(const char *pattern, ...) {
  va_list arguments;
  va_start(arguments, pattern);
  Error error(InternalFault, formatList(pattern, arguments));
  va_end(arguments);
  return error;
}

Error systemError(const std::string &path, const char *what) {
  return userError("%s: cannot be %s: %s", path.c_str(), what, std::strerror(errno));
}

} // namespace ldn
