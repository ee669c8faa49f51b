// RUN: ldn-opt %s --ldn-free-buffers --split-input-file | FileCheck %s

// CHECK-LABEL: func @after_last_use(
func.func @after_last_use(%x: memref<4x8xf32>, %y: memref<4x8xf32>) {
  // CHECK: %[[A:.*]] = memref.alloc()
  // CHECK: %[[V:.*]] = memref.subview %[[A]]
  %a = memref.alloc() : memref<4x8xf32>
  ldn.softmax %x outs %a : (memref<4x8xf32>, memref<4x8xf32>) -> ()
  %v = memref.subview %a[0, 0] [4, 4] [1, 1] : memref<4x8xf32> to memref<4x4xf32, strided<[8, 1]>>
  // CHECK: %[[B:.*]] = memref.alloc()
  %b = memref.alloc() : memref<4x4xf32>
  // CHECK: ldn.softmax %[[V]] outs %[[B]]
  // CHECK-NEXT: memref.dealloc %[[A]]
  ldn.softmax %v outs %b : (memref<4x4xf32, strided<[8, 1]>>, memref<4x4xf32>) -> ()
  // A use inside a loop counts for the loop.
  // CHECK: scf.for
  // CHECK: memref.load %[[B]]
  // CHECK: }
  // CHECK-NEXT: memref.dealloc %[[B]]
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  scf.for %i = %c0 to %c4 step %c1 {
    %e = memref.load %b[%i, %i] : memref<4x4xf32>
    memref.store %e, %y[%i, %i] : memref<4x8xf32>
  }
  return
}

// -----

// CHECK-LABEL: func @elsewhere(
func.func @elsewhere(%x: memref<4xf32>, %y: memref<4xf32>, %choice: i1) {
  // Released already.
  // CHECK: %[[A:.*]] = memref.alloc() : memref<1xf32>
  // CHECK-NEXT: memref.dealloc %[[A]]
  %a = memref.alloc() : memref<1xf32>
  memref.dealloc %a : memref<1xf32>
  // May live on in another value.
  // CHECK: %[[B:.*]] = memref.alloc() : memref<4xf32>
  // CHECK: memref.copy
  // CHECK-NEXT: memref.dealloc %[[B]]
  // CHECK-NEXT: return
  %b = memref.alloc() : memref<4xf32>
  %s = arith.select %choice, %x, %b : memref<4xf32>
  memref.copy %s, %y : memref<4xf32> to memref<4xf32>
  return
}

// -----

// CHECK-LABEL: func @returned(
func.func @returned(%x: memref<4xf32>, %choice: i1) -> (memref<4xf32>, memref<4xf32>) {
  // CHECK-NOT: memref.dealloc
  %b = memref.alloc() : memref<4xf32>
  %s = arith.select %choice, %x, %b : memref<4xf32>
  %c = memref.alloc() : memref<8xf32>
  %v = memref.subview %c[0] [4] [1] : memref<8xf32> to memref<4xf32>
  return %s, %v : memref<4xf32>, memref<4xf32>
}
