//===- Random.h - Random numbers without a state ----------------*- C++ -*-===//

#ifndef LDN_CONVERSION_LDNTOLOOPS_RANDOM_H
#define LDN_CONVERSION_LDNTOLOOPS_RANDOM_H

#include "LoopBuilder.h"

namespace ldn {

/// Whether something of probability `rate` happens to the element `at` of at most three indices: an i1, and a function of
/// (seed, step, path, at) alone.
///
/// Philox 4x32-10 with the key (low half of the seed, FNV-1a hash of the path xor high half of the seed) and the counter
/// (last index / 4, the index before, the index before that, step), absent indices 0. Of the word that the last index
/// modulo 4 chooses the upper 24 bits, as a fraction, are compared with the rate.
///
/// A seed or step that is null is 0.
mlir::Value happens(LoopBuilder &b, mlir::Value seed, mlir::Value step, llvm::StringRef path, mlir::ValueRange at,
                    double rate);

} // namespace ldn

#endif // LDN_CONVERSION_LDNTOLOOPS_RANDOM_H
