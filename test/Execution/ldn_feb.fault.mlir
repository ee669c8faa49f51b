#map = affine_map<() -> ()>
#map1 = affine_map<()[s0, s1] -> (s1, s0 + 128)>
#map2 = affine_map<()[s0, s1] -> (s0 - s1)>
#map3 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map4 = affine_map<()[s0] -> (s0 ceildiv 80)>
#map5 = affine_map<()[s0] -> (s0 * 80)>
#map6 = affine_map<()[s0, s1] -> (s1, s0 * 80 + 80)>
#map7 = affine_map<()[s0, s1] -> (s0 - s1 * 80)>
#map8 = affine_map<()[s0] -> (0, s0 * 80 - 8)>
#map9 = affine_map<()[s0, s1] -> (s1, s0 * 80 + 88)>
#map10 = affine_map<()[s0, s1] -> (-s0 + s1 * 80)>
#map11 = affine_map<()[s0] -> (s0 ceildiv 128)>
#map12 = affine_map<()[s0] -> (s0 * 128)>
#map13 = affine_map<()[s0, s1] -> (s1, s0 * 128 + 128)>
#map14 = affine_map<()[s0, s1] -> (s0 - s1 * 128)>
#map15 = affine_map<(d0, d1, d2) -> (d1, d2)>
#map16 = affine_map<(d0, d1) -> (d0, d1)>
#map17 = affine_map<(d0, d1) -> ()>
module attributes {ldn.compiler = "ldnc 0.1.0", ldn.cpu = "sapphirerapids", ldn.features = "+64bit,+adx,+aes,+amx-bf16,+amx-int8,+amx-tile,+avx,+avx2,+avx512bf16,+avx512bitalg,+avx512bw,+avx512cd,+avx512dq,+avx512f,+avx512fp16,+avx512ifma,+avx512vbmi,+avx512vbmi2,+avx512vl,+avx512vnni,+avx512vpopcntdq,+avxvnni,+bmi,+bmi2,+cldemote,+clflushopt,+clwb,+cmov,+crc32,+cx16,+cx8,+f16c,+fma,+fsgsbase,+fxsr,+gfni,+invpcid,+lzcnt,+mmx,+movbe,+movdir64b,+movdiri,+pclmul,+pku,+popcnt,+prfchw,+rdpid,+rdrnd,+rdseed,+sahf,+serialize,+sha,+shstk,+sse,+sse2,+sse3,+sse4.1,+sse4.2,+ssse3,+tsxldtrk,+vaes,+vpclmulqdq,+wbnoinvd,+xsave,+xsavec,+xsaveopt,+xsaves,-amx-avx512,-amx-complex,-amx-fp16,-amx-fp8,-amx-movrs,-amx-tf32,-avx10.1,-avx10.2,-avx512vp2intersect,-avxifma,-avxneconvert,-avxvnniint16,-avxvnniint8,-ccmp,-cf,-clzero,-cmpccxadd,-egpr,-enqcmd,-fma4,-hreset,-kl,-lwp,-movrs,-mwaitx,-ndd,-nf,-pconfig,-ppx,-prefetchi,-ptwrite,-push2pop2,-raoint,-rdpru,-rtm,-sgx,-sha512,-sm3,-sm4,-sse4a,-tbm,-uintr,-usermsr,-waitpkg,-widekl,-xop,-zu", ldn.flags = ["--precision=f64", "-O2"], ldn.machine = {cores = 2 : i64, fma_ports = 2 : i64, l1_bytes = 49152 : i64, l2_bytes = 2097152 : i64, l3_bytes = 110100480 : i64, vector_bytes = 64 : i64, vector_registers = 32 : i64}, ldn.model = "TextFeb", ldn.precision = "f64", ldn.prepared_bytes = 4727552 : i64, ldn.sizes = [{max = 4096 : i64, min = 1 : i64, name = "B"}, {max = 16384 : i64, min = 1 : i64, name = "T"}], ldn.source = "ldn_feb.ldn", ldn.stage = "tiled", ldn.target = "cpu:native"} {
  func.func private @Ldn.prepare(%arg0: tensor<f64>, %arg1: tensor<f64>, %arg2: tensor<256x256xf64>, %arg3: tensor<256xf64>, %arg4: tensor<128x256xf64>, %arg5: tensor<128xf64>, %arg6: tensor<128x128xf64>, %arg7: tensor<128xf64>, %arg8: tensor<128x128xf64>, %arg9: tensor<128xf64>, %arg10: tensor<128x128xf64>, %arg11: tensor<128xf64>) -> (tensor<17xf64>, tensor<8x256x32xf64>, tensor<4x256x32xf64>, tensor<4x128x32xf64>, tensor<4x128x32xf64>, tensor<4x128x32xf64>) {
    %0 = ldn.map(%arg0) {indexing_maps = [#map]} : (tensor<f64>) -> tensor<f64> {
    ^bb0(%arg12: f64):
      %cst = arith.constant 0.000000e+00 : f64
      %7 = arith.maximumf %arg12, %cst : f64
      %8 = math.absf %arg12 : f64
      %9 = arith.negf %8 : f64
      %10 = math.exp %9 : f64
      %11 = math.log1p %10 : f64
      %12 = arith.addf %7, %11 : f64
      ldn.yield %12 : f64
    }
    %1 = ldn.gaussian_kernel %0 {before = 8 : i64} : (tensor<f64>) -> tensor<17xf64>
    %2 = ldn.pack %arg2 : (tensor<256x256xf64>) -> tensor<8x256x32xf64>
    %3 = ldn.pack %arg4 : (tensor<128x256xf64>) -> tensor<4x256x32xf64>
    %4 = ldn.pack %arg6 : (tensor<128x128xf64>) -> tensor<4x128x32xf64>
    %5 = ldn.pack %arg8 : (tensor<128x128xf64>) -> tensor<4x128x32xf64>
    %6 = ldn.pack %arg10 : (tensor<128x128xf64>) -> tensor<4x128x32xf64>
    return %1, %2, %3, %4, %5, %6 : tensor<17xf64>, tensor<8x256x32xf64>, tensor<4x256x32xf64>, tensor<4x128x32xf64>, tensor<4x128x32xf64>, tensor<4x128x32xf64>
  }
  func.func private @Ldn(%arg0: index {ldn.size = "B"}, %arg1: index {ldn.size = "T"}, %arg2: tensor<?x?x128xf64> {ldn.name = "x", ldn.shape = ["B", "T", 128]}, %arg3: tensor<?x?x128xf64> {ldn.name = "h", ldn.shape = ["B", "T", 128]}, %arg4: tensor<f64> {ldn.name = "K.sigma"}, %arg5: tensor<f64> {ldn.name = "diffusion.dt"}, %arg6: tensor<256x256xf64> {ldn.name = "local.0.weight"}, %arg7: tensor<256xf64> {ldn.name = "local.0.bias"}, %arg8: tensor<128x256xf64> {ldn.name = "local.1.weight"}, %arg9: tensor<128xf64> {ldn.name = "local.1.bias"}, %arg10: tensor<128x128xf64> {ldn.name = "attention.wq"}, %arg11: tensor<128xf64> {ldn.name = "attention.bq"}, %arg12: tensor<128x128xf64> {ldn.name = "attention.wk"}, %arg13: tensor<128xf64> {ldn.name = "attention.bk"}, %arg14: tensor<128x128xf64> {ldn.name = "attention.wv"}, %arg15: tensor<128xf64> {ldn.name = "attention.bv"}, %arg16: tensor<17xf64> {ldn.prepared}, %arg17: tensor<8x256x32xf64> {ldn.prepared}, %arg18: tensor<4x256x32xf64> {ldn.prepared}, %arg19: tensor<4x128x32xf64> {ldn.prepared}, %arg20: tensor<4x128x32xf64> {ldn.prepared}, %arg21: tensor<4x128x32xf64> {ldn.prepared}) -> (tensor<?x?x128xf64> {ldn.shape = ["B", "T", 128]}) attributes {ldn.layer = "Ldn"} {
    %c128 = arith.constant 128 : index
    %c0 = arith.constant 0 : index
    %cst = arith.constant 0.000000e+00 : f64
    %0 = bufferization.alloc_tensor(%arg0) : tensor<?x4x32x33xf64>
    %1 = scf.forall (%arg22) in (%arg0) shared_outs(%arg23 = %0) -> (tensor<?x4x32x33xf64>) {
      %extracted_slice = tensor.extract_slice %arg23[%arg22, 0, 0, 0] [1, 4, 32, 33] [1, 1, 1, 1] : tensor<?x4x32x33xf64> to tensor<1x4x32x33xf64>
      %6 = linalg.fill ins(%cst : f64) outs(%extracted_slice : tensor<1x4x32x33xf64>) -> tensor<1x4x32x33xf64>
      %7 = scf.for %arg24 = %c0 to %arg1 step %c128 iter_args(%arg25 = %6) -> (tensor<1x4x32x33xf64>) {
        %8 = affine.min #map1()[%arg24, %arg1]
        %9 = affine.apply #map2()[%8, %arg24]
        %10 = bufferization.alloc_tensor() : tensor<1x128x128xf64>
        %extracted_slice_0 = tensor.extract_slice %10[0, 0, 0] [1, %9, 128] [1, 1, 1] : tensor<1x128x128xf64> to tensor<1x?x128xf64>
        %extracted_slice_1 = tensor.extract_slice %arg3[%arg22, %arg24, 0] [1, %9, 128] [1, 1, 1] : tensor<?x?x128xf64> to tensor<1x?x128xf64>
        %11 = ldn.linear %extracted_slice_1, %arg20 bias %arg13 outs %extracted_slice_0 {layout = #ldn.layout<packed>} : (tensor<1x?x128xf64>, tensor<4x128x32xf64>, tensor<128xf64>, tensor<1x?x128xf64>) -> tensor<1x?x128xf64>
        %12 = bufferization.alloc_tensor() : tensor<1x128x128xf64>
        %extracted_slice_2 = tensor.extract_slice %12[0, 0, 0] [1, %9, 128] [1, 1, 1] : tensor<1x128x128xf64> to tensor<1x?x128xf64>
        %13 = ldn.linear %extracted_slice_1, %arg21 bias %arg15 outs %extracted_slice_2 {layout = #ldn.layout<packed>} : (tensor<1x?x128xf64>, tensor<4x128x32xf64>, tensor<128xf64>, tensor<1x?x128xf64>) -> tensor<1x?x128xf64>
        %14 = bufferization.alloc_tensor() : tensor<1x128x128xf64>
        %extracted_slice_3 = tensor.extract_slice %14[0, 0, 0] [1, %9, 128] [1, 1, 1] : tensor<1x128x128xf64> to tensor<1x?x128xf64>
        %15 = ldn.map(%11) outs %extracted_slice_3 {indexing_maps = [#map3]} : (tensor<1x?x128xf64>, tensor<1x?x128xf64>) -> tensor<1x?x128xf64> {
        ^bb0(%arg26: f64):
          %cst_4 = arith.constant 0.000000e+00 : f64
          %17 = arith.maximumf %arg26, %cst_4 : f64
          ldn.yield %17 : f64
        }
        %16 = ldn.attention_state %15, %13 outs %arg25 {accumulate, heads = 4 : i64} : (tensor<1x?x128xf64>, tensor<1x?x128xf64>, tensor<1x4x32x33xf64>) -> tensor<1x4x32x33xf64>
        scf.yield %16 : tensor<1x4x32x33xf64>
      }
      scf.forall.in_parallel {
        tensor.parallel_insert_slice %7 into %arg23[%arg22, 0, 0, 0] [1, 4, 32, 33] [1, 1, 1, 1] : tensor<1x4x32x33xf64> into tensor<?x4x32x33xf64>
      }
    }
    %2 = ldn.stable_step %arg5, %arg16, %arg1 {before = 8 : i64} : (tensor<f64>, tensor<17xf64>, index) -> tensor<f64>
    %3 = bufferization.alloc_tensor(%arg0, %arg1) : tensor<?x?x128xf64>
    %4 = affine.apply #map4()[%arg1]
    %5 = scf.forall (%arg22, %arg23) in (%arg0, %4) shared_outs(%arg24 = %3) -> (tensor<?x?x128xf64>) {
      %6 = affine.apply #map5()[%arg23]
      %7 = affine.min #map6()[%arg23, %arg1]
      %8 = affine.apply #map7()[%7, %arg23]
      %9 = bufferization.alloc_tensor() : tensor<1x80x128xf64>
      %extracted_slice = tensor.extract_slice %9[0, 0, 0] [1, %8, 128] [1, 1, 1] : tensor<1x80x128xf64> to tensor<1x?x128xf64>
      %10 = affine.max #map8()[%arg23]
      %11 = affine.min #map9()[%arg23, %arg1]
      %12 = affine.apply #map2()[%11, %10]
      %extracted_slice_0 = tensor.extract_slice %arg3[%arg22, %10, 0] [1, %12, 128] [1, 1, 1] : tensor<?x?x128xf64> to tensor<1x?x128xf64>
      %13 = affine.apply #map10()[%10, %arg23]
      %14 = ldn.diffuse %extracted_slice_0, %arg16, %2 at %13 outs %extracted_slice {before = 8 : i64} : (tensor<1x?x128xf64>, tensor<17xf64>, tensor<f64>, index, tensor<1x?x128xf64>) -> tensor<1x?x128xf64>
      %15 = bufferization.alloc_tensor() : tensor<1x80x256xf64>
      %extracted_slice_1 = tensor.extract_slice %15[0, 0, 0] [1, %8, 256] [1, 1, 1] : tensor<1x80x256xf64> to tensor<1x?x256xf64>
      %extracted_slice_2 = tensor.extract_slice %arg2[%arg22, %6, 0] [1, %8, 128] [1, 1, 1] : tensor<?x?x128xf64> to tensor<1x?x128xf64>
      %extracted_slice_3 = tensor.extract_slice %arg3[%arg22, %6, 0] [1, %8, 128] [1, 1, 1] : tensor<?x?x128xf64> to tensor<1x?x128xf64>
      %16 = ldn.concat %extracted_slice_2, %extracted_slice_3 outs %extracted_slice_1 : (tensor<1x?x128xf64>, tensor<1x?x128xf64>, tensor<1x?x256xf64>) -> tensor<1x?x256xf64>
      %17 = bufferization.alloc_tensor() : tensor<1x80x256xf64>
      %extracted_slice_4 = tensor.extract_slice %17[0, 0, 0] [1, %8, 256] [1, 1, 1] : tensor<1x80x256xf64> to tensor<1x?x256xf64>
      %18 = ldn.linear %16, %arg17 bias %arg7 outs %extracted_slice_4 {layout = #ldn.layout<packed>} : (tensor<1x?x256xf64>, tensor<8x256x32xf64>, tensor<256xf64>, tensor<1x?x256xf64>) -> tensor<1x?x256xf64>
      %19 = bufferization.alloc_tensor() : tensor<1x80x256xf64>
      %extracted_slice_5 = tensor.extract_slice %19[0, 0, 0] [1, %8, 256] [1, 1, 1] : tensor<1x80x256xf64> to tensor<1x?x256xf64>
      %20 = ldn.map(%18) outs %extracted_slice_5 {indexing_maps = [#map3]} : (tensor<1x?x256xf64>, tensor<1x?x256xf64>) -> tensor<1x?x256xf64> {
      ^bb0(%arg25: f64):
        %cst_12 = arith.constant 0.70710678118654757 : f64
        %cst_13 = arith.constant 1.000000e+00 : f64
        %cst_14 = arith.constant 5.000000e-01 : f64
        %30 = arith.mulf %arg25, %cst_14 : f64
        %31 = arith.mulf %arg25, %cst_12 : f64
        %32 = math.erf %31 : f64
        %33 = arith.addf %32, %cst_13 : f64
        %34 = arith.mulf %30, %33 : f64
        ldn.yield %34 : f64
      }
      %21 = bufferization.alloc_tensor() : tensor<1x80x128xf64>
      %extracted_slice_6 = tensor.extract_slice %21[0, 0, 0] [1, %8, 128] [1, 1, 1] : tensor<1x80x128xf64> to tensor<1x?x128xf64>
      %22 = ldn.linear %20, %arg18 bias %arg9 outs %extracted_slice_6 {layout = #ldn.layout<packed>} : (tensor<1x?x256xf64>, tensor<4x256x32xf64>, tensor<128xf64>, tensor<1x?x128xf64>) -> tensor<1x?x128xf64>
      %23 = bufferization.alloc_tensor() : tensor<1x80x128xf64>
      %extracted_slice_7 = tensor.extract_slice %23[0, 0, 0] [1, %8, 128] [1, 1, 1] : tensor<1x80x128xf64> to tensor<1x?x128xf64>
      %24 = ldn.linear %extracted_slice_3, %arg19 bias %arg11 outs %extracted_slice_7 {layout = #ldn.layout<packed>} : (tensor<1x?x128xf64>, tensor<4x128x32xf64>, tensor<128xf64>, tensor<1x?x128xf64>) -> tensor<1x?x128xf64>
      %25 = bufferization.alloc_tensor() : tensor<1x80x128xf64>
      %extracted_slice_8 = tensor.extract_slice %25[0, 0, 0] [1, %8, 128] [1, 1, 1] : tensor<1x80x128xf64> to tensor<1x?x128xf64>
      %26 = ldn.map(%24) outs %extracted_slice_8 {indexing_maps = [#map3]} : (tensor<1x?x128xf64>, tensor<1x?x128xf64>) -> tensor<1x?x128xf64> {
      ^bb0(%arg25: f64):
        %cst_12 = arith.constant 0.000000e+00 : f64
        %30 = arith.maximumf %arg25, %cst_12 : f64
        ldn.yield %30 : f64
      }
      %27 = bufferization.alloc_tensor() : tensor<1x80x128xf64>
      %extracted_slice_9 = tensor.extract_slice %27[0, 0, 0] [1, %8, 128] [1, 1, 1] : tensor<1x80x128xf64> to tensor<1x?x128xf64>
      %extracted_slice_10 = tensor.extract_slice %1[%arg22, 0, 0, 0] [1, 4, 32, 33] [1, 1, 1, 1] : tensor<?x4x32x33xf64> to tensor<1x4x32x33xf64>
      %28 = ldn.attention_apply %26, %extracted_slice_10 outs %extracted_slice_9 {heads = 4 : i64} : (tensor<1x?x128xf64>, tensor<1x4x32x33xf64>, tensor<1x?x128xf64>) -> tensor<1x?x128xf64>
      %extracted_slice_11 = tensor.extract_slice %arg24[%arg22, %6, 0] [1, %8, 128] [1, 1, 1] : tensor<?x?x128xf64> to tensor<1x?x128xf64>
      %29 = ldn.map(%extracted_slice_3, %14, %22, %28) outs %extracted_slice_11 {indexing_maps = [#map3, #map3, #map3, #map3]} : (tensor<1x?x128xf64>, tensor<1x?x128xf64>, tensor<1x?x128xf64>, tensor<1x?x128xf64>, tensor<1x?x128xf64>) -> tensor<1x?x128xf64> {
      ^bb0(%arg25: f64, %arg26: f64, %arg27: f64, %arg28: f64):
        %30 = arith.addf %arg25, %arg26 : f64
        %31 = arith.addf %30, %arg27 : f64
        %32 = arith.addf %31, %arg28 : f64
        ldn.yield %32 : f64
      }
      scf.forall.in_parallel {
        tensor.parallel_insert_slice %29 into %arg24[%arg22, %6, 0] [1, %8, 128] [1, 1, 1] : tensor<1x?x128xf64> into tensor<?x?x128xf64>
      }
    }
    return %5 : tensor<?x?x128xf64>
  }
  func.func @prepare(%arg0: memref<?xi8> {ldn.arena = "prepared"}) {
    %c4719360 = arith.constant 4719360 : index
    %c4588288 = arith.constant 4588288 : index
    %c4457216 = arith.constant 4457216 : index
    %c4326144 = arith.constant 4326144 : index
    %c4064000 = arith.constant 4064000 : index
    %c3539712 = arith.constant 3539712 : index
    %c3539520 = arith.constant 3539520 : index
    %c3408448 = arith.constant 3408448 : index
    %c3277376 = arith.constant 3277376 : index
    %c3146304 = arith.constant 3146304 : index
    %c2884160 = arith.constant 2884160 : index
    %c2359872 = arith.constant 2359872 : index
    %c2359680 = arith.constant 2359680 : index
    %c2228608 = arith.constant 2228608 : index
    %c2097536 = arith.constant 2097536 : index
    %c1966464 = arith.constant 1966464 : index
    %c1704320 = arith.constant 1704320 : index
    %c1180032 = arith.constant 1180032 : index
    %c1179840 = arith.constant 1179840 : index
    %c1048768 = arith.constant 1048768 : index
    %c917696 = arith.constant 917696 : index
    %c786624 = arith.constant 786624 : index
    %c524480 = arith.constant 524480 : index
    %c192 = arith.constant 192 : index
    %c0 = arith.constant 0 : index
    %0 = ldn.parameter "layer.0.K.sigma" init <constant, [1.247518e+00]> : tensor<f64>
    %1 = ldn.parameter "layer.0.diffusion.dt" init <constant, [0.000000e+00]> : tensor<f64>
    %2 = ldn.parameter "layer.0.local.0.weight" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<256x256xf64>
    %3 = ldn.parameter "layer.0.local.0.bias" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<256xf64>
    %4 = ldn.parameter "layer.0.local.1.weight" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<128x256xf64>
    %5 = ldn.parameter "layer.0.local.1.bias" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<128xf64>
    %6 = ldn.parameter "layer.0.attention.wq" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128x128xf64>
    %7 = ldn.parameter "layer.0.attention.bq" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128xf64>
    %8 = ldn.parameter "layer.0.attention.wk" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128x128xf64>
    %9 = ldn.parameter "layer.0.attention.bk" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128xf64>
    %10 = ldn.parameter "layer.0.attention.wv" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128x128xf64>
    %11 = ldn.parameter "layer.0.attention.bv" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128xf64>
    %12 = ldn.parameter "layer.1.K.sigma" init <constant, [1.247518e+00]> : tensor<f64>
    %13 = ldn.parameter "layer.1.diffusion.dt" init <constant, [0.000000e+00]> : tensor<f64>
    %14 = ldn.parameter "layer.1.local.0.weight" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<256x256xf64>
    %15 = ldn.parameter "layer.1.local.0.bias" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<256xf64>
    %16 = ldn.parameter "layer.1.local.1.weight" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<128x256xf64>
    %17 = ldn.parameter "layer.1.local.1.bias" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<128xf64>
    %18 = ldn.parameter "layer.1.attention.wq" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128x128xf64>
    %19 = ldn.parameter "layer.1.attention.bq" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128xf64>
    %20 = ldn.parameter "layer.1.attention.wk" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128x128xf64>
    %21 = ldn.parameter "layer.1.attention.bk" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128xf64>
    %22 = ldn.parameter "layer.1.attention.wv" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128x128xf64>
    %23 = ldn.parameter "layer.1.attention.bv" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128xf64>
    %24 = ldn.parameter "layer.2.K.sigma" init <constant, [1.247518e+00]> : tensor<f64>
    %25 = ldn.parameter "layer.2.diffusion.dt" init <constant, [0.000000e+00]> : tensor<f64>
    %26 = ldn.parameter "layer.2.local.0.weight" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<256x256xf64>
    %27 = ldn.parameter "layer.2.local.0.bias" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<256xf64>
    %28 = ldn.parameter "layer.2.local.1.weight" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<128x256xf64>
    %29 = ldn.parameter "layer.2.local.1.bias" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<128xf64>
    %30 = ldn.parameter "layer.2.attention.wq" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128x128xf64>
    %31 = ldn.parameter "layer.2.attention.bq" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128xf64>
    %32 = ldn.parameter "layer.2.attention.wk" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128x128xf64>
    %33 = ldn.parameter "layer.2.attention.bk" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128xf64>
    %34 = ldn.parameter "layer.2.attention.wv" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128x128xf64>
    %35 = ldn.parameter "layer.2.attention.bv" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128xf64>
    %36 = ldn.parameter "layer.3.K.sigma" init <constant, [1.247518e+00]> : tensor<f64>
    %37 = ldn.parameter "layer.3.diffusion.dt" init <constant, [0.000000e+00]> : tensor<f64>
    %38 = ldn.parameter "layer.3.local.0.weight" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<256x256xf64>
    %39 = ldn.parameter "layer.3.local.0.bias" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<256xf64>
    %40 = ldn.parameter "layer.3.local.1.weight" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<128x256xf64>
    %41 = ldn.parameter "layer.3.local.1.bias" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<128xf64>
    %42 = ldn.parameter "layer.3.attention.wq" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128x128xf64>
    %43 = ldn.parameter "layer.3.attention.bq" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128xf64>
    %44 = ldn.parameter "layer.3.attention.wk" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128x128xf64>
    %45 = ldn.parameter "layer.3.attention.bk" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128xf64>
    %46 = ldn.parameter "layer.3.attention.wv" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128x128xf64>
    %47 = ldn.parameter "layer.3.attention.bv" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128xf64>
    %48 = ldn.parameter "logits.linear.weight" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<2x128xf64>
    %49:6 = call @Ldn.prepare(%0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11) {ldn.prepare} : (tensor<f64>, tensor<f64>, tensor<256x256xf64>, tensor<256xf64>, tensor<128x256xf64>, tensor<128xf64>, tensor<128x128xf64>, tensor<128xf64>, tensor<128x128xf64>, tensor<128xf64>, tensor<128x128xf64>, tensor<128xf64>) -> (tensor<17xf64>, tensor<8x256x32xf64>, tensor<4x256x32xf64>, tensor<4x128x32xf64>, tensor<4x128x32xf64>, tensor<4x128x32xf64>)
    %50:6 = call @Ldn.prepare(%12, %13, %14, %15, %16, %17, %18, %19, %20, %21, %22, %23) {ldn.prepare} : (tensor<f64>, tensor<f64>, tensor<256x256xf64>, tensor<256xf64>, tensor<128x256xf64>, tensor<128xf64>, tensor<128x128xf64>, tensor<128xf64>, tensor<128x128xf64>, tensor<128xf64>, tensor<128x128xf64>, tensor<128xf64>) -> (tensor<17xf64>, tensor<8x256x32xf64>, tensor<4x256x32xf64>, tensor<4x128x32xf64>, tensor<4x128x32xf64>, tensor<4x128x32xf64>)
    %51:6 = call @Ldn.prepare(%24, %25, %26, %27, %28, %29, %30, %31, %32, %33, %34, %35) {ldn.prepare} : (tensor<f64>, tensor<f64>, tensor<256x256xf64>, tensor<256xf64>, tensor<128x256xf64>, tensor<128xf64>, tensor<128x128xf64>, tensor<128xf64>, tensor<128x128xf64>, tensor<128xf64>, tensor<128x128xf64>, tensor<128xf64>) -> (tensor<17xf64>, tensor<8x256x32xf64>, tensor<4x256x32xf64>, tensor<4x128x32xf64>, tensor<4x128x32xf64>, tensor<4x128x32xf64>)
    %52:6 = call @Ldn.prepare(%36, %37, %38, %39, %40, %41, %42, %43, %44, %45, %46, %47) {ldn.prepare} : (tensor<f64>, tensor<f64>, tensor<256x256xf64>, tensor<256xf64>, tensor<128x256xf64>, tensor<128xf64>, tensor<128x128xf64>, tensor<128xf64>, tensor<128x128xf64>, tensor<128xf64>, tensor<128x128xf64>, tensor<128xf64>) -> (tensor<17xf64>, tensor<8x256x32xf64>, tensor<4x256x32xf64>, tensor<4x128x32xf64>, tensor<4x128x32xf64>, tensor<4x128x32xf64>)
    %53 = ldn.pack %48 : (tensor<2x128xf64>) -> tensor<1x128x8xf64>
    %view = memref.view %arg0[%c0][] : memref<?xi8> to memref<17xf64>
    bufferization.materialize_in_destination %49#0 in restrict writable %view : (tensor<17xf64>, memref<17xf64>) -> ()
    %view_0 = memref.view %arg0[%c192][] : memref<?xi8> to memref<8x256x32xf64>
    bufferization.materialize_in_destination %49#1 in restrict writable %view_0 : (tensor<8x256x32xf64>, memref<8x256x32xf64>) -> ()
    %view_1 = memref.view %arg0[%c524480][] : memref<?xi8> to memref<4x256x32xf64>
    bufferization.materialize_in_destination %49#2 in restrict writable %view_1 : (tensor<4x256x32xf64>, memref<4x256x32xf64>) -> ()
    %view_2 = memref.view %arg0[%c786624][] : memref<?xi8> to memref<4x128x32xf64>
    bufferization.materialize_in_destination %49#3 in restrict writable %view_2 : (tensor<4x128x32xf64>, memref<4x128x32xf64>) -> ()
    %view_3 = memref.view %arg0[%c917696][] : memref<?xi8> to memref<4x128x32xf64>
    bufferization.materialize_in_destination %49#4 in restrict writable %view_3 : (tensor<4x128x32xf64>, memref<4x128x32xf64>) -> ()
    %view_4 = memref.view %arg0[%c1048768][] : memref<?xi8> to memref<4x128x32xf64>
    bufferization.materialize_in_destination %49#5 in restrict writable %view_4 : (tensor<4x128x32xf64>, memref<4x128x32xf64>) -> ()
    %view_5 = memref.view %arg0[%c1179840][] : memref<?xi8> to memref<17xf64>
    bufferization.materialize_in_destination %50#0 in restrict writable %view_5 : (tensor<17xf64>, memref<17xf64>) -> ()
    %view_6 = memref.view %arg0[%c1180032][] : memref<?xi8> to memref<8x256x32xf64>
    bufferization.materialize_in_destination %50#1 in restrict writable %view_6 : (tensor<8x256x32xf64>, memref<8x256x32xf64>) -> ()
    %view_7 = memref.view %arg0[%c1704320][] : memref<?xi8> to memref<4x256x32xf64>
    bufferization.materialize_in_destination %50#2 in restrict writable %view_7 : (tensor<4x256x32xf64>, memref<4x256x32xf64>) -> ()
    %view_8 = memref.view %arg0[%c1966464][] : memref<?xi8> to memref<4x128x32xf64>
    bufferization.materialize_in_destination %50#3 in restrict writable %view_8 : (tensor<4x128x32xf64>, memref<4x128x32xf64>) -> ()
    %view_9 = memref.view %arg0[%c2097536][] : memref<?xi8> to memref<4x128x32xf64>
    bufferization.materialize_in_destination %50#4 in restrict writable %view_9 : (tensor<4x128x32xf64>, memref<4x128x32xf64>) -> ()
    %view_10 = memref.view %arg0[%c2228608][] : memref<?xi8> to memref<4x128x32xf64>
    bufferization.materialize_in_destination %50#5 in restrict writable %view_10 : (tensor<4x128x32xf64>, memref<4x128x32xf64>) -> ()
    %view_11 = memref.view %arg0[%c2359680][] : memref<?xi8> to memref<17xf64>
    bufferization.materialize_in_destination %51#0 in restrict writable %view_11 : (tensor<17xf64>, memref<17xf64>) -> ()
    %view_12 = memref.view %arg0[%c2359872][] : memref<?xi8> to memref<8x256x32xf64>
    bufferization.materialize_in_destination %51#1 in restrict writable %view_12 : (tensor<8x256x32xf64>, memref<8x256x32xf64>) -> ()
    %view_13 = memref.view %arg0[%c2884160][] : memref<?xi8> to memref<4x256x32xf64>
    bufferization.materialize_in_destination %51#2 in restrict writable %view_13 : (tensor<4x256x32xf64>, memref<4x256x32xf64>) -> ()
    %view_14 = memref.view %arg0[%c3146304][] : memref<?xi8> to memref<4x128x32xf64>
    bufferization.materialize_in_destination %51#3 in restrict writable %view_14 : (tensor<4x128x32xf64>, memref<4x128x32xf64>) -> ()
    %view_15 = memref.view %arg0[%c3277376][] : memref<?xi8> to memref<4x128x32xf64>
    bufferization.materialize_in_destination %51#4 in restrict writable %view_15 : (tensor<4x128x32xf64>, memref<4x128x32xf64>) -> ()
    %view_16 = memref.view %arg0[%c3408448][] : memref<?xi8> to memref<4x128x32xf64>
    bufferization.materialize_in_destination %51#5 in restrict writable %view_16 : (tensor<4x128x32xf64>, memref<4x128x32xf64>) -> ()
    %view_17 = memref.view %arg0[%c3539520][] : memref<?xi8> to memref<17xf64>
    bufferization.materialize_in_destination %52#0 in restrict writable %view_17 : (tensor<17xf64>, memref<17xf64>) -> ()
    %view_18 = memref.view %arg0[%c3539712][] : memref<?xi8> to memref<8x256x32xf64>
    bufferization.materialize_in_destination %52#1 in restrict writable %view_18 : (tensor<8x256x32xf64>, memref<8x256x32xf64>) -> ()
    %view_19 = memref.view %arg0[%c4064000][] : memref<?xi8> to memref<4x256x32xf64>
    bufferization.materialize_in_destination %52#2 in restrict writable %view_19 : (tensor<4x256x32xf64>, memref<4x256x32xf64>) -> ()
    %view_20 = memref.view %arg0[%c4326144][] : memref<?xi8> to memref<4x128x32xf64>
    bufferization.materialize_in_destination %52#3 in restrict writable %view_20 : (tensor<4x128x32xf64>, memref<4x128x32xf64>) -> ()
    %view_21 = memref.view %arg0[%c4457216][] : memref<?xi8> to memref<4x128x32xf64>
    bufferization.materialize_in_destination %52#4 in restrict writable %view_21 : (tensor<4x128x32xf64>, memref<4x128x32xf64>) -> ()
    %view_22 = memref.view %arg0[%c4588288][] : memref<?xi8> to memref<4x128x32xf64>
    bufferization.materialize_in_destination %52#5 in restrict writable %view_22 : (tensor<4x128x32xf64>, memref<4x128x32xf64>) -> ()
    %view_23 = memref.view %arg0[%c4719360][] : memref<?xi8> to memref<1x128x8xf64>
    bufferization.materialize_in_destination %53 in restrict writable %view_23 : (tensor<1x128x8xf64>, memref<1x128x8xf64>) -> ()
    return
  }
  func.func @infer(%arg0: index {ldn.size = "B"}, %arg1: index {ldn.size = "T"}, %arg2: tensor<?x?xi32> {ldn.below = 256 : i64, ldn.dtype = "i32", ldn.name = "text", ldn.role = "input", ldn.shape = ["B", "T"]}, %arg3: memref<?xi8> {ldn.arena = "prepared"}) -> (tensor<?x2xf64> {ldn.dtype = "f64", ldn.name = "logits", ldn.role = "output", ldn.shape = ["B", 2]}) attributes {ldn.entry, ldn.flops = [{coef = 2.400000e+01 : f64, dims = []}, {coef = 5.140000e+02 : f64, dims = ["B"]}, {coef = 0x4133A50000000000 : f64, dims = ["B", "T"]}]} {
    %c4719360 = arith.constant 4719360 : index
    %c128 = arith.constant 128 : index
    %cst = arith.constant 0.000000e+00 : f64
    %c0 = arith.constant 0 : index
    %c192 = arith.constant 192 : index
    %c524480 = arith.constant 524480 : index
    %c786624 = arith.constant 786624 : index
    %c917696 = arith.constant 917696 : index
    %c1048768 = arith.constant 1048768 : index
    %c1179840 = arith.constant 1179840 : index
    %c1180032 = arith.constant 1180032 : index
    %c1704320 = arith.constant 1704320 : index
    %c1966464 = arith.constant 1966464 : index
    %c2097536 = arith.constant 2097536 : index
    %c2228608 = arith.constant 2228608 : index
    %c2359680 = arith.constant 2359680 : index
    %c2359872 = arith.constant 2359872 : index
    %c2884160 = arith.constant 2884160 : index
    %c3146304 = arith.constant 3146304 : index
    %c3277376 = arith.constant 3277376 : index
    %c3408448 = arith.constant 3408448 : index
    %c3539520 = arith.constant 3539520 : index
    %c3539712 = arith.constant 3539712 : index
    %c4064000 = arith.constant 4064000 : index
    %c4326144 = arith.constant 4326144 : index
    %c4457216 = arith.constant 4457216 : index
    %c4588288 = arith.constant 4588288 : index
    %0 = ldn.parameter "x.weight" init <normal, [0.000000e+00, 1.000000e+00]> : tensor<256x128xf64>
    %1 = ldn.sinusoid %arg1 : (index) -> tensor<?x128xf64>
    %2 = bufferization.alloc_tensor(%arg0, %arg1) : tensor<?x?x128xf64>
    %3 = affine.apply #map11()[%arg1]
    %4 = scf.forall (%arg4, %arg5) in (%arg0, %3) shared_outs(%arg6 = %2) -> (tensor<?x?x128xf64>) {
      %93 = affine.apply #map12()[%arg5]
      %94 = affine.min #map13()[%arg5, %arg1]
      %95 = affine.apply #map14()[%94, %arg5]
      %96 = bufferization.alloc_tensor() : tensor<1x128x128xf64>
      %extracted_slice = tensor.extract_slice %96[0, 0, 0] [1, %95, 128] [1, 1, 1] : tensor<1x128x128xf64> to tensor<1x?x128xf64>
      %extracted_slice_24 = tensor.extract_slice %arg2[%arg4, %93] [1, %95] [1, 1] : tensor<?x?xi32> to tensor<1x?xi32>
      %97 = ldn.embedding %extracted_slice_24, %0 outs %extracted_slice : (tensor<1x?xi32>, tensor<256x128xf64>, tensor<1x?x128xf64>) -> tensor<1x?x128xf64>
      %extracted_slice_25 = tensor.extract_slice %arg6[%arg4, %93, 0] [1, %95, 128] [1, 1, 1] : tensor<?x?x128xf64> to tensor<1x?x128xf64>
      %extracted_slice_26 = tensor.extract_slice %1[%93, 0] [%95, 128] [1, 1] : tensor<?x128xf64> to tensor<?x128xf64>
      %98 = ldn.map(%97, %extracted_slice_26) outs %extracted_slice_25 {indexing_maps = [#map3, #map15]} : (tensor<1x?x128xf64>, tensor<?x128xf64>, tensor<1x?x128xf64>) -> tensor<1x?x128xf64> {
      ^bb0(%arg7: f64, %arg8: f64):
        %99 = arith.addf %arg7, %arg8 : f64
        ldn.yield %99 : f64
      }
      scf.forall.in_parallel {
        tensor.parallel_insert_slice %98 into %arg6[%arg4, %93, 0] [1, %95, 128] [1, 1, 1] : tensor<1x?x128xf64> into tensor<?x?x128xf64>
      }
    }
    %view = memref.view %arg3[%c0][] : memref<?xi8> to memref<17xf64>
    %5 = bufferization.to_tensor %view restrict : memref<17xf64> to tensor<17xf64>
    %view_0 = memref.view %arg3[%c192][] : memref<?xi8> to memref<8x256x32xf64>
    %6 = bufferization.to_tensor %view_0 restrict : memref<8x256x32xf64> to tensor<8x256x32xf64>
    %view_1 = memref.view %arg3[%c524480][] : memref<?xi8> to memref<4x256x32xf64>
    %7 = bufferization.to_tensor %view_1 restrict : memref<4x256x32xf64> to tensor<4x256x32xf64>
    %view_2 = memref.view %arg3[%c786624][] : memref<?xi8> to memref<4x128x32xf64>
    %8 = bufferization.to_tensor %view_2 restrict : memref<4x128x32xf64> to tensor<4x128x32xf64>
    %view_3 = memref.view %arg3[%c917696][] : memref<?xi8> to memref<4x128x32xf64>
    %9 = bufferization.to_tensor %view_3 restrict : memref<4x128x32xf64> to tensor<4x128x32xf64>
    %view_4 = memref.view %arg3[%c1048768][] : memref<?xi8> to memref<4x128x32xf64>
    %10 = bufferization.to_tensor %view_4 restrict : memref<4x128x32xf64> to tensor<4x128x32xf64>
    %view_5 = memref.view %arg3[%c1179840][] : memref<?xi8> to memref<17xf64>
    %11 = bufferization.to_tensor %view_5 restrict : memref<17xf64> to tensor<17xf64>
    %view_6 = memref.view %arg3[%c1180032][] : memref<?xi8> to memref<8x256x32xf64>
    %12 = bufferization.to_tensor %view_6 restrict : memref<8x256x32xf64> to tensor<8x256x32xf64>
    %view_7 = memref.view %arg3[%c1704320][] : memref<?xi8> to memref<4x256x32xf64>
    %13 = bufferization.to_tensor %view_7 restrict : memref<4x256x32xf64> to tensor<4x256x32xf64>
    %view_8 = memref.view %arg3[%c1966464][] : memref<?xi8> to memref<4x128x32xf64>
    %14 = bufferization.to_tensor %view_8 restrict : memref<4x128x32xf64> to tensor<4x128x32xf64>
    %view_9 = memref.view %arg3[%c2097536][] : memref<?xi8> to memref<4x128x32xf64>
    %15 = bufferization.to_tensor %view_9 restrict : memref<4x128x32xf64> to tensor<4x128x32xf64>
    %view_10 = memref.view %arg3[%c2228608][] : memref<?xi8> to memref<4x128x32xf64>
    %16 = bufferization.to_tensor %view_10 restrict : memref<4x128x32xf64> to tensor<4x128x32xf64>
    %view_11 = memref.view %arg3[%c2359680][] : memref<?xi8> to memref<17xf64>
    %17 = bufferization.to_tensor %view_11 restrict : memref<17xf64> to tensor<17xf64>
    %view_12 = memref.view %arg3[%c2359872][] : memref<?xi8> to memref<8x256x32xf64>
    %18 = bufferization.to_tensor %view_12 restrict : memref<8x256x32xf64> to tensor<8x256x32xf64>
    %view_13 = memref.view %arg3[%c2884160][] : memref<?xi8> to memref<4x256x32xf64>
    %19 = bufferization.to_tensor %view_13 restrict : memref<4x256x32xf64> to tensor<4x256x32xf64>
    %view_14 = memref.view %arg3[%c3146304][] : memref<?xi8> to memref<4x128x32xf64>
    %20 = bufferization.to_tensor %view_14 restrict : memref<4x128x32xf64> to tensor<4x128x32xf64>
    %view_15 = memref.view %arg3[%c3277376][] : memref<?xi8> to memref<4x128x32xf64>
    %21 = bufferization.to_tensor %view_15 restrict : memref<4x128x32xf64> to tensor<4x128x32xf64>
    %view_16 = memref.view %arg3[%c3408448][] : memref<?xi8> to memref<4x128x32xf64>
    %22 = bufferization.to_tensor %view_16 restrict : memref<4x128x32xf64> to tensor<4x128x32xf64>
    %view_17 = memref.view %arg3[%c3539520][] : memref<?xi8> to memref<17xf64>
    %23 = bufferization.to_tensor %view_17 restrict : memref<17xf64> to tensor<17xf64>
    %view_18 = memref.view %arg3[%c3539712][] : memref<?xi8> to memref<8x256x32xf64>
    %24 = bufferization.to_tensor %view_18 restrict : memref<8x256x32xf64> to tensor<8x256x32xf64>
    %view_19 = memref.view %arg3[%c4064000][] : memref<?xi8> to memref<4x256x32xf64>
    %25 = bufferization.to_tensor %view_19 restrict : memref<4x256x32xf64> to tensor<4x256x32xf64>
    %view_20 = memref.view %arg3[%c4326144][] : memref<?xi8> to memref<4x128x32xf64>
    %26 = bufferization.to_tensor %view_20 restrict : memref<4x128x32xf64> to tensor<4x128x32xf64>
    %view_21 = memref.view %arg3[%c4457216][] : memref<?xi8> to memref<4x128x32xf64>
    %27 = bufferization.to_tensor %view_21 restrict : memref<4x128x32xf64> to tensor<4x128x32xf64>
    %view_22 = memref.view %arg3[%c4588288][] : memref<?xi8> to memref<4x128x32xf64>
    %28 = bufferization.to_tensor %view_22 restrict : memref<4x128x32xf64> to tensor<4x128x32xf64>
    %29 = ldn.parameter "layer.0.K.sigma" init <constant, [1.247518e+00]> : tensor<f64>
    %30 = ldn.parameter "layer.0.diffusion.dt" init <constant, [0.000000e+00]> : tensor<f64>
    %31 = ldn.parameter "layer.0.local.0.weight" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<256x256xf64>
    %32 = ldn.parameter "layer.0.local.0.bias" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<256xf64>
    %33 = ldn.parameter "layer.0.local.1.weight" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<128x256xf64>
    %34 = ldn.parameter "layer.0.local.1.bias" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<128xf64>
    %35 = ldn.parameter "layer.0.attention.wq" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128x128xf64>
    %36 = ldn.parameter "layer.0.attention.bq" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128xf64>
    %37 = ldn.parameter "layer.0.attention.wk" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128x128xf64>
    %38 = ldn.parameter "layer.0.attention.bk" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128xf64>
    %39 = ldn.parameter "layer.0.attention.wv" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128x128xf64>
    %40 = ldn.parameter "layer.0.attention.bv" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128xf64>
    %41 = ldn.parameter "layer.1.K.sigma" init <constant, [1.247518e+00]> : tensor<f64>
    %42 = ldn.parameter "layer.1.diffusion.dt" init <constant, [0.000000e+00]> : tensor<f64>
    %43 = ldn.parameter "layer.1.local.0.weight" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<256x256xf64>
    %44 = ldn.parameter "layer.1.local.0.bias" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<256xf64>
    %45 = ldn.parameter "layer.1.local.1.weight" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<128x256xf64>
    %46 = ldn.parameter "layer.1.local.1.bias" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<128xf64>
    %47 = ldn.parameter "layer.1.attention.wq" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128x128xf64>
    %48 = ldn.parameter "layer.1.attention.bq" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128xf64>
    %49 = ldn.parameter "layer.1.attention.wk" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128x128xf64>
    %50 = ldn.parameter "layer.1.attention.bk" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128xf64>
    %51 = ldn.parameter "layer.1.attention.wv" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128x128xf64>
    %52 = ldn.parameter "layer.1.attention.bv" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128xf64>
    %53 = ldn.parameter "layer.2.K.sigma" init <constant, [1.247518e+00]> : tensor<f64>
    %54 = ldn.parameter "layer.2.diffusion.dt" init <constant, [0.000000e+00]> : tensor<f64>
    %55 = ldn.parameter "layer.2.local.0.weight" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<256x256xf64>
    %56 = ldn.parameter "layer.2.local.0.bias" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<256xf64>
    %57 = ldn.parameter "layer.2.local.1.weight" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<128x256xf64>
    %58 = ldn.parameter "layer.2.local.1.bias" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<128xf64>
    %59 = ldn.parameter "layer.2.attention.wq" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128x128xf64>
    %60 = ldn.parameter "layer.2.attention.bq" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128xf64>
    %61 = ldn.parameter "layer.2.attention.wk" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128x128xf64>
    %62 = ldn.parameter "layer.2.attention.bk" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128xf64>
    %63 = ldn.parameter "layer.2.attention.wv" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128x128xf64>
    %64 = ldn.parameter "layer.2.attention.bv" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128xf64>
    %65 = ldn.parameter "layer.3.K.sigma" init <constant, [1.247518e+00]> : tensor<f64>
    %66 = ldn.parameter "layer.3.diffusion.dt" init <constant, [0.000000e+00]> : tensor<f64>
    %67 = ldn.parameter "layer.3.local.0.weight" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<256x256xf64>
    %68 = ldn.parameter "layer.3.local.0.bias" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<256xf64>
    %69 = ldn.parameter "layer.3.local.1.weight" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<128x256xf64>
    %70 = ldn.parameter "layer.3.local.1.bias" init <uniform, [-6.250000e-02, 6.250000e-02]> : tensor<128xf64>
    %71 = ldn.parameter "layer.3.attention.wq" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128x128xf64>
    %72 = ldn.parameter "layer.3.attention.bq" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128xf64>
    %73 = ldn.parameter "layer.3.attention.wk" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128x128xf64>
    %74 = ldn.parameter "layer.3.attention.bk" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128xf64>
    %75 = ldn.parameter "layer.3.attention.wv" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128x128xf64>
    %76 = ldn.parameter "layer.3.attention.bv" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<128xf64>
    %77 = ldn.parameter "logits.layer_norm.weight" init <constant, [1.000000e+00]> : tensor<128xf64>
    %78 = ldn.parameter "logits.layer_norm.bias" init <constant, [0.000000e+00]> : tensor<128xf64>
    %79 = call @Ldn(%arg0, %arg1, %4, %4, %29, %30, %31, %32, %33, %34, %35, %36, %37, %38, %39, %40, %5, %6, %7, %8, %9, %10) {ldn.path = "layer.0"} : (index, index, tensor<?x?x128xf64>, tensor<?x?x128xf64>, tensor<f64>, tensor<f64>, tensor<256x256xf64>, tensor<256xf64>, tensor<128x256xf64>, tensor<128xf64>, tensor<128x128xf64>, tensor<128xf64>, tensor<128x128xf64>, tensor<128xf64>, tensor<128x128xf64>, tensor<128xf64>, tensor<17xf64>, tensor<8x256x32xf64>, tensor<4x256x32xf64>, tensor<4x128x32xf64>, tensor<4x128x32xf64>, tensor<4x128x32xf64>) -> tensor<?x?x128xf64>
    %80 = call @Ldn(%arg0, %arg1, %4, %79, %41, %42, %43, %44, %45, %46, %47, %48, %49, %50, %51, %52, %11, %12, %13, %14, %15, %16) {ldn.path = "layer.1"} : (index, index, tensor<?x?x128xf64>, tensor<?x?x128xf64>, tensor<f64>, tensor<f64>, tensor<256x256xf64>, tensor<256xf64>, tensor<128x256xf64>, tensor<128xf64>, tensor<128x128xf64>, tensor<128xf64>, tensor<128x128xf64>, tensor<128xf64>, tensor<128x128xf64>, tensor<128xf64>, tensor<17xf64>, tensor<8x256x32xf64>, tensor<4x256x32xf64>, tensor<4x128x32xf64>, tensor<4x128x32xf64>, tensor<4x128x32xf64>) -> tensor<?x?x128xf64>
    %81 = call @Ldn(%arg0, %arg1, %4, %80, %53, %54, %55, %56, %57, %58, %59, %60, %61, %62, %63, %64, %17, %18, %19, %20, %21, %22) {ldn.path = "layer.2"} : (index, index, tensor<?x?x128xf64>, tensor<?x?x128xf64>, tensor<f64>, tensor<f64>, tensor<256x256xf64>, tensor<256xf64>, tensor<128x256xf64>, tensor<128xf64>, tensor<128x128xf64>, tensor<128xf64>, tensor<128x128xf64>, tensor<128xf64>, tensor<128x128xf64>, tensor<128xf64>, tensor<17xf64>, tensor<8x256x32xf64>, tensor<4x256x32xf64>, tensor<4x128x32xf64>, tensor<4x128x32xf64>, tensor<4x128x32xf64>) -> tensor<?x?x128xf64>
    %82 = call @Ldn(%arg0, %arg1, %4, %81, %65, %66, %67, %68, %69, %70, %71, %72, %73, %74, %75, %76, %23, %24, %25, %26, %27, %28) {ldn.path = "layer.3"} : (index, index, tensor<?x?x128xf64>, tensor<?x?x128xf64>, tensor<f64>, tensor<f64>, tensor<256x256xf64>, tensor<256xf64>, tensor<128x256xf64>, tensor<128xf64>, tensor<128x128xf64>, tensor<128xf64>, tensor<128x128xf64>, tensor<128xf64>, tensor<128x128xf64>, tensor<128xf64>, tensor<17xf64>, tensor<8x256x32xf64>, tensor<4x256x32xf64>, tensor<4x128x32xf64>, tensor<4x128x32xf64>, tensor<4x128x32xf64>) -> tensor<?x?x128xf64>
    %83 = bufferization.alloc_tensor(%arg0, %arg1) : tensor<?x?x128xf64>
    %84 = bufferization.alloc_tensor(%arg0) : tensor<?x128xf64>
    %85 = scf.forall (%arg4) in (%arg0) shared_outs(%arg5 = %84) -> (tensor<?x128xf64>) {
      %extracted_slice = tensor.extract_slice %83[%arg4, 0, 0] [1, %arg1, 128] [1, 1, 1] : tensor<?x?x128xf64> to tensor<1x?x128xf64>
      %extracted_slice_24 = tensor.extract_slice %arg5[%arg4, 0] [1, 128] [1, 1] : tensor<?x128xf64> to tensor<1x128xf64>
      %93 = linalg.fill ins(%cst : f64) outs(%extracted_slice_24 : tensor<1x128xf64>) -> tensor<1x128xf64>
      %94:2 = scf.for %arg6 = %c0 to %arg1 step %c128 iter_args(%arg7 = %extracted_slice, %arg8 = %93) -> (tensor<1x?x128xf64>, tensor<1x128xf64>) {
        %95 = affine.min #map1()[%arg6, %arg1]
        %96 = affine.apply #map2()[%95, %arg6]
        %extracted_slice_25 = tensor.extract_slice %arg7[0, %arg6, 0] [1, %96, 128] [1, 1, 1] : tensor<1x?x128xf64> to tensor<1x?x128xf64>
        %extracted_slice_26 = tensor.extract_slice %82[%arg4, %arg6, 0] [1, %96, 128] [1, 1, 1] : tensor<?x?x128xf64> to tensor<1x?x128xf64>
        %97 = ldn.layer_norm %extracted_slice_26 weight %77 bias %78 outs %extracted_slice_25 : (tensor<1x?x128xf64>, tensor<128xf64>, tensor<128xf64>, tensor<1x?x128xf64>) -> tensor<1x?x128xf64>
        %inserted_slice = tensor.insert_slice %97 into %arg7[0, %arg6, 0] [1, %96, 128] [1, 1, 1] : tensor<1x?x128xf64> into tensor<1x?x128xf64>
        %98 = ldn.reduce %97 outs %arg8 {accumulate, kind = #ldn.reduce<sum>} : (tensor<1x?x128xf64>, tensor<1x128xf64>) -> tensor<1x128xf64>
        scf.yield %inserted_slice, %98 : tensor<1x?x128xf64>, tensor<1x128xf64>
      }
      scf.forall.in_parallel {
        tensor.parallel_insert_slice %94#1 into %arg5[%arg4, 0] [1, 128] [1, 1] : tensor<1x128xf64> into tensor<?x128xf64>
      }
    }
    %view_23 = memref.view %arg3[%c4719360][] : memref<?xi8> to memref<1x128x8xf64>
    %86 = bufferization.to_tensor %view_23 restrict : memref<1x128x8xf64> to tensor<1x128x8xf64>
    %87 = ldn.parameter "logits.linear.bias" init <uniform, [-8.838835e-02, 8.838835e-02]> : tensor<2xf64>
    %88 = arith.index_cast %arg1 : index to i64
    %89 = arith.sitofp %88 : i64 to f64
    %from_elements = tensor.from_elements %89 : tensor<f64>
    %90 = bufferization.alloc_tensor(%arg0) : tensor<?x2xf64>
    %91 = affine.apply #map11()[%arg0]
    %92 = scf.forall (%arg4) in (%91) shared_outs(%arg5 = %90) -> (tensor<?x2xf64>) {
      %93 = affine.apply #map12()[%arg4]
      %94 = affine.min #map13()[%arg4, %arg0]
      %95 = affine.apply #map14()[%94, %arg4]
      %96 = bufferization.alloc_tensor() : tensor<128x128xf64>
      %extracted_slice = tensor.extract_slice %96[0, 0] [%95, 128] [1, 1] : tensor<128x128xf64> to tensor<?x128xf64>
      %extracted_slice_24 = tensor.extract_slice %85[%93, 0] [%95, 128] [1, 1] : tensor<?x128xf64> to tensor<?x128xf64>
      %97 = ldn.map(%extracted_slice_24, %from_elements) outs %extracted_slice {indexing_maps = [#map16, #map17]} : (tensor<?x128xf64>, tensor<f64>, tensor<?x128xf64>) -> tensor<?x128xf64> {
      ^bb0(%arg6: f64, %arg7: f64):
        %99 = arith.divf %arg6, %arg7 : f64
        ldn.yield %99 : f64
      }
      %extracted_slice_25 = tensor.extract_slice %arg5[%93, 0] [%95, 2] [1, 1] : tensor<?x2xf64> to tensor<?x2xf64>
      %98 = ldn.linear %97, %86 bias %87 outs %extracted_slice_25 {layout = #ldn.layout<packed>} : (tensor<?x128xf64>, tensor<1x128x8xf64>, tensor<2xf64>, tensor<?x2xf64>) -> tensor<?x2xf64>
      scf.forall.in_parallel {
        tensor.parallel_insert_slice %98 into %arg5[%93, 0] [%95, 2] [1, 1] : tensor<?x2xf64> into tensor<?x2xf64>
      }
    }
    return %92 : tensor<?x2xf64>
  }
  func.func @evaluate(%arg0: index {ldn.size = "B"}, %arg1: index {ldn.size = "T"}, %arg2: tensor<?x?xi32> {ldn.below = 256 : i64, ldn.dtype = "i32", ldn.name = "text", ldn.role = "input", ldn.shape = ["B", "T"]}, %arg3: tensor<?xi32> {ldn.below = 2 : i64, ldn.dtype = "i32", ldn.name = "label", ldn.role = "target", ldn.shape = ["B"]}, %arg4: memref<?xi8> {ldn.arena = "prepared"}) -> (tensor<f64> {ldn.dtype = "f64", ldn.name = "loss", ldn.role = "loss", ldn.shape = []}, tensor<f64> {ldn.dtype = "f64", ldn.name = "accuracy", ldn.role = "metric", ldn.shape = []}) attributes {ldn.entry, ldn.flops = [{coef = 2.400000e+01 : f64, dims = []}, {coef = 5.240000e+02 : f64, dims = ["B"]}, {coef = 0x4133A50000000000 : f64, dims = ["B", "T"]}]} {
    %0 = call @infer(%arg0, %arg1, %arg2, %arg4) : (index, index, tensor<?x?xi32>, memref<?xi8>) -> tensor<?x2xf64>
    %1 = ldn.cross_entropy %0, %arg3 : (tensor<?x2xf64>, tensor<?xi32>) -> tensor<f64>
    %2 = ldn.accuracy %0, %arg3 : (tensor<?x2xf64>, tensor<?xi32>) -> tensor<f64>
    return %1, %2 : tensor<f64>, tensor<f64>
  }
}
