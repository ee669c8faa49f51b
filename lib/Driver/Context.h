//===- Context.h - The dialects that ldnc works with ------------*- C++ -*-===//

#ifndef LDN_LIB_DRIVER_CONTEXT_H
#define LDN_LIB_DRIVER_CONTEXT_H

#include "ldn/Target/Target.h"

#include "mlir/IR/Dialect.h"

namespace ldn {

/// Ours, those that the passes use, and what the targets need to translate.
mlir::DialectRegistry makeRegistry(llvm::ArrayRef<std::unique_ptr<Target>> targets);

} // namespace ldn

#endif // LDN_LIB_DRIVER_CONTEXT_H
