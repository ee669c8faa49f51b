//===- Pack.cpp - Weights in the order of products ---------------------------===//
//
// Training packs weights in every step. Tasks own some inputs of all outputs.
//
//===----------------------------------------------------------------------===//

#include "Lowerings.h"
#include "PairProduct.h"
#include "ldn/Dialect/Verify.h"

using namespace mlir;
using namespace ldn;

namespace {
class Pack {
public:
  explicit Pack(PackOp op)
      : e(op, shapedType(op.getWeights().front()).getElementType()), op(op), packed(op.getInits()),
        pairs(op.holdsPairs()), outFirst(op.getLayout() == WeightLayout::out_in), each(pairs ? 2 : 1),
        in(shapedType(op.getWeights().front()).getDimSize(outFirst ? 1 : 0)),
        panel(featureSize(shapedType(packed)) / each) {}

  LogicalResult emit();

private:
  /// Outputs `offset ... offset + out - 1` from `[in, out]`: rows of a panel are copied. Zeros behind the last.
  void copyRows(Value weight, int64_t offset, Value from, Value to);
  /// The same from `[out, in]`, element by element: the rows of a panel that a task writes stay in the first-level
  /// cache.
  void transposeRows(Value weight, int64_t offset, Value from, Value to);
  /// Zeros for outputs from `outs` on.
  void clear(int64_t outs, Value from, Value to);
  /// `load(k)` for the first or the second input of pair k; zero for one that is not there.
  Value loadInput(Value k, int64_t which, function_ref<Value(Value)> load);

  VectorEmitter e;
  PackOp op;
  Value packed;
  bool pairs, outFirst;
  int64_t each, in, panel; // inputs in a row of a panel, all inputs, outputs in a panel
};
} // namespace

Value Pack::loadInput(Value k, int64_t which, function_ref<Value(Value)> load) {
  Value input = e.add(e.mul(k, each), e.index(which));
  if (which == 0 || in % 2 == 0)
    return load(input);
  Value value = load(e.min(input, e.index(in - 1)));
  Value exists = arith::CmpIOp::create(e.b, arith::CmpIPredicate::slt, input, e.index(in));
  Value zero = arith::ConstantOp::create(e.b, e.b.getZeroAttr(value.getType()));
  return arith::SelectOp::create(e.b, exists, value, zero);
}

void Pack::copyRows(Value weight, int64_t offset, Value from, Value to) {
  PairProduct pair(e);
  int64_t out = shapedType(weight).getDimSize(1);
  e.loop(from, to, 1, [&](Value k) {
    e.loop(e.index(0), e.index(llvm::divideCeil(out, panel)), 1, [&](Value p) {
      for (int64_t j = 0; j < panel; j += e.lanes) {
        Value column = e.add(e.mul(p, panel), e.index(j)), left = e.sub(e.index(out), column);
        auto load = [&](Value input) { return e.loadUpTo(weight, {input, column}, left); };
        Value vector = loadInput(k, 0, load);
        if (pairs)
          vector = pair.interleave(pair.narrow(vector), pair.narrow(loadInput(k, 1, load)));
        e.store(vector, packed, {e.add(p, e.index(offset / panel)), k, e.index(each * j)}, e.lanes);
      }
    });
  });
}

void Pack::transposeRows(Value weight, int64_t offset, Value from, Value to) {
  e.loop(e.index(0), e.dim(weight, 0), 1, [&](Value o) {
    Value output = e.add(o, e.index(offset));
    Value p = arith::DivUIOp::create(e.b, output, e.index(panel));
    Value j = e.mul(arith::RemUIOp::create(e.b, output, e.index(panel)), each);
    e.loop(from, to, 1, [&](Value k) {
      for (int64_t which = 0; which < each; ++which) {
        Value value = loadInput(k, which, [&](Value input) { return e.loadScalar(weight, {o, input}); });
        if (pairs)
          value = arith::TruncFOp::create(e.b, e.b.getBF16Type(), value);
        e.storeScalar(value, packed, {p, k, e.add(j, e.index(which))});
      }
    });
  });
}

void Pack::clear(int64_t outs, Value from, Value to) {
  Value zero = arith::ConstantOp::create(e.b, e.b.getZeroAttr(shapedType(packed).getElementType()));
  e.loop(from, to, 1, [&](Value k) {
    e.loop(e.index(((outs - 1) % panel + 1) * each), e.index(panel * each), 1, [&](Value j) {
      e.storeScalar(zero, packed, {e.index((outs - 1) / panel), k, j});
    });
  });
}

LogicalResult Pack::emit() {
  int64_t outs = 0;
  SmallVector<int64_t> offsets;
  for (Value weight : op.getWeights()) {
    // Rows are copied where a weight begins with a panel.
    if (!outFirst && (outs % panel || panel % e.lanes))
      return failure();
    offsets.push_back(outs);
    outs += shapedType(weight).getDimSize(outFirst ? 0 : 1);
  }
  int64_t rows = shapedType(packed).getDimSize(1), taskRows = 32 / each;
  e.parallel({e.index(llvm::divideCeil(rows, taskRows))}, [&](ArrayRef<Value> task) {
    Value from = e.mul(task[0], taskRows), to = e.min(e.index(rows), e.add(from, e.index(taskRows)));
    for (auto [weight, offset] : llvm::zip(op.getWeights(), offsets))
      outFirst ? transposeRows(weight, offset, from, to) : copyRows(weight, offset, from, to);
    if (outFirst)
      clear(outs, from, to);
  });
  return success();
}

LogicalResult ldn::lowerToVector(PackOp op) { return Pack(op).emit(); }
