//===- VectorEmitter.cpp - Loops and vectors along the features --------------===//

#include "VectorEmitter.h"

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/BuiltinOps.h"

using namespace mlir;
using namespace ldn;

//===-- Indices ---------------------------------------------------------------//

Value VectorEmitter::index(int64_t value) { return arith::ConstantIndexOp::create(b, value); }
Value VectorEmitter::add(Value x, Value y) { return b.createOrFold<arith::AddIOp>(x, y); }
Value VectorEmitter::sub(Value x, Value y) { return b.createOrFold<arith::SubIOp>(x, y); }
Value VectorEmitter::mul(Value x, int64_t by) { return b.createOrFold<arith::MulIOp>(x, index(by)); }
Value VectorEmitter::min(Value x, Value y) { return b.createOrFold<arith::MinSIOp>(x, y); }
Value VectorEmitter::max(Value x, Value y) { return b.createOrFold<arith::MaxSIOp>(x, y); }
Value VectorEmitter::dim(Value memref, unsigned dim) { return b.createOrFold<memref::DimOp>(memref, dim); }

//===-- Arithmetic ------------------------------------------------------------//

Value VectorEmitter::scalar(double value) {
  return arith::ConstantOp::create(b, b.getFloatAttr(element, value));
}
Value VectorEmitter::splat(double value) {
  return arith::ConstantOp::create(b, DenseElementsAttr::get(type, b.getFloatAttr(element, value)));
}
Value VectorEmitter::broadcast(Value value) { return vector::BroadcastOp::create(b, type, value); }

// Contraction to fused multiply-adds is the only relaxation of IEEE arithmetic.
static constexpr auto fast = arith::FastMathFlags::contract;
Value VectorEmitter::addf(Value x, Value y) { return arith::AddFOp::create(b, x, y, fast); }
Value VectorEmitter::subf(Value x, Value y) { return arith::SubFOp::create(b, x, y, fast); }
Value VectorEmitter::mulf(Value x, Value y) { return arith::MulFOp::create(b, x, y, fast); }
Value VectorEmitter::divf(Value x, Value y) { return arith::DivFOp::create(b, x, y); }
Value VectorEmitter::fma(Value x, Value y, Value z) { return vector::FMAOp::create(b, x, y, z); }

Value VectorEmitter::reduce(Value vector, vector::CombiningKind kind) {
  // The order of the lanes is left to the machine: reassociation, of this sum alone.
  auto flags = kind == vector::CombiningKind::ADD ? arith::FastMathFlags::reassoc : arith::FastMathFlags::none;
  return vector::ReductionOp::create(b, kind, vector, flags);
}

//===-- Memory ----------------------------------------------------------------//

Value VectorEmitter::mask(int64_t width) {
  auto maskType = VectorType::get({lanes}, b.getI1Type());
  return vector::ConstantMaskOp::create(b, maskType, ArrayRef<int64_t>{width});
}

Value VectorEmitter::mask(Value count) {
  return vector::CreateMaskOp::create(b, VectorType::get({lanes}, b.getI1Type()), count);
}

Value VectorEmitter::loadUpTo(Value memref, ValueRange indices, Value count) {
  return vector::MaskedLoadOp::create(b, type, memref, indices, mask(count), splat(0));
}

void VectorEmitter::storeUpTo(Value vector, Value memref, ValueRange indices, Value count) {
  vector::MaskedStoreOp::create(b, memref, indices, mask(count), vector);
}

Value VectorEmitter::load(Value memref, ValueRange indices, int64_t width) {
  auto loaded = VectorType::get({lanes}, cast<MemRefType>(memref.getType()).getElementType());
  if (width == lanes)
    return vector::LoadOp::create(b, loaded, memref, indices);
  Value zero = arith::ConstantOp::create(b, b.getZeroAttr(loaded));
  return vector::MaskedLoadOp::create(b, loaded, memref, indices, mask(width), zero);
}

void VectorEmitter::store(Value vector, Value memref, ValueRange indices, int64_t width) {
  if (width == lanes)
    vector::StoreOp::create(b, vector, memref, indices);
  else
    vector::MaskedStoreOp::create(b, memref, indices, mask(width), vector);
}

void VectorEmitter::prefetch(Value memref, ValueRange indices) {
  memref::PrefetchOp::create(b, memref, indices, /*isWrite=*/false, /*localityHint=*/3, /*isDataCache=*/true);
}

static Value rootOf(Value memref) {
  while (auto part = memref.getDefiningOp<memref::SubViewOp>())
    memref = part.getSource();
  return memref;
}

bool VectorEmitter::isWhole(Value memref) {
  Region *home = rootOf(memref).getParentRegion();
  for (Operation *around = b.getInsertionBlock()->getParentOp(); around; around = around->getParentOp())
    if (isa<scf::ForallOp>(around) && around->getRegion(0).isAncestor(home))
      return false;
  return true;
}

