// What has no derivative is an error, where the loss depends on it.
// RUN: ldn-opt %s --split-input-file --verify-diagnostics --ldn-differentiate

// An operation that says so: its result would get no gradient, and the parameter a silent zero.
func.func @gradients(%x: tensor<?x8xf32>) -> (tensor<f32> {ldn.role = "loss"}) {
  %w = ldn.parameter "w" init <constant, [1.0]> : tensor<4xf32>
  // expected-error @+1 {{'ldn.group_spread' op has no derivative, and the loss depends on its result}}
  %s = ldn.group_spread %w : (tensor<4xf32>) -> tensor<8xf32>
  %y = ldn.map(%x, %s) {indexing_maps = [affine_map<(t, c) -> (t, c)>, affine_map<(t, c) -> (c)>]}
     : (tensor<?x8xf32>, tensor<8xf32>) -> tensor<?x8xf32> {
  ^bb0(%a: f32, %b: f32):
    %0 = arith.mulf %a, %b : f32
    ldn.yield %0 : f32
  }
  %l = ldn.mean_error %y, %x : (tensor<?x8xf32>, tensor<?x8xf32>) -> tensor<f32>
  return %l : tensor<f32>
}

// -----

// One of another dialect, which no rule is attached to.
func.func @gradients(%x: tensor<4x8xf32>) -> (tensor<f32> {ldn.role = "loss"}) {
  %w = ldn.parameter "w" init <constant, [1.0]> : tensor<8x4xf32>
  %e = tensor.empty() : tensor<4x8xf32>
  // expected-error @+1 {{'linalg.transpose' op has no derivative, and the loss depends on its result}}
  %t = linalg.transpose ins(%w : tensor<8x4xf32>) outs(%e : tensor<4x8xf32>) permutation = [1, 0]
  %l = ldn.mean_error %t, %x : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<f32>
  return %l : tensor<f32>
}

// -----

// A metric is no part of the loss.
func.func @gradients(%x: tensor<?x8xf32>, %label: tensor<?xi32>)
    -> (tensor<f32> {ldn.role = "loss"}, tensor<f32> {ldn.role = "metric"}) {
  %w = ldn.parameter "w" init <constant, [1.0]> : tensor<4x8xf32>
  %y = ldn.linear %x, %w : (tensor<?x8xf32>, tensor<4x8xf32>) -> tensor<?x4xf32>
  %l = ldn.cross_entropy %y, %label : (tensor<?x4xf32>, tensor<?xi32>) -> tensor<f32>
  %a = ldn.accuracy %y, %label : (tensor<?x4xf32>, tensor<?xi32>) -> tensor<f32>
  return %l, %a : tensor<f32>, tensor<f32>
}
