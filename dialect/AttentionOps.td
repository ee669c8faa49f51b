// Linear attention, and the two halves it is computed in.

#ifndef LDN_ATTENTION_OPS_TD
#define LDN_ATTENTION_OPS_TD

include "SequenceOp.td"

def LDN_LinearAttentionOp : LDN_DestinationOp<"linear_attention", [], ["getReach"]> {
  let summary = "linear attention of projected queries, keys and values";
  let description = [{
    `q, k [B, T, H·dk]`, `v [B, T, H·dv]` with `heads = H` contiguous heads, `φ` the `feature` map, and for each head
    `num_t = φ(q_t)ᵀ Σ_s φ(k_s) v_sᵀ`, `den_t = φ(q_t)ᵀ Σ_s φ(k_s)`, sums over all tokens or, if `causal`, over `s ≤ t`:

    | form, normalize | result |
    | --- | --- |
    | `average`, `rows` | `num / (den + eps)` |
    | `average`, `none` | `num` |
    | `laplacian`, `none` | `num - den · v` |
    | `laplacian`, `rows` | `num / (den + eps) - v` |

    ```mlir
    %a = ldn.linear_attention %q, %k, %v {heads = 4 : i64, feature = #ldn.feature<relu>, eps = 1.0e-6 : f64}
       : (tensor<?x?x8xf32>, tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
    ```
    Mathematics: section 5.
  }];
  let arguments = (ins LDN_Shaped:$q, LDN_Shaped:$k, LDN_Shaped:$v, Optional<LDN_Shaped>:$inits,
                       DefaultValuedAttr<I64Attr, "1">:$heads,
                       DefaultValuedAttr<LDN_FeatureAttr, "Feature::identity">:$feature, UnitAttr:$causal,
                       DefaultValuedAttr<LDN_AttentionFormAttr, "AttentionForm::average">:$form,
                       DefaultValuedAttr<LDN_NormalizeAttr, "Normalize::rows">:$normalize,
                       DefaultValuedAttr<F64Attr, "1e-6">:$eps);
  let results = (outs Optional<AnyRankedTensor>:$result);
  let assemblyFormat = "$q `,` $k `,` $v (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_AttentionStateOp : LDN_DestinationOp<"attention_state", [],
                                             ["getReach", "getOperandDim", "reifyOpenDim", "accumulates"]> {
  let summary = "what linear attention keeps of the keys and values";
  let description = [{
    For `k [B, T, H·dk]` (feature map applied) and `v [B, T, H·dv]`: the state `S [B, H, dk, dv + 1]`,
    `S[b, h] = Σ_t k_t [v_t, 1]ᵀ`; its last column is the normaliser. With `chunk = C` (causal attention) the result is
    `[B, ⌈T/C⌉, H, dk, dv + 1]`, entry `i` being the sum over the tokens before chunk `i`, `t < i · C`. With
    `accumulate` (destination and buffer form, no `chunk`) the sum is added to what `outs` holds.
    ```mlir
    %s = ldn.attention_state %k, %v {heads = 2 : i64} : (tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x2x4x5xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$k, LDN_Shaped:$v, Optional<LDN_Shaped>:$inits,
                       DefaultValuedAttr<I64Attr, "1">:$heads, OptionalAttr<I64Attr>:$chunk, UnitAttr:$accumulate);
  let results = (outs Optional<AnyRankedTensor>:$result);
  let assemblyFormat = "$k `,` $v (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_AttentionApplyOp : LDN_DestinationOp<"attention_apply", [AttrSizedOperandSegments],
                                             ["getReach", "getOperandDim", "getPositionMutable"]> {
  let summary = "linear attention of queries to a state";
  let description = [{
    The second half of `ldn.linear_attention`: `num` and `den` of a token from its query (feature map applied) and the
    `state` of `ldn.attention_state`. Where the form subtracts `v`, or the attention is causal, `k` and `v` are given;
    with `chunk = C` token `t` adds to the state of chunk `⌊t/C⌋` the keys and values of its own chunk up to itself.

    In a tile of a causal attention the rows of `q`, `k`, `v` and the result are those of one whole chunk, and `at` is
    its first token.
    ```mlir
    %a = ldn.attention_apply %q, %s {heads = 2 : i64} : (tensor<?x?x8xf32>, tensor<?x2x4x5xf32>) -> tensor<?x?x8xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$q, LDN_Shaped:$state, Optional<LDN_Shaped>:$k, Optional<LDN_Shaped>:$v,
                       Optional<Index>:$at, Optional<LDN_Shaped>:$inits,
                       DefaultValuedAttr<I64Attr, "1">:$heads, OptionalAttr<I64Attr>:$chunk,
                       DefaultValuedAttr<LDN_AttentionFormAttr, "AttentionForm::average">:$form,
                       DefaultValuedAttr<LDN_NormalizeAttr, "Normalize::rows">:$normalize,
                       DefaultValuedAttr<F64Attr, "1e-6">:$eps);
  let results = (outs Optional<AnyRankedTensor>:$result);
  let assemblyFormat = [{
    $q `,` $state (`keys` $k^)? (`values` $v^)? (`at` $at^)? (`outs` $inits^)? attr-dict
    `:` functional-type(operands, results)
  }];
}

#endif // LDN_ATTENTION_OPS_TD
