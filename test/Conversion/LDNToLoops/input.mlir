// Numbers of embedding, patches and pooling.
// RUN: ldn-opt %s %loops_to_llvm | %run_main | FileCheck %s

func.func private @printMemrefF32(tensor<*xf32> {bufferization.access = "read"}) attributes {llvm.emit_c_interface}

func.func @main() {
  %table = arith.constant dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]> : tensor<3x2xf32>
  %tokens = arith.constant dense<[[2, 0, 2]]> : tensor<1x3xi32>
  // CHECK: [5, 6],
  // CHECK: [1, 2],
  // CHECK: [5, 6]
  %e = ldn.embedding %tokens, %table : (tensor<1x3xi32>, tensor<3x2xf32>) -> tensor<1x3x2xf32>
  %0 = tensor.cast %e : tensor<1x3x2xf32> to tensor<*xf32>
  call @printMemrefF32(%0) : (tensor<*xf32>) -> ()

  // Two channels of 2 × 4 in patches of 2 × 2: inside a patch channel, row, column.
  %image = arith.constant dense<[[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0]],
                                  [[10.0, 11.0, 12.0, 13.0], [14.0, 15.0, 16.0, 17.0]]]]> : tensor<1x2x2x4xf32>
  // CHECK: [0, 1, 4, 5, 10, 11, 14, 15],
  // CHECK: [2, 3, 6, 7, 12, 13, 16, 17]
  %p = ldn.patches %image {size = 2 : i64} : (tensor<1x2x2x4xf32>) -> tensor<1x2x8xf32>
  %1 = tensor.cast %p : tensor<1x2x8xf32> to tensor<*xf32>
  call @printMemrefF32(%1) : (tensor<*xf32>) -> ()

  // Pooling of (5, 6), (1, 2), (5, 6).
  // CHECK: [11, 14]
  %sum = ldn.reduce %e {kind = #ldn.reduce<sum>} : (tensor<1x3x2xf32>) -> tensor<1x2xf32>
  %2 = tensor.cast %sum : tensor<1x2xf32> to tensor<*xf32>
  call @printMemrefF32(%2) : (tensor<*xf32>) -> ()
  // CHECK: [3.66667, 4.66667]
  %mean = ldn.reduce %e {kind = #ldn.reduce<mean>} : (tensor<1x3x2xf32>) -> tensor<1x2xf32>
  %3 = tensor.cast %mean : tensor<1x2xf32> to tensor<*xf32>
  call @printMemrefF32(%3) : (tensor<*xf32>) -> ()
  // CHECK: [5, 6]
  %max = ldn.reduce %e {kind = #ldn.reduce<max>} : (tensor<1x3x2xf32>) -> tensor<1x2xf32>
  %4 = tensor.cast %max : tensor<1x2xf32> to tensor<*xf32>
  call @printMemrefF32(%4) : (tensor<*xf32>) -> ()
  // On top of the means: 3.66667 + 11, and the larger of 14.6667 and 5.
  // CHECK: [14.6667, 18.6667]
  %more = ldn.reduce %e outs %mean {kind = #ldn.reduce<sum>, accumulate} : (tensor<1x3x2xf32>, tensor<1x2xf32>) -> tensor<1x2xf32>
  %5 = tensor.cast %more : tensor<1x2xf32> to tensor<*xf32>
  call @printMemrefF32(%5) : (tensor<*xf32>) -> ()
  // CHECK: [14.6667, 18.6667]
  %most = ldn.reduce %e outs %more {kind = #ldn.reduce<max>, accumulate} : (tensor<1x3x2xf32>, tensor<1x2xf32>) -> tensor<1x2xf32>
  %6 = tensor.cast %most : tensor<1x2xf32> to tensor<*xf32>
  call @printMemrefF32(%6) : (tensor<*xf32>) -> ()
  return
}
