//===- Stencil.cpp - Weighted sums over windows of rows ----------------------===//
//
// Some neighbouring rows of the result are a block, whose sums stay in registers. A row of x is loaded once for all of them:
// with tap j of result r on row k = r + j, row k is worth weight(k − r) to result r, so the weights of row k are those of row
// k − 1, moved on by one result, and one new one.
//
//===----------------------------------------------------------------------===//

#include "Stencil.h"
#include "ldn/Dialect/Remarks.h"
#include "ldn/Dialect/Verify.h"

#include "mlir/Dialect/Utils/StaticValueUtils.h"

using namespace mlir;
using namespace ldn;

namespace {
class StencilEmitter {
public:
  StencilEmitter(VectorEmitter &e, const Stencil &stencil);

  void emit();

private:
  /// The sums of a block and the weights at its last row: `weights[r]` is weight(k − r).
  struct Sums {
    SmallVector<Value> weights, sums;
    void shift(Value weight) {
      weights.pop_back();
      weights.insert(weights.begin(), weight);
    }
    /// What the next row needs: the last weight has left the window.
    SmallVector<Value> pack() const {
      SmallVector<Value> values(weights.begin(), weights.end() - 1);
      values.append(sums);
      return values;
    }
    void unpack(ValueRange values) {
      int64_t count = weights.size();
      llvm::copy(values.take_front(count - 1), weights.begin());
      llvm::copy(values.drop_front(count - 1), sums.begin());
    }
  };

  using Step = function_ref<void(Sums &, Value k)>;

  Sums begin(int64_t block) { return {SmallVector<Value>(block, e.splat(0)), SmallVector<Value>(block, e.splat(0))}; }
  /// Row k of the window for the results [from, to).
  void add(Sums &sums, Value top, Value k, int64_t from, int64_t to);
  void loop(Sums &sums, Value lower, Value upper, int64_t unrolled, Step step);
  /// The sums of a block for windows of a known length, all rows of which exist. Tap 0 of the first result is on row `top`.
  SmallVector<Value> sumInside(Value top);
  /// The same for windows of any length but not shorter than the block, rows of which may be missing.
  SmallVector<Value> sumAnywhere(int64_t block, Value top);

  /// Rows [from, to) in blocks, the last of which is moved up to end at `end`: computing a row twice does no harm.
  void emitRows(Value from, Value to, Value end, int64_t block, function_ref<Value(Value row)> isInside);
  /// `isInside`: whether the windows of all results of the block are.
  void emitBlock(Value row, int64_t block, Value isInside);
  void emitSequence();
  /// Σ of the weights for one row, those that meet rows of x.
  Value getDegree(Value row);
  /// Some features of a block.
  void finish(Value row, SmallVector<Value> sums, ArrayRef<Value> degrees, bool mayStream);

  VectorEmitter &e;
  const Stencil &s;
  int64_t features, block;
  std::optional<int64_t> taps; // where it is known
  Value rowsOfX, rowsOfY, zero;
  Value streams; // whether results go past the caches; null where they never do
  Value fetched; // rows from the one in the middle to one that is asked for early; null where x is in cache
  // Where code is written: leading indices, some features.
  SmallVector<Value> leading;
  Value first;
  int64_t width = 0;
};
} // namespace

StencilEmitter::StencilEmitter(VectorEmitter &e, const Stencil &stencil)
    : e(e), s(stencil), features(featureSize(shapedType(s.x))), taps(getConstantIntValue(s.taps)) {
  int64_t rank = shapedType(s.x).getRank();
  rowsOfX = e.dim(s.x, rank - 2);
  rowsOfY = e.dim(s.y, rank - 2);
  zero = e.index(0);
  // Sums and weights, and a row of x. More results than this hide no more latency.
  constexpr int64_t most = 12;
  block = std::clamp<int64_t>((e.facts.vectorRegisters - 3) / 2, 1, most);
  streams = e.exceedsCaches(s.y);
  if (!e.isWhole(s.x))
    return;
  // So many bytes of rows are on their way at one time.
  constexpr int64_t ahead = 8 << 10;
  int64_t bytes = features * e.element.getIntOrFloatBitWidth() / 8;
  fetched = e.add(e.sub(s.taps, s.before), e.index(llvm::divideCeil(ahead, bytes)));
}

void StencilEmitter::add(Sums &sums, Value top, Value k, int64_t from, int64_t to) {
  Value value = e.load(s.x, indices(leading, {e.add(top, k), first}), width);
  for (int64_t r = from; r < to; ++r)
    sums.sums[r] = e.fma(sums.weights[r], value, sums.sums[r]);
}

void StencilEmitter::loop(Sums &sums, Value lower, Value upper, int64_t unrolled, Step step) {
  auto results = e.loop(lower, upper, unrolled, sums.pack(), [&](Value k, ValueRange carried) {
    Sums inner = begin(sums.sums.size());
    inner.unpack(carried);
    for (int64_t i = 0; i < unrolled; ++i)
      step(inner, e.add(k, e.index(i)));
    return inner.pack();
  });
  sums.unpack(results);
}

