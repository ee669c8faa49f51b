// Numbers of the products of attention's derivative, from the formulas with full [T, T] matrices in NumPy.
// RUN: ldn-opt %s %loops_to_llvm | %run_main | FileCheck %s

func.func private @printMemrefF64(tensor<*xf64> {bufferization.access = "read"}) attributes {llvm.emit_c_interface}

func.func @main() {
  call @products() : () -> ()
  call @halves() : () -> ()
  call @heads() : () -> ()
  return
}

func.func @products() {
  %a = arith.constant dense<[[[1.0, -2.0], [0.5, 1.0], [2.0, 0.0]]]> : tensor<1x3x2xf64>
  %b = arith.constant dense<[[[1.0, 0.0], [-1.0, 2.0], [3.0, -0.5]]]> : tensor<1x3x2xf64>
  %c = arith.constant dense<[[[2.0, 1.0], [0.0, -1.0], [1.0, 1.0]]]> : tensor<1x3x2xf64>
  // CHECK:      [6, 10]
  // CHECK-NEXT: [2, {{-?}}0]
  // CHECK-NEXT: [10, 10]
  %0 = ldn.attention_product %a, %b, %c {direction = #ldn.direction<all>}
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<1x3x2xf64>
  %u0 = tensor.cast %0 : tensor<1x3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u0) : (tensor<*xf64>) -> ()
  // CHECK:      [2, 1]
  // CHECK-NEXT: [1, -1]
  // CHECK-NEXT: [10, 10]
  %1 = ldn.attention_product %a, %b, %c {direction = #ldn.direction<past>}
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<1x3x2xf64>
  %u1 = tensor.cast %1 : tensor<1x3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u1) : (tensor<*xf64>) -> ()
  // CHECK:      [6, 10]
  // CHECK-NEXT: [1, -0.5]
  // CHECK-NEXT: [6, 6]
  %2 = ldn.attention_product %a, %b, %c {direction = #ldn.direction<future>}
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<1x3x2xf64>
  %u2 = tensor.cast %2 : tensor<1x3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u2) : (tensor<*xf64>) -> ()
  // CHECK:      [5, 5]
  // CHECK-NEXT: [2.5, -2.5]
  // CHECK-NEXT: [10, {{-?}}0]
  %3 = ldn.attention_product %a, %b, %c {heads = 2 : i64}
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<1x3x2xf64>
  %u3 = tensor.cast %3 : tensor<1x3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u3) : (tensor<*xf64>) -> ()
  return
}

