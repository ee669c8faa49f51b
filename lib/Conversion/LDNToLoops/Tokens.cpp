//===- Tokens.cpp - Loops of shifted, hidden and transposed tokens -----------===//

#include "LowerOps.h"
#include "Random.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace ldn;

static Value tokenConstant(LoopBuilder &b, int64_t value) {
  return arith::ConstantIntOp::create(b, b.getI32Type(), value);
}

void ldn::lowerToLoops(ShiftTokensOp op, LoopBuilder &b) {
  Value tokens = op.getTokens(), y = op.getInits();
  Value by = b.index(op.getBy()), length = b.size(tokens, -1), fill = tokenConstant(b, op.getFill());
  b.forEach(b.sizes(y), [&](ValueRange at) {
    Value from = b.add(at.back(), by);
    auto found = scf::IfOp::create(b, b.getI32Type(), b.less(from, length), /*withElseRegion=*/true);
    {
      OpBuilder::InsertionGuard guard(b);
      b.setInsertionPointToStart(found.thenBlock());
      scf::YieldOp::create(b, b.load(tokens, concat(at.drop_back(), from)));
      b.setInsertionPointToStart(found.elseBlock());
      scf::YieldOp::create(b, fill);
    }
    b.store(found.getResult(0), y, at);
  });
}

void ldn::lowerToLoops(MaskTokensOp op, LoopBuilder &b) {
  Value value = tokenConstant(b, op.getValue());
  b.forEach(b.sizes(op.getInits()), [&](ValueRange at) {
    Value token = b.load(op.getTokens(), at);
    Value hidden = happens(b, op.getSeed(), op.getStep(), op.getPath(), at, op.getRate().convertToDouble());
    b.store(op.getOnlyHidden() ? b.select(hidden, token, value) : b.select(hidden, value, token), op.getInits(), at);
  });
}

void ldn::lowerToLoops(TransposeOp op, LoopBuilder &b) {
  b.forEach(b.sizes(op.getInits()), [&](ValueRange at) {
    LoopBuilder::Values from(at);
    std::swap(from[from.size() - 1], from[from.size() - 2]);
    b.store(b.load(op.getX(), from), op.getInits(), at);
  });
}
