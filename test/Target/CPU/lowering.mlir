// RUN: ldn-opt %s --ldn-llvm-pipeline | FileCheck %s --implicit-check-not=unrealized_conversion_cast
// Down to the LLVM dialect: tasks become calls of the runtime, products of vectors accumulate in registers.

module attributes {ldn.model = "M", ldn.sizes = [{name = "B", min = 1 : i64, max = 8 : i64}]} {
  // CHECK: llvm.func @ldnrt_parallel_for(i64, !llvm.ptr, !llvm.ptr)
  // CHECK-LABEL: llvm.func internal @M.infer.tasks0(
  // CHECK-COUNT-2: llvm.intr.fmuladd
  // CHECK: llvm.call @erff
  // CHECK-LABEL: llvm.func internal @M.infer(
  // CHECK: llvm.call @ldnrt_parallel_for(
  func.func @infer(%B: index {ldn.size = "B"},
                   %x: memref<?x2xf32> {ldn.name = "x", ldn.role = "input", ldn.dtype = "f32", ldn.shape = ["B", 2]},
                   %y: memref<?x4xf32> {ldn.name = "y", ldn.role = "output", ldn.dtype = "f32", ldn.shape = ["B", 4]})
      attributes {ldn.entry} {
    %c0 = arith.constant 0 : index
    %zero = arith.constant 0.0 : f32
    %acc = arith.constant dense<0.0> : vector<1x4xf32>
    %w = arith.constant dense<1.0> : vector<2x4xf32>
    ldn.parallel_for %B {
    ^bb0(%task: index, %thread: index):
      %a = vector.transfer_read %x[%task, %c0], %zero {in_bounds = [true, true]} : memref<?x2xf32>, vector<1x2xf32>
      %p = vector.contract {indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (k, n)>,
                                             affine_map<(m, n, k) -> (m, n)>],
                            iterator_types = ["parallel", "parallel", "reduction"], kind = #vector.kind<add>}
           %a, %w, %acc : vector<1x2xf32>, vector<2x4xf32> into vector<1x4xf32>
      vector.transfer_write %p, %y[%task, %c0] {in_bounds = [true, true]} : vector<1x4xf32>, memref<?x4xf32>
      %e = memref.load %y[%task, %c0] : memref<?x4xf32>
      %f = math.erf %e : f32
      memref.store %f, %y[%task, %c0] : memref<?x4xf32>
      ldn.yield
    }
    return
  }
}
// CHECK-LABEL: llvm.func internal @M.infer.run(
// CHECK: llvm.call @M.infer(
// CHECK: llvm.mlir.global external constant @ldn_model_M()
