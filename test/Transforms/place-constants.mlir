// One global for equal constants, numbered in the order of the module.
// RUN: ldn-opt %s --ldn-place-constants | FileCheck %s

// CHECK: memref.global "private" constant @constant_0 : memref<2xf32> = dense<[1.000000e+00, 2.000000e+00]> {alignment = 64 : i64}
// CHECK: memref.global "private" constant @constant_1 : memref<f32> = dense<1.000000e+00> {alignment = 64 : i64}
// CHECK-LABEL: func @first
// CHECK: %[[A:.*]] = memref.get_global @constant_0
// CHECK: bufferization.to_tensor %[[A]] restrict
// CHECK: memref.get_global @constant_1
func.func @first() -> (tensor<2xf32>, tensor<f32>) {
  %a = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %b = arith.constant dense<1.0> : tensor<f32>
  return %a, %b : tensor<2xf32>, tensor<f32>
}

// CHECK-LABEL: func @second
// CHECK: memref.get_global @constant_0
func.func @second() -> tensor<2xf32> {
  %a = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  return %a : tensor<2xf32>
}
