// RUN: ldn-opt %s --split-input-file --verify-diagnostics

func.func @tokens(%i: tensor<?x?xi64>, %t: tensor<4x8xf32>) {
  // expected-error @+1 {{'ldn.embedding' op 'tokens' must hold i32, got 'i64'}}
  %0 = ldn.embedding %i, %t : (tensor<?x?xi64>, tensor<4x8xf32>) -> tensor<?x?x8xf32>
  return
}

// -----

func.func @table(%i: tensor<?x?xi32>, %t: tensor<?x8xf32>) {
  // expected-error @+1 {{'ldn.embedding' op 'table' must have shape [vocabulary, features]}}
  %0 = ldn.embedding %i, %t : (tensor<?x?xi32>, tensor<?x8xf32>) -> tensor<?x?x8xf32>
  return
}

// -----

func.func @embedding_elements(%i: tensor<?x?xi32>, %t: tensor<4x8xf32>) {
  // expected-error @+1 {{'ldn.embedding' op 'table' holds 'f32', 'result' 'f64'}}
  %0 = ldn.embedding %i, %t : (tensor<?x?xi32>, tensor<4x8xf32>) -> tensor<?x?x8xf64>
  return
}

// -----

func.func @embedding_result(%i: tensor<?x?xi32>, %t: tensor<4x8xf32>) {
  // expected-error @+1 {{'ldn.embedding' op 'result' must have shape [?, ?, 8], got [?, ?, 4]}}
  %0 = ldn.embedding %i, %t : (tensor<?x?xi32>, tensor<4x8xf32>) -> tensor<?x?x4xf32>
  return
}

// -----

func.func @image(%x: tensor<?x3x?x32xf32>) {
  // expected-error @+1 {{'ldn.patches' op 'image' must have shape [batch, channels, height, width], all but the batch static}}
  %0 = ldn.patches %x {size = 4 : i64} : (tensor<?x3x?x32xf32>) -> tensor<?x64x48xf32>
  return
}

// -----

func.func @patch_size(%x: tensor<?x3x32x32xf32>) {
  // expected-error @+1 {{'ldn.patches' op 'size' must divide the height 32 and the width 32, got 5}}
  %0 = ldn.patches %x {size = 5 : i64} : (tensor<?x3x32x32xf32>) -> tensor<?x64x48xf32>
  return
}

// -----

func.func @patch_elements(%x: tensor<?x3x32x32xi8>) {
  // expected-error @+1 {{'ldn.patches' op 'image' holds 'i8', 'result' 'f32'}}
  %0 = ldn.patches %x {size = 4 : i64} : (tensor<?x3x32x32xi8>) -> tensor<?x64x48xf32>
  return
}

// -----

func.func @patch_result(%x: tensor<?x3x32x32xf32>) {
  // expected-error @+1 {{'ldn.patches' op 'result' must have shape [?, 64, 48], got [?, 48, 64]}}
  %0 = ldn.patches %x {size = 4 : i64} : (tensor<?x3x32x32xf32>) -> tensor<?x48x64xf32>
  return
}

// -----

func.func @reduce_rank(%x: tensor<8xf32>) {
  // expected-error @+1 {{'ldn.reduce' op needs a sequence [..., tokens, features]}}
  %0 = ldn.reduce %x {kind = #ldn.reduce<sum>} : (tensor<8xf32>) -> tensor<f32>
  return
}

// -----

func.func @reduce_accumulate(%x: tensor<?x?x8xf32>, %o: tensor<?x8xf32>) {
  // expected-error @+1 {{'ldn.reduce' op with 'accumulate' needs 'outs' and is not a mean}}
  %0 = ldn.reduce %x outs %o {kind = #ldn.reduce<mean>, accumulate} : (tensor<?x?x8xf32>, tensor<?x8xf32>) -> tensor<?x8xf32>
  return
}

// -----

func.func @reduce_result(%x: tensor<2x?x8xf32>) {
  // expected-error @+1 {{'ldn.reduce' op 'result' must have shape [2, 8], got [2, 4]}}
  %0 = ldn.reduce %x {kind = #ldn.reduce<sum>} : (tensor<2x?x8xf32>) -> tensor<2x4xf32>
  return
}
