// RUN: ldn-opt %s -ldn-count-flops | FileCheck %s
// Costs follow the open sizes through calls, regions and dense kernels; a loss costs what its tokens do.

module attributes {ldn.sizes = [{name = "B", min = 1 : i64, max = 8 : i64}, {name = "N", min = 1 : i64, max = 8 : i64}]} {
  func.func private @Layer(%B: index {ldn.size = "B"}, %T: index {ldn.size = "T"}, %x: tensor<?x?x4xf32>,
                           %w: tensor<4x4xf32>) -> tensor<?x?x4xf32> {
    %0 = ldn.linear %x, %w : (tensor<?x?x4xf32>, tensor<4x4xf32>) -> tensor<?x?x4xf32>
    return %0 : tensor<?x?x4xf32>
  }

  // Two layers of 2 * 4 * 4 operations a token.
  // CHECK-LABEL: func.func @infer(
  // CHECK-SAME: ldn.flops = [{coef = 6.400000e+01 : f64, dims = ["B", "N"]}]
  func.func @infer(%B: index {ldn.size = "B"}, %N: index {ldn.size = "N"},
                   %x: tensor<?x?x4xf32> {ldn.shape = ["B", "N", 4]}, %w: tensor<4x4xf32>) -> tensor<?x?x4xf32>
      attributes {ldn.entry} {
    %0 = call @Layer(%B, %N, %x, %w) : (index, index, tensor<?x?x4xf32>, tensor<4x4xf32>) -> tensor<?x?x4xf32>
    %1 = call @Layer(%B, %N, %0, %w) : (index, index, tensor<?x?x4xf32>, tensor<4x4xf32>) -> tensor<?x?x4xf32>
    return %1 : tensor<?x?x4xf32>
  }

  // In a region on one token: 2 * 4 * 3 for each of B * 5 tokens.
  // CHECK-LABEL: func.func @local(
  // CHECK-SAME: ldn.flops = [{coef = 1.200000e+02 : f64, dims = ["B"]}]
  func.func @local(%x: tensor<?x5x4xf32> {ldn.shape = ["B", 5, 4]}, %w: tensor<3x4xf32>) -> tensor<?x5x3xf32>
      attributes {ldn.entry} {
    %0 = ldn.local_update(%x : tensor<?x5x4xf32>) -> tensor<?x5x3xf32> {
    ^bb0(%t: tensor<4xf32>):
      %1 = ldn.linear %t, %w : (tensor<4xf32>, tensor<3x4xf32>) -> tensor<3xf32>
      ldn.yield %1 : tensor<3xf32>
    }
    return %0 : tensor<?x5x3xf32>
  }

  // A tap costs 3 operations, a step 2 more, for 4 features: 12 N per token and 8 more.
  // CHECK-LABEL: func.func @dense(
  // CHECK-SAME: ldn.flops = [{coef = 8.000000e+00 : f64, dims = ["B", "N"]}, {coef = 1.200000e+01 : f64, dims = ["B", "N", "N"]}]
  func.func @dense(%x: tensor<?x?x4xf32> {ldn.shape = ["B", "N", 4]}, %k: tensor<?x?xf32> {ldn.shape = ["N", "N"]},
                   %dt: tensor<f32>) -> tensor<?x?x4xf32> attributes {ldn.entry} {
    %0 = ldn.diffuse %x, %k, %dt {structure = #ldn.structure<dense>}
       : (tensor<?x?x4xf32>, tensor<?x?xf32>, tensor<f32>) -> tensor<?x?x4xf32>
    return %0 : tensor<?x?x4xf32>
  }

  // CHECK-LABEL: func.func @loss(
  // CHECK-SAME: ldn.flops = [{coef = 5.000000e+01 : f64, dims = ["B"]}]
  func.func @loss(%x: tensor<?x10xf32> {ldn.shape = ["B", 10]}, %y: tensor<?xi32> {ldn.shape = ["B"]}) -> tensor<f32>
      attributes {ldn.entry} {
    %0 = ldn.cross_entropy %x, %y : (tensor<?x10xf32>, tensor<?xi32>) -> tensor<f32>
    return %0 : tensor<f32>
  }
}
