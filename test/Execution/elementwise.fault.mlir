#map = affine_map<()[s0] -> (s0 ceildiv 128)>
#map1 = affine_map<()[s0] -> (s0 * 128)>
#map2 = affine_map<()[s0, s1] -> (s1, s0 * 128 + 128)>
#map3 = affine_map<()[s0, s1] -> (s0 - s1 * 128)>
module attributes {ldn.compiler = "ldnc 0.1.0", ldn.cpu = "sapphirerapids", ldn.features = "+64bit,+adx,+aes,+amx-bf16,+amx-int8,+amx-tile,+avx,+avx2,+avx512bf16,+avx512bitalg,+avx512bw,+avx512cd,+avx512dq,+avx512f,+avx512fp16,+avx512ifma,+avx512vbmi,+avx512vbmi2,+avx512vl,+avx512vnni,+avx512vpopcntdq,+avxvnni,+bmi,+bmi2,+cldemote,+clflushopt,+clwb,+cmov,+crc32,+cx16,+cx8,+f16c,+fma,+fsgsbase,+fxsr,+gfni,+invpcid,+lzcnt,+mmx,+movbe,+movdir64b,+movdiri,+pclmul,+pku,+popcnt,+prfchw,+rdpid,+rdrnd,+rdseed,+sahf,+serialize,+sha,+shstk,+sse,+sse2,+sse3,+sse4.1,+sse4.2,+ssse3,+tsxldtrk,+vaes,+vpclmulqdq,+wbnoinvd,+xsave,+xsavec,+xsaveopt,+xsaves,-amx-avx512,-amx-complex,-amx-fp16,-amx-fp8,-amx-movrs,-amx-tf32,-avx10.1,-avx10.2,-avx512vp2intersect,-avxifma,-avxneconvert,-avxvnniint16,-avxvnniint8,-ccmp,-cf,-clzero,-cmpccxadd,-egpr,-enqcmd,-fma4,-hreset,-kl,-lwp,-movrs,-mwaitx,-ndd,-nf,-pconfig,-ppx,-prefetchi,-ptwrite,-push2pop2,-raoint,-rdpru,-rtm,-sgx,-sha512,-sm3,-sm4,-sse4a,-tbm,-uintr,-usermsr,-waitpkg,-widekl,-xop,-zu", ldn.flags = ["--precision=f64", "--model=Activations", "-O2"], ldn.machine = {cores = 2 : i64, fma_ports = 2 : i64, l1_bytes = 49152 : i64, l2_bytes = 2097152 : i64, l3_bytes = 110100480 : i64, vector_bytes = 64 : i64, vector_registers = 32 : i64}, ldn.model = "Activations", ldn.parameters = [], ldn.params_bytes = 0 : i64, ldn.precision = "f64", ldn.sizes = [{max = 64 : i64, min = 1 : i64, name = "B"}, {max = 4096 : i64, min = 1 : i64, name = "T"}], ldn.source = "elementwise.ldn", ldn.stage = "vector", ldn.target = "cpu:native"} {
  func.func @infer.workspace(%arg0: index {ldn.size = "B"}, %arg1: index {ldn.size = "T"}, %arg2: index) -> index {
    %c0 = arith.constant 0 : index
    return %c0 : index
  }
  func.func @infer(%arg0: index {ldn.size = "B"}, %arg1: index {ldn.size = "T"}, %arg2: memref<?x?x33xf64> {ldn.dtype = "f64", ldn.name = "x", ldn.role = "input", ldn.shape = ["B", "T", 33]}, %arg3: memref<?x?x33xf64> {ldn.dtype = "f64", ldn.name = "y_relu", ldn.role = "output", ldn.shape = ["B", "T", 33]}, %arg4: memref<?x?x33xf64> {ldn.dtype = "f64", ldn.name = "y_leaky_relu", ldn.role = "output", ldn.shape = ["B", "T", 33]}, %arg5: memref<?x?x33xf64> {ldn.dtype = "f64", ldn.name = "y_elu", ldn.role = "output", ldn.shape = ["B", "T", 33]}, %arg6: memref<?x?x33xf64> {ldn.dtype = "f64", ldn.name = "y_elu1", ldn.role = "output", ldn.shape = ["B", "T", 33]}, %arg7: memref<?x?x33xf64> {ldn.dtype = "f64", ldn.name = "y_silu", ldn.role = "output", ldn.shape = ["B", "T", 33]}, %arg8: memref<?x?x33xf64> {ldn.dtype = "f64", ldn.name = "y_gelu", ldn.role = "output", ldn.shape = ["B", "T", 33]}, %arg9: memref<?x?x33xf64> {ldn.dtype = "f64", ldn.name = "y_gelu_tanh", ldn.role = "output", ldn.shape = ["B", "T", 33]}, %arg10: memref<?xi8> {ldn.arena = "workspace"}) attributes {ldn.entry, ldn.flops = [{coef = 1.023000e+03 : f64, dims = ["B", "T"]}]} {
    %c0 = arith.constant 0 : index
    %cst = arith.constant dense<0.79788456080286541> : vector<8xf64>
    %cst_0 = arith.constant dense<4.471500e-02> : vector<8xf64>
    %cst_1 = arith.constant dense<5.000000e-01> : vector<8xf64>
    %cst_2 = arith.constant dense<0.70710678118654757> : vector<8xf64>
    %cst_3 = arith.constant dense<1.000000e+00> : vector<8xf64>
    %cst_4 = arith.constant dense<1.000000e-01> : vector<8xf64>
    %c32 = arith.constant 32 : index
    %c24 = arith.constant 24 : index
    %c16 = arith.constant 16 : index
    %c8 = arith.constant 8 : index
    %cst_5 = arith.constant dense<0.000000e+00> : vector<8xf64>
    %c1 = arith.constant 1 : index
    %0 = affine.apply #map()[%arg1]
    %1 = arith.muli %arg0, %0 : index
    ldn.parallel_for %1 {
    ^bb0(%arg11: index, %arg12: index):
      %2 = arith.remui %arg11, %0 : index
      %3 = arith.divui %arg11, %0 : index
      %4 = affine.apply #map1()[%2]
      %5 = affine.min #map2()[%2, %arg1]
      %6 = affine.apply #map3()[%5, %2]
      %subview = memref.subview %arg3[%3, %4, 0] [1, %6, 33] [1, 1, 1] : memref<?x?x33xf64> to memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>
      %subview_6 = memref.subview %arg2[%3, %4, 0] [1, %6, 33] [1, 1, 1] : memref<?x?x33xf64> to memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>
      scf.for %arg13 = %c0 to %6 step %c1 {
        %7 = vector.load %subview_6[%c0, %arg13, %c0] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %8 = arith.maximumf %7, %cst_5 : vector<8xf64>
        vector.store %8, %subview[%c0, %arg13, %c0] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %9 = vector.load %subview_6[%c0, %arg13, %c8] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %10 = arith.maximumf %9, %cst_5 : vector<8xf64>
        vector.store %10, %subview[%c0, %arg13, %c8] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %11 = vector.load %subview_6[%c0, %arg13, %c16] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %12 = arith.maximumf %11, %cst_5 : vector<8xf64>
        vector.store %12, %subview[%c0, %arg13, %c16] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %13 = vector.load %subview_6[%c0, %arg13, %c24] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %14 = arith.maximumf %13, %cst_5 : vector<8xf64>
        vector.store %14, %subview[%c0, %arg13, %c24] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %15 = vector.constant_mask [1] : vector<8xi1>
        %16 = vector.maskedload %subview_6[%c0, %arg13, %c32], %15, %cst_5 : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xi1>, vector<8xf64> into vector<8xf64>
        %17 = arith.maximumf %16, %cst_5 : vector<8xf64>
        vector.maskedstore %subview[%c0, %arg13, %c32], %15, %17 : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xi1>, vector<8xf64>
      }
      %subview_7 = memref.subview %arg4[%3, %4, 0] [1, %6, 33] [1, 1, 1] : memref<?x?x33xf64> to memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>
      scf.for %arg13 = %c0 to %6 step %c1 {
        %7 = vector.load %subview_6[%c0, %arg13, %c0] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %8 = arith.mulf %7, %cst_4 : vector<8xf64>
        %9 = arith.cmpf ogt, %7, %cst_5 : vector<8xf64>
        %10 = arith.select %9, %7, %8 : vector<8xi1>, vector<8xf64>
        vector.store %10, %subview_7[%c0, %arg13, %c0] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %11 = vector.load %subview_6[%c0, %arg13, %c8] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %12 = arith.mulf %11, %cst_4 : vector<8xf64>
        %13 = arith.cmpf ogt, %11, %cst_5 : vector<8xf64>
        %14 = arith.select %13, %11, %12 : vector<8xi1>, vector<8xf64>
        vector.store %14, %subview_7[%c0, %arg13, %c8] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %15 = vector.load %subview_6[%c0, %arg13, %c16] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %16 = arith.mulf %15, %cst_4 : vector<8xf64>
        %17 = arith.cmpf ogt, %15, %cst_5 : vector<8xf64>
        %18 = arith.select %17, %15, %16 : vector<8xi1>, vector<8xf64>
        vector.store %18, %subview_7[%c0, %arg13, %c16] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %19 = vector.load %subview_6[%c0, %arg13, %c24] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %20 = arith.mulf %19, %cst_4 : vector<8xf64>
        %21 = arith.cmpf ogt, %19, %cst_5 : vector<8xf64>
        %22 = arith.select %21, %19, %20 : vector<8xi1>, vector<8xf64>
        vector.store %22, %subview_7[%c0, %arg13, %c24] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %23 = vector.constant_mask [1] : vector<8xi1>
        %24 = vector.maskedload %subview_6[%c0, %arg13, %c32], %23, %cst_5 : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xi1>, vector<8xf64> into vector<8xf64>
        %25 = arith.mulf %24, %cst_4 : vector<8xf64>
        %26 = arith.cmpf ogt, %24, %cst_5 : vector<8xf64>
        %27 = arith.select %26, %24, %25 : vector<8xi1>, vector<8xf64>
        vector.maskedstore %subview_7[%c0, %arg13, %c32], %23, %27 : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xi1>, vector<8xf64>
      }
      %subview_8 = memref.subview %arg5[%3, %4, 0] [1, %6, 33] [1, 1, 1] : memref<?x?x33xf64> to memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>
      scf.for %arg13 = %c0 to %6 step %c1 {
        %7 = vector.load %subview_6[%c0, %arg13, %c0] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %8 = arith.minimumf %7, %cst_5 : vector<8xf64>
        %9 = math.expm1 %8 : vector<8xf64>
        %10 = arith.cmpf ogt, %7, %cst_5 : vector<8xf64>
        %11 = arith.select %10, %7, %9 : vector<8xi1>, vector<8xf64>
        vector.store %11, %subview_8[%c0, %arg13, %c0] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %12 = vector.load %subview_6[%c0, %arg13, %c8] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %13 = arith.minimumf %12, %cst_5 : vector<8xf64>
        %14 = math.expm1 %13 : vector<8xf64>
        %15 = arith.cmpf ogt, %12, %cst_5 : vector<8xf64>
        %16 = arith.select %15, %12, %14 : vector<8xi1>, vector<8xf64>
        vector.store %16, %subview_8[%c0, %arg13, %c8] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %17 = vector.load %subview_6[%c0, %arg13, %c16] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %18 = arith.minimumf %17, %cst_5 : vector<8xf64>
        %19 = math.expm1 %18 : vector<8xf64>
        %20 = arith.cmpf ogt, %17, %cst_5 : vector<8xf64>
        %21 = arith.select %20, %17, %19 : vector<8xi1>, vector<8xf64>
        vector.store %21, %subview_8[%c0, %arg13, %c16] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %22 = vector.load %subview_6[%c0, %arg13, %c24] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %23 = arith.minimumf %22, %cst_5 : vector<8xf64>
        %24 = math.expm1 %23 : vector<8xf64>
        %25 = arith.cmpf ogt, %22, %cst_5 : vector<8xf64>
        %26 = arith.select %25, %22, %24 : vector<8xi1>, vector<8xf64>
        vector.store %26, %subview_8[%c0, %arg13, %c24] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %27 = vector.constant_mask [1] : vector<8xi1>
        %28 = vector.maskedload %subview_6[%c0, %arg13, %c32], %27, %cst_5 : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xi1>, vector<8xf64> into vector<8xf64>
        %29 = arith.minimumf %28, %cst_5 : vector<8xf64>
        %30 = math.expm1 %29 : vector<8xf64>
        %31 = arith.cmpf ogt, %28, %cst_5 : vector<8xf64>
        %32 = arith.select %31, %28, %30 : vector<8xi1>, vector<8xf64>
        vector.maskedstore %subview_8[%c0, %arg13, %c32], %27, %32 : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xi1>, vector<8xf64>
      }
      %subview_9 = memref.subview %arg6[%3, %4, 0] [1, %6, 33] [1, 1, 1] : memref<?x?x33xf64> to memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>
      scf.for %arg13 = %c0 to %6 step %c1 {
        %7 = vector.load %subview_6[%c0, %arg13, %c0] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %8 = arith.addf %7, %cst_3 : vector<8xf64>
        %9 = arith.minimumf %7, %cst_5 : vector<8xf64>
        %10 = math.exp %9 : vector<8xf64>
        %11 = arith.cmpf ogt, %7, %cst_5 : vector<8xf64>
        %12 = arith.select %11, %8, %10 : vector<8xi1>, vector<8xf64>
        vector.store %12, %subview_9[%c0, %arg13, %c0] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %13 = vector.load %subview_6[%c0, %arg13, %c8] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %14 = arith.addf %13, %cst_3 : vector<8xf64>
        %15 = arith.minimumf %13, %cst_5 : vector<8xf64>
        %16 = math.exp %15 : vector<8xf64>
        %17 = arith.cmpf ogt, %13, %cst_5 : vector<8xf64>
        %18 = arith.select %17, %14, %16 : vector<8xi1>, vector<8xf64>
        vector.store %18, %subview_9[%c0, %arg13, %c8] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %19 = vector.load %subview_6[%c0, %arg13, %c16] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %20 = arith.addf %19, %cst_3 : vector<8xf64>
        %21 = arith.minimumf %19, %cst_5 : vector<8xf64>
        %22 = math.exp %21 : vector<8xf64>
        %23 = arith.cmpf ogt, %19, %cst_5 : vector<8xf64>
        %24 = arith.select %23, %20, %22 : vector<8xi1>, vector<8xf64>
        vector.store %24, %subview_9[%c0, %arg13, %c16] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %25 = vector.load %subview_6[%c0, %arg13, %c24] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %26 = arith.addf %25, %cst_3 : vector<8xf64>
        %27 = arith.minimumf %25, %cst_5 : vector<8xf64>
        %28 = math.exp %27 : vector<8xf64>
        %29 = arith.cmpf ogt, %25, %cst_5 : vector<8xf64>
        %30 = arith.select %29, %26, %28 : vector<8xi1>, vector<8xf64>
        vector.store %30, %subview_9[%c0, %arg13, %c24] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %31 = vector.constant_mask [1] : vector<8xi1>
        %32 = vector.maskedload %subview_6[%c0, %arg13, %c32], %31, %cst_5 : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xi1>, vector<8xf64> into vector<8xf64>
        %33 = arith.addf %32, %cst_3 : vector<8xf64>
        %34 = arith.minimumf %32, %cst_5 : vector<8xf64>
        %35 = math.exp %34 : vector<8xf64>
        %36 = arith.cmpf ogt, %32, %cst_5 : vector<8xf64>
        %37 = arith.select %36, %33, %35 : vector<8xi1>, vector<8xf64>
        vector.maskedstore %subview_9[%c0, %arg13, %c32], %31, %37 : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xi1>, vector<8xf64>
      }
      %subview_10 = memref.subview %arg7[%3, %4, 0] [1, %6, 33] [1, 1, 1] : memref<?x?x33xf64> to memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>
      scf.for %arg13 = %c0 to %6 step %c1 {
        %7 = vector.load %subview_6[%c0, %arg13, %c0] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %8 = arith.negf %7 : vector<8xf64>
        %9 = math.exp %8 : vector<8xf64>
        %10 = arith.addf %9, %cst_3 : vector<8xf64>
        %11 = arith.divf %7, %10 : vector<8xf64>
        vector.store %11, %subview_10[%c0, %arg13, %c0] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %12 = vector.load %subview_6[%c0, %arg13, %c8] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %13 = arith.negf %12 : vector<8xf64>
        %14 = math.exp %13 : vector<8xf64>
        %15 = arith.addf %14, %cst_3 : vector<8xf64>
        %16 = arith.divf %12, %15 : vector<8xf64>
        vector.store %16, %subview_10[%c0, %arg13, %c8] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %17 = vector.load %subview_6[%c0, %arg13, %c16] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %18 = arith.negf %17 : vector<8xf64>
        %19 = math.exp %18 : vector<8xf64>
        %20 = arith.addf %19, %cst_3 : vector<8xf64>
        %21 = arith.divf %17, %20 : vector<8xf64>
        vector.store %21, %subview_10[%c0, %arg13, %c16] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %22 = vector.load %subview_6[%c0, %arg13, %c24] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %23 = arith.negf %22 : vector<8xf64>
        %24 = math.exp %23 : vector<8xf64>
        %25 = arith.addf %24, %cst_3 : vector<8xf64>
        %26 = arith.divf %22, %25 : vector<8xf64>
        vector.store %26, %subview_10[%c0, %arg13, %c24] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %27 = vector.constant_mask [1] : vector<8xi1>
        %28 = vector.maskedload %subview_6[%c0, %arg13, %c32], %27, %cst_5 : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xi1>, vector<8xf64> into vector<8xf64>
        %29 = arith.negf %28 : vector<8xf64>
        %30 = math.exp %29 : vector<8xf64>
        %31 = arith.addf %30, %cst_3 : vector<8xf64>
        %32 = arith.divf %28, %31 : vector<8xf64>
        vector.maskedstore %subview_10[%c0, %arg13, %c32], %27, %32 : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xi1>, vector<8xf64>
      }
      %subview_11 = memref.subview %arg8[%3, %4, 0] [1, %6, 33] [1, 1, 1] : memref<?x?x33xf64> to memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>
      scf.for %arg13 = %c0 to %6 step %c1 {
        %7 = vector.load %subview_6[%c0, %arg13, %c0] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %8 = arith.mulf %7, %cst_1 : vector<8xf64>
        %9 = arith.mulf %7, %cst_2 : vector<8xf64>
        %10 = math.erf %9 : vector<8xf64>
        %11 = arith.addf %10, %cst_3 : vector<8xf64>
        %12 = arith.mulf %8, %11 : vector<8xf64>
        vector.store %12, %subview_11[%c0, %arg13, %c0] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %13 = vector.load %subview_6[%c0, %arg13, %c8] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %14 = arith.mulf %13, %cst_1 : vector<8xf64>
        %15 = arith.mulf %13, %cst_2 : vector<8xf64>
        %16 = math.erf %15 : vector<8xf64>
        %17 = arith.addf %16, %cst_3 : vector<8xf64>
        %18 = arith.mulf %14, %17 : vector<8xf64>
        vector.store %18, %subview_11[%c0, %arg13, %c8] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %19 = vector.load %subview_6[%c0, %arg13, %c16] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %20 = arith.mulf %19, %cst_1 : vector<8xf64>
        %21 = arith.mulf %19, %cst_2 : vector<8xf64>
        %22 = math.erf %21 : vector<8xf64>
        %23 = arith.addf %22, %cst_3 : vector<8xf64>
        %24 = arith.mulf %20, %23 : vector<8xf64>
        vector.store %24, %subview_11[%c0, %arg13, %c16] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %25 = vector.load %subview_6[%c0, %arg13, %c24] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %26 = arith.mulf %25, %cst_1 : vector<8xf64>
        %27 = arith.mulf %25, %cst_2 : vector<8xf64>
        %28 = math.erf %27 : vector<8xf64>
        %29 = arith.addf %28, %cst_3 : vector<8xf64>
        %30 = arith.mulf %26, %29 : vector<8xf64>
        vector.store %30, %subview_11[%c0, %arg13, %c24] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %31 = vector.constant_mask [1] : vector<8xi1>
        %32 = vector.maskedload %subview_6[%c0, %arg13, %c32], %31, %cst_5 : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xi1>, vector<8xf64> into vector<8xf64>
        %33 = arith.mulf %32, %cst_1 : vector<8xf64>
        %34 = arith.mulf %32, %cst_2 : vector<8xf64>
        %35 = math.erf %34 : vector<8xf64>
        %36 = arith.addf %35, %cst_3 : vector<8xf64>
        %37 = arith.mulf %33, %36 : vector<8xf64>
        vector.maskedstore %subview_11[%c0, %arg13, %c32], %31, %37 : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xi1>, vector<8xf64>
      }
      %subview_12 = memref.subview %arg9[%3, %4, 0] [1, %6, 33] [1, 1, 1] : memref<?x?x33xf64> to memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>
      scf.for %arg13 = %c0 to %6 step %c1 {
        %7 = vector.load %subview_6[%c0, %arg13, %c0] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %8 = arith.mulf %7, %cst_1 : vector<8xf64>
        %9 = arith.mulf %7, %7 : vector<8xf64>
        %10 = arith.mulf %9, %7 : vector<8xf64>
        %11 = arith.mulf %10, %cst_0 : vector<8xf64>
        %12 = arith.addf %7, %11 : vector<8xf64>
        %13 = arith.mulf %12, %cst : vector<8xf64>
        %14 = math.tanh %13 : vector<8xf64>
        %15 = arith.addf %14, %cst_3 : vector<8xf64>
        %16 = arith.mulf %8, %15 : vector<8xf64>
        vector.store %16, %subview_12[%c0, %arg13, %c0] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %17 = vector.load %subview_6[%c0, %arg13, %c8] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %18 = arith.mulf %17, %cst_1 : vector<8xf64>
        %19 = arith.mulf %17, %17 : vector<8xf64>
        %20 = arith.mulf %19, %17 : vector<8xf64>
        %21 = arith.mulf %20, %cst_0 : vector<8xf64>
        %22 = arith.addf %17, %21 : vector<8xf64>
        %23 = arith.mulf %22, %cst : vector<8xf64>
        %24 = math.tanh %23 : vector<8xf64>
        %25 = arith.addf %24, %cst_3 : vector<8xf64>
        %26 = arith.mulf %18, %25 : vector<8xf64>
        vector.store %26, %subview_12[%c0, %arg13, %c8] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %27 = vector.load %subview_6[%c0, %arg13, %c16] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %28 = arith.mulf %27, %cst_1 : vector<8xf64>
        %29 = arith.mulf %27, %27 : vector<8xf64>
        %30 = arith.mulf %29, %27 : vector<8xf64>
        %31 = arith.mulf %30, %cst_0 : vector<8xf64>
        %32 = arith.addf %27, %31 : vector<8xf64>
        %33 = arith.mulf %32, %cst : vector<8xf64>
        %34 = math.tanh %33 : vector<8xf64>
        %35 = arith.addf %34, %cst_3 : vector<8xf64>
        %36 = arith.mulf %28, %35 : vector<8xf64>
        vector.store %36, %subview_12[%c0, %arg13, %c16] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %37 = vector.load %subview_6[%c0, %arg13, %c24] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %38 = arith.mulf %37, %cst_1 : vector<8xf64>
        %39 = arith.mulf %37, %37 : vector<8xf64>
        %40 = arith.mulf %39, %37 : vector<8xf64>
        %41 = arith.mulf %40, %cst_0 : vector<8xf64>
        %42 = arith.addf %37, %41 : vector<8xf64>
        %43 = arith.mulf %42, %cst : vector<8xf64>
        %44 = math.tanh %43 : vector<8xf64>
        %45 = arith.addf %44, %cst_3 : vector<8xf64>
        %46 = arith.mulf %38, %45 : vector<8xf64>
        vector.store %46, %subview_12[%c0, %arg13, %c24] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
        %47 = vector.constant_mask [1] : vector<8xi1>
        %48 = vector.maskedload %subview_6[%c0, %arg13, %c32], %47, %cst_5 : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xi1>, vector<8xf64> into vector<8xf64>
        %49 = arith.mulf %48, %cst_1 : vector<8xf64>
        %50 = arith.mulf %48, %48 : vector<8xf64>
        %51 = arith.mulf %50, %48 : vector<8xf64>
        %52 = arith.mulf %51, %cst_0 : vector<8xf64>
        %53 = arith.addf %48, %52 : vector<8xf64>
        %54 = arith.mulf %53, %cst : vector<8xf64>
        %55 = math.tanh %54 : vector<8xf64>
        %56 = arith.addf %55, %cst_3 : vector<8xf64>
        %57 = arith.mulf %49, %56 : vector<8xf64>
        vector.maskedstore %subview_12[%c0, %arg13, %c32], %47, %57 : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xi1>, vector<8xf64>
      }
      ldn.yield
    }
    return
  }
}
