// RUN: ldn-opt %s --split-input-file --verify-diagnostics

func.func @smoothing(%l: tensor<?x10xf32>, %i: tensor<?xi32>) {
  // expected-error @+1 {{'ldn.cross_entropy' op 'smoothing' must be at least 0 and below 1, got 1}}
  %0 = ldn.cross_entropy %l, %i {smoothing = 1.0 : f64} : (tensor<?x10xf32>, tensor<?xi32>) -> tensor<f32>
  return
}

// -----

func.func @labels(%l: tensor<?x10xf32>, %i: tensor<?xi8>) {
  // expected-error @+1 {{'ldn.cross_entropy' op 'labels' must hold i32, got 'i8'}}
  %0 = ldn.cross_entropy %l, %i : (tensor<?x10xf32>, tensor<?xi8>) -> tensor<f32>
  return
}

// -----

func.func @label_shape(%l: tensor<4x10xf32>, %i: tensor<5xi32>) {
  // expected-error @+1 {{'ldn.accuracy' op 'labels' must have shape [4], got [5]}}
  %0 = ldn.accuracy %l, %i : (tensor<4x10xf32>, tensor<5xi32>) -> tensor<f32>
  return
}

// -----

func.func @classes(%l: tensor<4x?xf32>, %i: tensor<4xi32>) {
  // expected-error @+1 {{'ldn.accuracy' op 'logits' needs a static last dimension}}
  %0 = ldn.accuracy %l, %i : (tensor<4x?xf32>, tensor<4xi32>) -> tensor<f32>
  return
}

// -----

func.func @elements(%l: tensor<4x10xf32>, %i: tensor<4xi32>) {
  // expected-error @+1 {{'ldn.accuracy' op 'logits' holds 'f32', 'result' 'f64'}}
  %0 = ldn.accuracy %l, %i : (tensor<4x10xf32>, tensor<4xi32>) -> tensor<f64>
  return
}

// -----

func.func @result(%l: tensor<4x10xf32>, %i: tensor<4xi32>) {
  // expected-error @+1 {{'ldn.cross_entropy' op 'result' must have shape [], got [4]}}
  %0 = ldn.cross_entropy %l, %i : (tensor<4x10xf32>, tensor<4xi32>) -> tensor<4xf32>
  return
}

// -----

func.func @count_of_floats(%i: tensor<4xf32>) {
  // expected-error @+1 {{'ldn.count_labels' op 'labels' must hold i32, got 'f32'}}
  %0 = ldn.count_labels %i {ignore_index = 0 : i64} : (tensor<4xf32>) -> tensor<f32>
  return
}

// -----

func.func @whole_count(%i: tensor<4xi32>) {
  // expected-error @+1 {{'ldn.count_labels' op 'result' must hold floats, got 'i32'}}
  %0 = ldn.count_labels %i {ignore_index = 0 : i64} : (tensor<4xi32>) -> tensor<i32>
  return
}

// -----

func.func @error_shapes(%x: tensor<4x10xf32>, %y: tensor<4x9xf32>) {
  // expected-error @+1 {{'ldn.mean_error' op 'y' must have shape [4, 10], got [4, 9]}}
  %0 = ldn.mean_error %x, %y : (tensor<4x10xf32>, tensor<4x9xf32>) -> tensor<f32>
  return
}

// -----

func.func @error_result(%x: tensor<4x10xf32>) {
  // expected-error @+1 {{'ldn.mean_error' op 'result' must have shape [], got [1]}}
  %0 = ldn.mean_error %x, %x : (tensor<4x10xf32>, tensor<4x10xf32>) -> tensor<1xf32>
  return
}
