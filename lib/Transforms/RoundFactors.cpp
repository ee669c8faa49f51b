//===- RoundFactors.cpp - Matrix products that multiply bf16 ------------------===//

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Transforms/Passes.h"

namespace ldn {
#define GEN_PASS_DEF_ROUNDFACTORS
#include "ldn/Transforms/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

/// A sum over features is written as a product with ones, and stays a sum of f32.
static bool hasConstantWeight(LinearOp op) {
  Operation *weight = op.getWeight().getDefiningOp();
  return weight && weight->hasTrait<OpTrait::ConstantLike>();
}

namespace {
struct RoundFactors : ldn::impl::RoundFactorsBase<RoundFactors> {
  void runOnOperation() override {
    auto module = getOperation()->getParentOfType<ModuleOp>();
    auto precision = module ? module->getAttrOfType<StringAttr>("ldn.precision") : StringAttr();
    if (!precision || precision.getValue() != "bf16")
      return;
    auto factors = TypeAttr::get(BFloat16Type::get(&getContext()));
    getOperation().walk([&](Operation *op) {
      if (auto linear = dyn_cast<LinearOp>(op); linear && !hasConstantWeight(linear))
        linear.setFactorsAttr(factors);
      else if (auto gradient = dyn_cast<LinearWeightGradOp>(op))
        gradient.setFactorsAttr(factors);
    });
  }
};
} // namespace
