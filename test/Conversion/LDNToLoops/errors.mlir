// RUN: ldn-opt %s --split-input-file --ldn-to-loops --verify-diagnostics

func.func @tensors(%x: tensor<2x3xf32>) -> tensor<2x3xf32> {
  // expected-error @+1 {{'ldn.softmax' op on tensors has no loops; bufferize it before 'ldn-to-loops'}}
  %y = ldn.softmax %x : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return %y : tensor<2x3xf32>
}

// -----

func.func @dropout(%x: memref<2x3xf32>, %y: memref<2x3xf32>) {
  // expected-error @+1 {{'ldn.dropout' op belongs to training; 'ldn-strip-dropout' removes it for inference}}
  ldn.dropout %x outs %y {rate = 0.1 : f64, path = "d"} : (memref<2x3xf32>, memref<2x3xf32>) -> ()
  return
}
