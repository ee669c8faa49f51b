//===- Diffusion.cpp - Loops of operations that mix neighbouring tokens ------===//

#include "KernelRows.h"
#include "LowerOps.h"

using namespace mlir;
using namespace ldn;

//===-- diffuse ---------------------------------------------------------------//

namespace {

/// The sum over the tokens of a diffusion step.
class DiffuseLoops {
public:
  DiffuseLoops(DiffuseOp op, LoopBuilder &b)
      : op(op), b(b), type(elementType(op.getH())), kernel(b, op, b.size(op.getH(), -2)) {}

  void lower();

private:
  /// What one step of `dt / steps` adds to feature `c` of token `t` of `h`.
  Value increment(Value h, ValueRange batch, Value t, Value c);
  /// The same with `K - diag(K 1)` or `K - 1` without its step.
  Value change(Value h, ValueRange batch, Value t, Value c);
  Value transposedChange(Value h, ValueRange batch, Value t, Value c);

  DiffuseOp op;
  LoopBuilder &b;
  Type type;
  KernelRows kernel;
};

Value DiffuseLoops::change(Value h, ValueRange batch, Value t, Value c) {
  auto at = [&](Value s) { return b.load(h, concat(batch, {s, c})); };
  bool laplacian = op.getForm() == DiffusionForm::laplacian;
  LoopBuilder::Values set = kernel.setOf(c, b.size(h, -1));
  auto [begin, end] = kernel.row(t);
  Value mine = at(t);
  Value change = b.sum(begin, end, type, [&](Value s) {
    Value other = laplacian ? b.sub(at(s), mine) : at(s);
    return b.mul(kernel.weight(set, t, s), other);
  });
  if (op.getNormalize() == Normalize::rows)
    change = b.div(change, kernel.sum(set, t));
  if (laplacian)
    return change;
  if (op.getBias())
    change = b.add(change, b.load(op.getBias(), c));
  return b.sub(change, mine);
}

Value DiffuseLoops::transposedChange(Value h, ValueRange batch, Value s, Value c) {
  auto at = [&](Value t) { return b.load(h, concat(batch, {t, c})); };
  LoopBuilder::Values set = kernel.setOf(c, b.size(h, -1));
  auto [begin, end] = kernel.column(s);
  Value sum = b.sum(begin, end, type, [&](Value t) { return b.mul(kernel.weight(set, t, s), at(t)); });
  Value mine = at(s);
  return b.sub(sum, op.getForm() == DiffusionForm::laplacian ? b.mul(kernel.sum(set, s), mine) : mine);
}

Value DiffuseLoops::increment(Value h, ValueRange batch, Value t, Value c) {
  Value sum = op.getTransposed() ? transposedChange(h, batch, t, c) : change(h, batch, t, c);
  LoopBuilder::Values group;
  if (rank(op.getDt()) == 1)
    group.push_back(b.div(c, b.div(b.size(h, -1), b.size(op.getDt(), 0))));
  Value dt = b.load(op.getDt(), group);
  if (op.getSteps() > 1)
    dt = b.div(dt, b.constant(type, op.getSteps()));
  return b.mul(dt, sum);
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
  Value taps = b.size(op.getWeight(), -1), before = b.index(op.getBefore());
  if (op.getTransposed()) // the taps in reverse order
    before = b.sub(b.sub(taps, b.index(1)), before);
  b.forEach(b.sizes(y), [&](ValueRange at) {
    ValueRange batch = at.drop_back(2);
    Value t = b.add(first, at[batch.size()]), c = at.back();
    // Zeros outside of the sequence: only the tokens that exist are summed.
    Value begin = b.max(b.index(0), b.sub(t, before));
    Value end = b.min(b.size(x, -2), b.add(t, b.sub(taps, before)));
    Value start = op.getBias() ? b.load(op.getBias(), c) : b.constant(type, 0);
    b.store(b.sum(begin, end, start,
                  [&](Value s) {
                    Value j = b.add(b.sub(s, t), before);
                    if (op.getTransposed())
                      j = b.sub(b.sub(taps, b.index(1)), j);
                    return b.mul(b.load(op.getWeight(), {c, j}), b.load(x, concat(batch, {s, c})));
                  }),
            y, at);
  });
}
