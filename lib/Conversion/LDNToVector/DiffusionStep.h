//===- DiffusionStep.h - The step of a diffusion ---------------*- C++ -*-===//
#ifndef LDN_LIB_CONVERSION_LDNTOVECTOR_DIFFUSIONSTEP_H
#define LDN_LIB_CONVERSION_LDNTOVECTOR_DIFFUSIONSTEP_H

#include "VectorEmitter.h"
#include "ldn/Dialect/LDNOps.h"

namespace ldn {

/// A step `[]` or `[G]` as one vector for some features.
using StepVector = std::function<mlir::Value(mlir::Value first, int64_t width)>;
StepVector stepOf(VectorEmitter &e, mlir::Value dt, int64_t features);

/// The increment from `sum` = Σ K h_s, `degree` = Σ K (not read where neither the form nor the normalisation asks for it) and
/// `middle` = h_t, for `width` features from `first` on.
mlir::Value finishDiffusion(VectorEmitter &e, DiffuseOp op, const StepVector &step, mlir::Value sum, mlir::Value degree,
                            mlir::Value middle, mlir::Value first, int64_t width);

/// Vector code for a diffusion by a dense kernel of a known length.
llvm::LogicalResult lowerDenseToVector(DiffuseOp op);

} // namespace ldn

#endif // LDN_LIB_CONVERSION_LDNTOVECTOR_DIFFUSIONSTEP_H
