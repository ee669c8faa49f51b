// RUN: ldn-opt %s --split-input-file --verify-diagnostics

func.func @product_heads(%a: tensor<1x3x7xf32>, %c: tensor<1x3x6xf32>) {
  // expected-error @+1 {{'ldn.attention_product' op 'heads' must divide the features of 'a'}}
  %0 = ldn.attention_product %a, %a, %c {heads = 2 : i64} : (tensor<1x3x7xf32>, tensor<1x3x7xf32>, tensor<1x3x6xf32>) -> tensor<1x3x6xf32>
  return
}

// -----

func.func @product_no_heads(%a: tensor<1x3x8xf32>, %c: tensor<1x3x6xf32>) {
  // expected-error @+1 {{'ldn.attention_product' op 'heads' must be at least 1}}
  %0 = ldn.attention_product %a, %a, %c {heads = 0 : i64} : (tensor<1x3x8xf32>, tensor<1x3x8xf32>, tensor<1x3x6xf32>) -> tensor<1x3x6xf32>
  return
}

// -----

func.func @product_rank(%a: tensor<3x8xf32>, %c: tensor<3x6xf32>) {
  // expected-error @+1 {{'ldn.attention_product' op 'a' must have shape [batch, tokens, features]}}
  %0 = ldn.attention_product %a, %a, %c : (tensor<3x8xf32>, tensor<3x8xf32>, tensor<3x6xf32>) -> tensor<3x6xf32>
  return
}

// -----

func.func @product_b(%a: tensor<1x3x8xf32>, %b: tensor<1x3x6xf32>, %c: tensor<1x3x6xf32>) {
  // expected-error @+1 {{'ldn.attention_product' op 'b' must have shape [1, 3, 8], got [1, 3, 6]}}
  %0 = ldn.attention_product %a, %b, %c : (tensor<1x3x8xf32>, tensor<1x3x6xf32>, tensor<1x3x6xf32>) -> tensor<1x3x6xf32>
  return
}

// -----

