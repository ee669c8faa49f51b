// The whole plain path on a small model: two layers with a local update and dropout, a pooling and a head.
// RUN: ldn-opt %s --inline --ldn-inference-pipeline --ldn-buffers-pipeline | FileCheck %s --check-prefix=BUFFERS
// RUN: ldn-opt %s --inline --ldn-inference-pipeline --ldn-buffers-pipeline %loops_to_llvm | %run_main | FileCheck %s

// BUFFERS-NOT: @layer
// BUFFERS: func.func @main()
// BUFFERS-NOT: ldn.dropout
// BUFFERS-NOT: ldn.local_update
// BUFFERS-NOT: tensor<2x
// BUFFERS: ldn.linear {{.*}} outs

func.func private @printMemrefF64(tensor<*xf64> {bufferization.access = "read"}) attributes {llvm.emit_c_interface}

// x + dropout(relu(x Wᵀ + b)) · s
func.func private @layer(%T: index, %x: tensor<1x?x2xf64>, %w: tensor<2x2xf64>, %b: tensor<2xf64>, %s: tensor<f64>)
    -> tensor<1x?x2xf64> {
  %y = ldn.local_update(%x : tensor<1x?x2xf64>) -> tensor<1x?x2xf64> {
  ^bb0(%t: tensor<2xf64>):
    %l = ldn.linear %t, %w bias %b : (tensor<2xf64>, tensor<2x2xf64>, tensor<2xf64>) -> tensor<2xf64>
    %r = ldn.map(%l) {indexing_maps = [affine_map<(c) -> (c)>]} : (tensor<2xf64>) -> tensor<2xf64> {
    ^bb0(%e: f64):
      %zero = arith.constant 0.0 : f64
      %m = arith.maximumf %e, %zero : f64
      ldn.yield %m : f64
    }
    %d = ldn.dropout %r {rate = 0.5 : f64, path = "dropout"} : (tensor<2xf64>) -> tensor<2xf64>
    %o = ldn.map(%t, %d, %s) {indexing_maps = [affine_map<(c) -> (c)>, affine_map<(c) -> (c)>, affine_map<(c) -> ()>]}
       : (tensor<2xf64>, tensor<2xf64>, tensor<f64>) -> tensor<2xf64> {
    ^bb0(%e: f64, %f: f64, %g: f64):
      %0 = arith.mulf %f, %g : f64
      %1 = arith.addf %e, %0 : f64
      ldn.yield %1 : f64
    }
    ldn.yield %o : tensor<2xf64>
  }
  return %y : tensor<1x?x2xf64>
}

func.func @main() {
  %c = arith.constant dense<[[[1.0, 2.0], [4.0, -1.0], [0.0, 3.0]]]> : tensor<1x3x2xf64>
  %w = arith.constant dense<[[1.0, 1.0], [1.0, -1.0]]> : tensor<2x2xf64>
  %b = arith.constant dense<[0.0, 0.5]> : tensor<2xf64>
  %s = arith.constant dense<2.0> : tensor<f64>
  %T = arith.constant 3 : index
  %x = tensor.cast %c : tensor<1x3x2xf64> to tensor<1x?x2xf64>
  // Layer 1: (1, 2) + 2 relu(3, -0.5), (4, -1) + 2 relu(3, 5.5), (0, 3) + 2 relu(3, -2.5) = (7, 2), (10, 10), (6, 3).
  // Layer 2: (7, 2) + 2 (9, 5.5), (10, 10) + 2 (20, 0.5), (6, 3) + 2 (9, 3.5) = (25, 13), (50, 11), (24, 10).
  %h1 = call @layer(%T, %x, %w, %b, %s)
    : (index, tensor<1x?x2xf64>, tensor<2x2xf64>, tensor<2xf64>, tensor<f64>) -> tensor<1x?x2xf64>
  %h2 = call @layer(%T, %h1, %w, %b, %s)
    : (index, tensor<1x?x2xf64>, tensor<2x2xf64>, tensor<2xf64>, tensor<f64>) -> tensor<1x?x2xf64>
  // CHECK: sizes = [1, 3, 2]
  // CHECK: [25, 13],
  // CHECK: [50, 11],
  // CHECK: [24, 10]
  %0 = tensor.cast %h2 : tensor<1x?x2xf64> to tensor<*xf64>
  call @printMemrefF64(%0) : (tensor<*xf64>) -> ()
  // Their mean is (33, 34 / 3).
  // CHECK: [44.3333, 22.1667]
  %mean = ldn.reduce %h2 {kind = #ldn.reduce<mean>} : (tensor<1x?x2xf64>) -> tensor<1x2xf64>
  %y = ldn.linear %mean, %w bias %b : (tensor<1x2xf64>, tensor<2x2xf64>, tensor<2xf64>) -> tensor<1x2xf64>
  %1 = tensor.cast %y : tensor<1x2xf64> to tensor<*xf64>
  call @printMemrefF64(%1) : (tensor<*xf64>) -> ()
  return
}
