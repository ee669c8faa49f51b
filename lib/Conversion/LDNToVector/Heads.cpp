//===- Heads.cpp - Derivatives of attention, head by head --------------------===//

#include "Lowerings.h"
#include "VectorEmitter.h"
#include "ldn/Dialect/Verify.h"

using namespace mlir;
using namespace ldn;

/// For every token and head: body(place in a sequence with `m` features in each head, place in one with `m + 1`), each a
/// function of the feature within the head.
using Place = llvm::function_ref<SmallVector<Value>(Value)>;
static void forHeads(VectorEmitter &e, Value sequence, int64_t heads, int64_t m, function_ref<void(Place, Place)> body) {
  e.rows(sequence, 1, [&](ArrayRef<Value> token) {
    e.loop(e.index(0), e.index(heads), 1, [&](Value head) {
      Value narrow = e.mul(head, m), wide = e.mul(head, m + 1);
      body([&](Value i) { return indices(token, {e.add(narrow, i)}); },
           [&](Value i) { return indices(token, {e.add(wide, i)}); });
    });
  });
}

LogicalResult ldn::lowerToVector(ExtendHeadsOp op) {
  VectorEmitter e(op, op.getOutputType().getElementType());
  int64_t heads = op.getHeads(), m = featureSize(shapedType(op.getX())) / heads;
  forHeads(e, op.getX(), heads, m, [&](Place narrow, Place wide) {
    e.chunks(m, [&](Value first, int64_t width) {
      e.store(e.load(op.getX(), narrow(first), width), op.getInits(), wide(first), width);
    });
    e.storeScalar(e.scalar(1), op.getInits(), wide(e.index(m)));
  });
  return success();
}

LogicalResult ldn::lowerToVector(ShrinkHeadsOp op) {
  VectorEmitter e(op, op.getOutputType().getElementType());
  int64_t heads = op.getHeads(), m = featureSize(op.getOutputType()) / heads;
  forHeads(e, op.getX(), heads, m, [&](Place narrow, Place wide) {
    e.chunks(m, [&](Value first, int64_t width) {
      e.store(e.load(op.getX(), wide(first), width), op.getInits(), narrow(first), width);
    });
  });
  return success();
}

LogicalResult ldn::lowerToVector(AttentionNormGradOp op) {
  VectorEmitter e(op, op.getOutputType().getElementType());
  int64_t heads = op.getHeads(), m = featureSize(shapedType(op.getG())) / heads;
  bool divides = op.getNormalize() == Normalize::rows, subtracts = op.getForm() == AttentionForm::laplacian;
  forHeads(e, op.getG(), heads, m, [&](Place narrow, Place wide) {
    Value inverse, last = e.scalar(0);
    if (divides || subtracts) {
      Value product = e.sums(m, 1, [&](Value first, int64_t width) {
                         Value other = divides ? e.load(op.getSums(), wide(first), width) : e.load(op.getV(), narrow(first), width);
                         return SmallVector<Value>{e.mulf(e.load(op.getG(), narrow(first), width), other)};
                       }).front();
      last = e.subf(last, product);
    }
    if (divides) {
      Value den = e.addf(e.loadScalar(op.getSums(), wide(e.index(m))), e.scalar(op.getEps().convertToDouble()));
      inverse = e.divf(e.scalar(1), den);
      last = e.mulf(last, e.mulf(inverse, inverse));
    }
    e.chunks(m, [&](Value first, int64_t width) {
      Value g = e.load(op.getG(), narrow(first), width);
      e.store(divides ? e.mulf(g, e.broadcast(inverse)) : g, op.getInits(), wide(first), width);
    });
    e.storeScalar(last, op.getInits(), wide(e.index(m)));
  });
  return success();
}

LogicalResult ldn::lowerToVector(AttentionValueGradOp op) {
  VectorEmitter e(op, op.getOutputType().getElementType());
  int64_t heads = op.getHeads(), m = featureSize(op.getOutputType()) / heads;
  forHeads(e, op.getG(), heads, m, [&](Place narrow, Place wide) {
    Value factor = e.scalar(-1);
    if (op.getNormalize() == Normalize::none)
      factor = e.mulf(factor, e.loadScalar(op.getSums(), wide(e.index(m))));
    e.chunks(m, [&](Value first, int64_t width) {
      e.store(e.mulf(e.load(op.getG(), narrow(first), width), e.broadcast(factor)), op.getInits(), narrow(first), width);
    });
  });
  return success();
}
