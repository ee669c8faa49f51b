//===- Random.cpp - What happens to single elements at random ----------------===//

#include "Random.h"

#include "../RandomBits.h"
#include "LowerOps.h"

#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace ldn;

Value ldn::happens(LoopBuilder &b, Value seed, Value step, StringRef path, ValueRange at, double rate) {
  RandomBits bits(b, seed, step, path, rate);
  Value quarter = arith::IndexCastOp::create(b, b.getI32Type(), b.div(at.back(), b.index(4)));
  std::array<Value, 4> words = bits.words(quarter, bits.counter(at.drop_back()));
  Value which = b.rem(at.back(), b.index(4)), word = words[3];
  for (int i = 2; i >= 0; --i)
    word = b.select(b.equal(which, b.index(i)), words[i], word);
  return bits.happens(word);
}

void ldn::lowerToLoops(DropoutOp op, LoopBuilder &b) {
  Type type = elementType(op.getX());
  double rate = op.getRate().convertToDouble();
  Value zero = b.constant(type, 0), kept = b.constant(type, 1 - rate);
  b.forEach(b.sizes(op.getX()), [&](ValueRange at) {
    LoopBuilder::Values place(at);
    for (auto [index, first] : llvm::zip(place, op.getAt()))
      index = b.add(first, index);
    Value drops = happens(b, op.getSeed(), op.getStep(), op.getPath(), place, rate);
    b.store(b.select(drops, zero, b.div(b.load(op.getX(), at), kept)), op.getInits(), at);
  });
}
