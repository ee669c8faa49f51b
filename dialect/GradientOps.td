// Operations that only derivatives are made of: `g` is the adjoint (the derivative of the loss by it) of what the operation
// before computed.

#ifndef LDN_GRADIENT_OPS_TD
#define LDN_GRADIENT_OPS_TD

include "SequenceOp.td"

//===-- local -----------------------------------------------------------------//

def LDN_LinearWeightGradOp : LDN_WholeAdjointOp<"linear_weight_grad"> {
  let summary = "the derivative of a linear map by its weight";
  let description = [{
    `dW[n, k] = Σ g[…, n] x[…, k]` over all leading dimensions, in their order; `g [..., out]`, `x [..., in]`, result
    `[out, in]`. With `factors = bf16` elements of `g` and `x` are rounded as in `ldn.linear`.
    ```mlir
    %w = ldn.linear_weight_grad %g, %x : (tensor<?x?x4xf32>, tensor<?x?x8xf32>) -> tensor<4x8xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$g, LDN_Shaped:$x, Optional<LDN_Shaped>:$inits, OptionalAttr<TypeAttrOf<BF16>>:$factors);
  let builders = [OpBuilder<(ins "::mlir::Type":$result, "::mlir::Value":$g, "::mlir::Value":$x, "::mlir::Value":$inits),
                            [{ build($_builder, $_state, result, g, x, inits, ::mlir::TypeAttr()); }]>];
  let assemblyFormat = "$g `,` $x (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

class LDN_NormGradOp<string mnemonic> : LDN_AdjointOp<mnemonic> {
  let arguments = (ins LDN_Shaped:$x, LDN_Shaped:$g, Optional<LDN_Shaped>:$inits, DefaultValuedAttr<F64Attr, "1e-5">:$eps);
  let assemblyFormat = "$x `,` $g (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_LayerNormGradOp : LDN_NormGradOp<"layer_norm_grad"> {
  let summary = "the derivative of a layer normalisation by its operand";
  let description = [{
    With `r = 1 / sqrt(var(x) + eps)` and `y = (x - mean(x)) r`: `r (g - mean(g) - y mean(g y))` over the last dimension. `g` is the
    adjoint of `y`, before weight and bias.
    ```mlir
    %d = ldn.layer_norm_grad %x, %g : (tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
    ```
  }];
}

def LDN_RMSNormGradOp : LDN_NormGradOp<"rms_norm_grad"> {
  let summary = "the derivative of a root-mean-square normalisation by its operand";
  let description = [{
    With `r = 1 / sqrt(mean(x²) + eps)` and `y = x r`: `r (g - y mean(g y))` over the last dimension.
    ```mlir
    %d = ldn.rms_norm_grad %x, %g : (tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
    ```
  }];
}

def LDN_SoftmaxGradOp : LDN_AdjointOp<"softmax_grad"> {
  let summary = "the derivative of a softmax";
  let description = [{
    `y (g - Σ g y)` over the last dimension, `y` the result of the softmax.
    ```mlir
    %d = ldn.softmax_grad %y, %g : (tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$y, LDN_Shaped:$g, Optional<LDN_Shaped>:$inits);
  let assemblyFormat = "$y `,` $g (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_PadOp : LDN_AdjointOp<"pad"> {
  let summary = "features between zeros";
  let description = [{
    The features of `x` from feature `offset` of the result on, zeros before and after: the transpose of `ldn.slice`.
    ```mlir
    %d = ldn.pad %g {offset = 2 : i64} : (tensor<?x?x4xf32>) -> tensor<?x?x8xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$x, Optional<LDN_Shaped>:$inits, I64Attr:$offset);
  let assemblyFormat = "$x (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

//===-- sums and copies -------------------------------------------------------//

def LDN_BroadcastOp : LDN_AdjointOp<"broadcast", [], ["getReach", "getOperandDim", "reifyOpenDim"]> {
  let summary = "the same row for every token";
  let description = [{
    `[..., D]` to `[..., tokens, D]`: the transpose of a sum over the tokens.
    ```mlir
    %y = ldn.broadcast %x, %T : (tensor<?x8xf32>, index) -> tensor<?x?x8xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$x, Index:$tokens, Optional<LDN_Shaped>:$inits);
  let assemblyFormat = "$x `,` $tokens (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_GroupSumOp : LDN_WholeAdjointOp<"group_sum", [], ["getOperandDim"]> {
  let summary = "sums over groups of the first dimension";
  let description = [{
    `[D, ...]` to `[G, ...]`, sums over `D / G` neighbours, `G` dividing `D`; or, where the result has one dimension less, over
    all `D`.
    ```mlir
    %y = ldn.group_sum %x : (tensor<12x3xf32>) -> tensor<4x3xf32>
    %z = ldn.group_sum %x : (tensor<12x3xf32>) -> tensor<3xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$x, Optional<LDN_Shaped>:$inits);
  let assemblyFormat = "$x (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_GroupSpreadOp : LDN_WholeAdjointOp<"group_spread"> {
  let summary = "one number of each group for all features of the group";
  let description = [{
    `[G]` to `[D]`, each number `D / G` times: the transpose of `ldn.group_sum`.
    ```mlir
    %y = ldn.group_spread %x : (tensor<4xf32>) -> tensor<12xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$x, Optional<LDN_Shaped>:$inits);
  let assemblyFormat = "$x (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_ReduceMaxGradOp : LDN_WholeAdjointOp<"reduce_max_grad", [], ["getOperandDim"]> {
  let summary = "the derivative of a maximum over the tokens";
  let description = [{
    `g [B, D]` at the first token that has the maximum of `x [B, T, D]`, 0 elsewhere.
    ```mlir
    %d = ldn.reduce_max_grad %x, %g : (tensor<?x?x8xf32>, tensor<?x8xf32>) -> tensor<?x?x8xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$x, LDN_Shaped:$g, Optional<LDN_Shaped>:$inits);
  let assemblyFormat = "$x `,` $g (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

//===-- inputs ----------------------------------------------------------------//

def LDN_EmbeddingGradOp : LDN_WholeAdjointOp<"embedding_grad"> {
  let summary = "the derivative of an embedding by its table";
  let description = [{
    `dE[v] = Σ g[b, t]` over the `b, t` with `tokens[b, t] = v`, in their order; result `[vocabulary, D]`.
    ```mlir
    %d = ldn.embedding_grad %tokens, %g : (tensor<?x?xi32>, tensor<?x?x8xf32>) -> tensor<65x8xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$tokens, LDN_Shaped:$g, Optional<LDN_Shaped>:$inits);
  let assemblyFormat = "$tokens `,` $g (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_UnpatchOp : LDN_WholeAdjointOp<"unpatch", [], ["getOperandDim"]> {
  let summary = "a picture from its patches";
  let description = [{
    `[B, (H/p)·(W/p), C·p·p]` to `[B, C, H, W]` for `size = p`: the inverse and the transpose of `ldn.patches`.
    ```mlir
    %x = ldn.unpatch %y {size = 4 : i64} : (tensor<?x64x48xf32>) -> tensor<?x3x32x32xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$patches, Optional<LDN_Shaped>:$inits, I64Attr:$size);
  let assemblyFormat = "$patches (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

//===-- diffusion and its kernels ---------------------------------------------//

def LDN_DegreeOp : LDN_WholeAdjointOp<"degree", [], ["reifyOpenDim"]> {
  let summary = "the row sums of a kernel";
  let description = [{
    `r[t, c] = Σ_s K[t, s]` over the tokens `0 ≤ s < tokens`, for the kernel of feature `c`; result `[T, D]`. `kernel`,
    `structure`, `before` and `causal` as in `ldn.diffuse`.
    ```mlir
    %r = ldn.degree %k, %T {before = 1 : i64} : (tensor<3xf32>, index) -> tensor<?x8xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$kernel, Index:$tokens, Optional<LDN_Shaped>:$inits,
                       DefaultValuedAttr<LDN_KernelStructureAttr, "KernelStructure::band">:$structure,
                       OptionalAttr<I64Attr>:$before, UnitAttr:$causal);
  let assemblyFormat = "$kernel `,` $tokens (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_TapGradOp : LDN_WholeAdjointOp<"tap_grad", [AttrSizedOperandSegments], ["reifyOpenDim"]> {
  let summary = "the derivative of a window along the tokens by its taps";
  let description = [{
    `d[c, j] = Σ_{b, t} g[b, t, c] (x[b, t + j - before, c] - center[b, t, c])`, over the tokens `t + j - before` that exist;
    without `center` nothing is subtracted. Result `[D, W]`. With `reach r` (and without `before`) the window is the run-time
    value `r`: `W = 2r + 1`, `before = r`, or `W = r + 1` if `causal`.
    ```mlir
    %d = ldn.tap_grad %g, %x {before = 1 : i64} : (tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<8x3xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$g, LDN_Shaped:$x, Optional<LDN_Shaped>:$center, Optional<Index>:$reach,
                       Optional<LDN_Shaped>:$inits, OptionalAttr<I64Attr>:$before, UnitAttr:$causal);
  let assemblyFormat = [{
    $g `,` $x (`center` $center^)? (`reach` $reach^)? (`outs` $inits^)? attr-dict `:` functional-type(operands, results)
  }];
}

def LDN_DenseKernelGradOp : LDN_WholeAdjointOp<"dense_kernel_grad", [AttrSizedOperandSegments]> {
  let summary = "the derivative of a diffusion by its dense kernel";
  let description = [{
    `d[t, s] = Σ_{b, c} g[b, t, c] (x[b, s, c] - center[b, t, c])`; without `center` nothing is subtracted. Result `[T, T]`.
    ```mlir
    %d = ldn.dense_kernel_grad %g, %x : (tensor<?x9x8xf32>, tensor<?x9x8xf32>) -> tensor<9x9xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$g, LDN_Shaped:$x, Optional<LDN_Shaped>:$center, Optional<LDN_Shaped>:$inits);
  let assemblyFormat = [{
    $g `,` $x (`center` $center^)? (`outs` $inits^)? attr-dict `:` functional-type(operands, results)
  }];
}

def LDN_GaussianKernelGradOp : LDN_WholeAdjointOp<"gaussian_kernel_grad", [AttrSizedOperandSegments]> {
  let summary = "the derivative of the taps of a Gaussian kernel";
  let description = [{
    From `g`, the adjoint of the taps of `ldn.gaussian_kernel` (same operands and attributes), the adjoint of its operand number
    `of`: 0 is `sigma`, 1 `forward`, 2 `backward`. Result of the shape of `sigma`.
    ```mlir
    %d = ldn.gaussian_kernel_grad %g, %sigma {before = 8 : i64, of = 0 : i64} : (tensor<17xf32>, tensor<f32>) -> tensor<f32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$g, LDN_Shaped:$sigma, Optional<LDN_Shaped>:$forward, Optional<LDN_Shaped>:$backward,
                       Optional<Index>:$reach, Optional<LDN_Shaped>:$inits,
                       OptionalAttr<I64Attr>:$before, UnitAttr:$causal, I64Attr:$of);
  let assemblyFormat = [{
    $g `,` $sigma (`forward` $forward^)? (`backward` $backward^)? (`reach` $reach^)? (`outs` $inits^)? attr-dict
    `:` functional-type(operands, results)
  }];
}

def LDN_StableStepGradOp : LDN_WholeAdjointOp<"stable_step_grad", [], ["getOperandDim"]> {
  let summary = "the derivative of a stable step";
  let description = [{
    From `g`, the adjoint of the step of `ldn.stable_step` (same operands and attributes), the adjoint of its operand number
    `of`: 0 is `raw`, 1 the kernel (where the first of the rows with the largest sum takes part). Result of that operand's shape.
    ```mlir
    %d = ldn.stable_step_grad %g, %raw, %taps, %T {before = 8 : i64, of = 0 : i64}
       : (tensor<f32>, tensor<f32>, tensor<17xf32>, index) -> tensor<f32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$g, LDN_Shaped:$raw, LDN_Shaped:$kernel, Index:$tokens, Optional<LDN_Shaped>:$inits,
                       DefaultValuedAttr<LDN_KernelStructureAttr, "KernelStructure::band">:$structure,
                       OptionalAttr<I64Attr>:$before, UnitAttr:$causal,
                       DefaultValuedAttr<LDN_NormalizeAttr, "Normalize::none">:$normalize, I64Attr:$of);
  let assemblyFormat = [{
    $g `,` $raw `,` $kernel `,` $tokens (`outs` $inits^)? attr-dict `:` functional-type(operands, results)
  }];
}

//===-- losses ----------------------------------------------------------------//

def LDN_CrossEntropyGradOp : LDN_WholeAdjointOp<"cross_entropy_grad", [], ["getOperandDim"]> {
  let summary = "the derivative of a cross-entropy by its logits";
  let description = [{
    `g / n · (softmax(logits) - target)` where the label counts, 0 where it is `ignore_index`; `n` is how many count, `target` is
    `(1 - smoothing)` on the label and `smoothing / C` everywhere. Shape of `logits`.
    ```mlir
    %d = ldn.cross_entropy_grad %logits, %label, %g : (tensor<?x10xf32>, tensor<?xi32>, tensor<f32>) -> tensor<?x10xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$logits, LDN_Shaped:$labels, LDN_Shaped:$g, Optional<LDN_Shaped>:$inits,
                       DefaultValuedAttr<F64Attr, "0.0">:$smoothing, OptionalAttr<I64Attr>:$ignore_index);
  let assemblyFormat = "$logits `,` $labels `,` $g (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_MeanErrorGradOp : LDN_WholeAdjointOp<"mean_error_grad", [], ["getOperandDim"]> {
  let summary = "the derivative of a mean error by its first operand";
  let description = [{
    `g / n · 2 (x - y)`, or `g / n · sign(x - y)` (0 where equal) if `absolute`, `n` the number of elements. Shape of `x`.
    ```mlir
    %d = ldn.mean_error_grad %x, %y, %g : (tensor<?x4xf32>, tensor<?x4xf32>, tensor<f32>) -> tensor<?x4xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$x, LDN_Shaped:$y, LDN_Shaped:$g, Optional<LDN_Shaped>:$inits, UnitAttr:$absolute);
  let assemblyFormat = "$x `,` $y `,` $g (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

#endif // LDN_GRADIENT_OPS_TD
