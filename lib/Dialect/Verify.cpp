//===- Verify.cpp - Checks that several operations share ---------------------===//

#include "ldn/Dialect/Verify.h"

#include "llvm/Support/FormatVariadic.h"

using namespace mlir;
using namespace ldn;

/// "[?, 64, 192]", as the messages print shapes.
static std::string shapeText(ArrayRef<int64_t> shape) {
  std::string text = "[";
  llvm::raw_string_ostream os(text);
  llvm::interleaveComma(shape, os, [&](int64_t size) {
    if (ShapedType::isDynamic(size))
      os << '?';
    else
      os << size;
  });
  return text + "]";
}

static bool compatible(int64_t a, int64_t b) {
  return ShapedType::isDynamic(a) || ShapedType::isDynamic(b) || a == b;
}

LogicalResult ldn::verifyDestination(Operation *op, ValueRange inits) {
  bool buffers = llvm::any_of(op->getOperandTypes(),
                              [](Type type) { return isa<MemRefType>(type); });
  bool tensors = llvm::any_of(
      op->getOperandTypes(), [](Type type) { return isa<TensorType>(type); });
  if (buffers && (tensors || op->getNumResults()))
    return op->emitOpError("mixes tensors and buffers");
  if (buffers && inits.empty())
    return op->emitOpError("on buffers needs 'outs'");
  if (!buffers && op->getNumResults() == 0)
    return op->emitOpError("on tensors needs a result");
  if (op->getNumResults() && !inits.empty() &&
      inits.front().getType() != op->getResult(0).getType())
    return op->emitOpError("'outs' has type ")
           << inits.front().getType() << ", the result "
           << op->getResult(0).getType();
  return success();
}

LogicalResult ldn::verifyShape(Operation *op, StringRef name, Value value,
                               ArrayRef<int64_t> shape) {
  auto type = shapedType(value);
  bool same = type.getRank() == static_cast<int64_t>(shape.size()) &&
              llvm::equal(type.getShape(), shape, compatible);
  if (same)
    return success();
  return op->emitOpError("'")
         << name << "' must have shape " << shapeText(shape) << ", got "
         << shapeText(type.getShape());
}

LogicalResult ldn::verifySameTokens(Operation *op, StringRef name,
                                    ShapedType type, StringRef likeName,
                                    ShapedType like) {
  ArrayRef<int64_t> a = type.getShape().drop_back(type.getRank() > 0),
                    b = like.getShape().drop_back(like.getRank() > 0);
  if (a.size() == b.size() && llvm::equal(a, b, compatible))
    return success();
  return op->emitOpError("'")
         << name << "' has leading dimensions " << shapeText(a) << ", '"
         << likeName << "' has " << shapeText(b);
}

LogicalResult ldn::verifyStaticFeatures(Operation *op, StringRef name,
                                        ShapedType type) {
  if (type.getRank() > 0 && !ShapedType::isDynamic(featureSize(type)))
    return success();
  return op->emitOpError("'") << name << "' needs a static last dimension";
}

LogicalResult ldn::verifyOneFloatType(Operation *op) {
  Type seen;
  auto differs = [&](Type type) {
    auto shaped = dyn_cast<ShapedType>(type);
    if (!shaped || !isa<FloatType>(shaped.getElementType()))
      return false;
    if (!seen)
      seen = shaped.getElementType();
    return seen != shaped.getElementType();
  };
  if (llvm::any_of(op->getOperandTypes(), differs) ||
      llvm::any_of(op->getResultTypes(), differs))
    return op->emitOpError("mixes float types");
  return success();
}
