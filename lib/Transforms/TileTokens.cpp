//===- TileTokens.cpp - Passes over the tokens, tile by tile -----------------===//

#include "TileRows.h"
#include "TokenGroups.h"
#include "TokenRemarks.h"
#include "TokenTile.h"
#include "ldn/Dialect/MachineFacts.h"
#include "ldn/Dialect/MapBuilder.h"
#include "ldn/Transforms/Passes.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace ldn {
#define GEN_PASS_DEF_TILETOKENS
#include "ldn/Transforms/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

/// Tiles one group: finds its outputs, builds the loops and replaces the outputs' uses.
namespace {
class GroupTiler {
public:
  GroupTiler(OpBuilder &builder, const TokenGroups &groups, const TokenGroup &group, int64_t rows, int64_t blockTokens)
      : builder(builder), loc(group.ops.front()->getLoc()), groups(groups), group(group), rows(rows),
        blockTokens(llvm::alignTo(blockTokens, rows)) {}

  void run();

private:
  void findOutputs();
  Value makeOutput(Operation *op);
  /// All tiles of some tokens of one batch element in order, for groups that reduce over tokens.
  SmallVector<Value> tileInOrder(OpFoldResult batch, RowRange range, ValueRange outputs);
  /// One tile; `outputs` are whole outputs (or one batch element of them, from token `origin` on). Returns them with the tile
  /// inserted.
  SmallVector<Value> tileOnce(OpFoldResult batch, OpFoldResult start, ValueRange outputs, OpFoldResult origin,
                              SmallVectorImpl<Value> &accumulators);
  TokenTile::Slice sliceOf(Value output, Operation *op, OpFoldResult batch, RowRange range);
  Value extract(Value from, const TokenTile::Slice &slice) {
    return tensor::ExtractSliceOp::create(builder, loc, slice.type, from, slice.offsets, slice.sizes, slice.strides);
  }
  /// Adds the sums of blocks in order.
  void addBlocks(SmallVectorImpl<Value> &results, OpFoldResult batches);
  Value addBlocksOf(Operation *op, Value destination, Value partial, OpFoldResult batch);
  bool hasBlocks(Operation *op) const { return blocks && isTokenReduction(op); }
  /// The value that a reduction starts from.
  Value fill(Value destination, Operation *op);
  OpFoldResult ceilDiv(OpFoldResult value, int64_t by);
  OpFoldResult apply(AffineExpr expr, ArrayRef<OpFoldResult> symbols) {
    return affine::makeComposedFoldedAffineApply(builder, loc, expr, symbols);
  }

  OpBuilder &builder;
  Location loc;
  const TokenGroups &groups;
  const TokenGroup &group;
  int64_t rows;
  int64_t blockTokens; // of a reduction, by one task
  OpFoldResult tokens;
  std::optional<OpFoldResult> blocks; // of a sequence, where its reductions are not one task
  SmallVector<Operation *> outputs;
};
} // namespace

static bool isChunkedState(Operation *op) {
  auto state = dyn_cast<AttentionStateOp>(op);
  return state && state.getChunk();
}

OpFoldResult GroupTiler::ceilDiv(OpFoldResult value, int64_t by) {
  AffineExpr n = builder.getAffineSymbolExpr(0);
  return affine::makeComposedFoldedAffineApply(builder, loc, n.ceilDiv(by), {value});
}

void GroupTiler::findOutputs() {
  llvm::SmallPtrSet<Operation *, 8> members;
  for (TokenOpInterface op : group.ops)
    members.insert(op);
  for (TokenOpInterface op : group.ops)
    if (llvm::any_of(op->getUsers(), [&](Operation *user) { return !members.contains(user); }))
      outputs.push_back(op);
}

