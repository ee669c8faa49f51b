//===- KernelGradient.cpp - Loops of derivatives of kernels and steps --------===//

#include "KernelRows.h"
#include "LowerOps.h"

using namespace mlir;
using namespace ldn;

using Values = LoopBuilder::Values;

void ldn::lowerToLoops(DegreeOp op, LoopBuilder &b) {
  KernelRows kernel(b, op, op.getTokens());
  b.forEach(b.sizes(op.getInits()), [&](ValueRange at) {
    Values set = kernel.setOf(at[1], b.size(op.getInits(), 1));
    b.store(kernel.sum(set, at[0]), op.getInits(), at);
  });
}

//===-- taps and dense kernels ------------------------------------------------//

void ldn::lowerToLoops(TapGradOp op, LoopBuilder &b) {
  Value g = op.getG(), x = op.getX(), zero = b.constant(elementType(x), 0), tokens = b.size(x, 1);
  Value before = op.getBefore() ? b.index(*op.getBefore()) : op.getReach();
  b.forEach(b.sizes(op.getInits()), [&](ValueRange at) {
    Value c = at[0], shift = b.sub(at[1], before);
    // The t for which t + shift exists.
    Value begin = b.max(b.index(0), b.sub(b.index(0), shift)), end = b.min(tokens, b.sub(tokens, shift));
    Value total = b.fold(b.size(x, 0), zero, [&](ValueRange batch, ValueRange sofar) {
                     return Values{b.sum(begin, end, sofar[0], [&](Value t) {
                       Value other = b.load(x, {batch[0], b.add(t, shift), c});
                       if (op.getCenter())
                         other = b.sub(other, b.load(op.getCenter(), {batch[0], t, c}));
                       return b.mul(b.load(g, {batch[0], t, c}), other);
                     })};
                   })[0];
    b.store(total, op.getInits(), at);
  });
}

void ldn::lowerToLoops(DenseKernelGradOp op, LoopBuilder &b) {
  Value g = op.getG(), x = op.getX(), zero = b.constant(elementType(x), 0);
  b.forEach(b.sizes(op.getInits()), [&](ValueRange at) {
    Value t = at[0], s = at[1];
    Value total = b.fold({b.size(x, 0), b.size(x, 2)}, zero, [&](ValueRange i, ValueRange sofar) {
                     Value other = b.load(x, {i[0], s, i[1]});
                     if (op.getCenter())
                       other = b.sub(other, b.load(op.getCenter(), {i[0], t, i[1]}));
                     return Values{b.add(sofar[0], b.mul(b.load(g, {i[0], t, i[1]}), other))};
                   })[0];
    b.store(total, op.getInits(), at);
  });
}

//===-- gaussian_kernel -------------------------------------------------------//

void ldn::lowerToLoops(GaussianKernelGradOp op, LoopBuilder &b) {
  Value g = op.getG();
  Type type = elementType(g);
  Value zero = b.constant(type, 0), one = b.constant(type, 1), two = b.constant(type, 2);
  Value centre = op.getReach() ? op.getReach() : b.index(*op.getBefore());
  b.forEach(b.sizes(op.getInits()), [&](ValueRange group) {
    Value sigma = b.load(op.getSigma(), group), square = b.mul(sigma, sigma);
    Value forward = op.getForward() ? b.load(op.getForward(), group) : one;
    Value backward = op.getBackward() ? b.load(op.getBackward(), group) : one;
    Value total = b.sum(b.index(0), b.size(g, -1), type, [&](Value j) {
      Value o = b.toFloat(b.sub(j, centre), type), distance = b.mul(o, o);
      Value slope = b.exp(b.sub(zero, b.div(distance, b.mul(two, square))));
      Value earlier = b.less(o, zero), later = b.less(zero, o);
      switch (op.getOf()) {
      case 0: { // o² / σ³ times the tap
        Value direction = b.select(earlier, forward, b.select(later, backward, one));
        slope = b.mul(b.mul(slope, direction), b.div(distance, b.mul(square, sigma)));
        break;
      }
      case 1:
        slope = b.select(earlier, slope, zero);
        break;
      default:
        slope = b.select(later, slope, zero);
      }
      return b.mul(b.load(g, concat(group, j)), slope);
    });
    b.store(total, op.getInits(), group);
  });
}

