//===- ForallToParallel.cpp - Tasks out of parallel loops --------------------===//

#include "ldn/Dialect/LDNOps.h"
#include "ldn/Transforms/Passes.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/SCF/Transforms/Transforms.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace ldn {
#define GEN_PASS_DEF_FORALLTOPARALLEL
#include "ldn/Transforms/Passes.h.inc"
} // namespace ldn

using namespace mlir;
using namespace ldn;

static void convert(scf::ForallOp forall) {
  ImplicitLocOpBuilder b(forall.getLoc(), forall);
  SmallVector<Value> lower = forall.getLowerBound(b), upper = forall.getUpperBound(b), step = forall.getStep(b);
  SmallVector<Value> counts;
  Value tasks;
  for (auto [from, to, by] : llvm::zip(lower, upper, step)) {
    Value count = b.createOrFold<arith::CeilDivSIOp>(b.createOrFold<arith::SubIOp>(to, from), by);
    counts.push_back(count);
    tasks = tasks ? b.createOrFold<arith::MulIOp>(tasks, count) : count;
  }
  auto parallel = ParallelForOp::create(b, tasks);
  Block *body = b.createBlock(&parallel.getBody());
  Value task = body->addArgument(b.getIndexType(), b.getLoc());
  body->addArgument(b.getIndexType(), b.getLoc());

  // The last dimension varies fastest.
  SmallVector<Value> position(counts.size());
  Value rest = task;
  for (unsigned i = counts.size(); i-- > 0;) {
    Value here = i ? arith::RemUIOp::create(b, rest, counts[i]).getResult() : rest;
    position[i] = b.createOrFold<arith::AddIOp>(lower[i], b.createOrFold<arith::MulIOp>(here, step[i]));
    if (i)
      rest = arith::DivUIOp::create(b, rest, counts[i]);
  }
  Block *source = forall.getBody();
  for (auto [from, to] : llvm::zip(forall.getInductionVars(), position))
    from.replaceAllUsesWith(to);
  source->getTerminator()->erase();
  body->getOperations().splice(body->end(), source->getOperations());
  b.setInsertionPointToEnd(body);
  YieldOp::create(b);
  forall.erase();
}

namespace {
struct ForallToParallel : ldn::impl::ForallToParallelBase<ForallToParallel> {
  void runOnOperation() override {
    SmallVector<scf::ForallOp> loops;
    getOperation()->walk([&](scf::ForallOp forall) {
      if (forall.getNumResults() == 0)
        loops.push_back(forall);
    });
    llvm::for_each(loops, convert);
  }
};
} // namespace
