//===- Map.cpp - Element-wise functions --------------------------------------===//

#include "Lowerings.h"
#include "VectorEmitter.h"
#include "ldn/Dialect/Verify.h"

#include "mlir/IR/IRMapping.h"

using namespace mlir;
using namespace ldn;

/// An input is read along its last dimension (which is the result's) or is the same for all features.
static bool isReadable(AffineMap map) {
  unsigned features = map.getNumDims() - 1;
  for (unsigned i = 0; i < map.getNumResults(); ++i)
    if (map.getDimPosition(i) == features && i + 1 != map.getNumResults())
      return false;
  return true;
}

/// The type of a scalar as one of all lanes.
static Type vectorOf(Type scalar, int64_t lanes) { return VectorType::get({lanes}, scalar); }

/// Clones the region's operations on vectors.
static Value cloneBody(VectorEmitter &e, MapOp op, ValueRange elements) {
  IRMapping mapping;
  Block &body = op.getBody().front();
  mapping.map(body.getArguments(), elements);
  for (Operation &inner : body.without_terminator()) {
    if (auto constant = dyn_cast<arith::ConstantOp>(inner)) {
      auto type = cast<VectorType>(vectorOf(constant.getType(), e.lanes));
      Value splat = arith::ConstantOp::create(
          e.b, DenseElementsAttr::get(type, cast<TypedAttr>(constant.getValue())));
      mapping.map(constant.getResult(), splat);
      continue;
    }
    SmallVector<Value> operands;
    for (Value operand : inner.getOperands())
      operands.push_back(mapping.lookup(operand));
    SmallVector<Type> types;
    for (Type type : inner.getResultTypes())
      types.push_back(vectorOf(type, e.lanes));
    Operation *clone = e.b.create(inner.getLoc(), inner.getName().getIdentifier(), operands, types,
                                  inner.getAttrs());
    mapping.map(inner.getResults(), clone->getResults());
  }
  return mapping.lookup(body.getTerminator()->getOperand(0));
}

LogicalResult ldn::lowerToVector(MapOp op) {
  ShapedType type = op.getOutputType();
  if (type.getRank() == 0 || ShapedType::isDynamic(featureSize(type)))
    return failure();
  for (unsigned i = 0; i < op.getInputs().size(); ++i)
    if (!isReadable(op.getIndexingMap(i)))
      return failure();

  VectorEmitter e(op, type.getElementType());
  unsigned features = type.getRank() - 1;
  e.rows(op.getInits(), /*innermost=*/1, [&](ArrayRef<Value> at) {
    e.chunks(featureSize(type), [&](Value first, int64_t width) {
      SmallVector<Value> elements;
      for (auto [i, input] : llvm::enumerate(op.getInputs())) {
        AffineMap map = op.getIndexingMap(i);
        SmallVector<Value> position;
        for (unsigned r = 0; r < map.getNumResults(); ++r)
          position.push_back(map.getDimPosition(r) == features ? first : at[map.getDimPosition(r)]);
        if (map.isFunctionOfDim(features)) {
          elements.push_back(e.load(input, position, width));
          continue;
        }
        Value scalar = e.loadScalar(input, position);
        elements.push_back(vector::BroadcastOp::create(
            e.b, cast<VectorType>(vectorOf(scalar.getType(), e.lanes)), scalar));
      }
      e.store(cloneBody(e, op, elements), op.getInits(), indices(at, {first}), width);
    });
  });
  return success();
}