Value VectorEmitter::exceedsCaches(Value memref) {
  auto memrefType = cast<MemRefType>(memref.getType());
  int64_t rank = memrefType.getRank(), bytes = memrefType.getElementTypeBitWidth() / 8;
  int64_t features = memrefType.getDimSize(rank - 1);
  if (!isWhole(memref) || ShapedType::isDynamic(features) || features % lanes != 0)
    return Value();
  // What is read on the way takes the other half of the last cache.
  Value root = rootOf(memref), size = index(bytes);
  for (int64_t i = 0; i < cast<MemRefType>(root.getType()).getRank(); ++i)
    size = b.createOrFold<arith::MulIOp>(size, dim(root, i));
  Value large = b.createOrFold<arith::CmpIOp>(arith::CmpIPredicate::uge, size, index(facts.l3Bytes / 2));
  if (getConstantIntValue(large) == 0)
    return Value();
  Value address = memref::ExtractAlignedPointerAsIndexOp::create(b, memref);
  auto metadata = memref::ExtractStridedMetadataOp::create(b, memref);
  SmallVector<Value> bits{address, b.createOrFold<arith::MulIOp>(metadata.getOffset(), index(bytes))};
  for (Value stride : metadata.getStrides().drop_back())
    bits.push_back(b.createOrFold<arith::MulIOp>(stride, index(bytes)));
  Value all = bits.front();
  for (Value other : ArrayRef(bits).drop_front())
    all = b.createOrFold<arith::OrIOp>(all, other);
  Value rest = b.createOrFold<arith::AndIOp>(all, index(lanes * bytes - 1));
  Value aligned = b.createOrFold<arith::CmpIOp>(arith::CmpIPredicate::eq, rest, index(0));
  return b.createOrFold<arith::AndIOp>(large, aligned);
}

void VectorEmitter::storePastCaches(Value vector, Value memref, ValueRange indices) {
  vector::StoreOp::create(b, vector, memref, indices, /*nontemporal=*/true,
                          llvm::MaybeAlign(type.getNumElements() * element.getIntOrFloatBitWidth() / 8));
}

Value VectorEmitter::loadScalar(Value memref, ValueRange indices) {
  return memref::LoadOp::create(b, memref, indices);
}

void VectorEmitter::storeScalar(Value value, Value memref, ValueRange indices) {
  memref::StoreOp::create(b, value, memref, indices);
}

Value VectorEmitter::keep(Value vector, int64_t width, Value otherwise) {
  return width == lanes ? vector : arith::SelectOp::create(b, mask(width), vector, otherwise).getResult();
}

SmallVector<Value> VectorEmitter::transpose(SmallVector<Value> vectors) {
  // Numbered row by row, an element has the bits of its vector and then those of its lane. Merging the lanes of vectors i and
  // i + lanes / 2 turns these bits by one to the left, so that after log2(lanes) times vector and lane are exchanged.
  int64_t half = lanes / 2;
  for (int64_t times = 1; times < lanes; times *= 2) {
    SmallVector<Value> merged;
    for (int64_t i = 0; i < half; ++i)
      for (int64_t first : {int64_t(0), half}) {
        SmallVector<int64_t> order;
        for (int64_t lane = first; lane < first + half; ++lane)
          order.append({lane, lanes + lane});
        merged.push_back(vector::ShuffleOp::create(b, vectors[i], vectors[i + half], order));
      }
    vectors = merged;
  }
  return vectors;
}

Value VectorEmitter::buffer(ArrayRef<int64_t> shape, Type element) {
  return memref::AllocOp::create(b, MemRefType::get(shape, element), b.getI64IntegerAttr(64));
}

Value VectorEmitter::sumOf(Value memref, ArrayRef<Value> leading, Value from, Value to) {
  // Several sums at a time: one would wait for itself.
  constexpr int64_t count = 4;
  SmallVector<Value> place(leading);
  place.emplace_back();
  auto at = [&](Value i) -> ArrayRef<Value> { return place.back() = i, place; };
  Value rest = b.createOrFold<arith::RemUIOp>(max(index(0), sub(to, from)), index(count * lanes)), whole = sub(to, rest);
  SmallVector<Value> sums = loop(from, whole, count * lanes, SmallVector<Value>(count, splat(0)), [&](Value i, ValueRange carried) {
    SmallVector<Value> next;
    for (auto [k, sum] : llvm::enumerate(carried))
      next.push_back(addf(sum, load(memref, at(add(i, index(k * lanes))))));
    return next;
  });
  Value total = addf(addf(sums[0], sums[1]), addf(sums[2], sums[3]));
  total = loop(max(from, whole), to, lanes, total, [&](Value i, ValueRange carried) {
            return SmallVector<Value>{addf(carried[0], loadUpTo(memref, at(i), sub(to, i)))};
          }).front();
  return reduce(total, vector::CombiningKind::ADD);
}

//===-- Control flow ----------------------------------------------------------//

void VectorEmitter::loop(Value lower, Value upper, int64_t step, function_ref<void(Value)> body) {
  loop(lower, upper, step, {}, [&](Value i, ValueRange) {
    body(i);
    return SmallVector<Value>();
  });
}

