#include "Philox.h"

#include <cmath>

namespace {

constexpr uint64_t kFnvOffset = 0xcbf29ce484222325, kFnvPrime = 0x100000001b3;

uint64_t fnv1a(uint64_t hash, unsigned char byte) { return (hash ^ byte) * kFnvPrime; }

/// numerator(x) / denominator(x), coefficients from the constant term up.
template <size_t N, size_t M>
double rational(double x, const double (&numerator)[N], const double (&denominator)[M]) {
  double above = 0, below = 0;
  for (size_t i = N; i-- > 0;)
    above = above * x + numerator[i];
  for (size_t i = M; i-- > 0;)
    below = below * x + denominator[i];
  return above / below;
}

/// ln x for x in (0, 1), to about 1e-16, from operations that round the same everywhere.
double portableLog(double x) {
  constexpr double kLn2 = 0.693147180559945309417232;
  int exponent;
  double m = std::frexp(x, &exponent); // [1/2, 1)
  if (m < 0.70710678118654752) {
    m *= 2;
    --exponent;
  }
  double s = (m - 1) / (m + 1), square = s * s, sum = 0; // ln m = 2 artanh s, |s| < 0.172
  for (int n = 23; n >= 1; n -= 2)
    sum = sum * square + 1.0 / n;
  return 2 * s * sum + exponent * kLn2;
}

} // namespace

namespace ldn {

std::array<uint32_t, 4> philox4x32(std::array<uint32_t, 4> counter, std::array<uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    uint64_t a = uint64_t(0xd2511f53) * counter[0], b = uint64_t(0xcd9e8d57) * counter[2];
    counter = {static_cast<uint32_t>(b >> 32) ^ counter[1] ^ key[0], static_cast<uint32_t>(b),
               static_cast<uint32_t>(a >> 32) ^ counter[3] ^ key[1], static_cast<uint32_t>(a)};
    key[0] += 0x9e3779b9; // the golden ratio
    key[1] += 0xbb67ae85; // sqrt(3) - 1
  }
  return counter;
}

RandomStream::RandomStream(uint64_t seed, std::string_view path, uint64_t step) : seed(seed), stream(kFnvOffset) {
  for (char letter : path)
    stream = fnv1a(stream, static_cast<unsigned char>(letter));
  stream = fnv1a(stream, 0);
  for (int i = 0; i < 8; ++i)
    stream = fnv1a(stream, static_cast<unsigned char>(step >> (8 * i)));
}

uint64_t RandomStream::bits(uint64_t index) const {
  uint64_t pair = index / 2;
  auto words = philox4x32({static_cast<uint32_t>(pair), static_cast<uint32_t>(pair >> 32),
                           static_cast<uint32_t>(stream), static_cast<uint32_t>(stream >> 32)},
                          {static_cast<uint32_t>(seed), static_cast<uint32_t>(seed >> 32)});
  size_t low = index % 2 * 2;
  return words[low] | static_cast<uint64_t>(words[low + 1]) << 32;
}

double RandomStream::unit(uint64_t index) const {
  return (static_cast<double>(bits(index) >> 12) + 0.5) * 0x1p-52;
}

uint64_t RandomStream::below(uint64_t index, uint64_t limit) const {
  return static_cast<uint64_t>(static_cast<unsigned __int128>(bits(index)) * limit >> 64);
}

double RandomStream::normal(uint64_t index) const { return inverseNormal(unit(index)); }

// Rational approximations in three regions: M. Wichura, Algorithm AS 241, Applied Statistics 37 (1988), routine PPND16;
// relative error about 1e-16.
double inverseNormal(double p) {
  constexpr double kMiddleAbove[] = {3.3871328727963666080e0,  1.3314166789178437745e2,  1.9715909503065514427e3,
                                     1.3731693765509461125e4,  4.5921953931549871457e4,  6.7265770927008700853e4,
                                     3.3430575583588128105e4,  2.5090809287301226727e3};
  constexpr double kMiddleBelow[] = {1.0,                      4.2313330701600911252e1,  6.8718700749205790830e2,
                                     5.3941960214247511077e3,  2.1213794301586595867e4,  3.9307895800092710610e4,
                                     2.8729085735721942674e4,  5.2264952788528545610e3};
  constexpr double kOuterAbove[] = {1.42343711074968357734e0,  4.63033784615654529590e0,  5.76949722146069140550e0,
                                    3.64784832476320460504e0,  1.27045825245236838258e0,  2.41780725177450611770e-1,
                                    2.27238449892691845833e-2, 7.74545014278341407640e-4};
  constexpr double kOuterBelow[] = {1.0,                       2.05319162663775882187e0,  1.67638483018380384940e0,
                                    6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2,
                                    5.47593808499534494600e-4, 1.05075007164441684324e-9};
  constexpr double kTailAbove[] = {6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                                   2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                   2.71155556874348757815e-5, 2.01033439929228813265e-7};
  constexpr double kTailBelow[] = {1.0,                       5.99832206555887937690e-1, 1.36929880922735805310e-1,
                                   1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5,
                                   1.42151175831644588870e-7, 2.04426310338993978564e-15};
  double q = p - 0.5;
  if (std::fabs(q) <= 0.425)
    return q * rational(0.180625 - q * q, kMiddleAbove, kMiddleBelow);
  double r = std::sqrt(-portableLog(q < 0 ? p : 1 - p));
  double x = r <= 5 ? rational(r - 1.6, kOuterAbove, kOuterBelow) : rational(r - 5, kTailAbove, kTailBelow);
  return q < 0 ? -x : x;
}

} // namespace ldn
