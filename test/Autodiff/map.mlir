// The derivative of an element-wise function is one too: of its operands and the adjoint.
// RUN: ldn-opt %s --split-input-file --ldn-differentiate | FileCheck %s

// An operand that was broadcast gets the sum over what it lacks, the batch and the tokens.
// CHECK-LABEL: func @gradients
// CHECK: %[[W:.*]] = ldn.parameter "w"
// CHECK: %[[G:.*]] = ldn.mean_error_grad
// CHECK: %[[P:.*]] = ldn.map(%{{.*}}, %[[W]], %[[G]])
// CHECK-NEXT: ^bb0(%[[X:.*]]: f32, %{{.*}}: f32, %[[E:.*]]: f32):
// CHECK-NEXT: %[[D:.*]] = arith.mulf %[[E]], %[[X]]
// CHECK-NEXT: ldn.yield %[[D]]
// CHECK: %[[S:.*]] = ldn.group_sum %[[P]] : (tensor<?x?x8xf32>) -> tensor<?x8xf32>
// CHECK: %[[R:.*]] = ldn.reduce %[[S]] {kind = #ldn.reduce<sum>} : (tensor<?x8xf32>) -> tensor<8xf32>
// CHECK: return %{{.*}}, %[[R]]
func.func @gradients(%x: tensor<?x?x8xf32>) -> (tensor<f32> {ldn.role = "loss"}) {
  %w = ldn.parameter "w" init <constant, [1.0]> : tensor<8xf32>
  %y = ldn.map(%x, %w) {indexing_maps = [affine_map<(b, t, c) -> (b, t, c)>, affine_map<(b, t, c) -> (c)>]}
     : (tensor<?x?x8xf32>, tensor<8xf32>) -> tensor<?x?x8xf32> {
  ^bb0(%a: f32, %s: f32):
    %0 = arith.mulf %a, %s : f32
    ldn.yield %0 : f32
  }
  %l = ldn.mean_error %y, %x : (tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<f32>
  return %l : tensor<f32>
}

// -----

// The derivative of relu is 0 at 0.
// CHECK-LABEL: func @gradients
// CHECK: %[[G:.*]] = ldn.mean_error_grad
// CHECK: ldn.map(%{{.*}}, %[[G]])
// CHECK-NEXT: ^bb0(%[[X:.*]]: f32, %[[E:.*]]: f32):
// CHECK: %[[C:.*]] = arith.cmpf ogt, %[[X]], %{{.*}}
// CHECK: %[[Z:.*]] = arith.constant 0.0
// CHECK: %[[S:.*]] = arith.select %[[C]], %[[E]], %[[Z]]
// CHECK: ldn.yield %[[S]]
func.func @gradients(%x: tensor<4x8xf32>) -> (tensor<f32> {ldn.role = "loss"}) {
  %w = ldn.parameter "w" init <constant, [1.0]> : tensor<4x8xf32>
  %y = ldn.map(%w) {indexing_maps = [affine_map<(t, c) -> (t, c)>]} : (tensor<4x8xf32>) -> tensor<4x8xf32> {
  ^bb0(%a: f32):
    %zero = arith.constant 0.0 : f32
    %0 = arith.maximumf %a, %zero : f32
    ldn.yield %0 : f32
  }
  %l = ldn.mean_error %y, %x : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<f32>
  return %l : tensor<f32>
}

// -----

// What passes the adjoint on unchanged is no operation.
// CHECK-LABEL: func @gradients
// CHECK: %[[G:.*]] = ldn.mean_error_grad
// CHECK: %[[N:.*]] = ldn.map(%{{.*}}, %{{.*}}, %[[G]])
// CHECK-NEXT: ^bb0(%{{.*}}: f32, %{{.*}}: f32, %[[E:.*]]: f32):
// CHECK: arith.negf %[[E]]
// CHECK: return %{{.*}}, %[[G]], %[[N]]
func.func @gradients(%x: tensor<4x8xf32>) -> (tensor<f32> {ldn.role = "loss"}) {
  %w = ldn.parameter "w" init <constant, [1.0]> : tensor<4x8xf32>
  %v = ldn.parameter "v" init <constant, [1.0]> : tensor<4x8xf32>
  %y = ldn.map(%w, %v) {indexing_maps = [affine_map<(t, c) -> (t, c)>, affine_map<(t, c) -> (t, c)>]}
     : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32> {
  ^bb0(%a: f32, %b: f32):
    %0 = arith.subf %a, %b : f32
    ldn.yield %0 : f32
  }
  %l = ldn.mean_error %y, %x : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<f32>
  return %l : tensor<f32>
}

// -----

// Two operations of one path are one parameter: their adjoints are added. A parameter without influence gets zeros.
// CHECK-LABEL: func @gradients
// CHECK-SAME: -> (tensor<f32> {ldn.role = "loss"}, tensor<4x8xf32> {ldn.path = "unused", ldn.role = "gradient"},
// CHECK-SAME: tensor<4x8xf32> {ldn.path = "twice", ldn.role = "gradient"})
// CHECK: %[[U:.*]] = ldn.parameter "twice"
// CHECK: %[[V:.*]] = ldn.parameter "twice"
// CHECK: %[[A:.*]] = ldn.mean_error_grad %[[U]], %[[V]]
// CHECK: %[[B:.*]] = ldn.mean_error_grad %[[V]], %[[U]]
// CHECK: %[[Z:.*]] = arith.constant dense<0.000000e+00> : tensor<4x8xf32>
// CHECK: %[[S:.*]] = ldn.map(%[[A]], %[[B]])
// CHECK: arith.addf
// CHECK: return %{{.*}}, %[[Z]], %[[S]]
func.func @gradients(%x: tensor<4x8xf32>) -> (tensor<f32> {ldn.role = "loss"}) {
  %w = ldn.parameter "unused" init <constant, [1.0]> : tensor<4x8xf32>
  %v = ldn.parameter "twice" init <constant, [1.0]> : tensor<4x8xf32>
  %u = ldn.parameter "twice" init <constant, [1.0]> : tensor<4x8xf32>
  %l = ldn.mean_error %v, %u : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<f32>
  return %l : tensor<f32>
}

// -----

// A size that is known of an operand and open in the result: the gradient has the type of the operand.
// CHECK-LABEL: func @gradients
// CHECK-SAME: tensor<4x8xf32>
// CHECK: %[[G:.*]] = ldn.mean_error_grad {{.*}} -> tensor<?x8xf32>
// CHECK: %[[D:.*]] = tensor.cast %[[G]] : tensor<?x8xf32> to tensor<4x8xf32>
// CHECK: return %{{.*}}, %[[D]] : tensor<f32>, tensor<4x8xf32>
func.func @gradients(%x: tensor<?x8xf32>) -> (tensor<f32> {ldn.role = "loss"}) {
  %w = ldn.parameter "w" init <constant, [1.0]> : tensor<4x8xf32>
  %y = ldn.map(%x, %w) {indexing_maps = [affine_map<(t, c) -> (t, c)>, affine_map<(t, c) -> (t, c)>]}
     : (tensor<?x8xf32>, tensor<4x8xf32>) -> tensor<?x8xf32> {
  ^bb0(%a: f32, %b: f32):
    %0 = arith.addf %a, %b : f32
    ldn.yield %0 : f32
  }
  %l = ldn.mean_error %y, %x : (tensor<?x8xf32>, tensor<?x8xf32>) -> tensor<f32>
  return %l : tensor<f32>
}