SmallVector<Value> VectorEmitter::loop(Value lower, Value upper, int64_t step, ValueRange initial,
                                       function_ref<SmallVector<Value>(Value, ValueRange)> body) {
  std::optional<int64_t> from = getConstantIntValue(lower), to = getConstantIntValue(upper);
  if (from && to && *from >= *to)
    return SmallVector<Value>(initial);
  if (from && to && *from + step >= *to)
    return body(lower, initial);
  auto loop = scf::ForOp::create(b, lower, upper, index(step), initial);
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToStart(loop.getBody());
  SmallVector<Value> results = body(loop.getInductionVar(), loop.getRegionIterArgs());
  b.setInsertionPointToEnd(loop.getBody());
  if (!initial.empty())
    scf::YieldOp::create(b, results);
  return SmallVector<Value>(loop.getResults());
}

void VectorEmitter::rows(Value memref, unsigned innermost, function_ref<void(ArrayRef<Value>)> body) {
  unsigned count = cast<MemRefType>(memref.getType()).getRank() - innermost;
  SmallVector<Value> at;
  std::function<void()> nest = [&] {
    if (at.size() == count)
      return body(at);
    loop(index(0), dim(memref, at.size()), 1, [&](Value i) {
      at.push_back(i);
      nest();
      at.pop_back();
    });
  };
  nest();
}

void VectorEmitter::chunks(int64_t features, function_ref<void(Value, int64_t)> body) {
  chunks(features, {}, [&](Value first, int64_t width, ValueRange) {
    body(first, width);
    return SmallVector<Value>();
  });
}

SmallVector<Value>
VectorEmitter::chunks(int64_t features, ValueRange initial,
                      function_ref<SmallVector<Value>(Value, int64_t, ValueRange)> body) {
  int64_t whole = features / lanes * lanes;
  SmallVector<Value> carried(initial);
  constexpr int64_t unrolled = 4;
  if (whole / lanes <= unrolled) {
    for (int64_t first = 0; first < whole; first += lanes)
      carried = body(index(first), lanes, carried);
  } else {
    carried = loop(index(0), index(whole), lanes, carried,
                   [&](Value first, ValueRange values) { return body(first, lanes, values); });
  }
  if (whole < features)
    carried = body(index(whole), features - whole, carried);
  return carried;
}

SmallVector<Value> VectorEmitter::sums(int64_t features, int64_t count,
                                       function_ref<SmallVector<Value>(Value, int64_t)> terms) {
  // Several sums of each kind, as one would wait for itself.
  int64_t together = std::clamp<int64_t>(features / lanes, 1, 4);
  int64_t whole = features / (together * lanes) * (together * lanes);
  Value zero = splat(0);
  auto addTerms = [&](MutableArrayRef<Value> sums, Value first, int64_t width) {
    for (auto [sum, term] : llvm::zip_equal(sums, terms(first, width)))
      sum = addf(sum, keep(term, width, zero)); // lanes beyond the row do not count
  };
  SmallVector<Value> sums(together * count, zero);
  sums = loop(index(0), index(whole), together * lanes, sums, [&](Value first, ValueRange carried) {
    SmallVector<Value> next(carried);
    for (int64_t i = 0; i < together; ++i)
      addTerms(MutableArrayRef(next).slice(i * count, count), add(first, index(i * lanes)), lanes);
    return next;
  });
  for (int64_t first = whole, i = 0; first < features; first += lanes, i = (i + 1) % together)
    addTerms(MutableArrayRef(sums).slice(i * count, count), index(first), std::min(lanes, features - first));
  SmallVector<Value> results;
  for (int64_t kind = 0; kind < count; ++kind) {
    Value sum = sums[kind];
    for (int64_t i = 1; i < together; ++i)
      sum = addf(sum, sums[i * count + kind]);
    results.push_back(reduce(sum, vector::CombiningKind::ADD));
  }
  return results;
}

void VectorEmitter::parallel(ArrayRef<Value> counts, function_ref<void(ArrayRef<Value>)> body) {
  auto forall = scf::ForallOp::create(b, getAsOpFoldResult(counts), /*outputs=*/ValueRange(), /*mapping=*/std::nullopt);
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPoint(forall.getTerminator());
  body(forall.getInductionVars());
}

void VectorEmitter::branch(Value condition, function_ref<void()> then, function_ref<void()> otherwise) {
  std::optional<int64_t> known = getConstantIntValue(condition);
  if (known)
    return *known ? then() : otherwise();
  auto choice = scf::IfOp::create(b, condition, /*withElseRegion=*/true);
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToStart(choice.thenBlock());
  then();
  b.setInsertionPointToStart(choice.elseBlock());
  otherwise();
}

SmallVector<Value> VectorEmitter::choose(Value condition, function_ref<SmallVector<Value>()> then, ValueRange otherwise) {
  auto choice = scf::IfOp::create(b, otherwise.getTypes(), condition, /*withElseRegion=*/true);
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToStart(choice.thenBlock());
  scf::YieldOp::create(b, then());
  b.setInsertionPointToStart(choice.elseBlock());
  scf::YieldOp::create(b, otherwise);
  return SmallVector<Value>(choice.getResults());
}
