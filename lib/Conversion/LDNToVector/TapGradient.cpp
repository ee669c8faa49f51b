//===- TapGradient.cpp - The derivative of a window by its taps --------------===//
//
// Tasks own some features. The sums of a few neighbouring taps stay in registers while the tokens pass by: a row of g is
// loaded once for all of them.
//
//===----------------------------------------------------------------------===//

#include "Lowerings.h"
#include "VectorEmitter.h"
#include "ldn/Dialect/Verify.h"

using namespace mlir;
using namespace ldn;

namespace {
class TapGradient {
public:
  explicit TapGradient(TapGradOp op)
      : e(op, shapedType(op.getG()).getElementType()), op(op), tokens(e.dim(op.getX(), 1)),
        features(featureSize(shapedType(op.getX()))) {
    constexpr int64_t mostTaps = 8, mostVectors = 4;
    int64_t width = featureSize(op.getOutputType());
    taps = ShapedType::isDynamic(width) ? mostTaps : std::min(width, mostTaps);
    // Sums, a vector of g, one of x and one of the center.
    vectors = std::clamp<int64_t>((e.facts.vectorRegisters - 4) / taps, 1, mostVectors);
    vectors = std::min<int64_t>(vectors, llvm::divideCeil(features, e.lanes));
  }

  void emit();

private:
  /// Taps `first ... first + taps - 1` of the vector of features from `column` on.
  void emitTaps(Value column, Value first);
  /// The sums after the tokens in [begin, end). With `checked`, tokens that do not exist count nothing.
  SmallVector<Value> addTokens(Value batch, Value column, Value shift, Value begin, Value end, bool checked, ValueRange sums);

  VectorEmitter e;
  TapGradOp op;
  Value tokens;
  int64_t features, taps, vectors;
};
} // namespace

SmallVector<Value> TapGradient::addTokens(Value batch, Value column, Value shift, Value begin, Value end, bool checked,
                                          ValueRange sums) {
  return e.loop(begin, end, 1, sums, [&](Value t, ValueRange carried) {
    SmallVector<Value> next(carried);
    for (int64_t v = 0; v < vectors; ++v) {
      Value at = e.add(column, e.index(v * e.lanes)), count = e.sub(e.index(features), at);
      auto load = [&](Value from, Value token) {
        return features % (vectors * e.lanes) ? e.loadUpTo(from, {batch, token, at}, count) : e.load(from, {batch, token, at});
      };
      Value g = load(op.getG(), t), center = op.getCenter() ? load(op.getCenter(), t) : Value();
      for (int64_t i = 0; i < taps; ++i) {
        Value s = e.add(e.add(t, shift), e.index(i)), weight = g;
        if (checked) {
          Value zero = e.index(0);
          Value exists = arith::CmpIOp::create(e.b, arith::CmpIPredicate::ult, s, tokens);
          weight = arith::SelectOp::create(e.b, exists, g, e.splat(0));
          s = arith::SelectOp::create(e.b, exists, s, zero);
        }
        Value x = load(op.getX(), s);
        next[v * taps + i] = e.fma(weight, center ? e.subf(x, center) : x, next[v * taps + i]);
      }
    }
    return next;
  });
}

void TapGradient::emitTaps(Value column, Value first) {
  Value zero = e.index(0), last = e.index(taps - 1), width = e.dim(op.getInits(), 1);
  Value before = op.getBefore() ? e.index(*op.getBefore()) : op.getReach();
  // Token t meets t + shift + i. It does so with all taps for t in [from, to), with some in [begin, end).
  Value shift = e.sub(first, before), back = e.sub(zero, shift);
  Value begin = e.min(e.max(zero, e.sub(back, last)), tokens), end = e.max(begin, e.min(tokens, e.add(tokens, back)));
  Value from = e.min(e.max(zero, back), end);
  Value to = e.max(from, e.min(end, e.sub(e.add(tokens, back), last)));
  SmallVector<Value> sums(taps * vectors, e.splat(0));
  sums = e.loop(zero, e.dim(op.getX(), 0), 1, sums, [&](Value batch, ValueRange carried) {
    SmallVector<Value> next = addTokens(batch, column, shift, begin, from, /*checked=*/true, carried);
    next = addTokens(batch, column, shift, from, to, /*checked=*/false, next);
    return addTokens(batch, column, shift, to, end, /*checked=*/true, next);
  });
  // Neighbouring features are not neighbours in the result.
  Value block = e.buffer({taps, vectors * e.lanes});
  for (int64_t v = 0; v < vectors; ++v)
    for (int64_t i = 0; i < taps; ++i)
      e.store(sums[v * taps + i], block, {e.index(i), e.index(v * e.lanes)}, e.lanes);
  e.loop(zero, e.min(e.index(vectors * e.lanes), e.sub(e.index(features), column)), 1, [&](Value feature) {
    e.loop(zero, e.min(e.index(taps), e.sub(width, first)), 1, [&](Value i) {
      e.storeScalar(e.loadScalar(block, {i, feature}), op.getInits(), {e.add(column, feature), e.add(first, i)});
    });
  });
}

void TapGradient::emit() {
  int64_t columns = vectors * e.lanes;
  Value blocks = e.b.createOrFold<arith::CeilDivSIOp>(e.dim(op.getInits(), 1), e.index(taps));
  e.parallel({e.index(llvm::divideCeil(features, columns)), blocks},
             [&](ArrayRef<Value> task) { emitTaps(e.mul(task[0], columns), e.mul(task[1], taps)); });
}

LogicalResult ldn::lowerToVector(TapGradOp op) {
  TapGradient(op).emit();
  return success();
}
