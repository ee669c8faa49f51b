//===- Passes.h - Passes of lib/Transforms, generated from Passes.td ----*- C++ -*-===//

#ifndef LDN_TRANSFORMS_PASSES_H
#define LDN_TRANSFORMS_PASSES_H

#include "mlir/Pass/Pass.h"

namespace ldn {

#define GEN_PASS_DECL
#define GEN_PASS_REGISTRATION
#include "ldn/Transforms/Passes.h.inc"

/// What `ldn-expand-steps` does, to one function.
void expandSteps(mlir::Operation *func);
/// Feature maps of attention become element-wise functions of their own.
void splitFeatures(mlir::Operation *func);

} // namespace ldn

#endif // LDN_TRANSFORMS_PASSES_H
