// Element-wise functions merge into their only user, through broadcasts; one with two users is computed once.
// RUN: ldn-opt %s --ldn-fuse-maps | FileCheck %s

#id = affine_map<(b, t, c) -> (b, t, c)>
#last = affine_map<(b, t, c) -> (c)>
#row = affine_map<(c) -> (c)>

// CHECK-LABEL: func @chain
// CHECK-SAME: %[[X:.*]]: tensor<?x?x8xf32>, %[[B:.*]]: tensor<8xf32>
// CHECK: %[[Y:.*]] = ldn.map(%[[X]], %[[B]])
// CHECK: ^bb0(%[[E:.*]]: f32, %[[F:.*]]: f32):
// CHECK: %[[A:.*]] = math.absf %[[F]]
// CHECK: arith.mulf %[[E]], %[[A]]
// CHECK-NOT: ldn.map
// CHECK: return %[[Y]]
func.func @chain(%x: tensor<?x?x8xf32>, %b: tensor<8xf32>) -> tensor<?x?x8xf32> {
  %a = ldn.map(%b) {indexing_maps = [#row]} : (tensor<8xf32>) -> tensor<8xf32> {
  ^bb0(%e: f32):
    %r = math.absf %e : f32
    ldn.yield %r : f32
  }
  %y = ldn.map(%x, %a) {indexing_maps = [#id, #last]} : (tensor<?x?x8xf32>, tensor<8xf32>) -> tensor<?x?x8xf32> {
  ^bb0(%e: f32, %f: f32):
    %r = arith.mulf %e, %f : f32
    ldn.yield %r : f32
  }
  return %y : tensor<?x?x8xf32>
}

// CHECK-LABEL: func @shared
// CHECK-COUNT-2: ldn.map
func.func @shared(%x: tensor<?x?x8xf32>) -> (tensor<?x?x8xf32>, tensor<?x?x8xf32>) {
  %a = ldn.map(%x) {indexing_maps = [#id]} : (tensor<?x?x8xf32>) -> tensor<?x?x8xf32> {
  ^bb0(%e: f32):
    %r = math.exp %e : f32
    ldn.yield %r : f32
  }
  %y = ldn.map(%a) {indexing_maps = [#id]} : (tensor<?x?x8xf32>) -> tensor<?x?x8xf32> {
  ^bb0(%e: f32):
    %r = arith.addf %e, %e : f32
    ldn.yield %r : f32
  }
  return %a, %y : tensor<?x?x8xf32>, tensor<?x?x8xf32>
}
