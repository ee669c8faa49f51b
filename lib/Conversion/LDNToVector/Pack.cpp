//===- Pack.cpp - Weights in the order of products ---------------------------===//
//
// Training packs weights in every step. Tasks own some inputs of all outputs.
//
//===----------------------------------------------------------------------===//

#include "Lowerings.h"
#include "VectorEmitter.h"
#include "ldn/Dialect/Verify.h"

using namespace mlir;
using namespace ldn;

/// Outputs `offset ... offset + out - 1` from `[in, out]`: rows of a panel are copied. Zeros behind the last.
static void copyRows(VectorEmitter &e, Value weight, Value packed, int64_t offset, Value from, Value to) {
  int64_t out = shapedType(weight).getDimSize(1), panel = shapedType(packed).getDimSize(2);
  e.loop(from, to, 1, [&](Value k) {
    e.loop(e.index(0), e.index(llvm::divideCeil(out, panel)), 1, [&](Value p) {
      for (int64_t j = 0; j < panel; j += e.lanes) {
        Value column = e.add(e.mul(p, panel), e.index(j));
        Value vector = e.loadUpTo(weight, {k, column}, e.sub(e.index(out), column));
        e.store(vector, packed, {e.add(p, e.index(offset / panel)), k, e.index(j)}, e.lanes);
      }
    });
  });
}

/// The same from `[out, in]`, element by element: the rows of a panel that a task writes stay in the first-level cache.
static void transposeRows(VectorEmitter &e, Value weight, Value packed, int64_t offset, Value from, Value to) {
  Value panel = e.index(shapedType(packed).getDimSize(2));
  e.loop(e.index(0), e.dim(weight, 0), 1, [&](Value o) {
    Value output = e.add(o, e.index(offset));
    Value p = arith::DivUIOp::create(e.b, output, panel), j = arith::RemUIOp::create(e.b, output, panel);
    e.loop(from, to, 1, [&](Value k) { e.storeScalar(e.loadScalar(weight, {o, k}), packed, {p, k, j}); });
  });
}

LogicalResult ldn::lowerToVector(PackOp op) {
  Value packed = op.getInits();
  ShapedType type = shapedType(packed);
  VectorEmitter e(op, type.getElementType());
  bool outFirst = op.getLayout() == WeightLayout::out_in;
  int64_t in = type.getDimSize(1), panel = type.getDimSize(2), outs = 0;
  SmallVector<int64_t> offsets;
  for (Value weight : op.getWeights()) {
    // Rows are copied where a weight begins with a panel.
    if (!outFirst && (outs % panel || panel % e.lanes))
      return failure();
    offsets.push_back(outs);
    outs += shapedType(weight).getDimSize(outFirst ? 0 : 1);
  }
  constexpr int64_t taskInputs = 32;
  e.parallel({e.index(llvm::divideCeil(in, taskInputs))}, [&](ArrayRef<Value> task) {
    Value from = e.mul(task[0], taskInputs), to = e.min(e.index(in), e.add(from, e.index(taskInputs)));
    for (auto [weight, offset] : llvm::zip(op.getWeights(), offsets))
      (outFirst ? transposeRows : copyRows)(e, weight, packed, offset, from, to);
    if (!outFirst)
      return;
    e.loop(from, to, 1, [&](Value k) {
      e.loop(e.index((outs - 1) % panel + 1), e.index(panel), 1, [&](Value j) {
        e.storeScalar(e.scalar(0), packed, {e.index((outs - 1) / panel), k, j});
      });
    });
  });
  return success();
}
