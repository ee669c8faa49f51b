// RUN: ldn-opt %s --split-input-file --verify-diagnostics

func.func @weight_shape(%g: tensor<?x?x4xf32>, %x: tensor<?x?x8xf32>) {
  // expected-error @+1 {{'ldn.linear_weight_grad' op 'result' must have shape [4, 8], got [8, 4]}}
  %0 = ldn.linear_weight_grad %g, %x : (tensor<?x?x4xf32>, tensor<?x?x8xf32>) -> tensor<8x4xf32>
  return
}

// -----

func.func @weight_tokens(%g: tensor<2x3x4xf32>, %x: tensor<2x5x8xf32>) {
  // expected-error @+1 {{'ldn.linear_weight_grad' op 'x' has leading dimensions [2, 5], 'g' has [2, 3]}}
  %0 = ldn.linear_weight_grad %g, %x : (tensor<2x3x4xf32>, tensor<2x5x8xf32>) -> tensor<4x8xf32>
  return
}

// -----

func.func @weight_open(%g: tensor<?x?x?xf32>, %x: tensor<?x?x8xf32>) {
  // expected-error @+1 {{'ldn.linear_weight_grad' op 'g' needs a static last dimension}}
  %0 = ldn.linear_weight_grad %g, %x : (tensor<?x?x?xf32>, tensor<?x?x8xf32>) -> tensor<4x8xf32>
  return
}

// -----

func.func @norm_shape(%x: tensor<2x8xf32>, %g: tensor<2x4xf32>) {
  // expected-error @+1 {{'ldn.layer_norm_grad' op 'g' must have shape [2, 8], got [2, 4]}}
  %0 = ldn.layer_norm_grad %x, %g : (tensor<2x8xf32>, tensor<2x4xf32>) -> tensor<2x8xf32>
  return
}

// -----

