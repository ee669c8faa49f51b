//===- ScalarRules.cpp - Derivatives of functions of numbers -----------------===//
//
// The one table of element-wise derivatives. `g` is the adjoint of the result; an entry gives those of the operands.
//
//===----------------------------------------------------------------------===//

#include "Rules.h"
#include "ldn/Dialect/MapBuilder.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "llvm/ADT/TypeSwitch.h"

#include <numbers>

using namespace mlir;
using namespace ldn;

using Values = SmallVector<Value>;

namespace {
/// Formulas of numbers.
class Formula {
public:
  Formula(ImplicitLocOpBuilder &b, Type type) : b(b), type(type) {}

  Value number(double value) const { return createFloat(b, type, value); }
  Value mul(Value x, Value y) const { return arith::MulFOp::create(b, x, y); }
  Value mul(Value x, double y) const { return mul(x, number(y)); }
  Value div(Value x, Value y) const { return arith::DivFOp::create(b, x, y); }
  Value add(Value x, Value y) const { return arith::AddFOp::create(b, x, y); }
  Value sub(Value x, Value y) const { return arith::SubFOp::create(b, x, y); }
  Value neg(Value x) const { return arith::NegFOp::create(b, x); }
  Value greater(Value x, Value y) const { return arith::CmpFOp::create(b, arith::CmpFPredicate::OGT, x, y); }
  Value select(Value condition, Value x, Value y) const { return arith::SelectOp::create(b, condition, x, y); }
  /// `g` where `condition` holds, else 0; and the other way round.
  Values choose(Value condition, Value g) const {
    return {select(condition, g, number(0)), select(condition, number(0), g)};
  }

  ImplicitLocOpBuilder &b;
  Type type;
};
} // namespace

Values ldn::differentiateScalar(ImplicitLocOpBuilder &b, Operation *op, Value g) {
  Formula f(b, g.getType());
  Value x = op->getNumOperands() > 0 ? op->getOperand(0) : Value();
  Value z = op->getNumOperands() > 1 ? op->getOperand(1) : Value();
  Value y = op->getResult(0);
  auto zero = [&] { return f.number(0); };
  return llvm::TypeSwitch<Operation *, Values>(op)
      .Case([&](arith::AddFOp) { return Values{g, g}; })
      .Case([&](arith::SubFOp) { return Values{g, f.neg(g)}; })
      .Case([&](arith::MulFOp) { return Values{f.mul(g, z), f.mul(g, x)}; })
      .Case([&](arith::DivFOp) {
        Value d = f.div(g, z);
        return Values{d, f.neg(f.mul(d, y))};
      })
      .Case([&](arith::NegFOp) { return Values{f.neg(g)}; })
      // The larger one; of equal ones the second (so that relu has the derivative 0 at 0).
      .Case([&](arith::MaximumFOp) { return f.choose(f.greater(x, z), g); })
      .Case([&](arith::MinimumFOp) { return f.choose(f.greater(z, x), g); })
      .Case([&](arith::SelectOp) {
        Values chosen = f.choose(x, g);
        return Values{Value(), chosen[0], chosen[1]};
      })
      .Case([&](math::AbsFOp) {
        Value sign = f.select(f.greater(x, zero()), g, f.select(f.greater(zero(), x), f.neg(g), zero()));
        return Values{sign};
      })
      .Case([&](math::ExpOp) { return Values{f.mul(g, y)}; })
      .Case([&](math::ExpM1Op) { return Values{f.mul(g, f.add(y, f.number(1)))}; })
      .Case([&](math::LogOp) { return Values{f.div(g, x)}; })
      .Case([&](math::Log1pOp) { return Values{f.div(g, f.add(x, f.number(1)))}; })
      .Case([&](math::SqrtOp) { return Values{f.div(f.mul(g, 0.5), y)}; })
      .Case([&](math::RsqrtOp) { return Values{f.mul(f.mul(g, -0.5), f.div(y, x))}; })
      .Case([&](math::TanhOp) { return Values{f.mul(g, f.sub(f.number(1), f.mul(y, y)))}; })
      .Case([&](math::SinOp) { return Values{f.mul(g, math::CosOp::create(b, x))}; })
      .Case([&](math::CosOp) { return Values{f.neg(f.mul(g, math::SinOp::create(b, x)))}; })
      .Case([&](math::ErfOp) {
        Value bell = math::ExpOp::create(b, f.neg(f.mul(x, x)));
        return Values{f.mul(f.mul(g, bell), 2 * std::numbers::inv_sqrtpi)};
      })
      .Case([&](math::ErfcOp) {
        Value bell = math::ExpOp::create(b, f.neg(f.mul(x, x)));
        return Values{f.mul(f.mul(g, bell), -2 * std::numbers::inv_sqrtpi)};
      })
      .Case([&](math::PowFOp) {
        // x^z: z x^(z - 1) by the base, x^z log x by the exponent (0 where the base is 0).
        Value base = f.mul(f.mul(g, z), math::PowFOp::create(b, x, f.sub(z, f.number(1))));
        Value safe = f.select(f.greater(x, zero()), x, f.number(1));
        return Values{base, f.mul(f.mul(g, y), math::LogOp::create(b, safe))};
      })
      .Default([&](Operation *) { return Values(op->getNumOperands()); });
}
