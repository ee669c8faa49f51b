// Sums of windows by blocks of rows, results past the caches, open windows without their zeros, dense kernels as products.
// RUN: ldn-opt %s --split-input-file --ldn-to-vector --canonicalize --cse | FileCheck %s

module attributes {ldn.machine = {vector_bytes = 64 : i64, vector_registers = 32 : i64, l3_bytes = 1024 : i64}} {
// A sequence larger than half of the last cache is written past it, where rows are at multiples of a vector. Rows are asked
// for early.
// CHECK-LABEL: func @band(
// CHECK-SAME: %[[H:.*]]: memref<?x?x32xf32>, %[[K:.*]]: memref<3xf32>, %[[DT:.*]]: memref<f32>, %[[Y:.*]]: memref<?x?x32xf32>)
// CHECK: %[[LARGE:.*]] = arith.cmpi uge, %{{.*}}, %c512
// CHECK: memref.extract_aligned_pointer_as_index %[[Y]]
// CHECK: %[[PAST:.*]] = arith.andi %[[LARGE]], %{{.*}} : i1
// CHECK: memref.prefetch %[[H]]
// Twelve results and three taps, a row is loaded once; and twelve products with the sum of the weights, rounded by themselves.
// CHECK-COUNT-48: vector.fma
// CHECK-NOT: vector.fma
// CHECK: scf.if %[[PAST]] {
// CHECK-COUNT-12: vector.store %{{.*}}, %[[Y]]{{.*}} {alignment = 64 : i64, nontemporal = true}
// CHECK: } else {
// CHECK-COUNT-12: vector.store %{{.*}}, %[[Y]]{{.*}} : memref
func.func @band(%h: memref<?x?x32xf32>, %k: memref<3xf32>, %dt: memref<f32>, %y: memref<?x?x32xf32>) {
  ldn.diffuse %h, %k, %dt outs %y {before = 1 : i64}
    : (memref<?x?x32xf32>, memref<3xf32>, memref<f32>, memref<?x?x32xf32>) -> ()
  return
}
}

// -----

// The taps that are not zero are looked for once, before the tasks; tiles are cached and asked for by nobody.
// CHECK-LABEL: func @open(
// CHECK-SAME: %[[H:.*]]: memref<1x?x8xf32>, %[[K:.*]]: memref<?xf32>
// CHECK: scf.for
// CHECK:   vector.maskedload %[[K]]
// CHECK:   arith.cmpf une
// CHECK:   vector.reduction <or>
// CHECK: scf.forall
// CHECK-NOT: arith.cmpf une
// CHECK-NOT: nontemporal
// CHECK: vector.fma
func.func @open(%h: memref<1x?x8xf32>, %k: memref<?xf32>, %dt: memref<f32>, %n: index) {
  scf.forall (%i) in (%n) {
    %y = memref.alloc() : memref<1x32x8xf32>
    ldn.diffuse %h, %k, %dt at %i outs %y
      : (memref<1x?x8xf32>, memref<?xf32>, memref<f32>, index, memref<1x32x8xf32>) -> ()
  }
  return
}

// -----

// A causal matrix is read up to the last token of the tile.
// CHECK-LABEL: func @dense(
// CHECK-SAME: %[[H:.*]]: memref<1x40x8xf32>, %[[K:.*]]: memref<40x40xf32>, %[[DT:.*]]: memref<f32>, %[[AT:.*]]: index,
// CHECK: %[[END:.*]] = arith.addi %[[AT]], %c16
// CHECK: %[[DEPTH:.*]] = arith.minsi %[[END]], %c40
// CHECK: scf.for %[[S:.*]] = %c0 to %[[DEPTH]]
// CHECK:   memref.load %[[K]][%{{.*}}, %[[S]]]
// CHECK:   vector.fma
func.func @dense(%h: memref<1x40x8xf32>, %k: memref<40x40xf32>, %dt: memref<f32>, %at: index, %y: memref<1x16x8xf32>) {
  ldn.diffuse %h, %k, %dt at %at outs %y {structure = #ldn.structure<dense>, form = #ldn.form<relax>, causal}
    : (memref<1x40x8xf32>, memref<40x40xf32>, memref<f32>, index, memref<1x16x8xf32>) -> ()
  return
}
