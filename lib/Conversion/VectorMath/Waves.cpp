//===- Waves.cpp - sin, cos -----------------------------------------------------===//

#include "Lanes.h"
#include "VectorMath.h"

#include <numbers>

using namespace mlir;
using namespace ldn;

namespace {
/// sin and cos of what is left of an angle without whole quarters of a turn, and the quarters.
struct Angle {
  /// π/2 in three parts, all positive: −0 stays −0. The first difference is exact.
  explicit Angle(Lanes x)
      : quarters(x, 2 * std::numbers::inv_pi),
        rest(fma(quarters.value, -5.39030295347423839269495057457131915725767612457275390625e-15,
                 fma(quarters.value, -7.549789415861596353352069854736328125e-8,
                     fma(quarters.value, -1.5707962512969970703125, x)))),
        square(rest * rest) {}

  /// Short of 0.1 / 2²⁴ before rounding, a product for the sake of −0: fpminimax(sin(x), [|3,5,7|], [|SG...|],
  /// [1e-10;0.79], relative, floating, x)
  Lanes sin() const {
    Lanes q = polynomial(square, {-0.1666665375232696533203125, 8.332113735377788543701171875e-3,
                                  -1.95094165974296629428863525390625e-4});
    return rest * fma(square, q, 1);
  }
  /// fpminimax(cos(x), [|4,6,8|], [|SG...|], [1e-10;0.79], relative, floating, 1-x^2/2)
  Lanes cos() const {
    Lanes q = polynomial(square, {4.16666455566883087158203125e-2, -1.388730364851653575897216796875e-3,
                                  2.443119956296868622303009033203125e-5});
    return fma(square * square, q, fma(square, -0.5, 1));
  }
  /// `even` or `odd` after so many quarters, and the other sign after every second two.
  Lanes turned(Lanes even, Lanes odd, int32_t more) const {
    Lanes count = quarters.shifted.bits();
    Lanes sign = (more ? count + more : count) & 2;
    return (select((count << 31).isNegative(), odd, even).bits() ^ (sign << 30)).fromBits();
  }

  Nearest quarters;
  Lanes rest, square;
};
} // namespace

Value ldn::expandSin(ImplicitLocOpBuilder &b, Value x) {
  Angle angle({b, x});
  return angle.turned(angle.sin(), angle.cos(), 0).value;
}

Value ldn::expandCos(ImplicitLocOpBuilder &b, Value x) {
  Angle angle({b, x});
  return angle.turned(angle.cos(), angle.sin(), 1).value;
}
