//===- DenseDiffusion.cpp - Diffusion by a dense kernel ----------------------===//
//
// K · h is a product of matrices: rows are tokens t, depth the tokens s, columns features. The transposed kernel, and the
// tokens side by side for the derivative by the kernel, are copied to scratch some rows at a time.
//
//===----------------------------------------------------------------------===//

#include "DiffusionStep.h"
#include "Lowerings.h"
#include "Product.h"
#include "ldn/Dialect/Verify.h"

using namespace mlir;
using namespace ldn;

static Value columnOf(VectorEmitter &e, const Product &product, Value panel, int64_t vector) {
  return e.add(e.mul(panel, product.vectors * e.lanes), e.index(vector * e.lanes));
}

//===-- diffuse ---------------------------------------------------------------//

namespace {
class DenseDiffusion {
public:
  explicit DenseDiffusion(DiffuseOp op)
      : e(op, shapedType(op.getH()).getElementType()), op(op), h(op.getH()), kernel(op.getKernel()), y(op.getInits()),
        at(op.getAt() ? op.getAt() : e.index(0)), features(featureSize(shapedType(h))), tokens(shapedType(kernel).getDimSize(0)),
        rows(e.dim(y, shapedType(y).getRank() - 2)), laplacian(op.getForm() == DiffusionForm::laplacian),
        normalized(op.getNormalize() == Normalize::rows), step(stepOf(e, op.getDt(), features)) {}

  void emit();

private:
  Product makeProduct();
  void emitForward();
  void emitTransposed();
  /// The result from the sum, for row i of the result.
  Value finish(Value sum, Value i, Value column, int64_t width);

  VectorEmitter e;
  DiffuseOp op;
  Value h, kernel, y, at;
  int64_t features, tokens;
  Value rows;
  bool laplacian, normalized;
  StepVector step;
  Value degrees; // of the rows of the result, where they are wanted
  SmallVector<Value> leading;
};
} // namespace

Product DenseDiffusion::makeProduct() {
  Product product;
  product.rows = rows;
  product.columns = features;
  product.depth = e.index(tokens);
  product.vectors = e.facts.getPanelVectors(features, e.element);
  return product;
}

Value DenseDiffusion::finish(Value sum, Value i, Value column, int64_t width) {
  Value middle = e.load(h, indices(leading, {e.add(at, i), column}), width), degree;
  if (degrees)
    degree = e.broadcast(e.loadScalar(degrees, i));
  return finishDiffusion(e, op, step, sum, degree, middle, column, width);
}

void DenseDiffusion::emitForward() {
  Product product = makeProduct();
  // A causal kernel is zero behind the token itself.
  if (op.getCausal())
    product.depth = e.min(product.depth, e.add(at, rows));
  product.a = [&](Value i, Value s) { return e.loadScalar(kernel, {e.add(at, i), s}); };
  product.b = [&](Value s, Value panel, int64_t vector, int64_t width) {
    return e.load(h, indices(leading, {s, columnOf(e, product, panel, vector)}), width);
  };
  product.start = [&](Value, Value, int64_t) { return e.splat(0); };
  product.finish = [&](Value i, Value column, int64_t width, Value sum) {
    e.store(finish(sum, i, column, width), y, indices(leading, {i, column}), width);
  };
  emitProduct(e, product);
}

void DenseDiffusion::emitTransposed() {
  // A part of K, some rows of it times as many columns as the result has rows.
  constexpr int64_t depth = 64, height = 96;
  int64_t pitch = llvm::alignTo(std::min(height, tokens), e.lanes);
  Value part = e.buffer({depth, pitch});
  auto eachVector = [&](function_ref<void(SmallVector<Value>, Value, int64_t)> body) {
    e.loop(e.index(0), rows, 1, [&](Value i) {
      e.chunks(features, [&](Value first, int64_t width) { body(indices(leading, {i, first}), i, width); });
    });
  };
  eachVector([&](SmallVector<Value> place, Value, int64_t width) { e.store(e.splat(0), y, place, width); });
  e.loop(e.index(0), rows, height, [&](Value firstRow) {
    Value count = e.min(e.index(height), e.sub(rows, firstRow)), firstColumn = e.add(at, firstRow);
    Value begin = op.getCausal() ? firstColumn : e.index(0); // a causal kernel is zero before
    e.loop(begin, e.index(tokens), depth, [&](Value first) {
      Product product = makeProduct();
      product.rows = count;
      product.depth = e.min(e.index(depth), e.sub(e.index(tokens), first));
      product.mayRepeatRows = false;
      e.loop(e.index(0), product.depth, 1, [&](Value t) {
        e.chunks(pitch, [&](Value i, int64_t) {
          Value column = e.add(firstColumn, i);
          Value weights = e.loadUpTo(kernel, {e.add(first, t), column}, e.sub(e.index(tokens), column));
          e.store(weights, part, {t, i}, e.lanes);
        });
      });
      product.a = [&](Value i, Value t) { return e.loadScalar(part, {t, i}); };
      product.b = [&](Value t, Value panel, int64_t vector, int64_t width) {
        return e.load(h, indices(leading, {e.add(first, t), columnOf(e, product, panel, vector)}), width);
      };
      auto place = [&](Value i, Value column) { return indices(leading, {e.add(firstRow, i), column}); };
      product.start = [&](Value i, Value column, int64_t width) { return e.load(y, place(i, column), width); };
      product.finish = [&](Value i, Value column, int64_t width, Value sum) { e.store(sum, y, place(i, column), width); };
      emitProduct(e, product);
    });
  });
  eachVector([&](SmallVector<Value> place, Value i, int64_t width) {
    e.store(finish(e.load(y, place, width), i, place.back(), width), y, place, width);
  });
}