func.func @halves() {
  %a = arith.constant dense<[[[1.0, -2.0], [0.5, 1.0], [2.0, 0.0]]]> : tensor<1x3x2xf64>
  %b = arith.constant dense<[[[1.0, 0.0], [-1.0, 2.0], [3.0, -0.5]]]> : tensor<1x3x2xf64>
  %c = arith.constant dense<[[[2.0, 1.0], [0.0, -1.0], [1.0, 1.0]]]> : tensor<1x3x2xf64>
  %s = arith.constant dense<[[[[5.0, 5.0], [-0.5, -2.5]]]]> : tensor<1x1x2x2xf64>
  %p = arith.constant dense<[[[[[0.0, 0.0], [0.0, 0.0]]], [[[2.0, 2.0], [0.0, -2.0]]]]]> : tensor<1x2x1x2x2xf64>
  %f = arith.constant dense<[[[[[3.0, 3.0], [-0.5, -0.5]]], [[[0.0, 0.0], [0.0, 0.0]]]]]> : tensor<1x2x1x2x2xf64>
  // CHECK:      [5, 5]
  // CHECK-NEXT: [-0.5, -2.5]
  %0 = ldn.product_state %b, %c
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<1x1x2x2xf64>
  %u0 = tensor.cast %0 : tensor<1x1x2x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u0) : (tensor<*xf64>) -> ()
  // CHECK:      [{{-?}}0, {{-?}}0]
  // CHECK-NEXT: [{{-?}}0, {{-?}}0]
  // CHECK-NEXT: [2, 2]
  // CHECK-NEXT: [{{-?}}0, -2]
  %1 = ldn.product_state %b, %c {chunk = 2 : i64, direction = #ldn.direction<past>}
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<1x2x1x2x2xf64>
  %u1 = tensor.cast %1 : tensor<1x2x1x2x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u1) : (tensor<*xf64>) -> ()
  // CHECK:      [3, 3]
  // CHECK-NEXT: [-0.5, -0.5]
  // CHECK-NEXT: [{{-?}}0, {{-?}}0]
  // CHECK-NEXT: [{{-?}}0, {{-?}}0]
  %2 = ldn.product_state %b, %c {chunk = 2 : i64, direction = #ldn.direction<future>}
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<1x2x1x2x2xf64>
  %u2 = tensor.cast %2 : tensor<1x2x1x2x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u2) : (tensor<*xf64>) -> ()
  // CHECK:      [6, 10]
  // CHECK-NEXT: [2, {{-?}}0]
  // CHECK-NEXT: [10, 10]
  %3 = ldn.product_apply %a, %s
     : (tensor<1x3x2xf64>, tensor<1x1x2x2xf64>) -> tensor<1x3x2xf64>
  %u3 = tensor.cast %3 : tensor<1x3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u3) : (tensor<*xf64>) -> ()
  // CHECK:      [2, 1]
  // CHECK-NEXT: [1, -1]
  // CHECK-NEXT: [10, 10]
  %4 = ldn.product_apply %a, %p of %b, %c {chunk = 2 : i64, direction = #ldn.direction<past>}
     : (tensor<1x3x2xf64>, tensor<1x2x1x2x2xf64>, tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<1x3x2xf64>
  %u4 = tensor.cast %4 : tensor<1x3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u4) : (tensor<*xf64>) -> ()
  // CHECK:      [6, 10]
  // CHECK-NEXT: [1, -0.5]
  // CHECK-NEXT: [6, 6]
  %5 = ldn.product_apply %a, %f of %b, %c {chunk = 2 : i64, direction = #ldn.direction<future>}
     : (tensor<1x3x2xf64>, tensor<1x2x1x2x2xf64>, tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<1x3x2xf64>
  %u5 = tensor.cast %5 : tensor<1x3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u5) : (tensor<*xf64>) -> ()
  return
}

func.func @heads() {
  %x = arith.constant dense<[[[1.0, -2.0], [0.5, 1.0], [2.0, 0.0]]]> : tensor<1x3x2xf64>
  %s = arith.constant dense<[[[1.0, 2.0], [3.0, 1.0], [-1.0, 4.0]]]> : tensor<1x3x2xf64>
  %g = arith.constant dense<[[[1.0], [-1.0], [3.0]]]> : tensor<1x3x1xf64>
  %v = arith.constant dense<[[[2.0], [0.0], [1.0]]]> : tensor<1x3x1xf64>
  // CHECK:      [1, 1, -2, 1]
  // CHECK-NEXT: [0.5, 1, 1, 1]
  // CHECK-NEXT: [2, 1, {{-?}}0, 1]
  %0 = ldn.extend_heads %x {heads = 2 : i64}
     : (tensor<1x3x2xf64>) -> tensor<1x3x4xf64>
  %u0 = tensor.cast %0 : tensor<1x3x4xf64> to tensor<*xf64>
  call @printMemrefF64(%u0) : (tensor<*xf64>) -> ()
  // CHECK:      [1]
  // CHECK-NEXT: [0.5]
  // CHECK-NEXT: [2]
  %1 = ldn.shrink_heads %x {heads = 1 : i64}
     : (tensor<1x3x2xf64>) -> tensor<1x3x1xf64>
  %u1 = tensor.cast %1 : tensor<1x3x1xf64> to tensor<*xf64>
  call @printMemrefF64(%u1) : (tensor<*xf64>) -> ()
  // CHECK:      [0.4, -0.16]
  // CHECK-NEXT: [-0.666667, 1.33333]
  // CHECK-NEXT: [0.666667, 0.148148]
  %2 = ldn.attention_norm_grad %s, %v, %g {eps = 0.5 : f64}
     : (tensor<1x3x2xf64>, tensor<1x3x1xf64>, tensor<1x3x1xf64>) -> tensor<1x3x2xf64>
  %u2 = tensor.cast %2 : tensor<1x3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u2) : (tensor<*xf64>) -> ()
  // CHECK:      [1, -2]
  // CHECK-NEXT: [-1, {{-?}}0]
  // CHECK-NEXT: [3, -3]
  %3 = ldn.attention_norm_grad %s, %v, %g {form = #ldn.attention<laplacian>, normalize = #ldn.normalize<none>}
     : (tensor<1x3x2xf64>, tensor<1x3x1xf64>, tensor<1x3x1xf64>) -> tensor<1x3x2xf64>
  %u3 = tensor.cast %3 : tensor<1x3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u3) : (tensor<*xf64>) -> ()
  // CHECK:      [-2]
  // CHECK-NEXT: [1]
  // CHECK-NEXT: [-12]
  %4 = ldn.attention_value_grad %s, %g
     : (tensor<1x3x2xf64>, tensor<1x3x1xf64>) -> tensor<1x3x1xf64>
  %u4 = tensor.cast %4 : tensor<1x3x1xf64> to tensor<*xf64>
  call @printMemrefF64(%u4) : (tensor<*xf64>) -> ()
  return
}
