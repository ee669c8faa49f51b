// From sequences back to tables and images.
// RUN: ldn-opt %s --split-input-file --ldn-differentiate | FileCheck %s

// The mean shares its adjoint out among the tokens, at run time; rows of the table get the sums of their tokens.
// CHECK-LABEL: func @gradients
// CHECK-SAME: (%[[TEXT:[^:]*]]: tensor<?x?xi32>
// CHECK: %[[G:.*]] = ldn.cross_entropy_grad
// CHECK: %[[T:.*]] = tensor.dim
// CHECK: %[[COUNT:.*]] = tensor.from_elements
// CHECK: %[[SHARE:.*]] = ldn.map(%[[G]], %[[COUNT]])
// CHECK: arith.divf
// CHECK: %[[DX:.*]] = ldn.broadcast %[[SHARE]], %[[T]]
// CHECK: %[[DTABLE:.*]] = ldn.embedding_grad %[[TEXT]], %[[DX]] : (tensor<?x?xi32>, tensor<?x?x8xf32>) -> tensor<9x8xf32>
// CHECK: return %{{.*}}, %[[DTABLE]]
func.func @gradients(%text: tensor<?x?xi32>, %label: tensor<?xi32>) -> (tensor<f32> {ldn.role = "loss"}) {
  %table = ldn.parameter "table" init <normal, [0.0, 1.0]> : tensor<9x8xf32>
  %x = ldn.embedding %text, %table : (tensor<?x?xi32>, tensor<9x8xf32>) -> tensor<?x?x8xf32>
  %m = ldn.reduce %x {kind = #ldn.reduce<mean>} : (tensor<?x?x8xf32>) -> tensor<?x8xf32>
  %l = ldn.cross_entropy %m, %label {smoothing = 0.1 : f64, ignore_index = 3 : i64}
     : (tensor<?x8xf32>, tensor<?xi32>) -> tensor<f32>
  return %l : tensor<f32>
}

// -----

// The maximum finds its tokens again.
// CHECK-LABEL: func @gradients
// CHECK: %[[X:.*]] = ldn.parameter "x"
// CHECK: %[[G:.*]] = ldn.mean_error_grad
// CHECK: %[[DX:.*]] = ldn.reduce_max_grad %[[X]], %[[G]]
// CHECK: return %{{.*}}, %[[DX]]
func.func @gradients(%aim: tensor<2x8xf32>) -> (tensor<f32> {ldn.role = "loss"}) {
  %x = ldn.parameter "x" init <normal, [0.0, 1.0]> : tensor<2x9x8xf32>
  %m = ldn.reduce %x {kind = #ldn.reduce<max>} : (tensor<2x9x8xf32>) -> tensor<2x8xf32>
  %l = ldn.mean_error %aim, %m {absolute} : (tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<f32>
  return %l : tensor<f32>
}

// -----

// Patches of an image, transposed.
// CHECK-LABEL: func @gradients
// CHECK: %[[G:.*]] = ldn.mean_error_grad
// CHECK: %[[T:.*]] = ldn.transpose %[[G]] : (tensor<2x12x6xf32>) -> tensor<2x6x12xf32>
// CHECK: %[[DX:.*]] = ldn.unpatch %[[T]] {size = 2 : i64} : (tensor<2x6x12xf32>) -> tensor<2x3x4x6xf32>
// CHECK: return %{{.*}}, %[[DX]]
func.func @gradients(%aim: tensor<2x12x6xf32>) -> (tensor<f32> {ldn.role = "loss"}) {
  %x = ldn.parameter "x" init <normal, [0.0, 1.0]> : tensor<2x3x4x6xf32>
  %m = ldn.patches %x {size = 2 : i64} : (tensor<2x3x4x6xf32>) -> tensor<2x6x12xf32>
  %t = ldn.transpose %m : (tensor<2x6x12xf32>) -> tensor<2x12x6xf32>
  %l = ldn.mean_error %t, %aim : (tensor<2x12x6xf32>, tensor<2x12x6xf32>) -> tensor<f32>
  return %l : tensor<f32>
}

// -----

// Positions beyond the sequence get zeros.
// CHECK-LABEL: func @gradients
// CHECK-SAME: (%[[T:[^:]*]]: index
// CHECK: %[[G:.*]] = ldn.mean_error_grad
// CHECK: %[[Z:.*]] = arith.constant dense<0.000000e+00> : tensor<64x8xf32>
// CHECK: %[[D:.*]] = tensor.insert_slice %[[G]] into %[[Z]][0, 0] [%[[T]], 8] [1, 1]
// CHECK: return %{{.*}}, %[[D]]
func.func @gradients(%T: index, %aim: tensor<?x8xf32>) -> (tensor<f32> {ldn.role = "loss"}) {
  %x = ldn.parameter "positions" init <normal, [0.0, 1.0]> : tensor<64x8xf32>
  %m = tensor.extract_slice %x[0, 0] [%T, 8] [1, 1] : tensor<64x8xf32> to tensor<?x8xf32>
  %l = ldn.mean_error %m, %aim : (tensor<?x8xf32>, tensor<?x8xf32>) -> tensor<f32>
  return %l : tensor<f32>
}
