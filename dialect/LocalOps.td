// Operations on one token at a time.

#ifndef LDN_LOCAL_OPS_TD
#define LDN_LOCAL_OPS_TD

include "SequenceOp.td"

def LDN_LocalUpdateOp : LDN_Op<"local_update",
    [SingleBlockImplicitTerminator<"YieldOp">, RecursiveMemoryEffects, RecursivelySpeculatable]> {
  let summary = "the same function of one token, for every token";
  let description = [{
    The region is `F` of the layer: it sees one token of every operand (all dimensions but the last are peeled
    off) and yields one token of every result; parameters are used from outside. It cannot mix tokens, so it can always
    be fused. The verifier admits only operations that act on the last dimension.
    ```mlir
    %y = ldn.local_update(%x : tensor<?x?x8xf32>) -> tensor<?x?x4xf32> {
    ^bb0(%t: tensor<8xf32>):
      %u = ldn.linear %t, %w : (tensor<8xf32>, tensor<4x8xf32>) -> tensor<4xf32>
      ldn.yield %u : tensor<4xf32>
    }
    ```
    Mathematics: section 4.
  }];
  let arguments = (ins Variadic<AnyRankedTensor>:$tokens);
  let results = (outs Variadic<AnyRankedTensor>:$results);
  let regions = (region SizedRegion<1>:$body);
  let assemblyFormat = "`(` $tokens `:` type($tokens) `)` `->` type($results) attr-dict-with-keyword $body";
  let hasVerifier = 1;
  let hasRegionVerifier = 1;
}

