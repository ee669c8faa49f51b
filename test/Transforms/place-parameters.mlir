// RUN: ldn-opt %s -ldn-place-parameters | FileCheck %s
// Places are 64-byte aligned, in order of appearance, one for a path; callers pass the arena on.

// CHECK: module attributes {
// CHECK-SAME: ldn.parameters = [{init = #ldn.init<constant, [1.000000e+00]>, offset = 0 : i64, path = "b", type = tensor<3xf32>},
// CHECK-SAME: {init = #ldn.init<uniform, [-5.000000e-01, 5.000000e-01]>, offset = 64 : i64, path = "w", type = tensor<5x5xf32>},
// CHECK-SAME: {init = #ldn.init<constant, [0.000000e+00]>, offset = 192 : i64, path = "s", type = tensor<f32>}]
// CHECK-SAME: ldn.params_bytes = 256 : i64

// CHECK-LABEL: func.func private @pure(
// CHECK-SAME: tensor<3xf32>) -> tensor<3xf32>
func.func private @pure(%x: tensor<3xf32>) -> tensor<3xf32> {
  return %x : tensor<3xf32>
}

// CHECK-LABEL: func.func @infer(
// CHECK-SAME: %[[X:.*]]: tensor<5xf32> {ldn.name = "x"}, %[[P:.*]]: memref<?xi8> {ldn.arena = "params"})
func.func @infer(%x: tensor<5xf32> {ldn.name = "x"}) -> (tensor<3xf32>, tensor<5x5xf32>) {
  // CHECK: %[[O:.*]] = arith.constant 0 : index
  // CHECK: %[[V:.*]] = memref.view %[[P]][%[[O]]][] : memref<?xi8> to memref<3xf32>
  // CHECK: %[[B:.*]] = bufferization.to_tensor %[[V]] restrict
  // CHECK: %[[O1:.*]] = arith.constant 64 : index
  // CHECK: memref.view %[[P]][%[[O1]]][] : memref<?xi8> to memref<5x5xf32>
  // CHECK: %[[W:.*]] = bufferization.to_tensor
  %b = ldn.parameter "b" init <constant, [1.0]> : tensor<3xf32>
  %w = ldn.parameter "w" init <uniform, [-0.5, 0.5]> : tensor<5x5xf32>
  // CHECK: call @pure(%[[B]]) : (tensor<3xf32>)
  %y = call @pure(%b) : (tensor<3xf32>) -> tensor<3xf32>
  // CHECK: return %{{.*}}, %[[W]]
  return %y, %w : tensor<3xf32>, tensor<5x5xf32>
}

// CHECK-LABEL: func.func @evaluate(
// CHECK-SAME: %[[X:.*]]: tensor<5xf32>, %[[P:.*]]: memref<?xi8> {ldn.arena = "params"})
func.func @evaluate(%x: tensor<5xf32>) -> (tensor<3xf32>, tensor<f32>) {
  // CHECK: arith.constant 192
  // CHECK-NOT: ldn.parameter
  // CHECK: call @infer(%[[X]], %[[P]])
  %0:2 = call @infer(%x) : (tensor<5xf32>) -> (tensor<3xf32>, tensor<5x5xf32>)
  %s = ldn.parameter "s" init <constant, [0.0]> : tensor<f32>
  %b = ldn.parameter "b" init <constant, [1.0]> : tensor<3xf32>
  return %b, %s : tensor<3xf32>, tensor<f32>
}