Value GroupTiler::makeOutput(Operation *op) {
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  SmallVector<OpFoldResult> sizes;
  for (unsigned dim = 0; dim < type.getRank(); ++dim) {
    if (isChunkedState(op) && dim == 1)
      sizes.push_back(ceilDiv(tokens, rows));
    else if (hasBlocks(op) && dim == 0)
      sizes.push_back(apply(builder.getAffineSymbolExpr(0) * builder.getAffineSymbolExpr(1),
                            {Size::of(op->getResult(0), 0).materialize(builder, loc), *blocks}));
    else
      sizes.push_back(Size::of(op->getResult(0), dim).materialize(builder, loc));
  }
  return createBuffer(builder, op->getLoc(), sizes, type.getElementType());
}

/// The part of an output that belongs to a batch element and to `range`, if it is cut along the tokens.
TokenTile::Slice GroupTiler::sliceOf(Value output, Operation *op, OpFoldResult batch, RowRange range) {
  TokenTile tile(builder, groups, group, batch, builder.getIndexAttr(0), rows, tokens);
  auto type = cast<RankedTensorType>(output.getType());
  bool cut = blocks && !isTokenReduction(op);
  return tile.getSlice(type, output, 0, cut ? std::optional<unsigned>(type.getRank() - 2) : std::nullopt, range);
}

void GroupTiler::addBlocks(SmallVectorImpl<Value> &results, OpFoldResult batches) {
  SmallVector<unsigned> summed;
  SmallVector<Value> initial;
  for (auto [index, op] : llvm::enumerate(outputs)) {
    if (!hasBlocks(op))
      continue;
    auto type = cast<RankedTensorType>(op->getResult(0).getType());
    SmallVector<OpFoldResult> sizes;
    for (unsigned dim = 0; dim < type.getRank(); ++dim)
      sizes.push_back(Size::of(op->getResult(0), dim).materialize(builder, loc));
    summed.push_back(index);
    initial.push_back(createBuffer(builder, loc, sizes, type.getElementType()));
  }
  auto forall = scf::ForallOp::create(builder, loc, ArrayRef(batches), initial, std::nullopt);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPoint(forall.getTerminator());
  OpFoldResult batch = OpFoldResult(forall.getInductionVars().front());
  for (auto [index, whole] : llvm::zip(summed, forall.getRegionIterArgs())) {
    TokenTile::Slice slice = sliceOf(whole, outputs[index], batch, {});
    Value sum = addBlocksOf(outputs[index], extract(whole, slice), results[index], batch);
    OpBuilder::InsertionGuard inner(builder);
    builder.setInsertionPointToEnd(forall.getTerminator().getBody());
    tensor::ParallelInsertSliceOp::create(builder, loc, sum, whole, slice.offsets, slice.sizes, slice.strides);
  }
  for (auto [index, value] : llvm::zip(summed, forall.getResults()))
    results[index] = value;
}

Value GroupTiler::addBlocksOf(Operation *op, Value destination, Value partial, OpFoldResult batch) {
  auto reduce = dyn_cast<ReduceOp>(op);
  bool max = reduce && reduce.getKind() == ReduceKind::max;
  Value lower = arith::ConstantIndexOp::create(builder, loc, 0), step = arith::ConstantIndexOp::create(builder, loc, 1);
  Value upper = getValueOrCreateConstantIndexOp(builder, loc, *blocks);
  auto loop = scf::ForOp::create(builder, loc, lower, upper, step, fill(destination, op));
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  AffineExpr b = builder.getAffineSymbolExpr(0), n = builder.getAffineSymbolExpr(1), i = builder.getAffineSymbolExpr(2);
  OpFoldResult place = apply(b * n + i, {batch, *blocks, OpFoldResult(loop.getInductionVar())});
  Value block = extract(partial, sliceOf(partial, op, place, {})), sum = loop.getRegionIterArgs().front();
  ImplicitLocOpBuilder at(loc, builder);
  Value next = createMap(at, cast<RankedTensorType>(sum.getType()), {sum, block},
                         [&](ImplicitLocOpBuilder &b, ValueRange e) -> Value {
                           if (max)
                             return arith::MaximumFOp::create(b, e[0], e[1]);
                           return arith::AddFOp::create(b, e[0], e[1]);
                         });
  cast<TokenOpInterface>(next.getDefiningOp()).getInitsMutable().append(sum);
  scf::YieldOp::create(builder, loc, next);
  return loop.getResult(0);
}

