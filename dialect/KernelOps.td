// Diffusion kernels and time steps: small tensors computed from parameters.

#ifndef LDN_KERNEL_OPS_TD
#define LDN_KERNEL_OPS_TD

include "SequenceOp.td"

def LDN_GaussianKernelOp : LDN_DestinationOp<"gaussian_kernel", [AttrSizedOperandSegments], ["getReach", "reifyOpenDim"]> {
  let summary = "taps of a Gaussian diffusion kernel";
  let description = [{
    `k[j] = exp(-o² / (2 σ²))` for the offset `o = j - before` of the tap, `-before ≤ o ≤ after`, times `forward` where
    `o < 0` (an earlier token acts on a later one) and `backward` where `o > 0`. `sigma` is the used, positive value:
    shape `[]` gives taps `[W]`, shape `[G]` (one per channel group) gives `[G, W]`; `forward` and `backward` have
    the shape of `sigma`. A window `w` has `W = 2w + 1`, a causal one `W = w + 1` and `before = w`. With `reach r`
    the window is the run-time value `r` (the full sequence): `W = 2r + 1`, or `r + 1` if `causal`.
    ```mlir
    %k = ldn.gaussian_kernel %sigma {before = 8 : i64} : (tensor<f32>) -> tensor<17xf32>
    ```
    Mathematics: section 3, "attenuation" and "direction".
  }];
  let arguments = (ins LDN_Shaped:$sigma, Optional<LDN_Shaped>:$forward, Optional<LDN_Shaped>:$backward,
                       Optional<Index>:$reach, Optional<LDN_Shaped>:$inits,
                       OptionalAttr<I64Attr>:$before, UnitAttr:$causal);
  let results = (outs Optional<AnyRankedTensor>:$result);
  let assemblyFormat = [{
    $sigma (`forward` $forward^)? (`backward` $backward^)? (`reach` $reach^)? (`outs` $inits^)? attr-dict
    `:` functional-type(operands, results)
  }];
}

def LDN_StableStepOp : LDN_DestinationOp<"stable_step", [], ["getReach"]> {
  let summary = "a time step inside the stability bound of its kernel";
  let description = [{
    `dt = sigmoid(raw) / max_t Σ_{s ≠ t} K[t, s]`, sums over the tokens `0 ≤ s < T` that exist (`tokens` is `T`), of
    the kernel after its normalisation. Where the maximum is not positive (a single token) `dt = sigmoid(raw)`. `raw` has shape `[]`
    or `[G]`; with several sets of taps, `[G', W]`, `G` divides `G'` and each group has the bound of its own `G' / G` sets, a scalar `raw`
    that of all.
    ```mlir
    %dt = ldn.stable_step %raw, %taps, %T {before = 8 : i64} : (tensor<f32>, tensor<17xf32>, index) -> tensor<f32>
    ```
    Mathematics: section 3, "Time step" and "Stability".
  }];
  let arguments = (ins LDN_Shaped:$raw, LDN_Shaped:$kernel, Index:$tokens, Optional<LDN_Shaped>:$inits,
                       DefaultValuedAttr<LDN_KernelStructureAttr, "KernelStructure::band">:$structure,
                       OptionalAttr<I64Attr>:$before, UnitAttr:$causal,
                       DefaultValuedAttr<LDN_NormalizeAttr, "Normalize::none">:$normalize);
  let results = (outs Optional<AnyRankedTensor>:$result);
  let assemblyFormat = [{
    $raw `,` $kernel `,` $tokens (`outs` $inits^)? attr-dict `:` functional-type(operands, results)
  }];
}

def LDN_SinusoidOp : LDN_DestinationOp<"sinusoid", [AttrSizedOperandSegments], ["getReach", "reifyOpenDim"]> {
  let summary = "sinusoidal positions";
  let description = [{
    `P[t, 2i] = sin(t · 10000^(-2i/d))`, `P[t, 2i+1] = cos(t · 10000^(-2i/d))` for `0 ≤ t < tokens`, angles
    in f64, result `[T, d]`. With `at` the first row is that of token `at`. Mathematics: section 1.
    ```mlir
    %p = ldn.sinusoid %T : (index) -> tensor<?x192xf32>
    %q = ldn.sinusoid %one at %position : (index, index) -> tensor<1x192xf32>
    ```
  }];
  let arguments = (ins Index:$tokens, Optional<Index>:$at, Optional<LDN_Shaped>:$inits);
  let results = (outs Optional<AnyRankedTensor>:$result);
  let assemblyFormat = "$tokens (`at` $at^)? (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_PackOp : LDN_DestinationOp<"pack", [AttrSizedOperandSegments], ["getReach"]> {
  let summary = "a weight matrix in the order in which products read it";
  let description = [{
    `[out, in]` (or `[in, out]`, by `layout`) to `[ceil(out / n), in, n]`: `n` outputs side by side, zeros after the
    last. Made once when weights are loaded. Several weights are stacked along their outputs. f32 can become bf16, rounded as in
    `ldn.linear`: `[ceil(out / n), ceil(in / 2), 2 n]`, inputs `2k` and `2k + 1` of an output side by side, zeros where there is none.
    ```mlir
    %p = ldn.pack %w : (tensor<192x192xf32>) -> tensor<3x192x64xf32>
    %q = ldn.pack %w : (tensor<192x192xf32>) -> tensor<3x96x128xbf16>
    ```
  }];
  let arguments = (ins Variadic<LDN_Shaped>:$weights, Optional<LDN_Shaped>:$inits,
                       DefaultValuedAttr<LDN_WeightLayoutAttr, "WeightLayout::out_in">:$layout);
  let results = (outs Optional<AnyRankedTensor>:$result);
  let assemblyFormat = "$weights (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
  let extraClassDeclaration = destinationMethods # [{
    /// Whether the result holds pairs of bf16.
    bool holdsPairs() { return getOutputType().getElementType().isBF16(); }
  }];
}

#endif // LDN_KERNEL_OPS_TD
