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
  SmallVector<Value> values(op->getOperands());
  llvm::append_range(values, op->getResults());
  return verifyOneFloatType(op, values);
}

LogicalResult ldn::verifyOneFloatType(Operation *op, ValueRange values) {
  Type seen;
  for (Type type : values.getTypes()) {
    auto shaped = dyn_cast<ShapedType>(type);
    if (!shaped)
      continue;
    Type element = shaped.getElementType();
    if (!isa<FloatType>(element))
      return op->emitOpError("needs floats, got ") << type;
    if (seen && seen != element)
      return op->emitOpError("mixes ") << seen << " and " << element;
    seen = element;
  }
  return success();
}

LogicalResult ldn::verifySameElements(Operation *op, StringRef name, ShapedType type,
                                      StringRef likeName, ShapedType like) {
  if (type.getElementType() == like.getElementType())
    return success();
  return op->emitOpError("'") << name << "' holds " << type.getElementType() << ", '" << likeName
                              << "' " << like.getElementType();
}

LogicalResult ldn::verifyBand(Operation *op, ShapedType kernel, std::optional<int64_t> before) {
  if (kernel.getRank() < 1 || kernel.getRank() > 2)
    return op->emitOpError("'kernel' must have shape [taps] or [groups, taps]");
  int64_t taps = featureSize(kernel);
  if (ShapedType::isDynamic(taps) != before.has_value() &&
      (!before || (*before >= 0 && *before < taps)))
    return success();
  return op->emitOpError("'before' must name one of the taps, and is absent where their number is open");
}
