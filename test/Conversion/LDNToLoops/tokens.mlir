// Numbers of shifted, hidden and transposed tokens. What is hidden follows from Philox 4x32-10, worked out in Python.
// RUN: ldn-opt %s %loops_to_llvm | %run_main | FileCheck %s

func.func private @printMemrefI32(tensor<*xi32> {bufferization.access = "read"}) attributes {llvm.emit_c_interface}
func.func private @printMemrefF32(tensor<*xf32> {bufferization.access = "read"}) attributes {llvm.emit_c_interface}
func.func private @print(%x: tensor<2x12xi32>) {
  %u = tensor.cast %x : tensor<2x12xi32> to tensor<*xi32>
  call @printMemrefI32(%u) : (tensor<*xi32>) -> ()
  return
}

func.func @main() {
  %tokens = arith.constant dense<[[10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21],
                                  [22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33]]> : tensor<2x12xi32>
  // CHECK: [11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, -1],
  // CHECK: [23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, -1]
  %next = ldn.shift_tokens %tokens {by = 1 : i64, fill = -1 : i64} : (tensor<2x12xi32>) -> tensor<2x12xi32>
  call @print(%next) : (tensor<2x12xi32>) -> ()
  // More than there is.
  // CHECK: [7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7],
  // CHECK: [7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7]
  %far = ldn.shift_tokens %tokens {by = 12 : i64, fill = 7 : i64} : (tensor<2x12xi32>) -> tensor<2x12xi32>
  call @print(%far) : (tensor<2x12xi32>) -> ()

  // CHECK: [99, 11, 12, 13, 99, 15, 99, 99, 99, 99, 20, 21],
  // CHECK: [22, 23, 24, 99, 99, 27, 99, 29, 30, 31, 32, 33]
  %seen = ldn.mask_tokens %tokens {rate = 0.4 : f64, path = "text", value = 99 : i64} : (tensor<2x12xi32>) -> tensor<2x12xi32>
  call @print(%seen) : (tensor<2x12xi32>) -> ()
  // CHECK: [10, -1, -1, -1, 14, -1, 16, 17, 18, 19, -1, -1],
  // CHECK: [-1, -1, -1, 25, 26, -1, 28, -1, -1, -1, -1, -1]
  %hidden = ldn.mask_tokens %tokens {only_hidden, rate = 0.4 : f64, path = "text", value = -1 : i64}
          : (tensor<2x12xi32>) -> tensor<2x12xi32>
  call @print(%hidden) : (tensor<2x12xi32>) -> ()
  // Both halves of the seed, and the step: 5 · 2^32 + 7 and 3.
  // CHECK: [10, 11, 99, 99, 14, 15, 16, 17, 18, 99, 20, 21],
  // CHECK: [99, 23, 24, 25, 26, 27, 99, 99, 30, 31, 32, 33]
  %seed = arith.constant 21474836487 : i64
  %step = arith.constant 3 : i64
  %other = ldn.mask_tokens %tokens random %seed, %step {rate = 0.4 : f64, path = "text", value = 99 : i64}
         : (tensor<2x12xi32>, i64, i64) -> tensor<2x12xi32>
  call @print(%other) : (tensor<2x12xi32>) -> ()

  // CHECK: [0, 1, -7],
  // CHECK: [3, -7, 5]],
  // CHECK: [-7, -7, 8],
  // CHECK: [-7, 10, 11]
  %three = arith.constant dense<[[[0, 1, 2], [3, 4, 5]], [[6, 7, 8], [9, 10, 11]]]> : tensor<2x2x3xi32>
  %one = arith.constant 1 : i64
  %two = arith.constant 2 : i64
  %deep = ldn.mask_tokens %three random %one, %two {rate = 0.5 : f64, path = "a", value = -7 : i64}
        : (tensor<2x2x3xi32>, i64, i64) -> tensor<2x2x3xi32>
  %u = tensor.cast %deep : tensor<2x2x3xi32> to tensor<*xi32>
  call @printMemrefI32(%u) : (tensor<*xi32>) -> ()

  // CHECK: [1, 4],
  // CHECK: [2, 5],
  // CHECK: [3, 6]
  %x = arith.constant dense<[[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]]> : tensor<1x2x3xf32>
  %y = ldn.transpose %x : (tensor<1x2x3xf32>) -> tensor<1x3x2xf32>
  %v = tensor.cast %y : tensor<1x3x2xf32> to tensor<*xf32>
  call @printMemrefF32(%v) : (tensor<*xf32>) -> ()
  return
}
