#ifndef LDN_LIB_RUNTIME_PROGRAM_OPTIONS_H
#define LDN_LIB_RUNTIME_PROGRAM_OPTIONS_H

#include "Error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ldn {

/// NAME=VALUE, as --in and --sizes take them.
struct Binding {
  std::string name, value;
};

/// One line of a sub-command's table: from it come the parser and the help.
struct Option {
  const char *name;        ///< without the dashes
  const char *placeholder; ///< of its value, such as "FILE"; nullptr for a flag
  const char *help;
  std::variant<bool *, std::string *, int64_t *, uint64_t *, double *, std::vector<Binding> *,
               std::optional<int64_t> *, std::optional<uint64_t> *, std::optional<double> *>
      target; ///< the optional ones stay empty when the option is not given
  int64_t min = 1, max = INT64_MAX; ///< of an int64_t
};

class OptionTable {
public:
  OptionTable(const char *command, const char *summary, std::vector<Option> options);

  /// Reads everything after the sub-command's name. `wantsHelp` tells whether --help was among it.
  Error parse(int argc, char **argv);
  bool wantsHelp = false;

  std::string help(const std::string &program) const;

private:
  Error store(const Option &option, const std::string &value) const;
  static Error read(const Option &option, const std::string &value, int64_t &number);
  static Error read(const Option &option, const std::string &value, uint64_t &number);
  static Error read(const Option &option, const std::string &value, double &number);

  const char *command, *summary;
  std::vector<Option> options;
};

/// A whole number and nothing else.
bool parseInteger(const std::string &text, int64_t &number);

} // namespace ldn

#endif
