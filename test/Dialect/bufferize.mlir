// RUN: ldn-opt %s --split-input-file \
// RUN:   --one-shot-bufferize="bufferize-function-boundaries function-boundary-type-conversion=identity-layout-map" \
// RUN:   | FileCheck %s
// Buffers of results: the destination's where there is one, a new one otherwise, a view for slices.

// CHECK-LABEL: func @destination(
// CHECK-SAME: %[[X:.*]]: memref<?x?x8xf32>, %[[W:.*]]: memref<4x8xf32>, %[[B:.*]]: memref<4xf32>, %[[O:.*]]: memref<?x?x4xf32>)
func.func @destination(%x: tensor<?x?x8xf32>, %w: tensor<4x8xf32>, %b: tensor<4xf32>, %o: tensor<?x?x4xf32>)
    -> tensor<?x?x4xf32> {
  // CHECK-NOT: memref.alloc
  // CHECK: ldn.linear %[[X]], %[[W]] bias %[[B]] outs %[[O]] : ({{.*}}) -> ()
  %y = ldn.linear %x, %w bias %b outs %o
     : (tensor<?x?x8xf32>, tensor<4x8xf32>, tensor<4xf32>, tensor<?x?x4xf32>) -> tensor<?x?x4xf32>
  // CHECK: return %[[O]]
  return %y : tensor<?x?x4xf32>
}

// -----

