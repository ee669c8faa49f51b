// Numbers of the operations that derivatives are made of, from the formulas in NumPy.
// RUN: ldn-opt %s %loops_to_llvm | %run_main | FileCheck %s

func.func private @printMemrefF64(tensor<*xf64> {bufferization.access = "read"}) attributes {llvm.emit_c_interface}

func.func @main() {
  call @local() : () -> ()
  call @sums() : () -> ()
  call @inputs() : () -> ()
  call @losses() : () -> ()
  call @transposed() : () -> ()
  call @kernels() : () -> ()
  call @dropout() : () -> ()
  return
}

func.func @local() {
  %x = arith.constant dense<[[[1.0, -2.0], [0.5, 1.0], [2.0, 0.0]]]> : tensor<1x3x2xf64>
  %g = arith.constant dense<[[[1.0, 0.0], [-1.0, 2.0], [3.0, -0.5]]]> : tensor<1x3x2xf64>
  // CHECK:      [6.5, -3]
  // CHECK-NEXT: [{{-?}}0, 2]
  %0 = ldn.linear_weight_grad %g, %x
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<2x2xf64>
  %u0 = tensor.cast %0 : tensor<2x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u0) : (tensor<*xf64>) -> ()
  // CHECK:      [0.0548202, -0.0548202]
  // CHECK-NEXT: [-1.77778, 1.77778]
  // CHECK-NEXT: [0.47629, -0.47629]
  %1 = ldn.layer_norm_grad %x, %g {eps = 0.5 : f64}
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<1x3x2xf64>
  %u1 = tensor.cast %1 : tensor<1x3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u1) : (tensor<*xf64>) -> ()
  // CHECK:      [0.481125, 0.19245]
  // CHECK-NEXT: [-1.25708, 1.25708]
  // CHECK-NEXT: [0.379473, -0.316228]
  %2 = ldn.rms_norm_grad %x, %g {eps = 0.5 : f64}
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<1x3x2xf64>
  %u2 = tensor.cast %2 : tensor<1x3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u2) : (tensor<*xf64>) -> ()
  // CHECK:      [{{-?}}0, 2]
  // CHECK-NEXT: [-1.25, 0.5]
  // CHECK-NEXT: [-6, {{-?}}0]
  %3 = ldn.softmax_grad %x, %g
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<1x3x2xf64>
  %u3 = tensor.cast %3 : tensor<1x3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u3) : (tensor<*xf64>) -> ()
  // CHECK:      [{{-?}}0, 1, -2, {{-?}}0]
  // CHECK-NEXT: [{{-?}}0, 0.5, 1, {{-?}}0]
  // CHECK-NEXT: [{{-?}}0, 2, {{-?}}0, {{-?}}0]
  %4 = ldn.pad %x {offset = 1 : i64}
     : (tensor<1x3x2xf64>) -> tensor<1x3x4xf64>
  %u4 = tensor.cast %4 : tensor<1x3x4xf64> to tensor<*xf64>
  call @printMemrefF64(%u4) : (tensor<*xf64>) -> ()
  return
}

