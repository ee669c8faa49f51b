//===- RowSums.cpp - Stable steps and degrees: row sums of kernels -----------===//
//
// A row of a kernel lies side by side in memory, of a band as well. Rows of a band whose windows lie inside the sequence have one
// sum, which is formed once.
//
//===----------------------------------------------------------------------===//

#include "Band.h"
#include "Lowerings.h"
#include "ldn/Dialect/Verify.h"

#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;
using namespace ldn;

namespace {
/// The rows of a kernel between the tokens `0 ≤ t, s < tokens`.
class RowSums {
public:
  template <typename Op>
  RowSums(VectorEmitter &e, Op op) : e(e), tokens(op.getTokens()), kernel(op.getKernel()) {
    if (op.getStructure() == KernelStructure::band)
      band = Band::of(e, op);
    topRows = bottomRow = tokens;
    if (!band)
      return;
    Value below = e.sub(e.sub(band->getTaps(e), e.index(1)), band->getBefore(e));
    topRows = e.min(tokens, e.max(e.index(1), e.add(band->getBefore(e), e.index(1))));
    bottomRow = e.max(topRows, e.min(tokens, e.sub(tokens, below)));
  }

  bool hasSets() const { return band && band->getRank() == 2; }
  /// The tokens `s` of row t that exist: [from, to).
  struct Range {
    Value from, to;
  };
  Range getRange(Value t) {
    if (!band)
      return {e.index(0), tokens};
    Value first = e.sub(t, band->getBefore(e)); // of the window
    return {e.max(e.index(0), first), e.min(tokens, e.add(first, band->getTaps(e)))};
  }
  /// Where K[t, s] is.
  SmallVector<Value> getPlace(ArrayRef<Value> set, Value t, Value s) {
    if (!band)
      return {t, s};
    return indices(set, {e.add(e.sub(s, t), band->before)});
  }
  /// Σ K[t, s] over [from, to).
  Value sum(ArrayRef<Value> set, Value t, Value from, Value to) {
    SmallVector<Value> place = getPlace(set, t, from);
    Value first = place.pop_back_val();
    return e.sumOf(kernel, place, first, e.add(first, e.max(e.index(0), e.sub(to, from))));
  }
  Value sum(ArrayRef<Value> set, Value t) {
    Range range = getRange(t);
    return sum(set, t, range.from, range.to);
  }
  /// Σ_{s ≠ t} K[t, s], and the same over Σ_s K[t, s].
  Value sumOfOthers(ArrayRef<Value> set, Value t, bool normalized) {
    Range range = getRange(t);
    Value others = e.addf(sum(set, t, range.from, e.min(t, range.to)), sum(set, t, e.max(e.add(t, e.index(1)), range.from), range.to));
    return normalized ? e.divf(others, sum(set, t)) : others;
  }

  VectorEmitter &e;
  Value tokens, kernel;
  std::optional<Band> band;
  /// Rows from topRows to bottomRow − 1 have the sum of row topRows − 1.
  Value topRows, bottomRow;
};

/// The bound of a step: the largest sum of others, where it is positive, and the first row that has it.
struct Bound {
  Value value, set, row;
};
} // namespace

/// The bound of the step of `group`, which obeys the sets of its group: one, or all of them for a scalar.
template <typename Op> static Bound findBound(VectorEmitter &e, RowSums &rows, Op op, ArrayRef<Value> group) {
  Value zero = e.index(0), sets = e.index(1), firstSet = zero;
  if (rows.hasSets()) {
    int64_t all = rows.band->getSets(), perGroup = group.empty() ? all : all / shapedType(op.getRaw()).getDimSize(0);
    sets = e.index(perGroup);
    firstSet = group.empty() ? zero : e.mul(group.front(), perGroup);
  }
  bool normalized = op.getNormalize() == Normalize::rows;
  SmallVector<Value> found{e.scalar(0), zero, zero};
  found = e.loop(zero, sets, 1, found, [&](Value i, ValueRange outer) {
    Value setIndex = e.add(firstSet, i);
    SmallVector<Value> set;
    if (rows.hasSets())
      set.push_back(setIndex);
    auto look = [&](Value t, ValueRange sofar) {
      Value sum = rows.sumOfOthers(set, t, normalized);
      Value larger = arith::CmpFOp::create(e.b, arith::CmpFPredicate::OLT, sofar[0], sum);
      auto select = [&](Value x, Value otherwise) { return arith::SelectOp::create(e.b, larger, x, otherwise).getResult(); };
      return SmallVector<Value>{select(sum, sofar[0]), select(setIndex, sofar[1]), select(t, sofar[2])};
    };
    SmallVector<Value> top = e.loop(zero, rows.topRows, 1, outer, look);
    return e.loop(rows.bottomRow, rows.tokens, 1, top, look);
  });
  return {found[0], found[1], found[2]};
}