Value GroupTiler::fill(Value destination, Operation *op) {
  Type element = cast<RankedTensorType>(destination.getType()).getElementType();
  auto reduce = dyn_cast<ReduceOp>(op);
  bool max = reduce && reduce.getKind() == ReduceKind::max;
  double start = max ? -std::numeric_limits<double>::infinity() : 0.0;
  Value value = arith::ConstantOp::create(builder, loc, builder.getFloatAttr(element, start));
  return linalg::FillOp::create(builder, loc, value, destination).getResult(0);
}

SmallVector<Value> GroupTiler::tileOnce(OpFoldResult batch, OpFoldResult start, ValueRange whole, OpFoldResult origin,
                                        SmallVectorImpl<Value> &accumulators) {
  TokenTile tile(builder, groups, group, batch, start, rows, tokens);
  SmallVector<Value> result(whole);
  bool oneBatch = static_cast<bool>(origin);
  OpFoldResult zero = builder.getIndexAttr(0);
  OpFoldResult outputBatch = oneBatch ? zero : batch;

  for (TokenOpInterface op : group.ops) {
    auto *output = llvm::find(outputs, op.getOperation());
    if (output == outputs.end()) {
      tile.tile(op, Value());
      continue;
    }
    unsigned index = output - outputs.begin();
    if (isChunkedState(op)) {
      // Entry i of the output is the sum before chunk i.
      Value &sum = accumulators[index];
      auto type = cast<RankedTensorType>(result[index].getType());
      SmallVector<OpFoldResult> offsets(type.getRank(), zero), strides(type.getRank(), builder.getIndexAttr(1)), sizes;
      offsets[1] = ceilDiv(start, rows);
      for (unsigned dim = 0; dim < type.getRank(); ++dim)
        sizes.push_back(builder.getIndexAttr(dim < 2 ? 1 : type.getDimSize(dim)));
      result[index] = tensor::InsertSliceOp::create(builder, loc, sum, result[index], offsets, sizes, strides);
      sum = tile.tile(op, sum);
      continue;
    }
    if (isTokenReduction(op)) {
      result[index] = tile.tile(op, result[index]);
      continue;
    }
    auto type = cast<RankedTensorType>(op->getResult(0).getType());
    RowRange range = tile.getRange(Halo());
    if (blocks && oneBatch)
      range.offset = apply(builder.getAffineSymbolExpr(0) - builder.getAffineSymbolExpr(1), {range.offset, origin});
    unsigned tokenDim = type.getRank() - 2;
    TokenTile placed(builder, groups, group, outputBatch, start, rows, tokens);
    auto slice = placed.getSlice(cast<RankedTensorType>(result[index].getType()), result[index],
                                 type.getRank() > 2 ? std::optional<unsigned>(0) : std::nullopt, tokenDim, range);
    Value value;
    if (groups.getHalo(op).isZero()) {
      Value destination = tensor::ExtractSliceOp::create(builder, loc, slice.type, result[index], slice.offsets,
                                                         slice.sizes, slice.strides);
      value = tile.tile(op, destination);
    } else {
      tile.tile(op, Value());
      value = tile.getWithoutHalo(op);
    }
    if (oneBatch || !isa<scf::ForallOp>(builder.getInsertionBlock()->getParentOp())) {
      result[index] = tensor::InsertSliceOp::create(builder, loc, value, result[index], slice.offsets, slice.sizes,
                                                    slice.strides);
      continue;
    }
    auto forall = cast<scf::ForallOp>(builder.getInsertionBlock()->getParentOp());
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToEnd(forall.getTerminator().getBody());
    tensor::ParallelInsertSliceOp::create(builder, loc, value, result[index], slice.offsets, slice.sizes, slice.strides);
  }
  return result;
}

