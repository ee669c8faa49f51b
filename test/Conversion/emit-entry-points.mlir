// RUN: ldn-opt %s -ldn-emit-entry-points | FileCheck %s
// Entry points get raw-pointer wrappers, everything else becomes internal, and the data match lib/Runtime/Model.h.

module attributes {ldn.model = "Net", ldn.source = "net.ldn", ldn.precision = "f32", ldn.flags = ["-O2"],
                   ldn.sizes = [{name = "B", min = 1 : i64, max = 8 : i64}, {name = "T", min = 1 : i64, max = 9 : i64}],
                   ldn.params_bytes = 64 : i64,
                   ldn.parameters = [{path = "w", type = tensor<2x2xf32>, offset = 0 : i64,
                                      init = #ldn.init<uniform, [-0.5, 0.5]>}]} {
  // CHECK-LABEL: func.func private @Net.infer(%arg0: index, %arg1: memref<?x2xf32>,
  // CHECK-SAME: llvm.linkage = #llvm.linkage<internal>
  func.func @infer(%T: index {ldn.size = "T"},
                   %x: memref<?x2xf32> {ldn.name = "x", ldn.role = "input", ldn.dtype = "f32", ldn.shape = ["T", 2]},
                   %params: memref<?xi8> {ldn.arena = "params"},
                   %y: memref<?xf32> {ldn.name = "y", ldn.role = "output", ldn.dtype = "f32", ldn.shape = ["T"]},
                   %t: memref<?xi32> {ldn.name = "t", ldn.role = "target", ldn.dtype = "i32", ldn.shape = ["T"],
                                      ldn.below = 3 : i64})
      attributes {ldn.entry, ldn.flops = [{coef = 8 : i64, dims = ["T"]}]} {
    func.call @exp(%params) : (memref<?xi8>) -> ()
    return
  }
  // CHECK-LABEL: func.func private @Net.infer.workspace(
  func.func @infer.workspace(%T: index, %threads: index) -> index {
    %0 = arith.muli %T, %threads : index
    return %0 : index
  }
  // CHECK-LABEL: func.func private @Net.exp(
  func.func private @exp(%params: memref<?xi8>) {
    return
  }
  // CHECK-LABEL: func.func private @ldnrt_num_threads() -> i64
  func.func private @ldnrt_num_threads() -> i64
}

// Sizes by their place in `ldn.sizes`, arguments in the order of the metadata: given ones first, then results.
// CHECK-LABEL: llvm.func internal @Net.infer.run(
// CHECK-SAME: %[[SIZES:arg0]]: !llvm.ptr, %[[ARGS:arg1]]: !llvm.ptr, %[[PARAMS:arg2]]: !llvm.ptr,
// CHECK: %[[TP:.*]] = llvm.getelementptr %[[SIZES]][1]
// CHECK: %[[TI:.*]] = llvm.load %[[TP]]
// CHECK: %[[T:.*]] = builtin.unrealized_conversion_cast %[[TI]] : i64 to index
// CHECK: llvm.insertvalue %[[PARAMS]]
// CHECK: %[[P:.*]] = builtin.unrealized_conversion_cast {{.*}} to memref<?xi8>
// CHECK: llvm.getelementptr %[[ARGS]][0]
// CHECK: %[[X:.*]] = builtin.unrealized_conversion_cast {{.*}} to memref<?x2xf32>
// CHECK: llvm.getelementptr %[[ARGS]][1]
// CHECK: %[[L:.*]] = builtin.unrealized_conversion_cast {{.*}} to memref<?xi32>
// CHECK: llvm.getelementptr %[[ARGS]][2]
// CHECK: %[[Y:.*]] = builtin.unrealized_conversion_cast {{.*}} to memref<?xf32>
// CHECK: func.call @Net.infer(%[[T]], %[[X]], %[[P]], %[[Y]], %[[L]])

// CHECK-LABEL: llvm.func internal @Net.infer.workspace_bytes(
// CHECK: func.call @Net.infer.workspace(

// CHECK: llvm.mlir.global internal constant @ldn_entries_Net()
// CHECK: llvm.mlir.global internal constant @ldn_entry_Net.infer("infer\00")

// CHECK-LABEL: llvm.func internal @Net.prepare.run(
// CHECK-NEXT: llvm.return

// CHECK-LABEL: llvm.func internal @Net.prepare.workspace_bytes(
// CHECK-NEXT: %[[ZERO:.*]] = llvm.mlir.constant(0
// CHECK-NEXT: llvm.return %[[ZERO]]

// CHECK: llvm.mlir.global internal constant @ldn_code_Net() {{.*}} !llvm.struct<(ptr, ptr, ptr, ptr, i64, ptr, ptr, ptr)>
// CHECK: llvm.mlir.global internal constant @ldn_codes_Net() {{.*}} !llvm.array<1 x ptr>
// CHECK: llvm.mlir.global external constant @ldn_model_Net() {{.*}} !llvm.struct<(i32, i32, ptr, i64, i64, ptr)>
// CHECK: llvm.mlir.global internal constant @ldn_json_Net(
// CHECK-SAME: \22dims\22:[{\22max\22:8,\22min\22:1,\22name\22:\22B\22},
// CHECK-SAME: \22name\22:\22x\22,\22role\22:\22input\22,\22shape\22:[\22T\22,2]
// CHECK-SAME: \22below\22:3,\22dtype\22:\22i32\22,\22name\22:\22t\22
// CHECK-SAME: \22flops\22:[{\22coef\22:8,\22dims\22:[\22T\22]}]
// CHECK-SAME: {\22bytes\22:16,\22dtype\22:\22f32\22,\22init\22:{\22kind\22:\22uniform\22,\22values\22:[-0.5,0.5]},\22offset\22:0,\22path\22:\22w\22,\22shape\22:[2,2]}
// CHECK: llvm.mlir.global weak_odr hidden constant @ldn_main_model()
