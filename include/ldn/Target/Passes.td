// Passes of targets: parts of what lowers tiled code for their machines.

#ifndef LDN_TARGET_PASSES_TD
#define LDN_TARGET_PASSES_TD

include "mlir/Pass/PassBase.td"

def CPUBFloat16 : Pass<"ldn-cpu-bfloat16", "mlir::func::FuncOp"> {
  let summary = "bf16 in terms of what the processor has for it";
  let description = [{
    Where the machine's facts have `bf16_pairs`, contractions of one pair for all lanes and a vector of pairs become instructions:
    ```
    vector.contract %a, %b, %c : vector<1x1x2xbf16>, vector<1x16x2xbf16> into vector<1x16xf32>
    -->
    llvm.call_intrinsic "llvm.x86.avx512bf16.dpbf16ps.512"(%c, (%a for all lanes), %b)
    ```
    and LLVM has instructions for `arith.truncf`. Elsewhere roundings to bf16 and their inverses become arithmetic of integers. Does nothing
    where there is no bf16.
  }];
  let dependentDialects = ["mlir::LLVM::LLVMDialect", "mlir::vector::VectorDialect", "mlir::x86vector::X86VectorDialect"];
}

#endif // LDN_TARGET_PASSES_TD
