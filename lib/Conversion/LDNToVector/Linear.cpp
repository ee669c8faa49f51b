//===- Linear.cpp - Linear maps with packed weights --------------------------===//

#include "Lowerings.h"
#include "Product.h"
#include "ldn/Dialect/Verify.h"

using namespace mlir;
using namespace ldn;

LogicalResult ldn::lowerToVector(LinearOp op) {
  Type element = shapedType(op.getX()).getElementType();
  VectorEmitter e(op, element);
  int64_t panel = shapedType(op.getWeight()).getShape().back();
  if (op.getLayout() != WeightLayout::packed || panel % e.lanes)
    return failure();
  Value x = op.getX(), weight = op.getWeight(), bias = op.getBias(), y = op.getInits();
  int64_t rank = shapedType(x).getRank();
  if (rank < 2)
    return failure();

  e.rows(y, /*innermost=*/2, [&](ArrayRef<Value> at) {
    SmallVector<Value> leading(at);
    Product product;
    product.rows = e.dim(y, rank - 2);
    product.columns = featureSize(shapedType(y));
    product.depth = e.index(featureSize(shapedType(x)));
    product.vectors = panel / e.lanes;
    product.a = [&](Value i, Value k) { return e.loadScalar(x, indices(leading, {i, k})); };
    product.b = [&](Value k, Value p, int64_t v, int64_t) {
      // Packed weights are padded to whole panels.
      return e.load(weight, {p, k, e.index(v * e.lanes)});
    };
    product.start = [&](Value, Value column, int64_t width) {
      return bias ? e.load(bias, column, width) : e.splat(0);
    };
    product.finish = [&](Value i, Value column, int64_t width, Value sums) {
      e.store(sums, y, indices(leading, {i, column}), width);
    };
    emitProduct(e, product);
  });
  return success();
}
