//===- WeightGradient.cpp - The derivative of a linear map by its weight -----===//
//
// dW[n, k] = Σ_r g[r, n] x[r, k]. A task owns a block of the result and a range of the rows r; it adds up its block in
// scratch that stays in the second-level cache, some rows at a time, so that those rows of g stay in the first. The
// ranges of one block are added in order at the end. How many there are depends on the sizes alone, so the result does
// not depend on threads.
//
//===----------------------------------------------------------------------===//

#include "Lowerings.h"
#include "Product.h"
#include "ldn/Dialect/Verify.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace ldn;

/// How many of `total` things go together, at most `most`, with as few as possible missing in the last group.
static int64_t evenly(int64_t total, int64_t most) {
  return llvm::divideCeil(total, llvm::divideCeil(total, std::max<int64_t>(most, 1)));
}

/// All dimensions but the last become one.
static SmallVector<ReassociationIndices> leadingAsOne(MemRefType type) {
  int64_t last = type.getRank() - 1;
  return {llvm::to_vector(llvm::seq<int64_t>(0, last)), {last}};
}

namespace {
class WeightGradient {
public:
  explicit WeightGradient(LinearWeightGradOp op)
      : e(op, shapedType(op.getG()).getElementType()), g(rowsOf(op.getG())), x(rowsOf(op.getX())),
        result(op.getInits()), out(featureSize(shapedType(g))), in(featureSize(shapedType(x))),
        vectors(e.facts.getPanelVectors(in, e.element)), panelColumns(vectors * e.lanes) {
    constexpr int64_t leastDepth = 16, mostDepth = 256;
    int64_t bytes = e.element.getIntOrFloatBitWidth() / 8;
    // Square blocks need the fewest rows of g and x for what they compute.
    int64_t edge = std::max<int64_t>(std::sqrt(static_cast<double>(e.facts.l2Bytes / 3 / bytes)), panelColumns);
    int64_t block = getBlockRows(vectors, e.facts.vectorRegisters);
    height = std::min(out, evenly(llvm::divideCeil(out, block), edge / block) * block);
    columns = evenly(llvm::divideCeil(in, panelColumns), edge / panelColumns) * panelColumns;
    rowTasks = llvm::divideCeil(out, height);
    columnTasks = llvm::divideCeil(in, columns);
    ranges = std::max<int64_t>(wantedTasks / (rowTasks * columnTasks), 1);
    depth = std::clamp(e.facts.l1Bytes * 3 / 4 / (height * bytes) / 8 * 8, leastDepth, mostDepth);
  }

  void emit();

private:
  /// Enough for the threads of a large machine to share, each with much to do.
  static constexpr int64_t wantedTasks = 16;
  /// A range of fewer rows costs more to add at the end than it is worth.
  static constexpr int64_t leastRows = 512;

  /// All leading dimensions as one.
  Value rowsOf(Value value);
  /// Copies `width` columns of a row from `first` on to scratch, those that do not exist as zeros.
  void pack(Value source, Value row, Value first, int64_t width, bool allExist,
            function_ref<SmallVector<Value>(int64_t)> place, Value target);
  void emitRange(Value firstRow, Value firstColumn, Value begin, Value end, Value sums);
  void store(Value sums, Value firstRow, Value firstColumn, Value target, ArrayRef<Value> place);
  void addRanges(Value parts, Value count);

  VectorEmitter e;
  Value g, x, result;
  int64_t out, in, vectors, panelColumns;
  int64_t height, columns, rowTasks, columnTasks; // the result's blocks
  int64_t ranges, depth;                          // of rows, and rows at a time
};
} // namespace

Value WeightGradient::rowsOf(Value value) {
  auto type = cast<MemRefType>(value.getType());
  if (type.getRank() == 2)
    return value;
  return memref::CollapseShapeOp::create(e.b, value, leadingAsOne(type));
}

void WeightGradient::pack(Value source, Value row, Value first, int64_t width, bool allExist,
                          function_ref<SmallVector<Value>(int64_t)> place, Value target) {
  Value features = e.index(featureSize(shapedType(source)));
  for (int64_t i = 0; i < width; i += e.lanes) {
    Value column = e.add(first, e.index(i));
    Value vector =
        allExist ? e.load(source, {row, column}) : e.loadUpTo(source, {row, column}, e.sub(features, column));
    e.store(vector, target, place(i), e.lanes);
  }
}

