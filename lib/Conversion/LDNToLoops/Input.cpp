//===- Input.cpp - Loops from inputs to sequences and on to vectors ----------===//

#include "LowerOps.h"

#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace ldn;

void ldn::lowerToLoops(EmbeddingOp op, LoopBuilder &b) {
  b.forEach(b.sizes(op.getInits()), [&](ValueRange at) {
    Value token = b.load(op.getTokens(), at.drop_back());
    Value row = arith::IndexCastOp::create(b, b.getIndexType(), token);
    b.store(b.load(op.getTable(), {row, at.back()}), op.getInits(), at);
  });
}

void ldn::lowerToLoops(PatchesOp op, LoopBuilder &b) {
  Value image = op.getImage(), y = op.getInits(), p = b.index(op.getSize());
  Value first = op.getAt() ? op.getAt() : b.index(0), across = b.div(b.size(image, 3), p);
  b.forEach({b.size(y, 0), b.size(y, 1)}, [&](ValueRange token) {
    Value patch = b.add(first, token[1]);
    Value top = b.mul(b.div(patch, across), p), left = b.mul(b.rem(patch, across), p);
    b.forEach({b.size(image, 1), p, p}, [&](ValueRange at) {
      Value channel = at[0], dy = at[1], dx = at[2];
      Value pixel = b.load(image, {token[0], channel, b.add(top, dy), b.add(left, dx)});
      Value feature = b.add(b.mul(b.add(b.mul(channel, p), dy), p), dx);
      b.store(pixel, y, {token[0], token[1], feature});
    });
  });
}

void ldn::lowerToLoops(ReduceOp op, LoopBuilder &b) {
  Value x = op.getX(), y = op.getInits();
  Type type = elementType(x);
  b.forEach(b.sizes(y), [&](ValueRange at) {
    Value zero = b.index(0), tokens = b.size(x, -2);
    auto element = [&](Value t) { return b.load(x, concat(at.drop_back(), {t, at.back()})); };
    Value result;
    if (op.getKind() == ReduceKind::max)
      result = b.maximum(zero, tokens, type, element);
    else
      result = b.sum(zero, tokens, type, element);
    if (op.getKind() == ReduceKind::mean)
      result = b.div(result, b.toFloat(tokens, type));
    if (op.getAccumulate()) {
      Value old = b.load(y, at);
      result = op.getKind() == ReduceKind::max ? b.max(old, result) : b.add(old, result);
    }
    b.store(result, y, at);
  });
}
