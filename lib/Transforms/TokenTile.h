//===- TokenTile.h - One tile of a group of operations -----------------------===//
#ifndef LDN_LIB_TRANSFORMS_TOKENTILE_H
#define LDN_LIB_TRANSFORMS_TOKENTILE_H

#include "TokenGroups.h"

namespace ldn {

/// A range of rows.
struct RowRange {
  mlir::OpFoldResult offset, size;
};

/// A new tensor with a buffer of its own (a `tensor.empty` may be merged with another and lose it).
mlir::Value createBuffer(mlir::OpBuilder &builder, mlir::Location loc, llvm::ArrayRef<mlir::OpFoldResult> sizes,
                         mlir::Type element);

/// Builds the operations of a group on one tile: batch element `batch` (null if there is no batch), tokens from `start`.
class TokenTile {
public:
  /// `rows` is the tile's height; `tokens` the length of the sequence.
  TokenTile(mlir::OpBuilder &builder, const TokenGroups &groups, const TokenGroup &group, mlir::OpFoldResult batch,
            mlir::OpFoldResult start, int64_t rows, mlir::OpFoldResult tokens)
      : builder(builder), groups(groups), group(group), batch(batch), start(start), rows(rows), tokens(tokens) {}

  /// The rows of the tile with `halo` rows on either side, clipped to the sequence.
  RowRange getRange(Halo halo);

  /// The slice of a whole tensor that belongs to `range`; `batchDim` and `tokenDim` say which of its dimensions are cut.
  struct Slice {
    llvm::SmallVector<mlir::OpFoldResult> offsets, sizes, strides;
    mlir::RankedTensorType type;
  };
  Slice getSlice(mlir::RankedTensorType type, mlir::ValueRange dynamicSizesOf, std::optional<unsigned> batchDim,
                 std::optional<unsigned> tokenDim, RowRange range);

  /// `op` on this tile. `destination` receives the result; if it is null a buffer of the tile's size is made.
  mlir::Value tile(TokenOpInterface op, mlir::Value destination);

  /// The rows of the tile proper, without halo, of the value computed for `op`.
  mlir::Value getWithoutHalo(mlir::Operation *op);

private:
  /// The part of `operand` that `op` needs to compute `range` of its result.
  mlir::Value getOperand(TokenOpInterface op, mlir::OpOperand &operand, RowRange range, RowRange &operandRange);
  /// Rows `range` of the value that this tile has computed for `op`, out of all of its rows.
  mlir::Value getRows(mlir::Operation *op, RowRange range);
  mlir::Value makeDestination(mlir::Operation *op, RowRange range);
  /// The rows of an operand that `op` may overwrite, as it is the last to read them; null if there is none.
  mlir::Value findOperandToOverwrite(TokenOpInterface op);
  RowRange makeRange(Halo halo);
  mlir::OpFoldResult difference(mlir::OpFoldResult a, mlir::OpFoldResult b);

  mlir::OpBuilder &builder;
  const TokenGroups &groups;
  const TokenGroup &group;
  mlir::OpFoldResult batch, start;
  int64_t rows;
  mlir::OpFoldResult tokens;
  llvm::DenseMap<mlir::Operation *, mlir::Value> computed;
  /// One range per halo, so that equal ranges are the same values.
  llvm::DenseMap<std::pair<int64_t, int64_t>, RowRange> ranges;
};

} // namespace ldn

#endif // LDN_LIB_TRANSFORMS_TOKENTILE_H
