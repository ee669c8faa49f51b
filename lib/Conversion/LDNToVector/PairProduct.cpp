//===- PairProduct.cpp - Products of bf16, two at a time --------------------===//

#include "PairProduct.h"

using namespace mlir;
using namespace ldn;

PairProduct::PairProduct(VectorEmitter &e)
    : type(VectorType::get({2 * e.lanes}, e.b.getBF16Type())), e(e), hasInstruction(e.facts.bf16Pairs) {}

Value PairProduct::buffer(ArrayRef<int64_t> shape) {
  return e.buffer(shape, hasInstruction ? Type(e.b.getBF16Type()) : e.element);
}

Value PairProduct::narrow(Value vector) {
  return arith::TruncFOp::create(e.b, e.type.clone(e.b.getBF16Type()), vector);
}

Value PairProduct::round(Value vector) {
  Value rounded = narrow(vector);
  return hasInstruction ? rounded : arith::ExtFOp::create(e.b, e.type, rounded).getResult();
}

Value PairProduct::interleave(Value x, Value y) { return vector::InterleaveOp::create(e.b, x, y); }

void PairProduct::setStep(Product &product) const {
  product.registersOfB = registersOfB();
  product.step = [this](Value k, ArrayRef<Value> rows, Value panel, MutableArrayRef<Value> sums) {
    SmallVector<Value> columns;
    for (int64_t v = 0, vectors = sums.size() / rows.size(); v < vectors; ++v)
      columns.push_back(b(k, panel, v));
    (this->*(hasInstruction ? &PairProduct::addPairs : &PairProduct::addHalves))(k, rows, columns, sums);
  };
}

void PairProduct::addPairs(Value k, ArrayRef<Value> rows, ArrayRef<Value> columns, MutableArrayRef<Value> sums) const {
  auto reshape = [&](Value vector, ArrayRef<int64_t> shape) -> Value {
    auto type = VectorType::get(shape, cast<VectorType>(vector.getType()).getElementType());
    return vector::ShapeCastOp::create(e.b, type, vector);
  };
  // [m, k, pair] · [k, n, pair] -> [m, n], with one m and one k.
  AffineExpr m, n, one, pair;
  bindDims(e.b.getContext(), m, n, one, pair);
  using vector::IteratorType;
  auto pairOfA = VectorType::get({2}, e.b.getBF16Type());
  for (auto [r, row] : llvm::enumerate(rows)) {
    Value left = reshape(vector::LoadOp::create(e.b, pairOfA, a, place(row, k)), {1, 1, 2});
    for (auto [v, column] : llvm::enumerate(columns)) {
      Value &sum = sums[r * columns.size() + v];
      Value next = vector::ContractionOp::create(
          e.b, left, reshape(column, {1, e.lanes, 2}), reshape(sum, {1, e.lanes}),
          ArrayRef<ArrayRef<AffineExpr>>{{m, one, pair}, {one, n, pair}, {m, n}},
          {IteratorType::parallel, IteratorType::parallel, IteratorType::reduction, IteratorType::reduction});
      sum = reshape(next, {e.lanes});
    }
  }
}

void PairProduct::addHalves(Value k, ArrayRef<Value> rows, ArrayRef<Value> columns, MutableArrayRef<Value> sums) const {
  auto integers = e.type.clone(e.b.getI32Type());
  auto splat = [&](int64_t value) -> Value {
    return arith::ConstantOp::create(e.b, DenseElementsAttr::get(integers, e.b.getI32IntegerAttr(value)));
  };
  for (int64_t half : {1, 0}) {
    // The second of a pair is the upper half of 32 bits, and bf16 is the upper half of f32.
    SmallVector<Value> floats;
    for (Value column : columns) {
      Value bits = vector::BitCastOp::create(e.b, integers, column);
      bits = half ? arith::AndIOp::create(e.b, bits, splat(-65536)).getResult()
                  : arith::ShLIOp::create(e.b, bits, splat(16)).getResult();
      floats.push_back(vector::BitCastOp::create(e.b, e.type, bits));
    }
    for (auto [r, row] : llvm::enumerate(rows)) {
      SmallVector<Value> from = place(row, k);
      from.back() = e.add(from.back(), e.index(half));
      Value left = e.broadcast(e.loadScalar(a, from));
      for (auto [v, column] : llvm::enumerate(floats)) {
        Value &sum = sums[r * floats.size() + v];
        sum = e.fma(left, column, sum);
      }
    }
  }
}
