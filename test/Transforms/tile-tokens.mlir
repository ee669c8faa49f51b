// Passes over the tokens: halos of windows, a state before what needs it, chunks of causal attention, pooling.
// RUN: ldn-opt %s --ldn-tile-tokens=rows=32 --canonicalize | FileCheck %s

#id = affine_map<(b, t, c) -> (b, t, c)>

// Two windows of one token on either side: the first one is computed on a row more than the second.
// CHECK-DAG: #[[LOW:.*]] = affine_map<()[s0] -> (0, s0 * 32 - 1)>
// CHECK-DAG: #[[HIGH:.*]] = affine_map<()[s0, s1] -> (s1, s0 * 32 + 33)>
// CHECK-LABEL: func @halo
// CHECK-SAME: %[[B:.*]]: index {{.*}}, %[[T:.*]]: index
// CHECK: scf.forall (%[[I:.*]], %[[J:.*]]) in (%[[B]], %{{.*}}) shared_outs
// CHECK-DAG: affine.max #[[LOW]]()[%[[J]]]
// CHECK-DAG: affine.min #[[HIGH]]()[%[[J]], %[[T]]]
// CHECK: bufferization.alloc_tensor() : tensor<1x34x8xf32>
// CHECK: ldn.dwconv {{.*}} at {{.*}} outs
// CHECK: ldn.dwconv {{.*}} at {{.*}} outs
// CHECK: tensor.parallel_insert_slice
// CHECK-NOT: scf.forall (
func.func @halo(%B: index {ldn.size = "B"}, %T: index {ldn.size = "T"}, %x: tensor<?x?x8xf32> {ldn.shape = ["B", "T", 8]},
                %k: tensor<8x3xf32>) -> tensor<?x?x8xf32> {
  %0 = ldn.dwconv %x, %k {before = 1 : i64} : (tensor<?x?x8xf32>, tensor<8x3xf32>) -> tensor<?x?x8xf32>
  %1 = ldn.dwconv %0, %k {before = 1 : i64} : (tensor<?x?x8xf32>, tensor<8x3xf32>) -> tensor<?x?x8xf32>
  return %1 : tensor<?x?x8xf32>
}

