// An entry with a state: the last of the arguments, with the position and two halves that change places.
// RUN: ldn-opt %s -ldn-emit-entry-points | FileCheck %s

module attributes {ldn.model = "Net", ldn.source = "net.ldn", ldn.precision = "f32", ldn.flags = ["-O2"],
                   ldn.sizes = [{name = "T", min = 1 : i64, max = 9 : i64}, {name = "B", min = 1 : i64, max = 8 : i64}]} {
  func.func @decode(%B: index {ldn.size = "B"}, %position: i64 {ldn.position},
                    %x: memref<?x1xf32> {ldn.name = "x", ldn.role = "input", ldn.dtype = "f32", ldn.shape = ["B", 1]},
                    %y: memref<?x1xf32> {ldn.name = "y", ldn.role = "output", ldn.dtype = "f32", ldn.shape = ["B", 1]},
                    %state: memref<?xi8> {ldn.arena = "state"}, %next: memref<?xi8> {ldn.arena = "next"})
      attributes {ldn.entry, ldn.tokens = "T", ldn.state_bytes = array<i64: 128, 192>, ldn.state_size = "B"} {
    return
  }
}

// CHECK-LABEL: llvm.func internal @Net.decode.run(
// CHECK-SAME: %[[SIZES:arg0]]: !llvm.ptr, %[[ARGS:arg1]]: !llvm.ptr
// CHECK: %[[PLACE:.*]] = llvm.getelementptr %[[ARGS]][2]
// CHECK: %[[STATE:.*]] = llvm.load %[[PLACE]] : !llvm.ptr -> !llvm.ptr
// CHECK: %[[POSITION:.*]] = llvm.load %[[STATE]] : !llvm.ptr -> i64
// CHECK: %[[FIXED:.*]] = llvm.mlir.constant(128
// CHECK: %[[BP:.*]] = llvm.getelementptr %[[SIZES]][1]
// CHECK: %[[B:.*]] = llvm.load %[[BP]]
// CHECK: %[[EACH:.*]] = llvm.mlir.constant(192
// CHECK: %[[OPEN:.*]] = llvm.mul %[[B]], %[[EACH]]
// CHECK: %[[HALF:.*]] = llvm.add %[[FIXED]], %[[OPEN]]
// CHECK: %[[FIRST:.*]] = llvm.getelementptr %[[STATE]][64]
// CHECK: %[[SECOND:.*]] = llvm.getelementptr %[[FIRST]][%[[HALF]]]
// CHECK: %[[ODD:.*]] = llvm.trunc %[[POSITION]] : i64 to i1
// CHECK: llvm.select %[[ODD]], %[[SECOND]], %[[FIRST]]
// CHECK: llvm.select %[[ODD]], %[[FIRST]], %[[SECOND]]
// CHECK: func.call @Net.decode(%{{.*}}, %[[POSITION]],
// CHECK: %[[NEXT:.*]] = llvm.add %[[POSITION]], %{{.*}} : i64
// CHECK: llvm.store %[[NEXT]], %[[STATE]]

// CHECK: state\22:{\22bytes\22:320,\22bytes_each\22:384,\22size\22:\22B\22,\22tokens\22:\22T\22}
