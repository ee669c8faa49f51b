//===- TokenOpInterface.cpp - What all destination operations share ----------===//

#include "ldn/Dialect/LDNOps.h"

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace ldn;

#include "ldn/Dialect/LDNInterfaces.cpp.inc"

std::optional<unsigned> ldn::defaultOperandDim(Operation *op,
                                               OpOperand &operand,
                                               unsigned dim) {
  auto token = cast<TokenOpInterface>(op);
  auto type = dyn_cast<ShapedType>(operand.get().getType());
  if (!type || token.getReach(operand).isParameter() || dim >= type.getRank())
    return std::nullopt;
  return dim;
}

bool ldn::isDestination(TokenOpInterface op, OpOperand &operand) {
  return llvm::any_of(op.getInitsMutable(), [&](OpOperand &init) { return &init == &operand; });
}

void ldn::getDestinationEffects(
    TokenOpInterface op,
    SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>>
        &effects) {
  for (OpOperand &operand : op->getOpOperands()) {
    if (!isa<MemRefType>(operand.get().getType()))
      continue;
    bool init = isDestination(op, operand);
    if (!init || op.accumulates())
      effects.emplace_back(MemoryEffects::Read::get(), &operand,
                           SideEffects::DefaultResource::get());
    if (init)
      effects.emplace_back(MemoryEffects::Write::get(), &operand,
                           SideEffects::DefaultResource::get());
  }
}

Speculation::Speculatability
ldn::getDestinationSpeculatability(TokenOpInterface op) {
  return op->getNumResults() ? Speculation::Speculatable
                             : Speculation::NotSpeculatable;
}

LogicalResult
ldn::reifyDestinationShapes(OpBuilder &builder, TokenOpInterface op,
                            ReifiedRankedShapedTypeDims &shapes) {
  Location loc = op->getLoc();
  for (OpResult result : op->getResults()) {
    auto type = cast<RankedTensorType>(result.getType());
    SmallVector<OpFoldResult> &dims = shapes.emplace_back();
    MutableOperandRange inits = op.getInitsMutable();
    for (unsigned dim = 0, e = type.getRank(); dim < e; ++dim) {
      if (!type.isDynamicDim(dim)) {
        dims.push_back(builder.getIndexAttr(type.getDimSize(dim)));
        continue;
      }
      if (!inits.empty()) {
        Value init = op->getOperand(inits[result.getResultNumber()].getOperandNumber());
        dims.push_back(tensor::getMixedSize(builder, loc, init, dim));
        continue;
      }
      OpFoldResult size = op.reifyOpenDim(builder, dim);
      if (size) {
        dims.push_back(size);
        continue;
      }
      for (OpOperand &operand : op->getOpOperands()) {
        std::optional<unsigned> from = op.getOperandDim(operand, dim);
        if (from && isa<RankedTensorType>(operand.get().getType())) {
          size = tensor::getMixedSize(builder, loc, operand.get(), *from);
          break;
        }
      }
      if (!size)
        return failure();
      dims.push_back(size);
    }
  }
  return success();
}
