// RUN: ldn-opt %s | ldn-opt | FileCheck %s
// RUN: ldn-opt %s --mlir-print-op-generic | ldn-opt | FileCheck %s

// CHECK-LABEL: func @products(
func.func @products(%a: tensor<?x?x8xf32>, %c: tensor<?x?x6xf32>, %o: tensor<?x2x4x3xf32>, %at: index) {
  // CHECK: ldn.attention_product %{{.*}}, %{{.*}}, %{{.*}} {direction = #ldn.direction<past>, heads = 2 : i64}
  %0 = ldn.attention_product %a, %a, %c {heads = 2 : i64, direction = #ldn.direction<past>}
     : (tensor<?x?x8xf32>, tensor<?x?x8xf32>, tensor<?x?x6xf32>) -> tensor<?x?x6xf32>
  // CHECK: ldn.product_state %{{.*}}, %{{.*}} outs %{{.*}} {accumulate, heads = 2 : i64}
  %1 = ldn.product_state %a, %c outs %o {heads = 2 : i64, accumulate}
     : (tensor<?x?x8xf32>, tensor<?x?x6xf32>, tensor<?x2x4x3xf32>) -> tensor<?x2x4x3xf32>
  // CHECK: ldn.product_state %{{.*}}, %{{.*}} {chunk = 64 : i64, direction = #ldn.direction<future>, heads = 2 : i64} : ({{.*}}) -> tensor<?x?x2x4x3xf32>
  %2 = ldn.product_state %a, %c {heads = 2 : i64, direction = #ldn.direction<future>, chunk = 64 : i64}
     : (tensor<?x?x8xf32>, tensor<?x?x6xf32>) -> tensor<?x?x2x4x3xf32>
  // CHECK: ldn.product_apply %{{.*}}, %{{.*}} {heads = 2 : i64} : (tensor<?x?x8xf32>, tensor<?x2x4x3xf32>) -> tensor<?x?x6xf32>
  %3 = ldn.product_apply %a, %1 {heads = 2 : i64} : (tensor<?x?x8xf32>, tensor<?x2x4x3xf32>) -> tensor<?x?x6xf32>
  // CHECK: ldn.product_apply %{{.*}}, %{{.*}} of %{{.*}}, %{{.*}} at %{{.*}} {chunk = 64 : i64, direction = #ldn.direction<future>, heads = 2 : i64}
  %4 = ldn.product_apply %a, %2 of %a, %c at %at {heads = 2 : i64, direction = #ldn.direction<future>, chunk = 64 : i64}
     : (tensor<?x?x8xf32>, tensor<?x?x2x4x3xf32>, tensor<?x?x8xf32>, tensor<?x?x6xf32>, index) -> tensor<?x?x6xf32>
  return
}

// CHECK-LABEL: func @heads(
func.func @heads(%x: tensor<?x?x8xf32>, %s: memref<1x2x10xf64>, %v: memref<1x2x8xf64>) {
  // CHECK: ldn.extend_heads %{{.*}} {heads = 2 : i64} : (tensor<?x?x8xf32>) -> tensor<?x?x10xf32>
  %0 = ldn.extend_heads %x {heads = 2 : i64} : (tensor<?x?x8xf32>) -> tensor<?x?x10xf32>
  // CHECK: ldn.shrink_heads %{{.*}} {heads = 2 : i64} : (tensor<?x?x10xf32>) -> tensor<?x?x8xf32>
  %1 = ldn.shrink_heads %0 {heads = 2 : i64} : (tensor<?x?x10xf32>) -> tensor<?x?x8xf32>
  // CHECK: ldn.attention_norm_grad %{{.*}}, %{{.*}}, %{{.*}} {form = #ldn.attention<laplacian>, heads = 2 : i64, normalize = #ldn.normalize<none>}
  %2 = ldn.attention_norm_grad %0, %x, %x {heads = 2 : i64, form = #ldn.attention<laplacian>, normalize = #ldn.normalize<none>}
     : (tensor<?x?x10xf32>, tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x10xf32>
  // CHECK: ldn.attention_value_grad %{{.*}}, %{{.*}} outs %{{.*}} {heads = 2 : i64} : (memref<1x2x10xf64>, memref<1x2x8xf64>, memref<1x2x8xf64>) -> ()
  ldn.attention_value_grad %s, %v outs %v {heads = 2 : i64} : (memref<1x2x10xf64>, memref<1x2x8xf64>, memref<1x2x8xf64>) -> ()
  return
}
