//===- Passes.h - Passes of lib/Target, generated from Passes.td --------*- C++ -*-===//

#ifndef LDN_TARGET_PASSES_H
#define LDN_TARGET_PASSES_H

#include "mlir/Pass/Pass.h"

namespace ldn {

#define GEN_PASS_DECL
#define GEN_PASS_REGISTRATION
#include "ldn/Target/Passes.h.inc"

} // namespace ldn

#endif // LDN_TARGET_PASSES_H
