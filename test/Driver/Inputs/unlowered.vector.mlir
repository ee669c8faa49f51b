// A module that the passes of stage llvm leave something of.
module attributes {ldn.model = "M", ldn.stage = "vector"} {
  func.func @infer(%y: memref<4xf32> {ldn.name = "y", ldn.role = "output", ldn.dtype = "f32", ldn.shape = [4]})
      attributes {ldn.entry} {
    %0 = arith.constant 0.0 : f32
    linalg.fill ins(%0 : f32) outs(%y : memref<4xf32>)
    return
  }
}
