//===- Lanes.h - Formulas of floats ---------------------------------------------===//
#ifndef LDN_LIB_CONVERSION_VECTORMATH_LANES_H
#define LDN_LIB_CONVERSION_VECTORMATH_LANES_H

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace ldn {

/// A value of f32, f64, i32 or i1, in every lane if it is a vector; operators write operations.
class Lanes {
public:
  Lanes(mlir::ImplicitLocOpBuilder &b, mlir::Value value) : b(&b), value(value) {}

  mlir::ImplicitLocOpBuilder *b;
  mlir::Value value;

  template <typename Op, typename... Others> Lanes make(Others... others) const {
    return {*b, Op::create(*b, value, others.value...)};
  }
  /// A constant of this type.
  Lanes number(double number) const {
    mlir::TypedAttr attr = isWhole() ? mlir::TypedAttr(b->getI32IntegerAttr(static_cast<int32_t>(number)))
                                     : b->getFloatAttr(element(), number);
    if (auto type = llvm::dyn_cast<mlir::VectorType>(value.getType()))
      return {*b, mlir::arith::ConstantOp::create(*b, mlir::DenseElementsAttr::get(type, mlir::Attribute(attr)))};
    return {*b, mlir::arith::ConstantOp::create(*b, attr)};
  }

  /// The bits of an f32 as a whole number, and back.
  Lanes bits() const { return cast<mlir::arith::BitcastOp>(b->getI32Type()); }
  Lanes fromBits() const { return cast<mlir::arith::BitcastOp>(b->getF32Type()); }
  Lanes toFloat() const { return cast<mlir::arith::SIToFPOp>(b->getF32Type()); }

  bool isWhole() const { return llvm::isa<mlir::IntegerType>(element()); }
  bool isF64() const { return element().isF64(); }
  /// Of a whole number.
  Lanes isNegative() const {
    return {*b, mlir::arith::CmpIOp::create(*b, mlir::arith::CmpIPredicate::slt, value, number(0).value)};
  }
  Lanes isBelow(double bound) const { return compare(mlir::arith::CmpFPredicate::OLT, number(bound)); }
  Lanes isAbove(double bound) const { return compare(mlir::arith::CmpFPredicate::OGT, number(bound)); }
  Lanes isEqual(double other) const { return compare(mlir::arith::CmpFPredicate::OEQ, number(other)); }

private:
  mlir::Type element() const { return mlir::getElementTypeOrSelf(value.getType()); }
  mlir::Type withElement(mlir::Type element) const {
    auto vector = llvm::dyn_cast<mlir::VectorType>(value.getType());
    return vector ? vector.clone(element) : element;
  }
  template <typename Op> Lanes cast(mlir::Type to) const { return {*b, Op::create(*b, withElement(to), value)}; }
  Lanes compare(mlir::arith::CmpFPredicate predicate, Lanes other) const {
    return {*b, mlir::arith::CmpFOp::create(*b, predicate, value, other.value)};
  }
};

inline Lanes operator+(Lanes x, Lanes y) {
  return x.isWhole() ? x.make<mlir::arith::AddIOp>(y) : x.make<mlir::arith::AddFOp>(y);
}
inline Lanes operator-(Lanes x, Lanes y) {
  return x.isWhole() ? x.make<mlir::arith::SubIOp>(y) : x.make<mlir::arith::SubFOp>(y);
}
inline Lanes operator-(Lanes x) { return x.make<mlir::arith::NegFOp>(); }
inline Lanes operator*(Lanes x, Lanes y) { return x.make<mlir::arith::MulFOp>(y); }
inline Lanes operator/(Lanes x, Lanes y) { return x.make<mlir::arith::DivFOp>(y); }
inline Lanes operator+(Lanes x, double y) { return x + x.number(y); }
inline Lanes operator-(Lanes x, double y) { return x - x.number(y); }
inline Lanes operator-(double x, Lanes y) { return y.number(x) - y; }
inline Lanes operator*(Lanes x, double y) { return y == 1 ? x : x * x.number(y); }
inline Lanes operator&(Lanes x, int32_t y) { return x.make<mlir::arith::AndIOp>(x.number(y)); }
inline Lanes operator^(Lanes x, Lanes y) { return x.make<mlir::arith::XOrIOp>(y); }
inline Lanes operator<<(Lanes x, int32_t y) { return x.make<mlir::arith::ShLIOp>(x.number(y)); }
inline Lanes operator>>(Lanes x, int32_t y) { return x.make<mlir::arith::ShRSIOp>(x.number(y)); }

/// x · y + z, rounded once.
inline Lanes fma(Lanes x, Lanes y, Lanes z) { return x.make<mlir::math::FmaOp>(y, z); }
inline Lanes fma(Lanes x, double y, Lanes z) { return fma(x, x.number(y), z); }
inline Lanes fma(Lanes x, double y, double z) { return fma(x, x.number(y), x.number(z)); }
inline Lanes fma(Lanes x, Lanes y, double z) { return fma(x, y, x.number(z)); }
inline Lanes abs(Lanes x) { return x.make<mlir::math::AbsFOp>(); }
inline Lanes copySign(Lanes x, Lanes sign) { return x.make<mlir::math::CopySignOp>(sign); }
inline Lanes select(Lanes condition, Lanes x, Lanes y) { return condition.make<mlir::arith::SelectOp>(x, y); }
inline Lanes select(Lanes condition, Lanes x, double y) { return select(condition, x, x.number(y)); }
inline Lanes select(Lanes condition, double x, Lanes y) { return select(condition, y.number(x), y); }
/// `x`, but no less or no more than a bound. A NaN stays one; with these operands that is one instruction of most
/// machines.
inline Lanes atLeast(Lanes x, double bound) { return select(x.isBelow(bound), bound, x); }
inline Lanes atMost(Lanes x, double bound) { return select(x.isAbove(bound), bound, x); }

/// c[0] + c[1] x + c[2] x² + ...
inline Lanes polynomial(Lanes x, llvm::ArrayRef<double> c) {
  Lanes sum = fma(x, c[c.size() - 1], c[c.size() - 2]);
  for (double coefficient : llvm::reverse(c.drop_back(2)))
    sum = fma(sum, x, coefficient);
  return sum;
}

/// The same with an even number of coefficients, even and odd powers apart: two short chains, not one that waits for
/// itself.
inline Lanes twoChains(Lanes x, llvm::ArrayRef<double> c) {
  llvm::SmallVector<double> even, odd;
  for (size_t i = 0; i < c.size(); i += 2) {
    even.push_back(c[i]);
    odd.push_back(c[i + 1]);
  }
  Lanes square = x * x;
  return fma(polynomial(square, odd), x, polynomial(square, even));
}

/// The whole number nearest to x · scale, below 2²² in size.
struct Nearest {
  Nearest(Lanes x, double scale) : shifted(fma(x, scale, magic)), value(shifted - magic) {}

  /// At 1.5 · 2²³ the last bit of a float is 1: `shifted` has the number in its lowest bits, in two's complement.
  static constexpr double magic = 12582912;
  Lanes shifted, value;

  /// 2^(number + `more`) as a float, where that is one that is normal.
  Lanes power(int32_t more = 0) const { return ((shifted.bits() << 23) + ((127 + more) << 23)).fromBits(); }
};

} // namespace ldn

#endif // LDN_LIB_CONVERSION_VECTORMATH_LANES_H
