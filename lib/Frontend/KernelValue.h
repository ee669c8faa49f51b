//===- KernelValue.h - Kernels of diffusion, written and emitted -*- C++
//-*-===//
//
// A kernel is written once and emitted where it is used: only there its number
// of tokens and channels is known.
//
//===----------------------------------------------------------------------===//

#ifndef LDN_LIB_FRONTEND_KERNELVALUE_H
#define LDN_LIB_FRONTEND_KERNELVALUE_H

#include "Term.h"
#include "ldn/Dialect/LDNOps.h"

namespace ldn {

/// By whom a kernel is used.
struct KernelUse {
  Dim tokens, width;
  DiffusionForm form;
  ast::SourceRange range;
};

/// The operands and attributes of `ldn.diffuse` that come from its kernel.
struct KernelValue {
  mlir::Value values;
  KernelStructure structure = KernelStructure::band;
  std::optional<int64_t> before; // none: over the whole, open sequence
  bool causal = false;
  Normalize normalize = Normalize::none;
  mlir::Value bias;
  /// 0: one kernel for all channels.
  int64_t groups = 0;
  /// Its parameters do not depend on the numbers of tokens and channels.
  bool isShared = false;
  /// No K[t,s] can be negative.
  bool nonNegative = false;

  /// Of a Gaussian, for the stability bound: what is fixed, or learned from.
  struct Gaussian {
    llvm::SmallVector<double> sigma, forward, backward;
    std::optional<int64_t> window;
    bool learned = false;
  };
  std::optional<Gaussian> gaussian;
};

/// `kernel NAME = ...`.
class KernelDefinition {
public:
  llvm::StringRef name;
  ast::SourceRange range;
  Term::Sub call;
  /// What was emitted for earlier uses.
  llvm::SmallVector<std::pair<KernelUse, KernelValue>, 1> emitted;
};

} // namespace ldn

#endif // LDN_LIB_FRONTEND_KERNELVALUE_H
