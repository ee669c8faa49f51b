// RUN: ldn-opt %s | ldn-opt | FileCheck %s
// RUN: ldn-opt %s --mlir-print-op-generic | ldn-opt | FileCheck %s
// Losses and metrics in value, destination and buffer form.

// CHECK-LABEL: func @losses(
func.func @losses(%l: tensor<?x10xf32>, %i: tensor<?xi32>, %s: tensor<?x?x65xf32>, %t: tensor<?x?xi32>, %o: tensor<f32>,
                  %x: memref<4x2xf64>, %m: memref<f64>) {
  // CHECK: ldn.cross_entropy %{{.*}}, %{{.*}} : (tensor<?x10xf32>, tensor<?xi32>) -> tensor<f32>
  %0 = ldn.cross_entropy %l, %i {smoothing = 0.0 : f64} : (tensor<?x10xf32>, tensor<?xi32>) -> tensor<f32>
  // CHECK: ldn.cross_entropy %{{.*}} outs %{{.*}} {ignore_index = -100 : i64, smoothing = 1.000000e-01 : f64}
  %1 = ldn.cross_entropy %s, %t outs %o {smoothing = 0.1 : f64, ignore_index = -100 : i64}
     : (tensor<?x?x65xf32>, tensor<?x?xi32>, tensor<f32>) -> tensor<f32>
  // CHECK: ldn.accuracy %{{.*}}, %{{.*}} {ignore_index = 0 : i64} : (tensor<?x10xf32>, tensor<?xi32>) -> tensor<f32>
  %2 = ldn.accuracy %l, %i {ignore_index = 0 : i64} : (tensor<?x10xf32>, tensor<?xi32>) -> tensor<f32>
  // CHECK: ldn.count_labels %{{.*}} {ignore_index = 0 : i64} : (tensor<?xi32>) -> tensor<f32>
  %3 = ldn.count_labels %i {ignore_index = 0 : i64} : (tensor<?xi32>) -> tensor<f32>
  // CHECK: ldn.mean_error %{{.*}}, %{{.*}} outs %{{.*}} {absolute} : (memref<4x2xf64>, memref<4x2xf64>, memref<f64>) -> ()
  ldn.mean_error %x, %x outs %m {absolute} : (memref<4x2xf64>, memref<4x2xf64>, memref<f64>) -> ()
  return
}
