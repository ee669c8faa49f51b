// Two sub-steps are two diffusions of half the step, the second applied to the first one's result.
// RUN: ldn-opt %s --ldn-expand-steps | FileCheck %s

// CHECK-LABEL: func @two
// CHECK-SAME: %[[H:.*]]: tensor<?x?x8xf32>, %[[K:.*]]: tensor<17xf32>, %[[DT:.*]]: tensor<f32>
// CHECK: %[[STEP:.*]] = ldn.map(%[[DT]])
// CHECK: arith.divf
// CHECK: %[[D1:.*]] = ldn.diffuse %[[H]], %[[K]], %[[STEP]] {before = 8 : i64}
// CHECK: %[[H1:.*]] = ldn.map(%[[H]], %[[D1]])
// CHECK: %[[D2:.*]] = ldn.diffuse %[[H1]], %[[K]], %[[STEP]] {before = 8 : i64}
// CHECK: %[[H2:.*]] = ldn.map(%[[H1]], %[[D2]])
// CHECK: %[[D:.*]] = ldn.map(%[[H2]], %[[H]])
// CHECK: arith.subf
// CHECK: return %[[D]]
func.func @two(%h: tensor<?x?x8xf32>, %k: tensor<17xf32>, %dt: tensor<f32>) -> tensor<?x?x8xf32> {
  %d = ldn.diffuse %h, %k, %dt {before = 8 : i64, steps = 2 : i64}
     : (tensor<?x?x8xf32>, tensor<17xf32>, tensor<f32>) -> tensor<?x?x8xf32>
  return %d : tensor<?x?x8xf32>
}

// CHECK-LABEL: func @one
// CHECK-NOT: ldn.map
func.func @one(%h: tensor<?x?x8xf32>, %k: tensor<17xf32>, %dt: tensor<f32>) -> tensor<?x?x8xf32> {
  %d = ldn.diffuse %h, %k, %dt {before = 8 : i64} : (tensor<?x?x8xf32>, tensor<17xf32>, tensor<f32>) -> tensor<?x?x8xf32>
  return %d : tensor<?x?x8xf32>
}
