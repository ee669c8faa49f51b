// Passes that leave the ldn dialect or cross to another one, in the order of their names.

#ifndef LDN_CONVERSION_PASSES_TD
#define LDN_CONVERSION_PASSES_TD

include "mlir/Pass/PassBase.td"

def ConvertBodies : Pass<"ldn-convert-bodies", "mlir::func::FuncOp"> {
  let summary = "converts the body of a function to the LLVM dialect";
  let description = [{
    Upstream's conversions of the dialects vector, memref, arith, math, index, ub and cf in one, function by function:
    all functions at a time. What needs symbols beside the function stays for `convert-to-llvm`: the function itself, its calls
    and its return, allocations, copies of strided buffers and globals.

    ```mlir
    func.func @f(%x: memref<8xf32>) { %v = vector.load %x[%c0] : memref<8xf32>, vector<8xf32> ... }
    // becomes
    func.func @f(%x: memref<8xf32>) { %d = builtin.unrealized_conversion_cast %x ... llvm.load ... : vector<8xf32> ... }
    ```
  }];
  let dependentDialects = ["mlir::LLVM::LLVMDialect", "mlir::arith::ArithDialect", "mlir::memref::MemRefDialect",
                           "mlir::vector::VectorDialect"];
}

def EmitEntryPoints : Pass<"ldn-emit-entry-points", "mlir::ModuleOp"> {
  let summary = "Wraps the entry points in the C ABI of a compiled model";
  let description = [{
    Works on bufferized functions (`ldn.entry`) before they are converted to LLVM. Adds, for each of them, a function with the
    signature of `LdnEntry.run` that builds the memrefs from raw pointers, and for the module the constants `ldn_code_<Name>`
    (`LdnCode` of lib/Runtime/Model.h), `ldn_model_<Name>` (`LdnModel`) with the metadata as JSON, and `ldn_main_model`, which points
    to it. All other functions become internal and are renamed `<Name>.<function>`, so that no name of a model can meet one
    of the C library.

    Where the module says that it holds the code for one of several machines, all these names but the last two have the machine behind
    the model's, and only the module of the first machine has the last two; it declares the codes of the others:
    ```mlir
    module attributes {ldn.target = "cpu:x86-64-v3", ldn.codes = ["x86-64-v4", "x86-64-v3"], ...} { func.func @infer(...) ... }
    // becomes
    llvm.func internal @Net.x86-64-v3.infer.run(...)
    llvm.mlir.global external hidden constant @ldn_code_Net.x86-64-v3() ...
    ```
  }];
  let dependentDialects = ["mlir::LLVM::LLVMDialect", "mlir::arith::ArithDialect"];
}

def LDNToLoops : Pass<"ldn-to-loops"> {
  let summary = "Lowers every operation to scalar loops, straight from its formula";
  let description = [{
    The oracle: each operation in buffer form becomes `scf.for` loops over `memref.load`, scalar `arith` and `math`, and
    `memref.store`, in the order in which its description writes the formula. No tiles, no vectors, no rewriting
    of sums: optimised code is compared with this. Copies between buffers that are not contiguous become loops too, since LLVM has
    no instruction for them.
    ```mlir
    ldn.linear %x, %w outs %y : (memref<?x8xf32>, memref<4x8xf32>, memref<?x4xf32>) -> ()
    // becomes
    scf.for %t = %c0 to %T step %c1 {
      scf.for %o = %c0 to %c4 step %c1 {
        %sum = scf.for %i = %c0 to %c8 step %c1 iter_args(%acc = %zero) -> (f32) { ... }
        memref.store %sum, %y[%t, %o] : memref<?x4xf32>
      }
    }
    ```
    `ldn.parallel_for` and its region's structure stay.
  }];
  let dependentDialects = ["mlir::arith::ArithDialect", "mlir::math::MathDialect",
                           "mlir::memref::MemRefDialect", "mlir::scf::SCFDialect"];
}

