// RUN: ldn-opt %s --ldn-inline-local-updates --split-input-file | FileCheck %s
// The same operations on whole sequences.

// CHECK-DAG: #[[ALL:.*]] = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
// CHECK-DAG: #[[FEATURE:.*]] = affine_map<(d0, d1, d2) -> (d2)>
// CHECK-DAG: #[[NONE:.*]] = affine_map<(d0, d1, d2) -> ()>
// CHECK-LABEL: func @gate(
// CHECK-SAME: %[[X:.*]]: tensor<?x?x8xf32>, %[[H:.*]]: tensor<?x?x8xf32>, %[[W:.*]]: tensor<4x16xf32>, %[[B:.*]]: tensor<4xf32>, %[[S:.*]]: tensor<f32>)
func.func @gate(%x: tensor<?x?x8xf32>, %h: tensor<?x?x8xf32>, %w: tensor<4x16xf32>, %b: tensor<4xf32>, %s: tensor<f32>)
    -> tensor<?x?x4xf32> {
  // CHECK-NOT: ldn.local_update
  // CHECK: %[[C:.*]] = ldn.concat %[[X]], %[[H]] : (tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x16xf32>
  // CHECK: %[[L:.*]] = ldn.linear %[[C]], %[[W]] bias %[[B]] : ({{.*}}) -> tensor<?x?x4xf32>
  // CHECK: %[[M:.*]] = ldn.map(%[[L]], %[[B]], %[[S]]) {indexing_maps = [#[[ALL]], #[[FEATURE]], #[[NONE]]]}
  // CHECK: ^bb0(%{{.*}}: f32, %{{.*}}: f32, %{{.*}}: f32):
  // CHECK: return %[[M]]
  %y = ldn.local_update(%x, %h : tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x4xf32> {
  ^bb0(%xt: tensor<8xf32>, %ht: tensor<8xf32>):
    %c = ldn.concat %xt, %ht : (tensor<8xf32>, tensor<8xf32>) -> tensor<16xf32>
    %l = ldn.linear %c, %w bias %b : (tensor<16xf32>, tensor<4x16xf32>, tensor<4xf32>) -> tensor<4xf32>
    %m = ldn.map(%l, %b, %s) {indexing_maps = [affine_map<(c) -> (c)>, affine_map<(c) -> (c)>, affine_map<(c) -> ()>]}
       : (tensor<4xf32>, tensor<4xf32>, tensor<f32>) -> tensor<4xf32> {
    ^bb0(%e: f32, %f: f32, %g: f32):
      %0 = arith.mulf %e, %f : f32
      %1 = arith.addf %0, %g : f32
      ldn.yield %1 : f32
    }
    ldn.yield %m : tensor<4xf32>
  }
  return %y : tensor<?x?x4xf32>
}

// -----

// What no token has a part in stays small, and is spread out where a token is wanted.
// CHECK-LABEL: func @parameters_only(
// CHECK-SAME: %[[X:.*]]: tensor<?x64x2xf32>, %[[W:.*]]: tensor<2x2xf32>, %[[P:.*]]: tensor<2xf32>)
func.func @parameters_only(%x: tensor<?x64x2xf32>, %w: tensor<2x2xf32>, %p: tensor<2xf32>)
    -> (tensor<?x64x4xf32>, tensor<?x64x2xf32>) {
  // CHECK: %[[Q:.*]] = ldn.linear %[[P]], %[[W]] : (tensor<2xf32>, tensor<2x2xf32>) -> tensor<2xf32>
  // CHECK: %[[SIZE:.*]] = tensor.dim %[[X]]
  // CHECK: %[[E:.*]] = tensor.empty(%[[SIZE]]) : tensor<?x64x2xf32>
  // CHECK: %[[S:.*]] = ldn.map(%[[Q]]) outs %[[E]]
  // CHECK: %[[C:.*]] = ldn.concat %[[X]], %[[S]] : ({{.*}}) -> tensor<?x64x4xf32>
  // CHECK: %[[R:.*]] = ldn.map(%[[Q]]) outs
  // CHECK: return %[[C]], %[[R]]
  %y, %z = ldn.local_update(%x : tensor<?x64x2xf32>) -> tensor<?x64x4xf32>, tensor<?x64x2xf32> {
  ^bb0(%t: tensor<2xf32>):
    %q = ldn.linear %p, %w : (tensor<2xf32>, tensor<2x2xf32>) -> tensor<2xf32>
    %c = ldn.concat %t, %q : (tensor<2xf32>, tensor<2xf32>) -> tensor<4xf32>
    ldn.yield %c, %q : tensor<4xf32>, tensor<2xf32>
  }
  return %y, %z : tensor<?x64x4xf32>, tensor<?x64x2xf32>
}
