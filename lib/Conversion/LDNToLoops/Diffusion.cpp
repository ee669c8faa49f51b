//===- Diffusion.cpp - Loops of operations that mix neighbouring tokens ------===//

#include "LowerOps.h"

using namespace mlir;
using namespace ldn;

//===-- diffuse ---------------------------------------------------------------//

namespace {

/// The sum over the tokens of a diffusion step.
class DiffuseLoops {
public:
  DiffuseLoops(DiffuseOp op, LoopBuilder &b) : op(op), b(b), type(elementType(op.getH())) {}

  void lower();

private:
  /// What one step of `dt / steps` adds to feature `c` of token `t` of `h`.
  Value increment(Value h, ValueRange batch, Value t, Value c);
  /// `K[t, s]` for feature `c`.
  Value weight(Value t, Value s, Value c);
  /// The tap of the token itself.
  Value centre();
  /// The element of a parameter with one entry for all features, or one for each of as many groups of features.
  LoopBuilder::Values group(Value parameter, bool grouped, Value c);

  DiffuseOp op;
  LoopBuilder &b;
  Type type;
};

LoopBuilder::Values DiffuseLoops::group(Value parameter, bool grouped, Value c) {
  if (!grouped)
    return {};
  Value perGroup = b.div(b.size(op.getH(), -1), b.size(parameter, 0));
  return {b.div(c, perGroup)};
}

Value DiffuseLoops::centre() {
  if (op.getBefore())
    return b.index(*op.getBefore());
  Value taps = b.size(op.getKernel(), -1);
  return op.getCausal() ? b.sub(taps, b.index(1)) : b.div(taps, b.index(2));
}

Value DiffuseLoops::weight(Value t, Value s, Value c) {
  Value kernel = op.getKernel();
  if (op.getStructure() == KernelStructure::dense)
    return b.load(kernel, {t, s});
  return b.load(kernel, concat(group(kernel, rank(kernel) == 2, c), b.add(b.sub(s, t), centre())));
}

Value DiffuseLoops::increment(Value h, ValueRange batch, Value t, Value c) {
  auto at = [&](Value s) { return b.load(h, concat(batch, {s, c})); };
  // The tokens that the kernel reaches and that exist.
  Value begin = b.index(0), end = b.size(h, -2);
  if (op.getStructure() == KernelStructure::band) {
    Value taps = b.size(op.getKernel(), -1);
    begin = b.max(begin, b.sub(t, centre()));
    end = b.min(end, b.add(t, b.sub(taps, centre())));
  }
  bool laplacian = op.getForm() == DiffusionForm::laplacian;
  Value mine = at(t);
  Value change = b.sum(begin, end, type, [&](Value s) {
    Value other = laplacian ? b.sub(at(s), mine) : at(s);
    return b.mul(weight(t, s, c), other);
  });
  if (op.getNormalize() == Normalize::rows)
    change = b.div(change, b.sum(begin, end, type, [&](Value s) { return weight(t, s, c); }));
  if (!laplacian) {
    if (op.getBias())
      change = b.add(change, b.load(op.getBias(), c));
    change = b.sub(change, mine);
  }
  Value dt = b.load(op.getDt(), group(op.getDt(), rank(op.getDt()) == 1, c));
  if (op.getSteps() > 1)
    dt = b.div(dt, b.constant(type, op.getSteps()));
  return b.mul(dt, change);
}

void DiffuseLoops::lower() {
  Value h = op.getH(), result = op.getInits();
  Value first = op.getAt() ? op.getAt() : b.index(0);
  if (op.getSteps() == 1) {
    b.forEach(b.sizes(result), [&](ValueRange at) {
      ValueRange batch = at.drop_back(2);
      Value t = b.add(first, at[batch.size()]);
      b.store(increment(h, batch, t, at.back()), result, at);
    });
    return;
  }
  // Every step needs all tokens of the one before it.
  Value now = b.allocateLike(h), next = b.allocateLike(h);
  b.copy(h, now);
  b.forRange(b.index(0), b.index(op.getSteps()), [&](Value) {
    b.forEach(b.sizes(h), [&](ValueRange at) {
      Value change = increment(now, at.drop_back(2), at[at.size() - 2], at.back());
      b.store(b.add(b.load(now, at), change), next, at);
    });
    b.copy(next, now);
  });
  b.forEach(b.sizes(result), [&](ValueRange at) {
    LoopBuilder::Values from(at);
    from[from.size() - 2] = b.add(first, from[from.size() - 2]);
    b.store(b.sub(b.load(now, from), b.load(h, from)), result, at);
  });
  b.release(now);
  b.release(next);
}

} // namespace

void ldn::lowerToLoops(DiffuseOp op, LoopBuilder &b) { DiffuseLoops(op, b).lower(); }

//===-- dwconv ----------------------------------------------------------------//

void ldn::lowerToLoops(DWConvOp op, LoopBuilder &b) {
  Value x = op.getX(), y = op.getInits();
  Type type = elementType(x);
  Value first = op.getAt() ? op.getAt() : b.index(0);
  Value before = b.index(op.getBefore()), taps = b.size(op.getWeight(), -1);
  b.forEach(b.sizes(y), [&](ValueRange at) {
    ValueRange batch = at.drop_back(2);
    Value t = b.add(first, at[batch.size()]), c = at.back();
    // Zeros outside of the sequence: only the tokens that exist are summed.
    Value begin = b.max(b.index(0), b.sub(t, before));
    Value end = b.min(b.size(x, -2), b.add(t, b.sub(taps, before)));
    Value start = op.getBias() ? b.load(op.getBias(), c) : b.constant(type, 0);
    b.store(b.sum(begin, end, start,
                  [&](Value s) {
                    Value tap = b.load(op.getWeight(), {c, b.add(b.sub(s, t), before)});
                    return b.mul(tap, b.load(x, concat(batch, {s, c})));
                  }),
            y, at);
  });
}
