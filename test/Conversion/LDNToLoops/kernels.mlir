// Numbers of kernels, steps, positions and packing, worked out by hand and with NumPy.
// RUN: ldn-opt %s %loops_to_llvm | %run_main | FileCheck %s

func.func private @printMemrefF32(tensor<*xf32> {bufferization.access = "read"}) attributes {llvm.emit_c_interface}
func.func private @printMemrefF64(tensor<*xf64> {bufferization.access = "read"}) attributes {llvm.emit_c_interface}
func.func private @print(%x: tensor<?xf32>) {
  %u = tensor.cast %x : tensor<?xf32> to tensor<*xf32>
  call @printMemrefF32(%u) : (tensor<*xf32>) -> ()
  return
}
func.func private @print0(%x: tensor<f32>) {
  %u = tensor.cast %x : tensor<f32> to tensor<*xf32>
  call @printMemrefF32(%u) : (tensor<*xf32>) -> ()
  return
}

func.func @main() {
  call @gaussian() : () -> ()
  call @stable() : () -> ()
  call @sinusoid() : () -> ()
  call @pack() : () -> ()
  return
}

func.func @gaussian() {
  %sigma = arith.constant dense<2.0> : tensor<f32>
  // exp(-o² / 8) for o = -2 … 2
  // CHECK: [0.606531, 0.882497, 1, 0.882497, 0.606531]
  %both = ldn.gaussian_kernel %sigma {before = 2 : i64} : (tensor<f32>) -> tensor<5xf32>
  %0 = tensor.cast %both : tensor<5xf32> to tensor<?xf32>
  call @print(%0) : (tensor<?xf32>) -> ()
  // CHECK: [0.606531, 0.882497, 1]
  %causal = ldn.gaussian_kernel %sigma {before = 2 : i64, causal} : (tensor<f32>) -> tensor<3xf32>
  %1 = tensor.cast %causal : tensor<3xf32> to tensor<?xf32>
  call @print(%1) : (tensor<?xf32>) -> ()
  // The window as a run-time value.
  %reach = arith.constant 1 : index
  // CHECK: [0.882497, 1, 0.882497]
  %open = ldn.gaussian_kernel %sigma reach %reach : (tensor<f32>, index) -> tensor<?xf32>
  call @print(%open) : (tensor<?xf32>) -> ()
  // CHECK: [0.882497, 1]
  %openCausal = ldn.gaussian_kernel %sigma reach %reach {causal} : (tensor<f32>, index) -> tensor<?xf32>
  call @print(%openCausal) : (tensor<?xf32>) -> ()
  // Groups, and weights of the directions: 2 exp(-1/2), 1, 0.5 exp(-1/2) and 3 exp(-1/8), 1, 0.25 exp(-1/8)
  %sigmas = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %forward = arith.constant dense<[2.0, 3.0]> : tensor<2xf32>
  %backward = arith.constant dense<[0.5, 0.25]> : tensor<2xf32>
  %groups = ldn.gaussian_kernel %sigmas forward %forward backward %backward {before = 1 : i64}
    : (tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<2x3xf32>
  // CHECK:      [1.21306, 1, 0.303265]
  // CHECK-NEXT: [2.64749, 1, 0.220624]
  %2 = tensor.cast %groups : tensor<2x3xf32> to tensor<*xf32>
  call @printMemrefF32(%2) : (tensor<*xf32>) -> ()
  return
}

func.func @stable() {
  %raw = arith.constant dense<0.5> : tensor<f32>
  %taps = arith.constant dense<[1.0, 2.0, 3.0]> : tensor<3xf32>
  %one = arith.constant 1 : index
  %two = arith.constant 2 : index
  %four = arith.constant 4 : index
  // A single token has no neighbours: sigmoid(0.5). Two: the larger sum is 3. Four: 1 + 3.
  // CHECK: [0.622459]
  %t1 = ldn.stable_step %raw, %taps, %one {before = 1 : i64} : (tensor<f32>, tensor<3xf32>, index) -> tensor<f32>
  call @print0(%t1) : (tensor<f32>) -> ()
  // CHECK: [0.207486]
  %t2 = ldn.stable_step %raw, %taps, %two {before = 1 : i64} : (tensor<f32>, tensor<3xf32>, index) -> tensor<f32>
  call @print0(%t2) : (tensor<f32>) -> ()
  // CHECK: [0.155615]
  %t4 = ldn.stable_step %raw, %taps, %four {before = 1 : i64} : (tensor<f32>, tensor<3xf32>, index) -> tensor<f32>
  call @print0(%t4) : (tensor<f32>) -> ()
  // Rows divided by their sums: the largest share of neighbours is 4 / 6.
  // CHECK: [0.933689]
  %rows = ldn.stable_step %raw, %taps, %four {before = 1 : i64, normalize = #ldn.normalize<rows>}
    : (tensor<f32>, tensor<3xf32>, index) -> tensor<f32>
  call @print0(%rows) : (tensor<f32>) -> ()
  // Each group its own bound, 4 and 10; a scalar obeys the smaller step.
  %three = arith.constant 3 : index
  %sets = arith.constant dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>
  %raws = arith.constant dense<[0.0, 1.0]> : tensor<2xf32>
  // CHECK: [0.125, 0.0731059]
  %groups = ldn.stable_step %raws, %sets, %three {before = 1 : i64}
    : (tensor<2xf32>, tensor<2x3xf32>, index) -> tensor<2xf32>
  %0 = tensor.cast %groups : tensor<2xf32> to tensor<?xf32>
  call @print(%0) : (tensor<?xf32>) -> ()
  %zero = arith.constant dense<0.0> : tensor<f32>
  // CHECK: [0.05]
  %smallest = ldn.stable_step %zero, %sets, %three {before = 1 : i64}
    : (tensor<f32>, tensor<2x3xf32>, index) -> tensor<f32>
  call @print0(%smallest) : (tensor<f32>) -> ()
  // A matrix: the largest row sum without the diagonal is 7 + 8.
  %matrix = arith.constant dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]]> : tensor<3x3xf32>
  // CHECK: [0.0333333]
  %dense = ldn.stable_step %zero, %matrix, %three {structure = #ldn.structure<dense>}
    : (tensor<f32>, tensor<3x3xf32>, index) -> tensor<f32>
  call @print0(%dense) : (tensor<f32>) -> ()
  return
}

func.func @sinusoid() {
  %tokens = arith.constant 3 : index
  // CHECK:      [0, 1, 0, 1, 0, 1]
  // CHECK-NEXT: [0.841471, 0.540302, 0.0463992, 0.998923, 0.00215443, 0.999998]
  // CHECK-NEXT: [0.909297, -0.416147, 0.0926985, 0.995694, 0.00430886, 0.999991]
  %p = ldn.sinusoid %tokens : (index) -> tensor<?x6xf32>
  %0 = tensor.cast %p : tensor<?x6xf32> to tensor<*xf32>
  call @printMemrefF32(%0) : (tensor<*xf32>) -> ()
  return
}

func.func @pack() {
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]> : tensor<3x2xf64>
  %v = arith.constant dense<[[7.0, 8.0]]> : tensor<1x2xf64>
  // Three outputs side by side, then the fourth and zeros.
  // CHECK:      [1, 3, 5],
  // CHECK-NEXT: [2, 4, 6]
  // CHECK:      [7, 0, 0],
  // CHECK-NEXT: [8, 0, 0]
  %stacked = ldn.pack %w, %v : (tensor<3x2xf64>, tensor<1x2xf64>) -> tensor<2x2x3xf64>
  %0 = tensor.cast %stacked : tensor<2x2x3xf64> to tensor<*xf64>
  call @printMemrefF64(%0) : (tensor<*xf64>) -> ()
  // CHECK:      [1, 2],
  // CHECK-NEXT: [3, 4],
  // CHECK-NEXT: [5, 6]
  %turned = ldn.pack %w {layout = #ldn.layout<in_out>} : (tensor<3x2xf64>) -> tensor<1x3x2xf64>
  %1 = tensor.cast %turned : tensor<1x3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%1) : (tensor<*xf64>) -> ()
  return
}
