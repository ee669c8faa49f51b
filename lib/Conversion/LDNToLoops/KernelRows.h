//===- KernelRows.h - The rows and columns of a diffusion kernel -*- C++ -*-===//

#ifndef LDN_CONVERSION_LDNTOLOOPS_KERNELROWS_H
#define LDN_CONVERSION_LDNTOLOOPS_KERNELROWS_H

#include "ldn/Dialect/LDNOps.h"

#include "LoopBuilder.h"

namespace ldn {

/// A kernel K[t, s], a band or dense, between tokens that exist: 0 ≤ t, s < `tokens`.
class KernelRows {
public:
  using Value = mlir::Value;
  using ValueRange = mlir::ValueRange;
  struct Range {
    Value begin, end;
  };

  /// For operations with a `kernel`, its `structure`, `before` and `causal`.
  template <typename Op>
  KernelRows(LoopBuilder &b, Op op, Value tokens)
      : b(b), kernel(op.getKernel()), tokens(tokens), isBand(op.getStructure() == KernelStructure::band) {
    if (!isBand)
      return;
    taps = b.size(kernel, -1);
    if (op.getBefore())
      centre = b.index(*op.getBefore());
    else
      centre = op.getCausal() ? b.sub(taps, b.index(1)) : b.div(taps, b.index(2));
  }

  /// Whether there are several sets of taps.
  bool hasSets() const { return isBand && rank(kernel) == 2; }
  /// The set of feature `c` of `features`: empty or one index.
  LoopBuilder::Values setOf(Value c, Value features) {
    return hasSets() ? LoopBuilder::Values{b.div(c, b.div(features, b.size(kernel, 0)))} : LoopBuilder::Values();
  }

  /// The `s` of row t.
  Range row(Value t) {
    if (!isBand)
      return {b.index(0), tokens};
    return {b.max(b.index(0), b.sub(t, centre)), b.min(tokens, b.add(t, b.sub(taps, centre)))};
  }
  /// The `t` of column s.
  Range column(Value s) {
    if (!isBand)
      return {b.index(0), tokens};
    Value end = b.add(b.add(s, centre), b.index(1));
    return {b.max(b.index(0), b.sub(end, taps)), b.min(tokens, end)};
  }

  /// Where K[t, s] is in the kernel.
  LoopBuilder::Values place(ValueRange set, Value t, Value s) {
    return isBand ? concat(set, b.add(b.sub(s, t), centre)) : LoopBuilder::Values{t, s};
  }
  Value weight(ValueRange set, Value t, Value s) { return b.load(kernel, place(set, t, s)); }
  /// `Σ_s K[t, s]`
  Value sum(ValueRange set, Value t) {
    Range range = row(t);
    return b.sum(range.begin, range.end, elementType(kernel), [&](Value s) { return weight(set, t, s); });
  }
  /// `Σ_{s ≠ t} K[t, s]`
  Value sumOfOthers(ValueRange set, Value t) {
    Range range = row(t);
    Value zero = b.constant(elementType(kernel), 0);
    return b.sum(range.begin, range.end, elementType(kernel),
                 [&](Value s) { return b.select(b.equal(s, t), zero, weight(set, t, s)); });
  }

private:
  LoopBuilder &b;
  Value kernel, tokens;
  bool isBand;
  Value taps, centre; // of a band
};

} // namespace ldn

#endif // LDN_CONVERSION_LDNTOLOOPS_KERNELROWS_H
