// RUN: ldn-opt %s | ldn-opt | FileCheck %s
// RUN: ldn-opt %s --mlir-print-op-generic | ldn-opt | FileCheck %s
// RUN: ldn-opt %s --one-shot-bufferize="bufferize-function-boundaries function-boundary-type-conversion=identity-layout-map" | FileCheck %s --check-prefix=BUFFER
// Shifted, hidden and transposed tokens in value, destination and buffer form; sizes of their buffers.

// CHECK-LABEL: func @tokens(
func.func @tokens(%i: tensor<?x?xi32>, %m: memref<2x5xi32>, %x: tensor<?x96x7xf32>, %o: tensor<?x7x96xf32>, %seed: i64, %step: i64) {
  // CHECK: ldn.shift_tokens %{{.*}} {by = 1 : i64, fill = -1 : i64} : (tensor<?x?xi32>) -> tensor<?x?xi32>
  %0 = ldn.shift_tokens %i {by = 1 : i64, fill = -1 : i64} : (tensor<?x?xi32>) -> tensor<?x?xi32>
  // CHECK: ldn.shift_tokens %{{.*}} outs %{{.*}} {by = 2 : i64, fill = 0 : i64} : (memref<2x5xi32>, memref<2x5xi32>) -> ()
  ldn.shift_tokens %m outs %m {by = 2 : i64, fill = 0 : i64} : (memref<2x5xi32>, memref<2x5xi32>) -> ()
  // CHECK: ldn.mask_tokens %{{.*}} {path = "text", rate = 1.500000e-01 : f64, value = 103 : i64}
  %1 = ldn.mask_tokens %i {rate = 0.15 : f64, path = "text", value = 103 : i64} : (tensor<?x?xi32>) -> tensor<?x?xi32>
  // CHECK: ldn.mask_tokens %{{.*}} random %{{.*}}, %{{.*}} outs %{{.*}} {only_hidden, path = "text", rate = 1.500000e-01 : f64, value = -1 : i64}
  %2 = ldn.mask_tokens %i random %seed, %step outs %0 {only_hidden, rate = 0.15 : f64, path = "text", value = -1 : i64}
     : (tensor<?x?xi32>, i64, i64, tensor<?x?xi32>) -> tensor<?x?xi32>
  // CHECK: ldn.transpose %{{.*}} : (tensor<?x96x7xf32>) -> tensor<?x7x96xf32>
  %3 = ldn.transpose %x : (tensor<?x96x7xf32>) -> tensor<?x7x96xf32>
  // CHECK: ldn.transpose %{{.*}} outs %{{.*}} : (tensor<?x96x7xf32>, tensor<?x7x96xf32>) -> tensor<?x7x96xf32>
  %4 = ldn.transpose %x outs %o : (tensor<?x96x7xf32>, tensor<?x7x96xf32>) -> tensor<?x7x96xf32>
  return
}

// BUFFER-LABEL: func.func @sizes(
// BUFFER-SAME: %[[I:[a-z0-9]*]]: memref<?x?xi32>, %[[X:[a-z0-9]*]]: memref<?x4x3xf32>, %[[SEED:[a-z0-9]*]]: i64
func.func @sizes(%i: tensor<?x?xi32>, %x: tensor<?x4x3xf32>, %seed: i64) -> (tensor<?x?xi32>, tensor<?x3x4xf32>) {
  // BUFFER: %[[B:.*]] = memref.dim %[[I]], %{{.*}}
  // BUFFER: %[[T:.*]] = memref.dim %[[I]], %{{.*}}
  // BUFFER: %[[Y:.*]] = memref.alloc(%[[B]], %[[T]])
  // BUFFER: ldn.mask_tokens %[[I]] random %[[SEED]], %[[SEED]] outs %[[Y]]
  %0 = ldn.mask_tokens %i random %seed, %seed {rate = 0.5 : f64, path = "a", value = 0 : i64} : (tensor<?x?xi32>, i64, i64) -> tensor<?x?xi32>
  // BUFFER: %[[N:.*]] = memref.dim %[[X]], %{{.*}}
  // BUFFER: memref.alloc(%[[N]]) {{.*}} : memref<?x3x4xf32>
  %1 = ldn.transpose %x : (tensor<?x4x3xf32>) -> tensor<?x3x4xf32>
  return %0, %1 : tensor<?x?xi32>, tensor<?x3x4xf32>
}
