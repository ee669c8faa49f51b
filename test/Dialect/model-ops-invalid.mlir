// RUN: ldn-opt %s --split-input-file --verify-diagnostics

// expected-error @+1 {{'ldn.parameter' op must hold floats, got 'i32'}}
%0 = ldn.parameter "w" init <constant, [1.0]> : tensor<4xi32>

// -----

// expected-error @+1 {{'ldn.parameter' op needs a path}}
%0 = ldn.parameter "" init <constant, [1.0]> : tensor<4xf32>

// -----

// expected-error @+1 {{'ldn.parameter' op has 4 elements, its initialiser 3}}
%0 = ldn.parameter "w" init <constant, [1.0, 2.0, 3.0]> : tensor<4xf32>

// -----

// expected-error @+1 {{uniform needs 2 values, got 1}}
%0 = ldn.parameter "w" init <uniform, [1.0]> : tensor<4xf32>

// -----

// expected-error @+1 {{normal needs 2 values, got 3}}
%0 = ldn.parameter "w" init <normal, [0.0, 1.0, 2.0]> : tensor<4xf32>

// -----

// expected-error @+1 {{constant needs 1 values, got 0}}
%0 = ldn.parameter "w" init <constant, []> : tensor<4xf32>

// -----

func.func @yield(%x: tensor<4xf32>) {
  // expected-error @+1 {{'ldn.yield' op expects parent op to be one of 'ldn.map, ldn.local_update, ldn.parallel_for'}}
  ldn.yield %x : tensor<4xf32>
}

// -----

func.func @parallel(%n: index) {
  // expected-error @+1 {{'ldn.parallel_for' op region takes the task and the thread, two indices}}
  ldn.parallel_for %n {
  ^bb0(%task: index):
    ldn.yield
  }
  return
}
