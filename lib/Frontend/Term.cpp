//===- Term.cpp - The value of an expression ------------------------------===//

#include "Term.h"
#include "mlir/IR/BuiltinTypes.h"

using namespace ldn;

Term::Term(const Tensor &tensor) {
  if (!tensor)
    return;
  auto element = std::make_shared<Element>();
  element->kind = Element::Kind::Leaf;
  element->leaf = tensor.value;
  element->dims = tensor.dims;
  element->pooled = tensor.pooled;
  value = ElementRef(std::move(element));
}

mlir::Type Term::integerType() const {
  if (!isTensor() || element()->kind != Element::Kind::Leaf)
    return {};
  mlir::Type type = mlir::getElementTypeOrSelf(element()->leaf.getType());
  return type.isInteger() ? type : mlir::Type();
}

std::string Term::text() const {
  if (isConstant())
    return (constant().isNumber() ? "the number " : "") + constant().text();
  if (!isTensor())
    return "this";
  mlir::Type integer = integerType();
  llvm::StringRef prefix = !integer ? "" : integer.isInteger(8) ? "u8" : "i32";
  return prefix.str() + ldn::text(element()->dims);
}

ElementRef ldn::number(double value, Dims dims) {
  auto element = std::make_shared<Element>();
  element->number = value;
  element->dims = std::move(dims);
  return element;
}

/// `x + 0`, `0 + x` and `x - 0` are `x`: a variant may take a part of a sum
/// away. Null for everything else.
static ElementRef withoutZero(const ElementFn &fn, llvm::ArrayRef<ElementRef> operands, const Dims &dims) {
  auto isZero = [](const ElementRef &e) { return e->kind == Element::Kind::Number && e->number == 0; };
  bool sum = &fn == &elementFn(ast::BinaryOp::Add);
  bool difference = &fn == &elementFn(ast::BinaryOp::Sub);
  if ((sum || difference) && isZero(operands[1]) && operands[0]->dims.size() == dims.size())
    return operands[0];
  if (sum && isZero(operands[0]) && operands[1]->dims.size() == dims.size())
    return operands[1];
  return nullptr;
}

ElementRef ldn::applyTo(const ElementFn &fn, llvm::ArrayRef<ElementRef> operands) {
  std::optional<Dims> dims = operands.front()->dims;
  for (const ElementRef &operand : operands.drop_front()) {
    dims = broadcast(*dims, operand->dims);
    if (!dims)
      return nullptr;
  }
  if (ElementRef simple = withoutZero(fn, operands, *dims))
    return simple;
  auto element = std::make_shared<Element>();
  element->kind = Element::Kind::Apply;
  element->fn = &fn;
  element->dims = *dims;
  for (const ElementRef &operand : operands) {
    auto place = places(operand->dims, *dims);
    if (!place)
      return nullptr;
    element->operands.push_back(operand);
    element->places.push_back(std::move(*place));
    element->pooled |= operand->pooled;
  }
  return element;
}
