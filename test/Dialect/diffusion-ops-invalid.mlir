// RUN: ldn-opt %s --split-input-file --verify-diagnostics

func.func @rank(%h: tensor<8xf32>, %k: tensor<3xf32>, %dt: tensor<f32>) {
  // expected-error @+1 {{'ldn.diffuse' op needs sequences [..., tokens, features]}}
  %0 = ldn.diffuse %h, %k, %dt {before = 1 : i64} : (tensor<8xf32>, tensor<3xf32>, tensor<f32>) -> tensor<8xf32>
  return
}

// -----

func.func @features(%h: tensor<4x?xf32>, %k: tensor<3xf32>, %dt: tensor<f32>) {
  // expected-error @+1 {{'ldn.diffuse' op 'h' needs a static last dimension}}
  %0 = ldn.diffuse %h, %k, %dt {before = 1 : i64} : (tensor<4x?xf32>, tensor<3xf32>, tensor<f32>) -> tensor<4x?xf32>
  return
}

// -----

func.func @width(%h: tensor<4x8xf32>, %k: tensor<3xf32>, %dt: tensor<f32>) {
  // expected-error @+1 {{'ldn.diffuse' op 'h' has 8 features, the result 4}}
  %0 = ldn.diffuse %h, %k, %dt {before = 1 : i64} : (tensor<4x8xf32>, tensor<3xf32>, tensor<f32>) -> tensor<4x4xf32>
  return
}

// -----

func.func @tokens(%h: tensor<6x8xf32>, %k: tensor<3xf32>, %dt: tensor<f32>) {
  // expected-error @+1 {{'ldn.diffuse' op 'h' has leading dimensions [6], 'result' has [4]}}
  %0 = ldn.diffuse %h, %k, %dt {before = 1 : i64} : (tensor<6x8xf32>, tensor<3xf32>, tensor<f32>) -> tensor<4x8xf32>
  return
}

// -----

// A tile may have fewer tokens than it reads, but not another batch.
func.func @tile(%h: tensor<2x6x8xf32>, %k: tensor<3xf32>, %dt: tensor<f32>, %at: index) {
  // expected-error @+1 {{'ldn.diffuse' op 'h' has leading dimensions [2], 'result' has [1]}}
  %0 = ldn.diffuse %h, %k, %dt at %at {before = 1 : i64} : (tensor<2x6x8xf32>, tensor<3xf32>, tensor<f32>, index) -> tensor<1x4x8xf32>
  return
}

// -----

func.func @steps(%h: tensor<4x8xf32>, %k: tensor<3xf32>, %dt: tensor<f32>) {
  // expected-error @+1 {{'ldn.diffuse' op 'steps' must be at least 1, got 0}}
  %0 = ldn.diffuse %h, %k, %dt {before = 1 : i64, steps = 0 : i64} : (tensor<4x8xf32>, tensor<3xf32>, tensor<f32>) -> tensor<4x8xf32>
  return
}

// -----

