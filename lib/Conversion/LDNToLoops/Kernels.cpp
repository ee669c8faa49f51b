//===- Kernels.cpp - Loops of kernels, steps, positions and packing ----------===//

#include "KernelRows.h"
#include "LowerOps.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;
using namespace ldn;

/// The tap of a kernel that belongs to the token itself.
static Value centreTap(LoopBuilder &b, GaussianKernelOp op) {
  return op.getReach() ? op.getReach() : b.index(*op.getBefore());
}

void ldn::lowerToLoops(GaussianKernelOp op, LoopBuilder &b) {
  Type type = elementType(op.getInits());
  Value centre = centreTap(b, op), zero = b.constant(type, 0), one = b.constant(type, 1), two = b.constant(type, 2);
  b.forEach(b.sizes(op.getInits()), [&](ValueRange at) {
    ValueRange group = at.drop_back();
    Value sigma = b.load(op.getSigma(), group);
    Value o = b.toFloat(b.sub(at.back(), centre), type);
    Value exponent = b.div(b.mul(o, o), b.mul(two, b.mul(sigma, sigma)));
    Value tap = b.exp(b.sub(zero, exponent));
    Value forward = op.getForward() ? b.load(op.getForward(), group) : one;
    Value backward = op.getBackward() ? b.load(op.getBackward(), group) : one;
    Value direction = b.select(b.less(o, zero), forward, b.select(b.less(zero, o), backward, one));
    b.store(b.mul(tap, direction), op.getInits(), at);
  });
}

//===-- stable_step -----------------------------------------------------------//

void ldn::lowerToLoops(StableStepOp op, LoopBuilder &b) {
  Type type = elementType(op.getInits());
  Value zero = b.constant(type, 0), one = b.constant(type, 1);
  KernelRows kernel(b, op, op.getTokens());
  bool sets = kernel.hasSets();
  b.forEach(b.sizes(op.getInits()), [&](ValueRange group) {
    // Each step obeys all the sets of taps that belong to its group: one, or all of them for a scalar.
    Value perGroup = sets ? b.size(op.getKernel(), 0) : b.index(1), first = b.index(0);
    if (!group.empty() && sets) {
      perGroup = b.div(perGroup, b.size(op.getInits(), 0));
      first = b.mul(group[0], perGroup);
    }
    auto sums = [&](ValueRange at, ValueRange largest) {
      LoopBuilder::Values set;
      if (sets)
        set.push_back(b.add(first, at[0]));
      Value sum = kernel.sumOfOthers(set, at[1]);
      if (op.getNormalize() == Normalize::rows)
        sum = b.div(sum, kernel.sum(set, at[1]));
      return LoopBuilder::Values{b.max(largest[0], sum)};
    };
    Value bound = b.fold({perGroup, op.getTokens()}, zero, sums)[0];
    Value raw = b.load(op.getRaw(), group);
    Value sigmoid = b.div(one, b.add(one, b.exp(b.sub(zero, raw))));
    Value step = b.div(sigmoid, bound);
    b.store(b.select(b.less(zero, bound), step, sigmoid), op.getInits(), group);
  });
}

//===-- sinusoid --------------------------------------------------------------//

void ldn::lowerToLoops(SinusoidOp op, LoopBuilder &b) {
  Type f64 = b.getF64Type(), type = elementType(op.getInits());
  Value width = b.size(op.getInits(), -1), two = b.index(2);
  b.forEach(b.sizes(op.getInits()), [&](ValueRange at) {
    Value t = op.getAt() ? b.add(op.getAt(), at[0]) : at[0], c = at[1];
    Value pair = b.mul(two, b.div(c, two)); // 2i
    Value exponent = b.div(b.toFloat(pair, f64), b.toFloat(width, f64));
    Value rate = math::PowFOp::create(b, b.constant(f64, 10000), b.sub(b.constant(f64, 0), exponent));
    Value angle = b.mul(b.toFloat(t, f64), rate);
    Value even = math::SinOp::create(b, angle), odd = math::CosOp::create(b, angle);
    Value position = b.select(b.equal(c, pair), even, odd);
    if (type != f64)
      position = arith::TruncFOp::create(b, type, position);
    b.store(position, op.getInits(), at);
  });
}

//===-- pack ------------------------------------------------------------------//

void ldn::lowerToLoops(PackOp op, LoopBuilder &b) {
  Value zero = b.constant(elementType(op.getInits()), 0);
  b.forEach(b.sizes(op.getInits()), [&](ValueRange at) { b.store(zero, op.getInits(), at); });
  bool outFirst = op.getLayout() == WeightLayout::out_in;
  bool pairs = op.holdsPairs();
  Value each = b.index(pairs ? 2 : 1), block = b.div(b.size(op.getInits(), 2), each), offset = b.index(0);
  for (Value weight : op.getWeights()) {
    b.forEach(b.sizes(weight), [&](ValueRange at) {
      Value out = b.add(offset, at[outFirst ? 0 : 1]), in = at[outFirst ? 1 : 0], element = b.load(weight, at);
      if (pairs)
        element = arith::TruncFOp::create(b, b.getBF16Type(), element);
      Value place = b.add(b.mul(each, b.rem(out, block)), b.rem(in, each));
      b.store(element, op.getInits(), {b.div(out, block), b.div(in, each), place});
    });
    offset = b.add(offset, b.size(weight, outFirst ? 0 : 1));
  }
}
