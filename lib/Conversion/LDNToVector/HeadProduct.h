//===- HeadProduct.h - Products over the tokens, for one head ----------------===//
#ifndef LDN_LIB_CONVERSION_LDNTOVECTOR_HEADPRODUCT_H
#define LDN_LIB_CONVERSION_LDNTOVECTOR_HEADPRODUCT_H

#include "Product.h"

namespace ldn {

/// A state of one head: `to[i, j] = from[i, j] + Σ_t k[t, i] v[t, j]` over `count` tokens from `begin` on.
struct TokenSum {
  mlir::Value k, v, batch;
  mlir::Value begin, count;
  mlir::Value firstKey, firstValue; // columns of the head, of k and v
  mlir::Value rows;                 // i; a constant or not
  int64_t columns;                  // j
  /// Where the sums start (nothing: from zero) and where they go.
  std::function<llvm::SmallVector<mlir::Value>(mlir::Value i, mlir::Value j)> from, to;
  mlir::Value state;
};

void emitTokenSum(VectorEmitter &e, const TokenSum &sum);

/// `y_t = S q_t`, and with chunks the tokens of the chunk in one direction: `+ Σ_s (q_t · k_s) v_s`.
class HeadProduct {
public:
  using Value = mlir::Value;

  struct Operands {
    Value q, state, k, v, result; // of all heads; k and v only for chunks
    Value at;                     // the first token of the tile's chunk; none: 0
    int64_t heads, n, m;          // features of q and k, and of v, in each head
    int64_t chunk = 0;            // 0: no chunks
    bool future = false;
  };

  HeadProduct(VectorEmitter &e, const Operands &operands, Value batch, Value head);

  /// scores[i, s] = q_i · k_s for the s of the chunk in the direction, 0 for the others.
  void emitScores(Value keysTransposed, Value scores);
  /// The products, given to `finish(row, column, width, sums)`.
  void emit(std::function<void(Value, Value, int64_t, Value)> finish, Value scores);
  llvm::SmallVector<Value> stateAt(Value i, Value j) const;

  Value tokens, firstKey, firstValue;

private:
  Product makeProduct(int64_t columns, Value depth);
  Value columnOf(const Product &product, Value panel, int64_t vector);

  VectorEmitter &e;
  Operands op;
  Value batch, head, entry;
};

/// Calls `body(batch, head)` for all heads. For chunks with scratch: the keys of a chunk, transposed, and its scores.
void forEachHead(VectorEmitter &e, const HeadProduct::Operands &operands,
                 llvm::function_ref<void(mlir::Value batch, mlir::Value head, mlir::Value keysTransposed, mlir::Value scores)> body);

} // namespace ldn

#endif // LDN_LIB_CONVERSION_LDNTOVECTOR_HEADPRODUCT_H