void DenseDiffusion::emit() {
  if (laplacian || normalized) {
    degrees = e.buffer({tokens});
    e.loop(e.index(0), rows, 1, [&](Value i) {
      e.storeScalar(e.sumOf(kernel, {e.add(at, i)}, e.index(0), e.index(tokens)), degrees, i);
    });
  }
  e.rows(y, 2, [&](ArrayRef<Value> place) {
    leading.assign(place.begin(), place.end());
    op.getTransposed() ? emitTransposed() : emitForward();
  });
}

LogicalResult ldn::lowerDenseToVector(DiffuseOp op) {
  if (ShapedType::isDynamic(shapedType(op.getKernel()).getDimSize(0)))
    return failure();
  DenseDiffusion(op).emit();
  return success();
}

//===-- dense_kernel_grad -----------------------------------------------------//

namespace {
/// d[t, s] = Σ_b (Σ_c g[b, t, c] x[b, s, c] − Σ_c g[b, t, c] center[b, t, c]). A task owns a block of the result.
class DenseKernelGradient {
public:
  explicit DenseKernelGradient(DenseKernelGradOp op)
      : e(op, shapedType(op.getG()).getElementType()), op(op), tokens(shapedType(op.getInits()).getDimSize(0)),
        features(featureSize(shapedType(op.getX()))) {
    constexpr int64_t mostRows = 96, mostColumns = 128;
    height = std::min(mostRows, tokens);
    columns = std::min<int64_t>(mostColumns, llvm::alignTo(tokens, e.lanes));
  }

  void emit();

private:
  void emitBlock(Value firstRow, Value firstColumn);
  /// Adds one batch element to the block `sums`.
  void addBatch(Value batch, Value firstRow, Value firstColumn, Value count, Value sums, Value transposed);

  VectorEmitter e;
  DenseKernelGradOp op;
  int64_t tokens, features, height, columns;
};
} // namespace

void DenseKernelGradient::addBatch(Value batch, Value firstRow, Value firstColumn, Value count, Value sums, Value transposed) {
  Value zero = e.index(0), end = e.min(e.index(columns), e.sub(e.index(tokens), firstColumn));
  e.loop(zero, end, 1, [&](Value s) {
    e.loop(zero, e.index(features), 1, [&](Value c) {
      e.storeScalar(e.loadScalar(op.getX(), {batch, e.add(firstColumn, s), c}), transposed, {c, s});
    });
  });
  Product product;
  product.rows = count;
  product.columns = columns;
  product.depth = e.index(features);
  product.vectors = e.facts.getPanelVectors(columns, e.element);
  product.mayRepeatRows = false;
  product.a = [&](Value i, Value c) { return e.loadScalar(op.getG(), {batch, e.add(firstRow, i), c}); };
  product.b = [&](Value c, Value panel, int64_t vector, int64_t) {
    return e.load(transposed, {c, columnOf(e, product, panel, vector)});
  };
  product.start = [&](Value i, Value column, int64_t) { return e.load(sums, {i, column}); };
  product.finish = [&](Value i, Value column, int64_t, Value sum) { e.store(sum, sums, {i, column}, e.lanes); };
  emitProduct(e, product);
}

void DenseKernelGradient::emitBlock(Value firstRow, Value firstColumn) {
  Value zero = e.index(0), count = e.min(e.index(height), e.sub(e.index(tokens), firstRow));
  Value sums = e.buffer({height, columns}), transposed = e.buffer({features, columns}), products = e.buffer({height});
  auto eachVector = [&](function_ref<void(Value, Value)> body) {
    e.loop(zero, count, 1, [&](Value i) { e.chunks(columns, [&](Value column, int64_t) { body(i, column); }); });
  };
  eachVector([&](Value i, Value column) { e.store(e.splat(0), sums, {i, column}, e.lanes); });
  // Columns after the last token.
  e.loop(zero, e.index(features), 1, [&](Value c) {
    e.chunks(columns, [&](Value column, int64_t) { e.store(e.splat(0), transposed, {c, column}, e.lanes); });
  });
  e.loop(zero, count, 1, [&](Value i) { e.storeScalar(e.scalar(0), products, i); });
  e.loop(zero, e.dim(op.getX(), 0), 1, [&](Value batch) {
    if (op.getCenter())
      e.loop(zero, count, 1, [&](Value i) {
        Value row = e.add(firstRow, i);
        Value product = e.sums(features, 1, [&](Value first, int64_t width) -> SmallVector<Value> {
                           return {e.mulf(e.load(op.getG(), {batch, row, first}, width),
                                          e.load(op.getCenter(), {batch, row, first}, width))};
                         }).front();
        e.storeScalar(e.addf(e.loadScalar(products, i), product), products, i);
      });
    addBatch(batch, firstRow, firstColumn, count, sums, transposed);
  });
  eachVector([&](Value i, Value column) {
    Value sum = e.subf(e.load(sums, {i, column}), e.broadcast(e.loadScalar(products, i))), place = e.add(firstColumn, column);
    e.storeUpTo(sum, op.getInits(), {e.add(firstRow, i), place}, e.max(zero, e.sub(e.index(tokens), place)));
  });
}

void DenseKernelGradient::emit() {
  e.parallel({e.index(llvm::divideCeil(tokens, height)), e.index(llvm::divideCeil(tokens, columns))},
             [&](ArrayRef<Value> task) { emitBlock(e.mul(task[0], height), e.mul(task[1], columns)); });
}

LogicalResult ldn::lowerToVector(DenseKernelGradOp op) {
  if (ShapedType::isDynamic(shapedType(op.getInits()).getDimSize(0)))
    return failure();
  DenseKernelGradient(op).emit();
  return success();
}
