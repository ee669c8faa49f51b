// RUN: ldn-opt %s --canonicalize --split-input-file | FileCheck %s

// CHECK-LABEL: func @dropout(
// CHECK-SAME: %[[X:.*]]: tensor<?x8xf32>
func.func @dropout(%x: tensor<?x8xf32>) -> (tensor<?x8xf32>, tensor<?x8xf32>) {
  // Nothing is dropped at rate 0.
  %a = ldn.dropout %x {rate = 0.0 : f64, path = "a"} : (tensor<?x8xf32>) -> tensor<?x8xf32>
  // CHECK-NEXT: %[[B:.*]] = ldn.dropout %[[X]]
  %b = ldn.dropout %x {rate = 0.1 : f64, path = "b"} : (tensor<?x8xf32>) -> tensor<?x8xf32>
  // CHECK-NEXT: return %[[X]], %[[B]]
  return %a, %b : tensor<?x8xf32>, tensor<?x8xf32>
}

// -----

// CHECK-LABEL: func @slices(
// CHECK-SAME: %[[X:.*]]: tensor<?x8xf32>
func.func @slices(%x: tensor<?x8xf32>) -> (tensor<?x8xf32>, tensor<?x2xf32>) {
  // The whole is no slice; a slice of a slice is one.
  %all = ldn.slice %x {offset = 0 : i64} : (tensor<?x8xf32>) -> tensor<?x8xf32>
  %a = ldn.slice %x {offset = 2 : i64} : (tensor<?x8xf32>) -> tensor<?x4xf32>
  // CHECK-NEXT: %[[B:.*]] = ldn.slice %[[X]] {offset = 3 : i64} : (tensor<?x8xf32>) -> tensor<?x2xf32>
  %b = ldn.slice %a {offset = 1 : i64} : (tensor<?x4xf32>) -> tensor<?x2xf32>
  // CHECK-NEXT: return %[[X]], %[[B]]
  return %all, %b : tensor<?x8xf32>, tensor<?x2xf32>
}

// -----

// CHECK-LABEL: func @slices_of_concat(
// CHECK-SAME: %[[A:.*]]: tensor<?x4xf32>, %[[B:.*]]: tensor<?x8xf32>)
func.func @slices_of_concat(%a: tensor<?x4xf32>, %b: tensor<?x8xf32>)
    -> (tensor<?x4xf32>, tensor<?x3xf32>, tensor<?x3xf32>) {
  // The one that lies in both operands keeps the concatenation.
  // CHECK-NEXT: %[[C:.*]] = ldn.concat %[[A]], %[[B]]
  %c = ldn.concat %a, %b : (tensor<?x4xf32>, tensor<?x8xf32>) -> tensor<?x12xf32>
  %0 = ldn.slice %c {offset = 0 : i64} : (tensor<?x12xf32>) -> tensor<?x4xf32>
  // CHECK-NEXT: %[[S:.*]] = ldn.slice %[[B]] {offset = 5 : i64} : (tensor<?x8xf32>) -> tensor<?x3xf32>
  %1 = ldn.slice %c {offset = 9 : i64} : (tensor<?x12xf32>) -> tensor<?x3xf32>
  // CHECK-NEXT: %[[T:.*]] = ldn.slice %[[C]] {offset = 2 : i64} : (tensor<?x12xf32>) -> tensor<?x3xf32>
  %2 = ldn.slice %c {offset = 2 : i64} : (tensor<?x12xf32>) -> tensor<?x3xf32>
  // CHECK-NEXT: return %[[A]], %[[S]], %[[T]]
  return %0, %1, %2 : tensor<?x4xf32>, tensor<?x3xf32>, tensor<?x3xf32>
}

// -----

