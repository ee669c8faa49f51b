//===- LossGradient.cpp - The derivative of cross-entropy --------------------===//

#include "Lowerings.h"
#include "VectorEmitter.h"
#include "ldn/Dialect/Verify.h"

#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;
using namespace ldn;

using vector::CombiningKind;

namespace {
class CrossEntropyGradient {
public:
  explicit CrossEntropyGradient(CrossEntropyGradOp op)
      : e(op, op.getOutputType().getElementType()), op(op), classes(featureSize(op.getOutputType())) {}

  void emit();

private:
  /// Whether the label of a row counts; null: it does.
  Value counts(ArrayRef<Value> row);
  void emitRow(ArrayRef<Value> row, Value share);

  VectorEmitter e;
  CrossEntropyGradOp op;
  int64_t classes;
};
} // namespace

Value CrossEntropyGradient::counts(ArrayRef<Value> row) {
  if (!op.getIgnoreIndex())
    return {};
  auto skip = e.b.getI32IntegerAttr(static_cast<int32_t>(*op.getIgnoreIndex()));
  return arith::CmpIOp::create(e.b, arith::CmpIPredicate::ne, e.loadScalar(op.getLabels(), row),
                               arith::ConstantOp::create(e.b, skip));
}

void CrossEntropyGradient::emitRow(ArrayRef<Value> row, Value share) {
  Value y = op.getInits(), lowest = e.splat(-std::numeric_limits<double>::infinity());
  Value largest = e.chunks(classes, lowest, [&](Value first, int64_t width, ValueRange carried) {
                     Value x = e.keep(e.load(op.getLogits(), indices(row, {first}), width), width, lowest);
                     return SmallVector<Value>{arith::MaximumFOp::create(e.b, carried[0], x)};
                   }).front();
  Value shift = e.broadcast(e.reduce(largest, CombiningKind::MAXIMUMF));
  Value total = e.sums(classes, 1, [&](Value first, int64_t width) {
                   Value x = e.load(op.getLogits(), indices(row, {first}), width);
                   Value power = math::ExpOp::create(e.b, e.subf(x, shift));
                   e.store(power, y, indices(row, {first}), width);
                   return SmallVector<Value>{power};
                 }).front();
  // Where the row does not count its share is 0, and its label may be no class.
  Value isCounted = counts(row);
  if (isCounted)
    share = arith::SelectOp::create(e.b, isCounted, share, e.scalar(0));
  double smoothing = op.getSmoothing().convertToDouble();
  Value scale = e.broadcast(e.divf(share, total)), spread = e.broadcast(e.mulf(share, e.scalar(smoothing / classes)));
  e.chunks(classes, [&](Value first, int64_t width) {
    SmallVector<Value> place = indices(row, {first});
    e.store(e.subf(e.mulf(e.load(y, place, width), scale), spread), y, place, width);
  });
  Value label = arith::IndexCastOp::create(e.b, e.b.getIndexType(), e.loadScalar(op.getLabels(), row));
  if (isCounted)
    label = arith::SelectOp::create(e.b, isCounted, label, e.index(0));
  SmallVector<Value> place = indices(row, {label});
  e.storeScalar(e.subf(e.loadScalar(y, place), e.mulf(share, e.scalar(1 - smoothing))), y, place);
}

void CrossEntropyGradient::emit() {
  Value labels = op.getLabels(), number;
  int64_t rank = shapedType(labels).getRank();
  // How many labels count.
  Type i64 = e.b.getI64Type();
  if (op.getIgnoreIndex()) {
    Value counter = memref::AllocOp::create(e.b, MemRefType::get({}, i64), e.b.getI64IntegerAttr(64));
    e.storeScalar(arith::ConstantOp::create(e.b, e.b.getI64IntegerAttr(0)), counter, {});
    e.rows(labels, 0, [&](ArrayRef<Value> row) {
      Value one = arith::ExtUIOp::create(e.b, i64, counts(row));
      e.storeScalar(e.add(e.loadScalar(counter, {}), one), counter, {});
    });
    number = e.max(e.loadScalar(counter, {}), arith::ConstantOp::create(e.b, e.b.getI64IntegerAttr(1)));
  } else {
    Value product = e.index(1);
    for (int64_t dim = 0; dim < rank; ++dim)
      product = e.b.createOrFold<arith::MulIOp>(product, e.dim(labels, dim));
    number = arith::IndexCastOp::create(e.b, i64, product);
  }
  Value count = arith::SIToFPOp::create(e.b, e.element, number);
  Value share = e.divf(e.loadScalar(op.getG(), {}), count);
  e.parallel({e.dim(labels, 0)}, [&](ArrayRef<Value> task) {
    SmallVector<Value> row{task[0]};
    std::function<void()> nest = [&] {
      if (static_cast<int64_t>(row.size()) == rank)
        return emitRow(row, share);
      e.loop(e.index(0), e.dim(labels, row.size()), 1, [&](Value i) {
        row.push_back(i);
        nest();
        row.pop_back();
      });
    };
    nest();
  });
}

LogicalResult ldn::lowerToVector(CrossEntropyGradOp op) {
  if (shapedType(op.getLabels()).getRank() == 0)
    return failure();
  CrossEntropyGradient(op).emit();
  return success();
}
