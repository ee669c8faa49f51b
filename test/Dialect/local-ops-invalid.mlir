// RUN: ldn-opt %s --split-input-file --verify-diagnostics

func.func @linear_weight(%x: tensor<?x?x8xf32>, %w: tensor<8x4xf32>) {
  // expected-error @+1 {{'ldn.linear' op 'weight' must have shape [4, 8], got [8, 4]}}
  %0 = ldn.linear %x, %w : (tensor<?x?x8xf32>, tensor<8x4xf32>) -> tensor<?x?x4xf32>
  return
}

// -----

func.func @linear_bias(%x: tensor<?x?x8xf32>, %w: tensor<4x8xf32>, %b: tensor<8xf32>) {
  // expected-error @+1 {{'ldn.linear' op 'bias' must have shape [4], got [8]}}
  %0 = ldn.linear %x, %w bias %b : (tensor<?x?x8xf32>, tensor<4x8xf32>, tensor<8xf32>) -> tensor<?x?x4xf32>
  return
}

// -----

func.func @linear_packed(%x: tensor<?x?x8xf32>, %w: tensor<2x8x4xf32>) {
  // expected-error @+1 {{'ldn.linear' op packed 'weight' must have shape [ceil(4 / n), 8, n]}}
  %0 = ldn.linear %x, %w {layout = #ldn.layout<packed>} : (tensor<?x?x8xf32>, tensor<2x8x4xf32>) -> tensor<?x?x4xf32>
  return
}

// -----

func.func @linear_pairs(%x: tensor<?x?x7xf32>, %w: tensor<2x7x4xbf16>) {
  // expected-error @+1 {{'ldn.linear' op packed 'weight' must have shape [ceil(4 / n), 4, 2 n]}}
  %0 = ldn.linear %x, %w {factors = bf16, layout = #ldn.layout<packed>} : (tensor<?x?x7xf32>, tensor<2x7x4xbf16>) -> tensor<?x?x4xf32>
  return
}

// -----

func.func @linear_unrounded(%x: tensor<?x?x8xf32>, %w: tensor<2x4x4xf32>) {
  // expected-error @+1 {{'ldn.linear' op packed 'weight' must hold bf16, as 'factors' says, got 'f32'}}
  %0 = ldn.linear %x, %w {factors = bf16, layout = #ldn.layout<packed>} : (tensor<?x?x8xf32>, tensor<2x4x4xf32>) -> tensor<?x?x4xf32>
  return
}

// -----

func.func @linear_double(%x: tensor<?x?x8xf64>, %w: tensor<4x8xf64>) {
  // expected-error @+1 {{'ldn.linear' op has 'factors', which f32 is rounded to, and 'x' holds 'f64'}}
  %0 = ldn.linear %x, %w {factors = bf16} : (tensor<?x?x8xf64>, tensor<4x8xf64>) -> tensor<?x?x4xf64>
  return
}

// -----

func.func @linear_open(%x: tensor<?x?xf32>, %w: tensor<4x8xf32>) {
  // expected-error @+1 {{'ldn.linear' op 'x' needs a static last dimension}}
  %0 = ldn.linear %x, %w : (tensor<?x?xf32>, tensor<4x8xf32>) -> tensor<?x4xf32>
  return
}

// -----

func.func @linear_tokens(%x: tensor<2x3x8xf32>, %w: tensor<4x8xf32>) {
  // expected-error @+1 {{'ldn.linear' op 'x' has leading dimensions [2, 3], 'result' has [2, 4]}}
  %0 = ldn.linear %x, %w : (tensor<2x3x8xf32>, tensor<4x8xf32>) -> tensor<2x4x4xf32>
  return
}

// -----

func.func @mixed(%x: tensor<?x?x8xf32>, %w: memref<4x8xf32>) {
  // expected-error @+1 {{'ldn.linear' op mixes tensors and buffers}}
  %0 = ldn.linear %x, %w : (tensor<?x?x8xf32>, memref<4x8xf32>) -> tensor<?x?x4xf32>
  return
}

// -----

func.func @buffer_without_outs(%x: memref<2x8xf32>, %w: memref<4x8xf32>) {
  // expected-error @+1 {{'ldn.linear' op on buffers needs 'outs'}}
  ldn.linear %x, %w : (memref<2x8xf32>, memref<4x8xf32>) -> ()
  return
}

// -----

func.func @no_result(%x: tensor<?x?x8xf32>, %w: tensor<4x8xf32>) {
  // expected-error @+1 {{'ldn.linear' op on tensors needs a result}}
  ldn.linear %x, %w : (tensor<?x?x8xf32>, tensor<4x8xf32>) -> ()
  return
}

// -----

func.func @outs_type(%x: tensor<?x?x8xf32>, %w: tensor<4x8xf32>, %o: tensor<2x?x4xf32>) {
  // expected-error @+1 {{'ldn.linear' op 'outs' has type 'tensor<2x?x4xf32>', the result 'tensor<?x?x4xf32>'}}
  %0 = ldn.linear %x, %w outs %o : (tensor<?x?x8xf32>, tensor<4x8xf32>, tensor<2x?x4xf32>) -> tensor<?x?x4xf32>
  return
}

// -----

func.func @map_maps(%x: tensor<8xf32>) {
  // expected-error @+1 {{'ldn.map' op has 1 inputs and 0 indexing maps}}
  %0 = ldn.map(%x) {indexing_maps = []} : (tensor<8xf32>) -> tensor<8xf32> {
  ^bb0(%e: f32):
    ldn.yield %e : f32
  }
  return
}

// -----

func.func @map_rank(%x: tensor<8xf32>) {
  // expected-error @+1 {{'ldn.map' op indexing map 0 must pick dimensions of the result for the rank of its input}}
  %0 = ldn.map(%x) {indexing_maps = [affine_map<(t, c) -> (t, c)>]} : (tensor<8xf32>) -> tensor<4x8xf32> {
  ^bb0(%e: f32):
    ldn.yield %e : f32
  }
  return
}

// -----

func.func @map_size(%x: tensor<8xf32>) {
  // expected-error @+1 {{'ldn.map' op input 0 has size 8 where the result has 4}}
  %0 = ldn.map(%x) {indexing_maps = [affine_map<(c) -> (c)>]} : (tensor<8xf32>) -> tensor<4xf32> {
  ^bb0(%e: f32):
    ldn.yield %e : f32
  }
  return
}

// -----

func.func @map_open(%x: tensor<8xf32>) {
  // expected-error @+1 {{'ldn.map' op open dimension 0 of the result is that of no input}}
  %0 = ldn.map(%x) {indexing_maps = [affine_map<(t, c) -> (c)>]} : (tensor<8xf32>) -> tensor<?x8xf32> {
  ^bb0(%e: f32):
    ldn.yield %e : f32
  }
  return
}

// -----

func.func @map_arguments(%x: tensor<8xf32>) {
  // expected-error @+1 {{'ldn.map' op has 1 inputs and 2 region arguments}}
  %0 = ldn.map(%x) {indexing_maps = [affine_map<(c) -> (c)>]} : (tensor<8xf32>) -> tensor<8xf32> {
  ^bb0(%e: f32, %f: f32):
    ldn.yield %e : f32
  }
  return
}

// -----

func.func @map_element(%x: tensor<8xf32>) {
  // expected-error @+1 {{'ldn.map' op region argument 'f64' is not an element of 'tensor<8xf32>'}}
  %0 = ldn.map(%x) {indexing_maps = [affine_map<(c) -> (c)>]} : (tensor<8xf32>) -> tensor<8xf64> {
  ^bb0(%e: f64):
    ldn.yield %e : f64
  }
  return
}

// -----

func.func @map_yield(%x: tensor<8xf32>) {
  // expected-error @+1 {{'ldn.map' op must yield one element of 'tensor<8xf64>'}}
  %0 = ldn.map(%x) {indexing_maps = [affine_map<(c) -> (c)>]} : (tensor<8xf32>) -> tensor<8xf64> {
  ^bb0(%e: f32):
    ldn.yield %e : f32
  }
  return
}

// -----

func.func @map_operation(%x: tensor<8xf32>) {
  %0 = ldn.map(%x) {indexing_maps = [affine_map<(c) -> (c)>]} : (tensor<8xf32>) -> tensor<8xf32> {
  ^bb0(%e: f32):
    // expected-error @+1 {{'tensor.from_elements' op is not an element-wise operation of 'arith' or 'math'}}
    %l = tensor.from_elements %e : tensor<1xf32>
    ldn.yield %e : f32
  }
  return
}

// -----

func.func @map_outside(%x: tensor<8xf32>, %f: f32) {
  // expected-note @+1 {{required by region isolation constraints}}
  %0 = ldn.map(%x) {indexing_maps = [affine_map<(c) -> (c)>]} : (tensor<8xf32>) -> tensor<8xf32> {
  ^bb0(%e: f32):
    // expected-error @+1 {{'arith.addf' op using value defined outside the region}}
    %s = arith.addf %e, %f : f32
    ldn.yield %s : f32
  }
  return
}

// -----

func.func @norm_weight(%x: tensor<?x?x8xf32>, %w: tensor<4xf32>) {
  // expected-error @+1 {{'ldn.layer_norm' op 'weight' must have shape [8], got [4]}}
  %0 = ldn.layer_norm %x weight %w : (tensor<?x?x8xf32>, tensor<4xf32>) -> tensor<?x?x8xf32>
  return
}

// -----

func.func @norm_eps(%x: tensor<?x?x8xf32>) {
  // expected-error @+1 {{'ldn.rms_norm' op 'eps' must not be negative}}
  %0 = ldn.rms_norm %x {eps = -1.0 : f64} : (tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
  return
}

// -----

func.func @softmax(%x: tensor<2x8xf32>) {
  // expected-error @+1 {{'ldn.softmax' op 'result' must have shape [2, 8], got [3, 8]}}
  %0 = ldn.softmax %x : (tensor<2x8xf32>) -> tensor<3x8xf32>
  return
}

// -----

func.func @concat_none() {
  // expected-error @+1 {{'ldn.concat' op needs at least one operand}}
  %0 = ldn.concat : () -> tensor<2x8xf32>
  return
}

// -----

func.func @concat_tokens(%x: tensor<2x8xf32>, %y: tensor<3x8xf32>) {
  // expected-error @+1 {{'ldn.concat' op 'operand' has leading dimensions [3], 'result' has [2]}}
  %0 = ldn.concat %x, %y : (tensor<2x8xf32>, tensor<3x8xf32>) -> tensor<2x16xf32>
  return
}

// -----

func.func @concat_features(%x: tensor<2x8xf32>, %y: tensor<2x4xf32>) {
  // expected-error @+1 {{'ldn.concat' op operands have 12 features, the result 16}}
  %0 = ldn.concat %x, %y : (tensor<2x8xf32>, tensor<2x4xf32>) -> tensor<2x16xf32>
  return
}

// -----

func.func @slice_range(%x: tensor<2x8xf32>) {
  // expected-error @+1 {{'ldn.slice' op takes features 6 to 9 of 8}}
  %0 = ldn.slice %x {offset = 6 : i64} : (tensor<2x8xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @dropout_rate(%x: tensor<2x8xf32>) {
  // expected-error @+1 {{'ldn.dropout' op 'rate' must be at least 0 and below 1, got 1}}
  %0 = ldn.dropout %x {rate = 1.0 : f64, path = "d"} : (tensor<2x8xf32>) -> tensor<2x8xf32>
  return
}

// -----

func.func @update_none() {
  // expected-error @+1 {{'ldn.local_update' op needs at least one operand}}
  %0 = "ldn.local_update"() ({
    %c = arith.constant dense<0.0> : tensor<8xf32>
    ldn.yield %c : tensor<8xf32>
  }) : () -> tensor<2x8xf32>
  return
}

// -----

func.func @update_tokens(%x: tensor<2x8xf32>) {
  // expected-error @+1 {{'ldn.local_update' op 'result' has leading dimensions [3], 'first operand' has [2]}}
  %0 = ldn.local_update(%x : tensor<2x8xf32>) -> tensor<3x8xf32> {
  ^bb0(%t: tensor<8xf32>):
    ldn.yield %t : tensor<8xf32>
  }
  return
}

// -----

func.func @update_arguments(%x: tensor<2x8xf32>) {
  // expected-error @+1 {{'ldn.local_update' op has 1 operands and 2 region arguments}}
  %0 = ldn.local_update(%x : tensor<2x8xf32>) -> tensor<2x8xf32> {
  ^bb0(%t: tensor<8xf32>, %u: tensor<8xf32>):
    ldn.yield %t : tensor<8xf32>
  }
  return
}

// -----

func.func @update_token(%x: tensor<2x8xf32>) {
  // expected-error @+1 {{'ldn.local_update' op region argument 'tensor<2x8xf32>' is not one token of 'tensor<2x8xf32>'}}
  %0 = ldn.local_update(%x : tensor<2x8xf32>) -> tensor<2x8xf32> {
  ^bb0(%t: tensor<2x8xf32>):
    ldn.yield %t : tensor<2x8xf32>
  }
  return
}

// -----

func.func @update_results(%x: tensor<2x8xf32>) {
  // expected-error @+1 {{'ldn.local_update' op yields 2 values for 1 results}}
  %0 = ldn.local_update(%x : tensor<2x8xf32>) -> tensor<2x8xf32> {
  ^bb0(%t: tensor<8xf32>):
    ldn.yield %t, %t : tensor<8xf32>, tensor<8xf32>
  }
  return
}

// -----

func.func @update_yield(%x: tensor<2x8xf32>) {
  // expected-error @+1 {{'ldn.local_update' op yields 'tensor<8xf32>', not one token of 'tensor<2x4xf32>'}}
  %0 = ldn.local_update(%x : tensor<2x8xf32>) -> tensor<2x4xf32> {
  ^bb0(%t: tensor<8xf32>):
    ldn.yield %t : tensor<8xf32>
  }
  return
}

// -----

func.func @update_mixes(%x: tensor<2x8xf32>, %i: tensor<i32>, %w: tensor<4x8xf32>) {
  %0 = ldn.local_update(%x : tensor<2x8xf32>) -> tensor<2x8xf32> {
  ^bb0(%t: tensor<8xf32>):
    // expected-error @+1 {{'ldn.embedding' op may mix tokens, and cannot be part of 'ldn.local_update'}}
    %e = ldn.embedding %i, %w : (tensor<i32>, tensor<4x8xf32>) -> tensor<8xf32>
    ldn.yield %e : tensor<8xf32>
  }
  return
}

// -----

func.func @update_parameter(%x: tensor<2x8xf32>) {
  %0 = ldn.local_update(%x : tensor<2x8xf32>) -> tensor<2x8xf32> {
  ^bb0(%t: tensor<8xf32>):
    // expected-error @+1 {{'ldn.layer_norm' op inside 'ldn.local_update' takes its parameters from outside of it}}
    %n = ldn.layer_norm %t weight %t : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
    ldn.yield %n : tensor<8xf32>
  }
  return
}
