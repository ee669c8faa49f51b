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

/// The value that `product` multiplies by a number near `factor`, or null.
static Value matchProduct(Value product, double factor) {
  auto op = product.getDefiningOp<arith::MulFOp>();
  if (!op)
    return Value();
  for (auto [x, number] : {std::pair(op.getLhs(), op.getRhs()), std::pair(op.getRhs(), op.getLhs())}) {
    SplatElementsAttr splat;
    if (matchPattern(number, m_Constant(&splat)) && splat.getSplatValue<APFloat>().convertToDouble() == factor)
      return x;
  }
  return Value();
}

/// x where `op` is erfc(−x/√2), or null.
static Value matchNormal(math::ErfcOp op) {
  return matchProduct(op.getOperand(), static_cast<float>(-std::numbers::sqrt2 / 2));
}

/// x where `op` is x/2 · erfc(−x/√2), or null.
static Value matchGelu(arith::MulFOp op) {
  auto erfc = op.getRhs().getDefiningOp<math::ErfcOp>();
  Value normal = erfc ? matchNormal(erfc) : Value();
  return normal && matchProduct(op.getLhs(), 0.5) == normal ? normal : Value();
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
      .Case([&](arith::MulFOp product) { return expandGelu(b, matchGelu(product)); })
      .Default([](Operation *) { return Value(); });
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
      if (isF32Vector(op.getType()) && matchGelu(op))
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
    return result ? result : laneByLane(b, op);
  }
};
} // namespace
