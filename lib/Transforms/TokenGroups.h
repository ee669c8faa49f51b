//===- TokenGroups.h - Which operations share a pass over the tokens ---------===//
//
// A pass over the tokens computes a group of operations tile by tile, so that what one produces is in cache when the
// next reads it. Operations that need all tokens of another (the application of an attention state, say) belong to a later
// pass. Every operation is put into the latest pass that its users allow: H is read again rather than stored wider.
//
//===----------------------------------------------------------------------===//
#ifndef LDN_LIB_TRANSFORMS_TOKENGROUPS_H
#define LDN_LIB_TRANSFORMS_TOKENGROUPS_H

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Transforms/Fusion.h"
#include "ldn/Transforms/Sizes.h"

#include "llvm/ADT/DenseMap.h"

namespace ldn {

/// Rows before and after a tile that its consumers in the same pass also need.
struct Halo {
  int64_t before = 0, after = 0;
  bool isZero() const { return before == 0 && after == 0; }
};

/// What an operation iterates over: batch elements (if there are any) and tokens.
struct TokenDomain {
  std::optional<Size> batch;
  Size tokens;
  int64_t rank;
  bool operator==(const TokenDomain &other) const {
    return batch == other.batch && tokens == other.tokens && rank == other.rank;
  }
};

struct TokenGroup {
  unsigned level;
  TokenDomain domain;
  llvm::SmallVector<TokenOpInterface> ops; // in the order of the block
};

/// Whether `op` reduces over tokens and can do so tile by tile, in order.
bool isTokenReduction(mlir::Operation *op);

/// The tokens of a chunk, where a tile of `op` must be one whole chunk; otherwise 0.
int64_t getTileChunk(mlir::Operation *op);

/// A value that is stored by one pass for a later one, where they might have been the same.
struct TokenCut {
  mlir::Operation *op, *user;
  llvm::StringRef kind; // of fusion, as in `Fusion`
  std::string reason;
};

class TokenGroups {
public:
  /// Groups the operations of `block`, as far as `fusion` allows. No halo becomes larger than `maxHalo` rows.
  TokenGroups(mlir::Block &block, const Fusion &fusion, int64_t maxHalo);

  llvm::ArrayRef<TokenGroup> getGroups() const { return groups; }
  /// Why passes are not shared.
  llvm::ArrayRef<TokenCut> getCuts() const { return cuts; }
  unsigned getNumLevels() const { return numLevels; }
  /// Passes run from the highest level to 0; operations that are in no group run before the groups of their level.
  unsigned getLevel(mlir::Operation *op) const { return levels.lookup(op); }
  Halo getHalo(mlir::Operation *op) const { return halos.lookup(op); }
  static bool isTileable(mlir::Operation *op);
  static TokenDomain getDomain(TokenOpInterface op);

private:
  /// Adds to `op` what its user through `use` asks of it.
  void require(mlir::Operation *op, mlir::OpOperand &use);

  Fusion fusion;
  int64_t maxHalo;
  llvm::SmallVector<TokenGroup> groups;
  llvm::SmallVector<TokenCut> cuts;
  llvm::DenseMap<mlir::Operation *, unsigned> levels;
  llvm::DenseMap<mlir::Operation *, Halo> halos;
  unsigned numLevels = 0;
};

} // namespace ldn

#endif // LDN_LIB_TRANSFORMS_TOKENGROUPS_H
