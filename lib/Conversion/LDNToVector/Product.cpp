//===- Product.cpp - Register-tiled matrix products --------------------------===//
//
// A block of rows times a panel of columns is accumulated in registers: for each k, the panel's vectors of B are loaded once
// and multiplied with one broadcast element of A per row. A panel of B stays in the first-level cache while the blocks of
// rows pass by.
//
// Where a product has few rows, a model has few tasks, often one: its panels are tasks of their own inside it, which the
// runtime gives to other threads if the outer loop has nothing for them. The sums are the same.
//
//===----------------------------------------------------------------------===//

#include "Product.h"
#include "ldn/Dialect/Remarks.h"

#include "mlir/Dialect/Utils/StaticValueUtils.h"

using namespace mlir;
using namespace ldn;

int64_t ldn::getBlockRows(int64_t vectors, int64_t registers, int64_t registersOfB) {
  constexpr int64_t most = 12;
  return std::clamp<int64_t>((registers - 2 - vectors * registersOfB) / vectors, 1, most);
}

/// Rows `i ... i + rows - 1` of one panel, whose vectors have `widths` columns.
static void emitBlock(VectorEmitter &e, const Product &product, Value i, int64_t rows, Value panel,
                      ArrayRef<int64_t> widths) {
  int64_t vectors = widths.size();
  Value firstColumn = e.mul(panel, product.vectors * e.lanes);
  SmallVector<Value> row, column, sums;
  for (int64_t r = 0; r < rows; ++r)
    row.push_back(e.add(i, e.index(r)));
  for (int64_t v = 0; v < vectors; ++v)
    column.push_back(e.add(firstColumn, e.index(v * e.lanes)));
  for (int64_t r = 0; r < rows; ++r)
    for (int64_t v = 0; v < vectors; ++v)
      sums.push_back(product.start(row[r], column[v], widths[v]));

  auto addProduct = [&](const Factors &factors) {
    auto [from, to] = factors.range ? factors.range(i, rows) : std::pair(e.index(0), factors.depth);
    sums = e.loop(from, to, 1, sums, [&](Value k, ValueRange carried) {
      SmallVector<Value> next(carried), b;
      if (factors.step) {
        factors.step(k, row, panel, next);
        return next;
      }
      for (int64_t v = 0; v < vectors; ++v)
        b.push_back(factors.b(k, panel, v, widths[v]));
      for (int64_t r = 0; r < rows; ++r) {
        Value a = e.broadcast(factors.a(row[r], k));
        for (int64_t v = 0; v < vectors; ++v)
          next[r * vectors + v] = e.fma(a, b[v], next[r * vectors + v]);
      }
      return next;
    });
  };
  addProduct(product);
  if (product.second)
    addProduct(*product.second);
  for (int64_t r = 0; r < rows; ++r)
    for (int64_t v = 0; v < vectors; ++v)
      product.finish(row[r], column[v], widths[v], sums[r * vectors + v]);
}

static void emitPanel(VectorEmitter &e, const Product &product, Value panel, ArrayRef<int64_t> widths) {
  int64_t block = getBlockRows(widths.size(), e.facts.vectorRegisters, product.registersOfB);
  Value zero = e.index(0);
  if (std::optional<int64_t> rows = getConstantIntValue(product.rows)) {
    // Blocks of nearly one size: a last block of few rows would wait for its own sums. `large` of them have one row more.
    int64_t blocks = llvm::divideCeil(*rows, block), least = *rows / blocks, large = *rows % blocks;
    int64_t end = large * (least + 1);
    e.loop(zero, e.index(end), least + 1, [&](Value i) { emitBlock(e, product, i, least + 1, panel, widths); });
    e.loop(e.index(end), e.index(*rows), least, [&](Value i) { emitBlock(e, product, i, least, panel, widths); });
    return;
  }
  auto oneByOne = [&](Value from) {
    e.loop(from, product.rows, 1, [&](Value i) { emitBlock(e, product, i, 1, panel, widths); });
  };
  if (!product.mayRepeatRows) {
    Value rest = arith::RemSIOp::create(e.b, product.rows, e.index(block));
    Value whole = e.sub(product.rows, rest);
    e.loop(zero, whole, block, [&](Value i) { emitBlock(e, product, i, block, panel, widths); });
    return oneByOne(whole);
  }
  Value enough = arith::CmpIOp::create(e.b, arith::CmpIPredicate::sge, product.rows, e.index(block));
  e.branch(
      enough,
      [&] {
        Value last = e.sub(product.rows, e.index(block));
        e.loop(zero, product.rows, block,
               [&](Value i) { emitBlock(e, product, e.min(i, last), block, panel, widths); });
      },
      [&] { oneByOne(zero); });
}

/// How many panels a task should have, so that it is worth telling another thread about it.
static Value getPanelsTogether(VectorEmitter &e, const Product &product) {
  constexpr int64_t leastWork = 1 << 19; // multiply-adds: some microseconds
  constexpr int64_t fewRows = 16;        // fewer cost as much: loading B takes the time
  Value rows = e.max(product.rows, e.index(fewRows));
  Value work = e.mul(e.b.createOrFold<arith::MulIOp>(rows, product.depth), product.vectors * e.lanes);
  return e.b.createOrFold<arith::CeilDivUIOp>(e.index(leastWork), e.max(work, e.index(1)));
}

void ldn::emitProduct(VectorEmitter &e, const Product &product) {
  if (auto remark = remarkAnalysis(e.op, "blocks", "Product"))
    remark << "product in blocks of "
           << RemarkArg("Rows", getBlockRows(product.vectors, e.facts.vectorRegisters, product.registersOfB)) << " rows × "
           << RemarkArg("Vectors", product.vectors) << " vectors of " << RemarkArg("Lanes", e.lanes) << ", "
           << RemarkArg("Columns", product.columns) << " columns in all";
  int64_t perPanel = product.vectors * e.lanes;
  int64_t whole = product.columns / perPanel, rest = product.columns % perPanel, panels = whole + (rest > 0);
  SmallVector<int64_t> widths(product.vectors, e.lanes), last;
  for (int64_t left = rest; left > 0; left -= e.lanes)
    last.push_back(std::min(left, e.lanes));
  auto emitPanels = [&](Value from, Value to) {
    e.loop(from, to, 1, [&](Value panel) { emitPanel(e, product, panel, widths); });
  };
  auto emitLast = [&] { emitPanel(e, product, e.index(whole), last); };

  Value together = panels > 1 ? getPanelsTogether(e, product) : e.index(1);
  Value tasks = e.b.createOrFold<arith::CeilDivUIOp>(e.index(panels), together);
  if (getConstantIntValue(tasks) == 1) {
    emitPanels(e.index(0), e.index(whole));
    if (rest)
      emitLast();
    return;
  }
  e.parallel({tasks}, [&](ArrayRef<Value> task) {
    Value from = e.b.createOrFold<arith::MulIOp>(task[0], together);
    Value to = e.add(from, together);
    emitPanels(from, e.min(e.index(whole), to));
    if (rest)
      e.branch(arith::CmpIOp::create(e.b, arith::CmpIPredicate::ugt, to, e.index(whole)), emitLast, [] {});
  });
}