def LDNToVector : Pass<"ldn-to-vector"> {
  let summary = "lowers operations on buffers to loops over vectors";
  let description = [{
    Every operation in buffer form for which there is vector code becomes loops over rows and over vectors of features
    (`vector.load`, `vector.fma`, …; masks at the end of a row), matrix products become blocks of accumulators in registers. The
    widths follow `ldn.machine`. Panels of a product with much work are tasks (`scf.forall`): they run at one time where the loop
    around them has one task only. Operations without vector code stay for `ldn-to-loops`.
    ```
    ldn.linear %x, %packed outs %y    -->    scf.for panels { scf.for blocks of rows { scf.for k { vector.fma … } } }
    ```
  }];
  let statistics = [Statistic<"numLowered", "num-lowered", "Operations lowered to vectors">,
                    Statistic<"numOther", "num-other", "Operations left to plain loops">];
  let dependentDialects = ["mlir::arith::ArithDialect", "mlir::math::MathDialect", "mlir::memref::MemRefDialect",
                           "mlir::scf::SCFDialect", "mlir::vector::VectorDialect"];
}

def ExpandMath : Pass<"ldn-expand-math"> {
  let summary = "writes out element-wise mathematics on vectors of f32";
  let description = [{
    `exp`, `expm1`, `log`, `log1p`, `tanh`, `erf`, `sin` and `cos` on vectors of `f32` become polynomials, since calls of the C
    library would take the lanes one by one; docs/language.md states their errors. So do `silu`, `gelu` and `gelu_tanh` as a whole, in
    the form in which the frontend writes them, and `erfc` of x times −√½, twice the normal distribution at x, where rounding that
    product would cost digits. Angles above 65536 take a branch to the library. Scalars keep the library's accuracy, and so do `pow`
    and vectors of `f64`, one call for each lane; what rounding took from the arguments of gelu's `erfc` and gelu_tanh's `exp` is made
    up for after it.

    ```
    %y = math.exp %x : vector<16xf32>  -->  math.fma … : vector<16xf32>
    %y = math.exp %x : vector<4xf64>   -->  vector.extract; math.exp … : f64; vector.insert …
    ```
  }];
  let dependentDialects = ["mlir::arith::ArithDialect", "mlir::math::MathDialect", "mlir::scf::SCFDialect",
                           "mlir::vector::VectorDialect"];
}

def MathToCalls : Pass<"ldn-math-to-calls", "mlir::ModuleOp"> {
  let summary = "calls the C library for mathematics that LLVM has no intrinsic for, and for expm1 and log1p";
  let description = [{
    Upstream's lowering to LLVM writes `exp(x) - 1` and `log(1 + x)` for `expm1` and `log1p`, which has no digit left where x is
    small, and has none for `erf`, `erfc`, `cbrt` and the inverse hyperbolic functions. Vectors become one call for each lane.

    ```
    math.expm1 %x : f64    -->    func.call @expm1(%x)
    ```
  }];
  let dependentDialects = ["mlir::func::FuncDialect", "mlir::vector::VectorDialect"];
}

def ParallelToRuntime : Pass<"ldn-parallel-to-runtime", "mlir::ModuleOp"> {
  let summary = "runs tasks on the threads of the runtime";
  let description = [{
    After everything else is in the LLVM dialect: the region of each `ldn.parallel_for` becomes a function of the task, the
    thread and a pointer to the values that it uses, and the loop a call of `ldnrt_parallel_for` (lib/Runtime/Model.h).
    Constants are not passed but written again in the function. Loops of the same body share one function.
  }];
  let statistics = [Statistic<"numShared", "num-shared", "Loops that run the function of another loop">];
  let dependentDialects = ["mlir::LLVM::LLVMDialect"];
}

def MakeUpdate : Pass<"ldn-make-update", "mlir::ModuleOp"> {
  let summary = "adds the optimizer's step over the parameters";
  let description = [{
    In a module with `@gradients`, the function `@update`: clipping by the global norm, then AdamW or, where the recipe says so, SGD with
    momentum, over the arenas of parameters, gradients and moments. Returns the norm before clipping, and changes nothing where it is not
    finite.
  }];
  let dependentDialects = ["mlir::arith::ArithDialect", "mlir::func::FuncDialect", "mlir::math::MathDialect",
                           "mlir::memref::MemRefDialect", "mlir::scf::SCFDialect", "mlir::vector::VectorDialect"];
}

#endif // LDN_CONVERSION_PASSES_TD
