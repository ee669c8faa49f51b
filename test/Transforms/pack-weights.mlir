// Panels as wide as the machine allows and the columns need; one token at a time is left alone.
// RUN: ldn-opt %s --ldn-pack-weights --split-input-file | FileCheck %s

module attributes {ldn.machine = {vector_bytes = 64 : i64, vector_registers = 32 : i64}} {
  // CHECK-LABEL: func @wide
  // CHECK: %[[P:.*]] = ldn.pack %{{.*}} -> tensor<3x75x64xf32>
  // CHECK: ldn.linear %{{.*}}, %[[P]] bias %{{.*}} {layout = #ldn.layout<packed>}
  func.func @wide(%x: tensor<?x?x75xf32>, %w: tensor<192x75xf32>, %b: tensor<192xf32>) -> tensor<?x?x192xf32> {
    %y = ldn.linear %x, %w bias %b : (tensor<?x?x75xf32>, tensor<192x75xf32>, tensor<192xf32>) -> tensor<?x?x192xf32>
    return %y : tensor<?x?x192xf32>
  }

  // CHECK-LABEL: func @narrow
  // CHECK: ldn.pack %{{.*}} {layout = #ldn.layout<in_out>} {{.*}} -> tensor<1x8x16xf32>
  func.func @narrow(%x: tensor<?x8xf32>, %w: tensor<8x10xf32>) -> tensor<?x10xf32> {
    %y = ldn.linear %x, %w {layout = #ldn.layout<in_out>} : (tensor<?x8xf32>, tensor<8x10xf32>) -> tensor<?x10xf32>
    return %y : tensor<?x10xf32>
  }
}

// -----

// Without facts: vectors of 32 bytes, 16 registers.
// CHECK-LABEL: func @plain
// CHECK: ldn.pack %{{.*}} -> tensor<12x75x16xf32>
func.func @plain(%x: tensor<?x?x75xf32>, %w: tensor<192x75xf32>) -> tensor<?x?x192xf32> {
  %y = ldn.linear %x, %w : (tensor<?x?x75xf32>, tensor<192x75xf32>) -> tensor<?x?x192xf32>
  return %y : tensor<?x?x192xf32>
}

// CHECK-LABEL: func @one_token
// CHECK-NOT: ldn.pack
func.func @one_token(%x: tensor<75xf32>, %w: tensor<192x75xf32>) -> tensor<192xf32> {
  %y = ldn.linear %x, %w : (tensor<75xf32>, tensor<192x75xf32>) -> tensor<192xf32>
  return %y : tensor<192xf32>
}

// -----

// Pairs of inputs where the product multiplies bf16; 75 inputs are 38 pairs.
// CHECK-LABEL: func @rounded
// CHECK: %[[P:.*]] = ldn.pack %{{.*}} : (tensor<192x75xf32>) -> tensor<12x38x32xbf16>
// CHECK: ldn.linear %{{.*}}, %[[P]] {factors = bf16, layout = #ldn.layout<packed>}
func.func @rounded(%x: tensor<?x?x75xf32>, %w: tensor<192x75xf32>) -> tensor<?x?x192xf32> {
  %y = ldn.linear %x, %w {factors = bf16} : (tensor<?x?x75xf32>, tensor<192x75xf32>) -> tensor<?x?x192xf32>
  return %y : tensor<?x?x192xf32>
}
