// Sequences put differently: tokens shifted, hidden and shown, and sequences with tokens and features exchanged.

#ifndef LDN_TOKEN_OPS_TD
#define LDN_TOKEN_OPS_TD

include "SequenceOp.td"

/// Reads its operand whole, and has sizes of its operand.
class LDN_TokenOp<string mnemonic, list<Trait> traits = []>
    : LDN_DestinationOp<mnemonic, traits, ["getReach", "getOperandDim"]> {
  let results = (outs Optional<AnyRankedTensor>:$result);
}

def LDN_ShiftTokensOp : LDN_TokenOp<"shift_tokens"> {
  let summary = "tokens some places further on";
  let description = [{
    `y[.., t] = tokens[.., t + by]` of `i32`, and `fill` where there is no such token. The labels of next-token
    prediction are the tokens shifted by 1, with `fill` left out by the loss.
    ```mlir
    %y = ldn.shift_tokens %tokens {by = 1 : i64, fill = -1 : i64} : (tensor<?x?xi32>) -> tensor<?x?xi32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$tokens, Optional<LDN_Shaped>:$inits, I64Attr:$by, I64Attr:$fill);
  let assemblyFormat = "$tokens (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

def LDN_MaskTokensOp : LDN_TokenOp<"mask_tokens", [AttrSizedOperandSegments]> {
  let summary = "hides tokens at random";
  let description = [{
    Every token of `i32` is hidden with probability `rate`. The result holds `value` in the place of hidden tokens, or,
    with `only_hidden`, in the place of all others: what a model sees, and what it is asked for. The random number of a
    token is a function of (seed, step, `path`, index) as in `ldn.dropout`, the last index in the place of the feature;
    `random` gives the seed and the step, and without it both are 0.
    ```mlir
    %seen = ldn.mask_tokens %tokens random %seed, %step {rate = 0.15 : f64, path = "text", value = 103 : i64}
          : (tensor<?x?xi32>, i64, i64) -> tensor<?x?xi32>
    %wanted = ldn.mask_tokens %tokens {only_hidden, rate = 0.15 : f64, path = "text", value = -1 : i64}
          : (tensor<?x?xi32>) -> tensor<?x?xi32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$tokens, Optional<I64>:$seed, Optional<I64>:$step, Optional<LDN_Shaped>:$inits,
                       F64Attr:$rate, StrAttr:$path, I64Attr:$value, UnitAttr:$only_hidden);
  let assemblyFormat = [{
    $tokens (`random` $seed^ `,` $step)? (`outs` $inits^)? attr-dict `:` functional-type(operands, results)
  }];
}

def LDN_TransposeOp : LDN_TokenOp<"transpose"> {
  let summary = "tokens and features exchanged";
  let description = [{
    `y[.., c, t] = x[.., t, c]`. The number of tokens must be static: they are features afterwards, so that `ldn.linear`
    maps along the sequence.
    ```mlir
    %y = ldn.transpose %x : (tensor<?x96x7xf32>) -> tensor<?x7x96xf32>
    ```
  }];
  let arguments = (ins LDN_Shaped:$x, Optional<LDN_Shaped>:$inits);
  let assemblyFormat = "$x (`outs` $inits^)? attr-dict `:` functional-type(operands, results)";
}

#endif // LDN_TOKEN_OPS_TD
