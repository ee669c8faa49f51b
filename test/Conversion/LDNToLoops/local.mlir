// Numbers of operations on one token, worked out by hand and with NumPy.
// RUN: ldn-opt %s %loops_to_llvm | %run_main | FileCheck %s

func.func private @printMemrefF32(tensor<*xf32> {bufferization.access = "read"}) attributes {llvm.emit_c_interface}
func.func private @print(%x: tensor<?x?xf32>) {
  %u = tensor.cast %x : tensor<?x?xf32> to tensor<*xf32>
  call @printMemrefF32(%u) : (tensor<*xf32>) -> ()
  return
}

func.func @main() {
  %c = arith.constant dense<[[1.0, 2.0, 3.0], [0.0, -1.0, 4.0]]> : tensor<2x3xf32>
  %x = tensor.cast %c : tensor<2x3xf32> to tensor<?x3xf32>
  call @linear(%x) : (tensor<?x3xf32>) -> ()
  call @map(%x) : (tensor<?x3xf32>) -> ()
  call @norms(%x) : (tensor<?x3xf32>) -> ()
  call @features(%x) : (tensor<?x3xf32>) -> ()
  return
}

func.func @linear(%x: tensor<?x3xf32>) {
  %w = arith.constant dense<[[1.0, 0.0, 2.0], [0.0, 1.0, -1.0]]> : tensor<2x3xf32>
  %b = arith.constant dense<[10.0, 20.0]> : tensor<2xf32>
  // CHECK: [17, 19],
  // CHECK: [18, 15]
  %y = ldn.linear %x, %w bias %b : (tensor<?x3xf32>, tensor<2x3xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  %0 = tensor.cast %y : tensor<?x2xf32> to tensor<?x?xf32>
  call @print(%0) : (tensor<?x?xf32>) -> ()
  // CHECK: [7, -1],
  // CHECK: [8, -5]
  %wt = arith.constant dense<[[1.0, 0.0], [0.0, 1.0], [2.0, -1.0]]> : tensor<3x2xf32>
  %z = ldn.linear %x, %wt {layout = #ldn.layout<in_out>} : (tensor<?x3xf32>, tensor<3x2xf32>) -> tensor<?x2xf32>
  %1 = tensor.cast %z : tensor<?x2xf32> to tensor<?x?xf32>
  call @print(%1) : (tensor<?x?xf32>) -> ()
  // Five outputs, two at a time: the three rows of a weight and the two above.
  %v = arith.constant dense<[[1.0, 1.0, 1.0], [2.0, 0.0, 0.0], [0.0, 0.0, 3.0]]> : tensor<3x3xf32>
  %packed = ldn.pack %v, %w : (tensor<3x3xf32>, tensor<2x3xf32>) -> tensor<3x3x2xf32>
  // CHECK: [6, 2, 9, 7, -1],
  // CHECK: [3, 0, 12, 8, -5]
  %p = ldn.linear %x, %packed {layout = #ldn.layout<packed>} : (tensor<?x3xf32>, tensor<3x3x2xf32>) -> tensor<?x5xf32>
  %2 = tensor.cast %p : tensor<?x5xf32> to tensor<?x?xf32>
  call @print(%2) : (tensor<?x?xf32>) -> ()
  return
}

func.func @map(%x: tensor<?x3xf32>) {
  %row = arith.constant dense<[10.0, 20.0, 30.0]> : tensor<3xf32>
  %scalar = arith.constant dense<0.5> : tensor<f32>
  // 200 as an unsigned byte.
  %bytes = arith.constant dense<[1, 200]> : tensor<2xi8>
  // x · 0.5 + row + byte
  // CHECK: [11.5, 22, 32.5],
  // CHECK: [210, 219.5, 232]
  %y = ldn.map(%x, %row, %scalar, %bytes) {indexing_maps = [
      affine_map<(t, c) -> (t, c)>, affine_map<(t, c) -> (c)>, affine_map<(t, c) -> ()>, affine_map<(t, c) -> (t)>]}
     : (tensor<?x3xf32>, tensor<3xf32>, tensor<f32>, tensor<2xi8>) -> tensor<?x3xf32> {
  ^bb0(%e: f32, %r: f32, %s: f32, %byte: i8):
    %0 = arith.mulf %e, %s : f32
    %1 = arith.addf %0, %r : f32
    %2 = arith.uitofp %byte : i8 to f32
    %3 = arith.addf %1, %2 : f32
    ldn.yield %3 : f32
  }
  %0 = tensor.cast %y : tensor<?x3xf32> to tensor<?x?xf32>
  call @print(%0) : (tensor<?x?xf32>) -> ()
  return
}

func.func @norms(%x: tensor<?x3xf32>) {
  %w = arith.constant dense<[1.0, 2.0, 3.0]> : tensor<3xf32>
  %b = arith.constant dense<[10.0, 20.0, 30.0]> : tensor<3xf32>
  // CHECK: [9.07418, 20, 32.7775],
  // CHECK: [9.56006, 18.2402, 33.9595]
  %l = ldn.layer_norm %x weight %w bias %b {eps = 0.5 : f64} : (tensor<?x3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  %0 = tensor.cast %l : tensor<?x3xf32> to tensor<?x?xf32>
  call @print(%0) : (tensor<?x?xf32>) -> ()
  // CHECK: [-1.22474, 0, 1.22474],
  // CHECK: [-0.46291, -0.925819, 1.38873]
  %p = ldn.layer_norm %x : (tensor<?x3xf32>) -> tensor<?x3xf32>
  %1 = tensor.cast %p : tensor<?x3xf32> to tensor<?x?xf32>
  call @print(%1) : (tensor<?x?xf32>) -> ()
  // CHECK: [10.4399, 21.7598, 33.9595],
  // CHECK: [10, 19.1946, 34.8323]
  %r = ldn.rms_norm %x weight %w bias %b {eps = 0.5 : f64} : (tensor<?x3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  %2 = tensor.cast %r : tensor<?x3xf32> to tensor<?x?xf32>
  call @print(%2) : (tensor<?x?xf32>) -> ()
  // CHECK: [0.0900306, 0.244728, 0.665241],
  // CHECK: [0.017868, 0.00657326, 0.975559]
  %s = ldn.softmax %x : (tensor<?x3xf32>) -> tensor<?x3xf32>
  %3 = tensor.cast %s : tensor<?x3xf32> to tensor<?x?xf32>
  call @print(%3) : (tensor<?x?xf32>) -> ()
  return
}

func.func @features(%x: tensor<?x3xf32>) {
  // A view of the middle, and a copy of it into a destination.
  %v = ldn.slice %x {offset = 1 : i64} : (tensor<?x3xf32>) -> tensor<?x2xf32>
  // CHECK: [2, 3, 1, 2, 3],
  // CHECK: [-1, 4, 0, -1, 4]
  %c = ldn.concat %v, %x : (tensor<?x2xf32>, tensor<?x3xf32>) -> tensor<?x5xf32>
  %0 = tensor.cast %c : tensor<?x5xf32> to tensor<?x?xf32>
  call @print(%0) : (tensor<?x?xf32>) -> ()
  %e = tensor.empty() : tensor<2x1xf32>
  // CHECK: [3],
  // CHECK: [4]
  %s = ldn.slice %x outs %e {offset = 2 : i64} : (tensor<?x3xf32>, tensor<2x1xf32>) -> tensor<2x1xf32>
  %1 = tensor.cast %s : tensor<2x1xf32> to tensor<?x?xf32>
  call @print(%1) : (tensor<?x?xf32>) -> ()
  return
}
