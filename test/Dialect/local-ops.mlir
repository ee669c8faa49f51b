// RUN: ldn-opt %s | ldn-opt | FileCheck %s
// RUN: ldn-opt %s --mlir-print-op-generic | ldn-opt | FileCheck %s
// Operations on one token in value, destination and buffer form.

// CHECK: #map = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
// CHECK: #map1 = affine_map<(d0, d1, d2) -> (d2)>

// CHECK-LABEL: func @linear(
func.func @linear(%x: tensor<?x?x8xf32>, %w: tensor<4x8xf32>, %b: tensor<4xf32>, %o: tensor<?x?x4xf32>, %wt: tensor<8x4xf32>,
                  %xm: memref<?x8xf32>, %p: memref<3x8x2xf32>, %y: memref<?x5xf32>, %pairs: memref<3x4x4xbf16>) {
  // CHECK: ldn.linear %{{.*}}, %{{.*}} : (tensor<?x?x8xf32>, tensor<4x8xf32>) -> tensor<?x?x4xf32>
  %0 = ldn.linear %x, %w : (tensor<?x?x8xf32>, tensor<4x8xf32>) -> tensor<?x?x4xf32>
  // CHECK: ldn.linear %{{.*}} bias %{{.*}} outs %{{.*}} {layout = #ldn.layout<in_out>}
  %1 = ldn.linear %x, %wt bias %b outs %o {layout = #ldn.layout<in_out>}
     : (tensor<?x?x8xf32>, tensor<8x4xf32>, tensor<4xf32>, tensor<?x?x4xf32>) -> tensor<?x?x4xf32>
  // CHECK: ldn.linear %{{.*}} outs %{{.*}} {layout = #ldn.layout<packed>} : (memref<?x8xf32>, memref<3x8x2xf32>, memref<?x5xf32>) -> ()
  ldn.linear %xm, %p outs %y {layout = #ldn.layout<packed>} : (memref<?x8xf32>, memref<3x8x2xf32>, memref<?x5xf32>) -> ()
  // CHECK: ldn.linear %{{.*}}, %{{.*}} {factors = bf16} : (tensor<?x?x8xf32>, tensor<4x8xf32>) -> tensor<?x?x4xf32>
  %2 = ldn.linear %x, %w {factors = bf16} : (tensor<?x?x8xf32>, tensor<4x8xf32>) -> tensor<?x?x4xf32>
  // CHECK: ldn.linear %{{.*}} outs %{{.*}} {factors = bf16, layout = #ldn.layout<packed>}
  ldn.linear %xm, %pairs outs %y {factors = bf16, layout = #ldn.layout<packed>}
    : (memref<?x8xf32>, memref<3x4x4xbf16>, memref<?x5xf32>) -> ()
  return
}

// CHECK-LABEL: func @map(
func.func @map(%x: tensor<?x?x8xf32>, %b: tensor<8xf32>, %bytes: memref<4xi8>, %y: memref<4xf32>) {
  // CHECK: ldn.map(%{{.*}}, %{{.*}}) {indexing_maps = [#map, #map1]} : (tensor<?x?x8xf32>, tensor<8xf32>) -> tensor<?x?x8xf32> {
  // CHECK: ^bb0(%[[E:.*]]: f32, %[[F:.*]]: f32):
  // CHECK:   %[[S:.*]] = arith.addf %[[E]], %[[F]]
  // CHECK:   ldn.yield %[[S]] : f32
  %0 = ldn.map(%x, %b) {indexing_maps = [affine_map<(b, t, c) -> (b, t, c)>, affine_map<(b, t, c) -> (c)>]}
     : (tensor<?x?x8xf32>, tensor<8xf32>) -> tensor<?x?x8xf32> {
  ^bb0(%e: f32, %f: f32):
    %s = arith.addf %e, %f : f32
    ldn.yield %s : f32
  }
  // CHECK: ldn.map(%{{.*}}) outs %{{.*}} {indexing_maps = [#{{.*}}]} : (memref<4xi8>, memref<4xf32>) -> () {
  ldn.map(%bytes) outs %y {indexing_maps = [affine_map<(c) -> (c)>]} : (memref<4xi8>, memref<4xf32>) -> () {
  ^bb0(%e: i8):
    %s = arith.uitofp %e : i8 to f32
    ldn.yield %s : f32
  }
  return
}

// CHECK-LABEL: func @norms(
func.func @norms(%x: tensor<?x?x8xf32>, %w: tensor<8xf32>, %m: memref<4x8xf32>) {
  // CHECK: ldn.layer_norm %{{.*}} weight %{{.*}} bias %{{.*}} : (tensor<?x?x8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<?x?x8xf32>
  %0 = ldn.layer_norm %x weight %w bias %w {eps = 1.0e-5 : f64} : (tensor<?x?x8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<?x?x8xf32>
  // CHECK: ldn.rms_norm %{{.*}} weight %{{.*}} {eps = 5.000000e-01 : f64}
  %1 = ldn.rms_norm %x weight %w {eps = 0.5 : f64} : (tensor<?x?x8xf32>, tensor<8xf32>) -> tensor<?x?x8xf32>
  // CHECK: ldn.softmax %{{.*}} outs %{{.*}} : (memref<4x8xf32>, memref<4x8xf32>) -> ()
  ldn.softmax %m outs %m : (memref<4x8xf32>, memref<4x8xf32>) -> ()
  return
}

// CHECK-LABEL: func @features(
func.func @features(%a: tensor<?x?x8xf32>, %b: tensor<?x?x4xf32>, %o: tensor<?x?x4xf32>) {
  // CHECK: ldn.concat %{{.*}}, %{{.*}} : (tensor<?x?x8xf32>, tensor<?x?x4xf32>) -> tensor<?x?x12xf32>
  %0 = ldn.concat %a, %b : (tensor<?x?x8xf32>, tensor<?x?x4xf32>) -> tensor<?x?x12xf32>
  // CHECK: ldn.slice %{{.*}} outs %{{.*}} {offset = 4 : i64} : (tensor<?x?x8xf32>, tensor<?x?x4xf32>) -> tensor<?x?x4xf32>
  %1 = ldn.slice %a outs %o {offset = 4 : i64} : (tensor<?x?x8xf32>, tensor<?x?x4xf32>) -> tensor<?x?x4xf32>
  // CHECK: ldn.dropout %{{.*}} {path = "layer.0.dropout", rate = 1.000000e-01 : f64} : (tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
  %2 = ldn.dropout %a {rate = 0.1 : f64, path = "layer.0.dropout"} : (tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
  return
}

// CHECK-LABEL: func @local_update(
func.func @local_update(%x: tensor<?x?x8xf32>, %w: tensor<4x8xf32>) {
  // CHECK: ldn.local_update(%{{.*}}, %{{.*}} : tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x4xf32>, tensor<?x?x8xf32> {
  // CHECK: ^bb0(%[[T:.*]]: tensor<8xf32>, %[[U:.*]]: tensor<8xf32>):
  // CHECK:   %[[L:.*]] = ldn.linear %[[T]], %{{.*}} : (tensor<8xf32>, tensor<4x8xf32>) -> tensor<4xf32>
  // CHECK:   ldn.yield %[[L]], %[[U]] : tensor<4xf32>, tensor<8xf32>
  %y, %z = ldn.local_update(%x, %x : tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x4xf32>, tensor<?x?x8xf32> {
  ^bb0(%t: tensor<8xf32>, %u: tensor<8xf32>):
    %l = ldn.linear %t, %w : (tensor<8xf32>, tensor<4x8xf32>) -> tensor<4xf32>
    ldn.yield %l, %u : tensor<4xf32>, tensor<8xf32>
  }
  return
}