SmallVector<Value> StencilEmitter::sumInside(Value top) {
  Sums sums = begin(block);
  int64_t k = 0;
  auto some = [&](int64_t from, int64_t to) {
    sums.shift(k < *taps ? s.weight(e.index(k), first, width) : Value());
    add(sums, top, e.index(k), from, to);
    ++k;
  };
  auto every = [&](Sums &sums, Value k) {
    sums.shift(s.weight(k, first, width));
    add(sums, top, k, 0, block);
  };
  while (k < std::min(*taps, block - 1))
    some(0, k + 1);
  // Every row is in all windows here. After `block` rows the weights are in the same registers again.
  if (int64_t times = (*taps - k) / block; times > 1) {
    loop(sums, e.index(k), e.index(k + times * block), block, every);
    k += times * block;
  }
  while (k < *taps)
    some(0, std::min(k + 1, block));
  while (k < *taps + block - 1)
    some(k - *taps + 1, std::min(k + 1, block));
  return sums.sums;
}

SmallVector<Value> StencilEmitter::sumAnywhere(int64_t block, Value top) {
  Value from = e.max(zero, e.sub(zero, top)), to = e.sub(rowsOfX, top);
  Sums sums = begin(block);
  // Near the ends of the windows: row k, if it exists, for the results whose windows it is in.
  auto some = [&](Value k, int64_t first, int64_t last, bool mayBeAbove) {
    Value exists = arith::CmpIOp::create(e.b, arith::CmpIPredicate::slt, k, to);
    if (mayBeAbove)
      exists = arith::AndIOp::create(e.b, exists, arith::CmpIOp::create(e.b, arith::CmpIPredicate::sge, k, from));
    sums.sums = e.choose(exists, [&] {
      Sums next = sums;
      for (int64_t r = first; r < last; ++r)
        next.weights[r] = s.weight(e.sub(k, e.index(r)), this->first, width);
      add(next, top, k, first, last);
      return next.sums;
    }, sums.sums);
  };
  auto every = [&](Sums &sums, Value k) {
    sums.shift(s.weight(k, first, width));
    add(sums, top, k, 0, block);
  };
  for (int64_t k = 0; k + 1 < block; ++k)
    some(e.index(k), 0, k + 1, /*mayBeAbove=*/true);
  Value begin = e.max(from, e.index(block - 1)), end = e.max(begin, e.min(to, s.taps));
  for (int64_t r = 0; r + 1 < block; ++r)
    sums.weights[r] = s.weight(e.min(e.sub(begin, e.index(r + 1)), e.sub(s.taps, e.index(1))), first, width);
  Value rest = arith::RemUIOp::create(e.b, e.sub(end, begin), e.index(block));
  loop(sums, begin, e.sub(end, rest), block, every);
  loop(sums, e.sub(end, rest), end, 1, every);
  for (int64_t k = 0; k + 1 < block; ++k)
    some(e.add(s.taps, e.index(k)), k + 1, block, /*mayBeAbove=*/!taps);
  return sums.sums;
}

Value StencilEmitter::getDegree(Value row) {
  Value top = e.sub(e.add(row, s.at), s.degree->before), from = e.max(zero, e.sub(zero, top));
  return s.degree->sum(from, e.min(s.taps, e.sub(rowsOfX, top)), first, width);
}

void StencilEmitter::finish(Value row, SmallVector<Value> sums, ArrayRef<Value> degrees, bool mayStream) {
  for (auto [r, sum] : llvm::enumerate(sums)) {
    Value middle = e.load(s.x, indices(leading, {e.add(e.add(row, e.index(r)), s.at), first}), width);
    sum = s.finish(sum, s.degree ? degrees[r] : Value(), middle, first, width);
  }
  auto store = [&](bool past) {
    for (auto [r, result] : llvm::enumerate(sums)) {
      SmallVector<Value> place = indices(leading, {e.add(row, e.index(r)), first});
      past ? e.storePastCaches(result, s.y, place) : e.store(result, s.y, place, width);
    }
  };
  if (mayStream && streams)
    e.branch(streams, [&] { store(true); }, [&] { store(false); });
  else
    store(false);
}

