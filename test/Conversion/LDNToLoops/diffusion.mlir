// Numbers of diffusion and depth-wise convolution, worked out by hand and with NumPy.
// RUN: ldn-opt %s %loops_to_llvm | %run_main | FileCheck %s

func.func private @printMemrefF64(tensor<*xf64> {bufferization.access = "read"}) attributes {llvm.emit_c_interface}
func.func private @print(%x: tensor<1x?x2xf64>) {
  %u = tensor.cast %x : tensor<1x?x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u) : (tensor<*xf64>) -> ()
  return
}

func.func @main() {
  %constant = arith.constant dense<[[[1.0, 2.0], [4.0, -1.0], [0.0, 3.0], [2.0, 2.0]]]> : tensor<1x4x2xf64>
  %h = tensor.cast %constant : tensor<1x4x2xf64> to tensor<1x?x2xf64>
  call @band(%h) : (tensor<1x?x2xf64>) -> ()
  call @causal(%h) : (tensor<1x?x2xf64>) -> ()
  call @groups(%h) : (tensor<1x?x2xf64>) -> ()
  call @dense(%constant) : (tensor<1x4x2xf64>) -> ()
  call @tile(%h) : (tensor<1x?x2xf64>) -> ()
  call @dwconv(%h) : (tensor<1x?x2xf64>) -> ()
  return
}

