// The number of a task is split into positions, the last dimension fastest.
// RUN: ldn-opt %s --ldn-forall-to-parallel | FileCheck %s

// CHECK-LABEL: func @two
// CHECK-SAME: %[[B:.*]]: index, %[[N:.*]]: index
// CHECK: %[[TASKS:.*]] = arith.muli %[[B]], %[[N]]
// CHECK: ldn.parallel_for %[[TASKS]] {
// CHECK: ^bb0(%[[TASK:.*]]: index, %{{.*}}: index):
// CHECK: %[[J:.*]] = arith.remui %[[TASK]], %[[N]]
// CHECK: %[[I:.*]] = arith.divui %[[TASK]], %[[N]]
// CHECK: memref.store %{{.*}}, %{{.*}}[%[[I]], %[[J]]]
// CHECK: ldn.yield
func.func @two(%B: index, %n: index, %m: memref<?x?xf32>, %v: f32) {
  scf.forall (%i, %j) in (%B, %n) {
    memref.store %v, %m[%i, %j] : memref<?x?xf32>
  }
  return
}
