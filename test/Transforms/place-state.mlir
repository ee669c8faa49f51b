// Pieces lie one behind the other; the new ones are written in place, the others only read.
// RUN: ldn-opt %s --ldn-pass-destinations --ldn-place-state | FileCheck %s

// CHECK-LABEL: func @decode(
// CHECK-SAME: %[[B:[a-z0-9]*]]: index {ldn.size = "B"}, %[[X:[a-z0-9]*]]: tensor<?x1x8xf32> {{{[^}]*}}}, %{{.*}}: i64 {ldn.position}, %{{.*}}: tensor<?x1x8xf32>
// CHECK-SAME: %[[STATE:[a-z0-9]*]]: memref<?xi8> {ldn.arena = "state"}, %[[NEXT:[a-z0-9]*]]: memref<?xi8> {ldn.arena = "next"}) -> (tensor<?x1x8xf32> {{{[^}]*}}})
// A batch element has 3 · 8 · 4 = 96 bytes of the first piece, and 128 with those up to a multiple of 64, and 72 of the second.
// CHECK-SAME: ldn.state_bytes = array<i64: 0, 256>, ldn.state_size = "B"
// CHECK: %[[S0:.*]] = memref.view %[[STATE]][%{{.*}}][%[[B]]] : memref<?xi8> to memref<?x3x8xf32>
// CHECK: %[[N0:.*]] = memref.view %[[NEXT]][%{{.*}}][%[[B]]] : memref<?xi8> to memref<?x3x8xf32>
// CHECK: bufferization.to_tensor %[[S0]] restrict :
// CHECK: %[[D0:.*]] = bufferization.to_tensor %[[N0]] restrict writable :
// CHECK: %[[EACH:.*]] = arith.muli %[[B]], %c128
// CHECK: %[[PLACE:.*]] = arith.addi %c0{{.*}}, %[[EACH]]
// CHECK: memref.view %[[STATE]][%[[PLACE]]][%[[B]]] : memref<?xi8> to memref<?x2x3x3xf32>
// CHECK: %[[N1:.*]] = memref.view %[[NEXT]][%{{.*}}][%[[B]]] : memref<?xi8> to memref<?x2x3x3xf32>
// CHECK: %[[D1:.*]] = bufferization.to_tensor %[[N1]] restrict writable :
// CHECK: %[[K:.*]] = tensor.insert_slice %{{.*}} into %[[D0]]
// CHECK: tensor.insert_slice %[[X]] into %[[K]]
// CHECK: %[[OLD:.*]] = bufferization.materialize_in_destination %{{.*}} in %[[D1]]
// CHECK: ldn.attention_state %{{.*}} outs %[[OLD]] {accumulate
// CHECK: bufferization.materialize_in_destination %{{.*}} in writable %[[N0]]
// CHECK: bufferization.materialize_in_destination %{{.*}} in writable %[[N1]]
func.func @decode(%B: index {ldn.size = "B"}, %x: tensor<?x1x8xf32> {ldn.shape = ["B", 1, 8]}, %position: i64 {ldn.position},
                  %s: tensor<?x3x8xf32> {ldn.state = 0 : i64, ldn.shape = ["B", 3, 8]},
                  %a: tensor<?x2x3x3xf32> {ldn.state = 1 : i64, ldn.shape = ["B", 2, 3, 3]})
    -> (tensor<?x1x8xf32> {ldn.shape = ["B", 1, 8]}, tensor<?x3x8xf32> {ldn.state = 0 : i64, ldn.shape = ["B", 3, 8]},
        tensor<?x2x3x3xf32> {ldn.state = 1 : i64, ldn.shape = ["B", 2, 3, 3]}) attributes {ldn.entry, ldn.tokens = "T"} {
  %n = bufferization.alloc_tensor(%B) : tensor<?x3x8xf32>
  %o = tensor.extract_slice %s[0, 1, 0] [%B, 2, 8] [1, 1, 1] : tensor<?x3x8xf32> to tensor<?x2x8xf32>
  %k = tensor.insert_slice %o into %n[0, 0, 0] [%B, 2, 8] [1, 1, 1] : tensor<?x2x8xf32> into tensor<?x3x8xf32>
  %r = tensor.insert_slice %x into %k[0, 2, 0] [%B, 1, 8] [1, 1, 1] : tensor<?x1x8xf32> into tensor<?x3x8xf32>
  %v = ldn.slice %x {offset = 0 : i64} : (tensor<?x1x8xf32>) -> tensor<?x1x6xf32>
  %w = ldn.slice %x {offset = 0 : i64} : (tensor<?x1x8xf32>) -> tensor<?x1x4xf32>
  %c = bufferization.alloc_tensor() copy(%a) : tensor<?x2x3x3xf32>
  %t = ldn.attention_state %v, %w outs %c {accumulate, heads = 2 : i64} : (tensor<?x1x6xf32>, tensor<?x1x4xf32>, tensor<?x2x3x3xf32>) -> tensor<?x2x3x3xf32>
  return %x, %r, %t : tensor<?x1x8xf32>, tensor<?x3x8xf32>, tensor<?x2x3x3xf32>
}
