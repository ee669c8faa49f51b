//===- TileRows.cpp - How many tokens a tile has -----------------------------===//

#include "TileRows.h"

#include "llvm/ADT/SmallPtrSet.h"

#include <cmath>

using namespace mlir;
using namespace ldn;

// Measured on a processor with 1 MiB of second-level cache (examples/imagenet.ldn, 196 tokens): the bytes that a core
// gets of what lies beyond it, and what rows cost more where their number is not known.
static constexpr double bytesPerCycle = 16, openHeight = 1.08;
static constexpr int64_t multiple = 8, least = 16, most = 256;
/// What an open number of tokens counts as.
static constexpr int64_t openTokens = 512;

namespace {
/// What the cost of a group follows from, whatever the height of its tiles.
class GroupCost {
public:
  GroupCost(const TokenGroups &groups, const TokenGroup &group, const MachineFacts &facts)
      : groups(groups), group(group), facts(facts) {
    countRows();
    countWeights();
  }

  TokenCycles getCycles(int64_t rows, bool isKnownHeight) const;

  int64_t rowBytes = 0, weightBytes = 0;

private:
  void countRows();
  void countWeights();

  const TokenGroups &groups;
  const TokenGroup &group;
  const MachineFacts &facts;
  int64_t againBytes = 0; // of a token's results that the pass reads again
};
} // namespace

/// The bytes of one row of a sequence; open sizes count one.
static int64_t bytesOfRow(Value value) {
  auto type = cast<RankedTensorType>(value.getType());
  int64_t features = type.getRank() ? type.getShape().back() : 1;
  return (ShapedType::isDynamic(features) ? 1 : features) * type.getElementTypeBitWidth() / 8;
}

/// Whether a tile reads only its own rows of `operand`.
static bool isRows(TokenOpInterface op, OpOperand &operand) {
  return isTokenReduction(op) || op.getReach(operand).isWindow();
}

void GroupCost::countRows() {
  llvm::SmallDenseMap<Operation *, size_t> number, lastUse;
  for (auto [i, op] : llvm::enumerate(group.ops)) {
    number[op] = i;
    for (Value operand : op->getOperands())
      if (Operation *producer = operand.getDefiningOp(); producer && number.contains(producer))
        lastUse[producer] = i;
  }
  for (auto [i, op] : llvm::enumerate(group.ops)) {
    int64_t live = 0;
    for (auto [j, other] : llvm::enumerate(ArrayRef(group.ops).take_front(i + 1)))
      if (!isTokenReduction(other) && (j == i || lastUse.lookup(other) >= i))
        live += bytesOfRow(other->getResult(0));
    // Rows that come from memory pass through the cache.
    TokenOpInterface token = op;
    for (OpOperand &operand : token->getOpOperands())
      if (isa<RankedTensorType>(operand.get().getType()) && isRows(token, operand) &&
          !number.contains(operand.get().getDefiningOp()))
        live += bytesOfRow(operand.get());
    rowBytes = std::max(rowBytes, live);
    if (lastUse.contains(op) && !isTokenReduction(op))
      againBytes += 2 * bytesOfRow(op->getResult(0));
  }
}

void GroupCost::countWeights() {
  llvm::SmallDenseSet<Value> seen;
  for (TokenOpInterface op : group.ops)
    for (OpOperand &operand : op->getOpOperands()) {
      auto type = dyn_cast<RankedTensorType>(operand.get().getType());
      // Of a table every token reads a row.
      if (!type || isRows(op, operand) || isa<EmbeddingOp>(op) || !seen.insert(operand.get()).second)
        continue;
      std::optional<unsigned> batch = op.getReach(operand).isAll() ? op.getOperandDim(operand, 0) : std::nullopt;
      int64_t bytes = type.getElementTypeBitWidth() / 8;
      for (unsigned dim = 0; dim < type.getRank(); ++dim)
        bytes *= dim == batch || type.isDynamicDim(dim) ? 1 : type.getDimSize(dim);
      weightBytes += bytes;
    }
}

