//===- Stencil.cpp - Diffusion by a band and depth-wise convolution ----------===//

#include "Lowerings.h"
#include "VectorEmitter.h"
#include "ldn/Dialect/Verify.h"

#include "mlir/Dialect/Utils/StaticValueUtils.h"

using namespace mlir;
using namespace ldn;

namespace {
/// A weighted sum over a window of rows; what is different between the operations is in the callbacks.
struct Stencil {
  Value x, y, at;
  int64_t before, taps;
  /// A transposed window has its taps in reverse order.
  void setWindow(int64_t ofOperator, bool transposed) { before = transposed ? taps - 1 - ofOperator : ofOperator; }
  /// The weight of tap `j` for some features.
  std::function<Value(Value j, Value first, int64_t width)> weight;
  /// Whether the sum is over differences to the row in the middle, and whether it is divided by the sum of the weights.
  bool differences = false, normalized = false;
  /// The sum of taps `from ... to - 1` of the operator itself, whose window is the other way round: a transposed
  /// Laplacian subtracts them times the row in the middle.
  std::function<Value(Value from, Value to, Value first, int64_t width)> degree;
  /// The result from the sum and the row in the middle.
  std::function<Value(Value sum, Value middle, Value first, int64_t width)> finish;
};
} // namespace

namespace {
/// The taps `from ... to - 1` of a window are on rows that exist; tap 0 is on row `top` of x.
struct Window {
  Value top, from, to;
};
} // namespace

/// Some features of one row of the result.
static void emitFeatures(VectorEmitter &e, const Stencil &s, ArrayRef<Value> at, Value row, const Window &window,
                         const Window &opposite, Value first, int64_t width) {
  SmallVector<Value> leading(at);
  Value middle = e.load(s.x, indices(leading, {e.add(row, s.at), first}), width);
  SmallVector<Value> sums{e.splat(0)};
  if (s.normalized)
    sums.push_back(e.splat(0));
  auto step = [&](Value j, ValueRange carried) {
    SmallVector<Value> next(carried);
    Value value = e.load(s.x, indices(leading, {e.add(window.top, j), first}), width);
    if (s.differences)
      value = e.subf(value, middle);
    Value weight = s.weight(j, first, width);
    next[0] = e.fma(weight, value, next[0]);
    if (s.normalized)
      next[1] = e.addf(next[1], weight);
    return next;
  };
  sums = e.loop(window.from, window.to, 1, sums, step);
  Value sum = s.normalized ? e.divf(sums[0], sums[1]) : sums[0];
  if (s.degree)
    sum = e.subf(sum, e.mulf(s.degree(opposite.from, opposite.to, first, width), middle));
  e.store(s.finish(sum, middle, first, width), s.y, indices(leading, {row, first}), width);
}

//===-- Rows in blocks ----------------------------------------------------------//

// Where the windows of some neighbouring rows lie inside the sequence, a row of x is loaded once for all of them: with
// tap j of result r on row k = r + j, row k is worth weight(k − r) to result r.

/// Results of a block whose sums, middles and weights fit the registers.
static int64_t getBlock(const VectorEmitter &e, const Stencil &s) {
  constexpr int64_t most = 8;
  return std::clamp<int64_t>((e.facts.vectorRegisters - 3) / (s.differences ? 3 : 2), 1, most);
}

