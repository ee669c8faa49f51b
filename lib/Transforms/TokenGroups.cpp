//===- TokenGroups.cpp - Which operations share a pass over the tokens -------===//

#include "TokenGroups.h"

using namespace mlir;
using namespace ldn;

bool ldn::isTokenReduction(Operation *op) {
  if (auto reduce = dyn_cast<ReduceOp>(op))
    return reduce.getKind() != ReduceKind::mean && cast<ShapedType>(reduce.getX().getType()).getRank() == 3;
  return isa<AttentionStateOp, ProductStateOp>(op);
}

/// Sums for chunks of an attention product: whole sequences, each by itself, in parallel.
static bool isWhole(Operation *op) {
  auto state = dyn_cast<ProductStateOp>(op);
  return state && state.getChunk();
}

int64_t ldn::getTileChunk(Operation *op) {
  if (auto apply = dyn_cast<AttentionApplyOp>(op))
    return apply.getChunk().value_or(0);
  auto apply = dyn_cast<ProductApplyOp>(op);
  return apply ? apply.getChunk().value_or(0) : 0;
}

bool TokenGroups::isTileable(Operation *op) {
  auto token = dyn_cast<TokenOpInterface>(op);
  if (!token || op->getNumResults() != 1 || !token.getInitsMutable().empty() || isWhole(op))
    return false;
  if (isTokenReduction(op))
    return true;
  if (isa<ReduceOp>(op))
    return false;
  if (cast<RankedTensorType>(op->getResult(0).getType()).getRank() < 2)
    return false;
  return llvm::any_of(op->getOpOperands(), [&](OpOperand &operand) {
    return isa<RankedTensorType>(operand.get().getType()) && !token.getReach(operand).isParameter();
  });
}

/// The tensor whose batch and token dimensions `op` iterates over.
static Value domainTensor(TokenOpInterface op) {
  return isTokenReduction(op) ? op->getOperand(0) : Value(op->getResult(0));
}

TokenDomain TokenGroups::getDomain(TokenOpInterface op) {
  Value tensor = domainTensor(op);
  int64_t rank = cast<RankedTensorType>(tensor.getType()).getRank();
  std::optional<Size> batch;
  if (rank > 2)
    batch = Size::of(tensor, 0);
  return {batch, Size::of(tensor, rank - 2), rank};
}

/// Whether the rows of this operation's result are those of whole tiles only, so that it cannot compute a halo.
static bool needsAlignedTiles(Operation *op) { return getTileChunk(op) > 0; }

void TokenGroups::require(Operation *op, OpOperand &use) {
  Operation *user = use.getOwner();
  unsigned &level = levels[op];
  if (!isTileable(op)) {
    level = std::max(level, levels.lookup(user));
    return;
  }
  auto later = [&](StringRef kind, const Twine &reason) {
    level = std::max(level, levels.lookup(user) + 1);
    cuts.push_back({op, user, kind, reason.str()});
  };
  if (!fusion.tokens)
    return later("tokens", "no passes are shared");
  if (isTokenReduction(op))
    return later("sums", "the sum is complete only after all tokens");
  if (!isTileable(user))
    return later("tokens", "the reader needs the whole");
  auto consumer = cast<TokenOpInterface>(user);
  TokenReach reach = consumer.getReach(use);
  if (getDomain(cast<TokenOpInterface>(op)) != getDomain(consumer))
    return later("tokens", "the reader goes over other tokens");
  if (isTokenReduction(user)) {
    if (!fusion.sums)
      return later("sums", "sums are formed by themselves");
    level = std::max(level, levels.lookup(user));
    return;
  }
  if (!reach.isWindow())
    return later("tokens", "the reader needs all tokens");
  bool isStep = isa<DiffuseOp>(user);
  StringRef kind = isStep ? "steps" : "windows";
  if (!reach.isLocal() && !(isStep ? fusion.steps : fusion.windows))
    return later(kind, "nothing is computed twice");
  Halo wanted = halos.lookup(user);
  wanted.before += reach.getBefore();
  wanted.after += reach.getAfter();
  if (wanted.before + wanted.after > maxHalo)
    return later(kind, "a halo of " + Twine(wanted.before + wanted.after) + " rows is more than " + Twine(maxHalo));
  if (needsAlignedTiles(op) && !wanted.isZero())
    return later(kind, "no rows beyond a chunk of attention can be computed");
  // Rows for a user in an earlier level than another's are computed there already.
  level = std::max(level, levels.lookup(user));
}

TokenGroups::TokenGroups(Block &block, const Fusion &fusion, int64_t maxHalo) : fusion(fusion), maxHalo(maxHalo) {
  for (Operation &op : llvm::reverse(block.without_terminator())) {
    levels[&op] = 0;
    for (OpOperand &use : op.getUses())
      if (Operation *user = block.findAncestorOpInBlock(*use.getOwner())) {
        if (user == use.getOwner() && !user->hasTrait<OpTrait::IsTerminator>())
          require(&op, use);
        else
          levels[&op] = std::max(levels[&op], levels.lookup(user) +
                                                  (user->hasTrait<OpTrait::IsTerminator>() || !isTileable(&op) ? 0 : 1));
      }
    // The halo of an operation is that of its users in its own level; users in later levels read it from memory.
    Halo halo;
    for (OpOperand &use : op.getUses()) {
      Operation *user = use.getOwner();
      if (!isTileable(&op) || user->getBlock() != &block || !isTileable(user) || isTokenReduction(user) ||
          levels.lookup(user) != levels[&op])
        continue;
      TokenReach reach = cast<TokenOpInterface>(user).getReach(use);
      Halo wanted = halos.lookup(user);
      halo.before = std::max(halo.before, wanted.before + reach.getBefore());
      halo.after = std::max(halo.after, wanted.after + reach.getAfter());
    }
    halos[&op] = halo;
    numLevels = std::max(numLevels, levels[&op] + 1);
  }

  for (Operation &op : block.without_terminator()) {
    if (!isTileable(&op))
      continue;
    auto token = cast<TokenOpInterface>(&op);
    TokenDomain domain = getDomain(token);
    auto same = llvm::find_if(groups, [&](TokenGroup &group) {
      return fusion.tokens && group.level == levels.lookup(&op) && group.domain == domain;
    });
    if (same == groups.end()) {
      groups.push_back({levels.lookup(&op), domain, {}});
      same = std::prev(groups.end());
    }
    same->ops.push_back(token);
  }
}
