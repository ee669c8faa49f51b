//===- MachineFacts.h - What passes ask of the machine ----------------------===//
#ifndef LDN_DIALECT_MACHINEFACTS_H
#define LDN_DIALECT_MACHINEFACTS_H

#include "mlir/IR/Operation.h"

namespace ldn {

/// The facts of the module's `ldn.machine` attribute, set by the target; without one, those of a plain x86-64-v3. No pass
/// outside a target's folder knows more about a machine than this.
struct MachineFacts {
  int64_t vectorBytes = 32;
  int64_t vectorRegisters = 16;
  int64_t l1Bytes = 32 << 10;
  int64_t l2Bytes = 1 << 20;
  /// Whether one instruction adds the products of pairs of bf16 to f32, for whole vectors.
  int64_t bf16Pairs = 0;
  int64_t l3Bytes = 8 << 20;
  int64_t fmaPorts = 2;
  int64_t cores = 8;

  static MachineFacts of(mlir::Operation *op);

  /// Elements in a vector.
  int64_t getLanes(mlir::Type element) const { return vectorBytes * 8 / element.getIntOrFloatBitWidth(); }

  /// Vectors in a panel of a matrix product with `columns` columns: as wide as leaves enough registers for the rows,
  /// and among those the one that pads the columns least.
  int64_t getPanelVectors(int64_t columns, mlir::Type element) const;
};

} // namespace ldn

#endif // LDN_DIALECT_MACHINEFACTS_H
