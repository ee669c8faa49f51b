// Random numbers without a state: each is a function of (seed, path, step, index), so that it is the same on every
// target, for any number of threads and in any order of computation.
//
// The generator is Philox4x32-10 (J. Salmon, M. Moraes, R. Dror, D. Shaw: Parallel random numbers: as easy as 1, 2, 3,
// SC 2011). Its key is the seed: low half first. Its counter is {index/2 low, index/2 high, stream low, stream high},
// where `stream` is the 64-bit FNV-1a hash of the bytes of the path, a zero byte, and the eight bytes of the step,
// lowest first; initial values use step 0. A block has four words: index 2k takes the first two, index 2k + 1 the last
// two, each pair as one 64-bit number, first word low.
//
// From that number x:
//     unit     u = (x / 2^12 + 1/2) / 2^52, strictly between 0 and 1 (x / 2^12 rounded down; u is exact in f64)
//     uniform  low + (high - low) u
//     normal   mean + deviation Φ⁻¹(u)
// all computed in f64 with +, -, *, / and square roots only, rounded after each operation, then rounded to the wanted
// type. Nothing depends on the machine's mathematical library.
#ifndef LDN_LIB_RUNTIME_PHILOX_H
#define LDN_LIB_RUNTIME_PHILOX_H

#include <array>
#include <cstdint>
#include <string_view>

namespace ldn {

std::array<uint32_t, 4> philox4x32(std::array<uint32_t, 4> counter, std::array<uint32_t, 2> key);

/// The random numbers of one path at one step.
class RandomStream {
public:
  RandomStream(uint64_t seed, std::string_view path, uint64_t step = 0);

  uint64_t bits(uint64_t index) const;
  double unit(uint64_t index) const;
  /// A whole number in [0, limit): bits · limit / 2^64, rounded down.
  uint64_t below(uint64_t index, uint64_t limit) const;
  double normal(uint64_t index) const;

private:
  uint64_t seed;
  uint64_t stream;
};

/// Φ⁻¹: the number below which a normal variable falls with probability p, 0 < p < 1.
double inverseNormal(double p);

} // namespace ldn

#endif
