// RUN: ldn-opt %s | ldn-opt | FileCheck %s
// RUN: ldn-opt %s --mlir-print-op-generic | ldn-opt | FileCheck %s
// What derivatives are made of, in value, destination and buffer form.

// CHECK-LABEL: func @local(
func.func @local(%g: tensor<?x?x4xf32>, %x: tensor<?x?x8xf32>, %o: tensor<4x8xf32>, %m: memref<2x3x4xf64>, %n: memref<2x3x8xf64>) {
  // CHECK: ldn.linear_weight_grad %{{.*}}, %{{.*}} outs %{{.*}} : (tensor<?x?x4xf32>, tensor<?x?x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = ldn.linear_weight_grad %g, %x outs %o : (tensor<?x?x4xf32>, tensor<?x?x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  // CHECK: ldn.layer_norm_grad %{{.*}}, %{{.*}} {eps = 5.000000e-01 : f64}
  %1 = ldn.layer_norm_grad %x, %x {eps = 0.5 : f64} : (tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
  // CHECK: ldn.rms_norm_grad %{{.*}}, %{{.*}} : (tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
  %2 = ldn.rms_norm_grad %x, %x {eps = 1.0e-5 : f64} : (tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
  // CHECK: ldn.softmax_grad
  %3 = ldn.softmax_grad %x, %x : (tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
  // CHECK: ldn.pad %{{.*}} outs %{{.*}} {offset = 2 : i64} : (memref<2x3x4xf64>, memref<2x3x8xf64>) -> ()
  ldn.pad %m outs %n {offset = 2 : i64} : (memref<2x3x4xf64>, memref<2x3x8xf64>) -> ()
  return
}

// CHECK-LABEL: func @sums(
func.func @sums(%x: tensor<?x8xf32>, %T: index, %y: tensor<12x3xf32>, %h: tensor<?x?x8xf32>) {
  // CHECK: ldn.broadcast %{{.*}}, %{{.*}} : (tensor<?x8xf32>, index) -> tensor<?x?x8xf32>
  %0 = ldn.broadcast %x, %T : (tensor<?x8xf32>, index) -> tensor<?x?x8xf32>
  // CHECK: ldn.group_sum %{{.*}} : (tensor<12x3xf32>) -> tensor<4x3xf32>
  %1 = ldn.group_sum %y : (tensor<12x3xf32>) -> tensor<4x3xf32>
  // CHECK: ldn.group_sum %{{.*}} : (tensor<12x3xf32>) -> tensor<3xf32>
  %2 = ldn.group_sum %y : (tensor<12x3xf32>) -> tensor<3xf32>
  // CHECK: ldn.reduce_max_grad
  %3 = ldn.reduce_max_grad %h, %x : (tensor<?x?x8xf32>, tensor<?x8xf32>) -> tensor<?x?x8xf32>
  return
}

// CHECK-LABEL: func @inputs_and_losses(
func.func @inputs_and_losses(%t: tensor<?x?xi32>, %g: tensor<?x?x48xf32>, %l: tensor<?x10xf32>, %label: tensor<?xi32>, %s: tensor<f32>) {
  // CHECK: ldn.embedding_grad %{{.*}}, %{{.*}} : (tensor<?x?xi32>, tensor<?x?x48xf32>) -> tensor<65x48xf32>
  %0 = ldn.embedding_grad %t, %g : (tensor<?x?xi32>, tensor<?x?x48xf32>) -> tensor<65x48xf32>
  // CHECK: ldn.unpatch %{{.*}} {size = 4 : i64} : (tensor<?x?x48xf32>) -> tensor<?x3x32x32xf32>
  %1 = ldn.unpatch %g {size = 4 : i64} : (tensor<?x?x48xf32>) -> tensor<?x3x32x32xf32>
  // CHECK: ldn.cross_entropy_grad %{{.*}}, %{{.*}}, %{{.*}} {ignore_index = -1 : i64, smoothing = 1.000000e-01 : f64}
  %2 = ldn.cross_entropy_grad %l, %label, %s {smoothing = 0.1 : f64, ignore_index = -1 : i64}
     : (tensor<?x10xf32>, tensor<?xi32>, tensor<f32>) -> tensor<?x10xf32>
  // CHECK: ldn.mean_error_grad %{{.*}}, %{{.*}}, %{{.*}} {absolute}
  %3 = ldn.mean_error_grad %l, %l, %s {absolute} : (tensor<?x10xf32>, tensor<?x10xf32>, tensor<f32>) -> tensor<?x10xf32>
  return
}

// CHECK-LABEL: func @kernels(
func.func @kernels(%k: tensor<3xf32>, %T: index, %x: tensor<?x?x8xf32>, %d: tensor<?x9x8xf32>, %s: tensor<2xf32>, %taps: tensor<2x?xf32>) {
  // CHECK: ldn.degree %{{.*}}, %{{.*}} {before = 1 : i64} : (tensor<3xf32>, index) -> tensor<?x8xf32>
  %0 = ldn.degree %k, %T {before = 1 : i64} : (tensor<3xf32>, index) -> tensor<?x8xf32>
  // CHECK: ldn.tap_grad %{{.*}}, %{{.*}} center %{{.*}} reach %{{.*}} {causal} : ({{.*}}, index) -> tensor<8x?xf32>
  %1 = ldn.tap_grad %x, %x center %x reach %T {causal} : (tensor<?x?x8xf32>, tensor<?x?x8xf32>, tensor<?x?x8xf32>, index) -> tensor<8x?xf32>
  // CHECK: ldn.tap_grad %{{.*}}, %{{.*}} {before = 1 : i64}
  %2 = ldn.tap_grad %x, %x {before = 1 : i64} : (tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<8x3xf32>
  // CHECK: ldn.dense_kernel_grad %{{.*}}, %{{.*}} center %{{.*}} :
  %3 = ldn.dense_kernel_grad %d, %d center %d : (tensor<?x9x8xf32>, tensor<?x9x8xf32>, tensor<?x9x8xf32>) -> tensor<9x9xf32>
  // CHECK: ldn.gaussian_kernel_grad %{{.*}}, %{{.*}} forward %{{.*}} backward %{{.*}} reach %{{.*}} {of = 2 : i64}
  %4 = ldn.gaussian_kernel_grad %taps, %s forward %s backward %s reach %T {of = 2 : i64}
     : (tensor<2x?xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, index) -> tensor<2xf32>
  // CHECK: ldn.stable_step_grad %{{.*}}, %{{.*}}, %{{.*}}, %{{.*}} {before = 1 : i64, normalize = #ldn.normalize<rows>, of = 1 : i64}
  %5 = ldn.stable_step_grad %s, %s, %k, %T {before = 1 : i64, normalize = #ldn.normalize<rows>, of = 1 : i64}
     : (tensor<2xf32>, tensor<2xf32>, tensor<3xf32>, index) -> tensor<3xf32>
  return
}

// CHECK-LABEL: func @forms_for_derivatives(
func.func @forms_for_derivatives(%h: tensor<?x?x8xf32>, %k: tensor<3xf32>, %dt: tensor<f32>, %w: tensor<8x3xf32>, %seed: i64, %b: index) {
  // CHECK: ldn.diffuse %{{.*}} {before = 1 : i64, transposed}
  %0 = ldn.diffuse %h, %k, %dt {before = 1 : i64, transposed} : (tensor<?x?x8xf32>, tensor<3xf32>, tensor<f32>) -> tensor<?x?x8xf32>
  // CHECK: ldn.dwconv %{{.*}} {before = 1 : i64, transposed}
  %1 = ldn.dwconv %h, %w {before = 1 : i64, transposed} : (tensor<?x?x8xf32>, tensor<8x3xf32>) -> tensor<?x?x8xf32>
  // CHECK: ldn.dropout %{{.*}} random %{{.*}}, %{{.*}} at %{{.*}}, %{{.*}} {path = "d", rate = 1.000000e-01 : f64}
  %2 = ldn.dropout %h random %seed, %seed at %b, %b {rate = 0.1 : f64, path = "d"}
     : (tensor<?x?x8xf32>, i64, i64, index, index) -> tensor<?x?x8xf32>
  return
}
