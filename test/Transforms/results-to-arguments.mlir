// RUN: ldn-opt %s --ldn-results-to-arguments --split-input-file | FileCheck %s

// A new buffer becomes the argument; the attributes of the result go with it, other results stay.
// CHECK-LABEL: func @in_place(
// CHECK-SAME: %[[N:.*]]: index, %[[X:.*]]: memref<?x8xf32>, %[[Y:.*]]: memref<?x8xf32> {ldn.name = "y", ldn.role = "output"}) -> index {
func.func @in_place(%n: index, %x: memref<?x8xf32>) -> (index, memref<?x8xf32> {ldn.name = "y", ldn.role = "output"}) {
  // CHECK-NOT: memref.alloc
  // CHECK: ldn.softmax %[[X]] outs %[[Y]]
  %y = memref.alloc(%n) : memref<?x8xf32>
  ldn.softmax %x outs %y : (memref<?x8xf32>, memref<?x8xf32>) -> ()
  // CHECK: return %[[N]] : index
  return %n, %y : index, memref<?x8xf32>
}

// -----

// CHECK-LABEL: func @copies(
// CHECK-SAME: %[[X:.*]]: memref<4x8xf32>, %[[A:.*]]: memref<4x8xf32>, %[[B:.*]]: memref<4x8xf32>, %[[C:.*]]: memref<4x8xf32>) {
func.func @copies(%x: memref<4x8xf32>) -> (memref<4x8xf32>, memref<4x8xf32>, memref<4x8xf32>) {
  // CHECK: ldn.softmax %[[X]] outs %[[B]]
  %y = memref.alloc() : memref<4x8xf32>
  ldn.softmax %x outs %y : (memref<4x8xf32>, memref<4x8xf32>) -> ()
  // CHECK-DAG: memref.copy %[[X]], %[[A]]
  // CHECK-DAG: memref.copy %[[B]], %[[C]]
  // CHECK: return{{$}}
  return %x, %y, %y : memref<4x8xf32>, memref<4x8xf32>, memref<4x8xf32>
}

// -----

// CHECK-LABEL: func @through_a_cast(
// CHECK-SAME: %[[X:.*]]: memref<4x8xf32>, %[[Y:.*]]: memref<?x8xf32>) {
func.func @through_a_cast(%x: memref<4x8xf32>) -> memref<?x8xf32> {
  // CHECK: %[[C:.*]] = memref.cast %[[Y]] : memref<?x8xf32> to memref<4x8xf32>
  // CHECK: ldn.softmax %[[X]] outs %[[C]]
  %y = memref.alloc() : memref<4x8xf32>
  ldn.softmax %x outs %y : (memref<4x8xf32>, memref<4x8xf32>) -> ()
  %z = memref.cast %y : memref<4x8xf32> to memref<?x8xf32>
  return %z : memref<?x8xf32>
}
