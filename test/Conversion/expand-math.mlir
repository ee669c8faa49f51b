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

// -----

// silu is taken as a whole, without its bound.
// CHECK-LABEL: func @silu(
// CHECK-NOT: math.exp
// CHECK-COUNT-1: arith.divf
// CHECK-NOT: arith.maximumf
// CHECK: return
func.func @silu(%given: vector<8xf32>) -> vector<8xf32> {
  %least = arith.constant dense<-1.0e3> : vector<8xf32>
  %half = arith.constant dense<0.5> : vector<8xf32>
  %most = arith.constant dense<4.0e1> : vector<8xf32>
  %one = arith.constant dense<1.0> : vector<8xf32>
  %x = arith.maximumf %given, %least : vector<8xf32>
  %t = arith.minimumf %x, %most : vector<8xf32>
  %y = arith.mulf %t, %half : vector<8xf32>
  %h = math.exp %y : vector<8xf32>
  %square = arith.mulf %h, %h : vector<8xf32>
  %sum = arith.addf %square, %one : vector<8xf32>
  %ratio = arith.divf %h, %sum : vector<8xf32>
  %product = arith.mulf %x, %ratio : vector<8xf32>
  %silu = arith.mulf %product, %h : vector<8xf32>
  return %silu : vector<8xf32>
}

// The power of gelu_tanh has an argument in two parts: in f32 within the whole function, in f64 after the call.
// CHECK-LABEL: func @gelu_tanh(
// CHECK-NOT: math.exp
// CHECK: return
func.func @gelu_tanh(%x: vector<8xf32>) -> vector<8xf32> {
  %most = arith.constant dense<8.0> : vector<8xf32>
  %cubic = arith.constant dense<4.471500e-02> : vector<8xf32>
  %scale = arith.constant dense<0.797884583> : vector<8xf32>
  %one = arith.constant dense<1.0> : vector<8xf32>
  %t = arith.minimumf %x, %most : vector<8xf32>
  %t2 = arith.mulf %t, %t : vector<8xf32>
  %t3 = arith.mulf %t2, %t : vector<8xf32>
  %c = arith.mulf %t3, %cubic : vector<8xf32>
  %s = arith.addf %t, %c : vector<8xf32>
  %y = arith.mulf %s, %scale : vector<8xf32>
  %h = math.exp %y : vector<8xf32>
  %square = arith.mulf %h, %h : vector<8xf32>
  %sum = arith.addf %square, %one : vector<8xf32>
  %ratio = arith.divf %h, %sum : vector<8xf32>
  %product = arith.mulf %x, %ratio : vector<8xf32>
  %gelu = arith.mulf %product, %h : vector<8xf32>
  return %gelu : vector<8xf32>
}

// CHECK-LABEL: func @tanh_power(
// CHECK-COUNT-2: math.exp {{.*}} : f64
// CHECK: %[[POWER:.*]] = vector.insert
// CHECK: %[[REFINED:.*]] = math.fma %[[POWER]], %{{.*}}, %[[POWER]] : vector<2xf64>
// CHECK: return %[[REFINED]]
func.func @tanh_power(%t: vector<2xf64>) -> vector<2xf64> {
  %cubic = arith.constant dense<4.471500e-02> : vector<2xf64>
  %scale = arith.constant dense<0.79788456080286541> : vector<2xf64>
  %t2 = arith.mulf %t, %t : vector<2xf64>
  %t3 = arith.mulf %t2, %t : vector<2xf64>
  %c = arith.mulf %t3, %cubic : vector<2xf64>
  %s = arith.addf %t, %c : vector<2xf64>
  %y = arith.mulf %s, %scale : vector<2xf64>
  %h = math.exp %y : vector<2xf64>
  return %h : vector<2xf64>
}

// CHECK-LABEL: func @normal_f64(
// CHECK-COUNT-2: math.erfc {{.*}} : f64
// CHECK: math.fma {{.*}} : vector<2xf64>
// CHECK: arith.select {{.*}} : vector<2xi1>, vector<2xf64>
// CHECK: return
func.func @normal_f64(%x: vector<2xf64>) -> vector<2xf64> {
  %root = arith.constant dense<-0.70710678118654757> : vector<2xf64>
  %z = arith.mulf %x, %root : vector<2xf64>
  %e = math.erfc %z : vector<2xf64>
  return %e : vector<2xf64>
}
