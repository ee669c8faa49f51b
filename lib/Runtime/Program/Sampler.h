#ifndef LDN_LIB_RUNTIME_PROGRAM_SAMPLER_H
#define LDN_LIB_RUNTIME_PROGRAM_SAMPLER_H

#include <cstdint>
#include <vector>

namespace ldn {

/// Draws tokens from logits. The random number of a token is a function of the seed, the position and the sequence
/// alone: RandomStream(seed, "generate", position).unit(sequence).
class Sampler {
public:
  /// The logits are divided by the temperature; 0 always takes the largest. Only the `top` largest logits count, all of
  /// them for 0. Of equal logits the first is the largest.
  Sampler(double temperature, int64_t top, uint64_t seed) : temperature(temperature), top(top), seed(seed) {}

  /// A token, or -1 where a logit is not finite: the first one whose share of the softmax, added to those of the tokens
  /// before it (in the order of the logits, the largest first), is above the random number.
  int32_t draw(const std::vector<double> &logits, int64_t position, int64_t sequence);

private:
  double temperature;
  int64_t top;
  uint64_t seed;
  std::vector<int32_t> order;
  std::vector<double> weights;
};

} // namespace ldn

#endif
