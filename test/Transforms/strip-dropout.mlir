// RUN: ldn-opt %s --ldn-strip-dropout | FileCheck %s
// Inference passes dropout's operand on, also inside a local update.

// CHECK-LABEL: func @sequence(
// CHECK-SAME: %[[X:.*]]: tensor<?x?x8xf32>
func.func @sequence(%x: tensor<?x?x8xf32>) -> tensor<?x?x8xf32> {
  // CHECK-NOT: ldn.dropout
  %y = ldn.dropout %x {rate = 0.1 : f64, path = "a"} : (tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
  // CHECK: return %[[X]]
  return %y : tensor<?x?x8xf32>
}

// CHECK-LABEL: func @token(
func.func @token(%x: tensor<?x?x8xf32>) -> tensor<?x?x8xf32> {
  // CHECK: ^bb0(%[[T:.*]]: tensor<8xf32>):
  // CHECK-NEXT: ldn.yield %[[T]]
  %y = ldn.local_update(%x : tensor<?x?x8xf32>) -> tensor<?x?x8xf32> {
  ^bb0(%t: tensor<8xf32>):
    %d = ldn.dropout %t {rate = 0.1 : f64, path = "a"} : (tensor<8xf32>) -> tensor<8xf32>
    ldn.yield %d : tensor<8xf32>
  }
  return %y : tensor<?x?x8xf32>
}

// A result that says more about its shape than the operand.
// CHECK-LABEL: func @cast(
func.func @cast(%x: tensor<?x8xf32>) -> tensor<4x8xf32> {
  // CHECK: tensor.cast %{{.*}} : tensor<?x8xf32> to tensor<4x8xf32>
  %y = ldn.dropout %x {rate = 0.1 : f64, path = "a"} : (tensor<?x8xf32>) -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}
