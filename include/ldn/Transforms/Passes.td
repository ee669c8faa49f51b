// Passes from ldn to ldn, in the order of the pipelines (Pipelines.h).

#ifndef LDN_TRANSFORMS_PASSES_TD
#define LDN_TRANSFORMS_PASSES_TD

include "mlir/Pass/PassBase.td"

def CountFlops : Pass<"ldn-count-flops", "mlir::ModuleOp"> {
  let summary = "Writes the arithmetic of each entry point into its `ldn.flops`";
  let description = [{
    The operations of an entry point, through the functions that it calls, as a polynomial in the open sizes: an array of
    `{coef, dims}`, each the product of a number and the named sizes. A multiply-add counts two. Works on the module as the
    frontend makes it, before passes change what is computed how.
  }];
}

def StripDropout : Pass<"ldn-strip-dropout"> {
  let summary = "replaces dropout by its operand, for inference";
  let description = [{
    ```
    %y = ldn.dropout %x {path = "layer.0.dropout", rate = 0.1}   -->   %y is %x
    ```
    Does nothing to operations on buffers.
  }];
  let dependentDialects = ["mlir::tensor::TensorDialect"];
}

def InlineLocalUpdates : Pass<"ldn-inline-local-updates"> {
  let summary = "applies what a local update does to one token to whole sequences";
  let description = [{
    The operations of an `ldn.local_update` act on the last dimension: the leading dimensions of the sequences are put in front of their
    types, and of the dimensions of the maps.
    ```
    %y = ldn.local_update(%x : tensor<?x?x8xf32>) -> tensor<?x?x4xf32> {
    ^bb0(%t: tensor<8xf32>):
      %u = ldn.linear %t, %w : (tensor<8xf32>, tensor<4x8xf32>) -> tensor<4xf32>
      ldn.yield %u : tensor<4xf32>
    }
    -->
    %y = ldn.linear %x, %w : (tensor<?x?x8xf32>, tensor<4x8xf32>) -> tensor<?x?x4xf32>
    ```
  }];
  let dependentDialects = ["ldn::LDNDialect", "mlir::tensor::TensorDialect"];
}

def ExpandSteps : Pass<"ldn-expand-steps", "mlir::func::FuncOp"> {
  let summary = "writes out the sub-steps of a diffusion";
  let description = [{
    A diffusion with `steps = n` becomes `n` diffusions of `dt / n`, each applied to the state of the one before. Tiling then blocks
    the steps in time: a tile computes all of them with a halo of `n` windows.
    ```
    %d = ldn.diffuse %h, %k, %dt {steps = 2}
    -->
    %s = dt / 2                     %h1 = %h + %d1                   %h2 = %h1 + %d2
    %d1 = ldn.diffuse %h, %k, %s    %d2 = ldn.diffuse %h1, %k, %s    %d = %h2 - %h
    ```
  }];
  let dependentDialects = ["ldn::LDNDialect", "mlir::arith::ArithDialect"];
}

def SplitAttention : Pass<"ldn-split-attention", "mlir::func::FuncOp"> {
  let summary = "splits linear attention into feature maps, state and application";
  let description = [{
    ```
    %a = ldn.linear_attention %q, %k, %v
    -->
    %fq = φ(%q)  %fk = φ(%k)  %s = ldn.attention_state %fk, %v  %a = ldn.attention_apply %fq, %s

    %y = ldn.attention_product %a, %b, %c
    -->
    %s = ldn.product_state %b, %c   %y = ldn.product_apply %a, %s
    ```
    The state is the only thing that needs all tokens; where two products have `b` and `c` exchanged, the state of the second
    is that of the first, transposed. Causal attention works in chunks: the state holds one prefix sum per
    chunk, and a chunk adds its own earlier tokens. Means over tokens become sums and a scaling, for the same reason.
  }];
  let options = [
    Option<"chunk", "chunk", "int64_t", /*default=*/"0",
           "tokens in a chunk of causal attention (0: by the features of the heads)">
  ];
  let dependentDialects = ["ldn::LDNDialect", "mlir::arith::ArithDialect", "mlir::math::MathDialect",
                           "mlir::tensor::TensorDialect"];
}

