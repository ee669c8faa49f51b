//===- Passes.h - Passes of lib/Conversion, generated from Passes.td ----*- C++ -*-===//

#ifndef LDN_CONVERSION_PASSES_H
#define LDN_CONVERSION_PASSES_H

#include "mlir/Pass/Pass.h"

namespace ldn {

#define GEN_PASS_DECL
#define GEN_PASS_REGISTRATION
#include "ldn/Conversion/Passes.h.inc"

} // namespace ldn

#endif // LDN_CONVERSION_PASSES_H
