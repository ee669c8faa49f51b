//===- ErrorFunctions.cpp - erf and the normal distribution ------------------===//

#include "Exponentials.h"
#include "VectorMath.h"

#include <numbers>

using namespace mlir;
using namespace ldn;

/// erfc(s t) for t ≥ 0, s² being `square` (½ or 1), or, unless `times` is 0, times · t erfc(s t); below f32
/// from 14.5/√2 on. It is e^(−s²t²) Q / (t + p), where t² is taken in two parts, since an error of t² would be one of
/// the result, and Q is smooth: for s² = ½ and p = 3.5 a polynomial of (t − p)/(t + p), short of 0.5 / 2²⁴ before
/// rounding, with T = 3.5*(1+x)/(1-x) in fpminimax(erfc(T/sqrt(2))*exp(T^2/2)*(T+3.5), 9, [|SG...|], [-1;11/18],
/// relative, floating)
static Lanes complement(Lanes t, double square, double times = 0) {
  double shrunk = square == 1 ? std::numbers::sqrt2 / 2 : 1, pivot = 3.5 * shrunk;
  Lanes high = (t.bits() & static_cast<int32_t>(0xfffff000)).fromBits(); // 12 bits, so that its square is exact
  Lanes scaled = high * -square, tail = (t - high) * fma(t, -square, scaled);
  Lanes inverse = t.number(1) / (t + pivot), part = times ? t / (t + pivot) : t * inverse;
  Lanes q = twoChains(
      fma(part, 2, -1), // (t − p)/(t + p), which has a small error where t is small, too
      {1.48883211612701416015625, -1.13112342357635498046875, 0.6308510303497314453125, -0.23210699856281280517578125,
       3.48051674664020538330078125e-2, 1.2988387607038021087646484375e-2, -6.3266088254749774932861328125e-3,
       -9.843488223850727081298828125e-4, 8.173750829882919788360595703125e-4, 2.05428994377143681049346923828125e-4});
  Lanes scale = times ? part * (times * shrunk) : inverse * shrunk;
  return scaledExp(high * scaled, tail, q * scale);
}

// Near 0 x + x p(x²), short of 0.8 / 2²⁴ before rounding, with p by
// fpminimax(erf(sqrt(x))/sqrt(x)-1, 5, [|SG...|], [1e-20;1], absolute, floating)
Value ldn::expandErf(ImplicitLocOpBuilder &b, Value value) {
  Lanes x(b, value), size = abs(x);
  Lanes p = polynomial(x * x, {0.12837912142276763916015625, -0.3761234283447265625, 0.1128034293651580810546875,
                               -2.67161764204502105712890625e-2, 4.9232817254960536956787109375e-3,
                               -5.654728156514465808868408203125e-4});
  Lanes far = copySign(1 - complement(atMost(size, 5), 1), x); // 1 from 3.9 on
  return select(size.isBelow(1), fma(x, p, x), far).value;
}

Value ldn::expandNormal(ImplicitLocOpBuilder &b, Value value) {
  Lanes x(b, value), tail = complement(atMost(abs(x), 14.5), 0.5);
  return select(x.isBelow(0), tail, 2 - tail).value;
}

// max(x, 0) − ½|x| erfc(|x|/√2), with −0 for the 0.
Value ldn::expandGelu(ImplicitLocOpBuilder &b, Value value) {
  Lanes x(b, value);
  return (select(x.isBelow(0), -0.0, x) - complement(atMost(abs(x), 14.5), 0.5, 0.5)).value;
}
