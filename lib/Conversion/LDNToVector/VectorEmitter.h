//===- VectorEmitter.h - Loops and vectors along the features ---------------===//
#ifndef LDN_LIB_CONVERSION_LDNTOVECTOR_VECTOREMITTER_H
#define LDN_LIB_CONVERSION_LDNTOVECTOR_VECTOREMITTER_H

#include "ldn/Dialect/MachineFacts.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace ldn {

/// Writes loops over rows and vectors along features. A vector always has all its lanes; at the end of a row the lanes
/// beyond it are masked: loaded as zero and not stored.
class VectorEmitter {
public:
  VectorEmitter(mlir::Operation *op, mlir::Type element)
      : op(op), b(op->getLoc(), op), element(element), facts(MachineFacts::of(op)), lanes(facts.getLanes(element)),
        type(mlir::VectorType::get({lanes}, element)) {}

  mlir::Operation *op; // that is lowered
  mlir::ImplicitLocOpBuilder b;
  mlir::Type element;
  MachineFacts facts;
  int64_t lanes;
  mlir::VectorType type;

  mlir::Value index(int64_t value);
  mlir::Value add(mlir::Value a, mlir::Value b);
  mlir::Value sub(mlir::Value a, mlir::Value b);
  mlir::Value mul(mlir::Value a, int64_t by);
  mlir::Value min(mlir::Value a, mlir::Value b);
  mlir::Value max(mlir::Value a, mlir::Value b);
  mlir::Value dim(mlir::Value memref, unsigned dim);

  mlir::Value scalar(double value);
  mlir::Value splat(double value);
  mlir::Value broadcast(mlir::Value scalar);
  mlir::Value addf(mlir::Value a, mlir::Value b);
  mlir::Value subf(mlir::Value a, mlir::Value b);
  mlir::Value mulf(mlir::Value a, mlir::Value b);
  mlir::Value divf(mlir::Value a, mlir::Value b);
  mlir::Value fma(mlir::Value a, mlir::Value b, mlir::Value c);
  /// The sum or the maximum of all lanes.
  mlir::Value reduce(mlir::Value vector, mlir::vector::CombiningKind kind);

  /// `width` of the lanes, the others zero.
  mlir::Value load(mlir::Value memref, mlir::ValueRange indices, int64_t width);
  mlir::Value load(mlir::Value memref, mlir::ValueRange indices) { return load(memref, indices, lanes); }
  void store(mlir::Value vector, mlir::Value memref, mlir::ValueRange indices, int64_t width);
  /// The same for the lanes below `count`, which may be any number.
  mlir::Value loadUpTo(mlir::Value memref, mlir::ValueRange indices, mlir::Value count);
  void storeUpTo(mlir::Value vector, mlir::Value memref, mlir::ValueRange indices, mlir::Value count);
  /// Asks for what lies there, which need not exist.
  void prefetch(mlir::Value memref, mlir::ValueRange indices);
  /// Whether `memref` is (a part of) a buffer that is there before the tasks around the operation begin.
  bool isWhole(mlir::Value memref);
  /// Whether `memref` is a part of a buffer so large that nothing written now is in a cache when it is read again, and has
  /// rows that `storePastCaches` can write: a run-time value, or null where it is never so.
  mlir::Value exceedsCaches(mlir::Value memref);
  /// Stores all lanes to an address that is a multiple of a vector, and keeps none of it in a cache.
  void storePastCaches(mlir::Value vector, mlir::Value memref, mlir::ValueRange indices);
  mlir::Value loadScalar(mlir::Value memref, mlir::ValueRange indices);
  void storeScalar(mlir::Value value, mlir::Value memref, mlir::ValueRange indices);
  /// `vector` with `otherwise` in the lanes from `width` on.
  mlir::Value keep(mlir::Value vector, int64_t width, mlir::Value otherwise);

  /// Lane j of vector i becomes lane i of vector j; there are as many vectors as lanes.
  llvm::SmallVector<mlir::Value> transpose(llvm::SmallVector<mlir::Value> vectors);
  /// The sum of elements [from, to) of the last dimension of `memref`, the others at `leading`.
  mlir::Value sumOf(mlir::Value memref, llvm::ArrayRef<mlir::Value> leading, mlir::Value from, mlir::Value to);

  /// for i in [lower, upper): body(i). A range of one known iteration is no loop.
  void loop(mlir::Value lower, mlir::Value upper, int64_t step, llvm::function_ref<void(mlir::Value)> body);
  /// The same with values carried from one iteration to the next.
  llvm::SmallVector<mlir::Value>
  loop(mlir::Value lower, mlir::Value upper, int64_t step, mlir::ValueRange initial,
       llvm::function_ref<llvm::SmallVector<mlir::Value>(mlir::Value, mlir::ValueRange)> body);
  /// For every index of the dimensions of `memref` but the last `innermost`.
  void rows(mlir::Value memref, unsigned innermost, llvm::function_ref<void(llvm::ArrayRef<mlir::Value>)> body);
  /// For every vector of `features`: body(first feature, how many of the lanes are features).
  void chunks(int64_t features, llvm::function_ref<void(mlir::Value, int64_t)> body);
  /// The same with carried values.
  llvm::SmallVector<mlir::Value>
  chunks(int64_t features, mlir::ValueRange initial,
         llvm::function_ref<llvm::SmallVector<mlir::Value>(mlir::Value, int64_t, mlir::ValueRange)> body);
  /// Tasks for every index below `counts`, in any order and at one time. Buffers made in the body belong to a task.
  void parallel(llvm::ArrayRef<mlir::Value> counts, llvm::function_ref<void(llvm::ArrayRef<mlir::Value>)> body);
  /// The sums over the features of `terms(first, width)`, one scalar for each term.
  llvm::SmallVector<mlir::Value> sums(int64_t features, int64_t count,
                                      llvm::function_ref<llvm::SmallVector<mlir::Value>(mlir::Value, int64_t)> terms);
  /// if (condition) then() else otherwise()
  void branch(mlir::Value condition, llvm::function_ref<void()> then, llvm::function_ref<void()> otherwise);

  /// The values of then() if the condition holds, otherwise `otherwise`.
  llvm::SmallVector<mlir::Value> choose(mlir::Value condition, llvm::function_ref<llvm::SmallVector<mlir::Value>()> then,
                                        mlir::ValueRange otherwise);

  /// A buffer for the operation that is lowered, of its elements or others.
  mlir::Value buffer(llvm::ArrayRef<int64_t> shape) { return buffer(shape, element); }
  mlir::Value buffer(llvm::ArrayRef<int64_t> shape, mlir::Type element);

private:
  mlir::Value mask(int64_t width);
  mlir::Value mask(mlir::Value count);
};

/// Indices `leading` followed by `more`.
inline llvm::SmallVector<mlir::Value> indices(llvm::ArrayRef<mlir::Value> leading,
                                              std::initializer_list<mlir::Value> more) {
  llvm::SmallVector<mlir::Value> all(leading);
  all.append(more);
  return all;
}

} // namespace ldn

#endif // LDN_LIB_CONVERSION_LDNTOVECTOR_VECTOREMITTER_H