/// Adds rows [begin, end) to the block `sums`.
void WeightGradient::emitRange(Value firstRow, Value firstColumn, Value begin, Value end, Value sums) {
  int64_t pitch = llvm::alignTo(height, e.lanes);
  Value zero = e.index(0), left = e.buffer({depth, pitch});
  Value right = e.buffer({columns / panelColumns, depth, panelColumns});
  Value rows = e.index(height);
  if (out % height != 0)
    rows = e.min(rows, e.sub(e.index(out), firstRow));
  e.loop(begin, end, depth, [&](Value first) {
    Value count = e.min(e.index(depth), e.sub(end, first));
    e.loop(zero, count, 1, [&](Value r) {
      Value row = e.add(first, r);
      pack(
          g, row, firstRow, pitch, out % height == 0 && pitch == height,
          [&](int64_t i) -> SmallVector<Value> {
            return {r, e.index(i)};
          },
          left);
      pack(
          x, row, firstColumn, columns, in % columns == 0,
          [&](int64_t i) -> SmallVector<Value> {
            return {e.index(i / panelColumns), r, e.index(i % panelColumns)};
          },
          right);
    });
    Product product;
    product.rows = rows;
    product.columns = columns;
    product.depth = count;
    product.vectors = vectors;
    product.mayRepeatRows = false;
    product.a = [&](Value i, Value r) { return e.loadScalar(left, {r, i}); };
    product.b = [&](Value r, Value panel, int64_t vector, int64_t) {
      return e.load(right, {panel, r, e.index(vector * e.lanes)});
    };
    product.start = [&](Value i, Value column, int64_t) { return e.load(sums, {i, column}); };
    product.finish = [&](Value i, Value column, int64_t, Value vector) { e.store(vector, sums, {i, column}, e.lanes); };
    emitProduct(e, product);
  });
}

void WeightGradient::store(Value sums, Value firstRow, Value firstColumn, Value target, ArrayRef<Value> place) {
  e.loop(e.index(0), e.min(e.index(height), e.sub(e.index(out), firstRow)), 1, [&](Value row) {
    e.chunks(columns, [&](Value i, int64_t) {
      Value column = e.add(firstColumn, i);
      e.storeUpTo(e.load(sums, {row, i}), target, indices(place, {e.add(firstRow, row), column}),
                  e.sub(e.index(in), column));
    });
  });
}

void WeightGradient::addRanges(Value parts, Value count) {
  e.parallel({e.index(out)}, [&](ArrayRef<Value> row) {
    e.chunks(in, [&](Value column, int64_t width) {
      Value first = e.load(parts, {e.index(0), row[0], column}, width);
      Value total = e.loop(e.index(1), count, 1, first, [&](Value range, ValueRange carried) {
                       return SmallVector<Value>{e.addf(carried[0], e.load(parts, {range, row[0], column}, width))};
                     }).front();
      e.store(total, result, {row[0], column}, width);
    });
  });
}

void WeightGradient::emit() {
  Value rows = e.dim(x, 0), parts;
  Value count = e.index(ranges), share = rows;
  if (ranges > 1) {
    parts = memref::AllocOp::create(e.b, MemRefType::get({ranges, out, in}, e.element), ValueRange(),
                                    e.b.getI64IntegerAttr(64));
    Value worth = arith::CeilDivUIOp::create(e.b, e.max(rows, e.index(1)), e.index(leastRows));
    count = e.min(count, worth);
    share = arith::CeilDivUIOp::create(e.b, rows, count);
  }
  e.parallel({count, e.index(rowTasks), e.index(columnTasks)}, [&](ArrayRef<Value> task) {
    Value firstRow = e.mul(task[1], height), firstColumn = e.mul(task[2], columns), sums = e.buffer({height, columns});
    e.loop(e.index(0), e.index(height), 1, [&](Value row) {
      e.chunks(columns, [&](Value i, int64_t width) { e.store(e.splat(0), sums, {row, i}, width); });
    });
    Value begin = arith::MulIOp::create(e.b, task[0], share);
    emitRange(firstRow, firstColumn, begin, e.min(rows, e.add(begin, share)), sums);
    if (ranges > 1)
      store(sums, firstRow, firstColumn, parts, task[0]);
    else
      store(sums, firstRow, firstColumn, result, {});
  });
  if (ranges > 1)
    addRanges(parts, count);
}

/// Whether rows are vectors, and follow one another at one distance.
static bool hasRows(Value memref) {
  auto type = cast<MemRefType>(memref.getType());
  if (type.getRank() < 2 || type.getStridesAndOffset().first.back() != 1)
    return false;
  return type.getRank() == 2 || memref::CollapseShapeOp::isGuaranteedCollapsible(type, leadingAsOne(type));
}

LogicalResult ldn::lowerToVector(LinearWeightGradOp op) {
  if (!hasRows(op.getG()) || !hasRows(op.getX()))
    return failure();
  WeightGradient(op).emit();
  return success();
}
