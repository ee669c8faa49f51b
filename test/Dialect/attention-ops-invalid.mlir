// RUN: ldn-opt %s --split-input-file --verify-diagnostics

func.func @rank(%q: tensor<4x8xf32>) {
  // expected-error @+1 {{'ldn.linear_attention' op 'q' must have shape [batch, tokens, features]}}
  %0 = ldn.linear_attention %q, %q, %q : (tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  return
}

// -----

func.func @heads(%q: tensor<1x4x8xf32>) {
  // expected-error @+1 {{'ldn.linear_attention' op 'heads' must divide the 8 features of 'q', got 3}}
  %0 = ldn.linear_attention %q, %q, %q {heads = 3 : i64} : (tensor<1x4x8xf32>, tensor<1x4x8xf32>, tensor<1x4x8xf32>) -> tensor<1x4x8xf32>
  return
}

// -----

func.func @open(%q: tensor<1x4x?xf32>) {
  // expected-error @+1 {{'ldn.linear_attention' op 'q' needs a static last dimension}}
  %0 = ldn.linear_attention %q, %q, %q : (tensor<1x4x?xf32>, tensor<1x4x?xf32>, tensor<1x4x?xf32>) -> tensor<1x4x?xf32>
  return
}

// -----

func.func @keys(%q: tensor<1x4x8xf32>, %k: tensor<1x4x4xf32>) {
  // expected-error @+1 {{'ldn.linear_attention' op 'k' must have shape [1, 4, 8], got [1, 4, 4]}}
  %0 = ldn.linear_attention %q, %k, %q : (tensor<1x4x8xf32>, tensor<1x4x4xf32>, tensor<1x4x8xf32>) -> tensor<1x4x8xf32>
  return
}

// -----

func.func @values(%q: tensor<1x4x8xf32>, %v: tensor<1x5x8xf32>) {
  // expected-error @+1 {{'ldn.linear_attention' op 'v' has leading dimensions [1, 5], 'k' has [1, 4]}}
  %0 = ldn.linear_attention %q, %q, %v : (tensor<1x4x8xf32>, tensor<1x4x8xf32>, tensor<1x5x8xf32>) -> tensor<1x5x8xf32>
  return
}

// -----

func.func @eps(%q: tensor<1x4x8xf32>) {
  // expected-error @+1 {{'ldn.linear_attention' op 'eps' must not be negative}}
  %0 = ldn.linear_attention %q, %q, %q {eps = -1.0 : f64} : (tensor<1x4x8xf32>, tensor<1x4x8xf32>, tensor<1x4x8xf32>) -> tensor<1x4x8xf32>
  return
}

// -----

func.func @result(%q: tensor<1x4x8xf32>) {
  // expected-error @+1 {{'ldn.linear_attention' op 'result' must have shape [1, 4, 8], got [1, 4, 4]}}
  %0 = ldn.linear_attention %q, %q, %q : (tensor<1x4x8xf32>, tensor<1x4x8xf32>, tensor<1x4x8xf32>) -> tensor<1x4x4xf32>
  return
}

// -----

func.func @state_chunk(%k: tensor<1x4x8xf32>) {
  // expected-error @+1 {{'ldn.attention_state' op 'chunk' must be at least 1, got 0}}
  %0 = ldn.attention_state %k, %k {chunk = 0 : i64} : (tensor<1x4x8xf32>, tensor<1x4x8xf32>) -> tensor<1x?x1x8x9xf32>
  return
}

// -----

func.func @state_accumulate(%k: tensor<1x4x8xf32>) {
  // expected-error @+1 {{'ldn.attention_state' op with 'accumulate' needs 'outs' and no 'chunk'}}
  %0 = ldn.attention_state %k, %k {accumulate} : (tensor<1x4x8xf32>, tensor<1x4x8xf32>) -> tensor<1x1x8x9xf32>
  return
}

// -----

func.func @state_shape(%k: tensor<1x4x8xf32>) {
  // expected-error @+1 {{'ldn.attention_state' op 'result' must have shape [1, 2, 4, 5], got [1, 2, 4, 4]}}
  %0 = ldn.attention_state %k, %k {heads = 2 : i64} : (tensor<1x4x8xf32>, tensor<1x4x8xf32>) -> tensor<1x2x4x4xf32>
  return
}

// -----

func.func @apply_chunk(%q: tensor<1x4x8xf32>, %s: tensor<1x2x1x8x9xf32>) {
  // expected-error @+1 {{'ldn.attention_apply' op 'chunk' must be at least 1, got 0}}
  %0 = ldn.attention_apply %q, %s {chunk = 0 : i64} : (tensor<1x4x8xf32>, tensor<1x2x1x8x9xf32>) -> tensor<1x4x8xf32>
  return
}

// -----

func.func @apply_causal(%q: tensor<1x4x8xf32>, %s: tensor<1x2x1x8x9xf32>) {
  // expected-error @+1 {{'ldn.attention_apply' op of causal attention needs 'keys' and 'values'}}
  %0 = ldn.attention_apply %q, %s {chunk = 2 : i64} : (tensor<1x4x8xf32>, tensor<1x2x1x8x9xf32>) -> tensor<1x4x8xf32>
  return
}

// -----

func.func @apply_laplacian(%q: tensor<1x4x8xf32>, %s: tensor<1x1x8x9xf32>) {
  // expected-error @+1 {{'ldn.attention_apply' op of the form 'laplacian' needs 'values'}}
  %0 = ldn.attention_apply %q, %s {form = #ldn.attention<laplacian>} : (tensor<1x4x8xf32>, tensor<1x1x8x9xf32>) -> tensor<1x4x8xf32>
  return
}

// -----

func.func @apply_rank(%q: tensor<1x4x8xf32>, %s: tensor<1x8x9xf32>) {
  // expected-error @+1 {{'ldn.attention_apply' op 'state' must have rank 4}}
  %0 = ldn.attention_apply %q, %s : (tensor<1x4x8xf32>, tensor<1x8x9xf32>) -> tensor<1x4x8xf32>
  return
}

// -----

func.func @apply_state(%q: tensor<1x4x8xf32>, %s: tensor<1x1x4x9xf32>) {
  // expected-error @+1 {{'ldn.attention_apply' op 'state' must have shape [1, 1, 8, ?], got [1, 1, 4, 9]}}
  %0 = ldn.attention_apply %q, %s : (tensor<1x4x8xf32>, tensor<1x1x4x9xf32>) -> tensor<1x4x8xf32>
  return
}

// -----

func.func @apply_result(%q: tensor<1x4x8xf32>, %s: tensor<1x1x8x9xf32>) {
  // expected-error @+1 {{'ldn.attention_apply' op result must have 8 features}}
  %0 = ldn.attention_apply %q, %s : (tensor<1x4x8xf32>, tensor<1x1x8x9xf32>) -> tensor<1x4x9xf32>
  return
}

// -----

func.func @apply_values(%q: tensor<1x4x8xf32>, %s: tensor<1x1x8x9xf32>, %v: tensor<1x4x4xf32>) {
  // expected-error @+1 {{'ldn.attention_apply' op 'values' must have shape [1, 4, 8], got [1, 4, 4]}}
  %0 = ldn.attention_apply %q, %s values %v : (tensor<1x4x8xf32>, tensor<1x1x8x9xf32>, tensor<1x4x4xf32>) -> tensor<1x4x8xf32>
  return
}

// -----

func.func @apply_tokens(%q: tensor<1x4x8xf32>, %s: tensor<1x1x8x9xf32>) {
  // expected-error @+1 {{'ldn.attention_apply' op 'q' has leading dimensions [1, 4], 'result' has [1, 5]}}
  %0 = ldn.attention_apply %q, %s : (tensor<1x4x8xf32>, tensor<1x1x8x9xf32>) -> tensor<1x5x8xf32>
  return
}