def LDN_LinearOp : LDN_DestinationOp<"linear", [AttrSizedOperandSegments], ["getReach"]> {
  let summary = "a linear map of the features";
  let description = [{
    `y = x Wᵀ + bias`: `x [..., in]`, `W [out, in]` (`layout out_in`, as PyTorch stores it), `bias [out]`. Other
    layouts: `in_out`, `W [in, out]`; `packed`, made by `ldn.pack`.

    With `factors = bf16` the elements of `x` and `W`, f32, are rounded to bf16 before they are multiplied (to nearest, ties to even;
    infinities and NaNs stay what they are); products and their sum are f32, as is the bias. A packed `W` is bf16 already. Numbers
    below 2⁻¹²⁶ may count as zero.
    ```mlir
    %y = ldn.linear %x, %w bias %b : (tensor<?x?x192xf32>, tensor<768x192xf32>, tensor<768xf32>) -> tensor<?x?x768xf32>
    %z = ldn.linear %x, %w {factors = bf16} : (tensor<?x?x192xf32>, tensor<768x192xf32>) -> tensor<?x?x768xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$x, LDN_Shaped:$weight, Optional<LDN_Shaped>:$bias, Optional<LDN_Shaped>:$inits,
                       DefaultValuedAttr<LDN_WeightLayoutAttr, "WeightLayout::out_in">:$layout,
                       OptionalAttr<TypeAttrOf<BF16>>:$factors);
  let results = (outs Optional<AnyRankedTensor>:$result);
  let builders = [OpBuilder<(ins "::mlir::Type":$result, "::mlir::Value":$x, "::mlir::Value":$weight, "::mlir::Value":$bias,
                                 "::mlir::Value":$inits, CArg<"WeightLayout", "WeightLayout::out_in">:$layout),
                            [{ build($_builder, $_state, result, x, weight, bias, inits, layout, ::mlir::TypeAttr()); }]>];
  let assemblyFormat = [{
    $x `,` $weight (`bias` $bias^)? (`outs` $inits^)? attr-dict `:` functional-type(operands, results)
  }];
}

def LDN_MapOp : LDN_DestinationOp<"map", [AttrSizedOperandSegments, IsolatedFromAbove, SingleBlockImplicitTerminator<"YieldOp">],
                                  ["getReach", "getOperandDim"]> {
  let summary = "an element-wise function with broadcasting";
  let description = [{
    Applies the region to one element of every operand. Each operand has an indexing map from the result's dimensions
    to its own (a projected permutation), so broadcasting is explicit. The region holds `arith` and `math` operations
    on scalars. `i8` elements are unsigned bytes.
    ```mlir
    %y = ldn.map(%x, %b) {indexing_maps = [affine_map<(b, t, c) -> (b, t, c)>, affine_map<(b, t, c) -> (c)>]}
       : (tensor<?x?x8xf32>, tensor<8xf32>) -> tensor<?x?x8xf32> {
    ^bb0(%e: f32, %f: f32):
      %s = arith.addf %e, %f : f32
      ldn.yield %s : f32
    }
    ```
  }];
  let arguments = (ins Variadic<LDN_Shaped>:$inputs, Optional<LDN_Shaped>:$inits, AffineMapArrayAttr:$indexing_maps);
  let results = (outs Optional<AnyRankedTensor>:$result);
  let regions = (region SizedRegion<1>:$body);
  let assemblyFormat = [{
    `(` $inputs `)` (`outs` $inits^)? attr-dict `:` functional-type(operands, results) $body
  }];
  let extraClassDeclaration = destinationMethods # [{
    /// The indexing map of input `index`, from the result's dimensions.
    ::mlir::AffineMap getIndexingMap(unsigned index) {
      return ::llvm::cast<::mlir::AffineMapAttr>(getIndexingMaps()[index]).getValue();
    }
  }];
  let hasRegionVerifier = 1;
  let hasCanonicalizer = 1;
  let hasFolder = 1;
}

class LDN_NormOp<string mnemonic> : LDN_DestinationOp<mnemonic, [AttrSizedOperandSegments], ["getReach"]> {
  let arguments = (ins LDN_Shaped:$x, Optional<LDN_Shaped>:$weight, Optional<LDN_Shaped>:$bias,
                       Optional<LDN_Shaped>:$inits, DefaultValuedAttr<F64Attr, "1e-5">:$eps);
  let results = (outs Optional<AnyRankedTensor>:$result);
  let assemblyFormat = [{
    $x (`weight` $weight^)? (`bias` $bias^)? (`outs` $inits^)? attr-dict `:` functional-type(operands, results)
  }];
}

def LDN_LayerNormOp : LDN_NormOp<"layer_norm"> {
  let summary = "layer normalisation of the features";
  let description = [{
    `y = (x - mean(x)) / sqrt(var(x) + eps) · weight + bias` over the last dimension, biased variance.
    ```mlir
    %y = ldn.layer_norm %x weight %w bias %b : (tensor<?x?x8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<?x?x8xf32>
    ```
  }];
}

def LDN_RMSNormOp : LDN_NormOp<"rms_norm"> {
  let summary = "root-mean-square normalisation of the features";
  let description = [{
    `y = x / sqrt(mean(x²) + eps) · weight + bias` over the last dimension.
    ```mlir
    %y = ldn.rms_norm %x weight %w : (tensor<?x?x8xf32>, tensor<8xf32>) -> tensor<?x?x8xf32>
    ```
  }];
}

def LDN_SoftmaxOp : LDN_DestinationOp<"softmax"> {
  let summary = "softmax of the features";
  let description = [{
    `y = exp(x - max x) / Σ exp(x - max x)` over the last dimension.
    ```mlir
    %y = ldn.softmax %x : (tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$x, Optional<LDN_Shaped>:$inits);
  let results = (outs Optional<AnyRankedTensor>:$result);
  let assemblyFormat = "$x (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_ConcatOp : LDN_DestinationOp<"concat", [AttrSizedOperandSegments]> {
  let summary = "features of several sequences side by side";
  let description = [{
    The features of the first operand, then those of the second, and so on; leading dimensions are equal.
    ```mlir
    %y = ldn.concat %a, %b : (tensor<?x?x8xf32>, tensor<?x?x4xf32>) -> tensor<?x?x12xf32>
    ```
  }];
  let hasFolder = 1;
  let hasCanonicalizer = 1;
  let arguments = (ins Variadic<LDN_Shaped>:$inputs, Optional<LDN_Shaped>:$inits);
  let results = (outs Optional<AnyRankedTensor>:$result);
  let assemblyFormat = "$inputs (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_SliceOp : LDN_DestinationOp<"slice"> {
  let summary = "a range of the features";
  let description = [{
    Features `offset … offset + n - 1`, where the result has `n`.
    ```mlir
    %q = ldn.slice %qkv {offset = 0 : i64} : (tensor<?x?x24xf32>) -> tensor<?x?x8xf32>
    ```
  }];
  let hasFolder = 1;
  let hasCanonicalizer = 1;
  let arguments = (ins LDN_Shaped:$x, Optional<LDN_Shaped>:$inits, I64Attr:$offset);
  let results = (outs Optional<AnyRankedTensor>:$result);
  let assemblyFormat = "$x (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_DropoutOp : LDN_DestinationOp<"dropout", [AttrSizedOperandSegments], ["getReach"]> {
  let summary = "zeroes elements at random while training";
  let description = [{
    With probability `rate` an element becomes 0, otherwise it is divided by `1 - rate`. The random number of an element
    is a function of (seed, step, `path`, index): in training `random` gives the seed and the step, and in a tile `at` the
    index of its first element in each dimension but the last. Philox 4x32-10, key (low half of the seed, 32-bit FNV-1a hash of
    `path` xor high half of the seed), counter (feature / 4, token, batch element, low half of the step), dimensions that are
    not there 0; the word `feature % 4`, of which the upper 24 bits, as a fraction, are compared with the rate.
    Inference has no dropout: the operation is its operand there.
    ```mlir
    %y = ldn.dropout %x {rate = 0.1 : f64, path = "layer.0.dropout"} : (tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
    %z = ldn.dropout %x random %seed, %step {rate = 0.1 : f64, path = "layer.0.dropout"}
       : (tensor<?x?x8xf32>, i64, i64) -> tensor<?x?x8xf32>
    ```
  }];
  let hasFolder = 1;
  let arguments = (ins LDN_Shaped:$x, Optional<I64>:$seed, Optional<I64>:$step, Variadic<Index>:$at, Optional<LDN_Shaped>:$inits,
                       F64Attr:$rate, StrAttr:$path);
  let results = (outs Optional<AnyRankedTensor>:$result);
  let assemblyFormat = [{
    $x (`random` $seed^ `,` $step)? (`at` $at^)? (`outs` $inits^)? attr-dict `:` functional-type(operands, results)
  }];
}

#endif // LDN_LOCAL_OPS_TD
