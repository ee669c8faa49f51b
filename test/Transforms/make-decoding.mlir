// A layer of each kind of state; what is local to a token only loses its tokens.
// RUN: ldn-opt %s --ldn-make-decoding=required | FileCheck %s
// RUN: ldn-opt %s --ldn-split-attention --ldn-make-decoding=required | FileCheck %s
#bt = affine_map<(b, t, c) -> (b, t, c)>
#t = affine_map<(b, t, c) -> (t, c)>

// The whole sequence stays as it is.
// CHECK-LABEL: func private @layer(
// CHECK-LABEL: func @infer(
// CHECK-NOT: ldn.position

func.func private @layer(%B: index {ldn.size = "b"}, %T: index {ldn.size = "t"}, %x: tensor<?x?x8xf32> {ldn.shape = ["b", "t", 8]},
                         %k: tensor<3xf32>, %dt: tensor<f32>) -> (tensor<?x?x8xf32> {ldn.shape = ["b", "t", 8]}) {
  %s = ldn.stable_step %dt, %k, %T {before = 2 : i64, causal} : (tensor<f32>, tensor<3xf32>, index) -> tensor<f32>
  %d = ldn.diffuse %x, %k, %s {before = 2 : i64, causal, steps = 2 : i64} : (tensor<?x?x8xf32>, tensor<3xf32>, tensor<f32>) -> tensor<?x?x8xf32>
  %a = ldn.linear_attention %d, %d, %d {causal, heads = 2 : i64} : (tensor<?x?x8xf32>, tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
  return %a : tensor<?x?x8xf32>
}

func.func @infer(%B: index {ldn.size = "B"}, %T: index {ldn.size = "T"},
                 %x: tensor<?x?xi32> {ldn.name = "x", ldn.role = "input", ldn.shape = ["B", "T"]})
    -> (tensor<?x?x8xf32> {ldn.name = "y", ldn.role = "output", ldn.shape = ["B", "T", 8]})
    attributes {ldn.entry, ldn.flops = [{coef = 7.0 : f64, dims = ["B", "T"]}, {coef = 3.0 : f64, dims = []}]} {
  %table = ldn.parameter "x.weight" init <normal, [0.0, 1.0]> : tensor<5x8xf32>
  %places = ldn.parameter "p.weight" init <normal, [0.0, 1.0]> : tensor<100x8xf32>
  %k = ldn.parameter "k" init <constant, [1.0]> : tensor<3xf32>
  %dt = ldn.parameter "dt" init <constant, [0.0]> : tensor<f32>
  %e = ldn.embedding %x, %table : (tensor<?x?xi32>, tensor<5x8xf32>) -> tensor<?x?x8xf32>
  %q = tensor.extract_slice %places[0, 0] [%T, 8] [1, 1] : tensor<100x8xf32> to tensor<?x8xf32>
  %p = ldn.sinusoid %T : (index) -> tensor<?x8xf32>
  %h = ldn.map(%e, %p, %q) {indexing_maps = [#bt, #t, #t]} : (tensor<?x?x8xf32>, tensor<?x8xf32>, tensor<?x8xf32>) -> tensor<?x?x8xf32> {
  ^bb0(%u: f32, %v: f32, %w: f32):
    %r = arith.addf %u, %v : f32
    %s = arith.addf %r, %w : f32
    ldn.yield %s : f32
  }
  %y = call @layer(%B, %T, %h, %k, %dt) : (index, index, tensor<?x?x8xf32>, tensor<3xf32>, tensor<f32>) -> tensor<?x?x8xf32>
  %z = call @layer(%B, %T, %y, %k, %dt) : (index, index, tensor<?x?x8xf32>, tensor<3xf32>, tensor<f32>) -> tensor<?x?x8xf32>
  return %z : tensor<?x?x8xf32>
}

// The sub-steps of a diffusion have rows of their own; both calls share the function.
// CHECK-LABEL: func private @layer.decode(
// CHECK-SAME: %[[B:.*]]: index {ldn.size = "b"}, %[[T:.*]]: index {ldn.size = "t"}, %[[X:.*]]: tensor<?x1x8xf32> {ldn.shape = ["b", 1, 8]},
// CHECK-SAME: %[[POSITION:[a-z0-9]*]]: i64 {ldn.position},
// CHECK-SAME: %[[S0:[a-z0-9]*]]: tensor<?x3x8xf32> {ldn.shape = ["b", 3, 8], ldn.state = 0 : i64}, %{{.*}}: tensor<?x3x8xf32> {ldn.shape = ["b", 3, 8], ldn.state = 1 : i64},
// CHECK-SAME: %[[S2:[a-z0-9]*]]: tensor<?x2x4x5xf32> {ldn.shape = ["b", 2, 4, 5], ldn.state = 2 : i64})
// CHECK-SAME: -> (tensor<?x1x8xf32> {ldn.shape = ["b", 1, 8]}, tensor<?x3x8xf32> {{{.*}}ldn.state = 0 : i64}, tensor<?x3x8xf32> {{{.*}}ldn.state = 1 : i64}, tensor<?x2x4x5xf32> {{{.*}}ldn.state = 2 : i64})
// CHECK: %[[AT:.*]] = arith.index_cast %[[POSITION]] : i64 to index
// The largest row sum of a causal band is among the first rows.
// CHECK: %[[ROWS:.*]] = arith.minsi %[[T]], %c3
// CHECK: ldn.stable_step %{{.*}}, %{{.*}}, %[[ROWS]]
// CHECK: %[[NEW:.*]] = bufferization.alloc_tensor(%[[B]]) : tensor<?x3x8xf32>
// CHECK: %[[OLD:.*]] = tensor.extract_slice %[[S0]][0, 1, 0] [%[[B]], 2, 8]
// CHECK: %[[KEPT:.*]] = tensor.insert_slice %[[OLD]] into %[[NEW]][0, 0, 0] [%[[B]], 2, 8]
// CHECK: %[[NEXT:.*]] = tensor.insert_slice %[[X]] into %[[KEPT]][0, 2, 0] [%[[B]], 1, 8]
// CHECK: %[[BACK:.*]] = arith.minsi %[[AT]], %c2
// CHECK: %[[FIRST:.*]] = arith.subi %c2{{.*}}, %[[BACK]]
// CHECK: %[[COUNT:.*]] = arith.addi %[[BACK]], %c1
// CHECK: %[[EXIST:.*]] = tensor.extract_slice %[[NEXT]][0, %[[FIRST]], 0] [%[[B]], %[[COUNT]], 8]
// CHECK: ldn.diffuse %[[EXIST]], %{{.*}} at %[[BACK]] outs
// CHECK: ldn.diffuse
// CHECK-NOT: ldn.diffuse
// CHECK: %[[OLD:.*]] = bufferization.alloc_tensor() copy(%[[S2]])
// CHECK: %[[SUM:.*]] = ldn.attention_state %{{.*}} outs %[[OLD]] {accumulate, heads = 2 : i64}
// CHECK: %[[Y:.*]] = ldn.attention_apply %{{.*}}, %[[SUM]] {heads = 2 : i64}
// CHECK: return %[[Y]], %[[NEXT]], %{{.*}}, %[[SUM]]

// CHECK-LABEL: func @decode(
// CHECK-SAME: %{{.*}}: tensor<?x1xi32> {ldn.name = "x", ldn.role = "input", ldn.shape = ["B", 1]}, %{{.*}}: i64 {ldn.position}
// CHECK-SAME: ldn.shape = ["B", 2, 4, 5], ldn.state = 5 : i64}) ->
// CHECK-SAME: ldn.entry, ldn.flops = [{coef = 7.000000e+00 : f64, dims = ["B"]}, {coef = 3.000000e+00 : f64, dims = []}], ldn.tokens = "T"
// CHECK: %[[AT:.*]] = arith.index_cast
// CHECK: tensor.extract_slice %{{.*}}[%[[AT]], 0] [1, 8] [1, 1] : tensor<100x8xf32> to tensor<1x8xf32>
// CHECK: ldn.sinusoid %c1{{.*}} at %[[AT]] : (index, index) -> tensor<1x8xf32>
// CHECK: call @layer.decode
// CHECK: call @layer.decode
