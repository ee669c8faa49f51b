// A loop writes straight into the caller's buffer; a result that is an argument is copied; calls pass buffers on.
// RUN: ldn-opt %s --ldn-pass-destinations --split-input-file --verify-diagnostics | FileCheck %s

// CHECK-LABEL: func private @layer
// CHECK-SAME: %[[B:.*]]: index {{.*}}, %[[X:.*]]: tensor<?x8xf32> {{.*}}, %[[OUT:.*]]: tensor<?x8xf32> {ldn.shape = ["B", 8]}
// CHECK-NOT: alloc_tensor
// CHECK: scf.forall {{.*}} shared_outs(%{{.*}} = %[[OUT]])
func.func private @layer(%B: index {ldn.size = "B"}, %x: tensor<?x8xf32> {ldn.shape = ["B", 8]})
    -> (tensor<?x8xf32> {ldn.shape = ["B", 8]}) {
  %e = bufferization.alloc_tensor(%B) : tensor<?x8xf32>
  %r = scf.forall (%i) in (%B) shared_outs(%o = %e) -> (tensor<?x8xf32>) {
    %s = tensor.extract_slice %x[%i, 0] [1, 8] [1, 1] : tensor<?x8xf32> to tensor<1x8xf32>
    scf.forall.in_parallel {
      tensor.parallel_insert_slice %s into %o[%i, 0] [1, 8] [1, 1] : tensor<1x8xf32> into tensor<?x8xf32>
    }
  }
  return %r : tensor<?x8xf32>
}

// CHECK-LABEL: func @infer
// CHECK-SAME: %[[B:.*]]: index {{.*}}, %[[X:.*]]: tensor<?x8xf32> {{.*}}, %[[Y:.*]]: tensor<?x8xf32> {ldn.name = "y"}, %[[Z:.*]]: tensor<?x8xf32>
// CHECK: call @layer(%[[B]], %[[X]], %[[Y]])
// CHECK: bufferization.materialize_in_destination %[[X]] in %[[Z]]
func.func @infer(%B: index {ldn.size = "B"}, %x: tensor<?x8xf32> {ldn.shape = ["B", 8]})
    -> (tensor<?x8xf32> {ldn.name = "y"}, tensor<?x8xf32>) {
  %y = call @layer(%B, %x) : (index, tensor<?x8xf32>) -> tensor<?x8xf32>
  return %y, %x : tensor<?x8xf32>, tensor<?x8xf32>
}

// -----

func.func private @nameless(%x: tensor<?xf32>) -> tensor<?xf32> {
  return %x : tensor<?xf32>
}
func.func @caller(%x: tensor<?xf32>) -> tensor<?xf32> {
  // expected-error @below {{dimension 0 of a result of 'nameless' has no name in 'ldn.shape'}}
  %y = call @nameless(%x) : (tensor<?xf32>) -> tensor<?xf32>
  return %y : tensor<?xf32>
}
