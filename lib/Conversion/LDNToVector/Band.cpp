//===- Band.cpp - The taps of a diffusion kernel -----------------------------===//

#include "Band.h"

using namespace mlir;
using namespace ldn;

/// The first tap of all sets that is not zero and the end of the last, to a vector.
static std::pair<Value, Value> findEnds(VectorEmitter &e, Value kernel) {
  OpBuilder::InsertionGuard guard(e.b);
  for (Operation *around = e.b.getInsertionBlock()->getParentOp(); around; around = around->getParentOp())
    if (isa<scf::ForallOp>(around) && !around->getRegion(0).isAncestor(kernel.getParentRegion()))
      e.b.setInsertionPoint(around);
  auto type = cast<ShapedType>(kernel.getType());
  Value taps = e.dim(kernel, type.getRank() - 1), from = taps, to = e.index(0);
  auto search = [&](ArrayRef<Value> set) {
    auto ends = e.loop(e.index(0), taps, e.lanes, {from, to}, [&](Value j, ValueRange carried) {
      Value weights = e.loadUpTo(kernel, indices(set, {j}), e.sub(taps, j));
      Value differs = arith::CmpFOp::create(e.b, arith::CmpFPredicate::UNE, weights, e.splat(0));
      Value any = vector::ReductionOp::create(e.b, vector::CombiningKind::OR, differs);
      auto select = [&](Value x, Value otherwise) { return arith::SelectOp::create(e.b, any, x, otherwise).getResult(); };
      Value end = e.min(taps, e.add(j, e.index(e.lanes)));
      return SmallVector<Value>{select(e.min(carried[0], j), carried[0]), select(e.max(carried[1], end), carried[1])};
    });
    from = ends[0];
    to = ends[1];
  };
  if (type.getRank() == 1)
    search({});
  else
    for (int64_t set = 0; set < type.getDimSize(0); ++set)
      search({e.index(set)});
  return {e.min(from, to), to};
}

Band Band::make(VectorEmitter &e, Value kernel, std::optional<int64_t> before, bool causal) {
  Band band{kernel, e.index(0), {}, {}};
  Value taps = e.dim(kernel, band.getRank() - 1), last = e.sub(taps, e.index(1));
  band.to = taps;
  if (before)
    band.before = e.index(*before);
  else
    band.before = causal ? last : e.b.createOrFold<arith::DivUIOp>(last, e.index(2));
  if (!band.isKnown())
    std::tie(band.from, band.to) = findEnds(e, kernel);
  return band;
}
