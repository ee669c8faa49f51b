//===- WeightGradient.cpp - The derivative of a linear map by its weight -----===//
//
// dW[n, k] = Σ_r g[r, n] x[r, k]. Tasks own blocks of the result, so sums do not depend on threads. A task copies some rows of its
// columns of g and x side by side into scratch that fits the first-level cache, whatever the distance of the rows in memory
// is, padded with zeros to whole blocks, and adds their product to its block.
//
//===----------------------------------------------------------------------===//

#include "Lowerings.h"
#include "Product.h"
#include "ldn/Dialect/Verify.h"

using namespace mlir;
using namespace ldn;

/// How many of `total` things go together, about `most`, with as few as possible missing in the last group.
static int64_t evenly(int64_t total, int64_t most) {
  int64_t best = most;
  for (int64_t size = most; 2 * size >= most; --size)
    if (llvm::alignTo(total, size) < llvm::alignTo(total, best))
      best = size;
  return std::min(best, total);
}

namespace {
class WeightGradient {
public:
  explicit WeightGradient(LinearWeightGradOp op)
      : e(op, shapedType(op.getG()).getElementType()), g(op.getG()), x(op.getX()), result(op.getInits()),
        out(featureSize(shapedType(g))), in(featureSize(shapedType(x))), vectors(e.facts.getPanelVectors(in, e.element)),
        panelColumns(vectors * e.lanes) {
    // A large task reads less for what it computes: halved only until there are some for every thread.
    constexpr int64_t wantedTasks = 12, leastBlocks = 4, cacheBytes = 40 << 10, leastRows = 16, mostRows = 256;
    int64_t block = getBlockRows(vectors, e.facts.vectorRegisters), blocks = llvm::divideCeil(out, block);
    int64_t panels = llvm::divideCeil(in, panelColumns), mostBlocks = 16, mostPanels = 4;
    auto tasks = [&] { return llvm::divideCeil(blocks, mostBlocks) * llvm::divideCeil(panels, mostPanels); };
    while (tasks() < wantedTasks && (mostPanels > 1 || mostBlocks > leastBlocks))
      (mostPanels > 1 ? mostPanels : mostBlocks) /= 2;
    int64_t taskBlocks = evenly(blocks, mostBlocks), taskPanels = evenly(panels, mostPanels);
    rowTasks = llvm::divideCeil(blocks, taskBlocks);
    columnTasks = llvm::divideCeil(panels, taskPanels);
    height = taskBlocks * block;
    columns = taskPanels * panelColumns;
    pitch = llvm::alignTo(height, e.lanes);
    // A panel and the columns of g for one block are in the first-level cache together.
    int64_t bytes = (vectors + 1) * e.facts.vectorBytes;
    depth = std::clamp(cacheBytes / bytes / 8 * 8, leastRows, mostRows);
  }

  void emit();

private:
  /// The index of row `row` in the leading dimensions.
  SmallVector<Value> position(Value row);
  /// The position of the next row.
  SmallVector<Value> next(ValueRange position);
  /// Copies `width` columns from `first` on to a row of each panel of scratch; zeros where there are none.
  void pack(Value source, ArrayRef<Value> position, Value first, Value scratch, Value row, int64_t width, bool allExist);
  void emitTask(Value firstRow, Value firstColumn);

  VectorEmitter e;
  Value g, x, result;
  int64_t out, in, vectors, panelColumns;
  int64_t rowTasks, columnTasks, height, columns; // the result's blocks
  int64_t pitch, depth;                           // of scratch
};
} // namespace

SmallVector<Value> WeightGradient::position(Value row) {
  SmallVector<Value> position;
  for (int64_t dim = shapedType(x).getRank() - 2; dim > 0; --dim) {
    Value size = e.dim(x, dim);
    position.insert(position.begin(), arith::RemUIOp::create(e.b, row, size));
    row = arith::DivUIOp::create(e.b, row, size);
  }
  position.insert(position.begin(), row);
  return position;
}

