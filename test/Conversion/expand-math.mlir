// RUN: ldn-opt %s --ldn-expand-math --split-input-file | FileCheck %s
// Vectors of f32 become arithmetic; f64, pow and scalars keep the library.

// CHECK-LABEL: func @exp(
// CHECK-NOT: math.exp
// CHECK: math.fma {{.*}} : vector<8xf32>
func.func @exp(%x: vector<8xf32>) -> vector<8xf32> {
  %y = math.exp %x : vector<8xf32>
  return %y : vector<8xf32>
}

// -----

// CHECK-LABEL: func @library(
// CHECK-COUNT-2: math.expm1 {{.*}} : f64
// CHECK-COUNT-2: math.powf {{.*}} : f32
// CHECK: math.tanh {{.*}} : f32
func.func @library(%x: vector<2xf64>, %y: vector<2xf32>, %z: f32) -> (vector<2xf64>, vector<2xf32>, f32) {
  %a = math.expm1 %x : vector<2xf64>
  %b = math.powf %y, %y : vector<2xf32>
  %c = math.tanh %z : f32
  return %a, %b, %c : vector<2xf64>, vector<2xf32>, f32
}

// -----

// Angles of many turns are the library's.
// CHECK-LABEL: func @sin(
// CHECK: %[[LIMIT:.*]] = arith.constant dense<6.553600e+04> : vector<2xf32>
// CHECK: %[[LARGE:.*]] = arith.cmpf ogt, %{{.*}}, %[[LIMIT]]
// CHECK: %[[ANY:.*]] = vector.reduction <or>, %[[LARGE]]
// CHECK: scf.if %[[ANY]]
// CHECK-COUNT-2: math.sin {{.*}} : f32
// CHECK: } else {
// CHECK: math.fma {{.*}} : vector<2xf32>
func.func @sin(%x: vector<2xf32>) -> vector<2xf32> {
  %y = math.sin %x : vector<2xf32>
  return %y : vector<2xf32>
}

// -----

// gelu is taken as a whole; erfc of anything but −x/√2 is the library's.
// CHECK-LABEL: func @gelu(
// CHECK-NOT: math.erfc
// CHECK: return
func.func @gelu(%x: vector<8xf32>) -> vector<8xf32> {
  %half = arith.constant dense<0.5> : vector<8xf32>
  %root = arith.constant dense<-0.707106769> : vector<8xf32>
  %h = arith.mulf %x, %half : vector<8xf32>
  %z = arith.mulf %x, %root : vector<8xf32>
  %e = math.erfc %z : vector<8xf32>
  %y = arith.mulf %h, %e : vector<8xf32>
  return %y : vector<8xf32>
}

// CHECK-LABEL: func @normal(
// CHECK-NOT: math.erfc
// CHECK: return
func.func @normal(%x: vector<8xf32>) -> vector<8xf32> {
  %root = arith.constant dense<-0.707106769> : vector<8xf32>
  %z = arith.mulf %x, %root : vector<8xf32>
  %e = math.erfc %z : vector<8xf32>
  return %e : vector<8xf32>
}

// CHECK-LABEL: func @erfc(
// CHECK-COUNT-2: math.erfc {{.*}} : f32
func.func @erfc(%x: vector<2xf32>) -> vector<2xf32> {
  %e = math.erfc %x : vector<2xf32>
  return %e : vector<2xf32>
}
