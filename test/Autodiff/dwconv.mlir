// Depth-wise convolution.
// RUN: ldn-opt %s --split-input-file --ldn-differentiate | FileCheck %s

// By its input with the taps transposed, by the taps from the two sequences.
// CHECK-LABEL: func @gradients
// CHECK: %[[X:.*]] = ldn.parameter "x"
// CHECK: %[[W:.*]] = ldn.parameter "w"
// CHECK: %[[G:.*]] = ldn.mean_error_grad
// CHECK: %[[DX:.*]] = ldn.dwconv %[[G]], %[[W]] {before = 3 : i64, transposed}
// CHECK: %[[DW:.*]] = ldn.tap_grad %[[G]], %[[X]] {before = 3 : i64}
// CHECK: %[[S:.*]] = ldn.reduce %[[G]] {kind = #ldn.reduce<sum>}
// CHECK: %[[DB:.*]] = ldn.reduce %[[S]] {kind = #ldn.reduce<sum>}
// CHECK: return %{{.*}}, %[[DX]], %[[DW]], %[[DB]]
func.func @gradients(%aim: tensor<2x9x8xf32>) -> (tensor<f32> {ldn.role = "loss"}) {
  %x = ldn.parameter "x" init <constant, [1.0]> : tensor<2x9x8xf32>
  %w = ldn.parameter "w" init <constant, [1.0]> : tensor<8x4xf32>
  %b = ldn.parameter "b" init <constant, [1.0]> : tensor<8xf32>
  %y = ldn.dwconv %x, %w bias %b {before = 3 : i64} : (tensor<2x9x8xf32>, tensor<8x4xf32>, tensor<8xf32>) -> tensor<2x9x8xf32>
  %l = ldn.mean_error %y, %aim : (tensor<2x9x8xf32>, tensor<2x9x8xf32>) -> tensor<f32>
  return %l : tensor<f32>
}