func.func @sums() {
  %x = arith.constant dense<[[[1.0, -2.0], [0.5, 1.0], [2.0, 0.0]]]> : tensor<1x3x2xf64>
  %v = arith.constant dense<[[1.0, 0.0]]> : tensor<1x2xf64>
  %m = arith.constant dense<[[0.0, 1.0], [2.0, 3.0], [4.0, 5.0], [6.0, 7.0]]> : tensor<4x2xf64>
  %T = arith.constant 3 : index
  // CHECK:      [1, {{-?}}0]
  // CHECK-NEXT: [1, {{-?}}0]
  // CHECK-NEXT: [1, {{-?}}0]
  %0 = ldn.broadcast %v, %T
     : (tensor<1x2xf64>, index) -> tensor<1x3x2xf64>
  %u0 = tensor.cast %0 : tensor<1x3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u0) : (tensor<*xf64>) -> ()
  // CHECK:      [2, 4]
  // CHECK-NEXT: [10, 12]
  %1 = ldn.group_sum %m
     : (tensor<4x2xf64>) -> tensor<2x2xf64>
  %u1 = tensor.cast %1 : tensor<2x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u1) : (tensor<*xf64>) -> ()
  // CHECK: [12, 16]
  %2 = ldn.group_sum %m
     : (tensor<4x2xf64>) -> tensor<2xf64>
  %u2 = tensor.cast %2 : tensor<2xf64> to tensor<*xf64>
  call @printMemrefF64(%u2) : (tensor<*xf64>) -> ()
  // CHECK:      [{{-?}}0, {{-?}}0]
  // CHECK-NEXT: [{{-?}}0, {{-?}}0]
  // CHECK-NEXT: [1, {{-?}}0]
  %3 = ldn.reduce_max_grad %x, %v
     : (tensor<1x3x2xf64>, tensor<1x2xf64>) -> tensor<1x3x2xf64>
  %u3 = tensor.cast %3 : tensor<1x3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u3) : (tensor<*xf64>) -> ()
  return
}

func.func @inputs() {
  %t = arith.constant dense<[[0, 2, 0]]> : tensor<1x3xi32>
  %g = arith.constant dense<[[[1.0, 0.0], [-1.0, 2.0], [3.0, -0.5]]]> : tensor<1x3x2xf64>
  %p = arith.constant dense<[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0], [12.0, 13.0, 14.0, 15.0]]]> : tensor<1x4x4xf64>
  // CHECK:      [4, -0.5]
  // CHECK-NEXT: [{{-?}}0, {{-?}}0]
  // CHECK-NEXT: [-1, 2]
  %0 = ldn.embedding_grad %t, %g
     : (tensor<1x3xi32>, tensor<1x3x2xf64>) -> tensor<3x2xf64>
  %u0 = tensor.cast %0 : tensor<3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u0) : (tensor<*xf64>) -> ()
  // CHECK:      [{{-?}}0, 1, 4, 5]
  // CHECK-NEXT: [2, 3, 6, 7]
  // CHECK-NEXT: [8, 9, 12, 13]
  // CHECK-NEXT: [10, 11, 14, 15]
  %1 = ldn.unpatch %p {size = 2 : i64}
     : (tensor<1x4x4xf64>) -> tensor<1x1x4x4xf64>
  %u1 = tensor.cast %1 : tensor<1x1x4x4xf64> to tensor<*xf64>
  call @printMemrefF64(%u1) : (tensor<*xf64>) -> ()
  return
}

func.func @losses() {
  %x = arith.constant dense<[[[1.0, -2.0], [0.5, 1.0], [2.0, 0.0]]]> : tensor<1x3x2xf64>
  %y = arith.constant dense<[[[2.0, 1.0], [0.0, -1.0], [1.0, 1.0]]]> : tensor<1x3x2xf64>
  %l = arith.constant dense<[[1, 0, 1]]> : tensor<1x3xi32>
  %s = arith.constant dense<2.0> : tensor<f64>
  // CHECK:      [0.902574, -0.902574]
  // CHECK-NEXT: [{{-?}}0, {{-?}}0]
  // CHECK-NEXT: [0.830797, -0.830797]
  %0 = ldn.cross_entropy_grad %x, %l, %s {smoothing = 0.1 : f64, ignore_index = 0 : i64}
     : (tensor<1x3x2xf64>, tensor<1x3xi32>, tensor<f64>) -> tensor<1x3x2xf64>
  %u0 = tensor.cast %0 : tensor<1x3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u0) : (tensor<*xf64>) -> ()
  // CHECK:      [-0.666667, -2]
  // CHECK-NEXT: [0.333333, 1.33333]
  // CHECK-NEXT: [0.666667, -0.666667]
  %1 = ldn.mean_error_grad %x, %y, %s
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>, tensor<f64>) -> tensor<1x3x2xf64>
  %u1 = tensor.cast %1 : tensor<1x3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u1) : (tensor<*xf64>) -> ()
  // CHECK:      [-0.333333, -0.333333]
  // CHECK-NEXT: [0.333333, 0.333333]
  // CHECK-NEXT: [0.333333, -0.333333]
  %2 = ldn.mean_error_grad %x, %y, %s {absolute}
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>, tensor<f64>) -> tensor<1x3x2xf64>
  %u2 = tensor.cast %2 : tensor<1x3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u2) : (tensor<*xf64>) -> ()
  return
}

