// y = w * x + 1, by hand, at stage vector.
module attributes {ldn.model = "Axpy", ldn.source = "axpy.ldn", ldn.precision = "f32", ldn.stage = "vector",
                   ldn.sizes = [{name = "B", min = 1 : i64, max = 100 : i64}],
                   ldn.params_bytes = 64 : i64,
                   ldn.parameters = [{path = "w", type = tensor<f32>, offset = 0 : i64, init = #ldn.init<constant, [3.0]>}]} {
  func.func @infer(%B: index {ldn.size = "B"},
                   %x: memref<?x4xf32> {ldn.name = "x", ldn.role = "input", ldn.dtype = "f32", ldn.shape = ["B", 4]},
                   %params: memref<?xi8> {ldn.arena = "params"},
                   %y: memref<?x4xf32> {ldn.name = "y", ldn.role = "output", ldn.dtype = "f32", ldn.shape = ["B", 4]})
      attributes {ldn.entry, ldn.flops = [{coef = 8.0, dims = ["B"]}]} {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %z = arith.constant 0.0 : f32
    %w = memref.view %params[%c0][] : memref<?xi8> to memref<f32>
    %s = memref.load %w[] : memref<f32>
    %one = arith.constant dense<1.0> : vector<4xf32>
    %v = vector.broadcast %s : f32 to vector<4xf32>
    scf.for %i = %c0 to %B step %c1 {
      %a = vector.transfer_read %x[%i, %c0], %z {in_bounds = [true]} : memref<?x4xf32>, vector<4xf32>
      %b = vector.fma %a, %v, %one : vector<4xf32>
      vector.transfer_write %b, %y[%i, %c0] {in_bounds = [true]} : vector<4xf32>, memref<?x4xf32>
    }
    return
  }
}
