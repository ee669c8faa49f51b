//===- Reference.cpp - Errors of element-wise functions, in units of the last place ===//
//
// A library for maths.py. The value that is wanted is calculated in the next wider format by the C library: in double
// for f32, in the 64-bit mantissa of x87 for f64. What these lack themselves is below a thousandth of what is measured.
//
//===----------------------------------------------------------------------===//

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <string_view>

namespace {

template <typename Wide> constexpr Wide infinity = std::numeric_limits<Wide>::infinity();

/// The formulas, each in a form that loses nothing. At −∞ the products are the limits.
template <typename Wide> struct Functions {
  static Wide exp(Wide x) { return std::exp(x); }
  static Wide expm1(Wide x) { return std::expm1(x); }
  static Wide log(Wide x) { return std::log(x); }
  static Wide log1p(Wide x) { return std::log1p(x); }
  static Wide sqrt(Wide x) { return std::sqrt(x); }
  static Wide rsqrt(Wide x) { return 1 / std::sqrt(x); }
  static Wide sin(Wide x) { return std::sin(x); }
  static Wide cos(Wide x) { return std::cos(x); }
  static Wide tanh(Wide x) { return std::tanh(x); }
  static Wide erf(Wide x) { return std::erf(x); }
  static Wide sigmoid(Wide x) {
    Wide small = std::exp(-std::fabs(x));
    return (std::signbit(x) ? small : 1) / (1 + small);
  }
  static Wide softplus(Wide x) { return (x > 0 ? x : 0) + std::log1p(std::exp(-std::fabs(x))); }
  static Wide elu(Wide x) { return x > 0 ? x : std::expm1(x); }
  static Wide elu1(Wide x) { return x > 0 ? x + 1 : std::exp(x); }
  static Wide silu(Wide x) { return x == -infinity<Wide> ? -Wide(0) : x * sigmoid(x); }
  static Wide gelu(Wide x) {
    return x == -infinity<Wide> ? -Wide(0) : x * (std::erfc(-x * (std::numbers::sqrt2_v<Wide> / 2)) / 2);
  }
  static Wide gelu_tanh(Wide x) {
    constexpr Wide scale = 2 * std::numbers::sqrt2_v<Wide> * std::numbers::inv_sqrtpi_v<Wide>;
    return x == -infinity<Wide> ? -Wide(0) : x * sigmoid(scale * (x + Wide(0.044715L) * x * x * x));
  }
};

/// |found − wanted| in units of the last place of `wanted` as a Narrow; infinite where NaN, an infinity or the sign of
/// a zero is wrong. An infinity that comes of rounding counts as the power of two after the largest number.
template <typename Narrow, typename Wide> double errorOf(Narrow found, Wide wanted) {
  using Limits = std::numeric_limits<Narrow>;
  if (std::isnan(found) || std::isnan(wanted))
    return std::isnan(found) && std::isnan(wanted) ? 0 : infinity<double>;
  if (std::isinf(wanted))
    return found == wanted ? 0 : infinity<double>;
  if (wanted == 0 && found == 0)
    return std::signbit(wanted) == std::signbit(found) ? 0 : infinity<double>;
  Wide beyond = std::scalbn(Wide(1), Limits::max_exponent);
  wanted = std::clamp(wanted, -beyond, beyond);
  int exponent = Limits::min_exponent - 1;
  if (wanted != 0)
    exponent = std::clamp(std::ilogb(wanted), exponent, Limits::max_exponent - 1);
  Wide difference = std::fabs(std::clamp(Wide(found), -beyond, beyond) - wanted);
  return std::scalbn(difference, Limits::digits - 1 - exponent);
}

template <typename Narrow, typename Wide, typename Formula>
double worstOf(Formula wantedAt, const Narrow *found, int64_t count, int64_t *at) {
  // |wanted| / 2^digits is less than a unit of its last place: most numbers are seen to be no worse without looking for
  // it.
  const Wide bits = std::scalbn(Wide(1), std::numeric_limits<Narrow>::digits);
  double worst = 0;
  *at = 0;
  for (int64_t i = 0; i < count; ++i) {
    Wide wanted = wantedAt(i);
    if (std::fabs(found[i] - wanted) * bits < worst * std::fabs(wanted))
      continue;
    double error = errorOf(found[i], wanted);
    if (error <= worst)
      continue;
    worst = error;
    *at = i;
  }
  return worst;
}

/// The largest error of `found` and where it is; −1 for a function without a reference.
template <typename Narrow, typename Wide>
double worst(std::string_view function, const Narrow *x, const Narrow *y, const Narrow *found, int64_t count,
             int64_t *at) {
  if (function == "pow")
    return worstOf<Narrow, Wide>([&](int64_t i) { return std::pow(Wide(x[i]), Wide(y[i])); }, found, count, at);
#define FUNCTION(NAME)                                                                                                 \
  if (function == #NAME)                                                                                               \
    return worstOf<Narrow, Wide>([&](int64_t i) { return Functions<Wide>::NAME(x[i]); }, found, count, at);
  FUNCTION(exp)
  FUNCTION(expm1)
  FUNCTION(log)
  FUNCTION(log1p)
  FUNCTION(sqrt)
  FUNCTION(rsqrt)
  FUNCTION(sin)
  FUNCTION(cos)
  FUNCTION(tanh)
  FUNCTION(erf)
  FUNCTION(sigmoid)
  FUNCTION(softplus)
  FUNCTION(elu)
  FUNCTION(elu1)
  FUNCTION(silu)
  FUNCTION(gelu)
  FUNCTION(gelu_tanh)
#undef FUNCTION
  return -1;
}

} // namespace

extern "C" double maths_worst_f32(const char *function, const float *x, const float *y, const float *found,
                                  int64_t count, int64_t *at) {
  return worst<float, double>(function, x, y, found, count, at);
}

extern "C" double maths_worst_f64(const char *function, const double *x, const double *y, const double *found,
                                  int64_t count, int64_t *at) {
  return worst<double, long double>(function, x, y, found, count, at);
}
