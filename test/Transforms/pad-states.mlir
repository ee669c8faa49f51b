// The rows of a state that many products read begin an odd number of cache lines apart; those of small states at whole vectors.
// RUN: ldn-opt %s --pass-pipeline='builtin.module(func.func(ldn-pad-states))' | FileCheck %s

// CHECK-LABEL: func @large
// CHECK: %[[WIDE:.*]] = bufferization.alloc_tensor(%{{.*}}) : tensor<?x1x192x208xf32>
// CHECK: %[[STATE:.*]] = tensor.extract_slice %[[WIDE]][0, 0, 0, 0] [%{{.*}}, 1, 192, 193] [1, 1, 1, 1] : tensor<?x1x192x208xf32> to tensor<?x1x192x193xf32>
// CHECK: scf.forall {{.*}} shared_outs(%{{.*}} = %[[STATE]])
func.func @large(%B: index, %k: tensor<?x64x192xf32>, %v: tensor<?x64x192xf32>) -> tensor<?x1x192x193xf32> {
  %zero = arith.constant 0.0 : f32
  %0 = bufferization.alloc_tensor(%B) : tensor<?x1x192x193xf32>
  %1 = scf.forall (%i) in (%B) shared_outs(%all = %0) -> (tensor<?x1x192x193xf32>) {
    %own = tensor.extract_slice %all[%i, 0, 0, 0] [1, 1, 192, 193] [1, 1, 1, 1] : tensor<?x1x192x193xf32> to tensor<1x1x192x193xf32>
    %start = linalg.fill ins(%zero : f32) outs(%own : tensor<1x1x192x193xf32>) -> tensor<1x1x192x193xf32>
    %k1 = tensor.extract_slice %k[%i, 0, 0] [1, 64, 192] [1, 1, 1] : tensor<?x64x192xf32> to tensor<1x64x192xf32>
    %v1 = tensor.extract_slice %v[%i, 0, 0] [1, 64, 192] [1, 1, 1] : tensor<?x64x192xf32> to tensor<1x64x192xf32>
    %s = ldn.attention_state %k1, %v1 outs %start {accumulate} : (tensor<1x64x192xf32>, tensor<1x64x192xf32>, tensor<1x1x192x193xf32>) -> tensor<1x1x192x193xf32>
    scf.forall.in_parallel {
      tensor.parallel_insert_slice %s into %all[%i, 0, 0, 0] [1, 1, 192, 193] [1, 1, 1, 1] : tensor<1x1x192x193xf32> into tensor<?x1x192x193xf32>
    }
  }
  return %1 : tensor<?x1x192x193xf32>
}

// CHECK-LABEL: func @small
// CHECK: bufferization.alloc_tensor() : tensor<1x4x16x24xf32>
// CHECK: ldn.attention_state {{.*}} tensor<1x4x16x17xf32>
func.func @small(%k: tensor<1x64x64xf32>, %v: tensor<1x64x64xf32>) -> tensor<1x4x16x17xf32> {
  %0 = bufferization.alloc_tensor() : tensor<1x4x16x17xf32>
  %1 = ldn.attention_state %k, %v outs %0 {heads = 4 : i64} : (tensor<1x64x64xf32>, tensor<1x64x64xf32>, tensor<1x4x16x17xf32>) -> tensor<1x4x16x17xf32>
  return %1 : tensor<1x4x16x17xf32>
}

// Only states are moved.
// CHECK-LABEL: func @other
// CHECK: bufferization.alloc_tensor() : tensor<1x64x193xf32>
func.func @other() -> tensor<1x64x193xf32> {
  %zero = arith.constant 0.0 : f32
  %0 = bufferization.alloc_tensor() : tensor<1x64x193xf32>
  %1 = linalg.fill ins(%zero : f32) outs(%0 : tensor<1x64x193xf32>) -> tensor<1x64x193xf32>
  return %1 : tensor<1x64x193xf32>
}
