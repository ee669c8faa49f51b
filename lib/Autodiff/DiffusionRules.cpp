//===- DiffusionRules.cpp - Derivatives of what mixes neighbouring tokens ----===//
//
// A step is linear in h: its derivative is the step with the transposed kernel, and needs no h. Kernels and steps need h.
//
//===----------------------------------------------------------------------===//

#include "Rules.h"
#include "ldn/Dialect/Verify.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace ldn;

namespace {
/// The rule of one diffusion.
class DiffuseRule {
public:
  DiffuseRule(DiffuseOp op, Adjoints &adjoints)
      : op(op), adjoints(adjoints), b(adjoints.b), g(adjoints.lookup(op.getResult())), h(op.getH()),
        type(cast<RankedTensorType>(g.getType())), rows(op.getNormalize() == Normalize::rows) {}

  void run();

private:
  Value byState();
  Value byKernel();
  /// (K h + bias - h) or its Laplacian form, with `dt` 1.
  Value change(bool withBias);
  /// x · dt, feature by feature.
  Value timesStep(Value x);
  /// x / Σ_s K[t, s].
  Value overDegree(Value x);
  /// A tensor of one number for each feature, as a parameter of one number or one for each group.
  Value toGroups(Value features, Value parameter);

  DiffuseOp op;
  Adjoints &adjoints;
  ImplicitLocOpBuilder &b;
  Value g, h;
  RankedTensorType type;
  bool rows;
};
} // namespace

Value DiffuseRule::change(bool withBias) {
  Value one = adjoints.ones(cast<RankedTensorType>(op.getDt().getType()));
  auto copy = cast<DiffuseOp>(b.clone(*op));
  copy.getDtMutable().assign(one);
  if (!withBias)
    copy.getBiasMutable().clear();
  return copy.getResult();
}

Value DiffuseRule::timesStep(Value x) {
  Value dt = op.getDt();
  auto dtType = cast<RankedTensorType>(dt.getType());
  if (dtType.getRank() == 1 && dtType.getDimSize(0) != featureSize(type))
    dt = GroupSpreadOp::create(b, RankedTensorType::get({featureSize(type)}, type.getElementType()), dt, Value()).getResult();
  return adjoints.multiply(x, dt);
}

Value DiffuseRule::overDegree(Value x) {
  Value tokens = tensor::DimOp::create(b, h, type.getRank() - 2);
  auto degreeType = RankedTensorType::get(type.getShape().take_back(2), type.getElementType());
  Value degree = DegreeOp::create(b, degreeType, op.getKernel(), tokens, Value(), op.getStructureAttr(), op.getBeforeAttr(),
                                  op.getCausalAttr()).getResult();
  return adjoints.divide(x, degree);
}

Value DiffuseRule::toGroups(Value features, Value parameter) {
  auto want = cast<RankedTensorType>(parameter.getType());
  return features.getType() == want ? features : GroupSumOp::create(b, want, features, Value()).getResult();
}

Value DiffuseRule::byState() {
  auto transpose = [&](Value x) {
    auto copy = cast<DiffuseOp>(b.clone(*op));
    copy.getHMutable().assign(x);
    copy.getBiasMutable().clear();
    copy.setNormalize(Normalize::none);
    copy.setTransposed(true);
    if (rows)
      copy.setForm(DiffusionForm::relax);
    return copy.getResult();
  };
  if (!rows)
    return transpose(g);
  // dt (Kᵀ r - g) for r = g / degree, from dt (Kᵀ r - r).
  Value r = overDegree(g);
  return adjoints.plus(transpose(r), timesStep(adjoints.minus(r, g)));
}

Value DiffuseRule::byKernel() {
  Value scaled = timesStep(g), center;
  if (rows) {
    scaled = overDegree(scaled);
    center = adjoints.plus(change(/*withBias=*/false), h);
  } else if (op.getForm() == DiffusionForm::laplacian) {
    center = h;
  }
  Value kernel = op.getKernel();
  auto kernelType = cast<RankedTensorType>(kernel.getType());
  if (op.getStructure() == KernelStructure::dense)
    return DenseKernelGradOp::create(b, kernelType, scaled, h, center, Value()).getResult();
  Value reach;
  if (!op.getBefore()) {
    // W = 2 r + 1, or r + 1: the window of the forward kernel at run time.
    auto source = kernel.getDefiningOp<GaussianKernelOp>();
    reach = source.getReach();
  }
  auto tapsType = RankedTensorType::get({featureSize(type), featureSize(kernelType)}, type.getElementType());
  Value taps = TapGradOp::create(b, tapsType, scaled, h, center, reach, Value(), op.getBeforeAttr(), op.getCausalAttr())
                   .getResult();
  return toGroups(taps, kernel);
}

void DiffuseRule::run() {
  if (adjoints.isActive(h))
    adjoints.add(h, byState());
  if (adjoints.isActive(op.getKernel()))
    adjoints.add(op.getKernel(), byKernel());
  if (adjoints.isActive(op.getDt())) {
    Value features = adjoints.sumLeading(adjoints.multiply(g, change(/*withBias=*/true)));
    adjoints.add(op.getDt(), toGroups(features, op.getDt()));
  }
  if (op.getBias() && adjoints.isActive(op.getBias()))
    adjoints.add(op.getBias(), adjoints.sumLeading(timesStep(g)));
}

void ldn::differentiate(DiffuseOp op, Adjoints &adjoints) { DiffuseRule(op, adjoints).run(); }

void ldn::differentiate(DWConvOp op, Adjoints &adjoints) {
  ImplicitLocOpBuilder &b = adjoints.b;
  Value g = adjoints.lookup(op.getResult());
  if (adjoints.isActive(op.getX()))
    adjoints.add(op.getX(), DWConvOp::create(b, g.getType(), g, op.getWeight(), Value(), Value(), Value(), op.getBeforeAttr(),
                                             b.getUnitAttr()).getResult());
  if (adjoints.isActive(op.getWeight()))
    adjoints.add(op.getWeight(), TapGradOp::create(b, op.getWeight().getType(), g, op.getX(), Value(), Value(), Value(),
                                                   op.getBeforeAttr(), UnitAttr()).getResult());
  if (op.getBias() && adjoints.isActive(op.getBias()))
    adjoints.add(op.getBias(), adjoints.sumLeading(g));
}

void ldn::differentiate(GaussianKernelOp op, Adjoints &adjoints) {
  Value g = adjoints.lookup(op.getResult());
  Value operands[] = {op.getSigma(), op.getForward(), op.getBackward()};
  for (auto [of, operand] : llvm::enumerate(operands))
    if (operand && adjoints.isActive(operand))
      adjoints.add(operand, GaussianKernelGradOp::create(adjoints.b, operand.getType(), g, op.getSigma(), op.getForward(),
                                                         op.getBackward(), op.getReach(), Value(), op.getBeforeAttr(),
                                                         op.getCausalAttr(), adjoints.b.getI64IntegerAttr(of)).getResult());
}

void ldn::differentiate(StableStepOp op, Adjoints &adjoints) {
  Value g = adjoints.lookup(op.getResult());
  Value operands[] = {op.getRaw(), op.getKernel()};
  for (auto [of, operand] : llvm::enumerate(operands))
    if (adjoints.isActive(operand))
      adjoints.add(operand, StableStepGradOp::create(adjoints.b, operand.getType(), g, op.getRaw(), op.getKernel(), op.getTokens(),
                                                     Value(), op.getStructureAttr(), op.getBeforeAttr(), op.getCausalAttr(),
                                                     op.getNormalizeAttr(), adjoints.b.getI64IntegerAttr(of)).getResult());
}