SmallVector<Value> WeightGradient::next(ValueRange position) {
  SmallVector<Value> next(position);
  Value carry = e.index(1);
  for (unsigned dim = position.size() - 1; dim > 0; --dim) {
    Value sum = e.add(next[dim], carry);
    Value wraps = arith::CmpIOp::create(e.b, arith::CmpIPredicate::eq, sum, e.dim(x, dim));
    next[dim] = arith::SelectOp::create(e.b, wraps, e.index(0), sum);
    carry = arith::SelectOp::create(e.b, wraps, e.index(1), e.index(0));
  }
  next[0] = e.add(next[0], carry);
  return next;
}

void WeightGradient::pack(Value source, ArrayRef<Value> position, Value first, Value scratch, Value row, int64_t width,
                          bool allExist) {
  Value features = e.index(featureSize(shapedType(source)));
  for (int64_t i = 0; i < width; i += e.lanes) {
    Value column = e.add(first, e.index(i));
    SmallVector<Value> place = indices(position, {column});
    Value vector = allExist ? e.load(source, place) : e.loadUpTo(source, place, e.sub(features, column));
    int64_t panelWidth = shapedType(scratch).getShape().back();
    e.store(vector, scratch, {e.index(i / panelWidth), row, e.index(i % panelWidth)}, e.lanes);
  }
}

void WeightGradient::emitTask(Value firstRow, Value firstColumn) {
  Value rows = e.index(1), zero = e.index(0);
  for (int64_t dim = 0; dim + 1 < shapedType(x).getRank(); ++dim)
    rows = e.b.createOrFold<arith::MulIOp>(rows, e.dim(x, dim));
  Value sums = e.buffer({height, columns}), left = e.buffer({1, depth, pitch});
  Value right = e.buffer({columns / panelColumns, depth, panelColumns});
  e.loop(zero, e.index(height), 1, [&](Value row) {
    e.chunks(columns, [&](Value i, int64_t width) { e.store(e.splat(0), sums, {row, i}, width); });
  });
  e.loop(zero, rows, depth, [&](Value begin) {
    Value count = e.min(e.index(depth), e.sub(rows, begin));
    e.loop(zero, count, 1, position(begin), [&](Value row, ValueRange at) {
      pack(g, SmallVector<Value>(at), firstRow, left, row, pitch, out % height == 0 && pitch == height);
      pack(x, SmallVector<Value>(at), firstColumn, right, row, columns, in % columns == 0);
      return next(at);
    });
    Product product;
    product.rows = e.index(height);
    product.columns = columns;
    product.depth = count;
    product.vectors = vectors;
    product.a = [&](Value i, Value r) { return e.loadScalar(left, {zero, r, i}); };
    product.b = [&](Value r, Value panel, int64_t vector, int64_t) {
      return e.load(right, {panel, r, e.index(vector * e.lanes)});
    };
    product.start = [&](Value i, Value column, int64_t) { return e.load(sums, {i, column}); };
    product.finish = [&](Value i, Value column, int64_t, Value vector) { e.store(vector, sums, {i, column}, e.lanes); };
    emitProduct(e, product);
  });

  e.loop(zero, e.min(e.index(height), e.sub(e.index(out), firstRow)), 1, [&](Value row) {
    e.chunks(columns, [&](Value i, int64_t) {
      Value column = e.add(firstColumn, i), vector = e.load(sums, {row, i});
      e.storeUpTo(vector, result, {e.add(firstRow, row), column}, e.sub(e.index(in), column));
    });
  });
}

void WeightGradient::emit() {
  e.parallel({e.index(rowTasks), e.index(columnTasks)},
             [&](ArrayRef<Value> task) { emitTask(e.mul(task[0], height), e.mul(task[1], columns)); });
}

LogicalResult ldn::lowerToVector(LinearWeightGradOp op) {
  auto hasVectors = [](Value memref) {
    auto type = cast<MemRefType>(memref.getType());
    return type.getRank() > 1 && type.getStridesAndOffset().first.back() == 1;
  };
  if (!hasVectors(op.getG()) || !hasVectors(op.getX()))
    return failure();
  WeightGradient(op).emit();
  return success();
}
