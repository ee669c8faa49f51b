//===- ExpandMath.cpp - Element-wise mathematics on vectors ------------------===//

#include "VectorMath/VectorMath.h"
#include "ldn/Conversion/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/TypeSwitch.h"

#include <numbers>

namespace ldn {
#define GEN_PASS_DEF_EXPANDMATH
#include "ldn/Conversion/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;
using mlir::matchers::m_Any;

/// Whether LLVM has an instruction, not a call, for `op` on a whole vector.
static bool isVectorInstruction(Operation *op) {
  return isa<math::SqrtOp, math::AbsFOp, math::FmaOp, math::FloorOp, math::CeilOp, math::TruncOp, math::RoundEvenOp,
             math::CopySignOp>(op);
}

static bool isF32Vector(Type type) { return isa<VectorType>(type) && getElementTypeOrSelf(type).isF32(); }

/// One call for each lane.
static Value laneByLane(ImplicitLocOpBuilder &b, Operation *op) {
  auto type = cast<VectorType>(op->getResult(0).getType());
  Value result = arith::ConstantOp::create(b, b.getZeroAttr(type));
  for (int64_t lane = 0; lane < type.getNumElements(); ++lane) {
    SmallVector<Value> operands;
    for (Value operand : op->getOperands())
      operands.push_back(vector::ExtractOp::create(b, operand, lane));
    Operation *scalar =
        b.create(op->getLoc(), op->getName().getIdentifier(), operands, {type.getElementType()}, op->getAttrs());
    result = vector::InsertOp::create(b, scalar->getResult(0), result, lane);
  }
  return result;
}

namespace {
/// Matches a constant that is `value`, rounded to its type.
struct Number {
  double value;
  bool match(Operation *op) {
    APFloat found(0.0);
    if (!matchPattern(op, m_ConstantFloat(&found)))
      return false;
    bool isF32 = getElementTypeOrSelf(op->getResult(0).getType()).isF32();
    return found.convertToDouble() == (isF32 ? static_cast<float>(value) : value);
  }
};
} // namespace

/// The value that `product` multiplies by `factor`, or null.
static Value matchProduct(Value product, double factor) {
  Value x;
  bool matches = matchPattern(product, m_Op<arith::MulFOp>(m_Any(&x), Number{factor})) ||
                 matchPattern(product, m_Op<arith::MulFOp>(Number{factor}, m_Any(&x)));
  return matches ? x : Value();
}

/// x where `op` is erfc(−x/√2), or null.
static Value matchNormal(math::ErfcOp op) { return matchProduct(op.getOperand(), -std::numbers::sqrt2 / 2); }

/// x where `op` is e to √(2/π) (x + 0.044715 x³), or null.
static Value matchTanhPower(math::ExpOp op) {
  Value cubic = matchProduct(op.getOperand(), std::numbers::sqrt2 * std::numbers::inv_sqrtpi), x, cube, x1, x2, x3;
  if (!cubic || !matchPattern(cubic, m_Op<arith::AddFOp>(m_Any(&x), m_Any(&cube))))
    return Value();
  auto isProduct = m_Op<arith::MulFOp>(m_Op<arith::MulFOp>(m_Any(&x1), m_Any(&x2)), m_Any(&x3));
  cube = matchProduct(cube, 0.044715);
  return cube && matchPattern(cube, isProduct) && llvm::all_equal({x, x1, x2, x3}) ? x : Value();
}

/// x where `op` is x/2 · erfc(−x/√2), or null.
static Value matchGelu(arith::MulFOp op) {
  auto erfc = op.getRhs().getDefiningOp<math::ErfcOp>();
  Value normal = erfc ? matchNormal(erfc) : Value();
  return normal && matchProduct(op.getLhs(), 0.5) == normal ? normal : Value();
}

/// h where `op` is x h/(1 + h²) · h and h a power of e, or null.
static math::ExpOp matchLogisticProduct(arith::MulFOp op, Value &x) {
  Value h1, h2, h3, h = op.getRhs();
  auto sum = m_Op<arith::AddFOp>(m_Op<arith::MulFOp>(m_Any(&h1), m_Any(&h2)), m_OneFloat());
  auto product = m_Op<arith::MulFOp>(m_Any(&x), m_Op<arith::DivFOp>(m_Any(&h3), sum));
  bool matches = matchPattern(op.getLhs(), product) && llvm::all_equal({h, h1, h2, h3});
  return matches ? h.getDefiningOp<math::ExpOp>() : math::ExpOp();
}

/// The first operand where `op` is its minimum with `bound`, or null.
static Value matchMinimum(Value op, double bound) {
  Value x;
  return op && matchPattern(op, m_Op<arith::MinimumFOp>(m_Any(&x), Number{bound})) ? x : Value();
}

/// x where `op` is silu of it, as the frontend writes it, or null.
static Value matchSilu(arith::MulFOp op) {
  Value x;
  math::ExpOp power = matchLogisticProduct(op, x);
  return power && matchMinimum(matchProduct(power.getOperand(), 0.5), 40) == x ? x : Value();
}

/// x where `op` is gelu_tanh of it, as the frontend writes it, or null.
static Value matchGeluTanh(arith::MulFOp op) {
  Value x;
  math::ExpOp power = matchLogisticProduct(op, x);
  return power && matchMinimum(matchTanhPower(power), 8) == x ? x : Value();
}

/// As `expand` writes it where every lane is small enough, and otherwise by the library.
static Value expandWave(ImplicitLocOpBuilder &b, Operation *op,
                        function_ref<Value(ImplicitLocOpBuilder &, Value)> expand) {
  Value x = op->getOperand(0);
  auto type = cast<VectorType>(x.getType());
  Value limit = arith::ConstantOp::create(b, DenseElementsAttr::get(type, static_cast<float>(largestAngle)));
  Value isLarge = arith::CmpFOp::create(b, arith::CmpFPredicate::OGT, math::AbsFOp::create(b, x), limit);
  Value isAnyLarge = vector::ReductionOp::create(b, vector::CombiningKind::OR, isLarge);
  auto branch = scf::IfOp::create(b, TypeRange(type), isAnyLarge, /*withElseRegion=*/true);
  {
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToStart(branch.thenBlock());
    scf::YieldOp::create(b, laneByLane(b, op));
    b.setInsertionPointToStart(branch.elseBlock());
    scf::YieldOp::create(b, expand(b, x));
  }
  return branch.getResult(0);
}

/// Without the frontend's lower bound: the arithmetic for these functions has one of its own.
static Value withoutBound(Value x) {
  Value free;
  return matchPattern(x, m_Op<arith::MaximumFOp>(m_Any(&free), Number{-1000})) ? free : x;
}

/// Arithmetic for a product that is a function by itself, or null.
static Value expandProduct(ImplicitLocOpBuilder &b, arith::MulFOp op) {
  if (Value x = matchGelu(op))
    return expandGelu(b, withoutBound(x));
  if (Value x = matchSilu(op))
    return expandSilu(b, withoutBound(x));
  if (Value x = matchGeluTanh(op))
    return expandGeluTanh(b, withoutBound(x));
  return Value();
}

/// Arithmetic for `op` on vectors of f32, or null.
static Value expand(ImplicitLocOpBuilder &b, Operation *op) {
  Value x = op->getOperand(0);
  return TypeSwitch<Operation *, Value>(op)
      .Case([&](math::ExpOp) { return expandExp(b, x); })
      .Case([&](math::ExpM1Op) { return expandExpM1(b, x); })
      .Case([&](math::TanhOp) { return expandTanh(b, x); })
      .Case([&](math::LogOp) { return expandLog(b, x); })
      .Case([&](math::Log1pOp) { return expandLog1p(b, x); })
      .Case([&](math::SinOp) { return expandWave(b, op, expandSin); })
      .Case([&](math::CosOp) { return expandWave(b, op, expandCos); })
      .Case([&](math::ErfOp) { return expandErf(b, x); })
      .Case([&](math::ErfcOp erfc) {
        Value normal = matchNormal(erfc);
        return normal ? expandNormal(b, normal) : Value();
      })
      .Case([&](arith::MulFOp product) { return expandProduct(b, product); })
      .Default([](Operation *) { return Value(); });
}

/// One call for each lane, and arithmetic where the argument of `op` needs more digits than a number has.
static Value callAndRefine(ImplicitLocOpBuilder &b, Operation *op) {
  Value result = laneByLane(b, op), x = op->getOperand(0), exact;
  if (auto exp = dyn_cast<math::ExpOp>(op); exp && (exact = matchTanhPower(exp)))
    return refineTanhPower(b, exact, x, result);
  if (auto erfc = dyn_cast<math::ErfcOp>(op); erfc && (exact = matchNormal(erfc)))
    return refineNormal(b, exact, x, result);
  return result;
}

/// Whatever the type.
static Value expandRsqrt(ImplicitLocOpBuilder &b, Value x) {
  auto type = cast<VectorType>(x.getType());
  Value one = arith::ConstantOp::create(b, DenseElementsAttr::get(type, b.getFloatAttr(type.getElementType(), 1)));
  return arith::DivFOp::create(b, one, math::SqrtOp::create(b, x));
}

namespace {
struct ExpandMath : ldn::impl::ExpandMathBase<ExpandMath> {
  void runOnOperation() override {
    // Products first: what only they use is gone when its turn comes.
    SmallVector<Operation *> found;
    getOperation()->walk([&](arith::MulFOp op) {
      if (isF32Vector(op.getType()) && (matchGelu(op) || matchSilu(op) || matchGeluTanh(op)))
        found.push_back(op);
    });
    getOperation()->walk([&](Operation *op) {
      if (isa<math::MathDialect>(op->getDialect()) && isa<VectorType>(op->getResult(0).getType()) &&
          !isVectorInstruction(op))
        found.push_back(op);
    });
    for (Operation *op : found) {
      if (!isOpTriviallyDead(op))
        op->getResult(0).replaceAllUsesWith(write(op));
      op->erase();
    }
  }

  static Value write(Operation *op) {
    ImplicitLocOpBuilder b(op->getLoc(), op);
    if (isa<math::RsqrtOp>(op))
      return expandRsqrt(b, op->getOperand(0));
    Value result = isF32Vector(op->getResult(0).getType()) ? expand(b, op) : Value();
    return result ? result : callAndRefine(b, op);
  }
};
} // namespace
