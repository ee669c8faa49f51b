// What a model is made of besides computation on sequences: its parameters and values derived from them.

#ifndef LDN_MODEL_OPS_TD
#define LDN_MODEL_OPS_TD

include "LDNAttrs.td"

def LDN_ParameterOp : LDN_Op<"parameter", [Pure]> {
  let summary = "a parameter of the model, by path";
  let description = [{
    The tensor that the weights file holds under `path`; `init` says how it starts where there is no file.
    ```mlir
    %w = ldn.parameter "layer.0.local.0.weight" init <uniform, [-0.07, 0.07]> : tensor<192x192xf32>
    ```
  }];
  let arguments = (ins StrAttr:$path, LDN_InitAttr:$init);
  let results = (outs AnyStaticShapeTensor:$result);
  let assemblyFormat = "$path `init` $init attr-dict `:` type($result)";
  let hasVerifier = 1;
}

def LDN_YieldOp : LDN_Op<"yield", [Pure, Terminator, ParentOneOf<["MapOp", "LocalUpdateOp", "ParallelForOp"]>]> {
  let summary = "returns the values of a region";
  let description = [{
    Ends the region of `ldn.map` (one scalar), `ldn.local_update` (one token for each result) and `ldn.parallel_for`
    (nothing).
  }];
  let arguments = (ins Variadic<AnyType>:$values);
  let assemblyFormat = "attr-dict ($values^ `:` type($values))?";
  let builders = [OpBuilder<(ins)>];
}

def LDN_ParallelForOp : LDN_Op<"parallel_for", [RecursiveMemoryEffects]> {
  let summary = "independent tasks on the threads of the machine";
  let description = [{
    Runs the region for every `task` in `[0, tasks)`, in any order and on any thread. `thread` in `[0, threads)` is the
    same for no two tasks that run at one time, so that it can select scratch memory. Buffers only; the region may have
    several blocks once control flow is lowered.
    ```mlir
    ldn.parallel_for %n {
    ^bb0(%task: index, %thread: index):
      memref.store %c, %m[%task] : memref<?xf32>
      ldn.yield
    }
    ```
  }];
  let arguments = (ins Index:$tasks);
  let regions = (region MinSizedRegion<1>:$body);
  let assemblyFormat = "$tasks $body attr-dict";
  let hasVerifier = 1;
}

#endif // LDN_MODEL_OPS_TD
