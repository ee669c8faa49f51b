//===- LDNDialect.h - The ldn dialect, its attributes and interfaces --------===//
#ifndef LDN_DIALECT_LDNDIALECT_H
#define LDN_DIALECT_LDNDIALECT_H

#include "ldn/Dialect/TokenReach.h"

#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

#include "ldn/Dialect/LDNDialect.h.inc"
#include "ldn/Dialect/LDNEnums.h.inc"

namespace ldn {
class Adjoints; // ldn/Autodiff/Adjoints.h

/// The rule of TokenOpInterface::getOperandDim for operations whose leading dimensions simply correspond.
std::optional<unsigned> defaultOperandDim(mlir::Operation *op,
                                          mlir::OpOperand &operand,
                                          unsigned dim);
} // namespace ldn

#define GET_ATTRDEF_CLASSES
#include "ldn/Dialect/LDNAttrs.h.inc"
#include "ldn/Dialect/LDNInterfaces.h.inc"

#endif // LDN_DIALECT_LDNDIALECT_H