func.func @product_c(%a: tensor<1x3x8xf32>, %c: tensor<1x4x6xf32>) {
  // expected-error @+1 {{'ldn.attention_product' op 'c' has leading dimensions [1, 4], 'a' has [1, 3]}}
  %0 = ldn.attention_product %a, %a, %c : (tensor<1x3x8xf32>, tensor<1x3x8xf32>, tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
  return
}

// -----

func.func @product_result(%a: tensor<1x3x8xf32>, %c: tensor<1x3x6xf32>) {
  // expected-error @+1 {{'ldn.attention_product' op 'result' must have shape [1, 3, 6], got [1, 3, 8]}}
  %0 = ldn.attention_product %a, %a, %c : (tensor<1x3x8xf32>, tensor<1x3x8xf32>, tensor<1x3x6xf32>) -> tensor<1x3x8xf32>
  return
}

// -----

func.func @state_direction(%b: tensor<1x3x8xf32>, %c: tensor<1x3x6xf32>) {
  // expected-error @+1 {{'ldn.product_state' op 'chunk' must be at least 1, and has a direction}}
  %0 = ldn.product_state %b, %c {heads = 2 : i64, chunk = 2 : i64} : (tensor<1x3x8xf32>, tensor<1x3x6xf32>) -> tensor<1x2x2x4x3xf32>
  return
}

// -----

func.func @state_chunk(%b: tensor<1x3x8xf32>, %c: tensor<1x3x6xf32>) {
  // expected-error @+1 {{'ldn.product_state' op 'chunk' must be at least 1, and has a direction}}
  %0 = ldn.product_state %b, %c {heads = 2 : i64, chunk = 0 : i64, direction = #ldn.direction<past>} : (tensor<1x3x8xf32>, tensor<1x3x6xf32>) -> tensor<1x2x2x4x3xf32>
  return
}

// -----

func.func @state_accumulate(%b: tensor<1x3x8xf32>, %c: tensor<1x3x6xf32>) {
  // expected-error @+1 {{'ldn.product_state' op with 'accumulate' needs 'outs' and no 'chunk'}}
  %0 = ldn.product_state %b, %c {heads = 2 : i64, accumulate} : (tensor<1x3x8xf32>, tensor<1x3x6xf32>) -> tensor<1x2x4x3xf32>
  return
}

// -----

func.func @state_shape(%b: tensor<1x3x8xf32>, %c: tensor<1x3x6xf32>) {
  // expected-error @+1 {{'ldn.product_state' op 'result' must have shape [1, 2, 4, 3], got [1, 2, 4, 6]}}
  %0 = ldn.product_state %b, %c {heads = 2 : i64} : (tensor<1x3x8xf32>, tensor<1x3x6xf32>) -> tensor<1x2x4x6xf32>
  return
}

// -----

func.func @state_tokens(%b: tensor<1x3x8xf32>, %c: tensor<1x4x6xf32>) {
  // expected-error @+1 {{'ldn.product_state' op 'c' has leading dimensions [1, 4], 'b' has [1, 3]}}
  %0 = ldn.product_state %b, %c {heads = 2 : i64} : (tensor<1x3x8xf32>, tensor<1x4x6xf32>) -> tensor<1x2x4x3xf32>
  return
}

// -----

func.func @apply_direction(%a: tensor<1x3x8xf32>, %s: tensor<1x2x4x3xf32>) {
  // expected-error @+1 {{'ldn.product_apply' op with a direction, and only then, has a 'chunk' and the sequences 'of' the product}}
  %0 = ldn.product_apply %a, %s {heads = 2 : i64, direction = #ldn.direction<past>} : (tensor<1x3x8xf32>, tensor<1x2x4x3xf32>) -> tensor<1x3x6xf32>
  return
}

// -----

func.func @apply_sequences(%a: tensor<1x3x8xf32>, %s: tensor<1x2x2x4x3xf32>) {
  // expected-error @+1 {{'ldn.product_apply' op with a direction, and only then, has a 'chunk' and the sequences 'of' the product}}
  %0 = ldn.product_apply %a, %s {heads = 2 : i64, direction = #ldn.direction<past>, chunk = 2 : i64} : (tensor<1x3x8xf32>, tensor<1x2x2x4x3xf32>) -> tensor<1x3x6xf32>
  return
}

// -----

func.func @apply_state(%a: tensor<1x3x8xf32>, %s: tensor<1x2x4x5xf32>) {
  // expected-error @+1 {{'ldn.product_apply' op 'state' must have shape [1, 2, 4, 3], got [1, 2, 4, 5]}}
  %0 = ldn.product_apply %a, %s {heads = 2 : i64} : (tensor<1x3x8xf32>, tensor<1x2x4x5xf32>) -> tensor<1x3x6xf32>
  return
}

// -----

func.func @apply_tokens(%a: tensor<1x3x8xf32>, %s: tensor<1x2x4x3xf32>) {
  // expected-error @+1 {{'ldn.product_apply' op 'a' has leading dimensions [1, 3], 'result' has [1, 4]}}
  %0 = ldn.product_apply %a, %s {heads = 2 : i64} : (tensor<1x3x8xf32>, tensor<1x2x4x3xf32>) -> tensor<1x4x6xf32>
  return
}

// -----

func.func @extend_size(%x: tensor<1x3x8xf32>) {
  // expected-error @+1 {{'ldn.extend_heads' op must differ by one feature in each head}}
  %0 = ldn.extend_heads %x {heads = 2 : i64} : (tensor<1x3x8xf32>) -> tensor<1x3x9xf32>
  return
}

// -----

func.func @extend_tokens(%x: tensor<1x3x8xf32>) {
  // expected-error @+1 {{'ldn.extend_heads' op 'x' has leading dimensions [1, 3], 'result' has [1, 4]}}
  %0 = ldn.extend_heads %x {heads = 2 : i64} : (tensor<1x3x8xf32>) -> tensor<1x4x10xf32>
  return
}

// -----

func.func @shrink_heads(%x: tensor<1x3x8xf32>) {
  // expected-error @+1 {{'ldn.shrink_heads' op 'heads' must divide the features of 'result'}}
  %0 = ldn.shrink_heads %x {heads = 2 : i64} : (tensor<1x3x8xf32>) -> tensor<1x3x7xf32>
  return
}

// -----

func.func @norm_sums(%s: tensor<1x3x9xf32>, %g: tensor<1x3x8xf32>) {
  // expected-error @+1 {{'ldn.attention_norm_grad' op 'sums' must have one feature more in each head than 'g'}}
  %0 = ldn.attention_norm_grad %s, %g, %g {heads = 2 : i64} : (tensor<1x3x9xf32>, tensor<1x3x8xf32>, tensor<1x3x8xf32>) -> tensor<1x3x9xf32>
  return
}

// -----

func.func @norm_values(%s: tensor<1x3x10xf32>, %v: tensor<1x3x6xf32>, %g: tensor<1x3x8xf32>) {
  // expected-error @+1 {{'ldn.attention_norm_grad' op 'v' must have shape [1, 3, 8], got [1, 3, 6]}}
  %0 = ldn.attention_norm_grad %s, %v, %g {heads = 2 : i64} : (tensor<1x3x10xf32>, tensor<1x3x6xf32>, tensor<1x3x8xf32>) -> tensor<1x3x10xf32>
  return
}

// -----

func.func @norm_result(%s: tensor<1x3x10xf32>, %g: tensor<1x3x8xf32>) {
  // expected-error @+1 {{'ldn.attention_norm_grad' op 'result' must have shape [1, 3, 10], got [1, 3, 8]}}
  %0 = ldn.attention_norm_grad %s, %g, %g {heads = 2 : i64} : (tensor<1x3x10xf32>, tensor<1x3x8xf32>, tensor<1x3x8xf32>) -> tensor<1x3x8xf32>
  return
}

// -----

func.func @value_tokens(%s: tensor<1x4x10xf32>, %g: tensor<1x3x8xf32>) {
  // expected-error @+1 {{'ldn.attention_value_grad' op 'sums' has leading dimensions [1, 4], 'g' has [1, 3]}}
  %0 = ldn.attention_value_grad %s, %g {heads = 2 : i64} : (tensor<1x4x10xf32>, tensor<1x3x8xf32>) -> tensor<1x3x8xf32>
  return
}

// -----

func.func @value_result(%s: tensor<1x3x10xf32>, %g: tensor<1x3x8xf32>) {
  // expected-error @+1 {{'ldn.attention_value_grad' op 'result' must have shape [1, 3, 8], got [1, 3, 10]}}
  %0 = ldn.attention_value_grad %s, %g {heads = 2 : i64} : (tensor<1x3x10xf32>, tensor<1x3x8xf32>) -> tensor<1x3x10xf32>
  return
}
