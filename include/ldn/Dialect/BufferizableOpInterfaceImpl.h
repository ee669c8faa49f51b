//===- BufferizableOpInterfaceImpl.h - Bufferization of the ldn dialect ------===//
#ifndef LDN_DIALECT_BUFFERIZABLEOPINTERFACEIMPL_H
#define LDN_DIALECT_BUFFERIZABLEOPINTERFACEIMPL_H

namespace mlir {
class DialectRegistry;
} // namespace mlir

namespace ldn {

/// Lets one-shot bufferization turn every operation of TokenOpInterface into its buffer form. With `outs` the result
/// takes the destination's buffer; without, a new buffer, or for `ldn.slice` a view of its operand.
void registerBufferizableOpInterfaceExternalModels(mlir::DialectRegistry &registry);

} // namespace ldn

#endif // LDN_DIALECT_BUFFERIZABLEOPINTERFACEIMPL_H
