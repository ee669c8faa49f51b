// Layers that are called several times: their calls share two functions. The first layer, whose input needs no gradient, has its own.
// RUN: ldn-opt %s --ldn-make-training --ldn-differentiate | FileCheck %s
// RUN: ldn-opt %s --ldn-make-training --ldn-differentiate=remat=layer | FileCheck %s --check-prefix=REMAT

// Kept is what the matrix product made: tanh is cheaper to compute again. Dropout has no mask, but the same random numbers of
// seed, step and path; the seed of a call is its own.
// CHECK-LABEL: func private @Layer.forward(
// CHECK-SAME: %[[SEED:[^:]*]]: i64 {ldn.random = "seed"}, %[[STEP:[^:]*]]: i64
// CHECK-SAME: -> (tensor<4x8xf32>, tensor<4x8xf32> {ldn.residual, ldn.shape = [4, 8]})
// CHECK: %[[Y:.*]] = ldn.linear
// CHECK: %[[D:.*]] = ldn.dropout %{{.*}} random %[[SEED]], %[[STEP]] {path = "d", rate = 5.000000e-01 : f64}
// CHECK: return %[[D]], %[[Y]]

// CHECK-LABEL: func private @Layer.backward(
// CHECK-SAME: %[[X:[^:]*]]: tensor<4x8xf32> {ldn.name = "x"}, %[[W:[^:]*]]: tensor<8x8xf32> {ldn.name = "w"}
// CHECK-SAME: %[[SEED:[^:]*]]: i64 {ldn.random = "seed"}, %[[STEP:[^:]*]]: i64 {{{[^}]*}}},
// CHECK-SAME: %[[KEPT:[^:]*]]: tensor<4x8xf32> {{{[^}]*}}}, %[[G:[^:]*]]: tensor<4x8xf32>)
// CHECK-NOT: ldn.linear
// CHECK: %[[D:.*]] = ldn.dropout %[[G]] random %[[SEED]], %[[STEP]] {path = "d", rate = 5.000000e-01 : f64}
// CHECK: %[[E:.*]] = ldn.map(%[[KEPT]], %[[D]])
// CHECK: %[[DX:.*]] = ldn.linear %[[E]], %[[W]] {layout = #ldn.layout<in_out>}
// CHECK: %[[DW:.*]] = ldn.linear_weight_grad %[[E]], %[[X]]
// CHECK: return %[[DX]], %[[DW]]

// CHECK-LABEL: func @gradients(
// CHECK: %[[A:.*]]:2 = call @Layer.forward_1({{.*}}) {ldn.path = "layer.0"}
// CHECK: %[[SEED1:.*]] = arith.xori
// CHECK: %[[B:.*]]:2 = call @Layer.forward(%[[A]]#0, {{.*}}) {ldn.path = "layer.1"}
// CHECK: %[[SEED2:.*]] = arith.xori
// CHECK: %[[C:.*]]:2 = call @Layer.forward(%[[B]]#0, {{.*}}) {ldn.path = "layer.2"}
// CHECK: %[[G:.*]] = ldn.mean_error_grad %[[C]]#0
// CHECK: %[[DC:.*]]:2 = call @Layer.backward(%[[B]]#0, %{{[^,]*}}, %[[SEED2]], %{{[^,]*}}, %[[C]]#1, %[[G]]) {ldn.path = "layer.2"}
// CHECK: %[[DB:.*]]:2 = call @Layer.backward(%[[A]]#0, %{{[^,]*}}, %[[SEED1]], %{{[^,]*}}, %[[B]]#1, %[[DC]]#0) {ldn.path = "layer.1"}
// CHECK: %[[DA:.*]] = call @Layer.backward_0({{.*}}, %[[A]]#1, %[[DB]]#0) {ldn.path = "layer.0"}
// CHECK: return %{{.*}}, %[[DA]], %[[DB]]#1, %[[DC]]#1

// Nothing is kept: the backward function computes the layer again from its operands.
// REMAT-NOT: ldn.residual
// REMAT-LABEL: func private @Layer.forward(
// REMAT-SAME: -> tensor<4x8xf32> attributes
// REMAT-LABEL: func private @Layer.backward(
// REMAT-SAME: %[[X:[^:]*]]: tensor<4x8xf32> {ldn.name = "x"}, %[[W:[^:]*]]: tensor<8x8xf32> {ldn.name = "w"}
// REMAT: %[[Y:.*]] = ldn.linear %[[X]], %[[W]] :
// REMAT: %[[D:.*]] = ldn.dropout
// REMAT: ldn.map(%[[Y]], %[[D]])
// REMAT-NOT: ldn.residual

module attributes {ldn.train = {recipe = "base"}} {
  func.func private @Layer(%x: tensor<4x8xf32> {ldn.name = "x"}, %w: tensor<8x8xf32> {ldn.name = "w"}) -> tensor<4x8xf32>
      attributes {ldn.layer = "Layer"} {
    %y = ldn.linear %x, %w : (tensor<4x8xf32>, tensor<8x8xf32>) -> tensor<4x8xf32>
    %z = ldn.map(%y) {indexing_maps = [affine_map<(t, c) -> (t, c)>]} : (tensor<4x8xf32>) -> tensor<4x8xf32> {
    ^bb0(%a: f32):
      %0 = math.tanh %a : f32
      ldn.yield %0 : f32
    }
    %d = ldn.dropout %z {rate = 0.5 : f64, path = "d"} : (tensor<4x8xf32>) -> tensor<4x8xf32>
    return %d : tensor<4x8xf32>
  }
  func.func @infer(%x: tensor<4x8xf32> {ldn.name = "x", ldn.role = "input"})
      -> (tensor<4x8xf32> {ldn.name = "y", ldn.role = "output"}) attributes {ldn.entry} {
    %u = ldn.parameter "layer.0.w" init <constant, [1.0]> : tensor<8x8xf32>
    %0 = func.call @Layer(%x, %u) {ldn.path = "layer.0"} : (tensor<4x8xf32>, tensor<8x8xf32>) -> tensor<4x8xf32>
    %v = ldn.parameter "layer.1.w" init <constant, [1.0]> : tensor<8x8xf32>
    %1 = func.call @Layer(%0, %v) {ldn.path = "layer.1"} : (tensor<4x8xf32>, tensor<8x8xf32>) -> tensor<4x8xf32>
    %w = ldn.parameter "layer.2.w" init <constant, [1.0]> : tensor<8x8xf32>
    %2 = func.call @Layer(%1, %w) {ldn.path = "layer.2"} : (tensor<4x8xf32>, tensor<8x8xf32>) -> tensor<4x8xf32>
    return %2 : tensor<4x8xf32>
  }
  func.func @evaluate(%x: tensor<4x8xf32> {ldn.name = "x", ldn.role = "input"},
                      %aim: tensor<4x8xf32> {ldn.name = "aim", ldn.role = "target"})
      -> (tensor<f32> {ldn.name = "loss", ldn.role = "loss"}) attributes {ldn.entry} {
    %y = func.call @infer(%x) : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %l = ldn.mean_error %y, %aim : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<f32>
    return %l : tensor<f32>
  }
}
