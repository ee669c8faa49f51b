// RUN: ldn-opt %s | ldn-opt | FileCheck %s
// RUN: ldn-opt %s --mlir-print-op-generic | ldn-opt | FileCheck %s
// Linear attention and its halves in value, destination and buffer form.

// CHECK-LABEL: func @attention(
func.func @attention(%q: tensor<?x?x8xf32>, %v: tensor<?x?x4xf32>, %m: memref<2x5x8xf64>, %n: memref<2x5x8xf64>) {
  // CHECK: ldn.linear_attention %{{.*}}, %{{.*}}, %{{.*}} : (tensor<?x?x8xf32>, tensor<?x?x8xf32>, tensor<?x?x4xf32>) -> tensor<?x?x4xf32>
  %0 = ldn.linear_attention %q, %q, %v {heads = 1 : i64, feature = #ldn.feature<identity>, eps = 1.0e-6 : f64}
     : (tensor<?x?x8xf32>, tensor<?x?x8xf32>, tensor<?x?x4xf32>) -> tensor<?x?x4xf32>
  // CHECK: ldn.linear_attention %{{.*}} outs %{{.*}} {causal, eps = 5.000000e-01 : f64, feature = #ldn.feature<elu1>, form = #ldn.attention<laplacian>, heads = 2 : i64, normalize = #ldn.normalize<none>}
  ldn.linear_attention %m, %m, %m outs %n {heads = 2 : i64, feature = #ldn.feature<elu1>, causal, eps = 0.5 : f64,
                                             form = #ldn.attention<laplacian>, normalize = #ldn.normalize<none>}
    : (memref<2x5x8xf64>, memref<2x5x8xf64>, memref<2x5x8xf64>, memref<2x5x8xf64>) -> ()
  return
}

// CHECK-LABEL: func @halves(
func.func @halves(%k: tensor<?x?x8xf32>, %o: tensor<?x2x4x5xf32>, %at: index, %r: tensor<?x?x8xf32>) {
  // CHECK: ldn.attention_state %{{.*}}, %{{.*}} outs %{{.*}} {accumulate, heads = 2 : i64}
  %0 = ldn.attention_state %k, %k outs %o {heads = 2 : i64, accumulate}
     : (tensor<?x?x8xf32>, tensor<?x?x8xf32>, tensor<?x2x4x5xf32>) -> tensor<?x2x4x5xf32>
  // CHECK: ldn.attention_state %{{.*}} {chunk = 64 : i64, heads = 2 : i64} : (tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x2x4x5xf32>
  %1 = ldn.attention_state %k, %k {heads = 2 : i64, chunk = 64 : i64} : (tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x2x4x5xf32>
  // CHECK: ldn.attention_apply %{{.*}}, %{{.*}} {heads = 2 : i64} : (tensor<?x?x8xf32>, tensor<?x2x4x5xf32>) -> tensor<?x?x8xf32>
  %2 = ldn.attention_apply %k, %0 {heads = 2 : i64} : (tensor<?x?x8xf32>, tensor<?x2x4x5xf32>) -> tensor<?x?x8xf32>
  // CHECK: ldn.attention_apply %{{.*}}, %{{.*}} keys %{{.*}} values %{{.*}} at %{{.*}} outs %{{.*}} {chunk = 64 : i64, heads = 2 : i64}
  %3 = ldn.attention_apply %k, %1 keys %k values %k at %at outs %r {heads = 2 : i64, chunk = 64 : i64}
     : (tensor<?x?x8xf32>, tensor<?x?x2x4x5xf32>, tensor<?x?x8xf32>, tensor<?x?x8xf32>, index, tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
  return
}
