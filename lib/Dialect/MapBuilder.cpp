//===- MapBuilder.cpp - Writing element-wise functions -----------------------===//

#include "ldn/Dialect/MapBuilder.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;
using namespace ldn;

AffineMap ldn::trailingMap(MLIRContext *context, int64_t resultRank, int64_t inputRank) {
  return AffineMap::getMinorIdentityMap(resultRank, inputRank, context);
}

Value ldn::createMap(ImplicitLocOpBuilder &builder, RankedTensorType type, ValueRange inputs,
                     function_ref<Value(ImplicitLocOpBuilder &, ValueRange)> body) {
  SmallVector<AffineMap> maps;
  for (Value input : inputs)
    maps.push_back(trailingMap(builder.getContext(), type.getRank(),
                               cast<ShapedType>(input.getType()).getRank()));
  return createMap(builder, type, inputs, maps, body);
}

Value ldn::createMap(ImplicitLocOpBuilder &builder, RankedTensorType type, ValueRange inputs,
                     ArrayRef<AffineMap> maps,
                     function_ref<Value(ImplicitLocOpBuilder &, ValueRange)> body) {
  auto map = MapOp::create(builder, type, inputs, Value(), builder.getAffineMapArrayAttr(maps));
  OpBuilder::InsertionGuard guard(builder);
  Block *block = builder.createBlock(&map.getBody());
  for (Value input : inputs)
    block->addArgument(cast<ShapedType>(input.getType()).getElementType(), builder.getLoc());
  builder.setInsertionPointToStart(block);
  Value element = body(builder, block->getArguments());
  YieldOp::create(builder, element);
  return map.getResult();
}

Value ldn::createFloat(ImplicitLocOpBuilder &builder, Type type, double value) {
  return arith::ConstantOp::create(builder, builder.getFloatAttr(type, value));
}

Value ldn::createFeature(ImplicitLocOpBuilder &builder, Feature feature, Value x) {
  Value zero = createFloat(builder, x.getType(), 0);
  switch (feature) {
  case Feature::identity:
    return x;
  case Feature::relu:
    return arith::MaximumFOp::create(builder, x, zero);
  case Feature::elu1: {
    // One expression, not elu(x) + 1: for very negative x that would cancel to 0.
    Value positive = arith::CmpFOp::create(builder, arith::CmpFPredicate::OGE, x, zero);
    Value linear = arith::AddFOp::create(builder, x, createFloat(builder, x.getType(), 1));
    Value negative = math::ExpOp::create(builder, arith::MinimumFOp::create(builder, x, zero));
    return arith::SelectOp::create(builder, positive, linear, negative);
  }
  case Feature::exp:
    return math::ExpOp::create(builder, x);
  }
  llvm_unreachable("all features handled");
}
