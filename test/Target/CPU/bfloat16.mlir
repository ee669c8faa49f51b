// Pairs of bf16 are one instruction where the machine's facts say so; elsewhere bf16 is rounded to and widened by integers.
// RUN: ldn-opt %s --ldn-cpu-bfloat16 --split-input-file | FileCheck %s

#a = affine_map<(m, n, k, pair) -> (m, k, pair)>
#b = affine_map<(m, n, k, pair) -> (k, n, pair)>
#c = affine_map<(m, n, k, pair) -> (m, n)>
module attributes {ldn.machine = {bf16_pairs = 1 : i64}} {
  // CHECK-LABEL: func @pairs
  // CHECK: %[[A:.*]] = vector.broadcast %{{.*}} : vector<1xi32> to vector<16xi32>
  // CHECK: %[[ALL:.*]] = vector.bitcast %[[A]] : vector<16xi32> to vector<32xbf16>
  // CHECK: llvm.call_intrinsic "llvm.x86.avx512bf16.dpbf16ps.512"(%{{.*}}, %[[ALL]], %{{.*}})
  func.func @pairs(%a: vector<1x1x2xbf16>, %b: vector<1x16x2xbf16>, %c: vector<1x16xf32>) -> vector<1x16xf32> {
    %d = vector.contract {indexing_maps = [#a, #b, #c], iterator_types = ["parallel", "parallel", "reduction", "reduction"],
                          kind = #vector.kind<add>} %a, %b, %c : vector<1x1x2xbf16>, vector<1x16x2xbf16> into vector<1x16xf32>
    return %d : vector<1x16xf32>
  }

  // CHECK-LABEL: func @round
  // CHECK: arith.truncf
  func.func @round(%x: vector<16xf32>) -> vector<16xbf16> {
    %y = arith.truncf %x : vector<16xf32> to vector<16xbf16>
    return %y : vector<16xbf16>
  }
}

// -----

// CHECK-LABEL: func @round
// CHECK-NOT: arith.truncf
// CHECK: arith.trunci %{{.*}} : vector<8xi32> to vector<8xi16>
// CHECK-NOT: arith.extf
// CHECK: arith.shli
func.func @round(%x: vector<8xf32>) -> vector<8xf32> {
  %y = arith.truncf %x : vector<8xf32> to vector<8xbf16>
  %z = arith.extf %y : vector<8xbf16> to vector<8xf32>
  return %z : vector<8xf32>
}
