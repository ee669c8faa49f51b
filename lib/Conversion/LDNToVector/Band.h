//===- Band.h - The taps of a diffusion kernel -----------------*- C++ -*-===//
#ifndef LDN_LIB_CONVERSION_LDNTOVECTOR_BAND_H
#define LDN_LIB_CONVERSION_LDNTOVECTOR_BAND_H

#include "VectorEmitter.h"
#include "ldn/Dialect/LDNOps.h"

namespace ldn {

/// The taps [from, to) of a kernel `[W]` or `[G, W]`, of which tap `before` is that of the token itself.
struct Band {
  mlir::Value kernel, from, to, before;

  /// Those of an operation with a `kernel` of the structure `band`, `before` and `causal`. Of a kernel as long as the sequence the
  /// zeros at both ends are left out: a Gaussian becomes exactly 0 in its float type. They are looked for once, before the
  /// tasks around the operation. Zeros between other taps stay.
  template <typename Op> static Band of(VectorEmitter &e, Op op) {
    return make(e, op.getKernel(), op.getBefore(), op.getCausal());
  }

  bool isKnown() const { return !cast<mlir::ShapedType>(kernel.getType()).isDynamicDim(getRank() - 1); }
  unsigned getRank() const { return cast<mlir::ShapedType>(kernel.getType()).getRank(); }
  int64_t getSets() const { return getRank() == 1 ? 1 : cast<mlir::ShapedType>(kernel.getType()).getDimSize(0); }
  mlir::Value getTaps(VectorEmitter &e) const { return e.sub(to, from); }
  /// The taps before the token itself.
  mlir::Value getBefore(VectorEmitter &e) const { return e.sub(before, from); }

private:
  static Band make(VectorEmitter &e, mlir::Value kernel, std::optional<int64_t> before, bool causal);
};

} // namespace ldn

#endif // LDN_LIB_CONVERSION_LDNTOVECTOR_BAND_H
