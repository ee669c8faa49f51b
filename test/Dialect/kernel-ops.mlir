// RUN: ldn-opt %s | ldn-opt | FileCheck %s
// RUN: ldn-opt %s --mlir-print-op-generic | ldn-opt | FileCheck %s
// Kernels, steps, positions and packed weights in value, destination and buffer form.

// CHECK-LABEL: func @gaussian(
func.func @gaussian(%s: tensor<f32>, %g: tensor<4xf32>, %r: index, %o: tensor<17xf32>) {
  // CHECK: ldn.gaussian_kernel %{{.*}} {before = 8 : i64} : (tensor<f32>) -> tensor<17xf32>
  %0 = ldn.gaussian_kernel %s {before = 8 : i64} : (tensor<f32>) -> tensor<17xf32>
  // CHECK: ldn.gaussian_kernel %{{.*}} outs %{{.*}} {before = 8 : i64} : (tensor<f32>, tensor<17xf32>) -> tensor<17xf32>
  %1 = ldn.gaussian_kernel %s outs %o {before = 8 : i64} : (tensor<f32>, tensor<17xf32>) -> tensor<17xf32>
  // CHECK: ldn.gaussian_kernel %{{.*}} forward %{{.*}} backward %{{.*}} reach %{{.*}} {causal}
  // CHECK-SAME: : (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, index) -> tensor<4x?xf32>
  %2 = ldn.gaussian_kernel %g forward %g backward %g reach %r {causal}
    : (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, index) -> tensor<4x?xf32>
  return
}

// CHECK-LABEL: func @step(
func.func @step(%s: tensor<f32>, %g: tensor<2xf32>, %k: tensor<17xf32>, %o: tensor<?xf32>, %p: tensor<4x17xf32>,
                %m: tensor<?x?xf32>, %t: index) {
  // CHECK: ldn.stable_step %{{.*}}, %{{.*}}, %{{.*}} {before = 8 : i64} : (tensor<f32>, tensor<17xf32>, index) -> tensor<f32>
  %0 = ldn.stable_step %s, %k, %t {before = 8 : i64} : (tensor<f32>, tensor<17xf32>, index) -> tensor<f32>
  // CHECK: ldn.stable_step %{{.*}} {causal, normalize = #ldn.normalize<rows>} : (tensor<f32>, tensor<?xf32>, index) -> tensor<f32>
  %1 = ldn.stable_step %s, %o, %t {causal, normalize = #ldn.normalize<rows>} : (tensor<f32>, tensor<?xf32>, index) -> tensor<f32>
  // CHECK: ldn.stable_step %{{.*}} outs %{{.*}} {before = 8 : i64} : (tensor<2xf32>, tensor<4x17xf32>, index, tensor<2xf32>) -> tensor<2xf32>
  %2 = ldn.stable_step %g, %p, %t outs %g {before = 8 : i64} : (tensor<2xf32>, tensor<4x17xf32>, index, tensor<2xf32>) -> tensor<2xf32>
  // CHECK: ldn.stable_step %{{.*}} {structure = #ldn.structure<dense>}
  %3 = ldn.stable_step %s, %m, %t {structure = #ldn.structure<dense>} : (tensor<f32>, tensor<?x?xf32>, index) -> tensor<f32>
  return
}

// CHECK-LABEL: func @sinusoid(
func.func @sinusoid(%t: index, %m: memref<?x8xf64>) {
  // CHECK: ldn.sinusoid %{{.*}} : (index) -> tensor<?x8xf32>
  %0 = ldn.sinusoid %t : (index) -> tensor<?x8xf32>
  // CHECK: ldn.sinusoid %{{.*}} at %{{.*}} : (index, index) -> tensor<?x8xf32>
  %1 = ldn.sinusoid %t at %t : (index, index) -> tensor<?x8xf32>
  // CHECK: ldn.sinusoid %{{.*}} outs %{{.*}} : (index, memref<?x8xf64>) -> ()
  ldn.sinusoid %t outs %m : (index, memref<?x8xf64>) -> ()
  return
}

// CHECK-LABEL: func @pack(
func.func @pack(%w: tensor<192x192xf32>, %v: tensor<10x192xf32>, %t: memref<192x10xf32>, %m: memref<2x192x8xf32>) {
  // CHECK: ldn.pack %{{.*}}, %{{.*}} : (tensor<192x192xf32>, tensor<10x192xf32>) -> tensor<4x192x64xf32>
  %0 = ldn.pack %w, %v : (tensor<192x192xf32>, tensor<10x192xf32>) -> tensor<4x192x64xf32>
  // CHECK: ldn.pack %{{.*}} outs %{{.*}} {layout = #ldn.layout<in_out>} : (memref<192x10xf32>, memref<2x192x8xf32>) -> ()
  ldn.pack %t outs %m {layout = #ldn.layout<in_out>} : (memref<192x10xf32>, memref<2x192x8xf32>) -> ()
  // CHECK: ldn.pack %{{.*}} : (tensor<192x192xf32>) -> tensor<3x96x128xbf16>
  %1 = ldn.pack %w : (tensor<192x192xf32>) -> tensor<3x96x128xbf16>
  return
}
