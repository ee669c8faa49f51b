// RUN: ldn-opt %s -ldn-place-parameters --verify-diagnostics

func.func @infer() -> (tensor<3xf32>, tensor<4xf32>) {
  // expected-note @+1 {{first used here}}
  %b = ldn.parameter "b" init <constant, [1.0]> : tensor<3xf32>
  // expected-error @+1 {{parameter 'b' has type 'tensor<4xf32>' here and 'tensor<3xf32>' elsewhere}}
  %c = ldn.parameter "b" init <constant, [1.0]> : tensor<4xf32>
  return %b, %c : tensor<3xf32>, tensor<4xf32>
}
