#map = affine_map<()[s0] -> (s0 ceildiv 128)>
#map1 = affine_map<()[s0] -> (s0 * 128)>
#map2 = affine_map<()[s0] -> (0, s0 * 128 - 3)>
#map3 = affine_map<()[s0, s1] -> (s1, s0 * 128 + 131)>
#map4 = affine_map<()[s0, s1] -> (s0 - s1)>
#map5 = affine_map<()[s0] -> (0, s0 * 128 - 4)>
#map6 = affine_map<()[s0, s1] -> (s1, s0 * 128 + 132)>
#map7 = affine_map<()[s0, s1] -> (s1, s0 * 128 + 128)>
#map8 = affine_map<()[s0, s1] -> (s0 - s1 * 128)>
#map9 = affine_map<()[s0, s1] -> (-s0 + s1 * 128)>
module attributes {ldn.compiler = "ldnc 0.1.0", ldn.cpu = "sapphirerapids", ldn.features = "+64bit,+adx,+aes,+amx-bf16,+amx-int8,+amx-tile,+avx,+avx2,+avx512bf16,+avx512bitalg,+avx512bw,+avx512cd,+avx512dq,+avx512f,+avx512fp16,+avx512ifma,+avx512vbmi,+avx512vbmi2,+avx512vl,+avx512vnni,+avx512vpopcntdq,+avxvnni,+bmi,+bmi2,+cldemote,+clflushopt,+clwb,+cmov,+crc32,+cx16,+cx8,+f16c,+fma,+fsgsbase,+fxsr,+gfni,+invpcid,+lzcnt,+mmx,+movbe,+movdir64b,+movdiri,+pclmul,+pku,+popcnt,+prfchw,+rdpid,+rdrnd,+rdseed,+sahf,+serialize,+sha,+shstk,+sse,+sse2,+sse3,+sse4.1,+sse4.2,+ssse3,+tsxldtrk,+vaes,+vpclmulqdq,+wbnoinvd,+xsave,+xsavec,+xsaveopt,+xsaves,-amx-avx512,-amx-complex,-amx-fp16,-amx-fp8,-amx-movrs,-amx-tf32,-avx10.1,-avx10.2,-avx512vp2intersect,-avxifma,-avxneconvert,-avxvnniint16,-avxvnniint8,-ccmp,-cf,-clzero,-cmpccxadd,-egpr,-enqcmd,-fma4,-hreset,-kl,-lwp,-movrs,-mwaitx,-ndd,-nf,-pconfig,-ppx,-prefetchi,-ptwrite,-push2pop2,-raoint,-rdpru,-rtm,-sgx,-sha512,-sm3,-sm4,-sse4a,-tbm,-uintr,-usermsr,-waitpkg,-widekl,-xop,-zu", ldn.flags = ["--precision=f64", "--model=Dwconv", "-O2"], ldn.machine = {cores = 2 : i64, fma_ports = 2 : i64, l1_bytes = 49152 : i64, l2_bytes = 2097152 : i64, l3_bytes = 110100480 : i64, vector_bytes = 64 : i64, vector_registers = 32 : i64}, ldn.model = "Dwconv", ldn.parameters = [{init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 0 : i64, path = "mixer.dwconv.weight", type = tensor<33x3xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 832 : i64, path = "mixer.dwconv.bias", type = tensor<33xf64>}, {init = #ldn.init<uniform, [-3.779645e-01, 3.779645e-01]>, offset = 1152 : i64, path = "mixer.dwconv_2.weight", type = tensor<33x7xf64>}, {init = #ldn.init<uniform, [-3.779645e-01, 3.779645e-01]>, offset = 3008 : i64, path = "mixer.dwconv_2.bias", type = tensor<33xf64>}], ldn.params_bytes = 3328 : i64, ldn.precision = "f64", ldn.sizes = [{max = 64 : i64, min = 1 : i64, name = "B"}, {max = 4096 : i64, min = 1 : i64, name = "T"}], ldn.source = "tokens.ldn", ldn.stage = "vector", ldn.target = "cpu:native"} {
  func.func @infer.workspace(%arg0: index {ldn.size = "B"}, %arg1: index {ldn.size = "T"}, %arg2: index) -> index {
    %c70784 = arith.constant 70784 : index
    %0 = arith.muli %arg2, %c70784 : index
    return %0 : index
  }
  func.func @infer(%arg0: index {ldn.size = "B"}, %arg1: index {ldn.size = "T"}, %arg2: memref<?x?x33xf64> {ldn.dtype = "f64", ldn.name = "x", ldn.role = "input", ldn.shape = ["B", "T", 33]}, %arg3: memref<?x?x33xf64> {ldn.dtype = "f64", ldn.name = "y", ldn.role = "output", ldn.shape = ["B", "T", 33]}, %arg4: memref<?xi8> {ldn.arena = "params"}, %arg5: memref<?xi8> {ldn.arena = "workspace"}) attributes {ldn.entry, ldn.flops = [{coef = 8.250000e+02 : f64, dims = ["B", "T"]}]} {
    %c35392 = arith.constant 35392 : index
    %c70784 = arith.constant 70784 : index
    %c0 = arith.constant 0 : index
    %c-1 = arith.constant -1 : index
    %c-2 = arith.constant -2 : index
    %c6 = arith.constant 6 : index
    %c5 = arith.constant 5 : index
    %c4 = arith.constant 4 : index
    %c7 = arith.constant 7 : index
    %cst = arith.constant dense<5.000000e-01> : vector<8xf64>
    %cst_0 = arith.constant dense<1.000000e+00> : vector<8xf64>
    %cst_1 = arith.constant dense<0.70710678118654757> : vector<8xf64>
    %c32 = arith.constant 32 : index
    %c24 = arith.constant 24 : index
    %c16 = arith.constant 16 : index
    %c8 = arith.constant 8 : index
    %c2 = arith.constant 2 : index
    %cst_2 = arith.constant dense<0.000000e+00> : vector<8xf64>
    %c3 = arith.constant 3 : index
    %c33 = arith.constant 33 : index
    %c1 = arith.constant 1 : index
    %c3008 = arith.constant 3008 : index
    %c1152 = arith.constant 1152 : index
    %c832 = arith.constant 832 : index
    %view = memref.view %arg4[%c0][] : memref<?xi8> to memref<33x3xf64>
    %view_3 = memref.view %arg4[%c832][] : memref<?xi8> to memref<33xf64>
    %view_4 = memref.view %arg4[%c1152][] : memref<?xi8> to memref<33x7xf64>
    %view_5 = memref.view %arg4[%c3008][] : memref<?xi8> to memref<33xf64>
    %0 = affine.apply #map()[%arg1]
    %1 = arith.muli %arg0, %0 : index
    ldn.parallel_for %1 {
    ^bb0(%arg6: index, %arg7: index):
      %2 = arith.muli %arg7, %c70784 : index
      %3 = arith.remui %arg6, %0 : index
      %4 = arith.divui %arg6, %0 : index
      %5 = affine.apply #map1()[%3]
      %6 = affine.max #map2()[%3]
      %7 = affine.min #map3()[%3, %arg1]
      %8 = affine.apply #map4()[%7, %6]
      %view_6 = memref.view %arg5[%2][] : memref<?xi8> to memref<1x134x33xf64>
      %subview = memref.subview %view_6[0, 0, 0] [1, %8, 33] [1, 1, 1] : memref<1x134x33xf64> to memref<1x?x33xf64, strided<[4422, 33, 1]>>
      %9 = affine.max #map5()[%3]
      %10 = affine.min #map6()[%3, %arg1]
      %11 = affine.apply #map4()[%10, %9]
      %subview_7 = memref.subview %arg2[%4, %9, 0] [1, %11, 33] [1, 1, 1] : memref<?x?x33xf64> to memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>
      %12 = affine.apply #map4()[%6, %9]
      %13 = arith.addi %2, %c35392 : index
      %view_8 = memref.view %arg5[%13][] : memref<?xi8> to memref<3x33xf64>
      scf.for %arg8 = %c0 to %c33 step %c1 {
        scf.for %arg9 = %c0 to %c3 step %c1 {
          %17 = memref.load %view[%arg8, %arg9] : memref<33x3xf64>
          memref.store %17, %view_8[%arg9, %arg8] : memref<3x33xf64>
        }
      }
      scf.for %arg8 = %c0 to %8 step %c1 {
        %17 = arith.addi %arg8, %12 : index
        %18 = arith.subi %17, %c1 : index
        %19 = arith.subi %11, %18 : index
        %20 = arith.cmpi sge, %18, %c0 : index
        %21 = arith.cmpi sge, %19, %c3 : index
        %22 = arith.andi %20, %21 : i1
        scf.if %22 {
          %23 = vector.load %subview_7[%c0, %18, %c0] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
          %24 = vector.load %view_8[%c0, %c0] : memref<3x33xf64>, vector<8xf64>
          %25 = vector.fma %24, %23, %cst_2 : vector<8xf64>
          %26 = vector.load %subview_7[%c0, %17, %c0] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
          %27 = vector.load %view_8[%c1, %c0] : memref<3x33xf64>, vector<8xf64>
          %28 = vector.fma %27, %26, %25 : vector<8xf64>
          %29 = arith.addi %17, %c1 : index
          %30 = vector.load %subview_7[%c0, %29, %c0] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
          %31 = vector.load %view_8[%c2, %c0] : memref<3x33xf64>, vector<8xf64>
          %32 = vector.fma %31, %30, %28 : vector<8xf64>
          %33 = vector.load %view_3[%c0] : memref<33xf64>, vector<8xf64>
          %34 = arith.addf %32, %33 fastmath<contract> : vector<8xf64>
          vector.store %34, %subview[%c0, %arg8, %c0] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %35 = vector.load %subview_7[%c0, %18, %c8] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
          %36 = vector.load %view_8[%c0, %c8] : memref<3x33xf64>, vector<8xf64>
          %37 = vector.fma %36, %35, %cst_2 : vector<8xf64>
          %38 = vector.load %subview_7[%c0, %17, %c8] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
          %39 = vector.load %view_8[%c1, %c8] : memref<3x33xf64>, vector<8xf64>
          %40 = vector.fma %39, %38, %37 : vector<8xf64>
          %41 = vector.load %subview_7[%c0, %29, %c8] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
          %42 = vector.load %view_8[%c2, %c8] : memref<3x33xf64>, vector<8xf64>
          %43 = vector.fma %42, %41, %40 : vector<8xf64>
          %44 = vector.load %view_3[%c8] : memref<33xf64>, vector<8xf64>
          %45 = arith.addf %43, %44 fastmath<contract> : vector<8xf64>
          vector.store %45, %subview[%c0, %arg8, %c8] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %46 = vector.load %subview_7[%c0, %18, %c16] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
          %47 = vector.load %view_8[%c0, %c16] : memref<3x33xf64>, vector<8xf64>
          %48 = vector.fma %47, %46, %cst_2 : vector<8xf64>
          %49 = vector.load %subview_7[%c0, %17, %c16] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
          %50 = vector.load %view_8[%c1, %c16] : memref<3x33xf64>, vector<8xf64>
          %51 = vector.fma %50, %49, %48 : vector<8xf64>
          %52 = vector.load %subview_7[%c0, %29, %c16] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
          %53 = vector.load %view_8[%c2, %c16] : memref<3x33xf64>, vector<8xf64>
          %54 = vector.fma %53, %52, %51 : vector<8xf64>
          %55 = vector.load %view_3[%c16] : memref<33xf64>, vector<8xf64>
          %56 = arith.addf %54, %55 fastmath<contract> : vector<8xf64>
          vector.store %56, %subview[%c0, %arg8, %c16] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %57 = vector.load %subview_7[%c0, %18, %c24] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
          %58 = vector.load %view_8[%c0, %c24] : memref<3x33xf64>, vector<8xf64>
          %59 = vector.fma %58, %57, %cst_2 : vector<8xf64>
          %60 = vector.load %subview_7[%c0, %17, %c24] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
          %61 = vector.load %view_8[%c1, %c24] : memref<3x33xf64>, vector<8xf64>
          %62 = vector.fma %61, %60, %59 : vector<8xf64>
          %63 = vector.load %subview_7[%c0, %29, %c24] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
          %64 = vector.load %view_8[%c2, %c24] : memref<3x33xf64>, vector<8xf64>
          %65 = vector.fma %64, %63, %62 : vector<8xf64>
          %66 = vector.load %view_3[%c24] : memref<33xf64>, vector<8xf64>
          %67 = arith.addf %65, %66 fastmath<contract> : vector<8xf64>
          vector.store %67, %subview[%c0, %arg8, %c24] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %68 = vector.constant_mask [1] : vector<8xi1>
          %69 = vector.maskedload %subview_7[%c0, %18, %c32], %68, %cst_2 : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %70 = vector.maskedload %view_8[%c0, %c32], %68, %cst_2 : memref<3x33xf64>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %71 = vector.fma %70, %69, %cst_2 : vector<8xf64>
          %72 = vector.maskedload %subview_7[%c0, %17, %c32], %68, %cst_2 : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %73 = vector.maskedload %view_8[%c1, %c32], %68, %cst_2 : memref<3x33xf64>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %74 = vector.fma %73, %72, %71 : vector<8xf64>
          %75 = vector.maskedload %subview_7[%c0, %29, %c32], %68, %cst_2 : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %76 = vector.maskedload %view_8[%c2, %c32], %68, %cst_2 : memref<3x33xf64>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %77 = vector.fma %76, %75, %74 : vector<8xf64>
          %78 = vector.maskedload %view_3[%c32], %68, %cst_2 : memref<33xf64>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %79 = arith.addf %77, %78 fastmath<contract> : vector<8xf64>
          vector.maskedstore %subview[%c0, %arg8, %c32], %68, %79 : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xi1>, vector<8xf64>
        } else {
          %23 = arith.subi %c1, %17 : index
          %24 = arith.maxsi %23, %c0 : index
          %25 = arith.minsi %19, %c3 : index
          %26 = scf.for %arg9 = %24 to %25 step %c1 iter_args(%arg10 = %cst_2) -> (vector<8xf64>) {
            %42 = arith.addi %18, %arg9 : index
            %43 = vector.load %subview_7[%c0, %42, %c0] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
            %44 = vector.load %view_8[%arg9, %c0] : memref<3x33xf64>, vector<8xf64>
            %45 = vector.fma %44, %43, %arg10 : vector<8xf64>
            scf.yield %45 : vector<8xf64>
          }
          %27 = vector.load %view_3[%c0] : memref<33xf64>, vector<8xf64>
          %28 = arith.addf %26, %27 fastmath<contract> : vector<8xf64>
          vector.store %28, %subview[%c0, %arg8, %c0] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %29 = scf.for %arg9 = %24 to %25 step %c1 iter_args(%arg10 = %cst_2) -> (vector<8xf64>) {
            %42 = arith.addi %18, %arg9 : index
            %43 = vector.load %subview_7[%c0, %42, %c8] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
            %44 = vector.load %view_8[%arg9, %c8] : memref<3x33xf64>, vector<8xf64>
            %45 = vector.fma %44, %43, %arg10 : vector<8xf64>
            scf.yield %45 : vector<8xf64>
          }
          %30 = vector.load %view_3[%c8] : memref<33xf64>, vector<8xf64>
          %31 = arith.addf %29, %30 fastmath<contract> : vector<8xf64>
          vector.store %31, %subview[%c0, %arg8, %c8] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %32 = scf.for %arg9 = %24 to %25 step %c1 iter_args(%arg10 = %cst_2) -> (vector<8xf64>) {
            %42 = arith.addi %18, %arg9 : index
            %43 = vector.load %subview_7[%c0, %42, %c16] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
            %44 = vector.load %view_8[%arg9, %c16] : memref<3x33xf64>, vector<8xf64>
            %45 = vector.fma %44, %43, %arg10 : vector<8xf64>
            scf.yield %45 : vector<8xf64>
          }
          %33 = vector.load %view_3[%c16] : memref<33xf64>, vector<8xf64>
          %34 = arith.addf %32, %33 fastmath<contract> : vector<8xf64>
          vector.store %34, %subview[%c0, %arg8, %c16] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %35 = scf.for %arg9 = %24 to %25 step %c1 iter_args(%arg10 = %cst_2) -> (vector<8xf64>) {
            %42 = arith.addi %18, %arg9 : index
            %43 = vector.load %subview_7[%c0, %42, %c24] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
            %44 = vector.load %view_8[%arg9, %c24] : memref<3x33xf64>, vector<8xf64>
            %45 = vector.fma %44, %43, %arg10 : vector<8xf64>
            scf.yield %45 : vector<8xf64>
          }
          %36 = vector.load %view_3[%c24] : memref<33xf64>, vector<8xf64>
          %37 = arith.addf %35, %36 fastmath<contract> : vector<8xf64>
          vector.store %37, %subview[%c0, %arg8, %c24] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %38 = scf.for %arg9 = %24 to %25 step %c1 iter_args(%arg10 = %cst_2) -> (vector<8xf64>) {
            %42 = arith.addi %18, %arg9 : index
            %43 = vector.constant_mask [1] : vector<8xi1>
            %44 = vector.maskedload %subview_7[%c0, %42, %c32], %43, %cst_2 : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xi1>, vector<8xf64> into vector<8xf64>
            %45 = vector.maskedload %view_8[%arg9, %c32], %43, %cst_2 : memref<3x33xf64>, vector<8xi1>, vector<8xf64> into vector<8xf64>
            %46 = vector.fma %45, %44, %arg10 : vector<8xf64>
            scf.yield %46 : vector<8xf64>
          }
          %39 = vector.constant_mask [1] : vector<8xi1>
          %40 = vector.maskedload %view_3[%c32], %39, %cst_2 : memref<33xf64>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %41 = arith.addf %38, %40 fastmath<contract> : vector<8xf64>
          vector.maskedstore %subview[%c0, %arg8, %c32], %39, %41 : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xi1>, vector<8xf64>
        }
      }
      %view_9 = memref.view %arg5[%13][] : memref<?xi8> to memref<1x134x33xf64>
      %subview_10 = memref.subview %view_9[0, 0, 0] [1, %8, 33] [1, 1, 1] : memref<1x134x33xf64> to memref<1x?x33xf64, strided<[4422, 33, 1]>>
      scf.for %arg8 = %c0 to %8 step %c1 {
        %17 = vector.load %subview[%c0, %arg8, %c0] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
        %18 = arith.mulf %17, %cst : vector<8xf64>
        %19 = arith.mulf %17, %cst_1 : vector<8xf64>
        %20 = math.erf %19 : vector<8xf64>
        %21 = arith.addf %20, %cst_0 : vector<8xf64>
        %22 = arith.mulf %18, %21 : vector<8xf64>
        vector.store %22, %subview_10[%c0, %arg8, %c0] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
        %23 = vector.load %subview[%c0, %arg8, %c8] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
        %24 = arith.mulf %23, %cst : vector<8xf64>
        %25 = arith.mulf %23, %cst_1 : vector<8xf64>
        %26 = math.erf %25 : vector<8xf64>
        %27 = arith.addf %26, %cst_0 : vector<8xf64>
        %28 = arith.mulf %24, %27 : vector<8xf64>
        vector.store %28, %subview_10[%c0, %arg8, %c8] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
        %29 = vector.load %subview[%c0, %arg8, %c16] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
        %30 = arith.mulf %29, %cst : vector<8xf64>
        %31 = arith.mulf %29, %cst_1 : vector<8xf64>
        %32 = math.erf %31 : vector<8xf64>
        %33 = arith.addf %32, %cst_0 : vector<8xf64>
        %34 = arith.mulf %30, %33 : vector<8xf64>
        vector.store %34, %subview_10[%c0, %arg8, %c16] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
        %35 = vector.load %subview[%c0, %arg8, %c24] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
        %36 = arith.mulf %35, %cst : vector<8xf64>
        %37 = arith.mulf %35, %cst_1 : vector<8xf64>
        %38 = math.erf %37 : vector<8xf64>
        %39 = arith.addf %38, %cst_0 : vector<8xf64>
        %40 = arith.mulf %36, %39 : vector<8xf64>
        vector.store %40, %subview_10[%c0, %arg8, %c24] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
        %41 = vector.constant_mask [1] : vector<8xi1>
        %42 = vector.maskedload %subview[%c0, %arg8, %c32], %41, %cst_2 : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xi1>, vector<8xf64> into vector<8xf64>
        %43 = arith.mulf %42, %cst : vector<8xf64>
        %44 = arith.mulf %42, %cst_1 : vector<8xf64>
        %45 = math.erf %44 : vector<8xf64>
        %46 = arith.addf %45, %cst_0 : vector<8xf64>
        %47 = arith.mulf %43, %46 : vector<8xf64>
        vector.maskedstore %subview_10[%c0, %arg8, %c32], %41, %47 : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xi1>, vector<8xf64>
      }
      %14 = affine.min #map7()[%3, %arg1]
      %15 = affine.apply #map8()[%14, %3]
      %subview_11 = memref.subview %arg3[%4, %5, 0] [1, %15, 33] [1, 1, 1] : memref<?x?x33xf64> to memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>
      %16 = affine.apply #map9()[%6, %3]
      %view_12 = memref.view %arg5[%2][] : memref<?xi8> to memref<7x33xf64>
      scf.for %arg8 = %c0 to %c33 step %c1 {
        scf.for %arg9 = %c0 to %c7 step %c1 {
          %17 = memref.load %view_4[%arg8, %arg9] : memref<33x7xf64>
          memref.store %17, %view_12[%arg9, %arg8] : memref<7x33xf64>
        }
      }
      scf.for %arg8 = %c0 to %15 step %c1 {
        %17 = arith.addi %arg8, %16 : index
        %18 = arith.subi %17, %c3 : index
        %19 = arith.subi %8, %18 : index
        %20 = arith.cmpi sge, %18, %c0 : index
        %21 = arith.cmpi sge, %19, %c7 : index
        %22 = arith.andi %20, %21 : i1
        scf.if %22 {
          %23 = vector.load %subview_10[%c0, %18, %c0] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %24 = vector.load %view_12[%c0, %c0] : memref<7x33xf64>, vector<8xf64>
          %25 = vector.fma %24, %23, %cst_2 : vector<8xf64>
          %26 = arith.addi %17, %c-2 : index
          %27 = vector.load %subview_10[%c0, %26, %c0] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %28 = vector.load %view_12[%c1, %c0] : memref<7x33xf64>, vector<8xf64>
          %29 = vector.fma %28, %27, %25 : vector<8xf64>
          %30 = arith.addi %17, %c-1 : index
          %31 = vector.load %subview_10[%c0, %30, %c0] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %32 = vector.load %view_12[%c2, %c0] : memref<7x33xf64>, vector<8xf64>
          %33 = vector.fma %32, %31, %29 : vector<8xf64>
          %34 = vector.load %subview_10[%c0, %17, %c0] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %35 = vector.load %view_12[%c3, %c0] : memref<7x33xf64>, vector<8xf64>
          %36 = vector.fma %35, %34, %33 : vector<8xf64>
          %37 = arith.addi %17, %c1 : index
          %38 = vector.load %subview_10[%c0, %37, %c0] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %39 = vector.load %view_12[%c4, %c0] : memref<7x33xf64>, vector<8xf64>
          %40 = vector.fma %39, %38, %36 : vector<8xf64>
          %41 = arith.addi %17, %c2 : index
          %42 = vector.load %subview_10[%c0, %41, %c0] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %43 = vector.load %view_12[%c5, %c0] : memref<7x33xf64>, vector<8xf64>
          %44 = vector.fma %43, %42, %40 : vector<8xf64>
          %45 = arith.addi %17, %c3 : index
          %46 = vector.load %subview_10[%c0, %45, %c0] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %47 = vector.load %view_12[%c6, %c0] : memref<7x33xf64>, vector<8xf64>
          %48 = vector.fma %47, %46, %44 : vector<8xf64>
          %49 = vector.load %view_5[%c0] : memref<33xf64>, vector<8xf64>
          %50 = arith.addf %48, %49 fastmath<contract> : vector<8xf64>
          vector.store %50, %subview_11[%c0, %arg8, %c0] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
          %51 = vector.load %subview_10[%c0, %18, %c8] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %52 = vector.load %view_12[%c0, %c8] : memref<7x33xf64>, vector<8xf64>
          %53 = vector.fma %52, %51, %cst_2 : vector<8xf64>
          %54 = vector.load %subview_10[%c0, %26, %c8] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %55 = vector.load %view_12[%c1, %c8] : memref<7x33xf64>, vector<8xf64>
          %56 = vector.fma %55, %54, %53 : vector<8xf64>
          %57 = vector.load %subview_10[%c0, %30, %c8] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %58 = vector.load %view_12[%c2, %c8] : memref<7x33xf64>, vector<8xf64>
          %59 = vector.fma %58, %57, %56 : vector<8xf64>
          %60 = vector.load %subview_10[%c0, %17, %c8] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %61 = vector.load %view_12[%c3, %c8] : memref<7x33xf64>, vector<8xf64>
          %62 = vector.fma %61, %60, %59 : vector<8xf64>
          %63 = vector.load %subview_10[%c0, %37, %c8] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %64 = vector.load %view_12[%c4, %c8] : memref<7x33xf64>, vector<8xf64>
          %65 = vector.fma %64, %63, %62 : vector<8xf64>
          %66 = vector.load %subview_10[%c0, %41, %c8] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %67 = vector.load %view_12[%c5, %c8] : memref<7x33xf64>, vector<8xf64>
          %68 = vector.fma %67, %66, %65 : vector<8xf64>
          %69 = vector.load %subview_10[%c0, %45, %c8] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %70 = vector.load %view_12[%c6, %c8] : memref<7x33xf64>, vector<8xf64>
          %71 = vector.fma %70, %69, %68 : vector<8xf64>
          %72 = vector.load %view_5[%c8] : memref<33xf64>, vector<8xf64>
          %73 = arith.addf %71, %72 fastmath<contract> : vector<8xf64>
          vector.store %73, %subview_11[%c0, %arg8, %c8] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
          %74 = vector.load %subview_10[%c0, %18, %c16] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %75 = vector.load %view_12[%c0, %c16] : memref<7x33xf64>, vector<8xf64>
          %76 = vector.fma %75, %74, %cst_2 : vector<8xf64>
          %77 = vector.load %subview_10[%c0, %26, %c16] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %78 = vector.load %view_12[%c1, %c16] : memref<7x33xf64>, vector<8xf64>
          %79 = vector.fma %78, %77, %76 : vector<8xf64>
          %80 = vector.load %subview_10[%c0, %30, %c16] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %81 = vector.load %view_12[%c2, %c16] : memref<7x33xf64>, vector<8xf64>
          %82 = vector.fma %81, %80, %79 : vector<8xf64>
          %83 = vector.load %subview_10[%c0, %17, %c16] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %84 = vector.load %view_12[%c3, %c16] : memref<7x33xf64>, vector<8xf64>
          %85 = vector.fma %84, %83, %82 : vector<8xf64>
          %86 = vector.load %subview_10[%c0, %37, %c16] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %87 = vector.load %view_12[%c4, %c16] : memref<7x33xf64>, vector<8xf64>
          %88 = vector.fma %87, %86, %85 : vector<8xf64>
          %89 = vector.load %subview_10[%c0, %41, %c16] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %90 = vector.load %view_12[%c5, %c16] : memref<7x33xf64>, vector<8xf64>
          %91 = vector.fma %90, %89, %88 : vector<8xf64>
          %92 = vector.load %subview_10[%c0, %45, %c16] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %93 = vector.load %view_12[%c6, %c16] : memref<7x33xf64>, vector<8xf64>
          %94 = vector.fma %93, %92, %91 : vector<8xf64>
          %95 = vector.load %view_5[%c16] : memref<33xf64>, vector<8xf64>
          %96 = arith.addf %94, %95 fastmath<contract> : vector<8xf64>
          vector.store %96, %subview_11[%c0, %arg8, %c16] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
          %97 = vector.load %subview_10[%c0, %18, %c24] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %98 = vector.load %view_12[%c0, %c24] : memref<7x33xf64>, vector<8xf64>
          %99 = vector.fma %98, %97, %cst_2 : vector<8xf64>
          %100 = vector.load %subview_10[%c0, %26, %c24] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %101 = vector.load %view_12[%c1, %c24] : memref<7x33xf64>, vector<8xf64>
          %102 = vector.fma %101, %100, %99 : vector<8xf64>
          %103 = vector.load %subview_10[%c0, %30, %c24] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %104 = vector.load %view_12[%c2, %c24] : memref<7x33xf64>, vector<8xf64>
          %105 = vector.fma %104, %103, %102 : vector<8xf64>
          %106 = vector.load %subview_10[%c0, %17, %c24] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %107 = vector.load %view_12[%c3, %c24] : memref<7x33xf64>, vector<8xf64>
          %108 = vector.fma %107, %106, %105 : vector<8xf64>
          %109 = vector.load %subview_10[%c0, %37, %c24] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %110 = vector.load %view_12[%c4, %c24] : memref<7x33xf64>, vector<8xf64>
          %111 = vector.fma %110, %109, %108 : vector<8xf64>
          %112 = vector.load %subview_10[%c0, %41, %c24] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %113 = vector.load %view_12[%c5, %c24] : memref<7x33xf64>, vector<8xf64>
          %114 = vector.fma %113, %112, %111 : vector<8xf64>
          %115 = vector.load %subview_10[%c0, %45, %c24] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
          %116 = vector.load %view_12[%c6, %c24] : memref<7x33xf64>, vector<8xf64>
          %117 = vector.fma %116, %115, %114 : vector<8xf64>
          %118 = vector.load %view_5[%c24] : memref<33xf64>, vector<8xf64>
          %119 = arith.addf %117, %118 fastmath<contract> : vector<8xf64>
          vector.store %119, %subview_11[%c0, %arg8, %c24] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
          %120 = vector.constant_mask [1] : vector<8xi1>
          %121 = vector.maskedload %subview_10[%c0, %18, %c32], %120, %cst_2 : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %122 = vector.maskedload %view_12[%c0, %c32], %120, %cst_2 : memref<7x33xf64>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %123 = vector.fma %122, %121, %cst_2 : vector<8xf64>
          %124 = vector.maskedload %subview_10[%c0, %26, %c32], %120, %cst_2 : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %125 = vector.maskedload %view_12[%c1, %c32], %120, %cst_2 : memref<7x33xf64>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %126 = vector.fma %125, %124, %123 : vector<8xf64>
          %127 = vector.maskedload %subview_10[%c0, %30, %c32], %120, %cst_2 : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %128 = vector.maskedload %view_12[%c2, %c32], %120, %cst_2 : memref<7x33xf64>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %129 = vector.fma %128, %127, %126 : vector<8xf64>
          %130 = vector.maskedload %subview_10[%c0, %17, %c32], %120, %cst_2 : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %131 = vector.maskedload %view_12[%c3, %c32], %120, %cst_2 : memref<7x33xf64>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %132 = vector.fma %131, %130, %129 : vector<8xf64>
          %133 = vector.maskedload %subview_10[%c0, %37, %c32], %120, %cst_2 : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %134 = vector.maskedload %view_12[%c4, %c32], %120, %cst_2 : memref<7x33xf64>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %135 = vector.fma %134, %133, %132 : vector<8xf64>
          %136 = vector.maskedload %subview_10[%c0, %41, %c32], %120, %cst_2 : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %137 = vector.maskedload %view_12[%c5, %c32], %120, %cst_2 : memref<7x33xf64>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %138 = vector.fma %137, %136, %135 : vector<8xf64>
          %139 = vector.maskedload %subview_10[%c0, %45, %c32], %120, %cst_2 : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %140 = vector.maskedload %view_12[%c6, %c32], %120, %cst_2 : memref<7x33xf64>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %141 = vector.fma %140, %139, %138 : vector<8xf64>
          %142 = vector.maskedload %view_5[%c32], %120, %cst_2 : memref<33xf64>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %143 = arith.addf %141, %142 fastmath<contract> : vector<8xf64>
          vector.maskedstore %subview_11[%c0, %arg8, %c32], %120, %143 : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xi1>, vector<8xf64>
        } else {
          %23 = arith.subi %c3, %17 : index
          %24 = arith.maxsi %23, %c0 : index
          %25 = arith.minsi %19, %c7 : index
          %26 = scf.for %arg9 = %24 to %25 step %c1 iter_args(%arg10 = %cst_2) -> (vector<8xf64>) {
            %42 = arith.addi %18, %arg9 : index
            %43 = vector.load %subview_10[%c0, %42, %c0] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
            %44 = vector.load %view_12[%arg9, %c0] : memref<7x33xf64>, vector<8xf64>
            %45 = vector.fma %44, %43, %arg10 : vector<8xf64>
            scf.yield %45 : vector<8xf64>
          }
          %27 = vector.load %view_5[%c0] : memref<33xf64>, vector<8xf64>
          %28 = arith.addf %26, %27 fastmath<contract> : vector<8xf64>
          vector.store %28, %subview_11[%c0, %arg8, %c0] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
          %29 = scf.for %arg9 = %24 to %25 step %c1 iter_args(%arg10 = %cst_2) -> (vector<8xf64>) {
            %42 = arith.addi %18, %arg9 : index
            %43 = vector.load %subview_10[%c0, %42, %c8] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
            %44 = vector.load %view_12[%arg9, %c8] : memref<7x33xf64>, vector<8xf64>
            %45 = vector.fma %44, %43, %arg10 : vector<8xf64>
            scf.yield %45 : vector<8xf64>
          }
          %30 = vector.load %view_5[%c8] : memref<33xf64>, vector<8xf64>
          %31 = arith.addf %29, %30 fastmath<contract> : vector<8xf64>
          vector.store %31, %subview_11[%c0, %arg8, %c8] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
          %32 = scf.for %arg9 = %24 to %25 step %c1 iter_args(%arg10 = %cst_2) -> (vector<8xf64>) {
            %42 = arith.addi %18, %arg9 : index
            %43 = vector.load %subview_10[%c0, %42, %c16] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
            %44 = vector.load %view_12[%arg9, %c16] : memref<7x33xf64>, vector<8xf64>
            %45 = vector.fma %44, %43, %arg10 : vector<8xf64>
            scf.yield %45 : vector<8xf64>
          }
          %33 = vector.load %view_5[%c16] : memref<33xf64>, vector<8xf64>
          %34 = arith.addf %32, %33 fastmath<contract> : vector<8xf64>
          vector.store %34, %subview_11[%c0, %arg8, %c16] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
          %35 = scf.for %arg9 = %24 to %25 step %c1 iter_args(%arg10 = %cst_2) -> (vector<8xf64>) {
            %42 = arith.addi %18, %arg9 : index
            %43 = vector.load %subview_10[%c0, %42, %c24] : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xf64>
            %44 = vector.load %view_12[%arg9, %c24] : memref<7x33xf64>, vector<8xf64>
            %45 = vector.fma %44, %43, %arg10 : vector<8xf64>
            scf.yield %45 : vector<8xf64>
          }
          %36 = vector.load %view_5[%c24] : memref<33xf64>, vector<8xf64>
          %37 = arith.addf %35, %36 fastmath<contract> : vector<8xf64>
          vector.store %37, %subview_11[%c0, %arg8, %c24] : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xf64>
          %38 = scf.for %arg9 = %24 to %25 step %c1 iter_args(%arg10 = %cst_2) -> (vector<8xf64>) {
            %42 = arith.addi %18, %arg9 : index
            %43 = vector.constant_mask [1] : vector<8xi1>
            %44 = vector.maskedload %subview_10[%c0, %42, %c32], %43, %cst_2 : memref<1x?x33xf64, strided<[4422, 33, 1]>>, vector<8xi1>, vector<8xf64> into vector<8xf64>
            %45 = vector.maskedload %view_12[%arg9, %c32], %43, %cst_2 : memref<7x33xf64>, vector<8xi1>, vector<8xf64> into vector<8xf64>
            %46 = vector.fma %45, %44, %arg10 : vector<8xf64>
            scf.yield %46 : vector<8xf64>
          }
          %39 = vector.constant_mask [1] : vector<8xi1>
          %40 = vector.maskedload %view_5[%c32], %39, %cst_2 : memref<33xf64>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %41 = arith.addf %38, %40 fastmath<contract> : vector<8xf64>
          vector.maskedstore %subview_11[%c0, %arg8, %c32], %39, %41 : memref<1x?x33xf64, strided<[?, 33, 1], offset: ?>>, vector<8xi1>, vector<8xf64>
        }
      }
      ldn.yield
    }
    return
  }
}