SmallVector<Value> GroupTiler::tileInOrder(OpFoldResult batch, RowRange range, ValueRange slices) {
  SmallVector<Value> initial;
  SmallVector<Value> accumulators(outputs.size());
  for (auto [op, slice] : llvm::zip(outputs, slices))
    initial.push_back(isTokenReduction(op) && !isChunkedState(op) ? fill(slice, op) : slice);
  // The running sums of chunked states are carried behind the outputs.
  SmallVector<unsigned> chunked;
  for (auto [index, op] : llvm::enumerate(outputs)) {
    if (!isChunkedState(op))
      continue;
    auto type = cast<RankedTensorType>(op->getResult(0).getType());
    SmallVector<int64_t> shape(type.getShape().drop_front(1));
    shape[0] = 1;
    Value sum = createBuffer(builder, loc, getAsIndexOpFoldResult(builder.getContext(), shape), type.getElementType());
    initial.push_back(fill(sum, op));
    chunked.push_back(index);
  }

  std::optional<int64_t> length = getConstantIntValue(range.size);
  auto runTile = [&](OpFoldResult start, ValueRange carried) {
    SmallVector<Value> sums(outputs.size());
    for (auto [i, index] : llvm::enumerate(chunked))
      sums[index] = carried[outputs.size() + i];
    SmallVector<Value> results = tileOnce(batch, start, carried.take_front(outputs.size()), range.offset, sums);
    for (unsigned index : chunked)
      results.push_back(sums[index]);
    return results;
  };
  if (length && *length <= rows) {
    SmallVector<Value> results = runTile(range.offset, initial);
    results.truncate(outputs.size());
    return results;
  }
  AffineExpr first = builder.getAffineSymbolExpr(0), count = builder.getAffineSymbolExpr(1);
  Value lower = getValueOrCreateConstantIndexOp(builder, loc, range.offset);
  Value upper = getValueOrCreateConstantIndexOp(builder, loc, apply(first + count, {range.offset, range.size}));
  Value step = arith::ConstantIndexOp::create(builder, loc, rows);
  auto loop = scf::ForOp::create(builder, loc, lower, upper, step, initial);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  SmallVector<Value> results = runTile(loop.getInductionVar(), loop.getRegionIterArgs());
  scf::YieldOp::create(builder, loc, results);
  return SmallVector<Value>(loop.getResults().take_front(outputs.size()));
}

