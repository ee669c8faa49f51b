// RUN: ldn-opt %s | ldn-opt | FileCheck %s
// RUN: ldn-opt %s --mlir-print-op-generic | ldn-opt | FileCheck %s
// Every operation of the family is printed as it was read; attributes with their default are left out.

// CHECK-LABEL: func @parameters(
func.func @parameters() {
  // CHECK: ldn.parameter "layer.0.w" init <uniform, [-7.000000e-02, 7.000000e-02]> : tensor<4x8xf32>
  %0 = ldn.parameter "layer.0.w" init <uniform, [-0.07, 0.07]> : tensor<4x8xf32>
  // CHECK: ldn.parameter "sigma" init <constant, [1.000000e+00, 2.000000e+00]> : tensor<2xf64>
  %1 = ldn.parameter "sigma" init <constant, [1.0, 2.0]> : tensor<2xf64>
  // CHECK: ldn.parameter "table" init <normal, [0.000000e+00, 2.000000e-02]> : tensor<65x8xf32>
  %2 = ldn.parameter "table" init <normal, [0.0, 0.02]> : tensor<65x8xf32>
  return
}

// CHECK-LABEL: func @parallel(
func.func @parallel(%n: index, %m: memref<?xf32>, %c: f32) {
  // CHECK: ldn.parallel_for %{{.*}} {
  // CHECK: ^bb0(%[[TASK:.*]]: index, %{{.*}}: index):
  // CHECK:   memref.store %{{.*}}, %{{.*}}[%[[TASK]]]
  // CHECK:   ldn.yield
  ldn.parallel_for %n {
  ^bb0(%task: index, %thread: index):
    memref.store %c, %m[%task] : memref<?xf32>
    ldn.yield
  }
  return
}
