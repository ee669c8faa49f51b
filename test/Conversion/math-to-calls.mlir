// RUN: ldn-opt %s --ldn-math-to-calls | FileCheck %s
// exp(x) − 1 and log(1 + x) would lose small x; the others have instructions or intrinsics.

// CHECK-DAG: func.func private @expm1(f64) -> f64
// CHECK-DAG: func.func private @log1pf(f32) -> f32
// CHECK-LABEL: func.func @near_zero(
// CHECK: call @expm1(
// CHECK: call @log1pf(
// CHECK: math.exp
// CHECK: math.sqrt
func.func @near_zero(%x: f64, %y: f32) -> (f64, f32, f64, f32) {
  %a = math.expm1 %x : f64
  %b = math.log1p %y : f32
  %c = math.exp %x : f64
  %d = math.sqrt %y : f32
  return %a, %b, %c, %d : f64, f32, f64, f32
}

// CHECK-LABEL: func.func @without_intrinsic(
// CHECK-COUNT-2: call @erf(
// CHECK: call @cbrtf(
func.func @without_intrinsic(%x: vector<2xf64>, %y: f32) -> (vector<2xf64>, f32) {
  %a = math.erf %x : vector<2xf64>
  %b = math.cbrt %y : f32
  return %a, %b : vector<2xf64>, f32
}
