//===- PairProduct.h - Products of bf16, two at a time ----------------------===//
#ifndef LDN_LIB_CONVERSION_LDNTOVECTOR_PAIRPRODUCT_H
#define LDN_LIB_CONVERSION_LDNTOVECTOR_PAIRPRODUCT_H

#include "Product.h"

namespace ldn {

/// The steps of a product that multiplies bf16 and adds f32: `C[i, j] += A[i, 2k + 1] B[2k + 1, j]`, then
/// `C[i, j] += A[i, 2k] B[2k, j]`, each rounded once, on every machine. The elements of A lie in scratch, those of a pair
/// side by side: bf16 for machines with an instruction for pairs, f32 with the values of bf16 for others.
class PairProduct {
public:
  using Value = mlir::Value;

  explicit PairProduct(VectorEmitter &e);

  /// Scratch for A.
  Value buffer(llvm::ArrayRef<int64_t> shape);
  /// A vector of f32, rounded, as it is stored in scratch.
  Value round(Value vector);
  /// A vector of f32, rounded, as bf16.
  Value narrow(Value vector);
  /// x0 y0 x1 y1 …
  Value interleave(Value x, Value y);

  /// Where the pair k of row i begins in `a`.
  std::function<llvm::SmallVector<Value>(Value i, Value k)> place;
  Value a;
  /// A vector of pairs of B: pair k of as many columns as a vector has lanes.
  std::function<Value(Value k, Value panel, int64_t vector)> b;

  /// Registers for a vector of pairs of B.
  int64_t registersOfB() const { return hasInstruction ? 1 : 2; }
  /// Lets `product` take these steps; its depth is how many pairs there are.
  void setStep(Product &product) const;
  /// Vectors of pairs, of bf16.
  mlir::VectorType type;

private:
  void addPairs(Value k, llvm::ArrayRef<Value> rows, llvm::ArrayRef<Value> columns,
                llvm::MutableArrayRef<Value> sums) const;
  void addHalves(Value k, llvm::ArrayRef<Value> rows, llvm::ArrayRef<Value> columns,
                 llvm::MutableArrayRef<Value> sums) const;

  VectorEmitter &e;
  bool hasInstruction;
};

} // namespace ldn

#endif // LDN_LIB_CONVERSION_LDNTOVECTOR_PAIRPRODUCT_H
