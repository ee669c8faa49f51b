#include "Training/Schedule.h"

#include "Text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace ldn {

namespace {

constexpr double kPi = 3.14159265358979323846;

struct PhaseName {
  const char *name;
  Phase::Kind kind;
  const char *argument; ///< nullptr: takes none
};
constexpr PhaseName kPhases[] = {{"warmup", Phase::Warmup, "steps"}, {"cosine", Phase::Cosine, "to"},
                                 {"linear_to", Phase::Linear, "to"}, {"hold", Phase::Constant, nullptr},
                                 {"linear", Phase::Linear, "to"},    {"constant", Phase::Constant, nullptr}};

/// Takes words, numbers and signs off the front of a text.
class Scanner {
public:
  explicit Scanner(std::string_view text) : rest(text) {}

  bool take(char sign) {
    skipSpaces();
    bool found = !rest.empty() && rest[0] == sign;
    rest.remove_prefix(found ? 1 : 0);
    return found;
  }
  std::string word() {
    skipSpaces();
    size_t length = 0;
    while (length < rest.size() && (std::isalpha(static_cast<unsigned char>(rest[length])) || rest[length] == '_'))
      ++length;
    std::string word(rest.substr(0, length));
    rest.remove_prefix(length);
    return word;
  }
  template <typename Number> bool number(Number &value) {
    skipSpaces();
    auto [end, status] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    rest.remove_prefix(end - rest.data());
    return status == std::errc();
  }
  bool atEnd() {
    skipSpaces();
    return rest.empty();
  }

private:
  void skipSpaces() {
    while (!rest.empty() && rest[0] == ' ')
      rest.remove_prefix(1);
  }
  std::string_view rest;
};

/// What stands between the brackets, the opening one of which is read.
bool parseArgument(Scanner &scanner, const PhaseName &name, Phase &phase) {
  if (scanner.take(')'))
    return phase.kind != Phase::Warmup;
  if (!name.argument)
    return false;
  Scanner before = scanner;
  if (scanner.word() == name.argument) {
    if (!scanner.take(':'))
      return false;
  } else {
    scanner = before;
  }
  bool read = phase.kind == Phase::Warmup ? scanner.number(phase.steps) && phase.steps >= 0
                                          : scanner.number(phase.to) && phase.to >= 0 && std::isfinite(phase.to);
  return read && scanner.take(')');
}

} // namespace

Schedule::Schedule(const std::vector<Phase> &phases, double rate, int64_t totalSteps) : last(rate) {
  int64_t left = totalSteps, sharing = 0;
  for (const Phase &phase : phases) {
    left -= phase.kind == Phase::Warmup ? phase.steps : 0;
    sharing += phase.kind == Phase::Warmup ? 0 : 1;
  }
  left = std::max<int64_t>(left, 0);
  int64_t begin = 0;
  for (const Phase &phase : phases) {
    int64_t length = phase.steps;
    if (phase.kind != Phase::Warmup) {
      length = (left + sharing - 1) / sharing;
      left -= length;
      --sharing;
    }
    parts.push_back({phase, begin, length, last});
    if (phase.kind == Phase::Cosine || phase.kind == Phase::Linear)
      last = phase.to;
    begin += length;
  }
}

double Schedule::rateAt(int64_t step) const {
  for (const Part &part : parts) {
    if (step >= part.begin + part.length)
      continue;
    auto n = static_cast<double>(step - part.begin), length = static_cast<double>(part.length);
    switch (part.phase.kind) {
    case Phase::Warmup:
      return part.from * (n + 1) / length;
    case Phase::Constant:
      return part.from;
    case Phase::Cosine:
      return part.phase.to + (part.from - part.phase.to) * (1 + std::cos(kPi * n / length)) / 2;
    case Phase::Linear:
      return part.from + (part.phase.to - part.from) * n / length;
    }
  }
  return last;
}

Error parseSchedule(const std::string &text, std::vector<Phase> &phases) {
  auto refuse = [&] {
    return usageError("--schedule wants phases such as 'warmup(500) then cosine(to: 1e-5)', got '%s'", text.c_str());
  };
  phases.clear();
  Scanner scanner(text);
  for (;;) {
    std::string word = scanner.word();
    auto *name = std::find_if(std::begin(kPhases), std::end(kPhases), [&](auto &phase) { return word == phase.name; });
    if (name == std::end(kPhases) && !word.empty())
      return usageError("--schedule: '%s' is no phase (warmup, cosine, linear_to and hold are)%s", word.c_str(),
                        didYouMean(word, {"warmup", "cosine", "linear_to", "hold"}).c_str());
    if (name == std::end(kPhases))
      return refuse();
    Phase &phase = phases.emplace_back();
    phase.kind = name->kind;
    if (scanner.take('(') ? !parseArgument(scanner, *name, phase) : phase.kind == Phase::Warmup)
      return refuse();
    if (scanner.atEnd())
      return {};
    if (scanner.word() != "then")
      return refuse();
  }
}

std::string scheduleText(const std::vector<Phase> &phases) {
  std::string text;
  for (const Phase &phase : phases) {
    text += text.empty() ? "" : " then ";
    if (phase.kind == Phase::Constant)
      text += "hold()";
    else if (phase.kind == Phase::Warmup)
      text += "warmup(" + std::to_string(phase.steps) + ")";
    else
      text += (phase.kind == Phase::Cosine ? "cosine(to: " : "linear_to(to: ") + numberText(phase.to) + ")";
  }
  return text.empty() ? "hold()" : text;
}

} // namespace ldn
