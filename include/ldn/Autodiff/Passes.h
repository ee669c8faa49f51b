//===- Passes.h - Passes of lib/Autodiff, generated from Passes.td ----*- C++ -*-===//

#ifndef LDN_AUTODIFF_PASSES_H
#define LDN_AUTODIFF_PASSES_H

#include "mlir/Pass/Pass.h"

namespace ldn {

#define GEN_PASS_DECL
#define GEN_PASS_REGISTRATION
#include "ldn/Autodiff/Passes.h.inc"

/// Attaches the derivative rules to the operations.
void registerDerivativeRules(mlir::DialectRegistry &registry);

} // namespace ldn

#endif // LDN_AUTODIFF_PASSES_H
