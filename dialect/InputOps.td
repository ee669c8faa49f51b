// From inputs to sequences, and from sequences to one vector.

#ifndef LDN_INPUT_OPS_TD
#define LDN_INPUT_OPS_TD

include "SequenceOp.td"

def LDN_EmbeddingOp : LDN_DestinationOp<"embedding", [], ["getReach"]> {
  let summary = "rows of a table, by token";
  let description = [{
    `y[b, t] = table[tokens[b, t]]`, `tokens` of `i32`, `table [vocabulary, D]`. Tokens are below the vocabulary: the
    program checks its inputs before it runs.
    ```mlir
    %y = ldn.embedding %tokens, %table : (tensor<?x?xi32>, tensor<65x192xf32>) -> tensor<?x?x192xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$tokens, LDN_Shaped:$table, Optional<LDN_Shaped>:$inits);
  let results = (outs Optional<AnyRankedTensor>:$result);
  let assemblyFormat = "$tokens `,` $table (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_PatchesOp : LDN_DestinationOp<"patches", [AttrSizedOperandSegments], ["getReach", "getPositionMutable"]> {
  let summary = "a picture as a sequence of patches";
  let description = [{
    `[B, C, H, W]` to `[B, (H/p)·(W/p), C·p·p]` for `size = p`: patches in row-major order, inside a patch channel, row,
    column. `p` divides `H` and `W`. With `at` the result holds the patches from number `at` on, as many as it has rows.
    Mathematics: sections 1 and 7.
    ```mlir
    %y = ldn.patches %x {size = 4 : i64} : (tensor<?x3x32x32xf32>) -> tensor<?x64x48xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$image, Optional<Index>:$at, Optional<LDN_Shaped>:$inits, I64Attr:$size);
  let results = (outs Optional<AnyRankedTensor>:$result);
  let assemblyFormat = "$image (`at` $at^)? (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_ReduceOp : LDN_DestinationOp<"reduce", [], ["getReach", "getOperandDim", "accumulates"]> {
  let summary = "one vector from a sequence";
  let description = [{
    `[..., T, D]` to `[..., D]` by the mean, the maximum or the sum over the tokens. With `accumulate` (destination and
    buffer form, `max` or `sum`) what `outs` holds takes part.
    ```mlir
    %y = ldn.reduce %x {kind = #ldn.reduce<mean>} : (tensor<?x?x8xf32>) -> tensor<?x8xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$x, Optional<LDN_Shaped>:$inits, LDN_ReduceKindAttr:$kind, UnitAttr:$accumulate);
  let results = (outs Optional<AnyRankedTensor>:$result);
  let assemblyFormat = "$x (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

#endif // LDN_INPUT_OPS_TD