// CHECK-LABEL: func @value(
// CHECK-SAME: %[[X:.*]]: memref<?x?x8xf32>
func.func @value(%x: tensor<?x?x8xf32>, %w: tensor<8x4xf32>) -> tensor<?x?x4xf32> {
  // CHECK-DAG: %[[BATCH:.*]] = memref.dim %[[X]], %c0
  // CHECK-DAG: %[[TOKENS:.*]] = memref.dim %[[X]], %c1
  // CHECK: %[[Y:.*]] = memref.alloc(%[[BATCH]], %[[TOKENS]]) {{.*}} : memref<?x?x4xf32>
  // CHECK: ldn.linear %[[X]], %{{.*}} outs %[[Y]] {layout = #ldn.layout<in_out>}
  %y = ldn.linear %x, %w {layout = #ldn.layout<in_out>} : (tensor<?x?x8xf32>, tensor<8x4xf32>) -> tensor<?x?x4xf32>
  // CHECK: return %[[Y]]
  return %y : tensor<?x?x4xf32>
}

// -----

// The sizes of these come from index operands.
// CHECK-LABEL: func @from_indices(
// CHECK-SAME: %[[T:.*]]: index
func.func @from_indices(%t: index, %sigma: tensor<f32>) -> (tensor<?x6xf32>, tensor<?xf32>) {
  // CHECK: %[[P:.*]] = memref.alloc(%[[T]]) {{.*}} : memref<?x6xf32>
  // CHECK: ldn.sinusoid %[[T]] outs %[[P]] : (index, memref<?x6xf32>) -> ()
  %p = ldn.sinusoid %t : (index) -> tensor<?x6xf32>
  // CHECK: %[[W:.*]] = affine.apply #{{.*}}()[%[[T]]]
  // CHECK: %[[K:.*]] = memref.alloc(%[[W]]) {{.*}} : memref<?xf32>
  // CHECK: ldn.gaussian_kernel %{{.*}} reach %[[T]] outs %[[K]] : (memref<f32>, index, memref<?xf32>) -> ()
  %k = ldn.gaussian_kernel %sigma reach %t : (tensor<f32>, index) -> tensor<?xf32>
  return %p, %k : tensor<?x6xf32>, tensor<?xf32>
}

// -----

// CHECK-LABEL: func @slice_is_a_view(
// CHECK-SAME: %[[X:.*]]: memref<?x64x12xf32>
func.func @slice_is_a_view(%x: tensor<?x64x12xf32>, %o: tensor<?x64x4xf32>) -> tensor<?x64x4xf32> {
  // CHECK: %[[V:.*]] = memref.subview %[[X]][0, 0, 8] [%{{.*}}, 64, 4] [1, 1, 1]
  // CHECK-SAME: to memref<?x64x4xf32, strided<[768, 12, 1], offset: 8>>
  %v = ldn.slice %x {offset = 8 : i64} : (tensor<?x64x12xf32>) -> tensor<?x64x4xf32>
  // CHECK: ldn.softmax %[[V]] outs %arg1
  %y = ldn.softmax %v outs %o : (tensor<?x64x4xf32>, tensor<?x64x4xf32>) -> tensor<?x64x4xf32>
  return %y : tensor<?x64x4xf32>
}

// -----

// A view that would see a later write is copied before.
// CHECK-LABEL: func @slice_before_overwriting(
// CHECK-SAME: %[[X:.*]]: memref<2x4xf32>
func.func @slice_before_overwriting(%x: tensor<2x4xf32>, %w: tensor<4x2xf32>) -> (tensor<2x2xf32>, tensor<2x4xf32>) {
  // CHECK: %[[V:.*]] = memref.subview %[[X]]
  // CHECK: memref.copy %[[V]], %[[COPY:.*]] :
  // CHECK: ldn.linear %[[COPY]], %{{.*}} outs %[[X]]
  %v = ldn.slice %x {offset = 0 : i64} : (tensor<2x4xf32>) -> tensor<2x2xf32>
  %y = ldn.linear %v, %w outs %x : (tensor<2x2xf32>, tensor<4x2xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
  return %v, %y : tensor<2x2xf32>, tensor<2x4xf32>
}

// -----

// An element-wise function may overwrite an input that it reads at the same place, but not a transposed one.
// CHECK-LABEL: func @map_in_place(
// CHECK-SAME: %[[X:.*]]: memref<3x3xf32>
func.func @map_in_place(%x: tensor<3x3xf32>) -> tensor<3x3xf32> {
  // CHECK-NOT: memref.copy
  // CHECK: ldn.map(%[[X]]) outs %[[X]] {{.*}} : (memref<3x3xf32>, memref<3x3xf32>) -> () {
  // CHECK: arith.negf
  %y = ldn.map(%x) outs %x {indexing_maps = [affine_map<(t, c) -> (t, c)>]}
     : (tensor<3x3xf32>, tensor<3x3xf32>) -> tensor<3x3xf32> {
  ^bb0(%e: f32):
    %n = arith.negf %e : f32
    ldn.yield %n : f32
  }
  // CHECK: %[[NEW:.*]] = memref.alloc()
  // CHECK: ldn.map(%[[X]]) outs %[[NEW]]
  %z = ldn.map(%y) outs %y {indexing_maps = [affine_map<(t, c) -> (c, t)>]}
     : (tensor<3x3xf32>, tensor<3x3xf32>) -> tensor<3x3xf32> {
  ^bb0(%e: f32):
    ldn.yield %e : f32
  }
  return %z : tensor<3x3xf32>
}

// -----

// A softmax reads a whole row for each element, so it does not overwrite its input.
// CHECK-LABEL: func @row_in_place(
// CHECK-SAME: %[[X:.*]]: memref<3x3xf32>
func.func @row_in_place(%x: tensor<3x3xf32>) -> tensor<3x3xf32> {
  // CHECK: %[[NEW:.*]] = memref.alloc()
  // CHECK: ldn.softmax %[[X]] outs %[[NEW]]
  %y = ldn.softmax %x outs %x : (tensor<3x3xf32>, tensor<3x3xf32>) -> tensor<3x3xf32>
  return %y : tensor<3x3xf32>
}

// -----

// CHECK-LABEL: func private @layer(
// CHECK-SAME: memref<?x8xf32>) -> memref<?x8xf32>
func.func private @layer(%x: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %y = ldn.softmax %x : (tensor<?x8xf32>) -> tensor<?x8xf32>
  return %y : tensor<?x8xf32>
}
// CHECK-LABEL: func @calls(
func.func @calls(%x: tensor<?x8xf32>) -> tensor<?x8xf32> {
  // CHECK: %[[A:.*]] = call @layer(%{{.*}}) : (memref<?x8xf32>) -> memref<?x8xf32>
  // CHECK: call @layer(%[[A]])
  %a = call @layer(%x) : (tensor<?x8xf32>) -> tensor<?x8xf32>
  %b = call @layer(%a) : (tensor<?x8xf32>) -> tensor<?x8xf32>
  return %b : tensor<?x8xf32>
}

// -----

// A tile is written through its destination, straight into its place in the whole.
// CHECK-LABEL: func @tile(
// CHECK-SAME: %[[X:.*]]: memref<?x?x8xf32>, %[[O:.*]]: memref<?x?x8xf32>
func.func @tile(%x: tensor<?x?x8xf32>, %o: tensor<?x?x8xf32>, %b: index) -> tensor<?x?x8xf32> {
  // CHECK: scf.forall
  %y = scf.forall (%i) in (%b) shared_outs(%to = %o) -> tensor<?x?x8xf32> {
    %xt = tensor.extract_slice %x[%i, 0, 0] [1, 16, 8] [1, 1, 1] : tensor<?x?x8xf32> to tensor<1x16x8xf32>
    %ot = tensor.extract_slice %to[%i, 0, 0] [1, 16, 8] [1, 1, 1] : tensor<?x?x8xf32> to tensor<1x16x8xf32>
    // CHECK-NOT: memref.copy
    // CHECK-NOT: memref.alloc
    // CHECK: %[[XT:.*]] = memref.subview %[[X]]
    // CHECK: %[[OT:.*]] = memref.subview %[[O]]
    // CHECK: ldn.softmax %[[XT]] outs %[[OT]]
    %yt = ldn.softmax %xt outs %ot : (tensor<1x16x8xf32>, tensor<1x16x8xf32>) -> tensor<1x16x8xf32>
    scf.forall.in_parallel {
      tensor.parallel_insert_slice %yt into %to[%i, 0, 0] [1, 16, 8] [1, 1, 1]
        : tensor<1x16x8xf32> into tensor<?x?x8xf32>
    }
  }
  return %y : tensor<?x?x8xf32>
}

// -----

// A reduction that accumulates reads its destination, which must therefore be kept for the second one.
// CHECK-LABEL: func @accumulate(
// CHECK-SAME: %[[X:.*]]: memref<2x3x4xf32>, %[[O:.*]]: memref<2x4xf32>
func.func @accumulate(%x: tensor<2x3x4xf32>, %o: tensor<2x4xf32>) -> (tensor<2x4xf32>, tensor<2x4xf32>) {
  // CHECK: %[[NEW:.*]] = memref.alloc()
  // CHECK: memref.copy %[[O]], %[[NEW]]
  // CHECK: ldn.reduce %[[X]] outs %[[NEW]] {accumulate, kind = #ldn.reduce<sum>}
  %a = ldn.reduce %x outs %o {kind = #ldn.reduce<sum>, accumulate}
     : (tensor<2x3x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
  // CHECK: ldn.reduce %[[X]] outs %[[O]] {accumulate, kind = #ldn.reduce<max>}
  %b = ldn.reduce %x outs %o {kind = #ldn.reduce<max>, accumulate}
     : (tensor<2x3x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
  return %a, %b : tensor<2x4xf32>, tensor<2x4xf32>
}

// -----

// These read places of an operand that they have already written, were it in the same buffer: the result gets one of its own.
// CHECK-LABEL: func @adjoints_not_in_place(
// CHECK-SAME: %[[P:.*]]: memref<2x4x4xf32>, %[[X:.*]]: memref<2x4x4xf32>, %[[G:.*]]: memref<2x4xf32>
func.func @adjoints_not_in_place(%p: tensor<2x4x4xf32>, %x: tensor<2x4x4xf32>, %g: tensor<2x4xf32>)
    -> (tensor<2x1x4x4xf32>, tensor<2x4x4xf32>, tensor<2x4x4xf32>) {
  // CHECK: %[[I:.*]] = memref.alloc() {{.*}} : memref<2x1x4x4xf32>
  // CHECK: ldn.unpatch %[[P]] outs %[[I]]
  %i = ldn.unpatch %p {size = 2 : i64} : (tensor<2x4x4xf32>) -> tensor<2x1x4x4xf32>
  // CHECK: %[[M:.*]] = memref.alloc() {{.*}} : memref<2x4x4xf32>
  // CHECK: ldn.reduce_max_grad %[[X]], %[[G]] outs %[[M]]
  %m = ldn.reduce_max_grad %x, %g outs %x : (tensor<2x4x4xf32>, tensor<2x4xf32>, tensor<2x4x4xf32>) -> tensor<2x4x4xf32>
  // CHECK: %[[N:.*]] = memref.alloc() {{.*}} : memref<2x4x4xf32>
  // CHECK: ldn.layer_norm_grad %[[P]], %[[M]] outs %[[N]]
  %n = ldn.layer_norm_grad %p, %m outs %p : (tensor<2x4x4xf32>, tensor<2x4x4xf32>, tensor<2x4x4xf32>) -> tensor<2x4x4xf32>
  return %i, %m, %n : tensor<2x1x4x4xf32>, tensor<2x4x4xf32>, tensor<2x4x4xf32>
}