/// Some features of `block` rows of the result from `row` on.
static void emitBlockFeatures(VectorEmitter &e, const Stencil &s, ArrayRef<Value> at, Value row, int64_t block,
                              Value first, int64_t width) {
  SmallVector<Value> leading(at), middle;
  Value top = e.sub(e.add(row, s.at), e.index(s.before));
  auto load = [&](Value k) { return e.load(s.x, indices(leading, {e.add(top, k), first}), width); };
  for (int64_t r = 0; r < block; ++r)
    middle.push_back(load(e.index(s.before + r)));

  // sums: one for each result, and that of the weights. weights[i]: weight(k − i).
  SmallVector<Value> sums(block + (s.normalized ? 1 : 0), e.splat(0));
  auto add = [&](Value k, ArrayRef<Value> weights, int64_t from, int64_t to) {
    Value value = load(k);
    for (int64_t r = from; r < to; ++r)
      sums[r] = e.fma(weights[r], s.differences ? e.subf(value, middle[r]) : value, sums[r]);
  };
  auto take = [&](Value j) {
    Value weight = s.weight(j, first, width);
    if (s.normalized)
      sums[block] = e.addf(sums[block], weight);
    return weight;
  };
  constexpr int64_t unrolled = 16;
  SmallVector<Value> weights(block);
  auto shift = [&](Value weight) {
    weights.pop_back();
    weights.insert(weights.begin(), weight);
  };
  int64_t k = 0, shared = s.taps > std::max(unrolled, block) ? block - 1 : s.taps;
  for (; k < shared; ++k) {
    shift(take(e.index(k)));
    add(e.index(k), weights, 0, std::min(k + 1, block));
  }
  if (k < s.taps) {
    // Every row is in all windows here.
    auto pack = [&] {
      SmallVector<Value> values(weights.begin(), weights.end() - 1);
      values.append(sums);
      return values;
    };
    auto unpack = [&](ValueRange values) {
      llvm::copy(values.take_front(block - 1), weights.begin());
      llvm::copy(values.drop_front(block - 1), sums.begin());
    };
    auto results = e.loop(e.index(k), e.index(s.taps), 1, pack(), [&](Value tap, ValueRange values) {
      unpack(values);
      shift(take(tap));
      add(tap, weights, 0, block);
      return pack();
    });
    unpack(results);
    k = s.taps;
  }
  for (; k < s.taps + block - 1; ++k) {
    shift(Value());
    add(e.index(k), weights, k - s.taps + 1, std::min(k + 1, block));
  }

  for (int64_t r = 0; r < block; ++r) {
    Value sum = s.normalized ? e.divf(sums[r], sums[block]) : sums[r];
    if (s.degree)
      sum = e.subf(sum, e.mulf(s.degree(e.index(0), e.index(s.taps), first, width), middle[r]));
    e.store(s.finish(sum, middle[r], first, width), s.y, indices(leading, {e.add(row, e.index(r)), first}), width);
  }
}

static void emitStencil(VectorEmitter &e, const Stencil &s) {
  int64_t rank = shapedType(s.x).getRank(), features = featureSize(shapedType(s.x)), block = getBlock(e, s);
  int64_t after = s.taps - 1 - s.before;
  // What a row must have on both sides for all of its windows to lie inside.
  int64_t above = s.degree ? std::max(s.before, after) : s.before, below = s.degree ? above : after;
  Value rowsOfX = e.dim(s.x, rank - 2), rowsOfY = e.dim(s.y, rank - 2), zero = e.index(0), taps = e.index(s.taps);
  e.rows(s.y, 2, [&](ArrayRef<Value> at) {
    SmallVector<Value> leading(at);
    auto emitRow = [&](Value row) {
      auto clipped = [&](int64_t before) -> Window {
        Value top = e.sub(e.add(row, s.at), e.index(before));
        return {top, e.max(zero, e.sub(zero, top)), e.min(taps, e.sub(rowsOfX, top))};
      };
      Window window = clipped(s.before), opposite = s.degree && after != s.before ? clipped(after) : window;
      e.chunks(features,
               [&](Value first, int64_t width) { emitFeatures(e, s, leading, row, window, opposite, first, width); });
    };
    auto emitRows = [&](Value from, Value to) { e.loop(from, to, 1, emitRow); };

    Value begin = e.min(rowsOfY, e.max(zero, e.sub(e.index(above), s.at)));
    Value end = e.max(begin, e.min(rowsOfY, e.sub(e.sub(rowsOfX, s.at), e.index(below))));
    Value last = e.sub(end, e.index(block));
    emitRows(zero, begin);
    e.branch(
        arith::CmpIOp::create(e.b, arith::CmpIPredicate::sge, last, begin),
        [&] {
          // The last block is moved up to end where the others do; computing a row twice does no harm.
          e.loop(begin, end, block, [&](Value row) {
            e.chunks(features, [&](Value first, int64_t width) {
              emitBlockFeatures(e, s, leading, e.min(row, last), block, first, width);
            });
          });
        },
        [&] { emitRows(begin, end); });
    emitRows(end, rowsOfY);
  });
}

/// Weights `[W]`, `[G, W]` or `[D, W]` as one vector for each tap and vector of features; in reverse order if
/// `reversed`.
static std::function<Value(Value, Value, int64_t)> weightsOf(VectorEmitter &e, Value kernel, int64_t features,
                                                             bool reversed) {
  ShapedType type = shapedType(kernel);
  auto place = [&e, last = e.index(featureSize(type) - 1), reversed](Value j) { return reversed ? e.sub(last, j) : j; };
  if (type.getRank() == 1)
    return [&e, kernel, place](Value j, Value, int64_t) { return e.broadcast(e.loadScalar(kernel, place(j))); };
  // Transposed once for each tile: a tap's weights of neighbouring features are not neighbours.
  int64_t taps = type.getDimSize(1), perKernel = features / type.getDimSize(0);
  Value buffer = e.buffer({taps, features});
  e.loop(e.index(0), e.index(features), 1, [&](Value feature) {
    Value group = e.b.createOrFold<arith::DivUIOp>(feature, e.index(perKernel));
    e.loop(e.index(0), e.index(taps), 1, [&](Value j) {
      e.storeScalar(e.loadScalar(kernel, {group, j}), buffer, {j, feature});
    });
  });
  return [&e, buffer, place](Value j, Value first, int64_t width) { return e.load(buffer, {place(j), first}, width); };
}

