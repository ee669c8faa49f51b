// A size with a name is the index argument of that name, also behind an operation with the same tokens.
// RUN: ldn-opt %s --ldn-resolve-sizes | FileCheck %s

// CHECK-LABEL: func @named
// CHECK-SAME: %[[B:.*]]: index {{.*}}, %[[T:.*]]: index
// CHECK-NOT: dim
// CHECK: return %[[B]], %[[T]], %[[T]]
func.func @named(%B: index {ldn.size = "B"}, %T: index {ldn.size = "T"}, %x: tensor<?x?x8xf32> {ldn.shape = ["B", "T", 8]},
                 %m: memref<?xf32> {ldn.shape = ["T"]}, %w: tensor<4x8xf32>) -> (index, index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %y = ldn.linear %x, %w : (tensor<?x?x8xf32>, tensor<4x8xf32>) -> tensor<?x?x4xf32>
  %0 = tensor.dim %y, %c0 : tensor<?x?x4xf32>
  %1 = tensor.dim %y, %c1 : tensor<?x?x4xf32>
  %2 = memref.dim %m, %c0 : memref<?xf32>
  return %0, %1, %2 : index, index, index
}

// CHECK-LABEL: func @nameless
// CHECK: tensor.dim
func.func @nameless(%x: tensor<?xf32>) -> index {
  %c0 = arith.constant 0 : index
  %0 = tensor.dim %x, %c0 : tensor<?xf32>
  return %0 : index
}
