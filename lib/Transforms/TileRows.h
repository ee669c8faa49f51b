//===- TileRows.h - How many tokens a tile has -------------------------------===//
//
// Which operations share a pass is no question of cost: a result that does not stay in cache between two operations of
// one pass is written and read once, as it is between two passes, and all that the passes share is read once. What
// costs is the height of the tiles. A low tile keeps its rows in cache; a high one reads weights less often; and there
// should be a tile for every core. The cycles of one core for a token are estimated for every height:
//
//   arithmetic    that of all operations, rows of halos included, at the rate of the vector units
//   weights       what every tile reads (weights, attention states), as far as the second-level cache does not hold it
//   beside
//                 the tile, over the rows of the tile
//   results       written and read again, as far as the live rows are more than the second-level cache
//
// The height with the least product of two times is taken: of one sequence on all cores, and of so many that there is
// always a tile.
//
//===----------------------------------------------------------------------===//
#ifndef LDN_LIB_TRANSFORMS_TILEROWS_H
#define LDN_LIB_TRANSFORMS_TILEROWS_H

#include "TokenGroups.h"
#include "ldn/Dialect/MachineFacts.h"

namespace ldn {

/// Cycles of one core for one token.
struct TokenCycles {
  double arithmetic = 0, weights = 0, results = 0;
  double getTotal() const { return arithmetic + weights + results; }
};

struct TileRows {
  int64_t rows;
  TokenCycles cycles;
  int64_t rowBytes;       // that are live at one time, of one token
  int64_t weightBytes;    // that every tile reads
  llvm::StringRef reason; // of the choice
};

/// The height of the group's tiles: `wanted` if that is not 0. Chunks of causal attention are tiles, whatever is
/// wanted.
TileRows chooseTileRows(const TokenGroups &groups, const TokenGroup &group, int64_t wanted, const MachineFacts &facts);

} // namespace ldn

#endif // LDN_LIB_TRANSFORMS_TILEROWS_H
