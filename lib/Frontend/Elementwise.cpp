//===- Elementwise.cpp - Functions of single numbers ----------------------===//

#include "Elementwise.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include <cmath>
#include <numbers>

using namespace ldn;
using namespace mlir;

namespace {

struct HostMath {
  using V = double;
  V num(double v) { return v; }
  V add(V a, V b) { return a + b; }
  V sub(V a, V b) { return a - b; }
  V mul(V a, V b) { return a * b; }
  V div(V a, V b) { return a / b; }
  V neg(V a) { return -a; }
  V max(V a, V b) { return std::fmax(a, b); }
  V min(V a, V b) { return std::fmin(a, b); }
  V exp(V a) { return std::exp(a); }
  V expm1(V a) { return std::expm1(a); }
  V log(V a) { return std::log(a); }
  V log1p(V a) { return std::log1p(a); }
  V sqrt(V a) { return std::sqrt(a); }
  V rsqrt(V a) { return 1 / std::sqrt(a); }
  V abs(V a) { return std::fabs(a); }
  V tanh(V a) { return std::tanh(a); }
  V erf(V a) { return std::erf(a); }
  V erfc(V a) { return std::erfc(a); }
  V sin(V a) { return std::sin(a); }
  V cos(V a) { return std::cos(a); }
  V pow(V a, V b) { return std::pow(a, b); }
  /// a where x > 0, else b.
  V where(V x, V a, V b) { return x > 0 ? a : b; }
};

struct RegionMath {
  using V = Value;
  OpBuilder &b;
  Location loc;
  Type type;

  template <typename Op> V op(ValueRange operands) {
    return Op::create(b, loc, type, operands, ArrayRef<NamedAttribute>());
  }
  V num(double v) { return arith::ConstantOp::create(b, loc, b.getFloatAttr(type, v)); }
  V add(V a, V b) { return op<arith::AddFOp>({a, b}); }
  V sub(V a, V b) { return op<arith::SubFOp>({a, b}); }
  V mul(V a, V b) { return op<arith::MulFOp>({a, b}); }
  V div(V a, V b) { return op<arith::DivFOp>({a, b}); }
  V neg(V a) { return op<arith::NegFOp>({a}); }
  V max(V a, V b) { return op<arith::MaximumFOp>({a, b}); }
  V min(V a, V b) { return op<arith::MinimumFOp>({a, b}); }
  V exp(V a) { return op<math::ExpOp>({a}); }
  V expm1(V a) { return op<math::ExpM1Op>({a}); }
  V log(V a) { return op<math::LogOp>({a}); }
  V log1p(V a) { return op<math::Log1pOp>({a}); }
  V sqrt(V a) { return op<math::SqrtOp>({a}); }
  V rsqrt(V a) { return op<math::RsqrtOp>({a}); }
  V abs(V a) { return op<math::AbsFOp>({a}); }
  V tanh(V a) { return op<math::TanhOp>({a}); }
  V erf(V a) { return op<math::ErfOp>({a}); }
  V erfc(V a) { return op<math::ErfcOp>({a}); }
  V sin(V a) { return op<math::SinOp>({a}); }
  V cos(V a) { return op<math::CosOp>({a}); }
  V pow(V a, V b) { return op<math::PowFOp>({a, b}); }
  V where(V x, V a, V b) {
    Value positive = arith::CmpFOp::create(this->b, loc, arith::CmpFPredicate::OGT, x, num(0));
    return arith::SelectOp::create(this->b, loc, positive, a, b);
  }
};

/// x, but no less than a number where what follows has long been −0: at −∞ a product would be NaN.
template <typename M, typename V = typename M::V> V notBelow(M m, V x) { return m.max(x, m.num(-1000)); }

/// 1/(1 + e^−x) as u/(1 + u), which loses nothing where u = e^x is small; from 40 on it is 1.
template <typename M, typename V = typename M::V> V logistic(M m, V x) {
  V u = m.exp(m.min(x, m.num(40)));
  return m.div(u, m.add(u, m.num(1)));
}

/// With erfc: 1 + erf would cancel for negative x.
template <typename M, typename V = typename M::V> V gelu(M m, V x) {
  return m.mul(m.mul(m.num(0.5), x), m.erfc(m.mul(x, m.num(-std::numbers::sqrt2 / 2))));
}

/// x/(1 + e^−y), where y is no more than 80, as x h/(1 + h²) · h with h = e^(y/2): only the last product can be subnormal
/// or run out of range.
template <typename M, typename V = typename M::V> V timesLogistic(M m, V x, V half) {
  V h = m.exp(half);
  return m.mul(m.mul(x, m.div(h, m.add(m.mul(h, h), m.num(1)))), h);
}

template <typename M, typename V = typename M::V> V silu(M m, V x) {
  return timesLogistic(m, x, m.mul(m.num(0.5), m.min(x, m.num(40))));
}

/// x/2 · (1 + tanh(y)) is x/(1 + e^−2y). From 8 on it is x.
template <typename M, typename V = typename M::V> V geluTanh(M m, V x) {
  V t = m.min(x, m.num(8));
  V cubic = m.add(t, m.mul(m.num(0.044715), m.mul(m.mul(t, t), t)));
  return timesLogistic(m, x, m.mul(m.num(std::numbers::sqrt2 * std::numbers::inv_sqrtpi), cubic));
}

/// Name, number of operands, and the formula of `x[0]`, `x[1]` ... by `m`.
#define LDN_FORMULA(NAME, ARITY, FORMULA)                                                                              \
  struct NAME##Fn {                                                                                                    \
    template <typename M> static typename M::V apply(M m, llvm::ArrayRef<typename M::V> x) { return FORMULA; }         \
    static constexpr unsigned arity = ARITY;                                                                           \
    static constexpr llvm::StringLiteral name = #NAME;                                                                 \
  };

