// RUN: ldn-opt %s --ldn-results-to-arguments --split-input-file --verify-diagnostics

func.func private @layer(%x: memref<4xf32>) -> memref<4xf32> {
  return %x : memref<4xf32>
}
func.func @caller(%x: memref<4xf32>) {
  // expected-error @+1 {{returns a buffer: functions are inlined before their results become arguments}}
  %y = call @layer(%x) : (memref<4xf32>) -> memref<4xf32>
  return
}

// -----

// expected-error @+1 {{function 'branches' must have one block to pass results as arguments}}
func.func @branches(%x: memref<4xf32>) -> memref<4xf32> {
  cf.br ^end
^end:
  return %x : memref<4xf32>
}
