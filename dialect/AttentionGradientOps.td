// The derivative of linear attention: products of the kind it is made of itself, so that nothing of size [T, T] is formed.

#ifndef LDN_ATTENTION_GRADIENT_OPS_TD
#define LDN_ATTENTION_GRADIENT_OPS_TD

include "SequenceOp.td"

def LDN_AttentionProductOp : LDN_AdjointOp<"attention_product", [], ["getReach"]> {
  let summary = "a product of three sequences over the tokens";
  let description = [{
    For each of `heads` heads `y_t = Σ_s (a_t · b_s) c_s`, over all tokens, or `s ≤ t` (`direction past`), or `s ≥ t` (`future`).
    `a, b [B, T, H·n]`, `c [B, T, H·m]`, result `[B, T, H·m]`. Its adjoints are of the same kind, with `dir'` the opposite direction:
    `da = product(g, c, b; dir)`, `db = product(c, g, a; dir')`, `dc = product(b, a, g; dir')`.
    ```mlir
    %y = ldn.attention_product %a, %b, %c {direction = #ldn.direction<past>}
       : (tensor<?x?x4xf32>, tensor<?x?x4xf32>, tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$a, LDN_Shaped:$b, LDN_Shaped:$c, Optional<LDN_Shaped>:$inits,
                       DefaultValuedAttr<I64Attr, "1">:$heads,
                       DefaultValuedAttr<LDN_DirectionAttr, "Direction::all">:$direction);
  let assemblyFormat = "$a `,` $b `,` $c (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_ProductStateOp : LDN_AdjointOp<"product_state", [], ["getReach", "getOperandDim", "reifyOpenDim", "accumulates"]> {
  let summary = "the sum over the tokens of an attention product";
  let description = [{
    `S[b, h] = Σ_t b_t c_tᵀ`, `[B, H, n, m]`. With `chunk = C` the result is `[B, ⌈T/C⌉, H, n, m]`, entry `i` being the sum over
    the tokens before chunk `i` (`direction past`) or after it (`future`). `accumulate` as in `ldn.attention_state`.
    ```mlir
    %s = ldn.product_state %b, %c {heads = 2 : i64} : (tensor<?x?x8xf32>, tensor<?x?x6xf32>) -> tensor<?x2x4x3xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$b, LDN_Shaped:$c, Optional<LDN_Shaped>:$inits, DefaultValuedAttr<I64Attr, "1">:$heads,
                       DefaultValuedAttr<LDN_DirectionAttr, "Direction::all">:$direction, OptionalAttr<I64Attr>:$chunk,
                       UnitAttr:$accumulate);
  let assemblyFormat = "$b `,` $c (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_ProductApplyOp : LDN_AdjointOp<"product_apply", [AttrSizedOperandSegments],
                                       ["getReach", "getOperandDim", "getPositionMutable"]> {
  let summary = "an attention product from its state";
  let description = [{
    `y_t = S[b, h]ᵀ a_t`; with `chunk = C` the state is that of the chunk of `t`, and the tokens of the chunk in the `direction`
    are added from `b` and `c`. In a tile the rows are those of one whole chunk, and `at` is its first token.
    ```mlir
    %y = ldn.product_apply %a, %s {heads = 2 : i64} : (tensor<?x?x8xf32>, tensor<?x2x4x3xf32>) -> tensor<?x?x6xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$a, LDN_Shaped:$state, Optional<LDN_Shaped>:$b, Optional<LDN_Shaped>:$c, Optional<Index>:$at,
                       Optional<LDN_Shaped>:$inits, DefaultValuedAttr<I64Attr, "1">:$heads,
                       DefaultValuedAttr<LDN_DirectionAttr, "Direction::all">:$direction, OptionalAttr<I64Attr>:$chunk);
  let assemblyFormat = [{
    $a `,` $state (`of` $b^ `,` $c)? (`at` $at^)? (`outs` $inits^)? attr-dict `:` functional-type(operands, results)
  }];
}

def LDN_ExtendHeadsOp : LDN_AdjointOp<"extend_heads"> {
  let summary = "a one behind the features of every head";
  let description = [{
    `[..., H·m]` to `[..., H·(m+1)]`: the features of each of `heads` heads, then 1.
    ```mlir
    %y = ldn.extend_heads %x {heads = 2 : i64} : (tensor<?x?x8xf32>) -> tensor<?x?x10xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$x, Optional<LDN_Shaped>:$inits, DefaultValuedAttr<I64Attr, "1">:$heads);
  let assemblyFormat = "$x (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_ShrinkHeadsOp : LDN_AdjointOp<"shrink_heads"> {
  let summary = "all but the last feature of every head";
  let description = [{
    `[..., H·(m+1)]` to `[..., H·m]`: the transpose of `ldn.extend_heads`.
    ```mlir
    %y = ldn.shrink_heads %x {heads = 2 : i64} : (tensor<?x?x10xf32>) -> tensor<?x?x8xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$x, Optional<LDN_Shaped>:$inits, DefaultValuedAttr<I64Attr, "1">:$heads);
  let assemblyFormat = "$x (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_AttentionNormGradOp : LDN_AdjointOp<"attention_norm_grad"> {
  let summary = "the derivative of how linear attention divides and subtracts";
  let description = [{
    `sums [B, T, H·(m+1)]` holds `num` and, behind it, `den` of each head, `v` and `g [B, T, H·m]` are the values and the adjoint of the
    result of `ldn.linear_attention` (same `form`, `normalize`, `eps`). Result: the adjoint of `sums`, that is for
    `rows` `(g / (den + eps), -(g · num) / (den + eps)²)`, for `none` `(g, 0)`, and `(g, -(g · v))` where `den · v` is subtracted.
    ```mlir
    %d = ldn.attention_norm_grad %sums, %v, %g {heads = 2 : i64}
       : (tensor<?x?x10xf32>, tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x10xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$sums, LDN_Shaped:$v, LDN_Shaped:$g, Optional<LDN_Shaped>:$inits,
                       DefaultValuedAttr<I64Attr, "1">:$heads,
                       DefaultValuedAttr<LDN_AttentionFormAttr, "AttentionForm::average">:$form,
                       DefaultValuedAttr<LDN_NormalizeAttr, "Normalize::rows">:$normalize,
                       DefaultValuedAttr<F64Attr, "1e-6">:$eps);
  let assemblyFormat = "$sums `,` $v `,` $g (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_AttentionValueGradOp : LDN_AdjointOp<"attention_value_grad"> {
  let summary = "what the subtracted values of linear attention give to their own derivative";
  let description = [{
    For the form `laplacian`: `-den g` of each head, or `-g` with `rows`. Operands as in `ldn.attention_norm_grad`.
    ```mlir
    %d = ldn.attention_value_grad %sums, %g {heads = 2 : i64} : (tensor<?x?x10xf32>, tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$sums, LDN_Shaped:$g, Optional<LDN_Shaped>:$inits, DefaultValuedAttr<I64Attr, "1">:$heads,
                       DefaultValuedAttr<LDN_NormalizeAttr, "Normalize::none">:$normalize);
  let assemblyFormat = "$sums `,` $g (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

#endif // LDN_ATTENTION_GRADIENT_OPS_TD
