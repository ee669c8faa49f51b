// RUN: ldn-opt %s --split-input-file --ldn-to-loops | FileCheck %s
// The shape of the loops, what stays, and the code of a whole operation once.

// CHECK-LABEL: func @linear(
// CHECK-SAME: %[[X:.*]]: memref<?x8xf32>, %[[W:.*]]: memref<4x8xf32>, %[[Y:.*]]: memref<?x4xf32>)
func.func @linear(%x: memref<?x8xf32>, %w: memref<4x8xf32>, %y: memref<?x4xf32>) {
  // CHECK: %[[T:.*]] = memref.dim %[[Y]]
  // CHECK: scf.for %[[t:.*]] = %{{.*}} to %[[T]]
  // CHECK:   scf.for %[[o:.*]] =
  // CHECK:     %[[SUM:.*]] = scf.for %[[i:.*]] = {{.*}} iter_args(%[[ACC:.*]] =
  // CHECK:       %[[A:.*]] = memref.load %[[X]][%[[t]], %[[i]]]
  // CHECK:       %[[B:.*]] = memref.load %[[W]][%[[o]], %[[i]]]
  // CHECK:       %[[P:.*]] = arith.mulf %[[A]], %[[B]]
  // CHECK:       arith.addf %[[ACC]], %[[P]]
  // CHECK:     memref.store %[[SUM]], %[[Y]][%[[t]], %[[o]]]
  ldn.linear %x, %w outs %y : (memref<?x8xf32>, memref<4x8xf32>, memref<?x4xf32>) -> ()
  return
}

// -----

// Parallel loops stay, with loops inside.
// CHECK-LABEL: func @parallel(
func.func @parallel(%x: memref<4x8xf32>, %n: index) {
  // CHECK: ldn.parallel_for
  // CHECK: scf.for
  // CHECK-NOT: ldn.softmax
  ldn.parallel_for %n {
  ^bb0(%task: index, %thread: index):
    %v = memref.subview %x[%task, 0] [1, 8] [1, 1] : memref<4x8xf32> to memref<1x8xf32, strided<[8, 1], offset: ?>>
    ldn.softmax %v outs %v : (memref<1x8xf32, strided<[8, 1], offset: ?>>, memref<1x8xf32, strided<[8, 1], offset: ?>>) -> ()
    ldn.yield
  }
  return
}

// -----

// A copy of contiguous memory is left to LLVM, one of a view is not.
// CHECK-LABEL: func @copies(
func.func @copies(%x: memref<4x8xf32>, %y: memref<4x8xf32>, %v: memref<4x8xf32, strided<[16, 1]>>) {
  // CHECK: memref.copy %arg0, %arg1
  memref.copy %x, %y : memref<4x8xf32> to memref<4x8xf32>
  // CHECK-NOT: memref.copy
  // CHECK: scf.for
  // CHECK: scf.for
  // CHECK: memref.load %arg2
  memref.copy %v, %y : memref<4x8xf32, strided<[16, 1]>> to memref<4x8xf32>
  return
}
