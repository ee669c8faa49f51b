// RUN: ldn-opt %s | ldn-opt | FileCheck %s
// RUN: ldn-opt %s --mlir-print-op-generic | ldn-opt | FileCheck %s
// Embedding, patches and pooling in value, destination and buffer form.

// CHECK-LABEL: func @inputs(
func.func @inputs(%i: tensor<?x?xi32>, %t: tensor<65x8xf32>, %x: tensor<?x3x32x32xf32>, %b: memref<2x1x4x4xi8>, %p: memref<2x4x4xi8>,
                  %s: tensor<?x?x8xf32>, %o: tensor<?x8xf32>) {
  // CHECK: ldn.embedding %{{.*}}, %{{.*}} : (tensor<?x?xi32>, tensor<65x8xf32>) -> tensor<?x?x8xf32>
  %0 = ldn.embedding %i, %t : (tensor<?x?xi32>, tensor<65x8xf32>) -> tensor<?x?x8xf32>
  // CHECK: ldn.patches %{{.*}} {size = 4 : i64} : (tensor<?x3x32x32xf32>) -> tensor<?x64x48xf32>
  %1 = ldn.patches %x {size = 4 : i64} : (tensor<?x3x32x32xf32>) -> tensor<?x64x48xf32>
  // CHECK: ldn.patches %{{.*}} outs %{{.*}} {size = 2 : i64} : (memref<2x1x4x4xi8>, memref<2x4x4xi8>) -> ()
  ldn.patches %b outs %p {size = 2 : i64} : (memref<2x1x4x4xi8>, memref<2x4x4xi8>) -> ()
  // CHECK: ldn.reduce %{{.*}} {kind = #ldn.reduce<mean>} : (tensor<?x?x8xf32>) -> tensor<?x8xf32>
  %2 = ldn.reduce %s {kind = #ldn.reduce<mean>} : (tensor<?x?x8xf32>) -> tensor<?x8xf32>
  // CHECK: ldn.reduce %{{.*}} outs %{{.*}} {accumulate, kind = #ldn.reduce<max>}
  %3 = ldn.reduce %s outs %o {kind = #ldn.reduce<max>, accumulate} : (tensor<?x?x8xf32>, tensor<?x8xf32>) -> tensor<?x8xf32>
  return
}
