//===- GaussianTaps.cpp - Taps of a Gaussian as long as the sequence ---------===//

#include "Lowerings.h"
#include "VectorEmitter.h"
#include "ldn/Dialect/Verify.h"

#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;
using namespace ldn;

LogicalResult ldn::lowerToVector(GaussianKernelOp op) {
  Value taps = op.getInits();
  unsigned rank = shapedType(taps).getRank();
  // Few taps are not worth vectors.
  if (!shapedType(taps).isDynamicDim(rank - 1))
    return failure();
  VectorEmitter e(op, op.getOutputType().getElementType());
  constexpr int64_t perTask = 4096;
  Value count = e.dim(taps, rank - 1), sets = rank == 1 ? e.index(1) : e.dim(taps, 0);
  Value centre = op.getReach() ? op.getReach() : e.index(*op.getBefore());
  Value tasks = e.b.createOrFold<arith::CeilDivUIOp>(count, e.index(perTask));
  auto integers = VectorType::get({e.lanes}, e.b.getIntegerType(e.element.getIntOrFloatBitWidth()));
  e.parallel({sets, tasks}, [&](ArrayRef<Value> task) {
    SmallVector<Value> set;
    if (rank == 2)
      set.push_back(task[0]);
    Value sigma = e.loadScalar(op.getSigma(), set);
    Value divisor = e.broadcast(e.mulf(e.scalar(2), e.mulf(sigma, sigma)));
    auto direction = [&](Value factors) { return factors ? e.broadcast(e.loadScalar(factors, set)) : e.splat(1); };
    Value forward = direction(op.getForward()), backward = direction(op.getBackward());
    Value begin = e.mul(task[1], perTask), end = e.min(count, e.add(begin, e.index(perTask)));
    e.loop(begin, end, e.lanes, [&](Value j) {
      Value first = arith::IndexCastOp::create(e.b, integers.getElementType(), e.sub(j, centre));
      SmallVector<Attribute> lanes;
      for (int64_t i = 0; i < e.lanes; ++i)
        lanes.push_back(e.b.getIntegerAttr(integers.getElementType(), i));
      Value offsets = arith::AddIOp::create(e.b, vector::BroadcastOp::create(e.b, integers, first),
                                            arith::ConstantOp::create(e.b, DenseElementsAttr::get(integers, lanes)));
      Value o = arith::SIToFPOp::create(e.b, e.type, offsets);
      Value tap = math::ExpOp::create(e.b, e.subf(e.splat(0), e.divf(e.mulf(o, o), divisor)));
      Value earlier = arith::CmpFOp::create(e.b, arith::CmpFPredicate::OLT, o, e.splat(0));
      Value later = arith::CmpFOp::create(e.b, arith::CmpFPredicate::OLT, e.splat(0), o);
      Value factor = arith::SelectOp::create(e.b, later, backward, e.splat(1));
      factor = arith::SelectOp::create(e.b, earlier, forward, factor);
      e.storeUpTo(e.mulf(tap, factor), taps, indices(set, {j}), e.sub(end, j));
    });
  });
  return success();
}