def FuseMaps : Pass<"ldn-fuse-maps", "mlir::func::FuncOp"> {
  let summary = "merges element-wise functions into their only user";
  let description = [{
    ```
    %a = ldn.map(%x) { f }   %b = ldn.map(%a, %y) { g }   -->   %b = ldn.map(%x, %y) { g(f(x), y) }
    ```
    A producer with one use is merged always; one with several uses only if it costs no arithmetic.
  }];
  let statistics = [Statistic<"numFused", "num-fused", "Maps merged into a user">];
  let dependentDialects = ["ldn::LDNDialect"];
}

def RoundFactors : Pass<"ldn-round-factors", "mlir::func::FuncOp"> {
  let summary = "lets matrix products multiply bf16, where that is the model's precision";
  let description = [{
    The policy `bf16` in one place, the module's `ldn.precision`: linear maps and the derivatives by their weights round what they
    multiply to bf16 and add in f32. All else stays f32, also parameters and gradients: residual streams, norms, element-wise
    functions, diffusion, attention, losses, and sums that are written as products with a constant.
    ```
    %y = ldn.linear %x, %w    -->    %y = ldn.linear %x, %w {factors = bf16}
    ```
    Does nothing where `ldn.precision` is something else.
  }];
  let dependentDialects = ["ldn::LDNDialect"];
}

def PackWeights : Pass<"ldn-pack-weights", "mlir::func::FuncOp"> {
  let summary = "reorders weight matrices for the products of this machine";
  let description = [{
    ```
    %y = ldn.linear %x, %w    -->    %p = ldn.pack %w   %y = ldn.linear %x, %p {layout = packed}
    ```
    Panels as wide as the machine's vectors and registers allow, so that a product reads its weights in one stream. Those of a
    product with `factors = bf16` hold bf16.
    `ldn-prepare-weights` moves the packing to where weights are loaded.
  }];
  let dependentDialects = ["ldn::LDNDialect"];
}

def PrepareWeights : Pass<"ldn-prepare-weights", "mlir::ModuleOp"> {
  let summary = "moves work that depends on parameters alone to where weights are loaded";
  let description = [{
    What an entry computes from `ldn.parameter` and constants (packed weights, taps of kernels, positions of a fixed length) is
    computed by a function `@prepare`, which the runtime calls once after weights are loaded or changed. It stores the values
    in the arena `%prepared: memref<?xi8> {ldn.arena = "prepared"}`, and the entry reads them there. A layer shared by
    several calls gets a `@layer.prepare` of its own and takes the prepared values as arguments. The module gets
    `ldn.prepared_bytes`. Does nothing if no such work exists.
  }];
  let dependentDialects = ["mlir::arith::ArithDialect", "mlir::bufferization::BufferizationDialect",
                           "mlir::memref::MemRefDialect"];
}

def MakeDecoding : Pass<"ldn-make-decoding", "mlir::ModuleOp"> {
  let summary = "makes the function for one token at a time out of a causal model";
  let description = [{
    `@infer` becomes `@decode`, which takes one token of every sequence, the position of the token and the state that the tokens before
    it left, and returns the outputs of the token and the new state. Layers get copies `@Layer.decode`.
    ```
    %d = ldn.diffuse %h, %k, %dt {before = 2}     : tensor<?x?x8xf32>
    -->
    %s1 = %s without its first row, and %h        : tensor<?x3x8xf32>
    %d = ldn.diffuse (the rows of %s1 that exist), %k, %dt at %last     : tensor<?x1x8xf32>
    ```
    A window keeps the rows that it reaches back, the last one included; a causal attention keeps its state; positions follow from the
    number of the token; what is local to a token keeps nothing. Pieces of the state are arguments and results with the attribute
    `ldn.state`, zeros before the first token. Does nothing where the model has no such form (it is not causal, a kernel spans the whole
    sequence, there is no one open number of tokens): with `required` that is an error at the operation.
  }];
  let options = [Option<"required", "required", "bool", /*default=*/"false", "an error where there is no such form">];
  let dependentDialects = ["ldn::LDNDialect", "mlir::arith::ArithDialect", "mlir::bufferization::BufferizationDialect",
                           "mlir::tensor::TensorDialect"];
}

