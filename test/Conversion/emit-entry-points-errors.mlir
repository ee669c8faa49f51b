// RUN: ldn-opt %s -ldn-emit-entry-points --verify-diagnostics --split-input-file

// expected-error @+1 {{has no 'ldn.model', the name of the model}}
module {
}

// -----

// expected-error @+1 {{model 'Net' has no entry point}}
module attributes {ldn.model = "Net"} {
}

// -----

module attributes {ldn.model = "Net"} {
  // expected-error @+1 {{entry point 'infer' returns values; its results must be buffers}}
  func.func @infer() -> tensor<f32> attributes {ldn.entry} {
    %0 = arith.constant dense<1.0> : tensor<f32>
    return %0 : tensor<f32>
  }
}

// -----

module attributes {ldn.model = "Net"} {
  // expected-error @+1 {{argument 0 of entry point 'infer' is no size, input, result or arena}}
  func.func @infer(%x: memref<2xf32>) attributes {ldn.entry} {
    return
  }
}

// -----

module attributes {ldn.model = "Net"} {
  // expected-error @+1 {{argument 0 of entry point 'infer' has type 'tensor<2xf32>', wanted a dense memref}}
  func.func @infer(%x: tensor<2xf32> {ldn.role = "input", ldn.name = "x"}) attributes {ldn.entry} {
    return
  }
}