TokenCycles GroupCost::getCycles(int64_t rows, bool isKnownHeight) const {
  TokenCycles cycles;
  for (TokenOpInterface op : group.ops) {
    Halo halo = groups.getHalo(op);
    double times = 1 + static_cast<double>(halo.before + halo.after) / rows;
    Type element = cast<RankedTensorType>(op->getResult(0).getType()).getElementType();
    double lanes = std::max<int64_t>(facts.vectorBytes * 8 / element.getIntOrFloatBitWidth(), 1);
    if (auto cost = dyn_cast<CostOpInterface>(op.getOperation()))
      cycles.arithmetic += times * cost.getFlopsPerToken(1) / (2 * facts.fmaPorts * lanes);
    if (!isTokenReduction(op))
      cycles.arithmetic += times * bytesOfRow(op->getResult(0)) / facts.vectorBytes;
  }
  if (!isKnownHeight)
    cycles.arithmetic *= openHeight;
  // A quarter of the cache is for all else.
  double cache = facts.l2Bytes * 0.75, tile = static_cast<double>(rows) * rowBytes;
  double away = std::clamp<double>(weightBytes + tile - cache, 0, weightBytes);
  cycles.weights = away / rows / bytesPerCycle;
  if (tile > cache)
    cycles.results = againBytes * (1 - cache / tile) / bytesPerCycle;
  return cycles;
}

/// The chunk that a tile of the group must be; 0 if there is none.
static int64_t chunkOf(const TokenGroup &group) {
  for (TokenOpInterface op : group.ops) {
    if (auto state = dyn_cast<AttentionStateOp>(op.getOperation()); state && state.getChunk())
      return *state.getChunk();
    if (int64_t chunk = getTileChunk(op))
      return chunk;
  }
  return 0;
}

/// Heights that are looked at, the highest first: tiles of equal height where the number of tokens is known.
static SmallVector<int64_t> candidates(const TokenDomain &domain) {
  SmallVector<int64_t> heights;
  if (!domain.tokens.isStatic()) {
    for (int64_t rows = most; rows >= least; rows -= multiple)
      heights.push_back(rows);
    return heights;
  }
  int64_t length = domain.tokens.getStatic();
  for (int64_t tiles = llvm::divideCeil(length, most); heights.empty() || heights.back() > least; ++tiles) {
    int64_t rows = llvm::divideCeil(length, tiles);
    if (length % rows)
      rows = llvm::alignTo(rows, multiple);
    if (rows < least && !heights.empty())
      break;
    heights.push_back(rows);
  }
  return heights;
}

TileRows ldn::chooseTileRows(const TokenGroups &groups, const TokenGroup &group, int64_t wanted,
                             const MachineFacts &facts) {
  GroupCost cost(groups, group, facts);
  int64_t length = group.domain.tokens.isStatic() ? group.domain.tokens.getStatic() : openTokens;
  bool isStatic = group.domain.tokens.isStatic();
  auto at = [&](int64_t rows, StringRef reason) {
    bool isKnownHeight = isStatic && (length <= rows || length % rows == 0);
    return TileRows{rows, cost.getCycles(rows, isKnownHeight), cost.rowBytes, cost.weightBytes, reason};
  };
  if (int64_t chunk = chunkOf(group))
    return at(chunk, "a chunk of causal attention");
  if (wanted > 0)
    return at(wanted, "as asked");

  // Tiles of sums over tokens follow one another: the batch alone is spread over cores.
  bool inOrder = llvm::any_of(group.ops, [](Operation *op) { return isTokenReduction(op); });
  std::optional<TileRows> best;
  double leastScore = 0;
  for (int64_t rows : candidates(group.domain)) {
    TileRows tile = at(rows, "the least estimated time");
    double score = tile.cycles.getTotal();
    if (!inOrder)
      score *= score * rows * llvm::divideCeil(llvm::divideCeil(length, rows), facts.cores);
    if (!best || score < leastScore) {
      best = tile;
      leastScore = score;
    }
  }
  return *best;
}