// CHECK-LABEL: func @concat(
// CHECK-SAME: %[[A:.*]]: tensor<?x4xf32>, %[[B:.*]]: tensor<?x8xf32>)
func.func @concat(%a: tensor<?x4xf32>, %b: tensor<?x8xf32>) -> (tensor<?x4xf32>, tensor<?x16xf32>) {
  %one = ldn.concat %a : (tensor<?x4xf32>) -> tensor<?x4xf32>
  %two = ldn.concat %a, %b : (tensor<?x4xf32>, tensor<?x8xf32>) -> tensor<?x12xf32>
  // CHECK-NEXT: %[[C:.*]] = ldn.concat %[[A]], %[[B]], %[[A]] : (tensor<?x4xf32>, tensor<?x8xf32>, tensor<?x4xf32>) -> tensor<?x16xf32>
  %three = ldn.concat %two, %a : (tensor<?x12xf32>, tensor<?x4xf32>) -> tensor<?x16xf32>
  // CHECK-NEXT: return %[[A]], %[[C]]
  return %one, %three : tensor<?x4xf32>, tensor<?x16xf32>
}

// -----

// CHECK-LABEL: func @identity_map(
// CHECK-SAME: %[[X:.*]]: tensor<4x4xf32>
func.func @identity_map(%x: tensor<4x4xf32>) -> (tensor<4x4xf32>, tensor<4x4xf32>) {
  %a = ldn.map(%x) {indexing_maps = [affine_map<(t, c) -> (t, c)>]} : (tensor<4x4xf32>) -> tensor<4x4xf32> {
  ^bb0(%e: f32):
    ldn.yield %e : f32
  }
  // A transposition is none.
  // CHECK: %[[B:.*]] = ldn.map(%[[X]])
  %b = ldn.map(%x) {indexing_maps = [affine_map<(t, c) -> (c, t)>]} : (tensor<4x4xf32>) -> tensor<4x4xf32> {
  ^bb0(%e: f32):
    ldn.yield %e : f32
  }
  // CHECK: return %[[X]], %[[B]]
  return %a, %b : tensor<4x4xf32>, tensor<4x4xf32>
}

// -----

// An input given twice, and one that nothing uses.
// CHECK-LABEL: func @map_inputs(
// CHECK-SAME: %[[X:.*]]: tensor<4xf32>, %[[Y:.*]]: tensor<4xf32>
func.func @map_inputs(%x: tensor<4xf32>, %y: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: ldn.map(%[[X]]) {indexing_maps = [#{{.*}}]} : (tensor<4xf32>) -> tensor<4xf32> {
  // CHECK-NEXT: ^bb0(%[[E:.*]]: f32):
  // CHECK-NEXT: arith.mulf %[[E]], %[[E]]
  %m = ldn.map(%x, %x, %y) {indexing_maps = [affine_map<(c) -> (c)>, affine_map<(c) -> (c)>, affine_map<(c) -> (c)>]}
     : (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%e: f32, %f: f32, %g: f32):
    %s = arith.mulf %e, %f : f32
    ldn.yield %s : f32
  }
  return %m : tensor<4xf32>
}

// -----

// What has a destination stays: it was asked to write there.
// CHECK-LABEL: func @destinations(
func.func @destinations(%x: tensor<2x4xf32>, %o: tensor<2x4xf32>) -> (tensor<2x4xf32>, tensor<2x4xf32>) {
  // CHECK: ldn.slice %{{.*}} outs
  %a = ldn.slice %x outs %o {offset = 0 : i64} : (tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
  // CHECK: ldn.map(%{{.*}}) outs
  %b = ldn.map(%x) outs %o {indexing_maps = [affine_map<(t, c) -> (t, c)>]} : (tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32> {
  ^bb0(%e: f32):
    ldn.yield %e : f32
  }
  return %a, %b : tensor<2x4xf32>, tensor<2x4xf32>
}

// -----

// Operations on tensors without users go; buffers are written.
// CHECK-LABEL: func @effects(
func.func @effects(%x: tensor<2x4xf32>, %m: memref<2x4xf32>, %n: memref<2x4xf32>) {
  // CHECK-NEXT: ldn.softmax %{{.*}} outs %{{.*}} : (memref
  // CHECK-NEXT: return
  %a = ldn.softmax %x : (tensor<2x4xf32>) -> tensor<2x4xf32>
  ldn.softmax %m outs %n : (memref<2x4xf32>, memref<2x4xf32>) -> ()
  return
}
