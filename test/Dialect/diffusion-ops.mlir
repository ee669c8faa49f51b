// RUN: ldn-opt %s | ldn-opt | FileCheck %s
// RUN: ldn-opt %s --mlir-print-op-generic | ldn-opt | FileCheck %s
// Diffusion and depth-wise convolution in value, destination and buffer form.

// CHECK-LABEL: func @diffuse(
func.func @diffuse(%h: tensor<?x?x8xf32>, %k: tensor<3xf32>, %g: tensor<2x3xf32>, %o: tensor<?xf32>, %m: tensor<?x?xf32>,
                   %dt: tensor<f32>, %dts: tensor<4xf32>, %b: tensor<8xf32>, %at: index, %d: tensor<?x?x8xf32>) {
  // CHECK: ldn.diffuse %{{.*}}, %{{.*}}, %{{.*}} {before = 1 : i64} : (tensor<?x?x8xf32>, tensor<3xf32>, tensor<f32>) -> tensor<?x?x8xf32>
  %0 = ldn.diffuse %h, %k, %dt {before = 1 : i64} : (tensor<?x?x8xf32>, tensor<3xf32>, tensor<f32>) -> tensor<?x?x8xf32>
  // CHECK: ldn.diffuse %{{.*}} bias %{{.*}} at %{{.*}} outs %{{.*}} {before = 2 : i64, form = #ldn.form<relax>, normalize = #ldn.normalize<rows>, steps = 3 : i64}
  %1 = ldn.diffuse %h, %g, %dts bias %b at %at outs %d {before = 2 : i64, form = #ldn.form<relax>, steps = 3 : i64,
                                                         normalize = #ldn.normalize<rows>, scheme = #ldn.scheme<euler>}
     : (tensor<?x?x8xf32>, tensor<2x3xf32>, tensor<4xf32>, tensor<8xf32>, index, tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
  // CHECK: ldn.diffuse %{{.*}} {causal} : (tensor<?x?x8xf32>, tensor<?xf32>, tensor<f32>) -> tensor<?x?x8xf32>
  %2 = ldn.diffuse %h, %o, %dt {causal} : (tensor<?x?x8xf32>, tensor<?xf32>, tensor<f32>) -> tensor<?x?x8xf32>
  // CHECK: ldn.diffuse %{{.*}} {structure = #ldn.structure<dense>} : (tensor<?x?x8xf32>, tensor<?x?xf32>, tensor<f32>)
  %3 = ldn.diffuse %h, %m, %dt {structure = #ldn.structure<dense>} : (tensor<?x?x8xf32>, tensor<?x?xf32>, tensor<f32>) -> tensor<?x?x8xf32>
  return
}

// CHECK-LABEL: func @dwconv(
func.func @dwconv(%x: memref<1x18x8xf64, strided<[?, 8, 1], offset: ?>>, %w: memref<8x3xf64>, %b: memref<8xf64>, %at: index, %y: memref<1x16x8xf64>) {
  // CHECK: ldn.dwconv %{{.*}}, %{{.*}} bias %{{.*}} at %{{.*}} outs %{{.*}} {before = 1 : i64}
  // CHECK-SAME: : (memref<1x18x8xf64, strided<[?, 8, 1], offset: ?>>, memref<8x3xf64>, memref<8xf64>, index, memref<1x16x8xf64>) -> ()
  ldn.dwconv %x, %w bias %b at %at outs %y {before = 1 : i64}
    : (memref<1x18x8xf64, strided<[?, 8, 1], offset: ?>>, memref<8x3xf64>, memref<8xf64>, index, memref<1x16x8xf64>) -> ()
  return
}
