// Diffusion is linear in the state: its derivative is diffusion with the transposed kernel.
// RUN: ldn-opt %s --split-input-file --ldn-differentiate | FileCheck %s

// By the state alone: nothing of the state is read, and nothing else is made.
// CHECK-LABEL: func @gradients
// CHECK: %[[H:.*]] = ldn.parameter "h"
// CHECK: %[[G:.*]] = ldn.mean_error_grad
// CHECK-NEXT: %[[DH:.*]] = ldn.diffuse %[[G]], %{{.*}}, %{{.*}} {before = 1 : i64, transposed}
// CHECK-NEXT: return %{{.*}}, %[[DH]]
func.func @gradients(%aim: tensor<2x9x8xf32>) -> (tensor<f32> {ldn.role = "loss"}) {
  %h = ldn.parameter "h" init <constant, [1.0]> : tensor<2x9x8xf32>
  %k = arith.constant dense<0.5> : tensor<3xf32>
  %dt = arith.constant dense<0.1> : tensor<f32>
  %y = ldn.diffuse %h, %k, %dt {before = 1 : i64} : (tensor<2x9x8xf32>, tensor<3xf32>, tensor<f32>) -> tensor<2x9x8xf32>
  %l = ldn.mean_error %y, %aim : (tensor<2x9x8xf32>, tensor<2x9x8xf32>) -> tensor<f32>
  return %l : tensor<f32>
}

// -----