static Value sigmoid(VectorEmitter &e, Value raw) {
  Value exp = math::ExpOp::create(e.b, e.subf(e.scalar(0), raw));
  return e.divf(e.scalar(1), e.addf(e.scalar(1), exp));
}

/// Where the bound is not positive it is none.
static Value divisorOf(VectorEmitter &e, Value bound, Value &isBound) {
  isBound = arith::CmpFOp::create(e.b, arith::CmpFPredicate::OLT, e.scalar(0), bound);
  return arith::SelectOp::create(e.b, isBound, bound, e.scalar(1));
}

LogicalResult ldn::lowerToVector(StableStepOp op) {
  VectorEmitter e(op, op.getOutputType().getElementType());
  RowSums rows(e, op);
  e.rows(op.getInits(), 0, [&](ArrayRef<Value> group) {
    Value isBound, divisor = divisorOf(e, findBound(e, rows, op, group).value, isBound);
    e.storeScalar(e.divf(sigmoid(e, e.loadScalar(op.getRaw(), group)), divisor), op.getInits(), group);
  });
  return success();
}

/// dt = sigmoid(raw) / bound, bound = max_t Σ_{s ≠ t} K[t, s].
LogicalResult ldn::lowerToVector(StableStepGradOp op) {
  VectorEmitter e(op, op.getOutputType().getElementType());
  RowSums rows(e, op);
  bool ofKernel = op.getOf() == 1, normalized = op.getNormalize() == Normalize::rows;
  Value zero = e.index(0);
  if (ofKernel)
    e.rows(op.getInits(), 1, [&](ArrayRef<Value> at) {
      Value count = e.dim(op.getInits(), at.size());
      e.loop(zero, count, e.lanes, [&](Value first) {
        e.storeUpTo(e.splat(0), op.getInits(), indices(at, {first}), e.sub(count, first));
      });
    });
  e.rows(op.getRaw(), 0, [&](ArrayRef<Value> group) {
    Bound bound = findBound(e, rows, op, group);
    Value isBound, divisor = divisorOf(e, bound.value, isBound), g = e.loadScalar(op.getG(), group);
    Value share = sigmoid(e, e.loadScalar(op.getRaw(), group));
    if (!ofKernel) {
      Value slope = e.mulf(share, e.subf(e.scalar(1), share));
      return e.storeScalar(e.divf(e.mulf(g, slope), divisor), op.getInits(), group);
    }
    Value slope = e.subf(e.scalar(0), e.divf(e.mulf(g, share), e.mulf(divisor, divisor)));
    slope = arith::SelectOp::create(e.b, isBound, slope, e.scalar(0));
    SmallVector<Value> set;
    if (rows.hasSets())
      set.push_back(bound.set);
    // others / all: the others have the slope 1 / all − others / all², the token itself −others / all².
    Value scale = slope, shift = e.scalar(0);
    if (normalized) {
      scale = e.divf(slope, rows.sum(set, bound.row));
      shift = e.mulf(scale, bound.value);
    }
    RowSums::Range range = rows.getRange(bound.row);
    e.loop(range.from, range.to, 1, [&](Value s) {
      Value isSelf = arith::CmpIOp::create(e.b, arith::CmpIPredicate::eq, s, bound.row);
      Value mine = e.subf(arith::SelectOp::create(e.b, isSelf, e.scalar(0), scale), shift);
      SmallVector<Value> place = rows.getPlace(set, bound.row, s);
      e.storeScalar(e.addf(e.loadScalar(op.getInits(), place), mine), op.getInits(), place);
    });
  });
  return success();
}

LogicalResult ldn::lowerToVector(DegreeOp op) {
  VectorEmitter e(op, op.getOutputType().getElementType());
  RowSums rows(e, op);
  Value y = op.getInits(), zero = e.index(0);
  int64_t features = featureSize(op.getOutputType()), sets = rows.hasSets() ? rows.band->getSets() : 1;
  auto sum = [&](Value t) {
    if (sets == 1) {
      Value degree = e.broadcast(rows.sum(rows.hasSets() ? SmallVector<Value>{zero} : SmallVector<Value>(), t));
      return e.chunks(features, [&](Value first, int64_t width) { e.store(degree, y, {t, first}, width); });
    }
    e.loop(zero, e.index(sets), 1, [&](Value set) {
      Value degree = rows.sum({set}, t), first = e.mul(set, features / sets);
      e.loop(first, e.add(first, e.index(features / sets)), 1, [&](Value c) { e.storeScalar(degree, y, {t, c}); });
    });
  };
  e.loop(zero, rows.topRows, 1, sum);
  e.loop(rows.bottomRow, rows.tokens, 1, sum);
  Value like = e.max(zero, e.sub(rows.topRows, e.index(1)));
  e.loop(rows.topRows, rows.bottomRow, 1, [&](Value t) {
    e.chunks(features, [&](Value first, int64_t width) { e.store(e.load(y, {like, first}, width), y, {t, first}, width); });
  });
  return success();
}
