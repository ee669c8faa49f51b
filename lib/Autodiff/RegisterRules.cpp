//===- RegisterRules.cpp - Which operations have a derivative ----------------===//

#include "Rules.h"
#include "ldn/Autodiff/Passes.h"

using namespace mlir;
using namespace ldn;

namespace {

template <typename Op> struct Rule : DerivativeOpInterface::ExternalModel<Rule<Op>, Op> {
  void differentiate(Operation *op, Adjoints &adjoints) const { ldn::differentiate(cast<Op>(op), adjoints); }
};

/// No gradient flows through the operation: positions, metrics, parameters (which are where gradients end), and what only comes up
/// behind the derivative.
template <typename Op> struct NoRule : DerivativeOpInterface::ExternalModel<NoRule<Op>, Op> {
  bool isDifferentiable(Operation *) const { return false; }
  void differentiate(Operation *, Adjoints &) const {}
};

template <typename... Ops> void attachRules(MLIRContext *context) { (Ops::template attachInterface<Rule<Ops>>(*context), ...); }
template <typename... Ops> void declareWithout(MLIRContext *context) {
  (Ops::template attachInterface<NoRule<Ops>>(*context), ...);
}

} // namespace

void ldn::registerDerivativeRules(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, LDNDialect *) {
    attachRules<MapOp, LinearOp, LayerNormOp, RMSNormOp, SoftmaxOp, ConcatOp, SliceOp, DropoutOp, DiffuseOp, DWConvOp,
                GaussianKernelOp, StableStepOp, LinearAttentionOp, EmbeddingOp, PatchesOp, ReduceOp, TransposeOp,
                CrossEntropyOp, MeanErrorOp>(context);
    // Of a model.
    declareWithout<ParameterOp, SinusoidOp, AccuracyOp, CountLabelsOp, ShiftTokensOp, MaskTokensOp>(context);
    // Gone before the derivative is taken, or made behind it.
    declareWithout<LocalUpdateOp, YieldOp, ParallelForOp, PackOp, AttentionStateOp, AttentionApplyOp>(context);
    // Of derivatives.
    declareWithout<LinearWeightGradOp, LayerNormGradOp, RMSNormGradOp, SoftmaxGradOp, PadOp, BroadcastOp, GroupSumOp,
                   GroupSpreadOp, ReduceMaxGradOp, EmbeddingGradOp, UnpatchOp, DegreeOp, TapGradOp, DenseKernelGradOp,
                   GaussianKernelGradOp, StableStepGradOp, CrossEntropyGradOp, MeanErrorGradOp, AttentionProductOp,
                   ProductStateOp, ProductApplyOp, ExtendHeadsOp, ShrinkHeadsOp, AttentionNormGradOp,
                   AttentionValueGradOp>(context);
  });
  registry.addExtension(+[](MLIRContext *context, tensor::TensorDialect *) { attachRules<tensor::ExtractSliceOp>(context); });
}
