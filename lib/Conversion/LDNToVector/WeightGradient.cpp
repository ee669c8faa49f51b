//===- WeightGradient.cpp - The derivative of a linear map by its weight -----===//
//
// dW[n, k] = Σ_r g[r, n] x[r, k]; where factors are bf16, of two r at a time. A task owns a block of the result and a
// range of the rows r; it adds up its block in scratch that stays in the second-level cache, some rows at a time, so
// that those rows of g stay in the first. The ranges of one block are added in order at the end. How many there are
// depends on the sizes alone, so the result does not depend on threads.
//
//===----------------------------------------------------------------------===//

#include "Lowerings.h"
#include "PairProduct.h"
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
        result(op.getInits()), pairs(op.getFactors()), out(featureSize(shapedType(g))), in(featureSize(shapedType(x))),
        vectors(e.facts.getPanelVectors(in, e.element)), panelColumns(vectors * e.lanes) {
    constexpr int64_t leastDepth = 16, mostDepth = 256;
    int64_t bytes = e.element.getIntOrFloatBitWidth() / 8;
    // Square blocks need the fewest rows of g and x for what they compute.
    int64_t edge = std::max<int64_t>(std::sqrt(static_cast<double>(e.facts.l2Bytes / 3 / bytes)), panelColumns);
    int64_t block = getBlockRows(vectors, e.facts.vectorRegisters, pairs ? PairProduct(e).registersOfB() : 1);
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
  /// Columns of a block of rows of g or x.
  struct Columns {
    Value source, first;
    int64_t width;
    bool allExist;
  };
  /// Calls `body` for every vector of the columns, with its first column in the block.
  void forEachVector(const Columns &columns, function_ref<void(int64_t)> body);
  /// A vector of a row, zeros for columns that do not exist.
  Value load(const Columns &columns, Value row, int64_t column);
  void emitRange(Value firstRow, Value firstColumn, Value begin, Value end, Value sums);
  /// Copies rows [first, first + count) to scratch, and gives `product` its factors.
  void packRows(Product &product, const Columns &ofG, const Columns &ofX, Value first, Value count, Value left,
                Value right);
  /// The same for pairs of rows, rounded; zeros where the second of a pair is none of the `count`.
  void packPairs(PairProduct &pair, const Columns &ofG, const Columns &ofX, Value first, Value count, Value right);
  void store(Value sums, Value firstRow, Value firstColumn, Value target, ArrayRef<Value> place);
  void addRanges(Value parts, Value count);

  VectorEmitter e;
  Value g, x, result;
  bool pairs; // of bf16
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

void WeightGradient::forEachVector(const Columns &columns, function_ref<void(int64_t)> body) {
  for (int64_t i = 0; i < columns.width; i += e.lanes)
    body(i);
}

Value WeightGradient::load(const Columns &columns, Value row, int64_t column) {
  Value at = e.add(columns.first, e.index(column));
  if (columns.allExist)
    return e.load(columns.source, {row, at});
  return e.loadUpTo(columns.source, {row, at}, e.sub(e.index(featureSize(shapedType(columns.source))), at));
}

void WeightGradient::packRows(Product &product, const Columns &ofG, const Columns &ofX, Value first, Value count,
                              Value left, Value right) {
  e.loop(e.index(0), count, 1, [&](Value r) {
    Value row = e.add(first, r);
    forEachVector(ofG, [&](int64_t i) { e.store(load(ofG, row, i), left, {r, e.index(i)}, e.lanes); });
    forEachVector(ofX, [&](int64_t i) {
      e.store(load(ofX, row, i), right, {e.index(i / panelColumns), r, e.index(i % panelColumns)}, e.lanes);
    });
  });
  product.depth = count;
  product.a = [=, this](Value i, Value r) { return e.loadScalar(left, {r, i}); };
  product.b = [=, this](Value r, Value panel, int64_t vector, int64_t) {
    return e.load(right, {panel, r, e.index(vector * e.lanes)});
  };
}

void WeightGradient::packPairs(PairProduct &pair, const Columns &ofG, const Columns &ofX, Value first, Value count,
                               Value right) {
  Value last = e.sub(count, e.index(1));
  e.loop(e.index(0), arith::CeilDivUIOp::create(e.b, count, e.index(2)), 1, [&](Value k) {
    Value even = e.mul(k, 2), odd = e.add(even, e.index(1));
    Value exists = arith::CmpIOp::create(e.b, arith::CmpIPredicate::slt, odd, count);
    auto loadSecond = [&](const Columns &columns, int64_t i) -> Value {
      Value vector = load(columns, e.add(first, e.min(odd, last)), i);
      return arith::SelectOp::create(e.b, exists, vector, e.splat(0));
    };
    Value row = e.add(first, even);
    forEachVector(ofG, [&](int64_t i) {
      Value both = pair.interleave(pair.round(load(ofG, row, i)), pair.round(loadSecond(ofG, i)));
      e.store(both, pair.a, {k, e.index(2 * i)}, e.lanes);
    });
    forEachVector(ofX, [&](int64_t i) {
      Value both = pair.interleave(pair.narrow(load(ofX, row, i)), pair.narrow(loadSecond(ofX, i)));
      e.store(both, right, {e.index(i / panelColumns), k, e.index(2 * (i % panelColumns))}, e.lanes);
    });
  });
}

/// Adds rows [begin, end) to the block `sums`.
void WeightGradient::emitRange(Value firstRow, Value firstColumn, Value begin, Value end, Value sums) {
  int64_t pitch = llvm::alignTo(height, e.lanes), panels = columns / panelColumns;
  Columns ofG{g, firstRow, pitch, out % height == 0 && pitch == height};
  Columns ofX{x, firstColumn, columns, in % columns == 0};
  PairProduct pair(e);
  Value left, right;
  if (pairs) {
    left = pair.buffer({depth / 2, 2 * pitch});
    right = e.buffer({panels, depth / 2, 2 * panelColumns}, e.b.getBF16Type());
    pair.a = left;
    pair.place = [&](Value i, Value k) { return SmallVector<Value>{k, e.mul(i, 2)}; };
    pair.b = [&](Value k, Value panel, int64_t vector) {
      return vector::LoadOp::create(e.b, pair.type, right, ValueRange{panel, k, e.index(vector * 2 * e.lanes)});
    };
  } else {
    left = e.buffer({depth, pitch});
    right = e.buffer({panels, depth, panelColumns});
  }
  Value rows = e.index(height);
  if (out % height != 0)
    rows = e.min(rows, e.sub(e.index(out), firstRow));
  e.loop(begin, end, depth, [&](Value first) {
    Value count = e.min(e.index(depth), e.sub(end, first));
    Product product;
    product.rows = rows;
    product.columns = columns;
    product.vectors = vectors;
    product.mayRepeatRows = false;
    if (pairs) {
      packPairs(pair, ofG, ofX, first, count, right);
      product.depth = arith::CeilDivUIOp::create(e.b, count, e.index(2));
      pair.setStep(product);
    } else {
      packRows(product, ofG, ofX, first, count, left, right);
    }
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