func.func @dense(%h: tensor<4x8xf32>, %k: tensor<4x3xf32>, %dt: tensor<f32>) {
  // expected-error @+1 {{'ldn.diffuse' op 'kernel' must have shape [4, 4], got [4, 3]}}
  %0 = ldn.diffuse %h, %k, %dt {structure = #ldn.structure<dense>} : (tensor<4x8xf32>, tensor<4x3xf32>, tensor<f32>) -> tensor<4x8xf32>
  return
}

// -----

func.func @kernel_rank(%h: tensor<4x8xf32>, %k: tensor<1x1x3xf32>, %dt: tensor<f32>) {
  // expected-error @+1 {{'ldn.diffuse' op 'kernel' must have shape [taps] or [groups, taps]}}
  %0 = ldn.diffuse %h, %k, %dt {before = 1 : i64} : (tensor<4x8xf32>, tensor<1x1x3xf32>, tensor<f32>) -> tensor<4x8xf32>
  return
}

// -----

func.func @before(%h: tensor<4x8xf32>, %k: tensor<3xf32>, %dt: tensor<f32>) {
  // expected-error @+1 {{'ldn.diffuse' op 'before' must name one of the taps, and is absent where their number is open}}
  %0 = ldn.diffuse %h, %k, %dt {before = 3 : i64} : (tensor<4x8xf32>, tensor<3xf32>, tensor<f32>) -> tensor<4x8xf32>
  return
}

// -----

func.func @before_open(%h: tensor<4x8xf32>, %k: tensor<?xf32>, %dt: tensor<f32>) {
  // expected-error @+1 {{'ldn.diffuse' op 'before' must name one of the taps, and is absent where their number is open}}
  %0 = ldn.diffuse %h, %k, %dt {before = 1 : i64} : (tensor<4x8xf32>, tensor<?xf32>, tensor<f32>) -> tensor<4x8xf32>
  return
}

// -----

func.func @groups(%h: tensor<4x8xf32>, %k: tensor<3x3xf32>, %dt: tensor<f32>) {
  // expected-error @+1 {{'ldn.diffuse' op the number of kernels 3 must divide the features 8}}
  %0 = ldn.diffuse %h, %k, %dt {before = 1 : i64} : (tensor<4x8xf32>, tensor<3x3xf32>, tensor<f32>) -> tensor<4x8xf32>
  return
}

// -----

func.func @dt(%h: tensor<4x8xf32>, %k: tensor<3xf32>, %dt: tensor<0xf32>) {
  // expected-error @+1 {{'ldn.diffuse' op 'dt' must have shape [] or [groups], groups dividing the features 8}}
  %0 = ldn.diffuse %h, %k, %dt {before = 1 : i64} : (tensor<4x8xf32>, tensor<3xf32>, tensor<0xf32>) -> tensor<4x8xf32>
  return
}

// -----

func.func @bias_form(%h: tensor<4x8xf32>, %k: tensor<3xf32>, %dt: tensor<f32>, %b: tensor<8xf32>) {
  // expected-error @+1 {{'ldn.diffuse' op 'bias' belongs to the form 'relax'}}
  %0 = ldn.diffuse %h, %k, %dt bias %b {before = 1 : i64} : (tensor<4x8xf32>, tensor<3xf32>, tensor<f32>, tensor<8xf32>) -> tensor<4x8xf32>
  return
}

// -----

func.func @bias(%h: tensor<4x8xf32>, %k: tensor<3xf32>, %dt: tensor<f32>, %b: tensor<4xf32>) {
  // expected-error @+1 {{'ldn.diffuse' op 'bias' must have shape [8], got [4]}}
  %0 = ldn.diffuse %h, %k, %dt bias %b {before = 1 : i64, form = #ldn.form<relax>} : (tensor<4x8xf32>, tensor<3xf32>, tensor<f32>, tensor<4xf32>) -> tensor<4x8xf32>
  return
}

// -----

func.func @floats(%h: tensor<4x8xf32>, %k: tensor<3xf64>, %dt: tensor<f32>) {
  // expected-error @+1 {{'ldn.diffuse' op mixes 'f32' and 'f64'}}
  %0 = ldn.diffuse %h, %k, %dt {before = 1 : i64} : (tensor<4x8xf32>, tensor<3xf64>, tensor<f32>) -> tensor<4x8xf32>
  return
}

// -----

func.func @integers(%h: tensor<4x8xi32>, %k: tensor<3xi32>, %dt: tensor<i32>) {
  // expected-error @+1 {{'ldn.diffuse' op needs floats, got 'tensor<4x8xi32>'}}
  %0 = ldn.diffuse %h, %k, %dt {before = 1 : i64} : (tensor<4x8xi32>, tensor<3xi32>, tensor<i32>) -> tensor<4x8xi32>
  return
}

// -----

func.func @conv_rank(%x: tensor<8xf32>, %w: tensor<8x3xf32>) {
  // expected-error @+1 {{'ldn.dwconv' op needs sequences [..., tokens, features]}}
  %0 = ldn.dwconv %x, %w {before = 1 : i64} : (tensor<8xf32>, tensor<8x3xf32>) -> tensor<8xf32>
  return
}

// -----

func.func @conv_width(%x: tensor<4x8xf32>, %w: tensor<8x3xf32>) {
  // expected-error @+1 {{'ldn.dwconv' op 'x' has 8 features, the result 4}}
  %0 = ldn.dwconv %x, %w {before = 1 : i64} : (tensor<4x8xf32>, tensor<8x3xf32>) -> tensor<4x4xf32>
  return
}

// -----

func.func @conv_weight(%x: tensor<4x8xf32>, %w: tensor<4x3xf32>) {
  // expected-error @+1 {{'ldn.dwconv' op 'weight' must have shape [8, taps]}}
  %0 = ldn.dwconv %x, %w {before = 1 : i64} : (tensor<4x8xf32>, tensor<4x3xf32>) -> tensor<4x8xf32>
  return
}

// -----

func.func @conv_before(%x: tensor<4x8xf32>, %w: tensor<8x3xf32>) {
  // expected-error @+1 {{'ldn.dwconv' op 'before' must name one of the taps}}
  %0 = ldn.dwconv %x, %w {before = -1 : i64} : (tensor<4x8xf32>, tensor<8x3xf32>) -> tensor<4x8xf32>
  return
}

// -----

func.func @conv_bias(%x: tensor<4x8xf32>, %w: tensor<8x3xf32>, %b: tensor<3xf32>) {
  // expected-error @+1 {{'ldn.dwconv' op 'bias' must have shape [8], got [3]}}
  %0 = ldn.dwconv %x, %w bias %b {before = 1 : i64} : (tensor<4x8xf32>, tensor<8x3xf32>, tensor<3xf32>) -> tensor<4x8xf32>
  return
}
