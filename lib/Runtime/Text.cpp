#include "Text.h"

#include "Error.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace {

/// The number of letters to insert, drop, replace or swap with their neighbour that lead from one word to the other.
size_t editDistance(const std::string &from, const std::string &to) {
  std::vector<size_t> before(to.size() + 1), row(to.size() + 1), next(to.size() + 1);
  std::iota(row.begin(), row.end(), size_t(0));
  for (size_t i = 1; i <= from.size(); ++i) {
    next[0] = i;
    for (size_t j = 1; j <= to.size(); ++j) {
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (from[i - 1] != to[j - 1])});
      if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
        next[j] = std::min(next[j], before[j - 2] + 1);
    }
    before.swap(row);
    row.swap(next);
  }
  return row[to.size()];
}

template <typename Item>
std::string bracketed(const std::vector<Item> &items) {
  std::string text = "[";
  for (size_t i = 0; i < items.size(); ++i)
    text += (i ? ", " : "") + std::to_string(items[i]);
  return text + "]";
}

} // namespace

namespace ldn {

std::string thousands(int64_t number) {
  std::string text = std::to_string(number);
  for (int64_t i = static_cast<int64_t>(text.size()) - 3; i > (number < 0 ? 1 : 0); i -= 3)
    text.insert(i, ",");
  return text;
}

std::string counted(int64_t number, const char *noun) {
  return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

std::string bytesText(int64_t bytes) {
  if (bytes < 1024)
    return format("%lld bytes", static_cast<long long>(bytes));
  double value = static_cast<double>(bytes);
  const char *unit = "";
  for (const char *larger : {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"}) {
    if (value < 1024)
      break;
    value /= 1024;
    unit = larger;
  }
  return format("%.*f %s", value < 10 ? 2 : value < 100 ? 1 : 0, value, unit);
}

std::string secondsText(double seconds) {
  auto digits = [](double value) { return value < 10 ? 2 : value < 100 ? 1 : 0; };
  if (seconds < 1e-3)
    return format("%.*f us", digits(seconds * 1e6), seconds * 1e6);
  if (seconds < 1)
    return format("%.*f ms", digits(seconds * 1e3), seconds * 1e3);
  return format("%.*f s", digits(seconds), seconds);
}

std::string durationText(double seconds) {
  if (seconds < 100)
    return format("%.0f s", seconds);
  if (seconds < 100 * 60)
    return format("%.0f min", seconds / 60);
  return format("%.1f h", seconds / 3600);
}

std::string numberText(double number) {
  char digits[40];
  auto [end, status] = std::to_chars(digits, digits + sizeof digits, number);
  return {digits, end};
}

std::string scoreText(double score) { return std::isnan(score) ? "nan" : format("%.4g", score); }

std::string aligned(const std::vector<std::vector<std::string>> &rows, size_t leftColumns) {
  std::vector<size_t> widths;
  for (const auto &row : rows)
    for (size_t i = 0; i < row.size(); ++i) {
      widths.resize(std::max(widths.size(), i + 1));
      widths[i] = std::max(widths[i], row[i].size());
    }
  std::string text;
  for (const auto &row : rows) {
    std::string line;
    for (size_t i = 0; i < row.size(); ++i) {
      std::string padding(widths[i] - row[i].size(), ' ');
      line += (i ? "  " : "") + (i < leftColumns ? row[i] + padding : padding + row[i]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

std::string listText(const std::vector<std::string> &words) {
  std::string text;
  for (const std::string &word : words)
    text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string shapeText(const std::vector<int64_t> &shape) { return bracketed(shape); }

int64_t product(const std::vector<int64_t> &shape) {
  int64_t total = 1;
  bool overflow = false;
  for (int64_t size : shape) {
    if (size == 0)
      return 0;
    overflow |= __builtin_mul_overflow(total, size, &total);
  }
  return overflow ? INT64_MAX : total;
}

std::string indexText(int64_t element, const std::vector<int64_t> &shape) {
  std::vector<int64_t> index(shape.size());
  for (size_t i = shape.size(); i-- > 0;) {
    index[i] = element % shape[i];
    element /= shape[i];
  }
  return bracketed(index);
}

std::string didYouMean(const std::string &word, const std::vector<std::string> &candidates) {
  const std::string *nearest = nullptr;
  // Farther is another word, not a slip.
  size_t best = std::min(word.size(), std::max<size_t>(1, word.size() / 3) + 1);
  for (const std::string &candidate : candidates)
    if (size_t distance = editDistance(word, candidate); distance < best) {
      best = distance;
      nearest = &candidate;
    }
  return nearest ? "; did you mean '" + *nearest + "'?" : "";
}

} // namespace ldn
