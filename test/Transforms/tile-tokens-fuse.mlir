// Every kind of fusion is a switch: without it what is read is stored by a pass before.
// RUN: ldn-opt %s --ldn-tile-tokens=rows=32 --canonicalize | FileCheck %s --check-prefixes=ALL
// RUN: ldn-opt %s --ldn-tile-tokens='rows=32 fuse=all,-steps' --canonicalize | FileCheck %s --check-prefixes=STEPS
// RUN: ldn-opt %s --ldn-tile-tokens='rows=32 fuse=all,-windows' --canonicalize | FileCheck %s --check-prefixes=WINDOWS
// RUN: ldn-opt %s --ldn-tile-tokens='rows=32 fuse=all,-sums' --canonicalize | FileCheck %s --check-prefixes=SUMS
// RUN: ldn-opt %s --ldn-tile-tokens='rows=32 fuse=tokens' --canonicalize | FileCheck %s --check-prefixes=TOKENS
// RUN: ldn-opt %s --ldn-tile-tokens='rows=32 fuse=none' --canonicalize | FileCheck %s --check-prefixes=NONE
// RUN: not ldn-opt %s --ldn-tile-tokens='fuse=all,steps' 2>&1 | FileCheck %s --check-prefix=ERROR
// ERROR: 'fuse' wants all, none, some of maps, tokens, sums, windows, steps (maps,tokens), or all without some (all,-steps), got 'all,steps'

// A softmax, a diffusion of it, a convolution of that, and a maximum over the tokens.
// ALL-COUNT-1: scf.forall (
// ALL-NOT: scf.forall (
// STEPS-COUNT-2: scf.forall (
// STEPS-NOT: scf.forall (
// WINDOWS-COUNT-2: scf.forall (
// WINDOWS-NOT: scf.forall (
// SUMS-COUNT-2: scf.forall (
// SUMS-NOT: scf.forall (
// TOKENS-COUNT-4: scf.forall (
// TOKENS-NOT: scf.forall (
// NONE-COUNT-4: scf.forall (
// NONE-NOT: scf.forall (
func.func @all(%x: tensor<?x40x8xf32>, %k: tensor<3xf32>, %w: tensor<8x3xf32>, %dt: tensor<f32>) -> tensor<?x8xf32> {
  %s = ldn.softmax %x : (tensor<?x40x8xf32>) -> tensor<?x40x8xf32>
  %d = ldn.diffuse %s, %k, %dt {before = 1 : i64} : (tensor<?x40x8xf32>, tensor<3xf32>, tensor<f32>) -> tensor<?x40x8xf32>
  %c = ldn.dwconv %d, %w {before = 1 : i64} : (tensor<?x40x8xf32>, tensor<8x3xf32>) -> tensor<?x40x8xf32>
  %m = ldn.reduce %c {kind = #ldn.reduce<max>} : (tensor<?x40x8xf32>) -> tensor<?x8xf32>
  return %m : tensor<?x8xf32>
}
