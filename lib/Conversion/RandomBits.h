//===- RandomBits.h - Random numbers without a state -------------------------===//
#ifndef LDN_LIB_CONVERSION_RANDOMBITS_H
#define LDN_LIB_CONVERSION_RANDOMBITS_H

#include "mlir/IR/ImplicitLocOpBuilder.h"

#include <array>

namespace ldn {

/// Whether something of probability `rate` happens to an element: a function of (seed, step, path, its indices) alone.
///
/// Philox 4x32-10 with the key (low half of the seed, FNV-1a hash of the path xor high half of the seed) and the counter
/// (last index / 4, the index before, the index before that, step), absent indices 0. Of the word that the last index
/// modulo 4 chooses the upper 24 bits, as a fraction, are compared with the rate.
class RandomBits {
public:
  using Value = mlir::Value;

  /// A seed or step that is null is 0.
  RandomBits(mlir::ImplicitLocOpBuilder &b, Value seed, Value step, llvm::StringRef path, double rate);

  /// The counter of elements with the same leading indices, of which there are at most two, but for its first word.
  std::array<Value, 3> counter(mlir::ValueRange leading);
  /// The four words of four neighbours. The first word of the counter may be a vector; then the results are vectors.
  std::array<Value, 4> words(Value quarter, std::array<Value, 3> counter);
  /// Whether it happens, by the word of the element.
  Value happens(Value word);

private:
  mlir::ImplicitLocOpBuilder &b;
  std::array<Value, 2> key;
  Value step;
  uint32_t bound;
};

} // namespace ldn

#endif // LDN_LIB_CONVERSION_RANDOMBITS_H
