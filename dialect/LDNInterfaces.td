// What the passes ask of an operation, so that no pass needs a list of operations.

#ifndef LDN_INTERFACES_TD
#define LDN_INTERFACES_TD

include "mlir/IR/OpBase.td"

def LDN_TokenOpInterface : OpInterface<"TokenOpInterface"> {
  let cppNamespace = "::ldn";
  let description = [{
    An operation that writes destinations and whose result can be computed for any range of its leading dimensions
    (all but the last). Tiling, fusion, bufferization and side effects are written once, on this interface.
  }];
  let methods = [
    InterfaceMethod<"The destination operands; empty in value form.",
      "::mlir::MutableOperandRange", "getInitsMutable">,
    InterfaceMethod<"Whether the destination's old contents take part in the result.", "bool", "accumulates", (ins), "",
      [{ return false; }]>,
    InterfaceMethod<[{
        How the tokens of `operand` that are needed depend on the tokens of the result: `TokenReach::parameter()` if the
        operand is used whole by every token, `local()` if token t needs token t alone, `window(before, after)`,
        or `all()` if it needs the whole sequence of its batch element.
      }], "::ldn::TokenReach", "getReach", (ins "::mlir::OpOperand &":$operand), "",
      [{ return ::ldn::TokenReach::local(); }]>,
    InterfaceMethod<[{
        The dimension of `operand` that corresponds to dimension `dim` of result `result`, or nothing if `operand` does
        not vary along it. The default: equal leading dimensions correspond.
      }], "std::optional<unsigned>", "getOperandDim", (ins "::mlir::OpOperand &":$operand, "unsigned":$dim), "",
      [{ return ::ldn::defaultOperandDim($_op, operand, dim); }]>,
    InterfaceMethod<[{
        The size of the open dimension `dim` of the result where it comes from an index operand; null if it is that of
        another operand's dimension.
      }], "::mlir::OpFoldResult", "reifyOpenDim", (ins "::mlir::OpBuilder &":$builder, "unsigned":$dim), "",
      [{ return ::mlir::OpFoldResult(); }]>,
    InterfaceMethod<[{
        The index operand that holds the position, within the rows given of a windowed operand, of the row that the first row
        of the result corresponds to. Only windowed operations have one; null if they cover the whole sequence.
      }], "::mlir::MutableOperandRange", "getPositionMutable", (ins), "",
      [{ return ::mlir::MutableOperandRange($_op.getOperation(), 0, 0); }]>
  ];
}

def LDN_CostOpInterface : OpInterface<"CostOpInterface"> {
  let cppNamespace = "::ldn";
  let description = [{An operation whose arithmetic can be counted.}];
  let methods = [
    InterfaceMethod<[{
        Floating-point operations for one element of the leading dimensions of the result (a token, say), a
        multiply-add counting two; `tokens` is the sequence length where the count depends on it.
      }], "double", "getFlopsPerToken", (ins "double":$tokens)>
  ];
}

def LDN_DerivativeOpInterface : OpInterface<"DerivativeOpInterface"> {
  let cppNamespace = "::ldn";
  let description = [{
    An operation whose derivative is known, or known not to be wanted (lib/Autodiff attaches one to every operation that can
    stand in a model).
  }];
  let methods = [
    InterfaceMethod<"Whether gradients flow through the operation.", "bool", "isDifferentiable", (ins), "",
      [{ return true; }]>,
    InterfaceMethod<[{
        Adds to the adjoints of the operands what the adjoints of the results give, with new operations.
      }], "void", "differentiate", (ins "::ldn::Adjoints &":$adjoints)>
  ];
}

#endif // LDN_INTERFACES_TD