// Normalised by rows: the adjoint is divided by the degrees, and δt (Kᵀ r - r) + δt (r - g) is δt (Kᵀ r - g).
// CHECK-LABEL: func @gradients
// CHECK: %[[H:.*]] = ldn.parameter "h"
// CHECK: %[[K:.*]] = ldn.parameter "k"
// CHECK: %[[G:.*]] = ldn.mean_error_grad
// CHECK: %[[DEGREE:.*]] = ldn.degree %[[K]]
// CHECK: %[[R:.*]] = ldn.map(%[[G]], %[[DEGREE]])
// CHECK: arith.divf
// CHECK: %[[T:.*]] = ldn.diffuse %[[R]], %[[K]], %{{.*}} {before = 1 : i64, form = #ldn.form<relax>, transposed}
// CHECK: %[[LEFT:.*]] = ldn.map(%[[R]], %[[G]])
// CHECK: arith.subf
// CHECK: %[[DT:.*]] = ldn.group_spread
// CHECK: %[[SCALED:.*]] = ldn.map(%[[LEFT]], %[[DT]])
// CHECK: %[[DH:.*]] = ldn.map(%[[T]], %[[SCALED]])
// CHECK: arith.addf
// CHECK: %[[MIXED:.*]] = ldn.diffuse %[[H]], %[[K]], %{{.*}} {before = 1 : i64, normalize = #ldn.normalize<rows>}
// CHECK: %[[CENTER:.*]] = ldn.map(%[[MIXED]], %[[H]])
// CHECK: arith.addf
// CHECK: %[[TAPS:.*]] = ldn.tap_grad %{{.*}}, %[[H]] center %[[CENTER]] {before = 1 : i64} {{.*}} -> tensor<8x3xf32>
// CHECK: %[[DK:.*]] = ldn.group_sum %[[TAPS]] : (tensor<8x3xf32>) -> tensor<2x3xf32>
// CHECK: return %{{.*}}, %[[DH]], %[[DK]]
func.func @gradients(%aim: tensor<2x9x8xf32>) -> (tensor<f32> {ldn.role = "loss"}) {
  %h = ldn.parameter "h" init <constant, [1.0]> : tensor<2x9x8xf32>
  %k = ldn.parameter "k" init <constant, [1.0]> : tensor<2x3xf32>
  %dt = arith.constant dense<0.1> : tensor<4xf32>
  %y = ldn.diffuse %h, %k, %dt {before = 1 : i64, normalize = #ldn.normalize<rows>}
     : (tensor<2x9x8xf32>, tensor<2x3xf32>, tensor<4xf32>) -> tensor<2x9x8xf32>
  %l = ldn.mean_error %y, %aim : (tensor<2x9x8xf32>, tensor<2x9x8xf32>) -> tensor<f32>
  return %l : tensor<f32>
}

// -----

// Taps of every channel with bias; a step for each of two groups is summed over their channels.
// CHECK-LABEL: func @gradients
// CHECK-SAME: (%[[X:[^:]*]]: tensor<2x9x8xf32>
// CHECK: %[[DT:.*]] = ldn.parameter "dt"
// CHECK: %[[G:.*]] = ldn.mean_error_grad
// CHECK: %[[SPREAD:.*]] = ldn.group_spread %[[DT]] : (tensor<2xf32>) -> tensor<8xf32>
// CHECK: %[[SCALED:.*]] = ldn.map(%[[G]], %[[SPREAD]])
// CHECK: %[[DK:.*]] = ldn.tap_grad %[[SCALED]], %[[X]] {before = 1 : i64} {{.*}} -> tensor<8x3xf32>
// CHECK: %[[ONE:.*]] = arith.constant dense<1.000000e+00> : tensor<2xf32>
// CHECK: %[[CHANGE:.*]] = ldn.diffuse %[[X]], %{{.*}}, %[[ONE]] bias %{{.*}} {before = 1 : i64, form = #ldn.form<relax>}
// CHECK: ldn.map(%[[G]], %[[CHANGE]])
// CHECK: %[[DDT:.*]] = ldn.group_sum %{{.*}} : (tensor<8xf32>) -> tensor<2xf32>
// CHECK: %[[DB:.*]] = ldn.reduce %{{.*}} : (tensor<2x8xf32>) -> tensor<8xf32>
// CHECK: return %{{.*}}, %[[DK]], %[[DB]], %[[DDT]]
func.func @gradients(%x: tensor<2x9x8xf32>, %aim: tensor<2x9x8xf32>) -> (tensor<f32> {ldn.role = "loss"}) {
  %k = ldn.parameter "k" init <constant, [1.0]> : tensor<8x3xf32>
  %b = ldn.parameter "b" init <constant, [1.0]> : tensor<8xf32>
  %dt = ldn.parameter "dt" init <constant, [1.0]> : tensor<2xf32>
  %y = ldn.diffuse %x, %k, %dt bias %b {before = 1 : i64, form = #ldn.form<relax>}
     : (tensor<2x9x8xf32>, tensor<8x3xf32>, tensor<2xf32>, tensor<8xf32>) -> tensor<2x9x8xf32>
  %l = ldn.mean_error %y, %aim : (tensor<2x9x8xf32>, tensor<2x9x8xf32>) -> tensor<f32>
  return %l : tensor<f32>
}

// -----

// A stable step depends on the kernel: sigma gets what comes by the taps and what comes by the step. The input is no parameter:
// nothing is transposed.
// CHECK-LABEL: func @gradients
// CHECK: %[[S:.*]] = ldn.parameter "s"
// CHECK: %[[RAW:.*]] = ldn.parameter "raw"
// CHECK: %[[K:.*]] = ldn.gaussian_kernel %[[S]]
// CHECK-NOT: transposed
// CHECK: %[[TAPS:.*]] = ldn.tap_grad
// CHECK: %[[BYTAPS:.*]] = ldn.group_sum %[[TAPS]] : (tensor<8x5xf32>) -> tensor<5xf32>
// CHECK: %[[DDT:.*]] = ldn.group_sum %{{.*}} : (tensor<8xf32>) -> tensor<f32>
// CHECK: %[[DRAW:.*]] = ldn.stable_step_grad %[[DDT]], %[[RAW]], %[[K]], %{{.*}} {before = 2 : i64, of = 0 : i64}
// CHECK: %[[BYSTEP:.*]] = ldn.stable_step_grad %[[DDT]], %[[RAW]], %[[K]], %{{.*}} {before = 2 : i64, of = 1 : i64}
// CHECK: %[[DK:.*]] = ldn.map(%[[BYTAPS]], %[[BYSTEP]])
// CHECK: arith.addf
// CHECK: %[[DS:.*]] = ldn.gaussian_kernel_grad %[[DK]], %[[S]] {before = 2 : i64, of = 0 : i64}
// CHECK: return %{{.*}}, %[[DS]], %[[DRAW]]
func.func @gradients(%x: tensor<2x9x8xf32>, %aim: tensor<2x9x8xf32>) -> (tensor<f32> {ldn.role = "loss"}) {
  %s = ldn.parameter "s" init <constant, [1.0]> : tensor<f32>
  %raw = ldn.parameter "raw" init <constant, [1.0]> : tensor<f32>
  %k = ldn.gaussian_kernel %s {before = 2 : i64} : (tensor<f32>) -> tensor<5xf32>
  %t = arith.constant 9 : index
  %dt = ldn.stable_step %raw, %k, %t {before = 2 : i64} : (tensor<f32>, tensor<5xf32>, index) -> tensor<f32>
  %y = ldn.diffuse %x, %k, %dt {before = 2 : i64} : (tensor<2x9x8xf32>, tensor<5xf32>, tensor<f32>) -> tensor<2x9x8xf32>
  %l = ldn.mean_error %y, %aim : (tensor<2x9x8xf32>, tensor<2x9x8xf32>) -> tensor<f32>
  return %l : tensor<f32>
}

// -----

// A learned matrix.
// CHECK-LABEL: func @gradients
// CHECK-SAME: (%[[X:[^:]*]]: tensor<2x9x8xf32>
// CHECK: %[[G:.*]] = ldn.mean_error_grad
// CHECK: %[[SCALED:.*]] = ldn.map(%[[G]], %{{.*}})
// CHECK: %[[DK:.*]] = ldn.dense_kernel_grad %[[SCALED]], %[[X]] center %[[X]]
// CHECK: return %{{.*}}, %[[DK]]
func.func @gradients(%x: tensor<2x9x8xf32>, %aim: tensor<2x9x8xf32>) -> (tensor<f32> {ldn.role = "loss"}) {
  %k = ldn.parameter "k" init <constant, [1.0]> : tensor<9x9xf32>
  %dt = arith.constant dense<0.1> : tensor<f32>
  %y = ldn.diffuse %x, %k, %dt {structure = #ldn.structure<dense>}
     : (tensor<2x9x8xf32>, tensor<9x9xf32>, tensor<f32>) -> tensor<2x9x8xf32>
  %l = ldn.mean_error %y, %aim : (tensor<2x9x8xf32>, tensor<2x9x8xf32>) -> tensor<f32>
  return %l : tensor<f32>
}