func.func @band(%h: tensor<1x?x2xf64>) {
  %k = arith.constant dense<[1.0, 2.0, 3.0]> : tensor<3xf64>
  %dt = arith.constant dense<0.5> : tensor<f64>
  // Token 0: 0.5 · 3 · ((4, -1) - (1, 2)); token 3: 0.5 · 1 · ((0, 3) - (2, 2)).
  // CHECK: [4.5, -4.5],
  // CHECK: [-7.5, 7.5],
  // CHECK: [5, -3.5],
  // CHECK: [-1, 0.5]
  %l = ldn.diffuse %h, %k, %dt {before = 1 : i64} : (tensor<1x?x2xf64>, tensor<3xf64>, tensor<f64>) -> tensor<1x?x2xf64>
  call @print(%l) : (tensor<1x?x2xf64>) -> ()
  // Rows divided by 5, 6, 6 and 3.
  // CHECK: [0.9, -0.9],
  // CHECK: [-1.25, 1.25],
  // CHECK: [0.833333, -0.583333],
  // CHECK: [-0.333333, 0.166667]
  %r = ldn.diffuse %h, %k, %dt {before = 1 : i64, normalize = #ldn.normalize<rows>}
     : (tensor<1x?x2xf64>, tensor<3xf64>, tensor<f64>) -> tensor<1x?x2xf64>
  call @print(%r) : (tensor<1x?x2xf64>) -> ()
  // Token 0: 0.5 · (2 · (1, 2) + 3 · (4, -1) + (10, 20) - (1, 2)).
  // CHECK: [11.5, 9.5],
  // CHECK: [7.5, 15],
  // CHECK: [10, 14],
  // CHECK: [6, 12.5]
  %bias = arith.constant dense<[10.0, 20.0]> : tensor<2xf64>
  %x = ldn.diffuse %h, %k, %dt bias %bias {before = 1 : i64, form = #ldn.form<relax>}
     : (tensor<1x?x2xf64>, tensor<3xf64>, tensor<f64>, tensor<2xf64>) -> tensor<1x?x2xf64>
  call @print(%x) : (tensor<1x?x2xf64>) -> ()
  // Three steps of 0.1 / 3.
  %small = arith.constant dense<0.1> : tensor<f64>
  // CHECK: [0.679, -0.678],
  // CHECK: [-1.19411, 1.22111],
  // CHECK: [0.810704, -0.557704],
  // CHECK: [-0.162704, 0.0753333]
  %s = ldn.diffuse %h, %k, %small {before = 1 : i64, steps = 3 : i64}
     : (tensor<1x?x2xf64>, tensor<3xf64>, tensor<f64>) -> tensor<1x?x2xf64>
  call @print(%s) : (tensor<1x?x2xf64>) -> ()
  return
}

func.func @causal(%h: tensor<1x?x2xf64>) {
  %taps = arith.constant dense<[1.0, 2.0, 5.0]> : tensor<3xf64>
  %k = tensor.cast %taps : tensor<3xf64> to tensor<?xf64>
  %dt = arith.constant dense<0.5> : tensor<f64>
  // A run-time number of taps: the last is the token itself.
  // CHECK: [0, 0],
  // CHECK: [-3, 3],
  // CHECK: [4.5, -4.5],
  // CHECK: [-1, -0.5]
  %l = ldn.diffuse %h, %k, %dt {causal} : (tensor<1x?x2xf64>, tensor<?xf64>, tensor<f64>) -> tensor<1x?x2xf64>
  call @print(%l) : (tensor<1x?x2xf64>) -> ()
  // The same taps with their centre in the middle: token 0 gets 0.5 · 5 · ((4, -1) - (1, 2)).
  // CHECK: [7.5, -7.5],
  %m = ldn.diffuse %h, %k, %dt : (tensor<1x?x2xf64>, tensor<?xf64>, tensor<f64>) -> tensor<1x?x2xf64>
  call @print(%m) : (tensor<1x?x2xf64>) -> ()
  return
}

func.func @groups(%h: tensor<1x?x2xf64>) {
  %k = arith.constant dense<[[1.0, 2.0, 3.0], [2.0, 0.0, 1.0]]> : tensor<2x3xf64>
  %dt = arith.constant dense<[0.5, 0.25]> : tensor<2xf64>
  // CHECK: [4.5, -0.75],
  // CHECK: [-7.5, 2.5],
  // CHECK: [5, -2.25],
  // CHECK: [-1, 0.5]
  %l = ldn.diffuse %h, %k, %dt {before = 1 : i64} : (tensor<1x?x2xf64>, tensor<2x3xf64>, tensor<2xf64>) -> tensor<1x?x2xf64>
  call @print(%l) : (tensor<1x?x2xf64>) -> ()
  return
}

func.func @dense(%h: tensor<1x4x2xf64>) {
  %k = arith.constant dense<[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0], [12.0, 13.0, 14.0, 15.0]]>
     : tensor<4x4xf64>
  %dt = arith.constant dense<0.5> : tensor<f64>
  // CHECK: [2, -0.5],
  // CHECK: [-25, 28.5],
  // CHECK: [33, -27.5],
  // CHECK: [-7, -12.5]
  %l = ldn.diffuse %h, %k, %dt {structure = #ldn.structure<dense>}
     : (tensor<1x4x2xf64>, tensor<4x4xf64>, tensor<f64>) -> tensor<1x4x2xf64>
  %0 = tensor.cast %l : tensor<1x4x2xf64> to tensor<1x?x2xf64>
  call @print(%0) : (tensor<1x?x2xf64>) -> ()
  return
}

// A tile from the rows that it reaches: tokens 2 and 3 from tokens 1 … 3 for one step (the numbers of @band), token 3 from the same
// for two steps (the last row of the whole sequence).
func.func @tile(%h: tensor<1x?x2xf64>) {
  %k = arith.constant dense<[1.0, 2.0, 3.0]> : tensor<3xf64>
  %dt = arith.constant dense<0.5> : tensor<f64>
  %two = arith.constant 2 : index
  %rows = tensor.extract_slice %h[0, 1, 0] [1, 3, 2] [1, 1, 1] : tensor<1x?x2xf64> to tensor<1x3x2xf64>
  %o = tensor.empty() : tensor<1x2x2xf64>
  %at = arith.constant 1 : index
  // CHECK:      sizes = [1, 2, 2]
  // CHECK-NEXT: [5, -3.5],
  // CHECK-NEXT: [-1, 0.5]
  %l = ldn.diffuse %rows, %k, %dt at %at outs %o {before = 1 : i64}
     : (tensor<1x3x2xf64>, tensor<3xf64>, tensor<f64>, index, tensor<1x2x2xf64>) -> tensor<1x2x2xf64>
  %0 = tensor.cast %l : tensor<1x2x2xf64> to tensor<1x?x2xf64>
  call @print(%0) : (tensor<1x?x2xf64>) -> ()
  %small = arith.constant dense<0.1> : tensor<f64>
  %whole = ldn.diffuse %h, %k, %small {before = 1 : i64, steps = 2 : i64}
     : (tensor<1x?x2xf64>, tensor<3xf64>, tensor<f64>) -> tensor<1x?x2xf64>
  // CHECK:      sizes = [1, 4, 2]
  // CHECK:      {{.*}}[[LAST:\[-0.1[0-9]+, +0.0[0-9]+\]]]]]
  call @print(%whole) : (tensor<1x?x2xf64>) -> ()
  // CHECK:      sizes = [1, 1, 2]
  // CHECK-NEXT: {{\[\[}}[[LAST]]
  %e = tensor.empty() : tensor<1x1x2xf64>
  %s = ldn.diffuse %rows, %k, %small at %two outs %e {before = 1 : i64, steps = 2 : i64}
     : (tensor<1x3x2xf64>, tensor<3xf64>, tensor<f64>, index, tensor<1x1x2xf64>) -> tensor<1x1x2xf64>
  %1 = tensor.cast %s : tensor<1x1x2xf64> to tensor<1x?x2xf64>
  call @print(%1) : (tensor<1x?x2xf64>) -> ()
  return
}

func.func @dwconv(%x: tensor<1x?x2xf64>) {
  %w = arith.constant dense<[[1.0, 2.0, 3.0], [2.0, 0.0, 1.0]]> : tensor<2x3xf64>
  %b = arith.constant dense<[10.0, 20.0]> : tensor<2xf64>
  // Feature 0 of token 1: 1 · 1 + 2 · 4 + 3 · 0 + 10; zeros beyond the ends.
  // CHECK: [24, 19],
  // CHECK: [19, 27],
  // CHECK: [20, 20],
  // CHECK: [14, 26]
  %y = ldn.dwconv %x, %w bias %b {before = 1 : i64} : (tensor<1x?x2xf64>, tensor<2x3xf64>, tensor<2xf64>) -> tensor<1x?x2xf64>
  call @print(%y) : (tensor<1x?x2xf64>) -> ()
  // Causal, no bias, and of the tokens 1 … 3 only the last two.
  // CHECK:      sizes = [1, 2, 2]
  // CHECK-NEXT: [8, 3],
  // CHECK-NEXT: [10, 0]
  %rows = tensor.extract_slice %x[0, 1, 0] [1, 3, 2] [1, 1, 1] : tensor<1x?x2xf64> to tensor<1x3x2xf64>
  %at = arith.constant 1 : index
  %o = tensor.empty() : tensor<1x2x2xf64>
  %t = ldn.dwconv %rows, %w at %at outs %o {before = 2 : i64}
     : (tensor<1x3x2xf64>, tensor<2x3xf64>, index, tensor<1x2x2xf64>) -> tensor<1x2x2xf64>
  %0 = tensor.cast %t : tensor<1x2x2xf64> to tensor<1x?x2xf64>
  call @print(%0) : (tensor<1x?x2xf64>) -> ()
  return
}
