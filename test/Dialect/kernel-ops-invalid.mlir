// RUN: ldn-opt %s --split-input-file --verify-diagnostics

func.func @sigma(%s: tensor<2x2xf32>) {
  // expected-error @+1 {{'ldn.gaussian_kernel' op 'sigma' must have shape [] or [groups]}}
  %0 = ldn.gaussian_kernel %s {before = 1 : i64} : (tensor<2x2xf32>) -> tensor<2x2x3xf32>
  return
}

// -----

func.func @groups(%s: tensor<2xf32>) {
  // expected-error @+1 {{'ldn.gaussian_kernel' op taps must have the shape of 'sigma' and one dimension more}}
  %0 = ldn.gaussian_kernel %s {before = 1 : i64} : (tensor<2xf32>) -> tensor<3x3xf32>
  return
}

// -----

func.func @neither(%s: tensor<f32>) {
  // expected-error @+1 {{'ldn.gaussian_kernel' op needs either 'reach' or 'before'}}
  %0 = ldn.gaussian_kernel %s : (tensor<f32>) -> tensor<3xf32>
  return
}

// -----

func.func @reach(%s: tensor<f32>, %r: index) {
  // expected-error @+1 {{'ldn.gaussian_kernel' op with 'reach' has an open number of taps}}
  %0 = ldn.gaussian_kernel %s reach %r : (tensor<f32>, index) -> tensor<3xf32>
  return
}

// -----

func.func @taps(%s: tensor<f32>) {
  // expected-error @+1 {{'ldn.gaussian_kernel' op with a window of 8 has 9 taps, got 17}}
  %0 = ldn.gaussian_kernel %s {before = 8 : i64, causal} : (tensor<f32>) -> tensor<17xf32>
  return
}

// -----

func.func @direction(%s: tensor<f32>, %f: tensor<1xf32>) {
  // expected-error @+1 {{'ldn.gaussian_kernel' op 'forward' and 'backward' must have the type of 'sigma'}}
  %0 = ldn.gaussian_kernel %s forward %f {before = 1 : i64} : (tensor<f32>, tensor<1xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @raw(%s: tensor<2x2xf32>, %k: tensor<3xf32>, %t: index) {
  // expected-error @+1 {{'ldn.stable_step' op 'raw' must have shape [] or [groups]}}
  %0 = ldn.stable_step %s, %k, %t {before = 1 : i64} : (tensor<2x2xf32>, tensor<3xf32>, index) -> tensor<2x2xf32>
  return
}

// -----

func.func @step_result(%s: tensor<f32>, %k: tensor<3xf32>, %t: index) {
  // expected-error @+1 {{'ldn.stable_step' op 'result' must have shape [], got [2]}}
  %0 = ldn.stable_step %s, %k, %t {before = 1 : i64} : (tensor<f32>, tensor<3xf32>, index) -> tensor<2xf32>
  return
}

// -----

func.func @step_before(%s: tensor<f32>, %k: tensor<3xf32>, %t: index) {
  // expected-error @+1 {{'ldn.stable_step' op 'before' must name one of the taps, and is absent where their number is open}}
  %0 = ldn.stable_step %s, %k, %t : (tensor<f32>, tensor<3xf32>, index) -> tensor<f32>
  return
}

// -----

func.func @step_dense(%s: tensor<f32>, %k: tensor<3xf32>, %t: index) {
  // expected-error @+1 {{'ldn.stable_step' op dense 'kernel' must have shape [tokens, tokens]}}
  %0 = ldn.stable_step %s, %k, %t {structure = #ldn.structure<dense>} : (tensor<f32>, tensor<3xf32>, index) -> tensor<f32>
  return
}

// -----

func.func @step_groups(%s: tensor<3xf32>, %k: tensor<4x3xf32>, %t: index) {
  // expected-error @+1 {{'ldn.stable_step' op the number of steps 3 must divide the number of kernels 4}}
  %0 = ldn.stable_step %s, %k, %t {before = 1 : i64} : (tensor<3xf32>, tensor<4x3xf32>, index) -> tensor<3xf32>
  return
}

// -----

func.func @sinusoid_rank(%t: index) {
  // expected-error @+1 {{'ldn.sinusoid' op has shape [tokens, features]}}
  %0 = ldn.sinusoid %t : (index) -> tensor<1x?x8xf32>
  return
}

// -----

func.func @sinusoid_features(%t: index) {
  // expected-error @+1 {{'ldn.sinusoid' op 'result' needs a static last dimension}}
  %0 = ldn.sinusoid %t : (index) -> tensor<?x?xf32>
  return
}

// -----

func.func @sinusoid_nothing(%t: index) {
  // expected-error @+1 {{'ldn.sinusoid' op on tensors needs a result}}
  ldn.sinusoid %t : (index) -> ()
  return
}

// -----

func.func @pack_result(%w: tensor<4x4xf32>) {
  // expected-error @+1 {{'ldn.pack' op needs weights, and a result [blocks, in, n]}}
  %0 = ldn.pack %w : (tensor<4x4xf32>) -> tensor<4x4xf32>
  return
}

// -----

func.func @pack_layout(%w: tensor<4x4xf32>) {
  // expected-error @+1 {{'ldn.pack' op packs 'out_in' or 'in_out'}}
  %0 = ldn.pack %w {layout = #ldn.layout<packed>} : (tensor<4x4xf32>) -> tensor<1x4x4xf32>
  return
}

// -----

func.func @pack_inputs(%w: tensor<4x3xf32>) {
  // expected-error @+1 {{'ldn.pack' op weights must be matrices with 4 inputs, got 'tensor<4x3xf32>'}}
  %0 = ldn.pack %w : (tensor<4x3xf32>) -> tensor<1x4x4xf32>
  return
}

// -----

func.func @pack_outputs(%w: tensor<5x4xf32>) {
  // expected-error @+1 {{'ldn.pack' op result does not hold 5 outputs}}
  %0 = ldn.pack %w : (tensor<5x4xf32>) -> tensor<1x4x4xf32>
  return
}

// -----

func.func @pack_pairs(%w: tensor<4x4xf32>) {
  // expected-error @+1 {{'ldn.pack' op result does not hold pairs}}
  %0 = ldn.pack %w : (tensor<4x4xf32>) -> tensor<1x2x9xbf16>
  return
}

// -----

func.func @pack_double(%w: tensor<4x4xf64>) {
  // expected-error @+1 {{'ldn.pack' op packs 'f64' into 'bf16'}}
  %0 = ldn.pack %w : (tensor<4x4xf64>) -> tensor<1x2x8xbf16>
  return
}
