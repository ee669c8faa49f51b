//===- ExpandSteps.cpp - Write out the sub-steps of a diffusion --------------===//

#include "ldn/Dialect/MapBuilder.h"
#include "ldn/Transforms/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"

namespace ldn {
#define GEN_PASS_DEF_EXPANDSTEPS
#include "ldn/Transforms/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

/// A sum or a difference, element by element.
template <typename Op> static Value combine(ImplicitLocOpBuilder &builder, Value a, Value b) {
  return createMap(builder, cast<RankedTensorType>(a.getType()), {a, b},
                   [](ImplicitLocOpBuilder &b, ValueRange e) -> Value { return Op::create(b, e[0], e[1]); });
}

static void expand(DiffuseOp op) {
  ImplicitLocOpBuilder builder(op.getLoc(), op);
  int64_t steps = op.getSteps();
  auto dtType = cast<RankedTensorType>(op.getDt().getType());
  Value dt = createMap(builder, dtType, op.getDt(),
                       [&](ImplicitLocOpBuilder &b, ValueRange e) -> Value {
                         return arith::DivFOp::create(b, e[0], createFloat(b, e[0].getType(), steps));
                       });
  // The increment is what the last state has more than the first: no step has to be kept until the end.
  Value state = op.getH();
  for (int64_t i = 0; i < steps; ++i) {
    auto step = cast<DiffuseOp>(builder.clone(*op));
    step.setSteps(1);
    step.getHMutable().assign(state);
    step.getDtMutable().assign(dt);
    state = combine<arith::AddFOp>(builder, state, step.getResult());
  }
  op.getResult().replaceAllUsesWith(combine<arith::SubFOp>(builder, state, op.getH()));
  op.erase();
}

void ldn::expandSteps(Operation *func) {
  SmallVector<DiffuseOp> worklist;
  func->walk([&](DiffuseOp op) {
    if (op.getSteps() > 1 && op.getResult())
      worklist.push_back(op);
  });
  llvm::for_each(worklist, expand);
}

namespace {
struct ExpandSteps : ldn::impl::ExpandStepsBase<ExpandSteps> {
  void runOnOperation() override { expandSteps(getOperation()); }
};
} // namespace
