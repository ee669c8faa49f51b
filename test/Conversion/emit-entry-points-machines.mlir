// RUN: ldn-opt %s -split-input-file -ldn-emit-entry-points | FileCheck %s
// Of the modules for several machines the first has the model, and declares the codes of the others; no name is in two of them.

// CHECK-LABEL: func.func private @"Net.x86-64-v4.infer"(
// CHECK: llvm.func internal @"Net.x86-64-v4.infer.run"(
// CHECK: llvm.mlir.global external hidden constant @"ldn_code_Net.x86-64-v4"() {{.*}} {
// CHECK: llvm.mlir.global external hidden constant @"ldn_code_Net.x86-64"() {addr_space = 0 : i32} : !llvm.struct<(ptr, ptr, ptr, ptr, i64, ptr, ptr, ptr)>{{$}}
// CHECK: llvm.mlir.global internal constant @ldn_codes_Net() {{.*}} !llvm.array<2 x ptr>
// CHECK: llvm.mlir.addressof @"ldn_code_Net.x86-64-v4"
// CHECK: llvm.mlir.addressof @"ldn_code_Net.x86-64" :
// CHECK: llvm.mlir.global external constant @ldn_model_Net()
// CHECK: \22target\22:\22cpu:x86-64-v4,x86-64\22
module attributes {ldn.model = "Net", ldn.target = "cpu:x86-64-v4", ldn.cpu = "x86-64-v4", ldn.features = "+avx2,+avx512f",
                   ldn.codes = ["x86-64-v4", "x86-64"]} {
  func.func @infer(%x: memref<2xf32> {ldn.name = "x", ldn.role = "input", ldn.dtype = "f32", ldn.shape = [2]})
      attributes {ldn.entry} {
    return
  }
}

// -----

// CHECK-LABEL: func.func private @"Net.x86-64.infer"(
// CHECK: llvm.mlir.global external hidden constant @"ldn_code_Net.x86-64"() {{.*}} {
// CHECK: @"ldn_machine_Net.x86-64"("x86-64\00")
// CHECK: @"ldn_features_Net.x86-64"("\00")
// CHECK-NOT: ldn_codes_Net
// CHECK-NOT: ldn_model_Net
// CHECK-NOT: ldn_main_model
module attributes {ldn.model = "Net", ldn.target = "cpu:x86-64", ldn.cpu = "x86-64", ldn.features = "",
                   ldn.codes = ["x86-64-v4", "x86-64"]} {
  func.func @infer(%x: memref<2xf32> {ldn.name = "x", ldn.role = "input", ldn.dtype = "f32", ldn.shape = [2]})
      attributes {ldn.entry} {
    return
  }
}
