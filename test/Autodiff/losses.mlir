// Losses: the adjoint of the loss is 1.
// RUN: ldn-opt %s --split-input-file --ldn-differentiate | FileCheck %s

// Metrics have no part in it.
// CHECK-LABEL: func @gradients
// CHECK: %[[X:.*]] = ldn.parameter "x"
// CHECK: %[[L:.*]] = ldn.cross_entropy %[[X]]
// CHECK: %[[M:.*]] = ldn.accuracy
// CHECK: %[[ONE:.*]] = arith.constant dense<1.000000e+00> : tensor<f32>
// CHECK-NEXT: %[[DX:.*]] = ldn.cross_entropy_grad %[[X]], %{{.*}}, %[[ONE]] {ignore_index = 3 : i64, smoothing = 1.000000e-01 : f64}
// CHECK-NEXT: return %[[L]], %[[M]], %[[DX]]
func.func @gradients(%label: tensor<2xi32>) -> (tensor<f32> {ldn.role = "loss"}, tensor<f32> {ldn.role = "metric"}) {
  %x = ldn.parameter "x" init <normal, [0.0, 1.0]> : tensor<2x8xf32>
  %l = ldn.cross_entropy %x, %label {smoothing = 0.1 : f64, ignore_index = 3 : i64}
     : (tensor<2x8xf32>, tensor<2xi32>) -> tensor<f32>
  %m = ldn.accuracy %x, %label : (tensor<2x8xf32>, tensor<2xi32>) -> tensor<f32>
  return %l, %m : tensor<f32>, tensor<f32>
}

// -----

// The mean error is symmetric.
// CHECK-LABEL: func @gradients
// CHECK: %[[X:.*]] = ldn.parameter "x"
// CHECK: %[[Y:.*]] = ldn.parameter "y"
// CHECK: %[[ONE:.*]] = arith.constant dense<1.000000e+00> : tensor<f32>
// CHECK: %[[DX:.*]] = ldn.mean_error_grad %[[X]], %[[Y]], %[[ONE]] {absolute}
// CHECK: %[[DY:.*]] = ldn.mean_error_grad %[[Y]], %[[X]], %[[ONE]] {absolute}
// CHECK: return %{{.*}}, %[[DX]], %[[DY]]
func.func @gradients(%aim: tensor<2x8xf32>) -> (tensor<f32> {ldn.role = "loss"}) {
  %x = ldn.parameter "x" init <normal, [0.0, 1.0]> : tensor<2x8xf32>
  %y = ldn.parameter "y" init <normal, [0.0, 1.0]> : tensor<2x8xf32>
  %l = ldn.mean_error %x, %y {absolute} : (tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<f32>
  return %l : tensor<f32>
}
