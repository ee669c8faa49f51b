// Linear attention: three products through a [d, d] state, never [T, T].
// RUN: ldn-opt %s --split-input-file --ldn-differentiate | FileCheck %s

// Causal: queries look back, keys and values are looked at from the future.
// CHECK-LABEL: func @gradients
// CHECK: %[[Q:.*]] = ldn.parameter "q"
// CHECK: %[[K:.*]] = ldn.parameter "k"
// CHECK: %[[V:.*]] = ldn.parameter "v"
// CHECK: %[[G:.*]] = ldn.mean_error_grad
// CHECK: %[[ONE:.*]] = ldn.extend_heads %[[V]] {heads = 2 : i64} : (tensor<2x9x8xf32>) -> tensor<2x9x10xf32>
// CHECK: %[[SUMS:.*]] = ldn.attention_product %[[Q]], %[[K]], %[[ONE]] {direction = #ldn.direction<past>, heads = 2 : i64}
// CHECK: %[[E:.*]] = ldn.attention_norm_grad %[[SUMS]], %[[V]], %[[G]] {heads = 2 : i64}
// CHECK: %[[DQ:.*]] = ldn.attention_product %[[E]], %[[ONE]], %[[K]] {direction = #ldn.direction<past>, heads = 2 : i64}
// CHECK: %[[DK:.*]] = ldn.attention_product %[[ONE]], %[[E]], %[[Q]] {direction = #ldn.direction<future>, heads = 2 : i64}
// CHECK: %[[P:.*]] = ldn.attention_product %[[K]], %[[Q]], %[[E]] {direction = #ldn.direction<future>, heads = 2 : i64}
// CHECK: %[[DV:.*]] = ldn.shrink_heads %[[P]] {heads = 2 : i64}
// CHECK: return %{{.*}}, %[[DQ]], %[[DK]], %[[DV]]
func.func @gradients(%aim: tensor<2x9x8xf32>) -> (tensor<f32> {ldn.role = "loss"}) {
  %q = ldn.parameter "q" init <constant, [1.0]> : tensor<2x9x8xf32>
  %k = ldn.parameter "k" init <constant, [1.0]> : tensor<2x9x8xf32>
  %v = ldn.parameter "v" init <constant, [1.0]> : tensor<2x9x8xf32>
  %y = ldn.linear_attention %q, %k, %v {heads = 2 : i64, causal}
     : (tensor<2x9x8xf32>, tensor<2x9x8xf32>, tensor<2x9x8xf32>) -> tensor<2x9x8xf32>
  %l = ldn.mean_error %y, %aim : (tensor<2x9x8xf32>, tensor<2x9x8xf32>) -> tensor<f32>
  return %l : tensor<f32>
}

// -----

// By the queries alone, both ways.
// CHECK-LABEL: func @gradients
// CHECK: %[[Q:.*]] = ldn.parameter "q"
// CHECK: %[[E:.*]] = ldn.attention_norm_grad
// CHECK-NEXT: %[[DQ:.*]] = ldn.attention_product %[[E]], %{{.*}}, %{{.*}} : (tensor<2x9x9xf32>, tensor<2x9x9xf32>, tensor<2x9x8xf32>)
// CHECK-NEXT: return %{{.*}}, %[[DQ]]
func.func @gradients(%k: tensor<2x9x8xf32>, %aim: tensor<2x9x8xf32>) -> (tensor<f32> {ldn.role = "loss"}) {
  %q = ldn.parameter "q" init <constant, [1.0]> : tensor<2x9x8xf32>
  %y = ldn.linear_attention %q, %k, %k : (tensor<2x9x8xf32>, tensor<2x9x8xf32>, tensor<2x9x8xf32>) -> tensor<2x9x8xf32>
  %l = ldn.mean_error %y, %aim : (tensor<2x9x8xf32>, tensor<2x9x8xf32>) -> tensor<f32>
  return %l : tensor<f32>
}

// -----

// The Laplacian form takes the value itself away: values get a second term.
// CHECK-LABEL: func @gradients
// CHECK: %[[V:.*]] = ldn.parameter "v"
// CHECK: %[[G:.*]] = ldn.mean_error_grad
// CHECK: %[[SUMS:.*]] = ldn.attention_product
// CHECK: %[[E:.*]] = ldn.attention_norm_grad %[[SUMS]], %[[V]], %[[G]] {form = #ldn.attention<laplacian>}
// CHECK: %[[P:.*]] = ldn.attention_product %{{.*}}, %{{.*}}, %[[E]] :
// CHECK: %[[A:.*]] = ldn.shrink_heads %[[P]]
// CHECK: %[[B:.*]] = ldn.attention_value_grad %[[SUMS]], %[[G]]
// CHECK: %[[DV:.*]] = ldn.map(%[[A]], %[[B]])
// CHECK: arith.addf
// CHECK: return %{{.*}}, %[[DV]]
func.func @gradients(%k: tensor<2x9x8xf32>, %aim: tensor<2x9x8xf32>) -> (tensor<f32> {ldn.role = "loss"}) {
  %v = ldn.parameter "v" init <constant, [1.0]> : tensor<2x9x8xf32>
  %y = ldn.linear_attention %k, %k, %v {form = #ldn.attention<laplacian>}
     : (tensor<2x9x8xf32>, tensor<2x9x8xf32>, tensor<2x9x8xf32>) -> tensor<2x9x8xf32>
  %l = ldn.mean_error %y, %aim : (tensor<2x9x8xf32>, tensor<2x9x8xf32>) -> tensor<f32>
  return %l : tensor<f32>
}
