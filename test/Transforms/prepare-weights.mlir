// Packing moves to @prepare, through the layer that two calls share; what depends on an input stays.
// RUN: ldn-opt %s --ldn-prepare-weights --canonicalize | FileCheck %s

// CHECK: module attributes {ldn.prepared_bytes = 1280 : i64}
// CHECK-LABEL: func private @layer.prepare
// CHECK-SAME: (%[[W:.*]]: tensor<8x8xf32>) -> tensor<1x8x16xf32>
// CHECK: %[[P:.*]] = ldn.pack %[[W]]
// CHECK: return %[[P]]

// CHECK-LABEL: func private @layer(
// CHECK-SAME: %[[X:.*]]: tensor<?x8xf32>, %{{.*}}: tensor<8x8xf32>, %[[P:.*]]: tensor<1x8x16xf32> {ldn.prepared})
// CHECK-NOT: ldn.pack
// CHECK: ldn.linear %[[X]], %[[P]]
func.func private @layer(%x: tensor<?x8xf32>, %w: tensor<8x8xf32>) -> tensor<?x8xf32> {
  %p = ldn.pack %w : (tensor<8x8xf32>) -> tensor<1x8x16xf32>
  %y = ldn.linear %x, %p {layout = #ldn.layout<packed>} : (tensor<?x8xf32>, tensor<1x8x16xf32>) -> tensor<?x8xf32>
  return %y : tensor<?x8xf32>
}

// CHECK-LABEL: func @prepare(
// CHECK-SAME: %[[ARENA:.*]]: memref<?xi8> {ldn.arena = "prepared"})
// CHECK: %[[A:.*]] = ldn.parameter "a"
// CHECK: %[[B:.*]] = ldn.parameter "b"
// CHECK-DAG: %[[PA:.*]] = call @layer.prepare(%[[A]])
// CHECK-DAG: %[[PB:.*]] = call @layer.prepare(%[[B]])
// CHECK: bufferization.materialize_in_destination %[[PA]]
// CHECK: memref.view %[[ARENA]][%c512]
// CHECK: bufferization.materialize_in_destination %[[PB]]

// CHECK-LABEL: func @infer
// CHECK-SAME: %[[X:.*]]: tensor<?x8xf32>, %[[ARENA:.*]]: memref<?xi8> {ldn.arena = "prepared"}
// CHECK-NOT: @layer.prepare
// CHECK: call @layer(%[[X]]
func.func @infer(%x: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %a = ldn.parameter "a" init <constant, [0.0]> : tensor<8x8xf32>
  %b = ldn.parameter "b" init <constant, [0.0]> : tensor<8x8xf32>
  %k = ldn.map(%b) {indexing_maps = [affine_map<(i, j) -> (i, j)>]} : (tensor<8x8xf32>) -> tensor<8x8xf32> {
  ^bb0(%e: f32):
    %r = math.exp %e : f32
    ldn.yield %r : f32
  }
  %y = call @layer(%x, %a) : (tensor<?x8xf32>, tensor<8x8xf32>) -> tensor<?x8xf32>
  %z = call @layer(%y, %b) : (tensor<?x8xf32>, tensor<8x8xf32>) -> tensor<?x8xf32>
  %q = ldn.linear %z, %k : (tensor<?x8xf32>, tensor<8x8xf32>) -> tensor<?x8xf32>
  return %q : tensor<?x8xf32>
}

// A layer inside a layer is prepared where the outer one is, and nowhere else.
// RUN: ldn-opt %s --ldn-prepare-weights --canonicalize | FileCheck %s --check-prefix=NESTED
// NESTED-LABEL: func private @outer.prepare(
// NESTED: call @layer.prepare
// NESTED-LABEL: func private @outer(
// NESTED-NOT: @layer.prepare
// NESTED: call @layer(
func.func private @outer(%x: tensor<?x8xf32>, %w: tensor<8x8xf32>) -> tensor<?x8xf32> {
  %y = call @layer(%x, %w) : (tensor<?x8xf32>, tensor<8x8xf32>) -> tensor<?x8xf32>
  return %y : tensor<?x8xf32>
}
