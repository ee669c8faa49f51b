// The feature map is applied once to queries and keys; the state is one sum, or one per chunk of a causal attention.
// RUN: ldn-opt %s --ldn-split-attention=chunk=32 | FileCheck %s

// CHECK-LABEL: func @average
// CHECK-SAME: %[[Q:.*]]: tensor<?x?x8xf32>, %[[K:.*]]: tensor<?x?x8xf32>, %[[V:.*]]: tensor<?x?x12xf32>
// CHECK: %[[FQ:.*]] = ldn.map(%[[Q]])
// CHECK: arith.maximumf
// CHECK: %[[FK:.*]] = ldn.map(%[[K]])
// CHECK: %[[S:.*]] = ldn.attention_state %[[FK]], %[[V]] {heads = 2 : i64} {{.*}} -> tensor<?x2x4x7xf32>
// CHECK: ldn.attention_apply %[[FQ]], %[[S]] {eps = 1.000000e-03 : f64, heads = 2 : i64}
func.func @average(%q: tensor<?x?x8xf32>, %k: tensor<?x?x8xf32>, %v: tensor<?x?x12xf32>) -> tensor<?x?x12xf32> {
  %a = ldn.linear_attention %q, %k, %v {heads = 2 : i64, feature = #ldn.feature<relu>, eps = 1.0e-3 : f64}
     : (tensor<?x?x8xf32>, tensor<?x?x8xf32>, tensor<?x?x12xf32>) -> tensor<?x?x12xf32>
  return %a : tensor<?x?x12xf32>
}

// CHECK-LABEL: func @laplacian
// CHECK-SAME: %[[Q:.*]]: tensor<?x?x8xf32>, %[[K:.*]]: tensor<?x?x8xf32>, %[[V:.*]]: tensor<?x?x8xf32>
// CHECK: %[[S:.*]] = ldn.attention_state %[[K]], %[[V]]
// CHECK: ldn.attention_apply %[[Q]], %[[S]] values %[[V]]
func.func @laplacian(%q: tensor<?x?x8xf32>, %k: tensor<?x?x8xf32>, %v: tensor<?x?x8xf32>) -> tensor<?x?x8xf32> {
  %a = ldn.linear_attention %q, %k, %v {form = #ldn.attention<laplacian>}
     : (tensor<?x?x8xf32>, tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
  return %a : tensor<?x?x8xf32>
}

// CHECK-LABEL: func @causal
// CHECK: ldn.attention_state {{.*}} {chunk = 32 : i64} {{.*}} -> tensor<?x?x1x8x9xf32>
// CHECK: ldn.attention_apply {{.*}} keys {{.*}} values {{.*}} {chunk = 32 : i64}
func.func @causal(%q: tensor<?x?x8xf32>, %k: tensor<?x?x8xf32>, %v: tensor<?x?x8xf32>) -> tensor<?x?x8xf32> {
  %a = ldn.linear_attention %q, %k, %v {causal}
     : (tensor<?x?x8xf32>, tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
  return %a : tensor<?x?x8xf32>
}

// CHECK-LABEL: func @mean
// CHECK: ldn.reduce {{.*}} {kind = #ldn.reduce<sum>}
// CHECK: arith.divf
func.func @mean(%x: tensor<?x?x8xf32>) -> tensor<?x8xf32> {
  %m = ldn.reduce %x {kind = #ldn.reduce<mean>} : (tensor<?x?x8xf32>) -> tensor<?x8xf32>
  return %m : tensor<?x8xf32>
}

// The derivative's products: without a direction one sum; with one, sums for chunks.
// CHECK-LABEL: func @products(
func.func @products(%a: tensor<?x?x8xf32>, %c: tensor<?x?x6xf32>) -> (tensor<?x?x6xf32>, tensor<?x?x6xf32>) {
  // CHECK: %[[S:.*]] = ldn.product_state %arg0, %arg1 {heads = 2 : i64} : ({{.*}}) -> tensor<?x2x4x3xf32>
  // CHECK: ldn.product_apply %arg0, %[[S]] {heads = 2 : i64}
  %0 = ldn.attention_product %a, %a, %c {heads = 2 : i64} : (tensor<?x?x8xf32>, tensor<?x?x8xf32>, tensor<?x?x6xf32>) -> tensor<?x?x6xf32>
  // CHECK: %[[F:.*]] = ldn.product_state %arg0, %arg1 {chunk = {{.*}} : i64, direction = #ldn.direction<future>, heads = 2 : i64} : ({{.*}}) -> tensor<?x?x2x4x3xf32>
  // CHECK: ldn.product_apply %arg0, %[[F]] of %arg0, %arg1 {chunk = {{.*}} : i64, direction = #ldn.direction<future>, heads = 2 : i64}
  %1 = ldn.attention_product %a, %a, %c {heads = 2 : i64, direction = #ldn.direction<future>}
     : (tensor<?x?x8xf32>, tensor<?x?x8xf32>, tensor<?x?x6xf32>) -> tensor<?x?x6xf32>
  return %0, %1 : tensor<?x?x6xf32>, tensor<?x?x6xf32>
}

// The state of exchanged factors is the transposed one; a direction keeps them apart.
// CHECK-LABEL: func @exchanged(
// CHECK: %[[S:.*]] = ldn.product_state %arg0, %arg1 {{.*}} -> tensor<?x1x8x6xf32>
// CHECK: ldn.product_apply %arg0, %[[S]]
// CHECK: %[[T:.*]] = ldn.transpose %[[S]] : (tensor<?x1x8x6xf32>) -> tensor<?x1x6x8xf32>
// CHECK: ldn.product_apply %arg1, %[[T]]
// CHECK: ldn.product_state %arg1, %arg0 {chunk = 32
func.func @exchanged(%a: tensor<?x?x8xf32>, %c: tensor<?x?x6xf32>) -> (tensor<?x?x6xf32>, tensor<?x?x8xf32>, tensor<?x?x8xf32>) {
  %0 = ldn.attention_product %a, %a, %c : (tensor<?x?x8xf32>, tensor<?x?x8xf32>, tensor<?x?x6xf32>) -> tensor<?x?x6xf32>
  %1 = ldn.attention_product %c, %c, %a : (tensor<?x?x6xf32>, tensor<?x?x6xf32>, tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
  %2 = ldn.attention_product %c, %c, %a {direction = #ldn.direction<past>}
     : (tensor<?x?x6xf32>, tensor<?x?x6xf32>, tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
  return %0, %1, %2 : tensor<?x?x6xf32>, tensor<?x?x8xf32>, tensor<?x?x8xf32>
}
