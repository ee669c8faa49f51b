//===- Logarithms.cpp - log, log1p --------------------------------------------===//

#include "Lanes.h"
#include "VectorMath.h"

#include <cmath>
#include <numbers>

using namespace mlir;
using namespace ldn;

/// The bits of √½: the mantissa of a logarithm is in [√½, √2), so that its exponent is 0 around 1.
static constexpr int32_t lowest = 0x3f3504f3;

/// log(1 + f) − k log 2, where 1 + f is in [√½, √2]; `k` is minus the exponent, so that nothing is added to −0. The
/// nearest f32 to log 2 is right to 29 bits. f + f² q(f), short of 0.2 / 2²⁴ before rounding, with q by
/// fpminimax((log1p(x)-x)/x^2, 8, [|SG...|], [sqrt(0.5)-1;sqrt(2)-1], absolute, floating)
static Lanes logOfParts(Lanes k, Lanes f) {
  Lanes q =
      polynomial(f, {-0.4999999701976776123046875, 0.33333313465118408203125, -0.2500081360340118408203125,
                     0.200026810169219970703125, -0.16627480089664459228515625, 0.14173205196857452392578125,
                     -0.1308389008045196533203125, 0.12922407686710357666015625, -8.0423660576343536376953125e-2});
  return fma(k, -std::numbers::ln2, fma(f * f, q, f));
}

/// `result` inside of a function's domain, −∞ where `x` is `border`, NaN below it, and `x` where that is ∞ or NaN.
static Lanes withBorder(Lanes x, double border, Lanes result) {
  Lanes outside = select(x.isEqual(border), -INFINITY, x.number(NAN));
  return select(x.isAbove(border), select(x.isBelow(INFINITY), result, x), outside);
}

Value ldn::expandLog(ImplicitLocOpBuilder &b, Value value) {
  Lanes x(b, value);
  Lanes isSubnormal = x.isBelow(0x1p-126);
  Lanes above = select(isSubnormal, x * 0x1p23, x).bits() - lowest;
  Lanes k = select(isSubnormal, 23.0, x.number(0.0)) - (above >> 23).toFloat();
  Lanes mantissa = ((above & 0x7fffff) + lowest).fromBits();
  return withBorder(x, 0, logOfParts(k, mantissa - 1)).value;
}

// The exponent k is that of 1 + x, but f = 2^−k x − (1 − 2^−k) is of x itself and loses nothing. 2^(1−k) is a float for
// every k, 2^−k is not.
Value ldn::expandLog1p(ImplicitLocOpBuilder &b, Value value) {
  Lanes x(b, value);
  Lanes above = (x + 1).bits() - lowest;
  Lanes exponent = above & static_cast<int32_t>(0xff800000);
  Lanes scaled = (x.bits() - exponent).fromBits(), twicePower = (0x40000000 - exponent).fromBits();
  Lanes k = (0 - (above >> 23)).toFloat();
  return withBorder(x, -1, logOfParts(k, scaled - fma(twicePower, -0.5, 1))).value;
}
