// The height of a tile is the one with the least estimated time, of one sequence on all cores and of many.
// RUN: ldn-opt %s --ldn-tile-tokens --split-input-file --remarks-filter=tokens --remark-format=emitRemark 2>&1 | FileCheck %s

// Weights that no cache holds are read once a tile: as high as leaves a tile for each of two cores, and of a height that divides 196.
// CHECK: Operations=1{{.*}}RowBytes=6144, Rows=98, WeightBytes=2359296
module attributes {ldn.machine = {l2_bytes = 1048576 : i64, vector_bytes = 64 : i64, cores = 2 : i64}} {
func.func @weights(%x: tensor<?x196x768xf32>, %w: tensor<12x768x64xf32>) -> tensor<?x196x768xf32> {
  %y = ldn.linear %x, %w {layout = #ldn.layout<packed>} : (tensor<?x196x768xf32>, tensor<12x768x64xf32>) -> tensor<?x196x768xf32>
  return %y : tensor<?x196x768xf32>
}
}

// -----

// On one core there is no reason for a second tile.
// CHECK: Operations=1{{.*}}Rows=196
module attributes {ldn.machine = {l2_bytes = 1048576 : i64, vector_bytes = 64 : i64, cores = 1 : i64}} {
func.func @alone(%x: tensor<?x196x768xf32>, %w: tensor<12x768x64xf32>) -> tensor<?x196x768xf32> {
  %y = ldn.linear %x, %w {layout = #ldn.layout<packed>} : (tensor<?x196x768xf32>, tensor<12x768x64xf32>) -> tensor<?x196x768xf32>
  return %y : tensor<?x196x768xf32>
}
}

// -----

// Without weights the tile stays in cache. Live at one time are the operand and the result of one operation: of a chain of three, the
// bytes of two rows.
// CHECK: Operations=3{{.*}}RowBytes=8192, Rows={{(16|24|32|40|48|56|64|72|80|88|96)}}, WeightBytes=0
module attributes {ldn.machine = {l2_bytes = 1048576 : i64, vector_bytes = 64 : i64, cores = 2 : i64}} {
func.func @chain(%x: tensor<?x?x1024xf32>) -> tensor<?x?x1024xf32> {
  %a = ldn.softmax %x : (tensor<?x?x1024xf32>) -> tensor<?x?x1024xf32>
  %b = ldn.softmax %a : (tensor<?x?x1024xf32>) -> tensor<?x?x1024xf32>
  %c = ldn.softmax %b : (tensor<?x?x1024xf32>) -> tensor<?x?x1024xf32>
  return %c : tensor<?x?x1024xf32>
}
}

// -----

// One token is one tile.
// CHECK: Operations=1{{.*}}Rows=1,
func.func @one(%x: tensor<?x1x8xf32>) -> tensor<?x1x8xf32> {
  %a = ldn.softmax %x : (tensor<?x1x8xf32>) -> tensor<?x1x8xf32>
  return %a : tensor<?x1x8xf32>
}