func.func @transposed() {
  %x = arith.constant dense<[[[1.0, -2.0], [0.5, 1.0], [2.0, 0.0]]]> : tensor<1x3x2xf64>
  %k = arith.constant dense<[0.5, 1.0, 2.0]> : tensor<3xf64>
  %d = arith.constant dense<2.0> : tensor<f64>
  %w = arith.constant dense<[[1.0, 2.0, 3.0], [-1.0, 0.0, 4.0]]> : tensor<2x3xf64>
  %m = arith.constant dense<[[1.0, 2.0, 0.0], [0.0, 1.0, -1.0], [3.0, 0.0, 2.0]]> : tensor<3x3xf64>
  // CHECK:      [-3.5, 9]
  // CHECK-NEXT: [3.5, -13]
  // CHECK-NEXT: [{{-?}}0, 4]
  %0 = ldn.diffuse %x, %k, %d {before = 1 : i64, transposed}
     : (tensor<1x3x2xf64>, tensor<3xf64>, tensor<f64>) -> tensor<1x3x2xf64>
  %u0 = tensor.cast %0 : tensor<1x3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u0) : (tensor<*xf64>) -> ()
  // CHECK:      [5, -2]
  // CHECK-NEXT: [5, 2]
  // CHECK-NEXT: [4, {{-?}}0]
  %1 = ldn.diffuse %x, %k, %d {before = 2 : i64, form = #ldn.form<relax>, transposed}
     : (tensor<1x3x2xf64>, tensor<3xf64>, tensor<f64>) -> tensor<1x3x2xf64>
  %u1 = tensor.cast %1 : tensor<1x3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u1) : (tensor<*xf64>) -> ()
  // CHECK:      [8, 8]
  // CHECK-NEXT: [5, -6]
  // CHECK-NEXT: [-13, -2]
  %2 = ldn.diffuse %x, %m, %d {structure = #ldn.structure<dense>, transposed}
     : (tensor<1x3x2xf64>, tensor<3x3xf64>, tensor<f64>) -> tensor<1x3x2xf64>
  %u2 = tensor.cast %2 : tensor<1x3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u2) : (tensor<*xf64>) -> ()
  // CHECK:      [1, 2]
  // CHECK-NEXT: [2.5, -1]
  // CHECK-NEXT: [6, -8]
  %3 = ldn.dwconv %x, %w {before = 0 : i64, transposed}
     : (tensor<1x3x2xf64>, tensor<2x3xf64>) -> tensor<1x3x2xf64>
  %u3 = tensor.cast %3 : tensor<1x3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u3) : (tensor<*xf64>) -> ()
  return
}