void GroupTiler::run() {
  findOutputs();
  tokens = group.domain.tokens.materialize(builder, loc);
  bool hasBatch = group.domain.batch.has_value();
  bool inOrder = llvm::any_of(group.ops, [](Operation *op) { return isTokenReduction(op); });
  if (outputs.empty())
    return;
  // Prefix sums of chunks need the chunks before.
  bool isPrefix = llvm::any_of(group.ops, [](Operation *op) { return isChunkedState(op); });
  bool isShort = getConstantIntValue(tokens).value_or(blockTokens + 1) <= blockTokens;
  if (inOrder && !isPrefix && !isShort)
    blocks = ceilDiv(tokens, blockTokens);

  SmallVector<Value> initial;
  for (Operation *op : outputs)
    initial.push_back(makeOutput(op));
  SmallVector<OpFoldResult> bounds;
  if (hasBatch)
    bounds.push_back(group.domain.batch->materialize(builder, loc));
  if (!inOrder)
    bounds.push_back(ceilDiv(tokens, rows));
  if (blocks)
    bounds.push_back(*blocks);
  auto forall = scf::ForallOp::create(builder, loc, bounds, initial, std::nullopt);
  {
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPoint(forall.getTerminator());
    OpFoldResult batch = hasBatch ? OpFoldResult(forall.getInductionVars().front()) : OpFoldResult();
    if (inOrder) {
      AffineExpr i = builder.getAffineSymbolExpr(0), n = builder.getAffineSymbolExpr(1);
      RowRange range{builder.getIndexAttr(0), tokens};
      OpFoldResult place = batch; // of the sums
      if (blocks) {
        OpFoldResult block = OpFoldResult(forall.getInductionVars().back());
        range.offset = apply(i * blockTokens, {block});
        AffineMap left = AffineMap::get(0, 2, {n - i, builder.getAffineConstantExpr(blockTokens)}, builder.getContext());
        range.size = affine::makeComposedFoldedAffineMin(builder, loc, left, {range.offset, tokens});
        place = apply(i * n + builder.getAffineSymbolExpr(2), {batch, *blocks, block});
      }
      SmallVector<TokenTile::Slice> parts;
      SmallVector<Value> slices;
      for (auto [op, output] : llvm::zip(outputs, forall.getRegionIterArgs())) {
        TokenTile::Slice part = sliceOf(output, op, hasBlocks(op) ? place : batch, range);
        slices.push_back(extract(output, part));
        parts.push_back(part);
      }
      SmallVector<Value> done = tileInOrder(batch, range, slices);
      builder.setInsertionPointToEnd(forall.getTerminator().getBody());
      for (auto [part, output, value] : llvm::zip(parts, forall.getRegionIterArgs(), done))
        tensor::ParallelInsertSliceOp::create(builder, loc, value, output, part.offsets, part.sizes, part.strides);
    } else {
      AffineExpr i = builder.getAffineSymbolExpr(0);
      OpFoldResult start = affine::makeComposedFoldedAffineApply(builder, loc, i * rows,
                                                                 {OpFoldResult(forall.getInductionVars().back())});
      SmallVector<Value> accumulators(outputs.size());
      tileOnce(batch, start, forall.getRegionIterArgs(), OpFoldResult(), accumulators);
    }
  }
  SmallVector<Value> results(forall.getResults());
  if (llvm::any_of(outputs, [&](Operation *op) { return hasBlocks(op); }))
    addBlocks(results, bounds.front());
  for (auto [op, value] : llvm::zip(outputs, results))
    op->getResult(0).replaceAllUsesWith(value);
}

namespace {
struct TileTokens : ldn::impl::TileTokensBase<TileTokens> {
  using TileTokensBase::TileTokensBase;

  void runOnOperation() override {
    func::FuncOp func = getOperation();
    if (func.isExternal() || !func.getBody().hasOneBlock())
      return;
    std::optional<Fusion> fusion = Fusion::parse(fuse);
    if (!fusion) {
      func.emitError("'fuse' wants ") << Fusion::choices() << ", got '" << fuse << "'";
      return signalPassFailure();
    }
    Block &block = func.getBody().front();
    TokenGroups groups(block, *fusion, maxHalo);
    if (groups.getGroups().empty())
      return;
    MachineFacts facts = MachineFacts::of(func);
    remarkCuts(groups);

    SmallVector<Operation *> original;
    for (Operation &op : block.without_terminator())
      original.push_back(&op);
    Operation *end = block.getTerminator();
    OpBuilder builder(end);
    size_t number = 0;
    for (int64_t level = groups.getNumLevels() - 1; level >= 0; --level) {
      for (Operation *op : original)
        if (!TokenGroups::isTileable(op) && groups.getLevel(op) == level)
          op->moveBefore(end);
      for (const TokenGroup &group : groups.getGroups()) {
        if (group.level != level)
          continue;
        TileRows tile = chooseTileRows(groups, group, rows, facts);
        remarkPass(groups, group, tile, ++number, groups.getGroups().size());
        GroupTiler(builder, groups, group, tile.rows, blockTokens).run();
        ++numGroups;
      }
    }
    for (Operation *op : llvm::reverse(original))
      if (TokenGroups::isTileable(op)) {
        op->dropAllUses();
        op->erase();
      }
  }
};
} // namespace
