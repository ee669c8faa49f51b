//===- TokenTile.cpp - One tile of a group of operations ---------------------===//

#include "TokenTile.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"

using namespace mlir;
using namespace ldn;

/// The operands that `op` was written with, whatever the destination.
static RankedTensorType resultType(Operation *op) {
  return cast<RankedTensorType>(op->getResult(0).getType());
}

Value ldn::createBuffer(OpBuilder &builder, Location loc, ArrayRef<OpFoldResult> sizes, Type element) {
  SmallVector<int64_t> shape;
  SmallVector<Value> dynamic;
  dispatchIndexOpFoldResults(sizes, dynamic, shape);
  return bufferization::AllocTensorOp::create(builder, loc, RankedTensorType::get(shape, element), dynamic);
}

OpFoldResult TokenTile::difference(OpFoldResult a, OpFoldResult b) {
  AffineExpr x, y;
  bindSymbols(builder.getContext(), x, y);
  return affine::makeComposedFoldedAffineApply(builder, group.ops.front()->getLoc(), x - y, {a, b});
}

RowRange TokenTile::getRange(Halo halo) {
  auto [entry, isNew] = ranges.try_emplace({halo.before, halo.after});
  if (isNew)
    entry->second = makeRange(halo);
  return entry->second;
}

RowRange TokenTile::makeRange(Halo halo) {
  Location loc = group.ops.front()->getLoc();
  std::optional<int64_t> length = getConstantIntValue(tokens);
  if (length && *length <= rows)
    return {builder.getIndexAttr(0), tokens};

  AffineExpr t, n;
  bindSymbols(builder.getContext(), t, n);
  MLIRContext *context = builder.getContext();
  OpFoldResult offset = start;
  if (halo.before)
    offset = affine::makeComposedFoldedAffineMax(
        builder, loc, AffineMap::get(0, 2, {t - halo.before, builder.getAffineConstantExpr(0)}, context),
        {start, tokens});
  if (halo.isZero() && length && *length % rows == 0)
    return {offset, builder.getIndexAttr(rows)};
  OpFoldResult end = affine::makeComposedFoldedAffineMin(
      builder, loc, AffineMap::get(0, 2, {t + rows + halo.after, n}, context), {start, tokens});
  return {offset, difference(end, offset)};
}

TokenTile::Slice TokenTile::getSlice(RankedTensorType type, ValueRange dynamicSizesOf, std::optional<unsigned> batchDim,
                                     std::optional<unsigned> tokenDim, RowRange range) {
  Slice slice;
  SmallVector<int64_t> shape;
  for (unsigned dim = 0; dim < type.getRank(); ++dim) {
    OpFoldResult offset = builder.getIndexAttr(0), size;
    if (dim == batchDim) {
      offset = batch;
      size = builder.getIndexAttr(1);
    } else if (dim == tokenDim) {
      offset = range.offset;
      size = range.size;
    } else {
      size = Size::of(dynamicSizesOf.front(), dim).materialize(builder, group.ops.front()->getLoc());
    }
    slice.offsets.push_back(offset);
    slice.sizes.push_back(size);
    slice.strides.push_back(builder.getIndexAttr(1));
    shape.push_back(getConstantIntValue(size).value_or(ShapedType::kDynamic));
  }
  slice.type = RankedTensorType::get(shape, type.getElementType());
  return slice;
}

Value TokenTile::getRows(Operation *op, RowRange range) {
  Value value = computed.lookup(op);
  RowRange have = getRange(groups.getHalo(op));
  if (have.offset == range.offset && have.size == range.size)
    return value;
  auto type = cast<RankedTensorType>(value.getType());
  unsigned tokenDim = type.getRank() - 2;
  SmallVector<OpFoldResult> offsets(type.getRank(), builder.getIndexAttr(0)),
      strides(type.getRank(), builder.getIndexAttr(1)), sizes;
  for (unsigned dim = 0; dim < type.getRank(); ++dim)
    sizes.push_back(dim == tokenDim ? range.size : OpFoldResult(builder.getIndexAttr(type.getDimSize(dim))));
  offsets[tokenDim] = difference(range.offset, have.offset);
  return tensor::ExtractSliceOp::create(builder, op->getLoc(), value, offsets, sizes, strides);
}

Value TokenTile::getWithoutHalo(Operation *op) { return getRows(op, getRange(Halo())); }

