//===- LDNOps.h - Operations of the ldn dialect ------------------------------===//
#ifndef LDN_DIALECT_LDNOPS_H
#define LDN_DIALECT_LDNOPS_H

#include "ldn/Dialect/LDNDialect.h"

#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/PatternMatch.h"

namespace ldn {

/// Whether `operand` is one of the destinations of `op`. (Its value may also be another operand.)
bool isDestination(TokenOpInterface op, mlir::OpOperand &operand);

/// Buffer form reads its operands and writes its destination; the tensor forms have no effects.
void getDestinationEffects(
    TokenOpInterface op,
    llvm::SmallVectorImpl<
        mlir::SideEffects::EffectInstance<mlir::MemoryEffects::Effect>>
        &effects);
mlir::Speculation::Speculatability
getDestinationSpeculatability(TokenOpInterface op);

/// Open dimensions of a result are those of its destination or of the operand that they correspond to.
llvm::LogicalResult
reifyDestinationShapes(mlir::OpBuilder &builder, TokenOpInterface op,
                       mlir::ReifiedRankedShapedTypeDims &shapes);

} // namespace ldn

#define GET_OP_CLASSES
#include "ldn/Dialect/LDNOps.h.inc"

#endif // LDN_DIALECT_LDNOPS_H
