//===- CallFacts.h - What a call gives and costs ----------------*- C++ -*-===//

#ifndef LDN_LIB_FRONTEND_CALLFACTS_H
#define LDN_LIB_FRONTEND_CALLFACTS_H

#include "FunctionEmitter.h"

namespace ldn {

/// "38,016 parameters", or "" if there are none.
std::string parameterCount(llvm::ArrayRef<Parameter> parameters);

/// Looks at a function before a call is emitted and afterwards.
class CallFacts {
public:
  explicit CallFacts(const FunctionEmitter &emitter);
  /// "[B, T, D = 192], 37,056 parameters, 73.9 k operations for a token".
  std::string text(const Term &result) const;

private:
  /// Floating-point operations for one element of the leading sizes of a result with the shape `result`; nothing
  /// where that depends on the number of tokens.
  std::optional<double> operations(mlir::RankedTensorType result) const;

  const FunctionEmitter &emitter;
  size_t parametersBefore;
  mlir::Operation *last; // of the block; null if it was empty
};

} // namespace ldn

#endif // LDN_LIB_FRONTEND_CALLFACTS_H