def TileTokens : Pass<"ldn-tile-tokens", "mlir::func::FuncOp"> {
  let summary = "computes groups of operations tile by tile over the tokens";
  let description = [{
    Operations are grouped into passes over the tokens: an operation that needs all tokens of another belongs to a later
    pass, and everything as late as its users allow. Each pass becomes one `scf.forall` over batch elements and tiles of tokens
    whose body computes all operations of the group on the tile, in destination form; windows read (or compute) a halo.
    A pass that reduces over tokens goes through the tiles of a batch element in order; a long sequence is cut into blocks of one
    length, tasks of their own, whose sums are added in order.
    ```
    %a = ldn.linear %x, %w                  %r = scf.forall (%b, %i) in (%B, %T ceildiv 64) shared_outs(%o = %e) {
    %d = ldn.dwconv %a, %k            -->     %s = extract_slice %x[%b, %lo, 0] [1, %n, 8]
                                              %u = ldn.linear %s, %w outs %scratch
                                              %v = ldn.dwconv %u, %k at %p outs (slice of %o) … }
    ```
    `fuse=none` makes a pass of every operation; `tokens` lets operations share one, `sums` also with the sums over tokens of what it
    makes, `windows` and `steps` with convolutions and diffusions that read it (`include/ldn/Transforms/Fusion.h`).
    Does nothing to a function without such operations. The height of a tile is the one with the least estimated time
    (`lib/Transforms/TileRows.h`).
  }];
  let options = [
    Option<"rows", "rows", "int64_t", /*default=*/"0", "tokens of a tile; 0 chooses by the machine's facts">,
    Option<"blockTokens", "block-tokens", "int64_t", /*default=*/"512",
           "tokens that one task reduces, or as many more as make whole tiles">,
    Option<"maxHalo", "max-halo", "int64_t", /*default=*/"64", "rows of a halo that are rather computed twice than stored">,
    Option<"fuse", "fuse", "std::string", /*default=*/"\"all\"",
           "what shares a pass: all, none, or some of tokens, sums, windows, steps (all,-steps)">
  ];
  let statistics = [Statistic<"numGroups", "num-groups", "Passes over the tokens">];
  let dependentDialects = ["ldn::LDNDialect", "mlir::scf::SCFDialect", "mlir::affine::AffineDialect",
                           "mlir::linalg::LinalgDialect", "mlir::tensor::TensorDialect",
                           "mlir::bufferization::BufferizationDialect"];
}

def PassDestinations : Pass<"ldn-pass-destinations", "mlir::ModuleOp"> {
  let summary = "lets callers say where results are written";
  let description = [{
    Every function gets an argument for each of its results, with the result's attributes, and computes the result in it.
    Calls pass new buffers. After bufferization results and arguments are the same buffers.
  }];
  let dependentDialects = ["mlir::bufferization::BufferizationDialect", "mlir::tensor::TensorDialect"];
}

def PadStates : Pass<"ldn-pad-states", "mlir::func::FuncOp"> {
  let summary = "the rows of attention states begin where caches like it";
  let description = [{
    ```
    %s = bufferization.alloc_tensor() : tensor<1x192x193xf32>      // a state, written by ldn.product_state
    -->
    %p = bufferization.alloc_tensor() : tensor<1x192x208xf32>
    %s = tensor.extract_slice %p[0, 0, 0] [1, 192, 193] [1, 1, 1]
    ```
    A product with a state reads a few columns of all its rows. Rows of many states are an odd number of cache lines apart, so
    that those columns use all sets of the cache; rows begin at a multiple of the machine's vectors. Allocations with open rows or columns stay.
  }];
  let dependentDialects = ["mlir::bufferization::BufferizationDialect", "mlir::tensor::TensorDialect"];
}

