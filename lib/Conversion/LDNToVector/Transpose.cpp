//===- Transpose.cpp - Rows become columns -----------------------------------===//

#include "Transpose.h"
#include "Lowerings.h"
#include "ldn/Dialect/Verify.h"

using namespace mlir;
using namespace ldn;

void ldn::emitTranspose(VectorEmitter &e, int64_t rows, int64_t columns,
                        function_ref<Value(Value row, Value column, int64_t width)> load,
                        function_ref<void(Value column, Value row, Value vector, int64_t width)> store) {
  auto square = [&](Value row, int64_t height, Value column, int64_t width) {
    SmallVector<Value> vectors;
    for (int64_t r = 0; r < e.lanes; ++r)
      vectors.push_back(r < height ? load(e.add(row, e.index(r)), column, width) : e.splat(0));
    vectors = e.transpose(vectors);
    for (int64_t c = 0; c < width; ++c)
      store(e.add(column, e.index(c)), row, vectors[c], height);
  };
  auto strip = [&](Value row, int64_t height) {
    int64_t whole = columns / e.lanes * e.lanes;
    e.loop(e.index(0), e.index(whole), e.lanes, [&](Value column) { square(row, height, column, e.lanes); });
    if (whole < columns)
      square(row, height, e.index(whole), columns - whole);
  };
  int64_t whole = rows / e.lanes * e.lanes;
  e.loop(e.index(0), e.index(whole), e.lanes, [&](Value row) { strip(row, e.lanes); });
  if (whole < rows)
    strip(e.index(whole), rows - whole);
}

LogicalResult ldn::lowerToVector(TransposeOp op) {
  Value x = op.getX(), y = op.getInits();
  ShapedType type = shapedType(x);
  VectorEmitter e(op, type.getElementType());
  int64_t leading = type.getRank() - 2;
  auto isDense = [](Value memref) {
    return cast<MemRefType>(memref.getType()).getStridesAndOffset().first.back() == 1;
  };
  if (leading == 0 || e.lanes < 2 || !isDense(x) || !isDense(y))
    return failure();
  SmallVector<Value> counts;
  for (int64_t dim = 0; dim < leading; ++dim)
    counts.push_back(e.dim(y, dim));
  e.parallel(counts, [&](ArrayRef<Value> at) {
    emitTranspose(
        e, type.getDimSize(leading), type.getDimSize(leading + 1),
        [&](Value row, Value column, int64_t width) { return e.load(x, indices(at, {row, column}), width); },
        [&](Value column, Value row, Value vector, int64_t width) {
          e.store(vector, y, indices(at, {column, row}), width);
        });
  });
  return success();
}
