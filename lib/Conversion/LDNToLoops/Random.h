//===- Random.h - What happens to single elements at random -----*- C++ -*-===//

#ifndef LDN_CONVERSION_LDNTOLOOPS_RANDOM_H
#define LDN_CONVERSION_LDNTOLOOPS_RANDOM_H

#include "LoopBuilder.h"

namespace ldn {

/// Whether something of probability `rate` happens to the element `at` of at most three indices: an i1, and a function of
/// (seed, step, path, at) alone; see RandomBits.
mlir::Value happens(LoopBuilder &b, mlir::Value seed, mlir::Value step, llvm::StringRef path, mlir::ValueRange at,
                    double rate);

} // namespace ldn

#endif // LDN_CONVERSION_LDNTOLOOPS_RANDOM_H