func.func @norm_result(%x: tensor<2x8xf32>, %g: tensor<2x8xf32>) {
  // expected-error @+1 {{'ldn.rms_norm_grad' op 'result' must have shape [2, 8], got [2, 4]}}
  %0 = ldn.rms_norm_grad %x, %g : (tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @norm_open(%x: tensor<2x?xf32>, %g: tensor<2x?xf32>) {
  // expected-error @+1 {{'ldn.layer_norm_grad' op 'x' needs a static last dimension}}
  %0 = ldn.layer_norm_grad %x, %g : (tensor<2x?xf32>, tensor<2x?xf32>) -> tensor<2x?xf32>
  return
}

// -----

func.func @softmax_shape(%y: tensor<2x8xf32>, %g: tensor<3x8xf32>) {
  // expected-error @+1 {{'ldn.softmax_grad' op 'g' must have shape [2, 8], got [3, 8]}}
  %0 = ldn.softmax_grad %y, %g : (tensor<2x8xf32>, tensor<3x8xf32>) -> tensor<2x8xf32>
  return
}

// -----

func.func @softmax_types(%y: tensor<2x8xf32>, %g: tensor<2x8xf64>) {
  // expected-error @+1 {{'ldn.softmax_grad' op mixes 'f32' and 'f64'}}
  %0 = ldn.softmax_grad %y, %g : (tensor<2x8xf32>, tensor<2x8xf64>) -> tensor<2x8xf32>
  return
}

// -----

func.func @pad_range(%x: tensor<2x4xf32>) {
  // expected-error @+1 {{'ldn.pad' op puts 4 features at 5 of 8}}
  %0 = ldn.pad %x {offset = 5 : i64} : (tensor<2x4xf32>) -> tensor<2x8xf32>
  return
}

// -----

func.func @pad_negative(%x: tensor<2x4xf32>) {
  // expected-error @+1 {{'ldn.pad' op puts 4 features at -1 of 8}}
  %0 = ldn.pad %x {offset = -1 : i64} : (tensor<2x4xf32>) -> tensor<2x8xf32>
  return
}

// -----

func.func @pad_tokens(%x: tensor<2x4xf32>) {
  // expected-error @+1 {{'ldn.pad' op 'x' has leading dimensions [2], 'result' has [3]}}
  %0 = ldn.pad %x {offset = 0 : i64} : (tensor<2x4xf32>) -> tensor<3x8xf32>
  return
}

// -----

func.func @broadcast_rank(%x: tensor<2x8xf32>, %T: index) {
  // expected-error @+1 {{'ldn.broadcast' op 'result' must have shape [2, ?, 8], got [2, 8]}}
  %0 = ldn.broadcast %x, %T : (tensor<2x8xf32>, index) -> tensor<2x8xf32>
  return
}

// -----

func.func @broadcast_open(%x: tensor<2x?xf32>, %T: index) {
  // expected-error @+1 {{'ldn.broadcast' op 'x' needs a static last dimension}}
  %0 = ldn.broadcast %x, %T : (tensor<2x?xf32>, index) -> tensor<2x?x?xf32>
  return
}

// -----

func.func @group_rank(%x: tensor<12x3xf32>) {
  // expected-error @+1 {{'ldn.group_sum' op result must have the rank of 'x' or one less}}
  %0 = ldn.group_sum %x : (tensor<12x3xf32>) -> tensor<f32>
  return
}

// -----

func.func @group_divides(%x: tensor<12x3xf32>) {
  // expected-error @+1 {{'ldn.group_sum' op has 5 groups, which do not divide 12}}
  %0 = ldn.group_sum %x : (tensor<12x3xf32>) -> tensor<5x3xf32>
  return
}

// -----

func.func @group_open(%x: tensor<?x3xf32>) {
  // expected-error @+1 {{'ldn.group_sum' op needs a static first dimension of 'x' for groups}}
  %0 = ldn.group_sum %x : (tensor<?x3xf32>) -> tensor<4x3xf32>
  return
}

// -----

func.func @group_shape(%x: tensor<12x3xf32>) {
  // expected-error @+1 {{'ldn.group_sum' op 'result' must have shape [4, 3], got [4, 2]}}
  %0 = ldn.group_sum %x : (tensor<12x3xf32>) -> tensor<4x2xf32>
  return
}

// -----

func.func @max_rank(%x: tensor<2x3xf32>, %g: tensor<2xf32>) {
  // expected-error @+1 {{'ldn.reduce_max_grad' op 'x' must have shape [batch, tokens, features]}}
  %0 = ldn.reduce_max_grad %x, %g : (tensor<2x3xf32>, tensor<2xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @max_shape(%x: tensor<2x3x4xf32>, %g: tensor<2x5xf32>) {
  // expected-error @+1 {{'ldn.reduce_max_grad' op 'g' must have shape [2, 4], got [2, 5]}}
  %0 = ldn.reduce_max_grad %x, %g : (tensor<2x3x4xf32>, tensor<2x5xf32>) -> tensor<2x3x4xf32>
  return
}

// -----

func.func @embedding_tokens(%t: tensor<2x3xi64>, %g: tensor<2x3x4xf32>) {
  // expected-error @+1 {{'ldn.embedding_grad' op 'tokens' must hold i32, got 'i64'}}
  %0 = ldn.embedding_grad %t, %g : (tensor<2x3xi64>, tensor<2x3x4xf32>) -> tensor<9x4xf32>
  return
}

// -----

func.func @embedding_shape(%t: tensor<2x3xi32>, %g: tensor<2x4x4xf32>) {
  // expected-error @+1 {{'ldn.embedding_grad' op 'g' must have shape [2, 3, 4], got [2, 4, 4]}}
  %0 = ldn.embedding_grad %t, %g : (tensor<2x3xi32>, tensor<2x4x4xf32>) -> tensor<9x4xf32>
  return
}

// -----

func.func @embedding_table(%t: tensor<2x3xi32>, %g: tensor<2x3x4xf32>) {
  // expected-error @+1 {{'ldn.embedding_grad' op 'result' must have shape [?, 4], got [9, 5]}}
  %0 = ldn.embedding_grad %t, %g : (tensor<2x3xi32>, tensor<2x3x4xf32>) -> tensor<9x5xf32>
  return
}

// -----

func.func @embedding_types(%t: tensor<2x3xi32>, %g: tensor<2x3x4xf32>) {
  // expected-error @+1 {{'ldn.embedding_grad' op 'g' holds 'f32', 'result' 'f64'}}
  %0 = ldn.embedding_grad %t, %g : (tensor<2x3xi32>, tensor<2x3x4xf32>) -> tensor<9x4xf64>
  return
}

// -----

func.func @unpatch_rank(%p: tensor<2x4x48xf32>) {
  // expected-error @+1 {{'ldn.unpatch' op result must have shape [batch, channels, height, width], all but the batch static}}
  %0 = ldn.unpatch %p {size = 4 : i64} : (tensor<2x4x48xf32>) -> tensor<2x3x64xf32>
  return
}

// -----

func.func @unpatch_size(%p: tensor<2x4x48xf32>) {
  // expected-error @+1 {{'ldn.unpatch' op 'size' must divide the height 8 and the width 8, got 3}}
  %0 = ldn.unpatch %p {size = 3 : i64} : (tensor<2x4x48xf32>) -> tensor<2x3x8x8xf32>
  return
}

// -----

func.func @unpatch_patches(%p: tensor<2x5x48xf32>) {
  // expected-error @+1 {{'ldn.unpatch' op 'patches' must have shape [2, 4, 48], got [2, 5, 48]}}
  %0 = ldn.unpatch %p {size = 4 : i64} : (tensor<2x5x48xf32>) -> tensor<2x3x8x8xf32>
  return
}

// -----

func.func @degree_rank(%k: tensor<3xf32>, %T: index) {
  // expected-error @+1 {{'ldn.degree' op result must have shape [tokens, features]}}
  %0 = ldn.degree %k, %T {before = 1 : i64} : (tensor<3xf32>, index) -> tensor<?x2x8xf32>
  return
}

// -----

func.func @degree_groups(%k: tensor<3x3xf32>, %T: index) {
  // expected-error @+1 {{'ldn.degree' op has 3 groups, which do not divide 8}}
  %0 = ldn.degree %k, %T {before = 1 : i64} : (tensor<3x3xf32>, index) -> tensor<?x8xf32>
  return
}

// -----

func.func @degree_dense(%k: tensor<3xf32>, %T: index) {
  // expected-error @+1 {{'ldn.degree' op dense 'kernel' must have shape [tokens, tokens]}}
  %0 = ldn.degree %k, %T {structure = #ldn.structure<dense>} : (tensor<3xf32>, index) -> tensor<?x8xf32>
  return
}

// -----

func.func @degree_before(%k: tensor<3xf32>, %T: index) {
  // expected-error @+1 {{'ldn.degree' op 'before' must name one of the taps, and is absent where their number is open}}
  %0 = ldn.degree %k, %T : (tensor<3xf32>, index) -> tensor<?x8xf32>
  return
}

// -----

func.func @taps_rank(%g: tensor<3x8xf32>, %x: tensor<3x8xf32>) {
  // expected-error @+1 {{'ldn.tap_grad' op 'x' must have shape [batch, tokens, features]}}
  %0 = ldn.tap_grad %g, %x {before = 1 : i64} : (tensor<3x8xf32>, tensor<3x8xf32>) -> tensor<8x3xf32>
  return
}

// -----

func.func @taps_center(%g: tensor<1x3x8xf32>, %x: tensor<1x3x8xf32>, %c: tensor<1x4x8xf32>) {
  // expected-error @+1 {{'ldn.tap_grad' op 'center' must have shape [1, 3, 8], got [1, 4, 8]}}
  %0 = ldn.tap_grad %g, %x center %c {before = 1 : i64} : (tensor<1x3x8xf32>, tensor<1x3x8xf32>, tensor<1x4x8xf32>) -> tensor<8x3xf32>
  return
}

// -----

func.func @taps_both(%g: tensor<1x3x8xf32>, %x: tensor<1x3x8xf32>, %r: index) {
  // expected-error @+1 {{'ldn.tap_grad' op needs either 'reach' or 'before'}}
  %0 = ldn.tap_grad %g, %x reach %r {before = 1 : i64} : (tensor<1x3x8xf32>, tensor<1x3x8xf32>, index) -> tensor<8x?xf32>
  return
}

// -----

func.func @taps_before(%g: tensor<1x3x8xf32>, %x: tensor<1x3x8xf32>) {
  // expected-error @+1 {{'ldn.tap_grad' op 'before' must name one of the taps}}
  %0 = ldn.tap_grad %g, %x {before = 3 : i64} : (tensor<1x3x8xf32>, tensor<1x3x8xf32>) -> tensor<8x3xf32>
  return
}

// -----

func.func @taps_result(%g: tensor<1x3x8xf32>, %x: tensor<1x3x8xf32>) {
  // expected-error @+1 {{'ldn.tap_grad' op 'result' must have shape [8, ?], got [4, 3]}}
  %0 = ldn.tap_grad %g, %x {before = 1 : i64} : (tensor<1x3x8xf32>, tensor<1x3x8xf32>) -> tensor<4x3xf32>
  return
}

// -----

func.func @dense_rank(%g: tensor<3x8xf32>, %x: tensor<3x8xf32>) {
  // expected-error @+1 {{'ldn.dense_kernel_grad' op 'x' must have shape [batch, tokens, features]}}
  %0 = ldn.dense_kernel_grad %g, %x : (tensor<3x8xf32>, tensor<3x8xf32>) -> tensor<3x3xf32>
  return
}

// -----

func.func @dense_result(%g: tensor<1x3x8xf32>, %x: tensor<1x3x8xf32>) {
  // expected-error @+1 {{'ldn.dense_kernel_grad' op 'result' must have shape [3, 3], got [3, 4]}}
  %0 = ldn.dense_kernel_grad %g, %x : (tensor<1x3x8xf32>, tensor<1x3x8xf32>) -> tensor<3x4xf32>
  return
}

// -----

func.func @gaussian_of(%g: tensor<3xf32>, %s: tensor<f32>) {
  // expected-error @+1 {{'ldn.gaussian_kernel_grad' op 'of' must be the number of an operand that is there: 0, 1 or 2}}
  %0 = ldn.gaussian_kernel_grad %g, %s {before = 1 : i64, of = 1 : i64} : (tensor<3xf32>, tensor<f32>) -> tensor<f32>
  return
}

// -----

func.func @gaussian_result(%g: tensor<3xf32>, %s: tensor<f32>) {
  // expected-error @+1 {{'ldn.gaussian_kernel_grad' op 'result' must have shape [], got [3]}}
  %0 = ldn.gaussian_kernel_grad %g, %s {before = 1 : i64, of = 0 : i64} : (tensor<3xf32>, tensor<f32>) -> tensor<3xf32>
  return
}

// -----

func.func @gaussian_before(%g: tensor<3xf32>, %s: tensor<f32>) {
  // expected-error @+1 {{'ldn.gaussian_kernel_grad' op 'before' must name one of the taps, and is absent where their number is open}}
  %0 = ldn.gaussian_kernel_grad %g, %s {of = 0 : i64} : (tensor<3xf32>, tensor<f32>) -> tensor<f32>
  return
}

// -----

func.func @gaussian_taps(%g: tensor<3xf32>, %s: tensor<2xf32>) {
  // expected-error @+1 {{'ldn.gaussian_kernel_grad' op 'g' must have shape [2, ?], got [3]}}
  %0 = ldn.gaussian_kernel_grad %g, %s {before = 1 : i64, of = 0 : i64} : (tensor<3xf32>, tensor<2xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @gaussian_both(%g: tensor<?xf32>, %s: tensor<f32>) {
  // expected-error @+1 {{'ldn.gaussian_kernel_grad' op needs either 'reach' or 'before'}}
  %0 = ldn.gaussian_kernel_grad %g, %s {of = 0 : i64} : (tensor<?xf32>, tensor<f32>) -> tensor<f32>
  return
}

// -----

func.func @step_of(%g: tensor<f32>, %r: tensor<f32>, %k: tensor<3xf32>, %T: index) {
  // expected-error @+1 {{'ldn.stable_step_grad' op 'of' must be 0 or 1}}
  %0 = ldn.stable_step_grad %g, %r, %k, %T {before = 1 : i64, of = 2 : i64} : (tensor<f32>, tensor<f32>, tensor<3xf32>, index) -> tensor<f32>
  return
}

// -----

func.func @step_groups(%g: tensor<2xf32>, %r: tensor<2xf32>, %k: tensor<3x5xf32>, %T: index) {
  // expected-error @+1 {{'ldn.stable_step_grad' op the number of steps 2 must divide the number of kernels 3}}
  %0 = ldn.stable_step_grad %g, %r, %k, %T {before = 2 : i64, of = 0 : i64} : (tensor<2xf32>, tensor<2xf32>, tensor<3x5xf32>, index) -> tensor<2xf32>
  return
}

// -----

func.func @step_adjoint(%g: tensor<2xf32>, %r: tensor<f32>, %k: tensor<3xf32>, %T: index) {
  // expected-error @+1 {{'ldn.stable_step_grad' op 'g' must have shape [], got [2]}}
  %0 = ldn.stable_step_grad %g, %r, %k, %T {before = 1 : i64, of = 0 : i64} : (tensor<2xf32>, tensor<f32>, tensor<3xf32>, index) -> tensor<f32>
  return
}

// -----

func.func @step_result(%g: tensor<f32>, %r: tensor<f32>, %k: tensor<3xf32>, %T: index) {
  // expected-error @+1 {{'ldn.stable_step_grad' op 'result' must have shape [3], got [4]}}
  %0 = ldn.stable_step_grad %g, %r, %k, %T {before = 1 : i64, of = 1 : i64} : (tensor<f32>, tensor<f32>, tensor<3xf32>, index) -> tensor<4xf32>
  return
}

// -----

func.func @entropy_labels(%l: tensor<2x5xf32>, %y: tensor<3xi32>, %g: tensor<f32>) {
  // expected-error @+1 {{'ldn.cross_entropy_grad' op 'labels' must have shape [2], got [3]}}
  %0 = ldn.cross_entropy_grad %l, %y, %g : (tensor<2x5xf32>, tensor<3xi32>, tensor<f32>) -> tensor<2x5xf32>
  return
}

// -----

func.func @entropy_types(%l: tensor<2x5xf32>, %y: tensor<2xi64>, %g: tensor<f32>) {
  // expected-error @+1 {{'ldn.cross_entropy_grad' op 'labels' must hold i32, got 'i64'}}
  %0 = ldn.cross_entropy_grad %l, %y, %g : (tensor<2x5xf32>, tensor<2xi64>, tensor<f32>) -> tensor<2x5xf32>
  return
}

// -----

func.func @entropy_adjoint(%l: tensor<2x5xf32>, %y: tensor<2xi32>, %g: tensor<2xf32>) {
  // expected-error @+1 {{'ldn.cross_entropy_grad' op 'g' must have shape [], got [2]}}
  %0 = ldn.cross_entropy_grad %l, %y, %g : (tensor<2x5xf32>, tensor<2xi32>, tensor<2xf32>) -> tensor<2x5xf32>
  return
}

// -----

func.func @error_shape(%x: tensor<2x5xf32>, %y: tensor<2x4xf32>, %g: tensor<f32>) {
  // expected-error @+1 {{'ldn.mean_error_grad' op 'y' must have shape [2, 5], got [2, 4]}}
  %0 = ldn.mean_error_grad %x, %y, %g : (tensor<2x5xf32>, tensor<2x4xf32>, tensor<f32>) -> tensor<2x5xf32>
  return
}

// -----

func.func @error_adjoint(%x: tensor<2x5xf32>, %y: tensor<2x5xf32>, %g: tensor<1xf32>) {
  // expected-error @+1 {{'ldn.mean_error_grad' op 'g' must have shape [], got [1]}}
  %0 = ldn.mean_error_grad %x, %y, %g : (tensor<2x5xf32>, tensor<2x5xf32>, tensor<1xf32>) -> tensor<2x5xf32>
  return
}

// -----

func.func @transposed_steps(%h: tensor<?x?x8xf32>, %k: tensor<3xf32>, %d: tensor<f32>) {
  // expected-error @+1 {{'ldn.diffuse' op 'transposed' has one step, no bias and no 'normalize'}}
  %0 = ldn.diffuse %h, %k, %d {before = 1 : i64, steps = 2 : i64, transposed} : (tensor<?x?x8xf32>, tensor<3xf32>, tensor<f32>) -> tensor<?x?x8xf32>
  return
}

// -----

func.func @transposed_rows(%h: tensor<?x?x8xf32>, %k: tensor<3xf32>, %d: tensor<f32>) {
  // expected-error @+1 {{'ldn.diffuse' op 'transposed' has one step, no bias and no 'normalize'}}
  %0 = ldn.diffuse %h, %k, %d {before = 1 : i64, normalize = #ldn.normalize<rows>, transposed} : (tensor<?x?x8xf32>, tensor<3xf32>, tensor<f32>) -> tensor<?x?x8xf32>
  return
}

// -----

func.func @transposed_bias(%h: tensor<?x?x8xf32>, %k: tensor<3xf32>, %d: tensor<f32>, %b: tensor<8xf32>) {
  // expected-error @+1 {{'ldn.diffuse' op 'transposed' has one step, no bias and no 'normalize'}}
  %0 = ldn.diffuse %h, %k, %d bias %b {before = 1 : i64, form = #ldn.form<relax>, transposed} : (tensor<?x?x8xf32>, tensor<3xf32>, tensor<f32>, tensor<8xf32>) -> tensor<?x?x8xf32>
  return
}

// -----

func.func @dropout_at(%x: tensor<?x?x8xf32>, %s: i64, %b: index) {
  // expected-error @+1 {{'ldn.dropout' op 'at' must have one index for each dimension but the last}}
  %0 = ldn.dropout %x random %s, %s at %b {rate = 0.1 : f64, path = "d"} : (tensor<?x?x8xf32>, i64, i64, index) -> tensor<?x?x8xf32>
  return
}

// -----

func.func @dropout_rank(%x: tensor<2x3x4x5xf32>, %s: i64) {
  // expected-error @+1 {{'ldn.dropout' op with 'random' needs 'x' of shape [batch, tokens, features], [tokens, features] or [features]}}
  %0 = ldn.dropout %x random %s, %s {rate = 0.1 : f64, path = "d"} : (tensor<2x3x4x5xf32>, i64, i64) -> tensor<2x3x4x5xf32>
  return
}