def PlaceConstants : Pass<"ldn-place-constants", "mlir::ModuleOp"> {
  let summary = "constant tensors become globals, in the order of the module";
  let description = [{
    ```
    %c = arith.constant dense<1.0> : tensor<f32>
    -->
    memref.global "private" constant @constant_0 : memref<f32> = dense<1.0>
    %g = memref.get_global @constant_0    %c = bufferization.to_tensor %g restrict
    ```
    Bufferization would do the same, but visits functions in an order that changes from run to run.
  }];
  let dependentDialects = ["mlir::bufferization::BufferizationDialect", "mlir::memref::MemRefDialect"];
}

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

def PlaceState : Pass<"ldn-place-state", "mlir::ModuleOp"> {
  let summary = "gives the pieces of a state their places in two arenas";
  let description = [{
    Arguments of `@decode` with the attribute `ldn.state`, which are pieces of a state, become views into an argument
    `%state: memref<?xi8> {ldn.arena = "state"}`, and the results (and the destinations made for them) views of the same places of
    `%next`. Places follow one another in the order of the pieces, at multiples of 64 bytes whatever the batch. The function gets
    `ldn.state_bytes = [fixed, per]`: an arena has `fixed + B · per` bytes for the size `ldn.state_size`.
  }];
  let dependentDialects = ["mlir::arith::ArithDialect", "mlir::bufferization::BufferizationDialect",
                           "mlir::memref::MemRefDialect"];
}

def DropResults : Pass<"ldn-drop-results", "mlir::ModuleOp"> {
  let summary = "drops results of functions that are arguments";
  let description = [{
    After `ldn-pass-destinations` and bufferization every result is the buffer of an argument: functions return nothing, entry
    points included (upstream's pass leaves those alone), and callers use the buffer that they passed. A result that is no
    argument is an error.
  }];
}

def ForallToParallel : Pass<"ldn-forall-to-parallel"> {
  let summary = "turns parallel loops over buffers into tasks";
  let description = [{
    `scf.forall (%b, %i) in (%B, %n)` becomes `ldn.parallel_for %B * %n`, whose region finds `%b` and `%i` from the number of its
    task; the last dimension varies fastest.
  }];
  let dependentDialects = ["ldn::LDNDialect", "mlir::arith::ArithDialect"];
}

def ResolveSizes : Pass<"ldn-resolve-sizes", "mlir::func::FuncOp"> {
  let summary = "reads open sizes from the index arguments";
  let description = [{
    A dimension whose size has a name (`ldn.shape` of an argument) is the index argument of that name (`ldn.size`), and so is that
    of everything with the same tokens: `tensor.dim %y, 1` and `memref.dim %x, 1` become `%T`.
  }];
  let dependentDialects = ["mlir::arith::ArithDialect"];
}

def PlanMemory : Pass<"ldn-plan-memory", "mlir::ModuleOp"> {
  let summary = "gives every buffer its place in one workspace";
  let description = [{
    Every function gets an argument `%workspace: memref<?xi8> {ldn.arena = "workspace"}` and no longer allocates: its buffers are
    views of the workspace, and buffers that are not in use at one time share bytes. Tasks of a parallel loop have scratch
    by thread. `@f.workspace(sizes, threads) -> index` says how many bytes `@f` needs. Sizes must be functions of the index
    arguments; a buffer whose size is not is an error.
  }];
  let dependentDialects = ["mlir::arith::ArithDialect", "mlir::memref::MemRefDialect", "mlir::func::FuncDialect"];
}

#endif // LDN_TRANSFORMS_PASSES_TD
