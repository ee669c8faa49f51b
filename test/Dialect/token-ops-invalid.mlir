// RUN: ldn-opt %s --split-input-file --verify-diagnostics

func.func @shift_elements(%i: tensor<?x?xf32>) {
  // expected-error @+1 {{'ldn.shift_tokens' op 'tokens' must hold i32, got 'f32'}}
  %0 = ldn.shift_tokens %i {by = 1 : i64, fill = -1 : i64} : (tensor<?x?xf32>) -> tensor<?x?xf32>
  return
}

// -----

func.func @shift_by(%i: tensor<?x?xi32>) {
  // expected-error @+1 {{'ldn.shift_tokens' op 'by' must be above zero, got 0}}
  %0 = ldn.shift_tokens %i {by = 0 : i64, fill = -1 : i64} : (tensor<?x?xi32>) -> tensor<?x?xi32>
  return
}

// -----

func.func @shift_fill(%i: tensor<?x?xi32>) {
  // expected-error @+1 {{'ldn.shift_tokens' op 'fill' must fit into i32, got 4294967296}}
  %0 = ldn.shift_tokens %i {by = 1 : i64, fill = 4294967296 : i64} : (tensor<?x?xi32>) -> tensor<?x?xi32>
  return
}

// -----

func.func @shift_result(%i: tensor<2x5xi32>) {
  // expected-error @+1 {{'ldn.shift_tokens' op 'result' must have shape [2, 5], got [2, 4]}}
  %0 = ldn.shift_tokens %i {by = 1 : i64, fill = -1 : i64} : (tensor<2x5xi32>) -> tensor<2x4xi32>
  return
}

// -----

func.func @mask_rank(%i: tensor<i32>) {
  // expected-error @+1 {{'ldn.mask_tokens' op 'tokens' must have one to three dimensions, got 0}}
  %0 = ldn.mask_tokens %i {rate = 0.5 : f64, path = "a", value = 0 : i64} : (tensor<i32>) -> tensor<i32>
  return
}

// -----

func.func @mask_rate(%i: tensor<?xi32>) {
  // expected-error @+1 {{'ldn.mask_tokens' op 'rate' must be at least 0 and below 1, got 1}}
  %0 = ldn.mask_tokens %i {rate = 1.0 : f64, path = "a", value = 0 : i64} : (tensor<?xi32>) -> tensor<?xi32>
  return
}

// -----

func.func @mask_result(%i: tensor<?xi32>) {
  // expected-error @+1 {{'ldn.mask_tokens' op 'tokens' holds 'i32', 'result' 'i64'}}
  %0 = ldn.mask_tokens %i {rate = 0.5 : f64, path = "a", value = 0 : i64} : (tensor<?xi32>) -> tensor<?xi64>
  return
}

// -----

func.func @transpose_rank(%x: tensor<8xf32>) {
  // expected-error @+1 {{'ldn.transpose' op needs tokens and features, got 'tensor<8xf32>'}}
  %0 = ldn.transpose %x : (tensor<8xf32>) -> tensor<8xf32>
  return
}

// -----

func.func @transpose_open(%x: tensor<2x?x8xf32>) {
  // expected-error @+1 {{'ldn.transpose' op needs a static number of tokens and of features, got 'tensor<2x?x8xf32>'}}
  %0 = ldn.transpose %x : (tensor<2x?x8xf32>) -> tensor<2x8x?xf32>
  return
}

// -----

func.func @transpose_result(%x: tensor<?x4x8xf32>) {
  // expected-error @+1 {{'ldn.transpose' op 'result' must have shape [?, 8, 4], got [?, 4, 8]}}
  %0 = ldn.transpose %x : (tensor<?x4x8xf32>) -> tensor<?x4x8xf32>
  return
}
