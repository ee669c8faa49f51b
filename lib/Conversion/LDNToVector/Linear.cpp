//===- Linear.cpp - Linear maps with packed weights --------------------------===//

#include "Lowerings.h"
#include "PairProduct.h"
#include "ldn/Dialect/Verify.h"

#include "mlir/Dialect/Utils/StaticValueUtils.h"

using namespace mlir;
using namespace ldn;

namespace {
class Linear {
public:
  explicit Linear(LinearOp op)
      : e(op, shapedType(op.getX()).getElementType()), x(op.getX()), weight(op.getWeight()), bias(op.getBias()),
        y(op.getInits()), in(featureSize(shapedType(x))), out(featureSize(shapedType(y))), pairs(op.getFactors()),
        panel(featureSize(shapedType(weight)) / (pairs ? 2 : 1)) {}

  void emit();

  VectorEmitter e;
  Value x, weight, bias, y;
  int64_t in, out;
  bool pairs; // of bf16
  int64_t panel;

private:
  /// The product of rows from `first` on, to which the factors are still missing.
  Product makeProduct(ArrayRef<Value> leading, Value first, Value rows);
  /// How many rows of x are rounded at a time: their copies stay in cache.
  int64_t chooseRows();
  /// The product with rounded copies of the rows, made once for all columns.
  void emitRounded(PairProduct &pair, ArrayRef<Value> leading, Value rows);
};
} // namespace

Product Linear::makeProduct(ArrayRef<Value> leading, Value first, Value rows) {
  Product product;
  product.rows = rows;
  product.columns = out;
  product.depth = e.index(pairs ? llvm::divideCeil(in, 2) : in);
  product.vectors = panel / e.lanes;
  product.start = [this](Value, Value column, int64_t width) {
    return bias ? e.load(bias, column, width) : e.splat(0);
  };
  product.finish = [=, this](Value i, Value column, int64_t width, Value sums) {
    e.store(sums, y, indices(leading, {e.add(first, i), column}), width);
  };
  return product;
}

int64_t Linear::chooseRows() {
  constexpr int64_t leastRows = 64, mostRows = 256;
  int64_t bytes = in * 2, rows = std::clamp<int64_t>(e.facts.l2Bytes / 4 / bytes, leastRows, mostRows);
  int64_t known = shapedType(y).getDimSize(shapedType(y).getRank() - 2);
  return ShapedType::isDynamic(known) ? rows : std::clamp<int64_t>(known, 1, rows);
}

void Linear::emitRounded(PairProduct &pair, ArrayRef<Value> leading, Value rows) {
  int64_t most = shapedType(pair.a).getDimSize(0);
  std::optional<int64_t> known = getConstantIntValue(rows);
  e.loop(e.index(0), rows, most, [&](Value first) {
    bool whole = known && *known % most == 0;
    Value count = whole ? e.index(most) : e.min(e.index(most), e.sub(rows, first));
    e.loop(e.index(0), count, 1, [&](Value i) {
      e.chunks(in, [&](Value column, int64_t width) {
        Value row = e.load(x, indices(leading, {e.add(first, i), column}), width);
        e.store(pair.round(row), pair.a, {i, column}, e.lanes);
      });
    });
    Product product = makeProduct(leading, first, count);
    pair.setStep(product);
    emitProduct(e, product);
  });
}

void Linear::emit() {
  PairProduct pair(e);
  if (pairs) {
    pair.a = pair.buffer({chooseRows(), static_cast<int64_t>(llvm::alignTo(in, e.lanes))});
    pair.place = [&](Value i, Value k) { return SmallVector<Value>{i, e.mul(k, 2)}; };
    pair.b = [&](Value k, Value p, int64_t v) {
      return vector::LoadOp::create(e.b, pair.type, weight, ValueRange{p, k, e.index(v * 2 * e.lanes)});
    };
  }
  e.rows(y, /*innermost=*/2, [&](ArrayRef<Value> at) {
    Value rows = e.dim(y, at.size());
    if (pairs)
      return emitRounded(pair, at, rows);
    Product product = makeProduct(at, e.index(0), rows);
    product.a = [&](Value i, Value k) { return e.loadScalar(x, indices(at, {i, k})); };
    product.b = [&](Value k, Value p, int64_t v, int64_t) {
      // Packed weights are padded to whole panels.
      return e.load(weight, {p, k, e.index(v * e.lanes)});
    };
    emitProduct(e, product);
  });
}

LogicalResult ldn::lowerToVector(LinearOp op) {
  Linear linear(op);
  if (op.getLayout() != WeightLayout::packed || linear.panel % linear.e.lanes || shapedType(op.getX()).getRank() < 2)
    return failure();
  linear.emit();
  return success();
}