//===-- stable_step -----------------------------------------------------------//

namespace {
/// The derivative of dt = sigmoid(raw) / bound, bound = max_t Σ_{s ≠ t} K[t, s], for one step.
class StableStepGradLoops {
public:
  StableStepGradLoops(StableStepGradOp op, LoopBuilder &b)
      : op(op), b(b), type(elementType(op.getG())), kernel(b, op, op.getTokens()) {}

  void lower();

private:
  /// Finds the bound, and the first row that has it.
  void findLargestRow(ValueRange group);
  /// Adds `slope` · d bound / d K to the adjoint of the kernel.
  void addToKernel(Value slope);

  StableStepGradOp op;
  LoopBuilder &b;
  Type type;
  KernelRows kernel;
  Value bound, row;
  Values set;
};
} // namespace

void StableStepGradLoops::findLargestRow(ValueRange group) {
  bool sets = kernel.hasSets();
  Value perGroup = sets ? b.size(op.getKernel(), 0) : b.index(1), first = b.index(0);
  if (!group.empty() && sets) {
    perGroup = b.div(perGroup, b.size(op.getRaw(), 0));
    first = b.mul(group[0], perGroup);
  }
  auto setAt = [&](Value i) { return sets ? Values{b.add(first, i)} : Values(); };
  Values start{b.constant(type, 0), b.index(0), b.index(0)};
  Values found = b.fold({perGroup, op.getTokens()}, start, [&](ValueRange at, ValueRange sofar) {
    Value sum = kernel.sumOfOthers(setAt(at[0]), at[1]);
    if (op.getNormalize() == Normalize::rows)
      sum = b.div(sum, kernel.sum(setAt(at[0]), at[1]));
    Value larger = b.less(sofar[0], sum);
    return Values{b.select(larger, sum, sofar[0]), b.select(larger, at[0], sofar[1]),
                  b.select(larger, at[1], sofar[2])};
  });
  bound = found[0];
  set = setAt(found[1]);
  row = found[2];
}

void StableStepGradLoops::addToKernel(Value slope) {
  // others / all: the others have the slope 1 / all - others / all², the token itself -others / all².
  Value zero = b.constant(type, 0), scale = slope, shift = zero;
  if (op.getNormalize() == Normalize::rows) {
    scale = b.div(slope, kernel.sum(set, row));
    shift = b.mul(scale, bound);
  }
  auto [begin, end] = kernel.row(row);
  b.forRange(begin, end, [&](Value s) {
    Values place = kernel.place(set, row, s);
    Value mine = b.sub(b.select(b.equal(s, row), zero, scale), shift);
    b.store(b.add(b.load(op.getInits(), place), mine), op.getInits(), place);
  });
}

void StableStepGradLoops::lower() {
  Value zero = b.constant(type, 0), one = b.constant(type, 1);
  bool ofKernel = op.getOf() == 1;
  if (ofKernel)
    b.forEach(b.sizes(op.getInits()), [&](ValueRange at) { b.store(zero, op.getInits(), at); });
  b.forEach(b.sizes(op.getRaw()), [&](ValueRange group) {
    findLargestRow(group);
    Value sigmoid = b.div(one, b.add(one, b.exp(b.sub(zero, b.load(op.getRaw(), group)))));
    Value isBound = b.less(zero, bound), g = b.load(op.getG(), group);
    Value divisor = b.select(isBound, bound, one);
    if (ofKernel) {
      Value slope = b.sub(zero, b.div(b.mul(g, sigmoid), b.mul(divisor, divisor)));
      addToKernel(b.select(isBound, slope, zero));
      return;
    }
    Value slope = b.mul(sigmoid, b.sub(one, sigmoid));
    b.store(b.div(b.mul(g, slope), divisor), op.getInits(), group);
  });
}

void ldn::lowerToLoops(StableStepGradOp op, LoopBuilder &b) { StableStepGradLoops(op, b).lower(); }
