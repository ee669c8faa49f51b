//===- ModelOps.cpp - Parameters ---------------------------------------------===//

#include "ldn/Dialect/LDNOps.h"

using namespace mlir;
using namespace ldn;

LogicalResult ParameterOp::verify() {
  auto type = cast<ShapedType>(getResult().getType());
  if (!isa<FloatType>(type.getElementType()))
    return emitOpError("must hold floats, got ") << type.getElementType();
  if (getPath().empty())
    return emitOpError("needs a path");
  int64_t count = getInit().getValues().size();
  if (getInit().getKind() == InitKind::constant && count != 1 &&
      count != type.getNumElements())
    return emitOpError("has ") << type.getNumElements()
                               << " elements, its initialiser " << count;
  return success();
}

void YieldOp::build(OpBuilder &, OperationState &) {}

LogicalResult ParallelForOp::verify() {
  Block &entry = getBody().front();
  if (entry.getNumArguments() != 2 || !entry.getArgument(0).getType().isIndex() ||
      !entry.getArgument(1).getType().isIndex())
    return emitOpError("region takes the task and the thread, two indices");
  return success();
}