/// The sum of some taps of the operator as one vector for each vector of features; that of all taps is formed once.
static std::function<Value(Value, Value, Value, int64_t)> degreeOf(VectorEmitter &e, Value kernel, int64_t features) {
  auto weight = weightsOf(e, kernel, features, /*reversed=*/false);
  auto sum = [&e, weight](Value from, Value to, Value first, int64_t width) {
    return e
        .loop(from, to, 1, e.splat(0),
              [&](Value j, ValueRange carried) {
                return SmallVector<Value>{e.addf(carried[0], weight(j, first, width))};
              })
        .front();
  };
  int64_t taps = featureSize(shapedType(kernel));
  Value buffer = e.buffer({features});
  e.chunks(features, [&](Value first, int64_t width) {
    e.store(sum(e.index(0), e.index(taps), first, width), buffer, first, width);
  });
  return [&e, sum, buffer, taps](Value from, Value to, Value first, int64_t width) {
    bool all = isConstantIntValue(from, 0) && isConstantIntValue(to, taps);
    return all ? e.load(buffer, first, width) : sum(from, to, first, width);
  };
}

/// A step `[]` or `[G]` as one vector for each vector of features.
static std::function<Value(Value, int64_t)> stepOf(VectorEmitter &e, Value dt, int64_t features) {
  if (shapedType(dt).getRank() == 0) {
    Value step = e.broadcast(e.loadScalar(dt, {}));
    return [step](Value, int64_t) { return step; };
  }
  int64_t perStep = features / shapedType(dt).getDimSize(0);
  Value buffer = e.buffer({features});
  e.loop(e.index(0), e.index(features), 1, [&](Value feature) {
    Value group = e.b.createOrFold<arith::DivUIOp>(feature, e.index(perStep));
    e.storeScalar(e.loadScalar(dt, group), buffer, feature);
  });
  return [&e, buffer](Value first, int64_t width) { return e.load(buffer, first, width); };
}

LogicalResult ldn::lowerToVector(DiffuseOp op) {
  if (op.getStructure() != KernelStructure::band || !op.getBefore() || op.getSteps() != 1)
    return failure();
  VectorEmitter e(op, shapedType(op.getH()).getElementType());
  int64_t features = featureSize(shapedType(op.getH()));
  Stencil s;
  s.x = op.getH();
  s.y = op.getInits();
  s.at = op.getAt() ? op.getAt() : e.index(0);
  s.taps = featureSize(shapedType(op.getKernel()));
  s.setWindow(*op.getBefore(), op.getTransposed());
  s.weight = weightsOf(e, op.getKernel(), features, op.getTransposed());
  s.normalized = op.getNormalize() == Normalize::rows;
  bool laplacian = op.getForm() == DiffusionForm::laplacian;
  s.differences = laplacian && !op.getTransposed();
  if (laplacian && op.getTransposed())
    s.degree = degreeOf(e, op.getKernel(), features);
  auto step = stepOf(e, op.getDt(), features);
  s.finish = [&](Value sum, Value middle, Value first, int64_t width) {
    if (op.getBias())
      sum = e.addf(sum, e.load(op.getBias(), first, width));
    if (!laplacian)
      sum = e.subf(sum, middle);
    return e.mulf(step(first, width), sum);
  };
  emitStencil(e, s);
  return success();
}

LogicalResult ldn::lowerToVector(DWConvOp op) {
  VectorEmitter e(op, shapedType(op.getX()).getElementType());
  int64_t features = featureSize(shapedType(op.getX()));
  Stencil s;
  s.x = op.getX();
  s.y = op.getInits();
  s.at = op.getAt() ? op.getAt() : e.index(0);
  s.taps = featureSize(shapedType(op.getWeight()));
  s.setWindow(op.getBefore(), op.getTransposed());
  s.weight = weightsOf(e, op.getWeight(), features, op.getTransposed());
  s.finish = [&](Value sum, Value, Value first, int64_t width) {
    return op.getBias() ? e.addf(sum, e.load(op.getBias(), first, width)) : sum;
  };
  emitStencil(e, s);
  return success();
}