// CHECK-LABEL: func @state
// CHECK: scf.forall (%{{.*}}, %{{.*}}) in
// CHECK: linalg.fill
// CHECK: scf.for
// CHECK: ldn.attention_state {{.*}} {accumulate}
// CHECK: %[[S:.*]] = scf.forall (%{{.*}}) in
// CHECK: scf.forall (%{{.*}}, %{{.*}}) in
// CHECK: tensor.extract_slice %[[S]]
// CHECK: ldn.attention_apply
func.func @state(%x: tensor<?x?x8xf32>) -> tensor<?x?x8xf32> {
  %s = ldn.attention_state %x, %x : (tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x1x8x9xf32>
  %a = ldn.attention_apply %x, %s : (tensor<?x?x8xf32>, tensor<?x1x8x9xf32>) -> tensor<?x?x8xf32>
  return %a : tensor<?x?x8xf32>
}

// A tile of patches holds its own patches, from the whole picture.
// CHECK-LABEL: func @patches
// CHECK: scf.forall (%[[I:.*]], %[[J:.*]]) in (%{{.*}}, 7)
// CHECK: tensor.extract_slice %{{.*}}[%[[I]], 0, 0, 0] [1, 3, 224, 224]
// CHECK: %[[FIRST:.*]] = affine.apply #{{.*}}()[%[[J]]]
// CHECK: ldn.patches %{{.*}} at %[[FIRST]] outs
func.func @patches(%x: tensor<?x3x224x224xf32>) -> tensor<?x196x768xf32> {
  %p = ldn.patches %x {size = 16 : i64} : (tensor<?x3x224x224xf32>) -> tensor<?x196x768xf32>
  return %p : tensor<?x196x768xf32>
}

// The chunk is the tile, whatever else was asked for.
// CHECK-LABEL: func @chunks
// CHECK: scf.for {{.*}} step %c16
// CHECK: tensor.insert_slice {{.*}} : tensor<1x1x8x9xf32> into tensor<1x?x1x8x9xf32>
// CHECK: ldn.attention_state {{.*}} {accumulate}
// CHECK: scf.forall
// CHECK: ldn.attention_apply {{.*}} at %{{.*}} outs
func.func @chunks(%x: tensor<?x?x8xf32>) -> tensor<?x?x8xf32> {
  %s = ldn.attention_state %x, %x {chunk = 16 : i64} : (tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x1x8x9xf32>
  %a = ldn.attention_apply %x, %s keys %x values %x {chunk = 16 : i64}
     : (tensor<?x?x8xf32>, tensor<?x?x1x8x9xf32>, tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
  return %a : tensor<?x?x8xf32>
}

// A short fixed sequence is one tile, without loops over tokens or clipping.
// CHECK-LABEL: func @short
// CHECK-NOT: affine.min
// CHECK: ldn.reduce {{.*}} {accumulate, kind = #ldn.reduce<max>} : (tensor<1x20x8xf32>, tensor<1x8xf32>)
func.func @short(%x: tensor<?x20x8xf32>) -> tensor<?x8xf32> {
  %m = ldn.reduce %x {kind = #ldn.reduce<max>} : (tensor<?x20x8xf32>) -> tensor<?x8xf32>
  return %m : tensor<?x8xf32>
}

// A tile tells dropout which batch element and which token it starts at: the random numbers are those of the whole.
// CHECK-LABEL: func @dropout
// CHECK: scf.forall (%[[I:.*]], %[[J:.*]]) in
// CHECK: %[[FIRST:.*]] = affine.apply #{{.*}}()[%[[J]]]
// CHECK: ldn.dropout %{{.*}} random %{{.*}}, %{{.*}} at %[[I]], %[[FIRST]] outs
func.func @dropout(%x: tensor<?x?x8xf32>, %seed: i64) -> tensor<?x?x8xf32> {
  %y = ldn.dropout %x random %seed, %seed {rate = 0.1 : f64, path = "d"} : (tensor<?x?x8xf32>, i64, i64) -> tensor<?x?x8xf32>
  return %y : tensor<?x?x8xf32>
}

// The sums for chunks of an attention product are no part of a pass; its tiles are chunks.
// CHECK-LABEL: func @products
// CHECK: %[[S:.*]] = ldn.product_state %arg0, %arg0 {chunk = 16 : i64, direction = #ldn.direction<future>} : (tensor<?x?x8xf32>,
// CHECK: scf.forall
// CHECK: ldn.product_apply {{.*}} at %{{.*}} outs
func.func @products(%x: tensor<?x?x8xf32>) -> tensor<?x?x8xf32> {
  %s = ldn.product_state %x, %x {chunk = 16 : i64, direction = #ldn.direction<future>}
     : (tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x1x8x8xf32>
  %y = ldn.product_apply %x, %s of %x, %x {chunk = 16 : i64, direction = #ldn.direction<future>}
     : (tensor<?x?x8xf32>, tensor<?x?x1x8x8xf32>, tensor<?x?x8xf32>, tensor<?x?x8xf32>) -> tensor<?x?x8xf32>
  return %y : tensor<?x?x8xf32>
}

// A long sequence is reduced in blocks, of 512 tokens unless tiles do not fit: sums of their own, added in order. What is not
// reduced is cut along the tokens.
// CHECK-LABEL: func @blocks
// CHECK: %[[N:.*]] = affine.apply #{{.*}}()[%{{.*}}]
// CHECK: %[[PARTS:.*]]:2 = scf.forall (%[[I:.*]], %[[J:.*]]) in (%{{.*}}, %[[N]])
// CHECK:   %[[FIRST:.*]] = affine.apply #{{.*}}()[%[[J]]]
// CHECK:   scf.for %[[T:.*]] = %[[FIRST]] to %{{.*}} step %c32
// CHECK:     ldn.reduce {{.*}} {accumulate
// CHECK: %[[SUM:.*]] = scf.forall
// CHECK:   linalg.fill
// CHECK:   scf.for
// CHECK:     tensor.extract_slice %[[PARTS]]#1
// CHECK:     ldn.map
// CHECK:       arith.addf
// CHECK: return %[[PARTS]]#0, %[[SUM]]
func.func @blocks(%x: tensor<?x?x8xf32>, %w: tensor<8x8xf32>) -> (tensor<?x?x8xf32>, tensor<?x8xf32>) {
  %y = ldn.linear %x, %w : (tensor<?x?x8xf32>, tensor<8x8xf32>) -> tensor<?x?x8xf32>
  %s = ldn.reduce %y {kind = #ldn.reduce<sum>} : (tensor<?x?x8xf32>) -> tensor<?x8xf32>
  return %y, %s : tensor<?x?x8xf32>, tensor<?x8xf32>
}
