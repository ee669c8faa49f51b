//===- DiffusionStep.h - The step of a diffusion ---------------*- C++ -*-===//
#ifndef LDN_LIB_CONVERSION_LDNTOVECTOR_DIFFUSIONSTEP_H
#define LDN_LIB_CONVERSION_LDNTOVECTOR_DIFFUSIONSTEP_H

#include "VectorEmitter.h"
#include "ldn/Dialect/LDNOps.h"

namespace ldn {

/// A step `[]` or `[G]` as one vector for some features.
using StepVector = std::function<mlir::Value(mlir::Value first, int64_t width)>;
StepVector stepOf(VectorEmitter &e, mlir::Value dt, int64_t features);

/// (Σ K) h_t, rounded as the first term of Σ K h_s is, not contracted with what it is subtracted from: a token without others
/// in its window stays exactly what it is.
mlir::Value timesDegree(VectorEmitter &e, mlir::Value degree, mlir::Value middle);

/// Vector code for a diffusion by a dense kernel of a known length.
llvm::LogicalResult lowerDenseToVector(DiffuseOp op);

} // namespace ldn

#endif // LDN_LIB_CONVERSION_LDNTOVECTOR_DIFFUSIONSTEP_H
