//===- Sizes.cpp - Equal sizes, by name --------------------------------------===//

#include "ldn/Transforms/Sizes.h"
#include "ldn/Dialect/LDNOps.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace ldn;

/// The name of dimension `dim` in the `ldn.shape` attribute of an argument or a result; null if it has none.
static StringAttr dimName(DictionaryAttr attrs, unsigned dim) {
  auto shape = attrs ? attrs.getAs<ArrayAttr>("ldn.shape") : ArrayAttr();
  if (!shape || dim >= shape.size())
    return {};
  return dyn_cast<StringAttr>(shape[dim]);
}

/// The position of the index argument that holds the size `name`.
static std::optional<unsigned> sizeArgument(func::FuncOp func, StringAttr name) {
  for (unsigned i = 0; i < func.getNumArguments(); ++i)
    if (name && func.getArgAttr(i, "ldn.size") == name)
      return i;
  return std::nullopt;
}

Size Size::of(Value tensor, unsigned dim) {
  auto type = cast<ShapedType>(tensor.getType());
  if (!type.isDynamicDim(dim))
    return Size(type.getDimSize(dim));

  if (auto argument = dyn_cast<BlockArgument>(tensor)) {
    auto func = dyn_cast<func::FuncOp>(argument.getOwner()->getParentOp());
    if (!func)
      return Size(tensor, dim);
    StringAttr name = dimName(func.getArgAttrDict(argument.getArgNumber()), dim);
    std::optional<unsigned> index = sizeArgument(func, name);
    return index ? Size(func.getArgument(*index)) : Size(tensor, dim);
  }

  Operation *op = tensor.getDefiningOp();
  if (auto empty = dyn_cast<tensor::EmptyOp>(op))
    return Size(empty.getDynamicSize(dim));
  if (auto slice = dyn_cast<tensor::ExtractSliceOp>(op)) {
    // Only where the slice says the name; other sizes are numbers of their own.
    bool sameRank = slice.getSourceType().getRank() == type.getRank();
    auto size = sameRank ? dyn_cast<Value>(slice.getMixedSizes()[dim]) : Value();
    return isa_and_nonnull<BlockArgument>(size) ? Size(size) : Size(tensor, dim);
  }
  if (auto call = dyn_cast<func::CallOp>(op)) {
    // A named size of the result is the operand that the callee receives under that name.
    auto callee = SymbolTable::lookupNearestSymbolFrom<func::FuncOp>(call, call.getCalleeAttr());
    unsigned number = cast<OpResult>(tensor).getResultNumber();
    StringAttr name = callee ? dimName(callee.getResultAttrDict(number), dim) : StringAttr();
    std::optional<unsigned> index = name ? sizeArgument(callee, name) : std::nullopt;
    return index ? Size(call.getOperand(*index)) : Size(tensor, dim);
  }
  auto token = dyn_cast<TokenOpInterface>(op);
  if (!token)
    return Size(tensor, dim);
  if (auto sinusoid = dyn_cast<SinusoidOp>(op))
    return Size(sinusoid.getTokens());
  if (auto degree = dyn_cast<DegreeOp>(op))
    return Size(degree.getTokens());
  if (auto broadcast = dyn_cast<BroadcastOp>(op); broadcast && dim + 2 == type.getRank())
    return Size(broadcast.getTokens());
  for (OpOperand &operand : op->getOpOperands()) {
    std::optional<unsigned> from = token.getOperandDim(operand, dim);
    if (from && isa<RankedTensorType>(operand.get().getType()))
      return of(operand.get(), *from);
  }
  return Size(tensor, dim);
}

OpFoldResult Size::materialize(OpBuilder &builder, Location loc) const {
  if (isStatic())
    return builder.getIndexAttr(number);
  if (isIndex)
    return value;
  return tensor::DimOp::create(builder, loc, value, number).getResult();
}
