//===- MapRule.cpp - The derivative of an element-wise function --------------===//
//
//   y = map(u, v) f     with the adjoint g of y
//     =>  du = map(u, v, g) { f, then its operations in reverse }     and the same for v
//
// An operand that was broadcast gets the sum over the dimensions that it lacks.
//
//===----------------------------------------------------------------------===//

#include "Rules.h"
#include "ldn/Dialect/MapBuilder.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;
using namespace ldn;

/// The adjoint of argument `wanted` of the region of `op`, for one element: `elements` are the operands and then g.
static Value differentiateElement(ImplicitLocOpBuilder &b, MapOp op, unsigned wanted, ValueRange elements) {
  Block &body = op.getBody().front();
  IRMapping mapping;
  for (auto [argument, element] : llvm::zip(body.getArguments(), elements.drop_back()))
    mapping.map(argument, element);
  SmallVector<Operation *> forward;
  llvm::DenseSet<Value> active{elements[wanted]};
  for (Operation &inner : body.without_terminator()) {
    Operation *copy = b.clone(inner, mapping);
    forward.push_back(copy);
    if (llvm::any_of(copy->getOperands(), [&](Value operand) { return active.contains(operand); }))
      active.insert(copy->getResult(0));
  }
  llvm::DenseMap<Value, Value> adjoints;
  auto add = [&](Value value, Value adjoint) {
    if (!adjoint || !active.contains(value))
      return;
    Value &sum = adjoints[value];
    sum = sum ? arith::AddFOp::create(b, sum, adjoint).getResult() : adjoint;
  };
  add(mapping.lookup(body.getTerminator()->getOperand(0)), elements.back());
  for (Operation *inner : llvm::reverse(forward))
    if (Value adjoint = adjoints.lookup(inner->getResult(0)); adjoint && isa<FloatType>(inner->getResult(0).getType()))
      for (auto [operand, value] : llvm::zip(inner->getOperands(), differentiateScalar(b, inner, adjoint)))
        add(operand, value);
  Value result = adjoints.lookup(elements[wanted]);
  return result ? result : createFloat(b, elements.back().getType(), 0);
}

/// Removes what the result of the region of `map` does not need, the operands included.
static Value simplify(ImplicitLocOpBuilder &b, Value value) {
  auto map = value.getDefiningOp<MapOp>();
  Block &body = map.getBody().front();
  for (Operation &inner : llvm::make_early_inc_range(llvm::reverse(body)))
    if (isOpTriviallyDead(&inner))
      inner.erase();
  auto g = cast<BlockArgument>(body.getArguments().back());
  if (body.getTerminator()->getOperand(0) != g)
    return value;
  Value same = map.getInputs().back();
  map.erase();
  return same;
}

void ldn::differentiate(MapOp op, Adjoints &adjoints) {
  ImplicitLocOpBuilder &b = adjoints.b;
  Value g = adjoints.lookup(op.getResult());
  auto type = cast<RankedTensorType>(g.getType());
  SmallVector<Value> inputs(op.getInputs());
  SmallVector<AffineMap> maps;
  for (unsigned i = 0; i < inputs.size(); ++i)
    maps.push_back(op.getIndexingMap(i));
  inputs.push_back(g);
  maps.push_back(b.getMultiDimIdentityMap(type.getRank()));
  for (auto [i, input] : llvm::enumerate(op.getInputs())) {
    if (!adjoints.isActive(input))
      continue;
    Value adjoint = createMap(b, type, inputs, maps, [&, i = i](ImplicitLocOpBuilder &inner, ValueRange elements) {
      return differentiateElement(inner, op, i, elements);
    });
    adjoint = simplify(b, adjoint);
    // From the outside in, over the dimensions that the operand lacks.
    AffineMap map = op.getIndexingMap(i);
    unsigned removed = 0;
    for (unsigned dim = 0; dim < map.getNumDims(); ++dim)
      if (!map.isFunctionOfDim(dim))
        adjoint = adjoints.sumOver(adjoint, dim - removed++);
    // Of a size that is open in one and known in the other.
    if (adjoint.getType() != input.getType())
      adjoint = tensor::CastOp::create(b, input.getType(), adjoint);
    adjoints.add(input, adjoint);
  }
}
