//===- PackWeights.cpp - Weights in the order in which products read them ----===//

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Dialect/MachineFacts.h"
#include "ldn/Dialect/Remarks.h"
#include "ldn/Dialect/Verify.h"
#include "ldn/Transforms/Passes.h"

#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace ldn {
#define GEN_PASS_DEF_PACKWEIGHTS
#include "ldn/Transforms/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

static void pack(LinearOp op, const MachineFacts &facts) {
  ImplicitLocOpBuilder builder(op.getLoc(), op);
  ShapedType weight = shapedType(op.getWeight());
  Type element = weight.getElementType();
  int64_t out = featureSize(op.getOutputType()), in = featureSize(shapedType(op.getX()));
  int64_t panel = facts.getPanelVectors(out, element) * facts.getLanes(element);
  int64_t panels = (out + panel - 1) / panel;
  auto type = op.getFactors() ? RankedTensorType::get({panels, (in + 1) / 2, 2 * panel}, *op.getFactors())
                              : RankedTensorType::get({panels, in, panel}, element);
  if (auto remark = remarkAnalysis(op, "weights", "Packed"))
    remark << "weights of " << RemarkArg("Inputs", in) << " × " << RemarkArg("Outputs", out) << " in "
           << RemarkArg("Panels", panels) << " panels of " << RemarkArg("PanelColumns", panel)
           << " columns, " << RemarkArg("Padding", panels * panel - out) << " of them zeros";
  Value packed = PackOp::create(builder, type, op.getWeight(), Value(), op.getLayout()).getResult();
  op.getWeightMutable().assign(packed);
  op.setLayout(WeightLayout::packed);
}

namespace {
struct PackWeights : ldn::impl::PackWeightsBase<PackWeights> {
  void runOnOperation() override {
    MachineFacts facts = MachineFacts::of(getOperation());
    getOperation().walk([&](LinearOp op) {
      if (op.getResult() && op.getLayout() != WeightLayout::packed && shapedType(op.getX()).getRank() > 1)
        pack(op, facts);
    });
  }
};
} // namespace
