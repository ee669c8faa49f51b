// Losses and metrics: one number from a batch.

#ifndef LDN_LOSS_OPS_TD
#define LDN_LOSS_OPS_TD

include "SequenceOp.td"

class LDN_LossOp<string mnemonic> : LDN_DestinationOp<mnemonic, [], ["getReach"]> {
  let results = (outs Optional<AnyRankedTensor>:$result);
}

def LDN_CrossEntropyOp : LDN_LossOp<"cross_entropy"> {
  let summary = "mean cross-entropy of logits and labels";
  let description = [{
    `logits [..., C]`, `labels [...]` of `i32`; with `smoothing = s` the target is `(1 - s)` on the label and `s / C` everywhere.
    The mean is over all labels but those equal to `ignore_index`; it is 0 if none is left. Result `[]`.
    ```mlir
    %l = ldn.cross_entropy %logits, %label {smoothing = 0.1 : f64} : (tensor<?x10xf32>, tensor<?xi32>) -> tensor<f32>
    ```
    Mathematics: section 7.
  }];
  let arguments = (ins LDN_Shaped:$logits, LDN_Shaped:$labels, Optional<LDN_Shaped>:$inits,
                       DefaultValuedAttr<F64Attr, "0.0">:$smoothing, OptionalAttr<I64Attr>:$ignore_index);
  let assemblyFormat = "$logits `,` $labels (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_AccuracyOp : LDN_LossOp<"accuracy"> {
  let summary = "share of labels that have the largest logit";
  let description = [{
    The first of equal logits counts. `ignore_index` as in `ldn.cross_entropy`. Result `[]`, from 0 to 1.
    ```mlir
    %a = ldn.accuracy %logits, %label : (tensor<?x10xf32>, tensor<?xi32>) -> tensor<f32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$logits, LDN_Shaped:$labels, Optional<LDN_Shaped>:$inits,
                       OptionalAttr<I64Attr>:$ignore_index);
  let assemblyFormat = "$logits `,` $labels (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_CountLabelsOp : LDN_LossOp<"count_labels"> {
  let summary = "number of labels that a mean is over";
  let description = [{
    How many of `labels [...]` are not `ignore_index`: what the mean of `ldn.cross_entropy` and `ldn.accuracy` counts by among those of
    other batches. Result `[]`, a float.
    ```mlir
    %n = ldn.count_labels %label {ignore_index = 0 : i64} : (tensor<?x?xi32>) -> tensor<f32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$labels, Optional<LDN_Shaped>:$inits, I64Attr:$ignore_index);
  let assemblyFormat = "$labels (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_MeanErrorOp : LDN_LossOp<"mean_error"> {
  let summary = "mean squared or absolute error";
  let description = [{
    `mean (x - y)²`, or `mean |x - y|` if `absolute`, over all elements. Result `[]`.
    ```mlir
    %e = ldn.mean_error %x, %y {absolute} : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<f32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$x, LDN_Shaped:$y, Optional<LDN_Shaped>:$inits, UnitAttr:$absolute);
  let assemblyFormat = "$x `,` $y (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

#endif // LDN_LOSS_OPS_TD
