#include "Options.h"

#include "Text.h"

#include <charconv>
#include <cinttypes>
#include <getopt.h>

namespace ldn {

namespace {

template <typename Number>
bool parseNumber(const std::string &text, Number &number) {
  auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), number);
  return status == std::errc() && end == text.data() + text.size();
}

} // namespace

bool parseInteger(const std::string &text, int64_t &number) { return parseNumber(text, number); }

OptionTable::OptionTable(const char *command, const char *summary, std::vector<Option> list)
    : command(command), summary(summary), options(std::move(list)) {
  options.push_back({"help", nullptr, "print this and exit", &wantsHelp});
}

Error OptionTable::read(const Option &option, const std::string &value, int64_t &number) {
  if (parseNumber(value, number) && number >= option.min && number <= option.max)
    return {};
  return option.max == INT64_MAX ? usageError("--%s wants a whole number from %" PRId64 " on, got '%s'", option.name,
                                              option.min, value.c_str())
                                 : usageError("--%s wants a whole number from %" PRId64 " to %" PRId64 ", got '%s'",
                                              option.name, option.min, option.max, value.c_str());
}

Error OptionTable::read(const Option &option, const std::string &value, uint64_t &number) {
  if (parseNumber(value, number))
    return {};
  return usageError("--%s wants a whole number from 0 to %" PRIu64 ", got '%s'", option.name, UINT64_MAX,
                    value.c_str());
}

Error OptionTable::read(const Option &option, const std::string &value, double &number) {
  if (parseNumber(value, number) && number >= 0 && number <= 1e9)
    return {};
  return usageError("--%s wants a number that is not negative, got '%s'", option.name, value.c_str());
}

Error OptionTable::store(const Option &option, const std::string &value) const {
  if (auto *target = std::get_if<bool *>(&option.target)) {
    **target = true;
    return {};
  }
  if (auto *target = std::get_if<std::string *>(&option.target)) {
    if (value.empty())
      return usageError("--%s wants %s, got ''", option.name, option.placeholder);
    **target = value;
    return {};
  }
  if (auto *target = std::get_if<std::vector<Binding> *>(&option.target)) {
    size_t equals = value.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == value.size())
      return usageError("--%s wants %s, got '%s'", option.name, option.placeholder, value.c_str());
    (*target)->push_back({value.substr(0, equals), value.substr(equals + 1)});
    return {};
  }
  if (auto *target = std::get_if<int64_t *>(&option.target))
    return read(option, value, **target);
  if (auto *target = std::get_if<uint64_t *>(&option.target))
    return read(option, value, **target);
  if (auto *target = std::get_if<double *>(&option.target))
    return read(option, value, **target);
  if (auto *target = std::get_if<std::optional<int64_t> *>(&option.target))
    return read(option, value, (*target)->emplace());
  if (auto *target = std::get_if<std::optional<uint64_t> *>(&option.target))
    return read(option, value, (*target)->emplace());
  return read(option, value, std::get<std::optional<double> *>(option.target)->emplace());
}

Error OptionTable::parse(int argc, char **argv) {
  std::vector<struct option> longOptions;
  std::vector<std::string> names;
  for (const Option &option : options) {
    longOptions.push_back({option.name, option.placeholder ? required_argument : no_argument, nullptr, 0});
    names.push_back(std::string("--") + option.name);
  }
  longOptions.push_back({});
  opterr = 0; // the messages are ours
  optind = 1;
  for (;;) {
    int index = -1, at = optind;
    int result = getopt_long(argc, argv, ":h", longOptions.data(), &index);
    if (result == -1)
      break;
    if (result == 'h') {
      wantsHelp = true;
    } else if (result == ':') {
      for (const Option &option : options)
        if (std::string(argv[optind - 1]) == std::string("--") + option.name)
          return usageError("--%s needs a value, %s", option.name, option.placeholder);
      return usageError("%s needs a value", argv[optind - 1]);
    } else if (result == '?') {
      std::string word = argv[at < argc ? at : argc - 1];
      word = word.substr(0, word.find('='));
      return usageError("option '%s' is not known%s", word.c_str(), didYouMean(word, names).c_str());
    } else if (Error error = store(options[index], optarg ? optarg : "")) {
      return error;
    }
  }
  if (optind < argc)
    return usageError("argument '%s' is not expected", argv[optind]);
  return {};
}

std::string OptionTable::help(const std::string &program) const {
  std::string text = format("usage: %s %s [options]\n%s\n\n", program.c_str(), command, summary);
  for (const Option &option : options) {
    std::string left = format("  --%s %s", option.name, option.placeholder ? option.placeholder : "");
    text += format("%-26s %s\n", left.c_str(), option.help);
  }
  return text;
}

} // namespace ldn
