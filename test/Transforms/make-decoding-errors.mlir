// Without 'required' nothing is said, and nothing is left of what was begun.
// RUN: ldn-opt %s --split-input-file --ldn-make-decoding=required --verify-diagnostics
// RUN: ldn-opt %s --split-input-file --ldn-make-decoding | FileCheck %s --implicit-check-not=decode

// CHECK: func @infer
func.func private @layer(%x: tensor<?x?x8xf32>, %k: tensor<8x3xf32>) -> tensor<?x?x8xf32> {
  // expected-error @below {{the model cannot take one token at a time: 'ldn.dwconv' is not causal: it looks 2 tokens ahead}}
  %y = ldn.dwconv %x, %k {before = 0 : i64} : (tensor<?x?x8xf32>, tensor<8x3xf32>) -> tensor<?x?x8xf32>
  return %y : tensor<?x?x8xf32>
}
func.func @infer(%B: index {ldn.size = "B"}, %T: index {ldn.size = "T"}, %x: tensor<?x?x8xf32> {ldn.shape = ["B", "T", 8]})
    -> (tensor<?x?x8xf32> {ldn.shape = ["B", "T", 8]}) {
  %k = ldn.parameter "k" init <constant, [1.0]> : tensor<8x3xf32>
  %y = call @layer(%x, %k) : (tensor<?x?x8xf32>, tensor<8x3xf32>) -> tensor<?x?x8xf32>
  return %y : tensor<?x?x8xf32>
}

// -----

func.func @infer(%B: index {ldn.size = "B"}, %T: index {ldn.size = "T"}, %x: tensor<?x?x8xf32> {ldn.shape = ["B", "T", 8]})
    -> (tensor<?x?x8xf32> {ldn.shape = ["B", "T", 8]}) {
  %s = ldn.parameter "s" init <constant, [1.0]> : tensor<f32>
  %dt = ldn.parameter "dt" init <constant, [1.0]> : tensor<f32>
  // expected-error @below {{a kernel without a window spans the whole sequence}}
  %k = ldn.gaussian_kernel %s reach %T {causal} : (tensor<f32>, index) -> tensor<?xf32>
  %y = ldn.diffuse %x, %k, %dt {causal} : (tensor<?x?x8xf32>, tensor<?xf32>, tensor<f32>) -> tensor<?x?x8xf32>
  return %y : tensor<?x?x8xf32>
}

// -----

func.func @infer(%B: index {ldn.size = "B"}, %T: index {ldn.size = "T"}, %x: tensor<?x?x8xf32> {ldn.shape = ["B", "T", 8]})
    -> (tensor<?x?x8xf32> {ldn.shape = ["B", "T", 8]}) {
  // expected-error @below {{an attention is not causal}}
  %s = ldn.attention_state %x, %x : (tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x1x8x9xf32>
  %y = ldn.attention_apply %x, %s : (tensor<?x?x8xf32>, tensor<?x1x8x9xf32>) -> tensor<?x?x8xf32>
  return %y : tensor<?x?x8xf32>
}

// -----

func.func @infer(%B: index {ldn.size = "B"}, %T: index {ldn.size = "T"}, %x: tensor<?x?xi32> {ldn.shape = ["B", "T"]})
    -> (tensor<?x?xi32> {ldn.shape = ["B", "T"]}) {
  // expected-error @below {{'ldn.shift_tokens' needs the whole sequence}}
  %y = ldn.shift_tokens %x {by = 1 : i64, fill = 0 : i64} : (tensor<?x?xi32>) -> tensor<?x?xi32>
  return %y : tensor<?x?xi32>
}

// -----

// expected-error @below {{the model cannot take one token at a time: it has no open number of tokens}}
func.func @infer(%B: index {ldn.size = "B"}, %x: tensor<?x8xf32> {ldn.shape = ["B", 8]}) -> (tensor<?x8xf32> {ldn.shape = ["B", 8]}) {
  return %x : tensor<?x8xf32>
}
