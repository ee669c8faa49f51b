// RUN: ldn-opt %s --ldn-parallel-to-runtime --reconcile-unrealized-casts | FileCheck %s
// Loops become functions of the task; loops of the same body, whatever they work on, become one.

// CHECK-LABEL: llvm.func internal @a.tasks0(
// CHECK: llvm.load
// CHECK: llvm.store
// CHECK: llvm.return
// CHECK-LABEL: llvm.func internal @a.tasks2(
// CHECK-LABEL: llvm.func @a(
// CHECK: %[[FIRST:.*]] = llvm.mlir.addressof @a.tasks0
// CHECK: llvm.call @ldnrt_parallel_for(%{{.*}}, %[[FIRST]], %{{.*}})
// CHECK: %[[SECOND:.*]] = llvm.mlir.addressof @a.tasks0
// CHECK: llvm.call @ldnrt_parallel_for(%{{.*}}, %[[SECOND]], %{{.*}})
// CHECK: %[[THIRD:.*]] = llvm.mlir.addressof @a.tasks2
// CHECK: llvm.call @ldnrt_parallel_for(%{{.*}}, %[[THIRD]], %{{.*}})
llvm.func @a(%x: !llvm.ptr, %y: !llvm.ptr, %n: i64) {
  %one = llvm.mlir.constant(1.0 : f32) : f32
  %two = llvm.mlir.constant(2.0 : f32) : f32
  %tasks = builtin.unrealized_conversion_cast %n : i64 to index
  ldn.parallel_for %tasks {
  ^bb0(%task: index, %thread: index):
    llvm.store %one, %x : f32, !llvm.ptr
    ldn.yield
  }
  ldn.parallel_for %tasks {
  ^bb0(%task: index, %thread: index):
    llvm.store %one, %y : f32, !llvm.ptr
    ldn.yield
  }
  ldn.parallel_for %tasks {
  ^bb0(%task: index, %thread: index):
    llvm.store %two, %y : f32, !llvm.ptr
    ldn.yield
  }
  llvm.return
}
