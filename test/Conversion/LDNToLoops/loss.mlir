// Numbers of losses and metrics, worked out with NumPy.
// RUN: ldn-opt %s %loops_to_llvm | %run_main | FileCheck %s

func.func private @printMemrefF64(tensor<*xf64> {bufferization.access = "read"}) attributes {llvm.emit_c_interface}
func.func private @print(%x: tensor<f64>) {
  %u = tensor.cast %x : tensor<f64> to tensor<*xf64>
  call @printMemrefF64(%u) : (tensor<*xf64>) -> ()
  return
}

func.func @main() {
  // Row by row the losses are 0.464369, 3.094923, 0.717736.
  %logits = arith.constant dense<[[1.0, 2.0, 0.5], [0.0, 0.0, 3.0], [4.0, 4.0, 1.0]]> : tensor<3x3xf64>
  %labels = arith.constant dense<[1, 0, 1]> : tensor<3xi32>
  // CHECK: [1.42568]
  %plain = ldn.cross_entropy %logits, %labels : (tensor<3x3xf64>, tensor<3xi32>) -> tensor<f64>
  call @print(%plain) : (tensor<f64>) -> ()
  // CHECK: [1.45345]
  %smooth = ldn.cross_entropy %logits, %labels {smoothing = 0.1 : f64} : (tensor<3x3xf64>, tensor<3xi32>) -> tensor<f64>
  call @print(%smooth) : (tensor<f64>) -> ()
  // CHECK: [0.591052]
  %ignoring = ldn.cross_entropy %logits, %labels {ignore_index = 0 : i64} : (tensor<3x3xf64>, tensor<3xi32>) -> tensor<f64>
  call @print(%ignoring) : (tensor<f64>) -> ()
  // No label is left; -100 is no class.
  %none = arith.constant dense<-100> : tensor<3xi32>
  // CHECK: [0]
  %empty = ldn.cross_entropy %logits, %none {ignore_index = -100 : i64} : (tensor<3x3xf64>, tensor<3xi32>) -> tensor<f64>
  call @print(%empty) : (tensor<f64>) -> ()

  // The first of the two largest logits of the last row is class 0.
  // CHECK: [0.333333]
  %share = ldn.accuracy %logits, %labels : (tensor<3x3xf64>, tensor<3xi32>) -> tensor<f64>
  call @print(%share) : (tensor<f64>) -> ()
  // CHECK: [0.5]
  %half = ldn.accuracy %logits, %labels {ignore_index = 0 : i64} : (tensor<3x3xf64>, tensor<3xi32>) -> tensor<f64>
  call @print(%half) : (tensor<f64>) -> ()

  // Differences 1, 2, 0.5 ; 0, 0, 3 ; 4, 4, 1 from zero.
  %zeros = arith.constant dense<0.0> : tensor<3x3xf64>
  // (1 + 4 + 0.25 + 9 + 16 + 16 + 1) / 9
  // CHECK: [5.25]
  %squared = ldn.mean_error %zeros, %logits : (tensor<3x3xf64>, tensor<3x3xf64>) -> tensor<f64>
  call @print(%squared) : (tensor<f64>) -> ()
  // CHECK: [1.72222]
  %absolute = ldn.mean_error %zeros, %logits {absolute} : (tensor<3x3xf64>, tensor<3x3xf64>) -> tensor<f64>
  call @print(%absolute) : (tensor<f64>) -> ()
  return
}
