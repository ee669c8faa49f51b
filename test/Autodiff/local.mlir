// Maps of one token.
// RUN: ldn-opt %s --split-input-file --ldn-differentiate | FileCheck %s

// Weights of either layout: by the input with the other layout, by the weight from the two sequences.
// CHECK-LABEL: func @gradients
// CHECK-SAME: (%[[X:.*]]: tensor<?x?x8xf32>
// CHECK: %[[V:.*]] = ldn.parameter "v"
// CHECK: %[[Y:.*]] = ldn.linear %[[X]]
// CHECK: %[[G:.*]] = ldn.mean_error_grad
// CHECK: %[[DY:.*]] = ldn.linear %[[G]], %[[V]] :
// CHECK: %[[DV:.*]] = ldn.linear_weight_grad %[[Y]], %[[G]] :
// CHECK-NOT: layout
// CHECK: %[[DW:.*]] = ldn.linear_weight_grad %[[DY]], %[[X]] :
// CHECK: %[[S:.*]] = ldn.reduce %[[DY]] {kind = #ldn.reduce<sum>}
// CHECK: %[[DB:.*]] = ldn.reduce %[[S]] {kind = #ldn.reduce<sum>}
// CHECK: return %{{.*}}, %[[DW]], %[[DB]], %[[DV]]
func.func @gradients(%x: tensor<?x?x8xf32>, %aim: tensor<?x?x5xf32>) -> (tensor<f32> {ldn.role = "loss"}) {
  %w = ldn.parameter "w" init <constant, [1.0]> : tensor<5x8xf32>
  %b = ldn.parameter "b" init <constant, [1.0]> : tensor<5xf32>
  %v = ldn.parameter "v" init <constant, [1.0]> : tensor<5x5xf32>
  %y = ldn.linear %x, %w bias %b : (tensor<?x?x8xf32>, tensor<5x8xf32>, tensor<5xf32>) -> tensor<?x?x5xf32>
  %z = ldn.linear %y, %v {layout = #ldn.layout<in_out>} : (tensor<?x?x5xf32>, tensor<5x5xf32>) -> tensor<?x?x5xf32>
  %l = ldn.mean_error %z, %aim : (tensor<?x?x5xf32>, tensor<?x?x5xf32>) -> tensor<f32>
  return %l : tensor<f32>
}

// -----

// Norms need their input, softmax its output. Weight and bias: the normal form again, without them.
// CHECK-LABEL: func @gradients
// CHECK: %[[P:.*]] = ldn.parameter "p"
// CHECK: %[[W:.*]] = ldn.parameter "w"
// CHECK: %[[Y:.*]] = ldn.layer_norm %[[P]] weight
// CHECK: %[[S:.*]] = ldn.softmax
// CHECK: %[[G:.*]] = ldn.mean_error_grad
// CHECK: %[[GS:.*]] = ldn.softmax_grad %[[S]], %[[G]]
// CHECK: %[[GR:.*]] = ldn.rms_norm_grad %[[Y]], %[[GS]]
// CHECK: %[[SCALED:.*]] = ldn.map(%[[GR]], %[[W]])
// CHECK: %[[DP:.*]] = ldn.layer_norm_grad %[[P]], %[[SCALED]] {eps = 1.000000e-03 : f64}
// CHECK: %[[N:.*]] = ldn.layer_norm %[[P]] {eps = 1.000000e-03 : f64}
// CHECK: %[[M:.*]] = ldn.map(%[[GR]], %[[N]])
// CHECK: arith.mulf
// CHECK: %[[DW:.*]] = ldn.reduce %[[M]]
// CHECK: %[[DB:.*]] = ldn.reduce %[[GR]]
// CHECK: return %{{.*}}, %[[DP]], %[[DW]], %[[DB]]
func.func @gradients(%aim: tensor<3x8xf32>) -> (tensor<f32> {ldn.role = "loss"}) {
  %p = ldn.parameter "p" init <constant, [1.0]> : tensor<3x8xf32>
  %w = ldn.parameter "w" init <constant, [1.0]> : tensor<8xf32>
  %b = ldn.parameter "b" init <constant, [1.0]> : tensor<8xf32>
  %y = ldn.layer_norm %p weight %w bias %b {eps = 1.0e-3 : f64}
     : (tensor<3x8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<3x8xf32>
  %z = ldn.rms_norm %y : (tensor<3x8xf32>) -> tensor<3x8xf32>
  %s = ldn.softmax %z : (tensor<3x8xf32>) -> tensor<3x8xf32>
  %l = ldn.mean_error %s, %aim : (tensor<3x8xf32>, tensor<3x8xf32>) -> tensor<f32>
  return %l : tensor<f32>
}

// -----

// Concatenation and slice.
// CHECK-LABEL: func @gradients
// CHECK: %[[G:.*]] = ldn.mean_error_grad
// CHECK: %[[C:.*]] = ldn.pad %[[G]] {offset = 4 : i64}
// CHECK: %[[DP:.*]] = ldn.slice %[[C]] {offset = 0 : i64} : (tensor<3x10xf32>) -> tensor<3x8xf32>
// CHECK: %[[DQ:.*]] = ldn.slice %[[C]] {offset = 8 : i64} : (tensor<3x10xf32>) -> tensor<3x2xf32>
// CHECK: return %{{.*}}, %[[DP]], %[[DQ]]
func.func @gradients(%aim: tensor<3x5xf32>) -> (tensor<f32> {ldn.role = "loss"}) {
  %p = ldn.parameter "p" init <constant, [1.0]> : tensor<3x8xf32>
  %q = ldn.parameter "q" init <constant, [1.0]> : tensor<3x2xf32>
  %c = ldn.concat %p, %q : (tensor<3x8xf32>, tensor<3x2xf32>) -> tensor<3x10xf32>
  %s = ldn.slice %c {offset = 4 : i64} : (tensor<3x10xf32>) -> tensor<3x5xf32>
  %l = ldn.mean_error %s, %aim : (tensor<3x5xf32>, tensor<3x5xf32>) -> tensor<f32>
  return %l : tensor<f32>
}
