//===- LocalRules.cpp - Derivatives of operations on one token ---------------===//

#include "Rules.h"
#include "ldn/Dialect/Verify.h"

using namespace mlir;
using namespace ldn;

void ldn::differentiate(LinearOp op, Adjoints &adjoints) {
  ImplicitLocOpBuilder &b = adjoints.b;
  Value g = adjoints.lookup(op.getResult()), x = op.getX(), weight = op.getWeight();
  bool outFirst = op.getLayout() == WeightLayout::out_in;
  if (adjoints.isActive(x)) {
    WeightLayout transposed = outFirst ? WeightLayout::in_out : WeightLayout::out_in;
    adjoints.add(x, LinearOp::create(b, x.getType(), g, weight, Value(), Value(), transposed).getResult());
  }
  if (adjoints.isActive(weight))
    adjoints.add(weight, LinearWeightGradOp::create(b, weight.getType(), outFirst ? g : x, outFirst ? x : g, Value())
                             .getResult());
  if (op.getBias() && adjoints.isActive(op.getBias()))
    adjoints.add(op.getBias(), adjoints.sumLeading(g));
}

/// y = n(x) · weight + bias, with `NormOp` of x alone and its derivative `GradOp`.
template <typename NormOp, typename GradOp> static void differentiateNorm(NormOp op, Adjoints &adjoints) {
  ImplicitLocOpBuilder &b = adjoints.b;
  Value g = adjoints.lookup(op.getResult()), x = op.getX(), weight = op.getWeight(), bias = op.getBias();
  if (adjoints.isActive(x)) {
    Value scaled = weight ? adjoints.multiply(g, weight) : g;
    adjoints.add(x, GradOp::create(b, x.getType(), x, scaled, Value(), op.getEpsAttr()).getResult());
  }
  if (weight && adjoints.isActive(weight)) {
    Value normal = NormOp::create(b, x.getType(), x, Value(), Value(), Value(), op.getEpsAttr()).getResult();
    adjoints.add(weight, adjoints.sumLeading(adjoints.multiply(g, normal)));
  }
  if (bias && adjoints.isActive(bias))
    adjoints.add(bias, adjoints.sumLeading(g));
}

void ldn::differentiate(LayerNormOp op, Adjoints &adjoints) {
  differentiateNorm<LayerNormOp, LayerNormGradOp>(op, adjoints);
}
void ldn::differentiate(RMSNormOp op, Adjoints &adjoints) { differentiateNorm<RMSNormOp, RMSNormGradOp>(op, adjoints); }

void ldn::differentiate(SoftmaxOp op, Adjoints &adjoints) {
  Value g = adjoints.lookup(op.getResult());
  adjoints.add(op.getX(), SoftmaxGradOp::create(adjoints.b, g.getType(), op.getResult(), g, Value()).getResult());
}

void ldn::differentiate(ConcatOp op, Adjoints &adjoints) {
  Value g = adjoints.lookup(op.getResult());
  int64_t offset = 0;
  for (Value input : op.getInputs()) {
    if (adjoints.isActive(input))
      adjoints.add(input, SliceOp::create(adjoints.b, input.getType(), g, Value(), offset).getResult());
    offset += featureSize(shapedType(input));
  }
}

void ldn::differentiate(SliceOp op, Adjoints &adjoints) {
  Value g = adjoints.lookup(op.getResult());
  adjoints.add(op.getX(), PadOp::create(adjoints.b, op.getX().getType(), g, Value(), op.getOffset()).getResult());
}

// The same random numbers: nothing is kept.
void ldn::differentiate(DropoutOp op, Adjoints &adjoints) {
  auto copy = cast<DropoutOp>(adjoints.b.clone(*op));
  copy.getXMutable().assign(adjoints.lookup(op.getResult()));
  adjoints.add(op.getX(), copy.getResult());
}