LDN_FORMULA(add, 2, m.add(x[0], x[1]))
LDN_FORMULA(sub, 2, m.sub(x[0], x[1]))
LDN_FORMULA(mul, 2, m.mul(x[0], x[1]))
LDN_FORMULA(div, 2, m.div(x[0], x[1]))
LDN_FORMULA(neg, 1, m.neg(x[0]))

LDN_FORMULA(exp, 1, m.exp(x[0]))
LDN_FORMULA(expm1, 1, m.expm1(x[0]))
LDN_FORMULA(log, 1, m.log(x[0]))
LDN_FORMULA(log1p, 1, m.log1p(x[0]))
LDN_FORMULA(sqrt, 1, m.sqrt(x[0]))
LDN_FORMULA(rsqrt, 1, m.rsqrt(x[0]))
LDN_FORMULA(square, 1, m.mul(x[0], x[0]))
LDN_FORMULA(abs, 1, m.abs(x[0]))
LDN_FORMULA(sin, 1, m.sin(x[0]))
LDN_FORMULA(cos, 1, m.cos(x[0]))
LDN_FORMULA(tanh, 1, m.tanh(x[0]))
LDN_FORMULA(erf, 1, m.erf(x[0]))
LDN_FORMULA(min, 2, m.min(x[0], x[1]))
LDN_FORMULA(max, 2, m.max(x[0], x[1]))
LDN_FORMULA(pow, 2, m.pow(x[0], x[1]))
LDN_FORMULA(clamp, 3, m.min(m.max(x[0], x[1]), x[2]))
LDN_FORMULA(relu, 1, m.max(x[0], m.num(0)))
LDN_FORMULA(leaky_relu, 2, m.where(x[0], x[0], m.mul(x[0], x[1])))
LDN_FORMULA(sigmoid, 1, logistic(m, x[0]))
LDN_FORMULA(silu, 1, silu(m, notBelow(m, x[0])))
// log(1 + e^x) without overflow: max(x, 0) + log1p(e^-|x|). Here and below as choices, not as max, min and abs, so that
// the derivative at 0 is that of one side and not 0, and -0 stays -0.
LDN_FORMULA(softplus, 1, m.add(m.where(x[0], x[0], m.num(0)), m.log1p(m.exp(m.where(x[0], m.neg(x[0]), x[0])))))
// e^x only where x is not positive, so that nothing overflows.
LDN_FORMULA(elu, 1, m.where(x[0], x[0], m.expm1(m.where(x[0], m.num(0), x[0]))))
LDN_FORMULA(elu1, 1, m.where(x[0], m.add(x[0], m.num(1)), m.exp(m.where(x[0], m.num(0), x[0]))))
LDN_FORMULA(gelu, 1, gelu(m, notBelow(m, x[0])))
LDN_FORMULA(gelu_tanh, 1, geluTanh(m, notBelow(m, x[0])))
#undef LDN_FORMULA

} // namespace

template <typename Fn> static const ElementFn &instance() {
  static const ElementFn fn{Fn::name, Fn::arity, [](llvm::ArrayRef<double> x) { return Fn::apply(HostMath(), x); },
                            [](OpBuilder &builder, Location loc, llvm::ArrayRef<Value> x) -> Value {
                              return Fn::apply(RegionMath{builder, loc, x.front().getType()}, x);
                            }};
  return fn;
}

const ElementFn *ldn::findElementFn(llvm::StringRef name) {
#define LDN_ELEMENTWISE(NAME, SIGNATURE, DOC)                                                                          \
  if (name == #NAME)                                                                                                   \
    return &instance<NAME##Fn>();
#include "Builtins.def"
  return nullptr;
}

const ElementFn &ldn::elementFn(ast::BinaryOp op) {
  switch (op) {
  case ast::BinaryOp::Add:
    return instance<addFn>();
  case ast::BinaryOp::Sub:
    return instance<subFn>();
  case ast::BinaryOp::Mul:
    return instance<mulFn>();
  default:
    return instance<divFn>();
  }
}

const ElementFn &ldn::negateFn() { return instance<negFn>(); }
