// Operations that mix neighbouring tokens.

#ifndef LDN_DIFFUSION_OPS_TD
#define LDN_DIFFUSION_OPS_TD

include "SequenceOp.td"

def LDN_DiffuseOp : LDN_DestinationOp<"diffuse", [AttrSizedOperandSegments], ["getReach", "getPositionMutable"]> {
  let summary = "the increment of one step of diffusion along the tokens";
  let description = [{
    For `h [B, T, D]`, a kernel `K` and a step `dt`, each token gets
    * `laplacian`: `dt · Σ_s K[t,s] (h_s - h_t)`, only over tokens `s` that exist, so rows sum to zero at the ends too;
    * `relax`: `dt · (Σ_s K[t,s] h_s + bias - h_t)`, with `h_s = 0` for tokens that do not exist.

    `kernel` is, by `structure`: `band`, taps `[W]`, `[G, W]` (one set for each of `G` contiguous groups of features,
    `G` divides `D`) or `[D, W]`, `K[t, s] = k[s - t + before]`; or `dense`, `[T, T]`. A dynamic `W` with no
    `before` has its centre in the middle (`causal`: at the end). `normalize rows` divides each row of `K` by its sum
    over the tokens that exist, `s = t` included.
    `dt` is `[]`, or `[G]` for groups. `steps = n` makes `n` explicit steps of `dt / n`; the result is always the
    increment, `new - h`. With `transposed` (one step) the transposed operator is applied instead, which is what a
    derivative needs: `dt · (Σ_t K[t,s] h_t - (Σ_t K[s,t]) h_s)` or `dt · (Σ_t K[t,s] h_t - h_s)`, without bias or `normalize`.

    Vector code forms a Laplacian as `Σ_s K[t,s] h_s - (Σ_s K[t,s]) h_t`, whose rounding is relative to `h_t` as that of
    `h + dt (…)` is. A band costs `O(T W D)`. A kernel as long as the sequence (a dynamic `W`) is a band without the taps at its ends
    that are exactly 0 in its float type, which of a Gaussian are those beyond 14.5 σ (f32) or 38.7 σ (f64): nothing else is
    left out. `dense` is a product of matrices, `O(T² D)`; with `causal` all `K[t, s]`, `s > t`, must be 0, and what is behind a tile
    of tokens is skipped. There is no transform to frequencies: a Gaussian as wide as the sequence costs `O(T² D)`, too.

    In a tile `h` holds the rows that the window reaches, clipped at the ends of the sequence, and `at` is the row of `h`
    that the first row of the result belongs to: rows that `h` lacks do not exist. (`dense` keeps `h` and the
    kernel whole, and `at` is the token itself.)
    ```mlir
    %d = ldn.diffuse %h, %k, %dt {before = 8 : i64}
       : (tensor<?x?x192xf32>, tensor<17xf32>, tensor<f32>) -> tensor<?x?x192xf32>
    ```
    Mathematics: section 3. Explicit Euler is the scheme of this release.
  }];
  let arguments = (ins LDN_Shaped:$h, LDN_Shaped:$kernel, LDN_Shaped:$dt, Optional<LDN_Shaped>:$bias,
                       Optional<Index>:$at, Optional<LDN_Shaped>:$inits,
                       DefaultValuedAttr<LDN_KernelStructureAttr, "KernelStructure::band">:$structure,
                       OptionalAttr<I64Attr>:$before, UnitAttr:$causal,
                       DefaultValuedAttr<LDN_DiffusionFormAttr, "DiffusionForm::laplacian">:$form,
                       DefaultValuedAttr<LDN_SchemeAttr, "Scheme::euler">:$scheme,
                       DefaultValuedAttr<I64Attr, "1">:$steps,
                       DefaultValuedAttr<LDN_NormalizeAttr, "Normalize::none">:$normalize, UnitAttr:$transposed);
  let results = (outs Optional<AnyRankedTensor>:$result);
  let assemblyFormat = [{
    $h `,` $kernel `,` $dt (`bias` $bias^)? (`at` $at^)? (`outs` $inits^)? attr-dict
    `:` functional-type(operands, results)
  }];
}

def LDN_DWConvOp : LDN_DestinationOp<"dwconv", [AttrSizedOperandSegments], ["getReach", "getPositionMutable"]> {
  let summary = "depth-wise convolution along the tokens";
  let description = [{
    `y[t, c] = Σ_j k[c, j] x[t + j - before, c] + bias[c]`, zeros outside the sequence (a correlation, as in PyTorch);
    `weight [D, W]`, `bias [D]`. `at` as in `ldn.diffuse`. With `transposed` the transposed operator:
    `y[t, c] = Σ_j k[c, j] x[t - j + before, c]`.
    ```mlir
    %y = ldn.dwconv %x, %k bias %b {before = 1 : i64}
       : (tensor<?x?x192xf32>, tensor<192x3xf32>, tensor<192xf32>) -> tensor<?x?x192xf32>
    ```
    Mathematics: sections 6 and 7.
  }];
  let arguments = (ins LDN_Shaped:$x, LDN_Shaped:$weight, Optional<LDN_Shaped>:$bias, Optional<Index>:$at,
                       Optional<LDN_Shaped>:$inits, I64Attr:$before, UnitAttr:$transposed);
  let results = (outs Optional<AnyRankedTensor>:$result);
  let assemblyFormat = [{
    $x `,` $weight (`bias` $bias^)? (`at` $at^)? (`outs` $inits^)? attr-dict `:` functional-type(operands, results)
  }];
}

#endif // LDN_DIFFUSION_OPS_TD