void StencilEmitter::emitBlock(Value row, int64_t block, Value isInside) {
  bool allInside = getConstantIntValue(isInside).value_or(0) != 0; // a constant true is -1
  Value top = e.sub(e.add(row, s.at), s.before);
  auto getDegrees = [&]() -> SmallVector<Value> {
    SmallVector<Value> all(block, s.degree->ofAll(first, width));
    if (allInside)
      return all;
    Value isClipped = arith::XOrIOp::create(e.b, isInside, arith::ConstantOp::create(e.b, e.b.getBoolAttr(true)));
    return e.choose(isClipped, [&] {
      SmallVector<Value> own;
      for (int64_t r = 0; r < block; ++r)
        own.push_back(getDegree(e.add(row, e.index(r))));
      return own;
    }, all);
  };
  first = zero;
  width = e.lanes;
  SmallVector<Value> degrees;
  if (s.degree && !s.degree->perFeature)
    degrees = getDegrees();
  auto emit = [&](Value at, int64_t count) {
    first = at;
    width = count;
    if (s.degree && s.degree->perFeature)
      degrees = getDegrees();
    bool hasWindows = allInside && taps, isMain = allInside || !taps;
    // The machine sees no order in the rows of one vector of features, and asks for the next ones too late.
    for (int64_t r = 0; isMain && fetched && r < block; ++r)
      e.prefetch(s.x, indices(leading, {e.add(e.add(row, e.index(r)), e.add(s.at, fetched)), first}));
    finish(row, hasWindows ? sumInside(top) : sumAnywhere(block, top), degrees, isMain && block > 1);
  };
  int64_t whole = features / e.lanes * e.lanes;
  e.loop(zero, e.index(whole), e.lanes, [&](Value at) { emit(at, e.lanes); });
  if (whole < features)
    emit(e.index(whole), features - whole);
}

void StencilEmitter::emitRows(Value from, Value to, Value end, int64_t block, function_ref<Value(Value)> isInside) {
  Value last = e.sub(end, e.index(block));
  e.loop(from, to, block, [&](Value i) {
    Value row = block == 1 ? i : e.min(i, last);
    emitBlock(row, block, isInside(row));
  });
}

void StencilEmitter::emitSequence() {
  auto isLess = [&](Value x, Value y) { return e.b.createOrFold<arith::CmpIOp>(arith::CmpIPredicate::slt, x, y); };
  auto select = [&](Value which, Value x, Value y) { return e.b.createOrFold<arith::SelectOp>(which, x, y); };
  Value above = s.before, below = e.sub(e.sub(s.taps, e.index(1)), s.before);
  if (s.degree) {
    below = e.max(below, e.sub(e.sub(s.taps, e.index(1)), s.degree->before));
    above = e.max(above, s.degree->before);
  }
  // [start, end): the windows of these rows lie inside.
  Value start = e.min(rowsOfY, e.max(zero, e.sub(above, s.at)));
  Value end = e.max(start, e.min(rowsOfY, e.sub(e.sub(rowsOfX, s.at), below)));
  Value never = arith::ConstantOp::create(e.b, e.b.getBoolAttr(false)), always = arith::ConstantOp::create(e.b, e.b.getBoolAttr(true));
  // Blocks anywhere are smaller: there is much code for every row.
  constexpr int64_t mostAnywhere = 8, shortWindow = 24;
  int64_t anywhere = std::min(block, mostAnywhere);
  auto oneByOne = [&](Value from, Value to) { emitRows(from, to, to, 1, [&](Value) { return never; }); };
  if (!taps) {
    Value few = e.b.createOrFold<arith::OrIOp>(isLess(rowsOfY, e.index(anywhere)), isLess(s.taps, e.index(anywhere)));
    return e.branch(few, [&] { oneByOne(zero, rowsOfY); }, [&] {
      emitRows(zero, rowsOfY, rowsOfY, anywhere, [&](Value row) -> Value {
        Value isAfter = arith::CmpIOp::create(e.b, arith::CmpIPredicate::sge, row, start);
        return arith::AndIOp::create(e.b, isAfter, arith::CmpIOp::create(e.b, arith::CmpIPredicate::sle, e.add(row, e.index(anywhere)), end));
      });
    });
  }
  Value inner = select(isLess(e.sub(end, start), e.index(block)), end, start);
  emitRows(inner, end, end, block, [&](Value) { return always; });
  // Rows [0, inner) and [end, rowsOfY). Short windows miss rows at few results.
  auto atEnds = [&](int64_t block) {
    e.loop(zero, e.index(2), 1, [&](Value side) {
      Value isFirst = e.b.createOrFold<arith::CmpIOp>(arith::CmpIPredicate::eq, side, zero);
      emitRows(select(isFirst, zero, end), select(isFirst, inner, rowsOfY), rowsOfY, block, [&](Value) { return never; });
    });
  };
  if (*taps <= shortWindow)
    return atEnds(1);
  e.branch(isLess(rowsOfY, e.index(anywhere)), [&] { oneByOne(zero, rowsOfY); }, [&] { atEnds(anywhere); });
}

void StencilEmitter::emit() {
  if (taps)
    if (auto remark = remarkAnalysis(e.op, "blocks", "Stencil"))
      remark << "window of " << RemarkArg("Taps", *taps) << " rows, " << RemarkArg("Rows", block)
             << " neighbouring results share the rows that they load";
  e.rows(s.y, 2, [&](ArrayRef<Value> at) {
    leading.assign(at.begin(), at.end());
    emitSequence();
  });
}

void ldn::emitStencil(VectorEmitter &e, const Stencil &stencil) { StencilEmitter(e, stencil).emit(); }
