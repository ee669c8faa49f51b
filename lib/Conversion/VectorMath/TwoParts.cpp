//===- TwoParts.cpp - Arguments with more digits than a number has --------------===//
//
// Where e^y or erfc(y) is small, a relative error of y is one of the result that is |y| or 2y² times as large. Here the
// error of y is known: f(y + rest) is f(y) + f′(y) rest.
//
//===----------------------------------------------------------------------===//

#include "Exponentials.h"
#include "VectorMath.h"

#include <cmath>
#include <numbers>

using namespace mlir;
using namespace ldn;

namespace {
/// A constant as a number of the lanes' type, of at most so many bits after the point, and what is left of it.
struct Constant {
  Constant(Lanes x, long double value, int bits = 60)
      : high(static_cast<double>(std::scalbn(std::round(std::scalbn(value, bits)), -bits))) {
    if (!x.isF64())
      high = static_cast<float>(high);
    low = static_cast<double>(value - high);
  }
  double high, low;
};

struct TwoParts {
  Lanes high, low;
};
} // namespace

/// scale · √(2/π) (x + 0.044715 x³) as x (a + b x²), for |x| below 24.
static TwoParts tanhArgument(Lanes x, long double scale) {
  long double root = scale * std::numbers::sqrt2_v<long double> * std::numbers::inv_sqrtpi_v<long double>;
  Constant a(x, root, x.isF64() ? 47 : 18), b(x, root * 0.044715L);
  Lanes square = x * x, restOfSquare = fma(x, x, -square);
  Lanes factor = fma(square, b.high, a.high);
  Lanes restOfFactor = fma(square, b.high, a.high - factor); // the difference is exact, as a.high has so few bits
  restOfFactor = fma(restOfSquare, b.high, fma(square, b.low, restOfFactor + a.low));
  Lanes high = x * factor;
  return {high, fma(x, restOfFactor, fma(x, factor, -high))};
}

Value ldn::expandGeluTanh(ImplicitLocOpBuilder &b, Value value) {
  Lanes x = atLeast({b, value}, -12.5); // where the result is 0
  TwoParts argument = tanhArgument(atMost(x, 8), 2);
  return timesLogistic(x, argument.high, argument.low).value;
}

Value ldn::refineTanhPower(ImplicitLocOpBuilder &b, Value value, Value rounded, Value power) {
  TwoParts argument = tanhArgument({b, value}, 1);
  Lanes result(b, power), rest = (argument.high - Lanes(b, rounded)) + argument.low;
  return fma(result, rest, result).value;
}

Value ldn::refineNormal(ImplicitLocOpBuilder &b, Value value, Value rounded, Value normal) {
  Lanes x(b, value), y(b, rounded), result(b, normal);
  Constant c(x, -std::numbers::sqrt2_v<long double> / 2);
  Lanes rest = fma(x, c.low, fma(x, c.high, -y));
  Lanes refined = fma(result, y * rest * -2, result); // erfc′(y) is −2y erfc(y) where it matters
  return select(y.isAbove(0), refined, result).value;
}
