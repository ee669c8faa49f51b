// Panels of a product are tasks where they are worth it, however few rows there are; own and earlier tokens are one sum.
// RUN: ldn-opt %s --ldn-to-vector | FileCheck %s

module attributes {ldn.machine = {vector_bytes = 32 : i64, vector_registers = 16 : i64}} {

// 64 rows of 192 × 16 columns: 196,608 multiply-adds a panel, so three panels go together.
// CHECK-LABEL: func @wide
// CHECK: scf.forall (%[[TASK:.*]]) in (4) {
// CHECK:   %[[FROM:.*]] = arith.muli %[[TASK]], %c3
// CHECK:   %[[TO:.*]] = arith.minsi
// CHECK:   scf.for %{{.*}} = %[[FROM]] to %[[TO]]
// CHECK:     vector.fma
func.func @wide(%x: memref<1x64x192xf32>, %w: memref<12x192x16xf32>, %y: memref<1x64x192xf32>) {
  ldn.linear %x, %w outs %y {layout = #ldn.layout<packed>} : (memref<1x64x192xf32>, memref<12x192x16xf32>, memref<1x64x192xf32>) -> ()
  return
}

// Too little work for two.
// CHECK-LABEL: func @small
// CHECK-NOT: scf.forall
// CHECK: vector.fma
func.func @small(%x: memref<1x8x64xf32>, %w: memref<2x64x16xf32>, %y: memref<1x8x20xf32>) {
  ldn.linear %x, %w outs %y {layout = #ldn.layout<packed>} : (memref<1x8x64xf32>, memref<2x64x16xf32>, memref<1x8x20xf32>) -> ()
  return
}

// How many depends on the rows; at least as many as 16 rows are worth.
// CHECK-LABEL: func @open
// CHECK: %[[ROWS:.*]] = arith.maxsi %{{.*}}, %c16
// CHECK: %[[TOGETHER:.*]] = arith.ceildivui
// CHECK: %[[TASKS:.*]] = arith.ceildivui %{{.*}}, %[[TOGETHER]]
// CHECK: scf.forall (%{{.*}}) in (%[[TASKS]])
func.func @open(%x: memref<?x192xf32>, %w: memref<12x192x16xf32>, %y: memref<?x192xf32>) {
  ldn.linear %x, %w outs %y {layout = #ldn.layout<packed>} : (memref<?x192xf32>, memref<12x192x16xf32>, memref<?x192xf32>) -> ()
  return
}

// Squares of eight rows and columns, with three rounds of shuffles; every state is a task.
// CHECK-LABEL: func @transpose
// CHECK: scf.forall (%{{.*}}, %{{.*}}) in (%{{.*}}, 2) {
// CHECK-COUNT-24: vector.shuffle
// CHECK-COUNT-8: vector.store
// CHECK: vector.maskedload
func.func @transpose(%x: memref<?x2x16x20xf32>, %y: memref<?x2x20x16xf32>) {
  ldn.transpose %x outs %y : (memref<?x2x16x20xf32>, memref<?x2x20x16xf32>) -> ()
  return
}

// A block of rows adds up the tokens of the chunk as far as its last row, after the state, and is stored once.
// CHECK-LABEL: func @chunk
// CHECK-COUNT-24: vector.shuffle
// CHECK: arith.select
// CHECK: %[[STATE:.*]]:12 = scf.for
// CHECK: %[[END:.*]] = arith.minsi
// CHECK: scf.for %{{.*}} = %c0{{.*}} to %[[END]] step %{{.*}} iter_args(%{{.*}} = %[[STATE]]#0
func.func @chunk(%q: memref<1x?x8xf32>, %k: memref<1x?x8xf32>, %v: memref<1x?x8xf32>, %s: memref<1x?x1x8x8xf32>, %y: memref<1x?x8xf32>) {
  ldn.product_apply %q, %s of %k, %v outs %y {chunk = 32 : i64, direction = #ldn.direction<past>}
    : (memref<1x?x8xf32>, memref<1x?x1x8x8xf32>, memref<1x?x8xf32>, memref<1x?x8xf32>, memref<1x?x8xf32>) -> ()
  return
}

}
