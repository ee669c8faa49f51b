//===- LoopBuilder.cpp - Scalar loops, written like formulas -----------------===//

#include "LoopBuilder.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace ldn;

Type ldn::elementType(Value buffer) { return cast<MemRefType>(buffer.getType()).getElementType(); }

unsigned ldn::rank(Value buffer) { return cast<MemRefType>(buffer.getType()).getRank(); }

//===-- constants and sizes ---------------------------------------------------//

Value LoopBuilder::index(int64_t value) { return arith::ConstantIndexOp::create(*this, value); }

Value LoopBuilder::constant(Type type, double value) {
  return arith::ConstantOp::create(*this, getFloatAttr(type, value));
}

Value LoopBuilder::size(Value buffer, int64_t dim) {
  auto type = cast<MemRefType>(buffer.getType());
  if (dim < 0)
    dim += type.getRank();
  if (!type.isDynamicDim(dim))
    return index(type.getDimSize(dim));
  return memref::DimOp::create(*this, buffer, dim);
}

LoopBuilder::Values LoopBuilder::sizes(Value buffer, unsigned drop) {
  Values all;
  for (unsigned dim = 0, e = rank(buffer) - drop; dim < e; ++dim)
    all.push_back(size(buffer, dim));
  return all;
}

Value LoopBuilder::toFloat(Value index, Type type) {
  Value integer = arith::IndexCastOp::create(*this, getI64Type(), index);
  return arith::SIToFPOp::create(*this, type, integer);
}

//===-- loops -----------------------------------------------------------------//

void LoopBuilder::forRange(Value begin, Value end, function_ref<void(Value)> body) {
  auto loop = scf::ForOp::create(*this, begin, end, index(1));
  InsertionGuard guard(*this);
  setInsertionPointToStart(loop.getBody());
  body(loop.getInductionVar());
}

void LoopBuilder::forEach(ValueRange sizes, function_ref<void(ValueRange)> body) {
  fold(sizes, {}, [&](ValueRange at, ValueRange) {
    body(at);
    return Values();
  });
}

LoopBuilder::Values LoopBuilder::fold(ValueRange sizes, ValueRange starts,
                                      function_ref<Values(ValueRange, ValueRange)> body) {
  Values begins(sizes.size(), index(0)), steps(sizes.size(), index(1));
  scf::LoopNest nest =
      scf::buildLoopNest(*this, getLoc(), begins, sizes, steps, starts,
                         // The nest is built with this builder, which stands inside the innermost loop now.
                         [&](OpBuilder &, Location, ValueRange at, ValueRange carried) {
                           Values next = body(at, carried);
                           return scf::ValueVector(next.begin(), next.end());
                         });
  return Values(nest.results.begin(), nest.results.end());
}

Value LoopBuilder::sum(Value begin, Value end, Value start, function_ref<Value(Value)> term) {
  auto loop = scf::ForOp::create(*this, begin, end, index(1), start);
  InsertionGuard guard(*this);
  setInsertionPointToStart(loop.getBody());
  Value next = add(loop.getRegionIterArg(0), term(loop.getInductionVar()));
  scf::YieldOp::create(*this, next);
  return loop.getResult(0);
}

Value LoopBuilder::maximum(Value begin, Value end, Type type, function_ref<Value(Value)> term) {
  Value least = constant(type, -std::numeric_limits<double>::infinity());
  auto loop = scf::ForOp::create(*this, begin, end, index(1), least);
  InsertionGuard guard(*this);
  setInsertionPointToStart(loop.getBody());
  Value next = max(loop.getRegionIterArg(0), term(loop.getInductionVar()));
  scf::YieldOp::create(*this, next);
  return loop.getResult(0);
}

//===-- memory ----------------------------------------------------------------//

Value LoopBuilder::load(Value buffer, ValueRange at) { return memref::LoadOp::create(*this, buffer, at); }

void LoopBuilder::store(Value value, Value buffer, ValueRange at) { memref::StoreOp::create(*this, value, buffer, at); }

void LoopBuilder::copy(Value from, Value to) {
  forEach(sizes(from), [&](ValueRange at) { store(load(from, at), to, at); });
}

Value LoopBuilder::allocateLike(Value like) {
  auto from = cast<MemRefType>(like.getType());
  auto type = MemRefType::get(from.getShape(), from.getElementType());
  Values open;
  for (int64_t dim = 0; dim < type.getRank(); ++dim)
    if (type.isDynamicDim(dim))
      open.push_back(size(like, dim));
  return memref::AllocOp::create(*this, type, open);
}

void LoopBuilder::release(Value buffer) { memref::DeallocOp::create(*this, buffer); }

//===-- arithmetic ------------------------------------------------------------//

/// The operation on floats or the one on indices.
template <typename FloatOp, typename IndexOp> static Value either(LoopBuilder &b, Value x, Value y) {
  if (isa<FloatType>(x.getType()))
    return FloatOp::create(b, x, y);
  return IndexOp::create(b, x, y);
}

Value LoopBuilder::add(Value a, Value b) { return either<arith::AddFOp, arith::AddIOp>(*this, a, b); }
Value LoopBuilder::sub(Value a, Value b) { return either<arith::SubFOp, arith::SubIOp>(*this, a, b); }
Value LoopBuilder::mul(Value a, Value b) { return either<arith::MulFOp, arith::MulIOp>(*this, a, b); }
Value LoopBuilder::div(Value a, Value b) { return either<arith::DivFOp, arith::DivUIOp>(*this, a, b); }
Value LoopBuilder::rem(Value a, Value b) { return arith::RemUIOp::create(*this, a, b); }
Value LoopBuilder::min(Value a, Value b) { return either<arith::MinimumFOp, arith::MinSIOp>(*this, a, b); }
Value LoopBuilder::max(Value a, Value b) { return either<arith::MaximumFOp, arith::MaxSIOp>(*this, a, b); }
Value LoopBuilder::less(Value a, Value b) {
  if (isa<FloatType>(a.getType()))
    return arith::CmpFOp::create(*this, arith::CmpFPredicate::OLT, a, b);
  return arith::CmpIOp::create(*this, arith::CmpIPredicate::slt, a, b);
}
Value LoopBuilder::equal(Value a, Value b) { return arith::CmpIOp::create(*this, arith::CmpIPredicate::eq, a, b); }
Value LoopBuilder::select(Value condition, Value a, Value b) { return arith::SelectOp::create(*this, condition, a, b); }
Value LoopBuilder::exp(Value a) { return math::ExpOp::create(*this, a); }
Value LoopBuilder::log(Value a) { return math::LogOp::create(*this, a); }
Value LoopBuilder::sqrt(Value a) { return math::SqrtOp::create(*this, a); }
Value LoopBuilder::abs(Value a) { return math::AbsFOp::create(*this, a); }

Value LoopBuilder::round(Value a, std::optional<Type> type) {
  if (!type)
    return a;
  Value rounded = a.getType() == *type ? a : arith::TruncFOp::create(*this, *type, a).getResult();
  return arith::ExtFOp::create(*this, getF32Type(), rounded);
}
