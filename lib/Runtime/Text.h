#ifndef LDN_LIB_RUNTIME_TEXT_H
#define LDN_LIB_RUNTIME_TEXT_H

#include <cstdint>
#include <string>
#include <vector>

namespace ldn {

/// 1588432 as "1,588,432".
std::string thousands(int64_t number);

/// "1 epoch", "12 epochs".
std::string counted(int64_t number, const char *noun);

/// A number of bytes as "512 bytes", "6.1 MiB".
std::string bytesText(int64_t bytes);

/// A time as "850 us", "12.3 ms", "4.20 s".
std::string secondsText(double seconds);

/// A longer time as "41 s", "12 min", "3.5 h".
std::string durationText(double seconds);

/// The shortest digits that read back as the same number.
std::string numberText(double number);

/// A loss or a metric as people read it: "0.4312", "1.2e-07", "nan".
std::string scoreText(double score);

/// Rows of text in columns that are as wide as their widest cell; columns after the first `leftColumns` are ranged
/// right.
std::string aligned(const std::vector<std::vector<std::string>> &rows, size_t leftColumns);

/// "[10, 3, 32, 32]".
std::string shapeText(const std::vector<int64_t> &shape);

/// "a, b, c".
std::string listText(const std::vector<std::string> &words);

/// The product of the sizes; nothing smaller than INT64_MAX when it does not fit.
int64_t product(const std::vector<int64_t> &shape);

/// The indices of one element of a row-major array as "[2, 0, 17]".
std::string indexText(int64_t element, const std::vector<int64_t> &shape);

/// "; did you mean 'x'?" with the candidate nearest to `word`, or nothing when none is near.
std::string didYouMean(const std::string &word, const std::vector<std::string> &candidates);

} // namespace ldn

#endif
