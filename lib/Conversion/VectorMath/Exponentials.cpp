//===- Exponentials.cpp - exp, expm1, tanh ------------------------------------===//
//
// Polynomials are minimax ones with coefficients of f32, by Sollya's fpminimax; the call stands beside each.
//
//===----------------------------------------------------------------------===//

#include "Exponentials.h"
#include "VectorMath.h"

#include <numbers>

using namespace mlir;
using namespace ldn;
using std::numbers::log2e;

/// x − 2 log(2) n in two parts of f32, the second negative.
static Lanes withoutPairs(Lanes n, Lanes x) {
  return fma(n, 3.809308424251867108978331089019775390625e-9, fma(n, -1.38629436492919921875, x));
}

/// e^r for r in [-0.753, 0.695], short of 0.4 / 2²⁴ before rounding:
/// fpminimax(exp(x), [|2,...,7|], [|SG...|], [-0.753;0.695], relative, floating, 1+x)
static Lanes expNearZero(Lanes r) {
  return polynomial(r, {1, 1, 0.500000298023223876953125, 0.166665494441986083984375, 4.16615046560764312744140625e-2,
                        8.3401240408420562744140625e-3, 1.410196651704609394073486328125e-3,
                        1.90370847121812403202056884765625e-4});
}

// e^x = e^r (2^n)² with n = x / (2 log 2): one factor for both halves of the exponent, which has to reach 2^−150.
Value ldn::expandExp(ImplicitLocOpBuilder &b, Value value) {
  Lanes x = atMost(atLeast({b, value}, -104), 89);
  Nearest n(x, log2e / 2);
  Lanes scale = n.power();
  return (expNearZero(withoutPairs(n.value, x)) * scale * scale).value;
}

Lanes ldn::scaledExp(Lanes x, Lanes tail, Lanes factor) {
  Nearest n(x, log2e / 2);
  Lanes scale = n.power();
  return expNearZero(withoutPairs(n.value, x) + tail) * factor * scale * scale;
}

Lanes ldn::timesLogistic(Lanes x, Lanes y, Lanes tail) {
  Nearest n(y, log2e / 2);
  Lanes root = n.power(), part = expNearZero(withoutPairs(n.value, y) + tail) * root; // e^y = part · root
  return x * (part / fma(part, root, 1)) * root;
}

Value ldn::expandSilu(ImplicitLocOpBuilder &b, Value value) {
  Lanes x = atLeast({b, value}, -150), y = atMost(x, 40);
  return timesLogistic(x, y, y.number(-0.0)).value;
}

/// x − log(2) n in two parts of f32, both positive: −0 stays −0.
static Lanes withoutOctaves(Lanes n, Lanes x) {
  return fma(n, -5.7699988786907852045260369777679443359375e-8, fma(n, -0.693147122859954833984375, x));
}

/// e^r − 1 for |r| up to log(2)/2, short of 0.5 / 2²⁴ before rounding; r + r² q(r), as a product for the sake of −0,
/// with q by fpminimax((expm1(x)-x)/x^2, 4, [|SG...|], [-0.3475;0.3475], absolute, floating)
static Lanes expm1NearZero(Lanes r) {
  Lanes q = polynomial(r, {0.5, 0.1666657626628875732421875, 4.166646301746368408203125e-2,
                           8.363313041627407073974609375e-3, 1.393536454997956752777099609375e-3});
  return r * fma(r, q, 1);
}

// 2^n (e^r − 1) + (2^n − 1), at half its size: 2^128 is no float. Where n is 0 halves could lose the last bit.
Value ldn::expandExpM1(ImplicitLocOpBuilder &b, Value value) {
  Lanes x = atMost(atLeast({b, value}, -18), 89);
  Nearest n(x, log2e);
  Lanes small = expm1NearZero(withoutOctaves(n.value, x)), half = n.power(-1);
  return select(n.value.isEqual(0), small, fma(half, small, half - 0.5) * 2).value;
}

// With g = e^(2|x|) − 1 it is g / (g + 2), which is 1 from 9.02 on.
Value ldn::expandTanh(ImplicitLocOpBuilder &b, Value value) {
  Lanes x(b, value), twice = atMost(abs(x), 10) * 2;
  Nearest n(twice, log2e);
  Lanes power = n.power();
  Lanes grown = fma(power, expm1NearZero(withoutOctaves(n.value, twice)), power - 1);
  return copySign(grown / (grown + 2), x).value;
}