func.func @kernels() {
  %x = arith.constant dense<[[[1.0, -2.0], [0.5, 1.0], [2.0, 0.0]]]> : tensor<1x3x2xf64>
  %g = arith.constant dense<[[[1.0, 0.0], [-1.0, 2.0], [3.0, -0.5]]]> : tensor<1x3x2xf64>
  %c = arith.constant dense<[[[2.0, 1.0], [0.0, -1.0], [1.0, 1.0]]]> : tensor<1x3x2xf64>
  %k = arith.constant dense<[0.5, 1.0, 2.0]> : tensor<3xf64>
  %s = arith.constant dense<1.5> : tensor<f64>
  %r = arith.constant dense<0.5> : tensor<f64>
  %e = arith.constant dense<2.0> : tensor<f64>
  %T = arith.constant 3 : index
  %two = arith.constant 2 : index
  // CHECK:      [3, 3]
  // CHECK-NEXT: [3.5, 3.5]
  // CHECK-NEXT: [1.5, 1.5]
  %0 = ldn.degree %k, %T {before = 1 : i64}
     : (tensor<3xf64>, index) -> tensor<3x2xf64>
  %u0 = tensor.cast %0 : tensor<3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u0) : (tensor<*xf64>) -> ()
  // CHECK:      [-2.5, 1.5, -3.5]
  // CHECK-NEXT: [-2, 4.5, 2]
  %1 = ldn.tap_grad %g, %x center %c {before = 1 : i64}
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<2x3xf64>
  %u1 = tensor.cast %1 : tensor<2x3xf64> to tensor<*xf64>
  call @printMemrefF64(%u1) : (tensor<*xf64>) -> ()
  // CHECK:      [-1, -1.5, {{-?}}0]
  // CHECK-NEXT: [-3, 3.5, {{-?}}0]
  // CHECK-NEXT: [1.5, -1.5, 3.5]
  %2 = ldn.dense_kernel_grad %g, %x center %c
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<3x3xf64>
  %u2 = tensor.cast %2 : tensor<3x3xf64> to tensor<*xf64>
  call @printMemrefF64(%u2) : (tensor<*xf64>) -> ()
  // CHECK: [1.00834]
  %3 = ldn.gaussian_kernel_grad %k, %s forward %r backward %e {before = 1 : i64, of = 0 : i64}
     : (tensor<3xf64>, tensor<f64>, tensor<f64>, tensor<f64>) -> tensor<f64>
  %u3 = tensor.cast %3 : tensor<f64> to tensor<*xf64>
  call @printMemrefF64(%u3) : (tensor<*xf64>) -> ()
  // CHECK: [0.400369]
  %4 = ldn.gaussian_kernel_grad %k, %s forward %r backward %e {before = 1 : i64, of = 1 : i64}
     : (tensor<3xf64>, tensor<f64>, tensor<f64>, tensor<f64>) -> tensor<f64>
  %u4 = tensor.cast %4 : tensor<f64> to tensor<*xf64>
  call @printMemrefF64(%u4) : (tensor<*xf64>) -> ()
  // CHECK: [0.188003]
  %5 = ldn.stable_step_grad %e, %r, %k, %T {before = 1 : i64, of = 0 : i64}
     : (tensor<f64>, tensor<f64>, tensor<3xf64>, index) -> tensor<f64>
  %u5 = tensor.cast %5 : tensor<f64> to tensor<*xf64>
  call @printMemrefF64(%u5) : (tensor<*xf64>) -> ()
  // CHECK: [-0.199187, 0.497967, -0.199187]
  %6 = ldn.stable_step_grad %e, %r, %k, %T {before = 1 : i64, normalize = #ldn.normalize<rows>, of = 1 : i64}
     : (tensor<f64>, tensor<f64>, tensor<3xf64>, index) -> tensor<3xf64>
  %u6 = tensor.cast %6 : tensor<3xf64> to tensor<*xf64>
  call @printMemrefF64(%u6) : (tensor<*xf64>) -> ()
  return
}

func.func @dropout() {
  %x = arith.constant dense<[[[1.0, 1.0, 1.0, 1.0, 1.0, 1.0], [1.0, 1.0, 1.0, 1.0, 1.0, 1.0]]]> : tensor<1x2x6xf64>
  %seed = arith.constant 7 : i64
  %step = arith.constant 3 : i64
  // CHECK:      [2, 2, {{-?}}0, 2, {{-?}}0, {{-?}}0]
  // CHECK-NEXT: [{{-?}}0, {{-?}}0, {{-?}}0, {{-?}}0, 2, {{-?}}0]
  %0 = ldn.dropout %x random %seed, %step {rate = 0.5 : f64, path = "d"}
     : (tensor<1x2x6xf64>, i64, i64) -> tensor<1x2x6xf64>
  %u0 = tensor.cast %0 : tensor<1x2x6xf64> to tensor<*xf64>
  call @printMemrefF64(%u0) : (tensor<*xf64>) -> ()
  return
}
