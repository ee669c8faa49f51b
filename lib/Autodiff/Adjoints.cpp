//===- Adjoints.cpp - What derivative rules read and write -------------------===//

#include "ldn/Autodiff/Adjoints.h"
#include "ldn/Dialect/MapBuilder.h"
#include "ldn/Dialect/Verify.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace ldn;

static bool holdsFloats(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  return tensor && isa<FloatType>(tensor.getElementType());
}

void Adjoints::propagate(Operation *op) {
  if (llvm::any_of(op->getOperands(), [&](Value operand) { return isActive(operand); }))
    for (Value result : op->getResults())
      if (holdsFloats(result.getType()))
        declareActive(result);
}

void Adjoints::add(Value value, Value adjoint) {
  if (!isActive(value))
    return;
  Value &sum = adjoints[value];
  sum = sum ? plus(sum, adjoint) : adjoint;
}

void Adjoints::replace(Value old, Value value) {
  if (Value adjoint = lookup(old))
    adjoints[value] = adjoint;
  if (active.erase(old))
    active.insert(value);
  adjoints.erase(old);
  old.replaceAllUsesWith(value);
}

template <typename Op> static Value combine(ImplicitLocOpBuilder &b, Value x, Value y) {
  return createMap(b, cast<RankedTensorType>(x.getType()), {x, y},
                   [](ImplicitLocOpBuilder &b, ValueRange e) -> Value { return Op::create(b, e[0], e[1]); });
}

Value Adjoints::multiply(Value x, Value y) { return combine<arith::MulFOp>(b, x, y); }
Value Adjoints::plus(Value x, Value y) { return combine<arith::AddFOp>(b, x, y); }
Value Adjoints::minus(Value x, Value y) { return combine<arith::SubFOp>(b, x, y); }
Value Adjoints::divide(Value x, Value y) { return combine<arith::DivFOp>(b, x, y); }

Value Adjoints::negate(Value x) {
  return createMap(b, cast<RankedTensorType>(x.getType()), x,
                   [](ImplicitLocOpBuilder &b, ValueRange e) -> Value { return arith::NegFOp::create(b, e[0]); });
}

Value Adjoints::ones(RankedTensorType type) {
  return arith::ConstantOp::create(b, DenseElementsAttr::get(type, b.getFloatAttr(type.getElementType(), 1)));
}

Value Adjoints::sumOver(Value x, unsigned dim) {
  auto type = cast<RankedTensorType>(x.getType());
  unsigned rank = type.getRank();
  SmallVector<int64_t> shape(type.getShape());
  int64_t size = shape[dim];
  shape.erase(shape.begin() + dim);
  auto result = RankedTensorType::get(shape, type.getElementType());
  if (rank >= 2 && dim == rank - 2)
    return ReduceOp::create(b, result, x, Value(), ReduceKind::sum, false).getResult();
  if (dim == 0)
    return GroupSumOp::create(b, result, x, Value()).getResult();
  if (dim < rank - 1) {
    // Whatever is inside of the dimension is one row of features for the while.
    SmallVector<ReassociationIndices> flat, unflat;
    for (int64_t i = 0; i <= dim; ++i)
      flat.push_back({i});
    for (int64_t i = 0; i < dim; ++i)
      unflat.push_back({i});
    flat.push_back(llvm::to_vector<2>(llvm::seq<int64_t>(dim + 1, rank)));
    unflat.push_back(llvm::to_vector<2>(llvm::seq<int64_t>(dim, rank - 1)));
    Value rows = sumOver(tensor::CollapseShapeOp::create(b, x, flat), dim);
    return tensor::ExpandShapeOp::create(b, result, rows, unflat);
  }
  // x · 1, as a product with a matrix of ones; then the dimension of size one goes.
  Value weight = ones(RankedTensorType::get({1, size}, type.getElementType()));
  shape.push_back(1);
  Value sums = LinearOp::create(b, RankedTensorType::get(shape, type.getElementType()), x, weight, Value(), Value(),
                                WeightLayout::out_in).getResult();
  SmallVector<ReassociationIndices> groups;
  for (int64_t i = 0; i + 1 < rank; ++i)
    groups.push_back({i});
  groups.back().push_back(rank - 1);
  return tensor::CollapseShapeOp::create(b, result, sums, groups);
}

Value Adjoints::sumLeading(Value x) {
  for (unsigned rank = cast<RankedTensorType>(x.getType()).getRank(); rank > 1; --rank)
    x = sumOver(x, rank - 2);
  return x;
}
