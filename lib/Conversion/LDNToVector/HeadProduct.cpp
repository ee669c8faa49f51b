//===- HeadProduct.cpp - Products over the tokens, for one head --------------===//

#include "HeadProduct.h"
#include "Transpose.h"
#include "ldn/Dialect/Verify.h"

using namespace mlir;
using namespace ldn;

static Value firstColumn(VectorEmitter &e, const Product &product, Value panel, int64_t vector) {
  return e.add(e.mul(panel, product.vectors * e.lanes), e.index(vector * e.lanes));
}

void ldn::emitTokenSum(VectorEmitter &e, const TokenSum &sum) {
  Product product;
  product.rows = sum.rows;
  product.columns = sum.columns;
  product.depth = sum.count;
  product.vectors = e.facts.getPanelVectors(sum.columns, e.element);
  product.mayRepeatRows = false;
  product.a = [&](Value i, Value t) {
    return e.loadScalar(sum.k, {sum.batch, e.add(sum.begin, t), e.add(sum.firstKey, i)});
  };
  product.b = [&](Value t, Value panel, int64_t vector, int64_t width) {
    Value column = e.add(sum.firstValue, firstColumn(e, product, panel, vector));
    return e.load(sum.v, {sum.batch, e.add(sum.begin, t), column}, width);
  };
  product.start = [&](Value i, Value column, int64_t width) {
    return sum.from ? e.load(sum.state, sum.from(i, column), width) : e.splat(0);
  };
  product.finish = [&](Value i, Value column, int64_t width, Value sums) {
    e.store(sums, sum.state, sum.to(i, column), width);
  };
  emitProduct(e, product);
}

//===-- HeadProduct -----------------------------------------------------------//

HeadProduct::HeadProduct(VectorEmitter &e, const Operands &operands, Value batch, Value head)
    : tokens(e.dim(operands.q, 1)), firstKey(e.mul(head, operands.n)), firstValue(e.mul(head, operands.m)), e(e),
      op(operands), batch(batch), head(head) {
  if (op.chunk)
    entry = arith::DivUIOp::create(e.b, op.at ? op.at : e.index(0), e.index(op.chunk));
}

SmallVector<Value> HeadProduct::stateAt(Value i, Value j) const {
  return op.chunk ? SmallVector<Value>{batch, entry, head, i, j} : SmallVector<Value>{batch, head, i, j};
}

Product HeadProduct::makeProduct(int64_t columns, Value depth) {
  Product product;
  product.rows = tokens;
  product.columns = columns;
  product.depth = depth;
  product.vectors = e.facts.getPanelVectors(columns, e.element);
  product.start = [this](Value, Value, int64_t) { return e.splat(0); };
  return product;
}

Value HeadProduct::columnOf(const Product &product, Value panel, int64_t vector) {
  return firstColumn(e, product, panel, vector);
}

void HeadProduct::emitScores(Value keysTransposed, Value scores) {
  // Keys with the tokens along the vector. Those after the last token have no score that is read: any key will do.
  Value last = e.sub(tokens, e.index(1));
  emitTranspose(
      e, shapedType(keysTransposed).getDimSize(1), op.n,
      [&](Value s, Value i, int64_t width) { return e.load(op.k, {batch, e.min(s, last), e.add(firstKey, i)}, width); },
      [&](Value i, Value s, Value vector, int64_t width) { e.store(vector, keysTransposed, {i, s}, width); });
  Product product = makeProduct(op.chunk, e.index(op.n));
  product.a = [&](Value i, Value k) { return e.loadScalar(op.q, {batch, i, e.add(firstKey, k)}); };
  product.b = [&](Value k, Value panel, int64_t vector, int64_t width) {
    return e.load(keysTransposed, {k, columnOf(product, panel, vector)}, width);
  };
  auto acts = op.future ? arith::CmpIPredicate::sge : arith::CmpIPredicate::sle;
  product.finish = [&](Value i, Value column, int64_t width, Value sums) {
    auto stepType = VectorType::get({e.lanes}, e.b.getIndexType());
    Value s = arith::AddIOp::create(e.b, vector::StepOp::create(e.b, stepType),
                                    vector::BroadcastOp::create(e.b, stepType, column));
    Value counts = arith::CmpIOp::create(e.b, acts, s, vector::BroadcastOp::create(e.b, stepType, i));
    e.store(arith::SelectOp::create(e.b, counts, sums, e.splat(0)), scores, {i, column}, width);
  };
  emitProduct(e, product);
}

void HeadProduct::emit(std::function<void(Value, Value, int64_t, Value)> finish, Value scores) {
  Product product = makeProduct(op.m, e.index(op.n));
  product.a = [&](Value i, Value k) { return e.loadScalar(op.q, {batch, i, e.add(firstKey, k)}); };
  product.b = [&](Value k, Value panel, int64_t vector, int64_t width) {
    return e.load(op.state, stateAt(k, columnOf(product, panel, vector)), width);
  };
  product.finish = finish;
  if (op.chunk) {
    Factors own;
    own.a = [&](Value i, Value s) { return e.loadScalar(scores, {i, s}); };
    own.b = [&](Value s, Value panel, int64_t vector, int64_t width) {
      return e.load(op.v, {batch, s, e.add(firstValue, columnOf(product, panel, vector))}, width);
    };
    own.range = [&](Value i, int64_t rows) {
      return op.future ? std::pair(i, tokens) : std::pair(e.index(0), e.min(tokens, e.add(i, e.index(rows))));
    };
    product.second = own;
  }
  emitProduct(e, product);
}

void ldn::forEachHead(VectorEmitter &e, const HeadProduct::Operands &operands,
                      function_ref<void(Value, Value, Value, Value)> body) {
  Value keys, scores;
  if (operands.chunk) {
    keys = e.buffer({operands.n, static_cast<int64_t>(llvm::alignTo(operands.chunk, e.lanes))});
    scores = e.buffer({operands.chunk, operands.chunk});
  }
  e.loop(e.index(0), e.dim(operands.q, 0), 1, [&](Value batch) {
    e.loop(e.index(0), e.index(operands.heads), 1, [&](Value head) { body(batch, head, keys, scores); });
  });
}
