//===- AttentionRules.cpp - The derivative of linear attention ---------------===//
//
// With `sums = product(q, k, [v, 1])`, the numerators and the denominator, and their adjoint E, which a token finds by itself:
//
//   dq = product(E, [v, 1], k)      dk = product([v, 1], E, q)      d[v, 1] = product(k, q, E)
//
// the last two in the opposite direction. Kept are q, k and v.
//
//===----------------------------------------------------------------------===//

#include "Rules.h"
#include "ldn/Dialect/Verify.h"

using namespace mlir;
using namespace ldn;

void ldn::differentiate(LinearAttentionOp op, Adjoints &adjoints) {
  assert(op.getFeature() == Feature::identity && "feature maps are element-wise functions of their own here");
  ImplicitLocOpBuilder &b = adjoints.b;
  Value g = adjoints.lookup(op.getResult()), q = op.getQ(), k = op.getK(), v = op.getV();
  IntegerAttr heads = op.getHeadsAttr();
  Direction direction = op.getCausal() ? Direction::past : Direction::all;
  Direction opposite = op.getCausal() ? Direction::future : Direction::all;
  auto type = cast<RankedTensorType>(v.getType());
  SmallVector<int64_t> shape(type.getShape());
  shape.back() += op.getHeads();
  auto sumsType = RankedTensorType::get(shape, type.getElementType());

  auto product = [&](Type result, Value x, Value y, Value z, Direction way) {
    return AttentionProductOp::create(b, result, x, y, z, Value(), heads, DirectionAttr::get(b.getContext(), way)).getResult();
  };
  Value extended = ExtendHeadsOp::create(b, sumsType, v, Value(), heads).getResult();
  Value sums = product(sumsType, q, k, extended, direction);
  Value e = AttentionNormGradOp::create(b, sumsType, sums, v, g, Value(), heads, op.getFormAttr(), op.getNormalizeAttr(),
                                        op.getEpsAttr()).getResult();
  if (adjoints.isActive(q))
    adjoints.add(q, product(q.getType(), e, extended, k, direction));
  if (adjoints.isActive(k))
    adjoints.add(k, product(k.getType(), extended, e, q, opposite));
  if (!adjoints.isActive(v))
    return;
  adjoints.add(v, ShrinkHeadsOp::create(b, type, product(sumsType, k, q, e, opposite), Value(), heads).getResult());
  if (op.getForm() == AttentionForm::laplacian)
    adjoints.add(v, AttentionValueGradOp::create(b, type, sums, g, Value(), heads, op.getNormalizeAttr()).getResult());
}
