// Numbers of linear attention and of its two halves, from the formula with the matrix S = φ(Q) φ(K)ᵀ in NumPy.
// RUN: ldn-opt %s %loops_to_llvm | %run_main | FileCheck %s

func.func private @printMemrefF64(tensor<*xf64> {bufferization.access = "read"}) attributes {llvm.emit_c_interface}
func.func private @print(%x: tensor<1x3x2xf64>) {
  %u = tensor.cast %x : tensor<1x3x2xf64> to tensor<*xf64>
  call @printMemrefF64(%u) : (tensor<*xf64>) -> ()
  return
}

func.func @main() {
  %q = arith.constant dense<[[[1.0, -2.0], [0.5, 1.0], [2.0, 0.0]]]> : tensor<1x3x2xf64>
  %k = arith.constant dense<[[[1.0, 0.0], [-1.0, 2.0], [0.5, 0.5]]]> : tensor<1x3x2xf64>
  %v = arith.constant dense<[[[1.0, 2.0], [3.0, 4.0], [5.0, 7.0]]]> : tensor<1x3x2xf64>
  call @features(%q, %k, %v) : (tensor<1x3x2xf64>, tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> ()
  call @forms(%q, %k, %v) : (tensor<1x3x2xf64>, tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> ()
  call @heads(%q, %k, %v) : (tensor<1x3x2xf64>, tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> ()
  call @halves(%v) : (tensor<1x3x2xf64>) -> ()
  return
}

func.func @features(%q: tensor<1x3x2xf64>, %k: tensor<1x3x2xf64>, %v: tensor<1x3x2xf64>) {
  // CHECK:      [-16.5, -21.5],
  // CHECK-NEXT: [8.75, 12.25],
  // CHECK-NEXT: [1, 3]
  %a = ldn.linear_attention %q, %k, %v {normalize = #ldn.normalize<none>}
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<1x3x2xf64>
  call @print(%a) : (tensor<1x3x2xf64>) -> ()
  // CHECK:      [2.62532, 3.92632],
  // CHECK-NEXT: [2.9422, 4.21674],
  // CHECK-NEXT: [2.80118, 4.11361]
  %b = ldn.linear_attention %q, %k, %v {feature = #ldn.feature<elu1>, eps = 0.5 : f64}
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<1x3x2xf64>
  call @print(%b) : (tensor<1x3x2xf64>) -> ()
  // CHECK:      [2.51531, 3.80078],
  // CHECK-NEXT: [2.95786, 4.1461],
  // CHECK-NEXT: [2.64835, 3.94119]
  %c = ldn.linear_attention %q, %k, %v {feature = #ldn.feature<exp>, eps = 0.5 : f64}
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<1x3x2xf64>
  call @print(%c) : (tensor<1x3x2xf64>) -> ()
  return
}

// All with relu.
func.func @forms(%q: tensor<1x3x2xf64>, %k: tensor<1x3x2xf64>, %v: tensor<1x3x2xf64>) {
  // CHECK:      [1.75, 2.75],
  // CHECK-NEXT: [2.73333, 3.8],
  // CHECK-NEXT: [2, 3.14286]
  %a = ldn.linear_attention %q, %k, %v {feature = #ldn.feature<relu>, eps = 0.5 : f64}
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<1x3x2xf64>
  call @print(%a) : (tensor<1x3x2xf64>) -> ()
  // CHECK:      [2, 2.5],
  // CHECK-NEXT: [0.5, 1.25],
  // CHECK-NEXT: [-8, -10]
  %b = ldn.linear_attention %q, %k, %v {feature = #ldn.feature<relu>, form = #ldn.attention<laplacian>, normalize = #ldn.normalize<none>}
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<1x3x2xf64>
  call @print(%b) : (tensor<1x3x2xf64>) -> ()
  // CHECK:      [0.75, 0.75],
  // CHECK-NEXT: [-0.266667, -0.2],
  // CHECK-NEXT: [-3, -3.85714]
  %c = ldn.linear_attention %q, %k, %v {feature = #ldn.feature<relu>, form = #ldn.attention<laplacian>, eps = 0.5 : f64}
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<1x3x2xf64>
  call @print(%c) : (tensor<1x3x2xf64>) -> ()
  // CHECK:      [0.666667, 1.33333],
  // CHECK-NEXT: [2.16667, 3],
  // CHECK-NEXT: [2, 3.14286]
  %d = ldn.linear_attention %q, %k, %v {feature = #ldn.feature<relu>, causal, eps = 0.5 : f64}
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<1x3x2xf64>
  call @print(%d) : (tensor<1x3x2xf64>) -> ()
  // CHECK:      [0, 0],
  // CHECK-NEXT: [-1, -1],
  // CHECK-NEXT: [-8, -10]
  %e = ldn.linear_attention %q, %k, %v {feature = #ldn.feature<relu>, causal, form = #ldn.attention<laplacian>, normalize = #ldn.normalize<none>}
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<1x3x2xf64>
  call @print(%e) : (tensor<1x3x2xf64>) -> ()
  return
}

func.func @heads(%q: tensor<1x3x2xf64>, %k: tensor<1x3x2xf64>, %v: tensor<1x3x2xf64>) {
  // CHECK:      [0.888889, 0.426028],
  // CHECK-NEXT: [1.14898, 3.29412],
  // CHECK-NEXT: [2.62821, 4.08333]
  %a = ldn.linear_attention %q, %k, %v {heads = 2 : i64, feature = #ldn.feature<elu1>, causal, eps = 0.5 : f64}
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<1x3x2xf64>
  call @print(%a) : (tensor<1x3x2xf64>) -> ()
  return
}

// relu of the queries and keys above; the results are those of @forms.
func.func @halves(%v: tensor<1x3x2xf64>) {
  %q = arith.constant dense<[[[1.0, 0.0], [0.5, 1.0], [2.0, 0.0]]]> : tensor<1x3x2xf64>
  %k = arith.constant dense<[[[1.0, 0.0], [0.0, 2.0], [0.5, 0.5]]]> : tensor<1x3x2xf64>
  // Σ k_s [v_s, 1]ᵀ
  // CHECK: [3.5, 5.5, 1.5],
  // CHECK: [8.5, 11.5, 2.5]
  %s = ldn.attention_state %k, %v : (tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<1x1x2x3xf64>
  %0 = tensor.cast %s : tensor<1x1x2x3xf64> to tensor<*xf64>
  call @printMemrefF64(%0) : (tensor<*xf64>) -> ()
  // CHECK:      [0.75, 0.75],
  // CHECK-NEXT: [-0.266667, -0.2],
  // CHECK-NEXT: [-3, -3.85714]
  %a = ldn.attention_apply %q, %s values %v {form = #ldn.attention<laplacian>, eps = 0.5 : f64}
     : (tensor<1x3x2xf64>, tensor<1x1x2x3xf64>, tensor<1x3x2xf64>) -> tensor<1x3x2xf64>
  call @print(%a) : (tensor<1x3x2xf64>) -> ()
  // Once more on top of what is there: twice the state.
  // CHECK: [7, 11, 3],
  // CHECK: [17, 23, 5]
  %twice = ldn.attention_state %k, %v outs %s {accumulate}
     : (tensor<1x3x2xf64>, tensor<1x3x2xf64>, tensor<1x1x2x3xf64>) -> tensor<1x1x2x3xf64>
  %1 = tensor.cast %twice : tensor<1x1x2x3xf64> to tensor<*xf64>
  call @printMemrefF64(%1) : (tensor<*xf64>) -> ()

  // Causal in chunks of 2: nothing before chunk 0, two tokens before chunk 1.
  // CHECK: sizes = [1, 2, 1, 2, 3]
  // CHECK: [0, 0, 0],
  // CHECK: [0, 0, 0]
  // CHECK: [1, 2, 1],
  // CHECK: [6, 8, 2]
  %chunks = ldn.attention_state %k, %v {chunk = 2 : i64} : (tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<1x?x1x2x3xf64>
  %2 = tensor.cast %chunks : tensor<1x?x1x2x3xf64> to tensor<*xf64>
  call @printMemrefF64(%2) : (tensor<*xf64>) -> ()
  // CHECK:      [0.666667, 1.33333],
  // CHECK-NEXT: [2.16667, 3],
  // CHECK-NEXT: [2, 3.14286]
  %b = ldn.attention_apply %q, %chunks keys %k values %v {chunk = 2 : i64, eps = 0.5 : f64}
     : (tensor<1x3x2xf64>, tensor<1x?x1x2x3xf64>, tensor<1x3x2xf64>, tensor<1x3x2xf64>) -> tensor<1x3x2xf64>
  call @print(%b) : (tensor<1x3x2xf64>) -> ()
  // The second chunk alone, which begins at token 2.
  %at = arith.constant 2 : index
  %qt = tensor.extract_slice %q[0, 2, 0] [1, 1, 2] [1, 1, 1] : tensor<1x3x2xf64> to tensor<1x1x2xf64>
  %kt = tensor.extract_slice %k[0, 2, 0] [1, 1, 2] [1, 1, 1] : tensor<1x3x2xf64> to tensor<1x1x2xf64>
  %vt = tensor.extract_slice %v[0, 2, 0] [1, 1, 2] [1, 1, 1] : tensor<1x3x2xf64> to tensor<1x1x2xf64>
  // CHECK: [2, 3.14286]
  %c = ldn.attention_apply %qt, %chunks keys %kt values %vt at %at {chunk = 2 : i64, eps = 0.5 : f64}
     : (tensor<1x1x2xf64>, tensor<1x?x1x2x3xf64>, tensor<1x1x2xf64>, tensor<1x1x2xf64>, index) -> tensor<1x1x2xf64>
  %3 = tensor.cast %c : tensor<1x1x2xf64> to tensor<*xf64>
  call @printMemrefF64(%3) : (tensor<*xf64>) -> ()
  return
}
