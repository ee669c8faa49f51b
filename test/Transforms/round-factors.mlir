// Matrix products multiply bf16 where the module's precision is bf16, and nowhere else; sums that are products with ones stay f32.
// RUN: ldn-opt %s --ldn-round-factors --split-input-file | FileCheck %s

module attributes {ldn.precision = "bf16"} {
  // CHECK-LABEL: func @products
  // CHECK: ldn.linear %{{.*}}, %{{.*}} {factors = bf16} : (tensor<?x8xf32>, tensor<4x8xf32>) -> tensor<?x4xf32>
  // CHECK: ldn.linear_weight_grad %{{.*}}, %{{.*}} {factors = bf16}
  func.func @products(%x: tensor<?x8xf32>, %w: tensor<4x8xf32>, %g: tensor<?x4xf32>) -> (tensor<?x4xf32>, tensor<4x8xf32>) {
    %y = ldn.linear %x, %w : (tensor<?x8xf32>, tensor<4x8xf32>) -> tensor<?x4xf32>
    %d = ldn.linear_weight_grad %g, %x : (tensor<?x4xf32>, tensor<?x8xf32>) -> tensor<4x8xf32>
    return %y, %d : tensor<?x4xf32>, tensor<4x8xf32>
  }

  // CHECK-LABEL: func @sum
  // CHECK-NOT: bf16
  func.func @sum(%x: tensor<?x8xf32>) -> tensor<?x1xf32> {
    %ones = arith.constant dense<1.0> : tensor<1x8xf32>
    %y = ldn.linear %x, %ones : (tensor<?x8xf32>, tensor<1x8xf32>) -> tensor<?x1xf32>
    return %y : tensor<?x1xf32>
  }
}

// -----

module attributes {ldn.precision = "f32"} {
  // CHECK-LABEL: func @single
  // CHECK-NOT: bf16
  func.func @single(%x: tensor<?x8xf32>, %w: tensor<4x8xf32>) -> tensor<?x4xf32> {
    %y = ldn.linear %x, %w : (tensor<?x8xf32>, tensor<4x8xf32>) -> tensor<?x4xf32>
    return %y : tensor<?x4xf32>
  }
}
