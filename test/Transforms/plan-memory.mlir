// Buffers that do not live together share bytes; open sizes are computed; tasks have scratch by thread.
// RUN: ldn-opt %s --ldn-plan-memory --split-input-file --verify-diagnostics | FileCheck %s

// CHECK-LABEL: func @reuse.workspace
// CHECK: arith.constant 128 : index
// CHECK-LABEL: func @reuse(
// CHECK-SAME: %{{.*}}: f32, %[[W:.*]]: memref<?xi8> {ldn.arena = "workspace"}
// CHECK-NOT: memref.alloc
// CHECK: memref.view %[[W]][%c0{{.*}}]
// CHECK: memref.view %[[W]][%c64{{.*}}]
// CHECK: memref.view %[[W]][%c0{{.*}}]
func.func @reuse(%v: f32) {
  %c0 = arith.constant 0 : index
  %a = memref.alloc() : memref<16xf32>
  %b = memref.alloc() : memref<16xf32>
  memref.store %v, %a[%c0] : memref<16xf32>
  memref.store %v, %b[%c0] : memref<16xf32>
  %x = memref.load %a[%c0] : memref<16xf32>
  %c = memref.alloc() : memref<16xf32>
  memref.store %x, %c[%c0] : memref<16xf32>
  %y = memref.load %b[%c0] : memref<16xf32>
  memref.store %y, %c[%c0] : memref<16xf32>
  return
}

// -----

// CHECK-LABEL: func @open.workspace
// CHECK-SAME: %[[B:.*]]: index {ldn.size = "B"}, %[[THREADS:.*]]: index) -> index
// CHECK: arith.muli %{{.*}}, %[[B]]
// CHECK: %[[SCRATCH:.*]] = arith.constant 256 : index
// CHECK: arith.muli %[[THREADS]], %[[SCRATCH]]
// CHECK-LABEL: func @open(
// CHECK: ldn.parallel_for
// CHECK: ^bb0(%{{.*}}: index, %[[THREAD:.*]]: index):
// CHECK: arith.muli %[[THREAD]]
// CHECK: memref.view
func.func @open(%B: index {ldn.size = "B"}, %v: f32) {
  %a = memref.alloc(%B) : memref<?x8xf32>
  ldn.parallel_for %B {
  ^bb0(%task: index, %thread: index):
    %c0 = arith.constant 0 : index
    %s = memref.alloc() : memref<64xf32>
    memref.store %v, %s[%c0] : memref<64xf32>
    %x = memref.load %s[%c0] : memref<64xf32>
    memref.store %x, %a[%task, %c0] : memref<?x8xf32>
    ldn.yield
  }
  return
}

// -----

func.func @unknown(%m: memref<?xf32>, %v: f32) {
  %c0 = arith.constant 0 : index
  // expected-error @below {{the size of a buffer is not a function of the model's sizes}}
  %x = memref.load %m[%c0] : memref<?xf32>
  %i = arith.fptosi %x : f32 to i64
  %s = arith.index_cast %i : i64 to index
  %a = memref.alloc(%s) : memref<?xf32>
  memref.store %v, %a[%c0] : memref<?xf32>
  return
}

// -----

func.func @nested(%B: index {ldn.size = "B"}, %v: f32) {
  ldn.parallel_for %B {
  ^bb0(%task: index, %thread: index):
    // expected-error @below {{a parallel loop inside another has no scratch memory of its own}}
    ldn.parallel_for %B {
    ^bb0(%inner: index, %t: index):
      %c0 = arith.constant 0 : index
      %s = memref.alloc() : memref<64xf32>
      memref.store %v, %s[%c0] : memref<64xf32>
      ldn.yield
    }
    ldn.yield
  }
  return
}