Value TokenTile::getOperand(TokenOpInterface op, OpOperand &operand, RowRange range, RowRange &operandRange) {
  Value value = operand.get();
  auto type = dyn_cast<RankedTensorType>(value.getType());
  if (!type)
    return value;

  // Which dimensions of the operand follow the batch and the tokens of the domain.
  int64_t rank = group.domain.rank;
  bool reduction = isTokenReduction(op);
  std::optional<unsigned> batchDim, tokenDim;
  TokenReach reach = op.getReach(operand);
  if (reduction) {
    batchDim = rank > 2 ? std::optional<unsigned>(0) : std::nullopt;
    tokenDim = rank - 2;
  } else {
    if (rank > 2)
      batchDim = op.getOperandDim(operand, 0);
    if (reach.isWindow())
      tokenDim = op.getOperandDim(operand, rank - 2);
  }
  if (!batchDim && !tokenDim)
    return value;

  operandRange = range;
  if (reach.isWindow() && !reach.isLocal()) {
    // The window may reach beyond the tile's own halo: the range is that of the wanted rows and the window.
    Halo halo = groups.getHalo(op);
    operandRange = getRange({halo.before + reach.getBefore(), halo.after + reach.getAfter()});
  }
  if (reach.isAll() && !reduction)
    operandRange = {builder.getIndexAttr(0), tokens};
  Operation *producer = value.getDefiningOp();
  if (producer && computed.contains(producer))
    return getRows(producer, operandRange);
  Slice slice = getSlice(type, value, batchDim, tokenDim, operandRange);
  return tensor::ExtractSliceOp::create(builder, op->getLoc(), slice.type, value, slice.offsets, slice.sizes,
                                        slice.strides);
}

Value TokenTile::makeDestination(Operation *op, RowRange range) {
  RankedTensorType type = resultType(op);
  unsigned tokenDim = type.getRank() - 2;
  Slice slice = getSlice(type, op->getResult(0), type.getRank() > 2 ? std::optional<unsigned>(0) : std::nullopt,
                         tokenDim, range);
  // The buffer has the largest size that the tile can have, so that its place is known before the program runs.
  SmallVector<int64_t> shape(slice.type.getShape());
  Halo halo = groups.getHalo(op);
  if (ShapedType::isDynamic(shape[tokenDim]))
    shape[tokenDim] = rows + halo.before + halo.after;
  if (llvm::any_of(shape, ShapedType::isDynamic))
    return createBuffer(builder, op->getLoc(), slice.sizes, type.getElementType());
  Value buffer = createBuffer(builder, op->getLoc(), getAsIndexOpFoldResult(builder.getContext(), shape), type.getElementType());
  if (buffer.getType() == slice.type)
    return buffer;
  SmallVector<OpFoldResult> zeros(type.getRank(), builder.getIndexAttr(0));
  return tensor::ExtractSliceOp::create(builder, op->getLoc(), slice.type, buffer, zeros, slice.sizes, slice.strides);
}

Value TokenTile::findOperandToOverwrite(TokenOpInterface op) {
  auto map = dyn_cast<MapOp>(op.getOperation());
  if (!map)
    return {};
  Halo halo = groups.getHalo(op);
  for (auto [i, input] : llvm::enumerate(map.getInputs())) {
    Operation *producer = input.getDefiningOp();
    if (!producer || !producer->hasOneUse() || input.getType() != map.getResult().getType() ||
        !map.getIndexingMap(i).isIdentity())
      continue;
    Halo have = groups.getHalo(producer);
    if (Value rows = computed.lookup(producer); rows && have.before == halo.before && have.after == halo.after)
      return rows;
  }
  return {};
}

Value TokenTile::tile(TokenOpInterface op, Value destination) {
  RowRange range = getRange(groups.getHalo(op));
  if (!destination)
    destination = findOperandToOverwrite(op);
  if (!destination)
    destination = makeDestination(op, range);

  IRMapping mapping;
  RowRange windowRange = range;
  SmallVector<Value> operands;
  for (OpOperand &operand : op->getOpOperands()) {
    RowRange operandRange = range;
    operands.push_back(getOperand(op, operand, range, operandRange));
    if (!op.getReach(operand).isParameter() && !op.getReach(operand).isLocal())
      windowRange = operandRange;
  }
  Operation *tiled = builder.clone(*op.getOperation(), mapping);
  for (auto [operand, value] : llvm::zip(tiled->getOpOperands(), operands))
    operand.set(value);
  auto tiledOp = cast<TokenOpInterface>(tiled);
  tiledOp.getInitsMutable().append(destination);
  tiled->getResult(0).setType(destination.getType());

  // Windowed operations, patches and whole chunks say where their first row sits.
  Operation *plain = op;
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPoint(tiled);
  auto asIndex = [&](OpFoldResult value) { return getValueOrCreateConstantIndexOp(builder, op->getLoc(), value); };
  bool isChunk = getTileChunk(op) > 0;
  if (isChunk || isa<DiffuseOp, DWConvOp, PatchesOp>(plain))
    tiledOp.getPositionMutable().append(asIndex(isChunk ? range.offset : difference(range.offset, windowRange.offset)));
  // Random numbers belong to places in the whole sequence.
  if (auto dropout = dyn_cast<DropoutOp>(tiled); dropout && dropout.getSeed()) {
    if (batch)
      dropout.getAtMutable().append(asIndex(batch));
    dropout.getAtMutable().append(asIndex(range.offset));
  }
  if (auto reduce = dyn_cast<ReduceOp>(tiled))
    reduce.setAccumulate(true);
  if (auto state = dyn_cast<AttentionStateOp>(tiled)) {
    state.removeChunkAttr();
    state.setAccumulate(true);
  }
  if (auto state = dyn_cast<ProductStateOp>(tiled))
    state.setAccumulate(true);
  computed[op] = tiled->getResult(0);
  return tiled->getResult(0);
}
