// The dialect itself and the base classes of its operations.

#ifndef LDN_DIALECT_TD
#define LDN_DIALECT_TD

include "mlir/IR/OpBase.td"
include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/EnumAttr.td"
include "mlir/Interfaces/SideEffectInterfaces.td"
include "mlir/Interfaces/InferTypeOpInterface.td"

def LDN_Dialect : Dialect {
  let name = "ldn";
  let cppNamespace = "::ldn";
  let summary = "Linear diffusion networks: diffusion, local updates and linear attention";
  let description = [{
    Operations with the meaning of the field. Sequences are tensors `[B, T, D]`: batch, tokens, features; features
    are the last dimension and always static, batch and tokens may be open (`?`).

    Every operation that computes a sequence exists in three forms with one meaning:

    * *value form* on tensors: `%y = ldn.linear %x, %w : (tensor<?x?x8xf32>, tensor<4x8xf32>) -> tensor<?x?x4xf32>`;
    * *destination form* on tensors: the same with `outs %o`, a tensor whose buffer receives the result;
    * *buffer form* on memrefs: `outs %o` is written, and there is no result.

    Elements are floats of one width per module; bytes of images are signless `i8` read as unsigned, tokens and
    labels are `i32`.
  }];
  let dependentDialects = ["affine::AffineDialect", "arith::ArithDialect", "math::MathDialect", "tensor::TensorDialect",
                           "memref::MemRefDialect", "func::FuncDialect"];
  let useDefaultAttributePrinterParser = 1;
}

/// A sequence, a parameter or a picture: a tensor, or a buffer after bufferization.
def LDN_Shaped : AnyTypeOf<[AnyRankedTensor, AnyStridedMemRef], "ranked tensor or strided memref">;

class LDN_Op<string mnemonic, list<Trait> traits = []> : Op<LDN_Dialect, mnemonic, traits>;

#endif // LDN_DIALECT_TD
