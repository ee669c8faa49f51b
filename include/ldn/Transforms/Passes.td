// Passes from ldn to ldn, in the order of their names.

#ifndef LDN_TRANSFORMS_PASSES_TD
#define LDN_TRANSFORMS_PASSES_TD

include "mlir/Pass/PassBase.td"

def PlaceParameters : Pass<"ldn-place-parameters", "mlir::ModuleOp"> {
  let summary = "Gives every parameter its place in one arena";
  let description = [{
    Each `ldn.parameter` becomes a view into an argument `%params: memref<?xi8> {ldn.arena = "params"}` of its function, which
    every caller passes on. Places are multiples of 64 bytes, in the order in which paths first appear; operations with the same
    path share a place. The module lists them in `ldn.parameters` and their extent in `ldn.params_bytes`.
    ```mlir
    %w = ldn.parameter "w" init <constant, [0.0]> : tensor<4x8xf32>
    // becomes
    %0 = arith.constant 64 : index
    %1 = memref.view %params[%0][] : memref<?xi8> to memref<4x8xf32>
    %w = bufferization.to_tensor %1 restrict : memref<4x8xf32> to tensor<4x8xf32>
    ```
  }];
  let dependentDialects = ["mlir::arith::ArithDialect", "mlir::bufferization::BufferizationDialect",
                           "mlir::memref::MemRefDialect"];
}

#endif // LDN_TRANSFORMS_PASSES_TD
