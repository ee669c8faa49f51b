#map = affine_map<()[s0] -> (s0 * 32)>
#map1 = affine_map<()[s0] -> (0, s0 * 32 - 1)>
#map2 = affine_map<()[s0] -> (64, s0 * 32 + 33)>
#map3 = affine_map<()[s0, s1] -> (s0 - s1)>
#map4 = affine_map<()[s0, s1] -> (-s0 + s1 * 32)>
#map5 = affine_map<()[s0] -> (0, s0 * 32 - 2)>
#map6 = affine_map<()[s0] -> (64, s0 * 32 + 34)>
#map7 = affine_map<()[s0] -> (s0 ceildiv 128)>
#map8 = affine_map<()[s0] -> (s0 * 128)>
#map9 = affine_map<()[s0, s1] -> (s1, s0 * 128 + 128)>
#map10 = affine_map<()[s0, s1] -> (s0 - s1 * 128)>
module attributes {ldn.compiler = "ldnc 0.1.0", ldn.cpu = "sapphirerapids", ldn.features = "+64bit,+adx,+aes,+amx-bf16,+amx-int8,+amx-tile,+avx,+avx2,+avx512bf16,+avx512bitalg,+avx512bw,+avx512cd,+avx512dq,+avx512f,+avx512fp16,+avx512ifma,+avx512vbmi,+avx512vbmi2,+avx512vl,+avx512vnni,+avx512vpopcntdq,+avxvnni,+bmi,+bmi2,+cldemote,+clflushopt,+clwb,+cmov,+crc32,+cx16,+cx8,+f16c,+fma,+fsgsbase,+fxsr,+gfni,+invpcid,+lzcnt,+mmx,+movbe,+movdir64b,+movdiri,+pclmul,+pku,+popcnt,+prfchw,+rdpid,+rdrnd,+rdseed,+sahf,+serialize,+sha,+shstk,+sse,+sse2,+sse3,+sse4.1,+sse4.2,+ssse3,+tsxldtrk,+vaes,+vpclmulqdq,+wbnoinvd,+xsave,+xsavec,+xsaveopt,+xsaves,-amx-avx512,-amx-complex,-amx-fp16,-amx-fp8,-amx-movrs,-amx-tf32,-avx10.1,-avx10.2,-avx512vp2intersect,-avxifma,-avxneconvert,-avxvnniint16,-avxvnniint8,-ccmp,-cf,-clzero,-cmpccxadd,-egpr,-enqcmd,-fma4,-hreset,-kl,-lwp,-movrs,-mwaitx,-ndd,-nf,-pconfig,-ppx,-prefetchi,-ptwrite,-push2pop2,-raoint,-rdpru,-rtm,-sgx,-sha512,-sm3,-sm4,-sse4a,-tbm,-uintr,-usermsr,-waitpkg,-widekl,-xop,-zu", ldn.flags = ["--precision=f64", "--variant=no_attention", "-O2"], ldn.machine = {cores = 2 : i64, fma_ports = 2 : i64, l1_bytes = 49152 : i64, l2_bytes = 2097152 : i64, l3_bytes = 110100480 : i64, vector_bytes = 64 : i64, vector_registers = 32 : i64}, ldn.model = "Cifar", ldn.parameters = [{init = #ldn.init<uniform, [-1.443376e-01, 1.443376e-01]>, offset = 0 : i64, path = "h.weight", type = tensor<192x48xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 73728 : i64, path = "layer.0.K.taps", type = tensor<192x3xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 78336 : i64, path = "layer.0.K.bias", type = tensor<192xf64>}, {init = #ldn.init<constant, [1.000000e-01]>, offset = 79872 : i64, path = "layer.0.diffusion.dt", type = tensor<f64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 79936 : i64, path = "layer.0.local.0.weight", type = tensor<192x192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 374848 : i64, path = "layer.0.local.0.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 376384 : i64, path = "layer.0.local.1.weight", type = tensor<192x192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 671296 : i64, path = "layer.0.local.1.bias", type = tensor<192xf64>}, {init = #ldn.init<constant, [1.000000e+00]>, offset = 672832 : i64, path = "layer.0.mixer.layer_norm.weight", type = tensor<192xf64>}, {init = #ldn.init<constant, [0.000000e+00]>, offset = 674368 : i64, path = "layer.0.mixer.layer_norm.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 675904 : i64, path = "layer.0.mixer.dwconv.weight", type = tensor<192x3xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 680512 : i64, path = "layer.0.mixer.dwconv.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 682048 : i64, path = "layer.0.mixer.dwconv_2.weight", type = tensor<192x3xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 686656 : i64, path = "layer.0.mixer.dwconv_2.bias", type = tensor<192xf64>}, {init = #ldn.init<constant, [1.000000e+00]>, offset = 688192 : i64, path = "layer.0.y.weight", type = tensor<192xf64>}, {init = #ldn.init<constant, [0.000000e+00]>, offset = 689728 : i64, path = "layer.0.y.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 691264 : i64, path = "layer.0.mlp.0.weight", type = tensor<192x192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 986176 : i64, path = "layer.0.mlp.0.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 987712 : i64, path = "layer.0.mlp.1.weight", type = tensor<192x192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 1282624 : i64, path = "layer.0.mlp.1.bias", type = tensor<192xf64>}, {init = #ldn.init<constant, [1.000000e+00]>, offset = 1284160 : i64, path = "layer.0.layer_norm.weight", type = tensor<192xf64>}, {init = #ldn.init<constant, [0.000000e+00]>, offset = 1285696 : i64, path = "layer.0.layer_norm.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 1287232 : i64, path = "layer.1.K.taps", type = tensor<192x3xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 1291840 : i64, path = "layer.1.K.bias", type = tensor<192xf64>}, {init = #ldn.init<constant, [1.000000e-01]>, offset = 1293376 : i64, path = "layer.1.diffusion.dt", type = tensor<f64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 1293440 : i64, path = "layer.1.local.0.weight", type = tensor<192x192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 1588352 : i64, path = "layer.1.local.0.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 1589888 : i64, path = "layer.1.local.1.weight", type = tensor<192x192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 1884800 : i64, path = "layer.1.local.1.bias", type = tensor<192xf64>}, {init = #ldn.init<constant, [1.000000e+00]>, offset = 1886336 : i64, path = "layer.1.mixer.layer_norm.weight", type = tensor<192xf64>}, {init = #ldn.init<constant, [0.000000e+00]>, offset = 1887872 : i64, path = "layer.1.mixer.layer_norm.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 1889408 : i64, path = "layer.1.mixer.dwconv.weight", type = tensor<192x3xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 1894016 : i64, path = "layer.1.mixer.dwconv.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 1895552 : i64, path = "layer.1.mixer.dwconv_2.weight", type = tensor<192x3xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 1900160 : i64, path = "layer.1.mixer.dwconv_2.bias", type = tensor<192xf64>}, {init = #ldn.init<constant, [1.000000e+00]>, offset = 1901696 : i64, path = "layer.1.y.weight", type = tensor<192xf64>}, {init = #ldn.init<constant, [0.000000e+00]>, offset = 1903232 : i64, path = "layer.1.y.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 1904768 : i64, path = "layer.1.mlp.0.weight", type = tensor<192x192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 2199680 : i64, path = "layer.1.mlp.0.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 2201216 : i64, path = "layer.1.mlp.1.weight", type = tensor<192x192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 2496128 : i64, path = "layer.1.mlp.1.bias", type = tensor<192xf64>}, {init = #ldn.init<constant, [1.000000e+00]>, offset = 2497664 : i64, path = "layer.1.layer_norm.weight", type = tensor<192xf64>}, {init = #ldn.init<constant, [0.000000e+00]>, offset = 2499200 : i64, path = "layer.1.layer_norm.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 2500736 : i64, path = "layer.2.K.taps", type = tensor<192x3xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 2505344 : i64, path = "layer.2.K.bias", type = tensor<192xf64>}, {init = #ldn.init<constant, [1.000000e-01]>, offset = 2506880 : i64, path = "layer.2.diffusion.dt", type = tensor<f64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 2506944 : i64, path = "layer.2.local.0.weight", type = tensor<192x192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 2801856 : i64, path = "layer.2.local.0.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 2803392 : i64, path = "layer.2.local.1.weight", type = tensor<192x192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 3098304 : i64, path = "layer.2.local.1.bias", type = tensor<192xf64>}, {init = #ldn.init<constant, [1.000000e+00]>, offset = 3099840 : i64, path = "layer.2.mixer.layer_norm.weight", type = tensor<192xf64>}, {init = #ldn.init<constant, [0.000000e+00]>, offset = 3101376 : i64, path = "layer.2.mixer.layer_norm.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 3102912 : i64, path = "layer.2.mixer.dwconv.weight", type = tensor<192x3xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 3107520 : i64, path = "layer.2.mixer.dwconv.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 3109056 : i64, path = "layer.2.mixer.dwconv_2.weight", type = tensor<192x3xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 3113664 : i64, path = "layer.2.mixer.dwconv_2.bias", type = tensor<192xf64>}, {init = #ldn.init<constant, [1.000000e+00]>, offset = 3115200 : i64, path = "layer.2.y.weight", type = tensor<192xf64>}, {init = #ldn.init<constant, [0.000000e+00]>, offset = 3116736 : i64, path = "layer.2.y.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 3118272 : i64, path = "layer.2.mlp.0.weight", type = tensor<192x192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 3413184 : i64, path = "layer.2.mlp.0.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 3414720 : i64, path = "layer.2.mlp.1.weight", type = tensor<192x192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 3709632 : i64, path = "layer.2.mlp.1.bias", type = tensor<192xf64>}, {init = #ldn.init<constant, [1.000000e+00]>, offset = 3711168 : i64, path = "layer.2.layer_norm.weight", type = tensor<192xf64>}, {init = #ldn.init<constant, [0.000000e+00]>, offset = 3712704 : i64, path = "layer.2.layer_norm.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 3714240 : i64, path = "layer.3.K.taps", type = tensor<192x3xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 3718848 : i64, path = "layer.3.K.bias", type = tensor<192xf64>}, {init = #ldn.init<constant, [1.000000e-01]>, offset = 3720384 : i64, path = "layer.3.diffusion.dt", type = tensor<f64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 3720448 : i64, path = "layer.3.local.0.weight", type = tensor<192x192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 4015360 : i64, path = "layer.3.local.0.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 4016896 : i64, path = "layer.3.local.1.weight", type = tensor<192x192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 4311808 : i64, path = "layer.3.local.1.bias", type = tensor<192xf64>}, {init = #ldn.init<constant, [1.000000e+00]>, offset = 4313344 : i64, path = "layer.3.mixer.layer_norm.weight", type = tensor<192xf64>}, {init = #ldn.init<constant, [0.000000e+00]>, offset = 4314880 : i64, path = "layer.3.mixer.layer_norm.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 4316416 : i64, path = "layer.3.mixer.dwconv.weight", type = tensor<192x3xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 4321024 : i64, path = "layer.3.mixer.dwconv.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 4322560 : i64, path = "layer.3.mixer.dwconv_2.weight", type = tensor<192x3xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 4327168 : i64, path = "layer.3.mixer.dwconv_2.bias", type = tensor<192xf64>}, {init = #ldn.init<constant, [1.000000e+00]>, offset = 4328704 : i64, path = "layer.3.y.weight", type = tensor<192xf64>}, {init = #ldn.init<constant, [0.000000e+00]>, offset = 4330240 : i64, path = "layer.3.y.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 4331776 : i64, path = "layer.3.mlp.0.weight", type = tensor<192x192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 4626688 : i64, path = "layer.3.mlp.0.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 4628224 : i64, path = "layer.3.mlp.1.weight", type = tensor<192x192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 4923136 : i64, path = "layer.3.mlp.1.bias", type = tensor<192xf64>}, {init = #ldn.init<constant, [1.000000e+00]>, offset = 4924672 : i64, path = "layer.3.layer_norm.weight", type = tensor<192xf64>}, {init = #ldn.init<constant, [0.000000e+00]>, offset = 4926208 : i64, path = "layer.3.layer_norm.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 4927744 : i64, path = "layer.4.K.taps", type = tensor<192x3xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 4932352 : i64, path = "layer.4.K.bias", type = tensor<192xf64>}, {init = #ldn.init<constant, [1.000000e-01]>, offset = 4933888 : i64, path = "layer.4.diffusion.dt", type = tensor<f64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 4933952 : i64, path = "layer.4.local.0.weight", type = tensor<192x192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 5228864 : i64, path = "layer.4.local.0.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 5230400 : i64, path = "layer.4.local.1.weight", type = tensor<192x192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 5525312 : i64, path = "layer.4.local.1.bias", type = tensor<192xf64>}, {init = #ldn.init<constant, [1.000000e+00]>, offset = 5526848 : i64, path = "layer.4.mixer.layer_norm.weight", type = tensor<192xf64>}, {init = #ldn.init<constant, [0.000000e+00]>, offset = 5528384 : i64, path = "layer.4.mixer.layer_norm.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 5529920 : i64, path = "layer.4.mixer.dwconv.weight", type = tensor<192x3xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 5534528 : i64, path = "layer.4.mixer.dwconv.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 5536064 : i64, path = "layer.4.mixer.dwconv_2.weight", type = tensor<192x3xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 5540672 : i64, path = "layer.4.mixer.dwconv_2.bias", type = tensor<192xf64>}, {init = #ldn.init<constant, [1.000000e+00]>, offset = 5542208 : i64, path = "layer.4.y.weight", type = tensor<192xf64>}, {init = #ldn.init<constant, [0.000000e+00]>, offset = 5543744 : i64, path = "layer.4.y.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 5545280 : i64, path = "layer.4.mlp.0.weight", type = tensor<192x192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 5840192 : i64, path = "layer.4.mlp.0.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 5841728 : i64, path = "layer.4.mlp.1.weight", type = tensor<192x192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 6136640 : i64, path = "layer.4.mlp.1.bias", type = tensor<192xf64>}, {init = #ldn.init<constant, [1.000000e+00]>, offset = 6138176 : i64, path = "layer.4.layer_norm.weight", type = tensor<192xf64>}, {init = #ldn.init<constant, [0.000000e+00]>, offset = 6139712 : i64, path = "layer.4.layer_norm.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 6141248 : i64, path = "layer.5.K.taps", type = tensor<192x3xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 6145856 : i64, path = "layer.5.K.bias", type = tensor<192xf64>}, {init = #ldn.init<constant, [1.000000e-01]>, offset = 6147392 : i64, path = "layer.5.diffusion.dt", type = tensor<f64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 6147456 : i64, path = "layer.5.local.0.weight", type = tensor<192x192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 6442368 : i64, path = "layer.5.local.0.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 6443904 : i64, path = "layer.5.local.1.weight", type = tensor<192x192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 6738816 : i64, path = "layer.5.local.1.bias", type = tensor<192xf64>}, {init = #ldn.init<constant, [1.000000e+00]>, offset = 6740352 : i64, path = "layer.5.mixer.layer_norm.weight", type = tensor<192xf64>}, {init = #ldn.init<constant, [0.000000e+00]>, offset = 6741888 : i64, path = "layer.5.mixer.layer_norm.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 6743424 : i64, path = "layer.5.mixer.dwconv.weight", type = tensor<192x3xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 6748032 : i64, path = "layer.5.mixer.dwconv.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 6749568 : i64, path = "layer.5.mixer.dwconv_2.weight", type = tensor<192x3xf64>}, {init = #ldn.init<uniform, [-5.773503e-01, 5.773503e-01]>, offset = 6754176 : i64, path = "layer.5.mixer.dwconv_2.bias", type = tensor<192xf64>}, {init = #ldn.init<constant, [1.000000e+00]>, offset = 6755712 : i64, path = "layer.5.y.weight", type = tensor<192xf64>}, {init = #ldn.init<constant, [0.000000e+00]>, offset = 6757248 : i64, path = "layer.5.y.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 6758784 : i64, path = "layer.5.mlp.0.weight", type = tensor<192x192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 7053696 : i64, path = "layer.5.mlp.0.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 7055232 : i64, path = "layer.5.mlp.1.weight", type = tensor<192x192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 7350144 : i64, path = "layer.5.mlp.1.bias", type = tensor<192xf64>}, {init = #ldn.init<constant, [1.000000e+00]>, offset = 7351680 : i64, path = "layer.5.layer_norm.weight", type = tensor<192xf64>}, {init = #ldn.init<constant, [0.000000e+00]>, offset = 7353216 : i64, path = "layer.5.layer_norm.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 7354752 : i64, path = "logits.weight", type = tensor<10x192xf64>}, {init = #ldn.init<uniform, [-1.443376e-01, 1.443376e-01]>, offset = 7370112 : i64, path = "h.bias", type = tensor<192xf64>}, {init = #ldn.init<uniform, [-7.216878e-02, 7.216878e-02]>, offset = 7371648 : i64, path = "logits.bias", type = tensor<10xf64>}], ldn.params_bytes = 7371776 : i64, ldn.precision = "f64", ldn.prepared_bytes = 7176192 : i64, ldn.sizes = [{max = 4096 : i64, min = 1 : i64, name = "B"}], ldn.source = "cifar10.ldn", ldn.stage = "vector", ldn.target = "cpu:native", ldn.variant = "no_attention"} {
  memref.global "private" constant @__constant_3xf64_0 : memref<3xf64> = dense<[2.470000e-01, 2.435000e-01, 2.616000e-01]> {alignment = 64 : i64}
  memref.global "private" constant @__constant_3xf64 : memref<3xf64> = dense<[4.914000e-01, 4.822000e-01, 4.465000e-01]> {alignment = 64 : i64}
  memref.global "private" constant @__constant_xf64 : memref<f64> = dense<6.400000e+01> {alignment = 64 : i64}
  func.func private @Released.prepare.workspace(%arg0: index) -> index {
    %c0 = arith.constant 0 : index
    return %c0 : index
  }
  func.func private @Released.prepare(%arg0: memref<192x3xf64>, %arg1: memref<192xf64>, %arg2: memref<f64>, %arg3: memref<192x192xf64>, %arg4: memref<192xf64>, %arg5: memref<192x192xf64>, %arg6: memref<192xf64>, %arg7: memref<192xf64>, %arg8: memref<192xf64>, %arg9: memref<192x3xf64>, %arg10: memref<192xf64>, %arg11: memref<192x3xf64>, %arg12: memref<192xf64>, %arg13: memref<192xf64>, %arg14: memref<192xf64>, %arg15: memref<192x192xf64>, %arg16: memref<192xf64>, %arg17: memref<192x192xf64>, %arg18: memref<192xf64>, %arg19: memref<192xf64>, %arg20: memref<192xf64>, %arg21: memref<6x192x32xf64>, %arg22: memref<6x192x32xf64>, %arg23: memref<6x192x32xf64>, %arg24: memref<6x192x32xf64>, %arg25: memref<?xi8> {ldn.arena = "workspace"}) {
    %c0 = arith.constant 0 : index
    %cst = arith.constant 0.000000e+00 : f64
    %c6 = arith.constant 6 : index
    %c192 = arith.constant 192 : index
    %c32 = arith.constant 32 : index
    %c1 = arith.constant 1 : index
    scf.for %arg26 = %c0 to %c6 step %c1 {
      scf.for %arg27 = %c0 to %c192 step %c1 {
        scf.for %arg28 = %c0 to %c32 step %c1 {
          memref.store %cst, %arg21[%arg26, %arg27, %arg28] : memref<6x192x32xf64>
        }
      }
    }
    scf.for %arg26 = %c0 to %c192 step %c1 {
      scf.for %arg27 = %c0 to %c192 step %c1 {
        %0 = memref.load %arg3[%arg26, %arg27] : memref<192x192xf64>
        %1 = arith.divui %arg26, %c32 : index
        %2 = arith.remui %arg26, %c32 : index
        memref.store %0, %arg21[%1, %arg27, %2] : memref<6x192x32xf64>
      }
    }
    scf.for %arg26 = %c0 to %c6 step %c1 {
      scf.for %arg27 = %c0 to %c192 step %c1 {
        scf.for %arg28 = %c0 to %c32 step %c1 {
          memref.store %cst, %arg22[%arg26, %arg27, %arg28] : memref<6x192x32xf64>
        }
      }
    }
    scf.for %arg26 = %c0 to %c192 step %c1 {
      scf.for %arg27 = %c0 to %c192 step %c1 {
        %0 = memref.load %arg5[%arg26, %arg27] : memref<192x192xf64>
        %1 = arith.divui %arg26, %c32 : index
        %2 = arith.remui %arg26, %c32 : index
        memref.store %0, %arg22[%1, %arg27, %2] : memref<6x192x32xf64>
      }
    }
    scf.for %arg26 = %c0 to %c6 step %c1 {
      scf.for %arg27 = %c0 to %c192 step %c1 {
        scf.for %arg28 = %c0 to %c32 step %c1 {
          memref.store %cst, %arg23[%arg26, %arg27, %arg28] : memref<6x192x32xf64>
        }
      }
    }
    scf.for %arg26 = %c0 to %c192 step %c1 {
      scf.for %arg27 = %c0 to %c192 step %c1 {
        %0 = memref.load %arg15[%arg26, %arg27] : memref<192x192xf64>
        %1 = arith.divui %arg26, %c32 : index
        %2 = arith.remui %arg26, %c32 : index
        memref.store %0, %arg23[%1, %arg27, %2] : memref<6x192x32xf64>
      }
    }
    scf.for %arg26 = %c0 to %c6 step %c1 {
      scf.for %arg27 = %c0 to %c192 step %c1 {
        scf.for %arg28 = %c0 to %c32 step %c1 {
          memref.store %cst, %arg24[%arg26, %arg27, %arg28] : memref<6x192x32xf64>
        }
      }
    }
    scf.for %arg26 = %c0 to %c192 step %c1 {
      scf.for %arg27 = %c0 to %c192 step %c1 {
        %0 = memref.load %arg17[%arg26, %arg27] : memref<192x192xf64>
        %1 = arith.divui %arg26, %c32 : index
        %2 = arith.remui %arg26, %c32 : index
        memref.store %0, %arg24[%1, %arg27, %2] : memref<6x192x32xf64>
      }
    }
    return
  }
  func.func private @Released.workspace(%arg0: index {ldn.size = "B"}, %arg1: index) -> index {
    %c210432 = arith.constant 210432 : index
    %0 = arith.muli %arg1, %c210432 : index
    return %0 : index
  }
  func.func private @Released(%arg0: index {ldn.size = "B"}, %arg1: memref<?x64x192xf64> {ldn.name = "x", ldn.shape = ["B", 64, 192]}, %arg2: memref<192x3xf64> {ldn.name = "K.taps"}, %arg3: memref<192xf64> {ldn.name = "K.bias"}, %arg4: memref<f64> {ldn.name = "diffusion.dt"}, %arg5: memref<192x192xf64> {ldn.name = "local.0.weight"}, %arg6: memref<192xf64> {ldn.name = "local.0.bias"}, %arg7: memref<192x192xf64> {ldn.name = "local.1.weight"}, %arg8: memref<192xf64> {ldn.name = "local.1.bias"}, %arg9: memref<192xf64> {ldn.name = "mixer.layer_norm.weight"}, %arg10: memref<192xf64> {ldn.name = "mixer.layer_norm.bias"}, %arg11: memref<192x3xf64> {ldn.name = "mixer.dwconv.weight"}, %arg12: memref<192xf64> {ldn.name = "mixer.dwconv.bias"}, %arg13: memref<192x3xf64> {ldn.name = "mixer.dwconv_2.weight"}, %arg14: memref<192xf64> {ldn.name = "mixer.dwconv_2.bias"}, %arg15: memref<192xf64> {ldn.name = "y.weight"}, %arg16: memref<192xf64> {ldn.name = "y.bias"}, %arg17: memref<192x192xf64> {ldn.name = "mlp.0.weight"}, %arg18: memref<192xf64> {ldn.name = "mlp.0.bias"}, %arg19: memref<192x192xf64> {ldn.name = "mlp.1.weight"}, %arg20: memref<192xf64> {ldn.name = "mlp.1.bias"}, %arg21: memref<192xf64> {ldn.name = "layer_norm.weight"}, %arg22: memref<192xf64> {ldn.name = "layer_norm.bias"}, %arg23: memref<6x192x32xf64> {ldn.prepared}, %arg24: memref<6x192x32xf64> {ldn.prepared}, %arg25: memref<6x192x32xf64> {ldn.prepared}, %arg26: memref<6x192x32xf64> {ldn.prepared}, %arg27: memref<?x64x192xf64> {ldn.shape = ["B", 64, 192]}, %arg28: memref<?xi8> {ldn.arena = "workspace"}) attributes {ldn.layer = "Released"} {
    %c98304 = arith.constant 98304 : index
    %c101376 = arith.constant 101376 : index
    %c52224 = arith.constant 52224 : index
    %c205824 = arith.constant 205824 : index
    %c55296 = arith.constant 55296 : index
    %c156672 = arith.constant 156672 : index
    %c49152 = arith.constant 49152 : index
    %c107520 = arith.constant 107520 : index
    %c210432 = arith.constant 210432 : index
    %c0 = arith.constant 0 : index
    %cst = arith.constant 1.000000e+00 : f64
    %cst_0 = arith.constant 1.000000e-05 : f64
    %cst_1 = arith.constant 1.920000e+02 : f64
    %cst_2 = arith.constant dense<5.000000e-01> : vector<8xf64>
    %cst_3 = arith.constant dense<1.000000e+00> : vector<8xf64>
    %cst_4 = arith.constant dense<0.70710678118654757> : vector<8xf64>
    %c31 = arith.constant 31 : index
    %c24 = arith.constant 24 : index
    %c16 = arith.constant 16 : index
    %c5 = arith.constant 5 : index
    %c4 = arith.constant 4 : index
    %c30 = arith.constant 30 : index
    %c6 = arith.constant 6 : index
    %cst_5 = arith.constant dense<0.000000e+00> : vector<8xf64>
    %c8 = arith.constant 8 : index
    %c32 = arith.constant 32 : index
    %c3 = arith.constant 3 : index
    %c192 = arith.constant 192 : index
    %c2 = arith.constant 2 : index
    %c1 = arith.constant 1 : index
    %0 = arith.muli %arg0, %c2 : index
    ldn.parallel_for %0 {
    ^bb0(%arg29: index, %arg30: index):
      %1 = arith.muli %arg30, %c210432 : index
      %2 = arith.remui %arg29, %c2 : index
      %3 = arith.divui %arg29, %c2 : index
      %4 = affine.apply #map()[%2]
      %5 = arith.addi %1, %c107520 : index
      %view = memref.view %arg28[%5][] : memref<?xi8> to memref<1x32x192xf64>
      %6 = affine.max #map1()[%2]
      %7 = affine.min #map2()[%2]
      %8 = affine.apply #map3()[%7, %6]
      %subview = memref.subview %arg1[%3, %6, 0] [1, %8, 192] [1, 1, 1] : memref<?x64x192xf64> to memref<1x?x192xf64, strided<[12288, 192, 1], offset: ?>>
      %9 = affine.apply #map4()[%6, %2]
      %view_6 = memref.view %arg28[%1][] : memref<?xi8> to memref<3x192xf64>
      scf.for %arg31 = %c0 to %c192 step %c1 {
        scf.for %arg32 = %c0 to %c3 step %c1 {
          %23 = memref.load %arg2[%arg31, %arg32] : memref<192x3xf64>
          memref.store %23, %view_6[%arg32, %arg31] : memref<3x192xf64>
        }
      }
      %10 = memref.load %arg4[] : memref<f64>
      %11 = vector.broadcast %10 : f64 to vector<8xf64>
      scf.for %arg31 = %c0 to %c32 step %c1 {
        %23 = arith.addi %arg31, %9 : index
        %24 = arith.subi %23, %c1 : index
        %25 = arith.subi %8, %24 : index
        %26 = arith.cmpi sge, %24, %c0 : index
        %27 = arith.cmpi sge, %25, %c3 : index
        %28 = arith.andi %26, %27 : i1
        scf.if %28 {
          scf.for %arg32 = %c0 to %c192 step %c8 {
            %29 = vector.load %subview[%c0, %23, %arg32] : memref<1x?x192xf64, strided<[12288, 192, 1], offset: ?>>, vector<8xf64>
            %30 = vector.load %subview[%c0, %24, %arg32] : memref<1x?x192xf64, strided<[12288, 192, 1], offset: ?>>, vector<8xf64>
            %31 = vector.load %view_6[%c0, %arg32] : memref<3x192xf64>, vector<8xf64>
            %32 = vector.fma %31, %30, %cst_5 : vector<8xf64>
            %33 = vector.load %view_6[%c1, %arg32] : memref<3x192xf64>, vector<8xf64>
            %34 = vector.fma %33, %29, %32 : vector<8xf64>
            %35 = arith.addi %23, %c1 : index
            %36 = vector.load %subview[%c0, %35, %arg32] : memref<1x?x192xf64, strided<[12288, 192, 1], offset: ?>>, vector<8xf64>
            %37 = vector.load %view_6[%c2, %arg32] : memref<3x192xf64>, vector<8xf64>
            %38 = vector.fma %37, %36, %34 : vector<8xf64>
            %39 = vector.load %arg3[%arg32] : memref<192xf64>, vector<8xf64>
            %40 = arith.addf %38, %39 fastmath<contract> : vector<8xf64>
            %41 = arith.subf %40, %29 fastmath<contract> : vector<8xf64>
            %42 = arith.mulf %11, %41 fastmath<contract> : vector<8xf64>
            vector.store %42, %view[%c0, %arg31, %arg32] : memref<1x32x192xf64>, vector<8xf64>
          }
        } else {
          %29 = arith.subi %c1, %23 : index
          %30 = arith.maxsi %29, %c0 : index
          %31 = arith.minsi %25, %c3 : index
          scf.for %arg32 = %c0 to %c192 step %c8 {
            %32 = vector.load %subview[%c0, %23, %arg32] : memref<1x?x192xf64, strided<[12288, 192, 1], offset: ?>>, vector<8xf64>
            %33 = scf.for %arg33 = %30 to %31 step %c1 iter_args(%arg34 = %cst_5) -> (vector<8xf64>) {
              %38 = arith.addi %24, %arg33 : index
              %39 = vector.load %subview[%c0, %38, %arg32] : memref<1x?x192xf64, strided<[12288, 192, 1], offset: ?>>, vector<8xf64>
              %40 = vector.load %view_6[%arg33, %arg32] : memref<3x192xf64>, vector<8xf64>
              %41 = vector.fma %40, %39, %arg34 : vector<8xf64>
              scf.yield %41 : vector<8xf64>
            }
            %34 = vector.load %arg3[%arg32] : memref<192xf64>, vector<8xf64>
            %35 = arith.addf %33, %34 fastmath<contract> : vector<8xf64>
            %36 = arith.subf %35, %32 fastmath<contract> : vector<8xf64>
            %37 = arith.mulf %11, %36 fastmath<contract> : vector<8xf64>
            vector.store %37, %view[%c0, %arg31, %arg32] : memref<1x32x192xf64>, vector<8xf64>
          }
        }
      }
      %view_7 = memref.view %arg28[%1][] : memref<?xi8> to memref<1x32x192xf64>
      %subview_8 = memref.subview %arg1[%3, %4, 0] [1, 32, 192] [1, 1, 1] : memref<?x64x192xf64> to memref<1x32x192xf64, strided<[12288, 192, 1], offset: ?>>
      scf.for %arg31 = %c0 to %c6 step %c1 {
        scf.for %arg32 = %c0 to %c30 step %c6 {
          %32 = arith.muli %arg31, %c32 : index
          %33 = arith.addi %arg32, %c1 : index
          %34 = arith.addi %arg32, %c2 : index
          %35 = arith.addi %arg32, %c3 : index
          %36 = arith.addi %arg32, %c4 : index
          %37 = arith.addi %arg32, %c5 : index
          %38 = arith.addi %32, %c8 : index
          %39 = arith.addi %32, %c16 : index
          %40 = arith.addi %32, %c24 : index
          %41 = vector.load %arg6[%32] : memref<192xf64>, vector<8xf64>
          %42 = vector.load %arg6[%38] : memref<192xf64>, vector<8xf64>
          %43 = vector.load %arg6[%39] : memref<192xf64>, vector<8xf64>
          %44 = vector.load %arg6[%40] : memref<192xf64>, vector<8xf64>
          %45:24 = scf.for %arg33 = %c0 to %c192 step %c1 iter_args(%arg34 = %41, %arg35 = %42, %arg36 = %43, %arg37 = %44, %arg38 = %41, %arg39 = %42, %arg40 = %43, %arg41 = %44, %arg42 = %41, %arg43 = %42, %arg44 = %43, %arg45 = %44, %arg46 = %41, %arg47 = %42, %arg48 = %43, %arg49 = %44, %arg50 = %41, %arg51 = %42, %arg52 = %43, %arg53 = %44, %arg54 = %41, %arg55 = %42, %arg56 = %43, %arg57 = %44) -> (vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>) {
            %46 = vector.load %arg23[%arg31, %arg33, %c0] : memref<6x192x32xf64>, vector<8xf64>
            %47 = vector.load %arg23[%arg31, %arg33, %c8] : memref<6x192x32xf64>, vector<8xf64>
            %48 = vector.load %arg23[%arg31, %arg33, %c16] : memref<6x192x32xf64>, vector<8xf64>
            %49 = vector.load %arg23[%arg31, %arg33, %c24] : memref<6x192x32xf64>, vector<8xf64>
            %50 = memref.load %subview_8[%c0, %arg32, %arg33] : memref<1x32x192xf64, strided<[12288, 192, 1], offset: ?>>
            %51 = vector.broadcast %50 : f64 to vector<8xf64>
            %52 = vector.fma %51, %46, %arg34 : vector<8xf64>
            %53 = vector.fma %51, %47, %arg35 : vector<8xf64>
            %54 = vector.fma %51, %48, %arg36 : vector<8xf64>
            %55 = vector.fma %51, %49, %arg37 : vector<8xf64>
            %56 = memref.load %subview_8[%c0, %33, %arg33] : memref<1x32x192xf64, strided<[12288, 192, 1], offset: ?>>
            %57 = vector.broadcast %56 : f64 to vector<8xf64>
            %58 = vector.fma %57, %46, %arg38 : vector<8xf64>
            %59 = vector.fma %57, %47, %arg39 : vector<8xf64>
            %60 = vector.fma %57, %48, %arg40 : vector<8xf64>
            %61 = vector.fma %57, %49, %arg41 : vector<8xf64>
            %62 = memref.load %subview_8[%c0, %34, %arg33] : memref<1x32x192xf64, strided<[12288, 192, 1], offset: ?>>
            %63 = vector.broadcast %62 : f64 to vector<8xf64>
            %64 = vector.fma %63, %46, %arg42 : vector<8xf64>
            %65 = vector.fma %63, %47, %arg43 : vector<8xf64>
            %66 = vector.fma %63, %48, %arg44 : vector<8xf64>
            %67 = vector.fma %63, %49, %arg45 : vector<8xf64>
            %68 = memref.load %subview_8[%c0, %35, %arg33] : memref<1x32x192xf64, strided<[12288, 192, 1], offset: ?>>
            %69 = vector.broadcast %68 : f64 to vector<8xf64>
            %70 = vector.fma %69, %46, %arg46 : vector<8xf64>
            %71 = vector.fma %69, %47, %arg47 : vector<8xf64>
            %72 = vector.fma %69, %48, %arg48 : vector<8xf64>
            %73 = vector.fma %69, %49, %arg49 : vector<8xf64>
            %74 = memref.load %subview_8[%c0, %36, %arg33] : memref<1x32x192xf64, strided<[12288, 192, 1], offset: ?>>
            %75 = vector.broadcast %74 : f64 to vector<8xf64>
            %76 = vector.fma %75, %46, %arg50 : vector<8xf64>
            %77 = vector.fma %75, %47, %arg51 : vector<8xf64>
            %78 = vector.fma %75, %48, %arg52 : vector<8xf64>
            %79 = vector.fma %75, %49, %arg53 : vector<8xf64>
            %80 = memref.load %subview_8[%c0, %37, %arg33] : memref<1x32x192xf64, strided<[12288, 192, 1], offset: ?>>
            %81 = vector.broadcast %80 : f64 to vector<8xf64>
            %82 = vector.fma %81, %46, %arg54 : vector<8xf64>
            %83 = vector.fma %81, %47, %arg55 : vector<8xf64>
            %84 = vector.fma %81, %48, %arg56 : vector<8xf64>
            %85 = vector.fma %81, %49, %arg57 : vector<8xf64>
            scf.yield %52, %53, %54, %55, %58, %59, %60, %61, %64, %65, %66, %67, %70, %71, %72, %73, %76, %77, %78, %79, %82, %83, %84, %85 : vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>
          }
          vector.store %45#0, %view_7[%c0, %arg32, %32] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#1, %view_7[%c0, %arg32, %38] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#2, %view_7[%c0, %arg32, %39] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#3, %view_7[%c0, %arg32, %40] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#4, %view_7[%c0, %33, %32] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#5, %view_7[%c0, %33, %38] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#6, %view_7[%c0, %33, %39] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#7, %view_7[%c0, %33, %40] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#8, %view_7[%c0, %34, %32] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#9, %view_7[%c0, %34, %38] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#10, %view_7[%c0, %34, %39] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#11, %view_7[%c0, %34, %40] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#12, %view_7[%c0, %35, %32] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#13, %view_7[%c0, %35, %38] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#14, %view_7[%c0, %35, %39] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#15, %view_7[%c0, %35, %40] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#16, %view_7[%c0, %36, %32] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#17, %view_7[%c0, %36, %38] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#18, %view_7[%c0, %36, %39] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#19, %view_7[%c0, %36, %40] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#20, %view_7[%c0, %37, %32] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#21, %view_7[%c0, %37, %38] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#22, %view_7[%c0, %37, %39] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#23, %view_7[%c0, %37, %40] : memref<1x32x192xf64>, vector<8xf64>
        }
        %23 = arith.muli %arg31, %c32 : index
        %24 = arith.addi %23, %c8 : index
        %25 = arith.addi %23, %c16 : index
        %26 = arith.addi %23, %c24 : index
        %27 = vector.load %arg6[%23] : memref<192xf64>, vector<8xf64>
        %28 = vector.load %arg6[%24] : memref<192xf64>, vector<8xf64>
        %29 = vector.load %arg6[%25] : memref<192xf64>, vector<8xf64>
        %30 = vector.load %arg6[%26] : memref<192xf64>, vector<8xf64>
        %31:8 = scf.for %arg32 = %c0 to %c192 step %c1 iter_args(%arg33 = %27, %arg34 = %28, %arg35 = %29, %arg36 = %30, %arg37 = %27, %arg38 = %28, %arg39 = %29, %arg40 = %30) -> (vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>) {
          %32 = vector.load %arg23[%arg31, %arg32, %c0] : memref<6x192x32xf64>, vector<8xf64>
          %33 = vector.load %arg23[%arg31, %arg32, %c8] : memref<6x192x32xf64>, vector<8xf64>
          %34 = vector.load %arg23[%arg31, %arg32, %c16] : memref<6x192x32xf64>, vector<8xf64>
          %35 = vector.load %arg23[%arg31, %arg32, %c24] : memref<6x192x32xf64>, vector<8xf64>
          %36 = memref.load %subview_8[%c0, %c30, %arg32] : memref<1x32x192xf64, strided<[12288, 192, 1], offset: ?>>
          %37 = vector.broadcast %36 : f64 to vector<8xf64>
          %38 = vector.fma %37, %32, %arg33 : vector<8xf64>
          %39 = vector.fma %37, %33, %arg34 : vector<8xf64>
          %40 = vector.fma %37, %34, %arg35 : vector<8xf64>
          %41 = vector.fma %37, %35, %arg36 : vector<8xf64>
          %42 = memref.load %subview_8[%c0, %c31, %arg32] : memref<1x32x192xf64, strided<[12288, 192, 1], offset: ?>>
          %43 = vector.broadcast %42 : f64 to vector<8xf64>
          %44 = vector.fma %43, %32, %arg37 : vector<8xf64>
          %45 = vector.fma %43, %33, %arg38 : vector<8xf64>
          %46 = vector.fma %43, %34, %arg39 : vector<8xf64>
          %47 = vector.fma %43, %35, %arg40 : vector<8xf64>
          scf.yield %38, %39, %40, %41, %44, %45, %46, %47 : vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>
        }
        vector.store %31#0, %view_7[%c0, %c30, %23] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#1, %view_7[%c0, %c30, %24] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#2, %view_7[%c0, %c30, %25] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#3, %view_7[%c0, %c30, %26] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#4, %view_7[%c0, %c31, %23] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#5, %view_7[%c0, %c31, %24] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#6, %view_7[%c0, %c31, %25] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#7, %view_7[%c0, %c31, %26] : memref<1x32x192xf64>, vector<8xf64>
      }
      %12 = arith.addi %1, %c49152 : index
      %view_9 = memref.view %arg28[%12][] : memref<?xi8> to memref<1x32x192xf64>
      scf.for %arg31 = %c0 to %c32 step %c1 {
        scf.for %arg32 = %c0 to %c192 step %c8 {
          %23 = vector.load %view_7[%c0, %arg31, %arg32] : memref<1x32x192xf64>, vector<8xf64>
          %24 = arith.mulf %23, %cst_2 : vector<8xf64>
          %25 = arith.mulf %23, %cst_4 : vector<8xf64>
          %26 = math.erf %25 : vector<8xf64>
          %27 = arith.addf %26, %cst_3 : vector<8xf64>
          %28 = arith.mulf %24, %27 : vector<8xf64>
          vector.store %28, %view_9[%c0, %arg31, %arg32] : memref<1x32x192xf64>, vector<8xf64>
        }
      }
      %13 = arith.addi %1, %c156672 : index
      %view_10 = memref.view %arg28[%13][] : memref<?xi8> to memref<1x32x192xf64>
      scf.for %arg31 = %c0 to %c6 step %c1 {
        scf.for %arg32 = %c0 to %c30 step %c6 {
          %32 = arith.muli %arg31, %c32 : index
          %33 = arith.addi %arg32, %c1 : index
          %34 = arith.addi %arg32, %c2 : index
          %35 = arith.addi %arg32, %c3 : index
          %36 = arith.addi %arg32, %c4 : index
          %37 = arith.addi %arg32, %c5 : index
          %38 = arith.addi %32, %c8 : index
          %39 = arith.addi %32, %c16 : index
          %40 = arith.addi %32, %c24 : index
          %41 = vector.load %arg8[%32] : memref<192xf64>, vector<8xf64>
          %42 = vector.load %arg8[%38] : memref<192xf64>, vector<8xf64>
          %43 = vector.load %arg8[%39] : memref<192xf64>, vector<8xf64>
          %44 = vector.load %arg8[%40] : memref<192xf64>, vector<8xf64>
          %45:24 = scf.for %arg33 = %c0 to %c192 step %c1 iter_args(%arg34 = %41, %arg35 = %42, %arg36 = %43, %arg37 = %44, %arg38 = %41, %arg39 = %42, %arg40 = %43, %arg41 = %44, %arg42 = %41, %arg43 = %42, %arg44 = %43, %arg45 = %44, %arg46 = %41, %arg47 = %42, %arg48 = %43, %arg49 = %44, %arg50 = %41, %arg51 = %42, %arg52 = %43, %arg53 = %44, %arg54 = %41, %arg55 = %42, %arg56 = %43, %arg57 = %44) -> (vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>) {
            %46 = vector.load %arg24[%arg31, %arg33, %c0] : memref<6x192x32xf64>, vector<8xf64>
            %47 = vector.load %arg24[%arg31, %arg33, %c8] : memref<6x192x32xf64>, vector<8xf64>
            %48 = vector.load %arg24[%arg31, %arg33, %c16] : memref<6x192x32xf64>, vector<8xf64>
            %49 = vector.load %arg24[%arg31, %arg33, %c24] : memref<6x192x32xf64>, vector<8xf64>
            %50 = memref.load %view_9[%c0, %arg32, %arg33] : memref<1x32x192xf64>
            %51 = vector.broadcast %50 : f64 to vector<8xf64>
            %52 = vector.fma %51, %46, %arg34 : vector<8xf64>
            %53 = vector.fma %51, %47, %arg35 : vector<8xf64>
            %54 = vector.fma %51, %48, %arg36 : vector<8xf64>
            %55 = vector.fma %51, %49, %arg37 : vector<8xf64>
            %56 = memref.load %view_9[%c0, %33, %arg33] : memref<1x32x192xf64>
            %57 = vector.broadcast %56 : f64 to vector<8xf64>
            %58 = vector.fma %57, %46, %arg38 : vector<8xf64>
            %59 = vector.fma %57, %47, %arg39 : vector<8xf64>
            %60 = vector.fma %57, %48, %arg40 : vector<8xf64>
            %61 = vector.fma %57, %49, %arg41 : vector<8xf64>
            %62 = memref.load %view_9[%c0, %34, %arg33] : memref<1x32x192xf64>
            %63 = vector.broadcast %62 : f64 to vector<8xf64>
            %64 = vector.fma %63, %46, %arg42 : vector<8xf64>
            %65 = vector.fma %63, %47, %arg43 : vector<8xf64>
            %66 = vector.fma %63, %48, %arg44 : vector<8xf64>
            %67 = vector.fma %63, %49, %arg45 : vector<8xf64>
            %68 = memref.load %view_9[%c0, %35, %arg33] : memref<1x32x192xf64>
            %69 = vector.broadcast %68 : f64 to vector<8xf64>
            %70 = vector.fma %69, %46, %arg46 : vector<8xf64>
            %71 = vector.fma %69, %47, %arg47 : vector<8xf64>
            %72 = vector.fma %69, %48, %arg48 : vector<8xf64>
            %73 = vector.fma %69, %49, %arg49 : vector<8xf64>
            %74 = memref.load %view_9[%c0, %36, %arg33] : memref<1x32x192xf64>
            %75 = vector.broadcast %74 : f64 to vector<8xf64>
            %76 = vector.fma %75, %46, %arg50 : vector<8xf64>
            %77 = vector.fma %75, %47, %arg51 : vector<8xf64>
            %78 = vector.fma %75, %48, %arg52 : vector<8xf64>
            %79 = vector.fma %75, %49, %arg53 : vector<8xf64>
            %80 = memref.load %view_9[%c0, %37, %arg33] : memref<1x32x192xf64>
            %81 = vector.broadcast %80 : f64 to vector<8xf64>
            %82 = vector.fma %81, %46, %arg54 : vector<8xf64>
            %83 = vector.fma %81, %47, %arg55 : vector<8xf64>
            %84 = vector.fma %81, %48, %arg56 : vector<8xf64>
            %85 = vector.fma %81, %49, %arg57 : vector<8xf64>
            scf.yield %52, %53, %54, %55, %58, %59, %60, %61, %64, %65, %66, %67, %70, %71, %72, %73, %76, %77, %78, %79, %82, %83, %84, %85 : vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>
          }
          vector.store %45#0, %view_10[%c0, %arg32, %32] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#1, %view_10[%c0, %arg32, %38] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#2, %view_10[%c0, %arg32, %39] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#3, %view_10[%c0, %arg32, %40] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#4, %view_10[%c0, %33, %32] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#5, %view_10[%c0, %33, %38] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#6, %view_10[%c0, %33, %39] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#7, %view_10[%c0, %33, %40] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#8, %view_10[%c0, %34, %32] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#9, %view_10[%c0, %34, %38] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#10, %view_10[%c0, %34, %39] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#11, %view_10[%c0, %34, %40] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#12, %view_10[%c0, %35, %32] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#13, %view_10[%c0, %35, %38] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#14, %view_10[%c0, %35, %39] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#15, %view_10[%c0, %35, %40] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#16, %view_10[%c0, %36, %32] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#17, %view_10[%c0, %36, %38] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#18, %view_10[%c0, %36, %39] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#19, %view_10[%c0, %36, %40] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#20, %view_10[%c0, %37, %32] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#21, %view_10[%c0, %37, %38] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#22, %view_10[%c0, %37, %39] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#23, %view_10[%c0, %37, %40] : memref<1x32x192xf64>, vector<8xf64>
        }
        %23 = arith.muli %arg31, %c32 : index
        %24 = arith.addi %23, %c8 : index
        %25 = arith.addi %23, %c16 : index
        %26 = arith.addi %23, %c24 : index
        %27 = vector.load %arg8[%23] : memref<192xf64>, vector<8xf64>
        %28 = vector.load %arg8[%24] : memref<192xf64>, vector<8xf64>
        %29 = vector.load %arg8[%25] : memref<192xf64>, vector<8xf64>
        %30 = vector.load %arg8[%26] : memref<192xf64>, vector<8xf64>
        %31:8 = scf.for %arg32 = %c0 to %c192 step %c1 iter_args(%arg33 = %27, %arg34 = %28, %arg35 = %29, %arg36 = %30, %arg37 = %27, %arg38 = %28, %arg39 = %29, %arg40 = %30) -> (vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>) {
          %32 = vector.load %arg24[%arg31, %arg32, %c0] : memref<6x192x32xf64>, vector<8xf64>
          %33 = vector.load %arg24[%arg31, %arg32, %c8] : memref<6x192x32xf64>, vector<8xf64>
          %34 = vector.load %arg24[%arg31, %arg32, %c16] : memref<6x192x32xf64>, vector<8xf64>
          %35 = vector.load %arg24[%arg31, %arg32, %c24] : memref<6x192x32xf64>, vector<8xf64>
          %36 = memref.load %view_9[%c0, %c30, %arg32] : memref<1x32x192xf64>
          %37 = vector.broadcast %36 : f64 to vector<8xf64>
          %38 = vector.fma %37, %32, %arg33 : vector<8xf64>
          %39 = vector.fma %37, %33, %arg34 : vector<8xf64>
          %40 = vector.fma %37, %34, %arg35 : vector<8xf64>
          %41 = vector.fma %37, %35, %arg36 : vector<8xf64>
          %42 = memref.load %view_9[%c0, %c31, %arg32] : memref<1x32x192xf64>
          %43 = vector.broadcast %42 : f64 to vector<8xf64>
          %44 = vector.fma %43, %32, %arg37 : vector<8xf64>
          %45 = vector.fma %43, %33, %arg38 : vector<8xf64>
          %46 = vector.fma %43, %34, %arg39 : vector<8xf64>
          %47 = vector.fma %43, %35, %arg40 : vector<8xf64>
          scf.yield %38, %39, %40, %41, %44, %45, %46, %47 : vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>
        }
        vector.store %31#0, %view_10[%c0, %c30, %23] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#1, %view_10[%c0, %c30, %24] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#2, %view_10[%c0, %c30, %25] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#3, %view_10[%c0, %c30, %26] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#4, %view_10[%c0, %c31, %23] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#5, %view_10[%c0, %c31, %24] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#6, %view_10[%c0, %c31, %25] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#7, %view_10[%c0, %c31, %26] : memref<1x32x192xf64>, vector<8xf64>
      }
      %14 = affine.max #map5()[%2]
      %15 = affine.min #map6()[%2]
      %16 = affine.apply #map3()[%15, %14]
      %view_11 = memref.view %arg28[%1][] : memref<?xi8> to memref<1x36x192xf64>
      %subview_12 = memref.subview %view_11[0, 0, 0] [1, %16, 192] [1, 1, 1] : memref<1x36x192xf64> to memref<1x?x192xf64, strided<[6912, 192, 1]>>
      %subview_13 = memref.subview %arg1[%3, %14, 0] [1, %16, 192] [1, 1, 1] : memref<?x64x192xf64> to memref<1x?x192xf64, strided<[12288, 192, 1], offset: ?>>
      scf.for %arg31 = %c0 to %16 step %c1 {
        %23 = scf.for %arg32 = %c0 to %c192 step %c8 iter_args(%arg33 = %cst_5) -> (vector<8xf64>) {
          %34 = vector.load %subview_13[%c0, %arg31, %arg32] : memref<1x?x192xf64, strided<[12288, 192, 1], offset: ?>>, vector<8xf64>
          %35 = arith.addf %arg33, %34 fastmath<contract> : vector<8xf64>
          scf.yield %35 : vector<8xf64>
        }
        %24 = vector.reduction <add>, %23 fastmath<reassoc> : vector<8xf64> into f64
        %25 = arith.divf %24, %cst_1 : f64
        %26 = vector.broadcast %25 : f64 to vector<8xf64>
        %27 = scf.for %arg32 = %c0 to %c192 step %c8 iter_args(%arg33 = %cst_5) -> (vector<8xf64>) {
          %34 = vector.load %subview_13[%c0, %arg31, %arg32] : memref<1x?x192xf64, strided<[12288, 192, 1], offset: ?>>, vector<8xf64>
          %35 = arith.subf %34, %26 fastmath<contract> : vector<8xf64>
          %36 = arith.mulf %35, %35 fastmath<contract> : vector<8xf64>
          %37 = arith.addf %arg33, %36 fastmath<contract> : vector<8xf64>
          scf.yield %37 : vector<8xf64>
        }
        %28 = vector.reduction <add>, %27 fastmath<reassoc> : vector<8xf64> into f64
        %29 = arith.divf %28, %cst_1 : f64
        %30 = arith.addf %29, %cst_0 fastmath<contract> : f64
        %31 = math.sqrt %30 : f64
        %32 = arith.divf %cst, %31 : f64
        %33 = vector.broadcast %32 : f64 to vector<8xf64>
        scf.for %arg32 = %c0 to %c192 step %c8 {
          %34 = vector.load %subview_13[%c0, %arg31, %arg32] : memref<1x?x192xf64, strided<[12288, 192, 1], offset: ?>>, vector<8xf64>
          %35 = arith.subf %34, %26 fastmath<contract> : vector<8xf64>
          %36 = arith.mulf %35, %33 fastmath<contract> : vector<8xf64>
          %37 = vector.load %arg9[%arg32] : memref<192xf64>, vector<8xf64>
          %38 = arith.mulf %36, %37 fastmath<contract> : vector<8xf64>
          %39 = vector.load %arg10[%arg32] : memref<192xf64>, vector<8xf64>
          %40 = arith.addf %38, %39 fastmath<contract> : vector<8xf64>
          vector.store %40, %subview_12[%c0, %arg31, %arg32] : memref<1x?x192xf64, strided<[6912, 192, 1]>>, vector<8xf64>
        }
      }
      %17 = arith.addi %1, %c55296 : index
      %view_14 = memref.view %arg28[%17][] : memref<?xi8> to memref<1x34x192xf64>
      %subview_15 = memref.subview %view_14[0, 0, 0] [1, %8, 192] [1, 1, 1] : memref<1x34x192xf64> to memref<1x?x192xf64, strided<[6528, 192, 1]>>
      %18 = affine.apply #map3()[%6, %14]
      %19 = arith.addi %1, %c205824 : index
      %view_16 = memref.view %arg28[%19][] : memref<?xi8> to memref<3x192xf64>
      scf.for %arg31 = %c0 to %c192 step %c1 {
        scf.for %arg32 = %c0 to %c3 step %c1 {
          %23 = memref.load %arg11[%arg31, %arg32] : memref<192x3xf64>
          memref.store %23, %view_16[%arg32, %arg31] : memref<3x192xf64>
        }
      }
      scf.for %arg31 = %c0 to %8 step %c1 {
        %23 = arith.addi %arg31, %18 : index
        %24 = arith.subi %23, %c1 : index
        %25 = arith.subi %16, %24 : index
        %26 = arith.cmpi sge, %24, %c0 : index
        %27 = arith.cmpi sge, %25, %c3 : index
        %28 = arith.andi %26, %27 : i1
        scf.if %28 {
          scf.for %arg32 = %c0 to %c192 step %c8 {
            %29 = vector.load %subview_12[%c0, %24, %arg32] : memref<1x?x192xf64, strided<[6912, 192, 1]>>, vector<8xf64>
            %30 = vector.load %view_16[%c0, %arg32] : memref<3x192xf64>, vector<8xf64>
            %31 = vector.fma %30, %29, %cst_5 : vector<8xf64>
            %32 = vector.load %subview_12[%c0, %23, %arg32] : memref<1x?x192xf64, strided<[6912, 192, 1]>>, vector<8xf64>
            %33 = vector.load %view_16[%c1, %arg32] : memref<3x192xf64>, vector<8xf64>
            %34 = vector.fma %33, %32, %31 : vector<8xf64>
            %35 = arith.addi %23, %c1 : index
            %36 = vector.load %subview_12[%c0, %35, %arg32] : memref<1x?x192xf64, strided<[6912, 192, 1]>>, vector<8xf64>
            %37 = vector.load %view_16[%c2, %arg32] : memref<3x192xf64>, vector<8xf64>
            %38 = vector.fma %37, %36, %34 : vector<8xf64>
            %39 = vector.load %arg12[%arg32] : memref<192xf64>, vector<8xf64>
            %40 = arith.addf %38, %39 fastmath<contract> : vector<8xf64>
            vector.store %40, %subview_15[%c0, %arg31, %arg32] : memref<1x?x192xf64, strided<[6528, 192, 1]>>, vector<8xf64>
          }
        } else {
          %29 = arith.subi %c1, %23 : index
          %30 = arith.maxsi %29, %c0 : index
          %31 = arith.minsi %25, %c3 : index
          scf.for %arg32 = %c0 to %c192 step %c8 {
            %32 = scf.for %arg33 = %30 to %31 step %c1 iter_args(%arg34 = %cst_5) -> (vector<8xf64>) {
              %35 = arith.addi %24, %arg33 : index
              %36 = vector.load %subview_12[%c0, %35, %arg32] : memref<1x?x192xf64, strided<[6912, 192, 1]>>, vector<8xf64>
              %37 = vector.load %view_16[%arg33, %arg32] : memref<3x192xf64>, vector<8xf64>
              %38 = vector.fma %37, %36, %arg34 : vector<8xf64>
              scf.yield %38 : vector<8xf64>
            }
            %33 = vector.load %arg12[%arg32] : memref<192xf64>, vector<8xf64>
            %34 = arith.addf %32, %33 fastmath<contract> : vector<8xf64>
            vector.store %34, %subview_15[%c0, %arg31, %arg32] : memref<1x?x192xf64, strided<[6528, 192, 1]>>, vector<8xf64>
          }
        }
      }
      %view_17 = memref.view %arg28[%1][] : memref<?xi8> to memref<1x34x192xf64>
      %subview_18 = memref.subview %view_17[0, 0, 0] [1, %8, 192] [1, 1, 1] : memref<1x34x192xf64> to memref<1x?x192xf64, strided<[6528, 192, 1]>>
      scf.for %arg31 = %c0 to %8 step %c1 {
        scf.for %arg32 = %c0 to %c192 step %c8 {
          %23 = vector.load %subview_15[%c0, %arg31, %arg32] : memref<1x?x192xf64, strided<[6528, 192, 1]>>, vector<8xf64>
          %24 = arith.mulf %23, %cst_2 : vector<8xf64>
          %25 = arith.mulf %23, %cst_4 : vector<8xf64>
          %26 = math.erf %25 : vector<8xf64>
          %27 = arith.addf %26, %cst_3 : vector<8xf64>
          %28 = arith.mulf %24, %27 : vector<8xf64>
          vector.store %28, %subview_18[%c0, %arg31, %arg32] : memref<1x?x192xf64, strided<[6528, 192, 1]>>, vector<8xf64>
        }
      }
      %20 = arith.addi %1, %c52224 : index
      %view_19 = memref.view %arg28[%20][] : memref<?xi8> to memref<1x32x192xf64>
      %21 = arith.addi %1, %c101376 : index
      %view_20 = memref.view %arg28[%21][] : memref<?xi8> to memref<3x192xf64>
      scf.for %arg31 = %c0 to %c192 step %c1 {
        scf.for %arg32 = %c0 to %c3 step %c1 {
          %23 = memref.load %arg13[%arg31, %arg32] : memref<192x3xf64>
          memref.store %23, %view_20[%arg32, %arg31] : memref<3x192xf64>
        }
      }
      scf.for %arg31 = %c0 to %c32 step %c1 {
        %23 = arith.addi %arg31, %9 : index
        %24 = arith.subi %23, %c1 : index
        %25 = arith.subi %8, %24 : index
        %26 = arith.cmpi sge, %24, %c0 : index
        %27 = arith.cmpi sge, %25, %c3 : index
        %28 = arith.andi %26, %27 : i1
        scf.if %28 {
          scf.for %arg32 = %c0 to %c192 step %c8 {
            %29 = vector.load %subview_18[%c0, %24, %arg32] : memref<1x?x192xf64, strided<[6528, 192, 1]>>, vector<8xf64>
            %30 = vector.load %view_20[%c0, %arg32] : memref<3x192xf64>, vector<8xf64>
            %31 = vector.fma %30, %29, %cst_5 : vector<8xf64>
            %32 = vector.load %subview_18[%c0, %23, %arg32] : memref<1x?x192xf64, strided<[6528, 192, 1]>>, vector<8xf64>
            %33 = vector.load %view_20[%c1, %arg32] : memref<3x192xf64>, vector<8xf64>
            %34 = vector.fma %33, %32, %31 : vector<8xf64>
            %35 = arith.addi %23, %c1 : index
            %36 = vector.load %subview_18[%c0, %35, %arg32] : memref<1x?x192xf64, strided<[6528, 192, 1]>>, vector<8xf64>
            %37 = vector.load %view_20[%c2, %arg32] : memref<3x192xf64>, vector<8xf64>
            %38 = vector.fma %37, %36, %34 : vector<8xf64>
            %39 = vector.load %arg14[%arg32] : memref<192xf64>, vector<8xf64>
            %40 = arith.addf %38, %39 fastmath<contract> : vector<8xf64>
            vector.store %40, %view_19[%c0, %arg31, %arg32] : memref<1x32x192xf64>, vector<8xf64>
          }
        } else {
          %29 = arith.subi %c1, %23 : index
          %30 = arith.maxsi %29, %c0 : index
          %31 = arith.minsi %25, %c3 : index
          scf.for %arg32 = %c0 to %c192 step %c8 {
            %32 = scf.for %arg33 = %30 to %31 step %c1 iter_args(%arg34 = %cst_5) -> (vector<8xf64>) {
              %35 = arith.addi %24, %arg33 : index
              %36 = vector.load %subview_18[%c0, %35, %arg32] : memref<1x?x192xf64, strided<[6528, 192, 1]>>, vector<8xf64>
              %37 = vector.load %view_20[%arg33, %arg32] : memref<3x192xf64>, vector<8xf64>
              %38 = vector.fma %37, %36, %arg34 : vector<8xf64>
              scf.yield %38 : vector<8xf64>
            }
            %33 = vector.load %arg14[%arg32] : memref<192xf64>, vector<8xf64>
            %34 = arith.addf %32, %33 fastmath<contract> : vector<8xf64>
            vector.store %34, %view_19[%c0, %arg31, %arg32] : memref<1x32x192xf64>, vector<8xf64>
          }
        }
      }
      scf.for %arg31 = %c0 to %c32 step %c1 {
        scf.for %arg32 = %c0 to %c192 step %c8 {
          %23 = vector.load %subview_8[%c0, %arg31, %arg32] : memref<1x32x192xf64, strided<[12288, 192, 1], offset: ?>>, vector<8xf64>
          %24 = vector.load %view[%c0, %arg31, %arg32] : memref<1x32x192xf64>, vector<8xf64>
          %25 = vector.load %view_10[%c0, %arg31, %arg32] : memref<1x32x192xf64>, vector<8xf64>
          %26 = vector.load %view_19[%c0, %arg31, %arg32] : memref<1x32x192xf64>, vector<8xf64>
          %27 = arith.addf %23, %24 : vector<8xf64>
          %28 = arith.addf %27, %25 : vector<8xf64>
          %29 = arith.addf %28, %26 : vector<8xf64>
          vector.store %29, %view_7[%c0, %arg31, %arg32] : memref<1x32x192xf64>, vector<8xf64>
        }
      }
      scf.for %arg31 = %c0 to %c32 step %c1 {
        %23 = scf.for %arg32 = %c0 to %c192 step %c8 iter_args(%arg33 = %cst_5) -> (vector<8xf64>) {
          %34 = vector.load %view_7[%c0, %arg31, %arg32] : memref<1x32x192xf64>, vector<8xf64>
          %35 = arith.addf %arg33, %34 fastmath<contract> : vector<8xf64>
          scf.yield %35 : vector<8xf64>
        }
        %24 = vector.reduction <add>, %23 fastmath<reassoc> : vector<8xf64> into f64
        %25 = arith.divf %24, %cst_1 : f64
        %26 = vector.broadcast %25 : f64 to vector<8xf64>
        %27 = scf.for %arg32 = %c0 to %c192 step %c8 iter_args(%arg33 = %cst_5) -> (vector<8xf64>) {
          %34 = vector.load %view_7[%c0, %arg31, %arg32] : memref<1x32x192xf64>, vector<8xf64>
          %35 = arith.subf %34, %26 fastmath<contract> : vector<8xf64>
          %36 = arith.mulf %35, %35 fastmath<contract> : vector<8xf64>
          %37 = arith.addf %arg33, %36 fastmath<contract> : vector<8xf64>
          scf.yield %37 : vector<8xf64>
        }
        %28 = vector.reduction <add>, %27 fastmath<reassoc> : vector<8xf64> into f64
        %29 = arith.divf %28, %cst_1 : f64
        %30 = arith.addf %29, %cst_0 fastmath<contract> : f64
        %31 = math.sqrt %30 : f64
        %32 = arith.divf %cst, %31 : f64
        %33 = vector.broadcast %32 : f64 to vector<8xf64>
        scf.for %arg32 = %c0 to %c192 step %c8 {
          %34 = vector.load %view_7[%c0, %arg31, %arg32] : memref<1x32x192xf64>, vector<8xf64>
          %35 = arith.subf %34, %26 fastmath<contract> : vector<8xf64>
          %36 = arith.mulf %35, %33 fastmath<contract> : vector<8xf64>
          %37 = vector.load %arg15[%arg32] : memref<192xf64>, vector<8xf64>
          %38 = arith.mulf %36, %37 fastmath<contract> : vector<8xf64>
          %39 = vector.load %arg16[%arg32] : memref<192xf64>, vector<8xf64>
          %40 = arith.addf %38, %39 fastmath<contract> : vector<8xf64>
          vector.store %40, %view_9[%c0, %arg31, %arg32] : memref<1x32x192xf64>, vector<8xf64>
        }
      }
      scf.for %arg31 = %c0 to %c6 step %c1 {
        scf.for %arg32 = %c0 to %c30 step %c6 {
          %32 = arith.muli %arg31, %c32 : index
          %33 = arith.addi %arg32, %c1 : index
          %34 = arith.addi %arg32, %c2 : index
          %35 = arith.addi %arg32, %c3 : index
          %36 = arith.addi %arg32, %c4 : index
          %37 = arith.addi %arg32, %c5 : index
          %38 = arith.addi %32, %c8 : index
          %39 = arith.addi %32, %c16 : index
          %40 = arith.addi %32, %c24 : index
          %41 = vector.load %arg18[%32] : memref<192xf64>, vector<8xf64>
          %42 = vector.load %arg18[%38] : memref<192xf64>, vector<8xf64>
          %43 = vector.load %arg18[%39] : memref<192xf64>, vector<8xf64>
          %44 = vector.load %arg18[%40] : memref<192xf64>, vector<8xf64>
          %45:24 = scf.for %arg33 = %c0 to %c192 step %c1 iter_args(%arg34 = %41, %arg35 = %42, %arg36 = %43, %arg37 = %44, %arg38 = %41, %arg39 = %42, %arg40 = %43, %arg41 = %44, %arg42 = %41, %arg43 = %42, %arg44 = %43, %arg45 = %44, %arg46 = %41, %arg47 = %42, %arg48 = %43, %arg49 = %44, %arg50 = %41, %arg51 = %42, %arg52 = %43, %arg53 = %44, %arg54 = %41, %arg55 = %42, %arg56 = %43, %arg57 = %44) -> (vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>) {
            %46 = vector.load %arg25[%arg31, %arg33, %c0] : memref<6x192x32xf64>, vector<8xf64>
            %47 = vector.load %arg25[%arg31, %arg33, %c8] : memref<6x192x32xf64>, vector<8xf64>
            %48 = vector.load %arg25[%arg31, %arg33, %c16] : memref<6x192x32xf64>, vector<8xf64>
            %49 = vector.load %arg25[%arg31, %arg33, %c24] : memref<6x192x32xf64>, vector<8xf64>
            %50 = memref.load %view_9[%c0, %arg32, %arg33] : memref<1x32x192xf64>
            %51 = vector.broadcast %50 : f64 to vector<8xf64>
            %52 = vector.fma %51, %46, %arg34 : vector<8xf64>
            %53 = vector.fma %51, %47, %arg35 : vector<8xf64>
            %54 = vector.fma %51, %48, %arg36 : vector<8xf64>
            %55 = vector.fma %51, %49, %arg37 : vector<8xf64>
            %56 = memref.load %view_9[%c0, %33, %arg33] : memref<1x32x192xf64>
            %57 = vector.broadcast %56 : f64 to vector<8xf64>
            %58 = vector.fma %57, %46, %arg38 : vector<8xf64>
            %59 = vector.fma %57, %47, %arg39 : vector<8xf64>
            %60 = vector.fma %57, %48, %arg40 : vector<8xf64>
            %61 = vector.fma %57, %49, %arg41 : vector<8xf64>
            %62 = memref.load %view_9[%c0, %34, %arg33] : memref<1x32x192xf64>
            %63 = vector.broadcast %62 : f64 to vector<8xf64>
            %64 = vector.fma %63, %46, %arg42 : vector<8xf64>
            %65 = vector.fma %63, %47, %arg43 : vector<8xf64>
            %66 = vector.fma %63, %48, %arg44 : vector<8xf64>
            %67 = vector.fma %63, %49, %arg45 : vector<8xf64>
            %68 = memref.load %view_9[%c0, %35, %arg33] : memref<1x32x192xf64>
            %69 = vector.broadcast %68 : f64 to vector<8xf64>
            %70 = vector.fma %69, %46, %arg46 : vector<8xf64>
            %71 = vector.fma %69, %47, %arg47 : vector<8xf64>
            %72 = vector.fma %69, %48, %arg48 : vector<8xf64>
            %73 = vector.fma %69, %49, %arg49 : vector<8xf64>
            %74 = memref.load %view_9[%c0, %36, %arg33] : memref<1x32x192xf64>
            %75 = vector.broadcast %74 : f64 to vector<8xf64>
            %76 = vector.fma %75, %46, %arg50 : vector<8xf64>
            %77 = vector.fma %75, %47, %arg51 : vector<8xf64>
            %78 = vector.fma %75, %48, %arg52 : vector<8xf64>
            %79 = vector.fma %75, %49, %arg53 : vector<8xf64>
            %80 = memref.load %view_9[%c0, %37, %arg33] : memref<1x32x192xf64>
            %81 = vector.broadcast %80 : f64 to vector<8xf64>
            %82 = vector.fma %81, %46, %arg54 : vector<8xf64>
            %83 = vector.fma %81, %47, %arg55 : vector<8xf64>
            %84 = vector.fma %81, %48, %arg56 : vector<8xf64>
            %85 = vector.fma %81, %49, %arg57 : vector<8xf64>
            scf.yield %52, %53, %54, %55, %58, %59, %60, %61, %64, %65, %66, %67, %70, %71, %72, %73, %76, %77, %78, %79, %82, %83, %84, %85 : vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>
          }
          vector.store %45#0, %view_7[%c0, %arg32, %32] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#1, %view_7[%c0, %arg32, %38] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#2, %view_7[%c0, %arg32, %39] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#3, %view_7[%c0, %arg32, %40] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#4, %view_7[%c0, %33, %32] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#5, %view_7[%c0, %33, %38] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#6, %view_7[%c0, %33, %39] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#7, %view_7[%c0, %33, %40] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#8, %view_7[%c0, %34, %32] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#9, %view_7[%c0, %34, %38] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#10, %view_7[%c0, %34, %39] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#11, %view_7[%c0, %34, %40] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#12, %view_7[%c0, %35, %32] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#13, %view_7[%c0, %35, %38] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#14, %view_7[%c0, %35, %39] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#15, %view_7[%c0, %35, %40] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#16, %view_7[%c0, %36, %32] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#17, %view_7[%c0, %36, %38] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#18, %view_7[%c0, %36, %39] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#19, %view_7[%c0, %36, %40] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#20, %view_7[%c0, %37, %32] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#21, %view_7[%c0, %37, %38] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#22, %view_7[%c0, %37, %39] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#23, %view_7[%c0, %37, %40] : memref<1x32x192xf64>, vector<8xf64>
        }
        %23 = arith.muli %arg31, %c32 : index
        %24 = arith.addi %23, %c8 : index
        %25 = arith.addi %23, %c16 : index
        %26 = arith.addi %23, %c24 : index
        %27 = vector.load %arg18[%23] : memref<192xf64>, vector<8xf64>
        %28 = vector.load %arg18[%24] : memref<192xf64>, vector<8xf64>
        %29 = vector.load %arg18[%25] : memref<192xf64>, vector<8xf64>
        %30 = vector.load %arg18[%26] : memref<192xf64>, vector<8xf64>
        %31:8 = scf.for %arg32 = %c0 to %c192 step %c1 iter_args(%arg33 = %27, %arg34 = %28, %arg35 = %29, %arg36 = %30, %arg37 = %27, %arg38 = %28, %arg39 = %29, %arg40 = %30) -> (vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>) {
          %32 = vector.load %arg25[%arg31, %arg32, %c0] : memref<6x192x32xf64>, vector<8xf64>
          %33 = vector.load %arg25[%arg31, %arg32, %c8] : memref<6x192x32xf64>, vector<8xf64>
          %34 = vector.load %arg25[%arg31, %arg32, %c16] : memref<6x192x32xf64>, vector<8xf64>
          %35 = vector.load %arg25[%arg31, %arg32, %c24] : memref<6x192x32xf64>, vector<8xf64>
          %36 = memref.load %view_9[%c0, %c30, %arg32] : memref<1x32x192xf64>
          %37 = vector.broadcast %36 : f64 to vector<8xf64>
          %38 = vector.fma %37, %32, %arg33 : vector<8xf64>
          %39 = vector.fma %37, %33, %arg34 : vector<8xf64>
          %40 = vector.fma %37, %34, %arg35 : vector<8xf64>
          %41 = vector.fma %37, %35, %arg36 : vector<8xf64>
          %42 = memref.load %view_9[%c0, %c31, %arg32] : memref<1x32x192xf64>
          %43 = vector.broadcast %42 : f64 to vector<8xf64>
          %44 = vector.fma %43, %32, %arg37 : vector<8xf64>
          %45 = vector.fma %43, %33, %arg38 : vector<8xf64>
          %46 = vector.fma %43, %34, %arg39 : vector<8xf64>
          %47 = vector.fma %43, %35, %arg40 : vector<8xf64>
          scf.yield %38, %39, %40, %41, %44, %45, %46, %47 : vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>
        }
        vector.store %31#0, %view_7[%c0, %c30, %23] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#1, %view_7[%c0, %c30, %24] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#2, %view_7[%c0, %c30, %25] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#3, %view_7[%c0, %c30, %26] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#4, %view_7[%c0, %c31, %23] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#5, %view_7[%c0, %c31, %24] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#6, %view_7[%c0, %c31, %25] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#7, %view_7[%c0, %c31, %26] : memref<1x32x192xf64>, vector<8xf64>
      }
      %22 = arith.addi %1, %c98304 : index
      %view_21 = memref.view %arg28[%22][] : memref<?xi8> to memref<1x32x192xf64>
      scf.for %arg31 = %c0 to %c32 step %c1 {
        scf.for %arg32 = %c0 to %c192 step %c8 {
          %23 = vector.load %view_7[%c0, %arg31, %arg32] : memref<1x32x192xf64>, vector<8xf64>
          %24 = arith.mulf %23, %cst_2 : vector<8xf64>
          %25 = arith.mulf %23, %cst_4 : vector<8xf64>
          %26 = math.erf %25 : vector<8xf64>
          %27 = arith.addf %26, %cst_3 : vector<8xf64>
          %28 = arith.mulf %24, %27 : vector<8xf64>
          vector.store %28, %view_21[%c0, %arg31, %arg32] : memref<1x32x192xf64>, vector<8xf64>
        }
      }
      scf.for %arg31 = %c0 to %c6 step %c1 {
        scf.for %arg32 = %c0 to %c30 step %c6 {
          %32 = arith.muli %arg31, %c32 : index
          %33 = arith.addi %arg32, %c1 : index
          %34 = arith.addi %arg32, %c2 : index
          %35 = arith.addi %arg32, %c3 : index
          %36 = arith.addi %arg32, %c4 : index
          %37 = arith.addi %arg32, %c5 : index
          %38 = arith.addi %32, %c8 : index
          %39 = arith.addi %32, %c16 : index
          %40 = arith.addi %32, %c24 : index
          %41 = vector.load %arg20[%32] : memref<192xf64>, vector<8xf64>
          %42 = vector.load %arg20[%38] : memref<192xf64>, vector<8xf64>
          %43 = vector.load %arg20[%39] : memref<192xf64>, vector<8xf64>
          %44 = vector.load %arg20[%40] : memref<192xf64>, vector<8xf64>
          %45:24 = scf.for %arg33 = %c0 to %c192 step %c1 iter_args(%arg34 = %41, %arg35 = %42, %arg36 = %43, %arg37 = %44, %arg38 = %41, %arg39 = %42, %arg40 = %43, %arg41 = %44, %arg42 = %41, %arg43 = %42, %arg44 = %43, %arg45 = %44, %arg46 = %41, %arg47 = %42, %arg48 = %43, %arg49 = %44, %arg50 = %41, %arg51 = %42, %arg52 = %43, %arg53 = %44, %arg54 = %41, %arg55 = %42, %arg56 = %43, %arg57 = %44) -> (vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>) {
            %46 = vector.load %arg26[%arg31, %arg33, %c0] : memref<6x192x32xf64>, vector<8xf64>
            %47 = vector.load %arg26[%arg31, %arg33, %c8] : memref<6x192x32xf64>, vector<8xf64>
            %48 = vector.load %arg26[%arg31, %arg33, %c16] : memref<6x192x32xf64>, vector<8xf64>
            %49 = vector.load %arg26[%arg31, %arg33, %c24] : memref<6x192x32xf64>, vector<8xf64>
            %50 = memref.load %view_21[%c0, %arg32, %arg33] : memref<1x32x192xf64>
            %51 = vector.broadcast %50 : f64 to vector<8xf64>
            %52 = vector.fma %51, %46, %arg34 : vector<8xf64>
            %53 = vector.fma %51, %47, %arg35 : vector<8xf64>
            %54 = vector.fma %51, %48, %arg36 : vector<8xf64>
            %55 = vector.fma %51, %49, %arg37 : vector<8xf64>
            %56 = memref.load %view_21[%c0, %33, %arg33] : memref<1x32x192xf64>
            %57 = vector.broadcast %56 : f64 to vector<8xf64>
            %58 = vector.fma %57, %46, %arg38 : vector<8xf64>
            %59 = vector.fma %57, %47, %arg39 : vector<8xf64>
            %60 = vector.fma %57, %48, %arg40 : vector<8xf64>
            %61 = vector.fma %57, %49, %arg41 : vector<8xf64>
            %62 = memref.load %view_21[%c0, %34, %arg33] : memref<1x32x192xf64>
            %63 = vector.broadcast %62 : f64 to vector<8xf64>
            %64 = vector.fma %63, %46, %arg42 : vector<8xf64>
            %65 = vector.fma %63, %47, %arg43 : vector<8xf64>
            %66 = vector.fma %63, %48, %arg44 : vector<8xf64>
            %67 = vector.fma %63, %49, %arg45 : vector<8xf64>
            %68 = memref.load %view_21[%c0, %35, %arg33] : memref<1x32x192xf64>
            %69 = vector.broadcast %68 : f64 to vector<8xf64>
            %70 = vector.fma %69, %46, %arg46 : vector<8xf64>
            %71 = vector.fma %69, %47, %arg47 : vector<8xf64>
            %72 = vector.fma %69, %48, %arg48 : vector<8xf64>
            %73 = vector.fma %69, %49, %arg49 : vector<8xf64>
            %74 = memref.load %view_21[%c0, %36, %arg33] : memref<1x32x192xf64>
            %75 = vector.broadcast %74 : f64 to vector<8xf64>
            %76 = vector.fma %75, %46, %arg50 : vector<8xf64>
            %77 = vector.fma %75, %47, %arg51 : vector<8xf64>
            %78 = vector.fma %75, %48, %arg52 : vector<8xf64>
            %79 = vector.fma %75, %49, %arg53 : vector<8xf64>
            %80 = memref.load %view_21[%c0, %37, %arg33] : memref<1x32x192xf64>
            %81 = vector.broadcast %80 : f64 to vector<8xf64>
            %82 = vector.fma %81, %46, %arg54 : vector<8xf64>
            %83 = vector.fma %81, %47, %arg55 : vector<8xf64>
            %84 = vector.fma %81, %48, %arg56 : vector<8xf64>
            %85 = vector.fma %81, %49, %arg57 : vector<8xf64>
            scf.yield %52, %53, %54, %55, %58, %59, %60, %61, %64, %65, %66, %67, %70, %71, %72, %73, %76, %77, %78, %79, %82, %83, %84, %85 : vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>
          }
          vector.store %45#0, %view_7[%c0, %arg32, %32] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#1, %view_7[%c0, %arg32, %38] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#2, %view_7[%c0, %arg32, %39] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#3, %view_7[%c0, %arg32, %40] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#4, %view_7[%c0, %33, %32] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#5, %view_7[%c0, %33, %38] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#6, %view_7[%c0, %33, %39] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#7, %view_7[%c0, %33, %40] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#8, %view_7[%c0, %34, %32] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#9, %view_7[%c0, %34, %38] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#10, %view_7[%c0, %34, %39] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#11, %view_7[%c0, %34, %40] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#12, %view_7[%c0, %35, %32] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#13, %view_7[%c0, %35, %38] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#14, %view_7[%c0, %35, %39] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#15, %view_7[%c0, %35, %40] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#16, %view_7[%c0, %36, %32] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#17, %view_7[%c0, %36, %38] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#18, %view_7[%c0, %36, %39] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#19, %view_7[%c0, %36, %40] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#20, %view_7[%c0, %37, %32] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#21, %view_7[%c0, %37, %38] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#22, %view_7[%c0, %37, %39] : memref<1x32x192xf64>, vector<8xf64>
          vector.store %45#23, %view_7[%c0, %37, %40] : memref<1x32x192xf64>, vector<8xf64>
        }
        %23 = arith.muli %arg31, %c32 : index
        %24 = arith.addi %23, %c8 : index
        %25 = arith.addi %23, %c16 : index
        %26 = arith.addi %23, %c24 : index
        %27 = vector.load %arg20[%23] : memref<192xf64>, vector<8xf64>
        %28 = vector.load %arg20[%24] : memref<192xf64>, vector<8xf64>
        %29 = vector.load %arg20[%25] : memref<192xf64>, vector<8xf64>
        %30 = vector.load %arg20[%26] : memref<192xf64>, vector<8xf64>
        %31:8 = scf.for %arg32 = %c0 to %c192 step %c1 iter_args(%arg33 = %27, %arg34 = %28, %arg35 = %29, %arg36 = %30, %arg37 = %27, %arg38 = %28, %arg39 = %29, %arg40 = %30) -> (vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>) {
          %32 = vector.load %arg26[%arg31, %arg32, %c0] : memref<6x192x32xf64>, vector<8xf64>
          %33 = vector.load %arg26[%arg31, %arg32, %c8] : memref<6x192x32xf64>, vector<8xf64>
          %34 = vector.load %arg26[%arg31, %arg32, %c16] : memref<6x192x32xf64>, vector<8xf64>
          %35 = vector.load %arg26[%arg31, %arg32, %c24] : memref<6x192x32xf64>, vector<8xf64>
          %36 = memref.load %view_21[%c0, %c30, %arg32] : memref<1x32x192xf64>
          %37 = vector.broadcast %36 : f64 to vector<8xf64>
          %38 = vector.fma %37, %32, %arg33 : vector<8xf64>
          %39 = vector.fma %37, %33, %arg34 : vector<8xf64>
          %40 = vector.fma %37, %34, %arg35 : vector<8xf64>
          %41 = vector.fma %37, %35, %arg36 : vector<8xf64>
          %42 = memref.load %view_21[%c0, %c31, %arg32] : memref<1x32x192xf64>
          %43 = vector.broadcast %42 : f64 to vector<8xf64>
          %44 = vector.fma %43, %32, %arg37 : vector<8xf64>
          %45 = vector.fma %43, %33, %arg38 : vector<8xf64>
          %46 = vector.fma %43, %34, %arg39 : vector<8xf64>
          %47 = vector.fma %43, %35, %arg40 : vector<8xf64>
          scf.yield %38, %39, %40, %41, %44, %45, %46, %47 : vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>
        }
        vector.store %31#0, %view_7[%c0, %c30, %23] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#1, %view_7[%c0, %c30, %24] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#2, %view_7[%c0, %c30, %25] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#3, %view_7[%c0, %c30, %26] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#4, %view_7[%c0, %c31, %23] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#5, %view_7[%c0, %c31, %24] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#6, %view_7[%c0, %c31, %25] : memref<1x32x192xf64>, vector<8xf64>
        vector.store %31#7, %view_7[%c0, %c31, %26] : memref<1x32x192xf64>, vector<8xf64>
      }
      scf.for %arg31 = %c0 to %c32 step %c1 {
        scf.for %arg32 = %c0 to %c192 step %c8 {
          %23 = vector.load %view_9[%c0, %arg31, %arg32] : memref<1x32x192xf64>, vector<8xf64>
          %24 = vector.load %view_7[%c0, %arg31, %arg32] : memref<1x32x192xf64>, vector<8xf64>
          %25 = arith.addf %23, %24 : vector<8xf64>
          vector.store %25, %view_21[%c0, %arg31, %arg32] : memref<1x32x192xf64>, vector<8xf64>
        }
      }
      %subview_22 = memref.subview %arg27[%3, %4, 0] [1, 32, 192] [1, 1, 1] : memref<?x64x192xf64> to memref<1x32x192xf64, strided<[12288, 192, 1], offset: ?>>
      scf.for %arg31 = %c0 to %c32 step %c1 {
        %23 = scf.for %arg32 = %c0 to %c192 step %c8 iter_args(%arg33 = %cst_5) -> (vector<8xf64>) {
          %34 = vector.load %view_21[%c0, %arg31, %arg32] : memref<1x32x192xf64>, vector<8xf64>
          %35 = arith.addf %arg33, %34 fastmath<contract> : vector<8xf64>
          scf.yield %35 : vector<8xf64>
        }
        %24 = vector.reduction <add>, %23 fastmath<reassoc> : vector<8xf64> into f64
        %25 = arith.divf %24, %cst_1 : f64
        %26 = vector.broadcast %25 : f64 to vector<8xf64>
        %27 = scf.for %arg32 = %c0 to %c192 step %c8 iter_args(%arg33 = %cst_5) -> (vector<8xf64>) {
          %34 = vector.load %view_21[%c0, %arg31, %arg32] : memref<1x32x192xf64>, vector<8xf64>
          %35 = arith.subf %34, %26 fastmath<contract> : vector<8xf64>
          %36 = arith.mulf %35, %35 fastmath<contract> : vector<8xf64>
          %37 = arith.addf %arg33, %36 fastmath<contract> : vector<8xf64>
          scf.yield %37 : vector<8xf64>
        }
        %28 = vector.reduction <add>, %27 fastmath<reassoc> : vector<8xf64> into f64
        %29 = arith.divf %28, %cst_1 : f64
        %30 = arith.addf %29, %cst_0 fastmath<contract> : f64
        %31 = math.sqrt %30 : f64
        %32 = arith.divf %cst, %31 : f64
        %33 = vector.broadcast %32 : f64 to vector<8xf64>
        scf.for %arg32 = %c0 to %c192 step %c8 {
          %34 = vector.load %view_21[%c0, %arg31, %arg32] : memref<1x32x192xf64>, vector<8xf64>
          %35 = arith.subf %34, %26 fastmath<contract> : vector<8xf64>
          %36 = arith.mulf %35, %33 fastmath<contract> : vector<8xf64>
          %37 = vector.load %arg21[%arg32] : memref<192xf64>, vector<8xf64>
          %38 = arith.mulf %36, %37 fastmath<contract> : vector<8xf64>
          %39 = vector.load %arg22[%arg32] : memref<192xf64>, vector<8xf64>
          %40 = arith.addf %38, %39 fastmath<contract> : vector<8xf64>
          vector.store %40, %subview_22[%c0, %arg31, %arg32] : memref<1x32x192xf64, strided<[12288, 192, 1], offset: ?>>, vector<8xf64>
        }
      }
      ldn.yield
    }
    return
  }
  func.func @prepare.workspace(%arg0: index) -> index {
    %c7176192 = arith.constant 7176192 : index
    %0 = call @Released.prepare.workspace(%arg0) : (index) -> index
    %1 = call @Released.prepare.workspace(%arg0) : (index) -> index
    %2 = arith.maxui %0, %1 : index
    %3 = call @Released.prepare.workspace(%arg0) : (index) -> index
    %4 = arith.maxui %2, %3 : index
    %5 = call @Released.prepare.workspace(%arg0) : (index) -> index
    %6 = arith.maxui %4, %5 : index
    %7 = call @Released.prepare.workspace(%arg0) : (index) -> index
    %8 = arith.maxui %6, %7 : index
    %9 = call @Released.prepare.workspace(%arg0) : (index) -> index
    %10 = arith.maxui %8, %9 : index
    %11 = arith.addi %10, %c7176192 : index
    return %11 : index
  }
  func.func @prepare(%arg0: memref<?xi8> {ldn.arena = "prepared"}, %arg1: memref<?xi8> {ldn.arena = "params"}, %arg2: memref<?xi8> {ldn.arena = "workspace"}) {
    %c6782976 = arith.constant 6782976 : index
    %c6488064 = arith.constant 6488064 : index
    %c6193152 = arith.constant 6193152 : index
    %c5898240 = arith.constant 5898240 : index
    %c5603328 = arith.constant 5603328 : index
    %c5308416 = arith.constant 5308416 : index
    %c5013504 = arith.constant 5013504 : index
    %c4718592 = arith.constant 4718592 : index
    %c4423680 = arith.constant 4423680 : index
    %c4128768 = arith.constant 4128768 : index
    %c3833856 = arith.constant 3833856 : index
    %c3538944 = arith.constant 3538944 : index
    %c3244032 = arith.constant 3244032 : index
    %c2949120 = arith.constant 2949120 : index
    %c2654208 = arith.constant 2654208 : index
    %c2359296 = arith.constant 2359296 : index
    %c2064384 = arith.constant 2064384 : index
    %c1769472 = arith.constant 1769472 : index
    %c1474560 = arith.constant 1474560 : index
    %c1179648 = arith.constant 1179648 : index
    %c884736 = arith.constant 884736 : index
    %c589824 = arith.constant 589824 : index
    %c294912 = arith.constant 294912 : index
    %c7077888 = arith.constant 7077888 : index
    %c7176192 = arith.constant 7176192 : index
    %c24 = arith.constant 24 : index
    %c8 = arith.constant 8 : index
    %c10 = arith.constant 10 : index
    %c16 = arith.constant 16 : index
    %c192 = arith.constant 192 : index
    %c1 = arith.constant 1 : index
    %c32 = arith.constant 32 : index
    %c48 = arith.constant 48 : index
    %c6 = arith.constant 6 : index
    %cst = arith.constant 0.000000e+00 : f64
    %c368640 = arith.constant 368640 : index
    %c663552 = arith.constant 663552 : index
    %c958464 = arith.constant 958464 : index
    %c1253376 = arith.constant 1253376 : index
    %c1548288 = arith.constant 1548288 : index
    %c1843200 = arith.constant 1843200 : index
    %c2138112 = arith.constant 2138112 : index
    %c2433024 = arith.constant 2433024 : index
    %c2727936 = arith.constant 2727936 : index
    %c3022848 = arith.constant 3022848 : index
    %c3317760 = arith.constant 3317760 : index
    %c3612672 = arith.constant 3612672 : index
    %c3907584 = arith.constant 3907584 : index
    %c4202496 = arith.constant 4202496 : index
    %c4497408 = arith.constant 4497408 : index
    %c4792320 = arith.constant 4792320 : index
    %c5087232 = arith.constant 5087232 : index
    %c5382144 = arith.constant 5382144 : index
    %c5677056 = arith.constant 5677056 : index
    %c5971968 = arith.constant 5971968 : index
    %c6266880 = arith.constant 6266880 : index
    %c6561792 = arith.constant 6561792 : index
    %c6856704 = arith.constant 6856704 : index
    %c7151616 = arith.constant 7151616 : index
    %c7354752 = arith.constant 7354752 : index
    %c7353216 = arith.constant 7353216 : index
    %c7351680 = arith.constant 7351680 : index
    %c7350144 = arith.constant 7350144 : index
    %c7055232 = arith.constant 7055232 : index
    %c7053696 = arith.constant 7053696 : index
    %c6758784 = arith.constant 6758784 : index
    %c6757248 = arith.constant 6757248 : index
    %c6755712 = arith.constant 6755712 : index
    %c6754176 = arith.constant 6754176 : index
    %c6749568 = arith.constant 6749568 : index
    %c6748032 = arith.constant 6748032 : index
    %c6743424 = arith.constant 6743424 : index
    %c6741888 = arith.constant 6741888 : index
    %c6740352 = arith.constant 6740352 : index
    %c6738816 = arith.constant 6738816 : index
    %c6443904 = arith.constant 6443904 : index
    %c6442368 = arith.constant 6442368 : index
    %c6147456 = arith.constant 6147456 : index
    %c6147392 = arith.constant 6147392 : index
    %c6145856 = arith.constant 6145856 : index
    %c6141248 = arith.constant 6141248 : index
    %c6139712 = arith.constant 6139712 : index
    %c6138176 = arith.constant 6138176 : index
    %c6136640 = arith.constant 6136640 : index
    %c5841728 = arith.constant 5841728 : index
    %c5840192 = arith.constant 5840192 : index
    %c5545280 = arith.constant 5545280 : index
    %c5543744 = arith.constant 5543744 : index
    %c5542208 = arith.constant 5542208 : index
    %c5540672 = arith.constant 5540672 : index
    %c5536064 = arith.constant 5536064 : index
    %c5534528 = arith.constant 5534528 : index
    %c5529920 = arith.constant 5529920 : index
    %c5528384 = arith.constant 5528384 : index
    %c5526848 = arith.constant 5526848 : index
    %c5525312 = arith.constant 5525312 : index
    %c5230400 = arith.constant 5230400 : index
    %c5228864 = arith.constant 5228864 : index
    %c4933952 = arith.constant 4933952 : index
    %c4933888 = arith.constant 4933888 : index
    %c4932352 = arith.constant 4932352 : index
    %c4927744 = arith.constant 4927744 : index
    %c4926208 = arith.constant 4926208 : index
    %c4924672 = arith.constant 4924672 : index
    %c4923136 = arith.constant 4923136 : index
    %c4628224 = arith.constant 4628224 : index
    %c4626688 = arith.constant 4626688 : index
    %c4331776 = arith.constant 4331776 : index
    %c4330240 = arith.constant 4330240 : index
    %c4328704 = arith.constant 4328704 : index
    %c4327168 = arith.constant 4327168 : index
    %c4322560 = arith.constant 4322560 : index
    %c4321024 = arith.constant 4321024 : index
    %c4316416 = arith.constant 4316416 : index
    %c4314880 = arith.constant 4314880 : index
    %c4313344 = arith.constant 4313344 : index
    %c4311808 = arith.constant 4311808 : index
    %c4016896 = arith.constant 4016896 : index
    %c4015360 = arith.constant 4015360 : index
    %c3720448 = arith.constant 3720448 : index
    %c3720384 = arith.constant 3720384 : index
    %c3718848 = arith.constant 3718848 : index
    %c3714240 = arith.constant 3714240 : index
    %c3712704 = arith.constant 3712704 : index
    %c3711168 = arith.constant 3711168 : index
    %c3709632 = arith.constant 3709632 : index
    %c3414720 = arith.constant 3414720 : index
    %c3413184 = arith.constant 3413184 : index
    %c3118272 = arith.constant 3118272 : index
    %c3116736 = arith.constant 3116736 : index
    %c3115200 = arith.constant 3115200 : index
    %c3113664 = arith.constant 3113664 : index
    %c3109056 = arith.constant 3109056 : index
    %c3107520 = arith.constant 3107520 : index
    %c3102912 = arith.constant 3102912 : index
    %c3101376 = arith.constant 3101376 : index
    %c3099840 = arith.constant 3099840 : index
    %c3098304 = arith.constant 3098304 : index
    %c2803392 = arith.constant 2803392 : index
    %c2801856 = arith.constant 2801856 : index
    %c2506944 = arith.constant 2506944 : index
    %c2506880 = arith.constant 2506880 : index
    %c2505344 = arith.constant 2505344 : index
    %c2500736 = arith.constant 2500736 : index
    %c2499200 = arith.constant 2499200 : index
    %c2497664 = arith.constant 2497664 : index
    %c2496128 = arith.constant 2496128 : index
    %c2201216 = arith.constant 2201216 : index
    %c2199680 = arith.constant 2199680 : index
    %c1904768 = arith.constant 1904768 : index
    %c1903232 = arith.constant 1903232 : index
    %c1901696 = arith.constant 1901696 : index
    %c1900160 = arith.constant 1900160 : index
    %c1895552 = arith.constant 1895552 : index
    %c1894016 = arith.constant 1894016 : index
    %c1889408 = arith.constant 1889408 : index
    %c1887872 = arith.constant 1887872 : index
    %c1886336 = arith.constant 1886336 : index
    %c1884800 = arith.constant 1884800 : index
    %c1589888 = arith.constant 1589888 : index
    %c1588352 = arith.constant 1588352 : index
    %c1293440 = arith.constant 1293440 : index
    %c1293376 = arith.constant 1293376 : index
    %c1291840 = arith.constant 1291840 : index
    %c1287232 = arith.constant 1287232 : index
    %c1285696 = arith.constant 1285696 : index
    %c1284160 = arith.constant 1284160 : index
    %c1282624 = arith.constant 1282624 : index
    %c987712 = arith.constant 987712 : index
    %c986176 = arith.constant 986176 : index
    %c691264 = arith.constant 691264 : index
    %c689728 = arith.constant 689728 : index
    %c688192 = arith.constant 688192 : index
    %c686656 = arith.constant 686656 : index
    %c682048 = arith.constant 682048 : index
    %c680512 = arith.constant 680512 : index
    %c675904 = arith.constant 675904 : index
    %c674368 = arith.constant 674368 : index
    %c672832 = arith.constant 672832 : index
    %c671296 = arith.constant 671296 : index
    %c376384 = arith.constant 376384 : index
    %c374848 = arith.constant 374848 : index
    %c79936 = arith.constant 79936 : index
    %c79872 = arith.constant 79872 : index
    %c78336 = arith.constant 78336 : index
    %c73728 = arith.constant 73728 : index
    %c0 = arith.constant 0 : index
    %view = memref.view %arg1[%c0][] : memref<?xi8> to memref<192x48xf64>
    %view_0 = memref.view %arg1[%c73728][] : memref<?xi8> to memref<192x3xf64>
    %view_1 = memref.view %arg1[%c78336][] : memref<?xi8> to memref<192xf64>
    %view_2 = memref.view %arg1[%c79872][] : memref<?xi8> to memref<f64>
    %view_3 = memref.view %arg1[%c79936][] : memref<?xi8> to memref<192x192xf64>
    %view_4 = memref.view %arg1[%c374848][] : memref<?xi8> to memref<192xf64>
    %view_5 = memref.view %arg1[%c376384][] : memref<?xi8> to memref<192x192xf64>
    %view_6 = memref.view %arg1[%c671296][] : memref<?xi8> to memref<192xf64>
    %view_7 = memref.view %arg1[%c672832][] : memref<?xi8> to memref<192xf64>
    %view_8 = memref.view %arg1[%c674368][] : memref<?xi8> to memref<192xf64>
    %view_9 = memref.view %arg1[%c675904][] : memref<?xi8> to memref<192x3xf64>
    %view_10 = memref.view %arg1[%c680512][] : memref<?xi8> to memref<192xf64>
    %view_11 = memref.view %arg1[%c682048][] : memref<?xi8> to memref<192x3xf64>
    %view_12 = memref.view %arg1[%c686656][] : memref<?xi8> to memref<192xf64>
    %view_13 = memref.view %arg1[%c688192][] : memref<?xi8> to memref<192xf64>
    %view_14 = memref.view %arg1[%c689728][] : memref<?xi8> to memref<192xf64>
    %view_15 = memref.view %arg1[%c691264][] : memref<?xi8> to memref<192x192xf64>
    %view_16 = memref.view %arg1[%c986176][] : memref<?xi8> to memref<192xf64>
    %view_17 = memref.view %arg1[%c987712][] : memref<?xi8> to memref<192x192xf64>
    %view_18 = memref.view %arg1[%c1282624][] : memref<?xi8> to memref<192xf64>
    %view_19 = memref.view %arg1[%c1284160][] : memref<?xi8> to memref<192xf64>
    %view_20 = memref.view %arg1[%c1285696][] : memref<?xi8> to memref<192xf64>
    %view_21 = memref.view %arg1[%c1287232][] : memref<?xi8> to memref<192x3xf64>
    %view_22 = memref.view %arg1[%c1291840][] : memref<?xi8> to memref<192xf64>
    %view_23 = memref.view %arg1[%c1293376][] : memref<?xi8> to memref<f64>
    %view_24 = memref.view %arg1[%c1293440][] : memref<?xi8> to memref<192x192xf64>
    %view_25 = memref.view %arg1[%c1588352][] : memref<?xi8> to memref<192xf64>
    %view_26 = memref.view %arg1[%c1589888][] : memref<?xi8> to memref<192x192xf64>
    %view_27 = memref.view %arg1[%c1884800][] : memref<?xi8> to memref<192xf64>
    %view_28 = memref.view %arg1[%c1886336][] : memref<?xi8> to memref<192xf64>
    %view_29 = memref.view %arg1[%c1887872][] : memref<?xi8> to memref<192xf64>
    %view_30 = memref.view %arg1[%c1889408][] : memref<?xi8> to memref<192x3xf64>
    %view_31 = memref.view %arg1[%c1894016][] : memref<?xi8> to memref<192xf64>
    %view_32 = memref.view %arg1[%c1895552][] : memref<?xi8> to memref<192x3xf64>
    %view_33 = memref.view %arg1[%c1900160][] : memref<?xi8> to memref<192xf64>
    %view_34 = memref.view %arg1[%c1901696][] : memref<?xi8> to memref<192xf64>
    %view_35 = memref.view %arg1[%c1903232][] : memref<?xi8> to memref<192xf64>
    %view_36 = memref.view %arg1[%c1904768][] : memref<?xi8> to memref<192x192xf64>
    %view_37 = memref.view %arg1[%c2199680][] : memref<?xi8> to memref<192xf64>
    %view_38 = memref.view %arg1[%c2201216][] : memref<?xi8> to memref<192x192xf64>
    %view_39 = memref.view %arg1[%c2496128][] : memref<?xi8> to memref<192xf64>
    %view_40 = memref.view %arg1[%c2497664][] : memref<?xi8> to memref<192xf64>
    %view_41 = memref.view %arg1[%c2499200][] : memref<?xi8> to memref<192xf64>
    %view_42 = memref.view %arg1[%c2500736][] : memref<?xi8> to memref<192x3xf64>
    %view_43 = memref.view %arg1[%c2505344][] : memref<?xi8> to memref<192xf64>
    %view_44 = memref.view %arg1[%c2506880][] : memref<?xi8> to memref<f64>
    %view_45 = memref.view %arg1[%c2506944][] : memref<?xi8> to memref<192x192xf64>
    %view_46 = memref.view %arg1[%c2801856][] : memref<?xi8> to memref<192xf64>
    %view_47 = memref.view %arg1[%c2803392][] : memref<?xi8> to memref<192x192xf64>
    %view_48 = memref.view %arg1[%c3098304][] : memref<?xi8> to memref<192xf64>
    %view_49 = memref.view %arg1[%c3099840][] : memref<?xi8> to memref<192xf64>
    %view_50 = memref.view %arg1[%c3101376][] : memref<?xi8> to memref<192xf64>
    %view_51 = memref.view %arg1[%c3102912][] : memref<?xi8> to memref<192x3xf64>
    %view_52 = memref.view %arg1[%c3107520][] : memref<?xi8> to memref<192xf64>
    %view_53 = memref.view %arg1[%c3109056][] : memref<?xi8> to memref<192x3xf64>
    %view_54 = memref.view %arg1[%c3113664][] : memref<?xi8> to memref<192xf64>
    %view_55 = memref.view %arg1[%c3115200][] : memref<?xi8> to memref<192xf64>
    %view_56 = memref.view %arg1[%c3116736][] : memref<?xi8> to memref<192xf64>
    %view_57 = memref.view %arg1[%c3118272][] : memref<?xi8> to memref<192x192xf64>
    %view_58 = memref.view %arg1[%c3413184][] : memref<?xi8> to memref<192xf64>
    %view_59 = memref.view %arg1[%c3414720][] : memref<?xi8> to memref<192x192xf64>
    %view_60 = memref.view %arg1[%c3709632][] : memref<?xi8> to memref<192xf64>
    %view_61 = memref.view %arg1[%c3711168][] : memref<?xi8> to memref<192xf64>
    %view_62 = memref.view %arg1[%c3712704][] : memref<?xi8> to memref<192xf64>
    %view_63 = memref.view %arg1[%c3714240][] : memref<?xi8> to memref<192x3xf64>
    %view_64 = memref.view %arg1[%c3718848][] : memref<?xi8> to memref<192xf64>
    %view_65 = memref.view %arg1[%c3720384][] : memref<?xi8> to memref<f64>
    %view_66 = memref.view %arg1[%c3720448][] : memref<?xi8> to memref<192x192xf64>
    %view_67 = memref.view %arg1[%c4015360][] : memref<?xi8> to memref<192xf64>
    %view_68 = memref.view %arg1[%c4016896][] : memref<?xi8> to memref<192x192xf64>
    %view_69 = memref.view %arg1[%c4311808][] : memref<?xi8> to memref<192xf64>
    %view_70 = memref.view %arg1[%c4313344][] : memref<?xi8> to memref<192xf64>
    %view_71 = memref.view %arg1[%c4314880][] : memref<?xi8> to memref<192xf64>
    %view_72 = memref.view %arg1[%c4316416][] : memref<?xi8> to memref<192x3xf64>
    %view_73 = memref.view %arg1[%c4321024][] : memref<?xi8> to memref<192xf64>
    %view_74 = memref.view %arg1[%c4322560][] : memref<?xi8> to memref<192x3xf64>
    %view_75 = memref.view %arg1[%c4327168][] : memref<?xi8> to memref<192xf64>
    %view_76 = memref.view %arg1[%c4328704][] : memref<?xi8> to memref<192xf64>
    %view_77 = memref.view %arg1[%c4330240][] : memref<?xi8> to memref<192xf64>
    %view_78 = memref.view %arg1[%c4331776][] : memref<?xi8> to memref<192x192xf64>
    %view_79 = memref.view %arg1[%c4626688][] : memref<?xi8> to memref<192xf64>
    %view_80 = memref.view %arg1[%c4628224][] : memref<?xi8> to memref<192x192xf64>
    %view_81 = memref.view %arg1[%c4923136][] : memref<?xi8> to memref<192xf64>
    %view_82 = memref.view %arg1[%c4924672][] : memref<?xi8> to memref<192xf64>
    %view_83 = memref.view %arg1[%c4926208][] : memref<?xi8> to memref<192xf64>
    %view_84 = memref.view %arg1[%c4927744][] : memref<?xi8> to memref<192x3xf64>
    %view_85 = memref.view %arg1[%c4932352][] : memref<?xi8> to memref<192xf64>
    %view_86 = memref.view %arg1[%c4933888][] : memref<?xi8> to memref<f64>
    %view_87 = memref.view %arg1[%c4933952][] : memref<?xi8> to memref<192x192xf64>
    %view_88 = memref.view %arg1[%c5228864][] : memref<?xi8> to memref<192xf64>
    %view_89 = memref.view %arg1[%c5230400][] : memref<?xi8> to memref<192x192xf64>
    %view_90 = memref.view %arg1[%c5525312][] : memref<?xi8> to memref<192xf64>
    %view_91 = memref.view %arg1[%c5526848][] : memref<?xi8> to memref<192xf64>
    %view_92 = memref.view %arg1[%c5528384][] : memref<?xi8> to memref<192xf64>
    %view_93 = memref.view %arg1[%c5529920][] : memref<?xi8> to memref<192x3xf64>
    %view_94 = memref.view %arg1[%c5534528][] : memref<?xi8> to memref<192xf64>
    %view_95 = memref.view %arg1[%c5536064][] : memref<?xi8> to memref<192x3xf64>
    %view_96 = memref.view %arg1[%c5540672][] : memref<?xi8> to memref<192xf64>
    %view_97 = memref.view %arg1[%c5542208][] : memref<?xi8> to memref<192xf64>
    %view_98 = memref.view %arg1[%c5543744][] : memref<?xi8> to memref<192xf64>
    %view_99 = memref.view %arg1[%c5545280][] : memref<?xi8> to memref<192x192xf64>
    %view_100 = memref.view %arg1[%c5840192][] : memref<?xi8> to memref<192xf64>
    %view_101 = memref.view %arg1[%c5841728][] : memref<?xi8> to memref<192x192xf64>
    %view_102 = memref.view %arg1[%c6136640][] : memref<?xi8> to memref<192xf64>
    %view_103 = memref.view %arg1[%c6138176][] : memref<?xi8> to memref<192xf64>
    %view_104 = memref.view %arg1[%c6139712][] : memref<?xi8> to memref<192xf64>
    %view_105 = memref.view %arg1[%c6141248][] : memref<?xi8> to memref<192x3xf64>
    %view_106 = memref.view %arg1[%c6145856][] : memref<?xi8> to memref<192xf64>
    %view_107 = memref.view %arg1[%c6147392][] : memref<?xi8> to memref<f64>
    %view_108 = memref.view %arg1[%c6147456][] : memref<?xi8> to memref<192x192xf64>
    %view_109 = memref.view %arg1[%c6442368][] : memref<?xi8> to memref<192xf64>
    %view_110 = memref.view %arg1[%c6443904][] : memref<?xi8> to memref<192x192xf64>
    %view_111 = memref.view %arg1[%c6738816][] : memref<?xi8> to memref<192xf64>
    %view_112 = memref.view %arg1[%c6740352][] : memref<?xi8> to memref<192xf64>
    %view_113 = memref.view %arg1[%c6741888][] : memref<?xi8> to memref<192xf64>
    %view_114 = memref.view %arg1[%c6743424][] : memref<?xi8> to memref<192x3xf64>
    %view_115 = memref.view %arg1[%c6748032][] : memref<?xi8> to memref<192xf64>
    %view_116 = memref.view %arg1[%c6749568][] : memref<?xi8> to memref<192x3xf64>
    %view_117 = memref.view %arg1[%c6754176][] : memref<?xi8> to memref<192xf64>
    %view_118 = memref.view %arg1[%c6755712][] : memref<?xi8> to memref<192xf64>
    %view_119 = memref.view %arg1[%c6757248][] : memref<?xi8> to memref<192xf64>
    %view_120 = memref.view %arg1[%c6758784][] : memref<?xi8> to memref<192x192xf64>
    %view_121 = memref.view %arg1[%c7053696][] : memref<?xi8> to memref<192xf64>
    %view_122 = memref.view %arg1[%c7055232][] : memref<?xi8> to memref<192x192xf64>
    %view_123 = memref.view %arg1[%c7350144][] : memref<?xi8> to memref<192xf64>
    %view_124 = memref.view %arg1[%c7351680][] : memref<?xi8> to memref<192xf64>
    %view_125 = memref.view %arg1[%c7353216][] : memref<?xi8> to memref<192xf64>
    %view_126 = memref.view %arg1[%c7354752][] : memref<?xi8> to memref<10x192xf64>
    %view_127 = memref.view %arg2[%c7077888][] : memref<?xi8> to memref<6x48x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c48 step %c1 {
        scf.for %arg5 = %c0 to %c32 step %c1 {
          memref.store %cst, %view_127[%arg3, %arg4, %arg5] : memref<6x48x32xf64>
        }
      }
    }
    scf.for %arg3 = %c0 to %c192 step %c1 {
      scf.for %arg4 = %c0 to %c48 step %c1 {
        %0 = memref.load %view[%arg3, %arg4] : memref<192x48xf64>
        %1 = arith.divui %arg3, %c32 : index
        %2 = arith.remui %arg3, %c32 : index
        memref.store %0, %view_127[%1, %arg4, %2] : memref<6x48x32xf64>
      }
    }
    %view_128 = memref.view %arg2[%c0][] : memref<?xi8> to memref<6x192x32xf64>
    %view_129 = memref.view %arg2[%c294912][] : memref<?xi8> to memref<6x192x32xf64>
    %view_130 = memref.view %arg2[%c589824][] : memref<?xi8> to memref<6x192x32xf64>
    %view_131 = memref.view %arg2[%c884736][] : memref<?xi8> to memref<6x192x32xf64>
    %view_132 = memref.view %arg2[%c7176192][] : memref<?xi8> to memref<0xi8>
    %cast = memref.cast %view_132 : memref<0xi8> to memref<?xi8>
    call @Released.prepare(%view_0, %view_1, %view_2, %view_3, %view_4, %view_5, %view_6, %view_7, %view_8, %view_9, %view_10, %view_11, %view_12, %view_13, %view_14, %view_15, %view_16, %view_17, %view_18, %view_19, %view_20, %view_128, %view_129, %view_130, %view_131, %cast) {ldn.prepare} : (memref<192x3xf64>, memref<192xf64>, memref<f64>, memref<192x192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<192x3xf64>, memref<192xf64>, memref<192x3xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<?xi8>) -> ()
    %view_133 = memref.view %arg2[%c1179648][] : memref<?xi8> to memref<6x192x32xf64>
    %view_134 = memref.view %arg2[%c1474560][] : memref<?xi8> to memref<6x192x32xf64>
    %view_135 = memref.view %arg2[%c1769472][] : memref<?xi8> to memref<6x192x32xf64>
    %view_136 = memref.view %arg2[%c2064384][] : memref<?xi8> to memref<6x192x32xf64>
    call @Released.prepare(%view_21, %view_22, %view_23, %view_24, %view_25, %view_26, %view_27, %view_28, %view_29, %view_30, %view_31, %view_32, %view_33, %view_34, %view_35, %view_36, %view_37, %view_38, %view_39, %view_40, %view_41, %view_133, %view_134, %view_135, %view_136, %cast) {ldn.prepare} : (memref<192x3xf64>, memref<192xf64>, memref<f64>, memref<192x192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<192x3xf64>, memref<192xf64>, memref<192x3xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<?xi8>) -> ()
    %view_137 = memref.view %arg2[%c2359296][] : memref<?xi8> to memref<6x192x32xf64>
    %view_138 = memref.view %arg2[%c2654208][] : memref<?xi8> to memref<6x192x32xf64>
    %view_139 = memref.view %arg2[%c2949120][] : memref<?xi8> to memref<6x192x32xf64>
    %view_140 = memref.view %arg2[%c3244032][] : memref<?xi8> to memref<6x192x32xf64>
    call @Released.prepare(%view_42, %view_43, %view_44, %view_45, %view_46, %view_47, %view_48, %view_49, %view_50, %view_51, %view_52, %view_53, %view_54, %view_55, %view_56, %view_57, %view_58, %view_59, %view_60, %view_61, %view_62, %view_137, %view_138, %view_139, %view_140, %cast) {ldn.prepare} : (memref<192x3xf64>, memref<192xf64>, memref<f64>, memref<192x192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<192x3xf64>, memref<192xf64>, memref<192x3xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<?xi8>) -> ()
    %view_141 = memref.view %arg2[%c3538944][] : memref<?xi8> to memref<6x192x32xf64>
    %view_142 = memref.view %arg2[%c3833856][] : memref<?xi8> to memref<6x192x32xf64>
    %view_143 = memref.view %arg2[%c4128768][] : memref<?xi8> to memref<6x192x32xf64>
    %view_144 = memref.view %arg2[%c4423680][] : memref<?xi8> to memref<6x192x32xf64>
    call @Released.prepare(%view_63, %view_64, %view_65, %view_66, %view_67, %view_68, %view_69, %view_70, %view_71, %view_72, %view_73, %view_74, %view_75, %view_76, %view_77, %view_78, %view_79, %view_80, %view_81, %view_82, %view_83, %view_141, %view_142, %view_143, %view_144, %cast) {ldn.prepare} : (memref<192x3xf64>, memref<192xf64>, memref<f64>, memref<192x192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<192x3xf64>, memref<192xf64>, memref<192x3xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<?xi8>) -> ()
    %view_145 = memref.view %arg2[%c4718592][] : memref<?xi8> to memref<6x192x32xf64>
    %view_146 = memref.view %arg2[%c5013504][] : memref<?xi8> to memref<6x192x32xf64>
    %view_147 = memref.view %arg2[%c5308416][] : memref<?xi8> to memref<6x192x32xf64>
    %view_148 = memref.view %arg2[%c5603328][] : memref<?xi8> to memref<6x192x32xf64>
    call @Released.prepare(%view_84, %view_85, %view_86, %view_87, %view_88, %view_89, %view_90, %view_91, %view_92, %view_93, %view_94, %view_95, %view_96, %view_97, %view_98, %view_99, %view_100, %view_101, %view_102, %view_103, %view_104, %view_145, %view_146, %view_147, %view_148, %cast) {ldn.prepare} : (memref<192x3xf64>, memref<192xf64>, memref<f64>, memref<192x192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<192x3xf64>, memref<192xf64>, memref<192x3xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<?xi8>) -> ()
    %view_149 = memref.view %arg2[%c5898240][] : memref<?xi8> to memref<6x192x32xf64>
    %view_150 = memref.view %arg2[%c6193152][] : memref<?xi8> to memref<6x192x32xf64>
    %view_151 = memref.view %arg2[%c6488064][] : memref<?xi8> to memref<6x192x32xf64>
    %view_152 = memref.view %arg2[%c6782976][] : memref<?xi8> to memref<6x192x32xf64>
    call @Released.prepare(%view_105, %view_106, %view_107, %view_108, %view_109, %view_110, %view_111, %view_112, %view_113, %view_114, %view_115, %view_116, %view_117, %view_118, %view_119, %view_120, %view_121, %view_122, %view_123, %view_124, %view_125, %view_149, %view_150, %view_151, %view_152, %cast) {ldn.prepare} : (memref<192x3xf64>, memref<192xf64>, memref<f64>, memref<192x192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<192x3xf64>, memref<192xf64>, memref<192x3xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<?xi8>) -> ()
    %view_153 = memref.view %arg2[%c7151616][] : memref<?xi8> to memref<1x192x16xf64>
    scf.for %arg3 = %c0 to %c192 step %c1 {
      scf.for %arg4 = %c0 to %c16 step %c1 {
        memref.store %cst, %view_153[%c0, %arg3, %arg4] : memref<1x192x16xf64>
      }
    }
    scf.for %arg3 = %c0 to %c10 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = memref.load %view_126[%arg3, %arg4] : memref<10x192xf64>
        %1 = arith.divui %arg3, %c16 : index
        %2 = arith.remui %arg3, %c16 : index
        memref.store %0, %view_153[%1, %arg4, %2] : memref<1x192x16xf64>
      }
    }
    %view_154 = memref.view %arg0[%c0][] : memref<?xi8> to memref<6x48x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c48 step %c1 {
        %0 = vector.load %view_127[%arg3, %arg4, %c0] : memref<6x48x32xf64>, vector<8xf64>
        vector.store %0, %view_154[%arg3, %arg4, %c0] : memref<6x48x32xf64>, vector<8xf64>
        %1 = vector.load %view_127[%arg3, %arg4, %c8] : memref<6x48x32xf64>, vector<8xf64>
        vector.store %1, %view_154[%arg3, %arg4, %c8] : memref<6x48x32xf64>, vector<8xf64>
        %2 = vector.load %view_127[%arg3, %arg4, %c16] : memref<6x48x32xf64>, vector<8xf64>
        vector.store %2, %view_154[%arg3, %arg4, %c16] : memref<6x48x32xf64>, vector<8xf64>
        %3 = vector.load %view_127[%arg3, %arg4, %c24] : memref<6x48x32xf64>, vector<8xf64>
        vector.store %3, %view_154[%arg3, %arg4, %c24] : memref<6x48x32xf64>, vector<8xf64>
      }
    }
    %view_155 = memref.view %arg0[%c73728][] : memref<?xi8> to memref<6x192x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = vector.load %view_128[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %0, %view_155[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        %1 = vector.load %view_128[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %1, %view_155[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        %2 = vector.load %view_128[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %2, %view_155[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        %3 = vector.load %view_128[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %3, %view_155[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
      }
    }
    %view_156 = memref.view %arg0[%c368640][] : memref<?xi8> to memref<6x192x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = vector.load %view_129[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %0, %view_156[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        %1 = vector.load %view_129[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %1, %view_156[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        %2 = vector.load %view_129[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %2, %view_156[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        %3 = vector.load %view_129[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %3, %view_156[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
      }
    }
    %view_157 = memref.view %arg0[%c663552][] : memref<?xi8> to memref<6x192x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = vector.load %view_130[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %0, %view_157[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        %1 = vector.load %view_130[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %1, %view_157[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        %2 = vector.load %view_130[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %2, %view_157[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        %3 = vector.load %view_130[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %3, %view_157[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
      }
    }
    %view_158 = memref.view %arg0[%c958464][] : memref<?xi8> to memref<6x192x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = vector.load %view_131[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %0, %view_158[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        %1 = vector.load %view_131[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %1, %view_158[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        %2 = vector.load %view_131[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %2, %view_158[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        %3 = vector.load %view_131[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %3, %view_158[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
      }
    }
    %view_159 = memref.view %arg0[%c1253376][] : memref<?xi8> to memref<6x192x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = vector.load %view_133[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %0, %view_159[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        %1 = vector.load %view_133[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %1, %view_159[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        %2 = vector.load %view_133[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %2, %view_159[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        %3 = vector.load %view_133[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %3, %view_159[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
      }
    }
    %view_160 = memref.view %arg0[%c1548288][] : memref<?xi8> to memref<6x192x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = vector.load %view_134[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %0, %view_160[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        %1 = vector.load %view_134[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %1, %view_160[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        %2 = vector.load %view_134[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %2, %view_160[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        %3 = vector.load %view_134[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %3, %view_160[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
      }
    }
    %view_161 = memref.view %arg0[%c1843200][] : memref<?xi8> to memref<6x192x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = vector.load %view_135[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %0, %view_161[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        %1 = vector.load %view_135[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %1, %view_161[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        %2 = vector.load %view_135[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %2, %view_161[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        %3 = vector.load %view_135[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %3, %view_161[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
      }
    }
    %view_162 = memref.view %arg0[%c2138112][] : memref<?xi8> to memref<6x192x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = vector.load %view_136[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %0, %view_162[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        %1 = vector.load %view_136[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %1, %view_162[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        %2 = vector.load %view_136[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %2, %view_162[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        %3 = vector.load %view_136[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %3, %view_162[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
      }
    }
    %view_163 = memref.view %arg0[%c2433024][] : memref<?xi8> to memref<6x192x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = vector.load %view_137[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %0, %view_163[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        %1 = vector.load %view_137[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %1, %view_163[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        %2 = vector.load %view_137[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %2, %view_163[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        %3 = vector.load %view_137[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %3, %view_163[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
      }
    }
    %view_164 = memref.view %arg0[%c2727936][] : memref<?xi8> to memref<6x192x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = vector.load %view_138[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %0, %view_164[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        %1 = vector.load %view_138[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %1, %view_164[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        %2 = vector.load %view_138[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %2, %view_164[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        %3 = vector.load %view_138[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %3, %view_164[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
      }
    }
    %view_165 = memref.view %arg0[%c3022848][] : memref<?xi8> to memref<6x192x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = vector.load %view_139[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %0, %view_165[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        %1 = vector.load %view_139[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %1, %view_165[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        %2 = vector.load %view_139[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %2, %view_165[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        %3 = vector.load %view_139[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %3, %view_165[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
      }
    }
    %view_166 = memref.view %arg0[%c3317760][] : memref<?xi8> to memref<6x192x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = vector.load %view_140[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %0, %view_166[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        %1 = vector.load %view_140[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %1, %view_166[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        %2 = vector.load %view_140[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %2, %view_166[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        %3 = vector.load %view_140[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %3, %view_166[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
      }
    }
    %view_167 = memref.view %arg0[%c3612672][] : memref<?xi8> to memref<6x192x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = vector.load %view_141[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %0, %view_167[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        %1 = vector.load %view_141[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %1, %view_167[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        %2 = vector.load %view_141[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %2, %view_167[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        %3 = vector.load %view_141[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %3, %view_167[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
      }
    }
    %view_168 = memref.view %arg0[%c3907584][] : memref<?xi8> to memref<6x192x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = vector.load %view_142[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %0, %view_168[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        %1 = vector.load %view_142[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %1, %view_168[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        %2 = vector.load %view_142[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %2, %view_168[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        %3 = vector.load %view_142[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %3, %view_168[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
      }
    }
    %view_169 = memref.view %arg0[%c4202496][] : memref<?xi8> to memref<6x192x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = vector.load %view_143[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %0, %view_169[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        %1 = vector.load %view_143[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %1, %view_169[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        %2 = vector.load %view_143[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %2, %view_169[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        %3 = vector.load %view_143[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %3, %view_169[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
      }
    }
    %view_170 = memref.view %arg0[%c4497408][] : memref<?xi8> to memref<6x192x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = vector.load %view_144[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %0, %view_170[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        %1 = vector.load %view_144[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %1, %view_170[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        %2 = vector.load %view_144[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %2, %view_170[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        %3 = vector.load %view_144[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %3, %view_170[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
      }
    }
    %view_171 = memref.view %arg0[%c4792320][] : memref<?xi8> to memref<6x192x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = vector.load %view_145[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %0, %view_171[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        %1 = vector.load %view_145[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %1, %view_171[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        %2 = vector.load %view_145[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %2, %view_171[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        %3 = vector.load %view_145[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %3, %view_171[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
      }
    }
    %view_172 = memref.view %arg0[%c5087232][] : memref<?xi8> to memref<6x192x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = vector.load %view_146[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %0, %view_172[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        %1 = vector.load %view_146[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %1, %view_172[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        %2 = vector.load %view_146[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %2, %view_172[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        %3 = vector.load %view_146[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %3, %view_172[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
      }
    }
    %view_173 = memref.view %arg0[%c5382144][] : memref<?xi8> to memref<6x192x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = vector.load %view_147[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %0, %view_173[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        %1 = vector.load %view_147[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %1, %view_173[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        %2 = vector.load %view_147[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %2, %view_173[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        %3 = vector.load %view_147[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %3, %view_173[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
      }
    }
    %view_174 = memref.view %arg0[%c5677056][] : memref<?xi8> to memref<6x192x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = vector.load %view_148[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %0, %view_174[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        %1 = vector.load %view_148[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %1, %view_174[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        %2 = vector.load %view_148[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %2, %view_174[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        %3 = vector.load %view_148[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %3, %view_174[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
      }
    }
    %view_175 = memref.view %arg0[%c5971968][] : memref<?xi8> to memref<6x192x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = vector.load %view_149[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %0, %view_175[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        %1 = vector.load %view_149[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %1, %view_175[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        %2 = vector.load %view_149[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %2, %view_175[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        %3 = vector.load %view_149[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %3, %view_175[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
      }
    }
    %view_176 = memref.view %arg0[%c6266880][] : memref<?xi8> to memref<6x192x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = vector.load %view_150[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %0, %view_176[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        %1 = vector.load %view_150[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %1, %view_176[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        %2 = vector.load %view_150[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %2, %view_176[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        %3 = vector.load %view_150[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %3, %view_176[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
      }
    }
    %view_177 = memref.view %arg0[%c6561792][] : memref<?xi8> to memref<6x192x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = vector.load %view_151[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %0, %view_177[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        %1 = vector.load %view_151[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %1, %view_177[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        %2 = vector.load %view_151[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %2, %view_177[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        %3 = vector.load %view_151[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %3, %view_177[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
      }
    }
    %view_178 = memref.view %arg0[%c6856704][] : memref<?xi8> to memref<6x192x32xf64>
    scf.for %arg3 = %c0 to %c6 step %c1 {
      scf.for %arg4 = %c0 to %c192 step %c1 {
        %0 = vector.load %view_152[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %0, %view_178[%arg3, %arg4, %c0] : memref<6x192x32xf64>, vector<8xf64>
        %1 = vector.load %view_152[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %1, %view_178[%arg3, %arg4, %c8] : memref<6x192x32xf64>, vector<8xf64>
        %2 = vector.load %view_152[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %2, %view_178[%arg3, %arg4, %c16] : memref<6x192x32xf64>, vector<8xf64>
        %3 = vector.load %view_152[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
        vector.store %3, %view_178[%arg3, %arg4, %c24] : memref<6x192x32xf64>, vector<8xf64>
      }
    }
    %view_179 = memref.view %arg0[%c7151616][] : memref<?xi8> to memref<1x192x16xf64>
    scf.for %arg3 = %c0 to %c192 step %c1 {
      %0 = vector.load %view_153[%c0, %arg3, %c0] : memref<1x192x16xf64>, vector<8xf64>
      vector.store %0, %view_179[%c0, %arg3, %c0] : memref<1x192x16xf64>, vector<8xf64>
      %1 = vector.load %view_153[%c0, %arg3, %c8] : memref<1x192x16xf64>, vector<8xf64>
      vector.store %1, %view_179[%c0, %arg3, %c8] : memref<1x192x16xf64>, vector<8xf64>
    }
    return
  }
  func.func @infer.workspace(%arg0: index {ldn.size = "B"}, %arg1: index) -> index {
    %c196608 = arith.constant 196608 : index
    %c1536 = arith.constant 1536 : index
    %c64 = arith.constant 64 : index
    %c98304 = arith.constant 98304 : index
    %c24576 = arith.constant 24576 : index
    %0 = arith.muli %arg0, %c24576 : index
    %1 = arith.ceildivui %0, %c64 : index
    %2 = arith.muli %1, %c64 : index
    %3 = arith.addi %2, %c98304 : index
    %4 = arith.muli %arg0, %c98304 : index
    %5 = arith.ceildivui %4, %c64 : index
    %6 = arith.muli %5, %c64 : index
    %7 = arith.addi %3, %6 : index
    %8 = arith.addi %7, %6 : index
    %9 = arith.muli %arg0, %c1536 : index
    %10 = arith.ceildivui %9, %c64 : index
    %11 = arith.muli %10, %c64 : index
    %12 = arith.addi %8, %11 : index
    %13 = arith.muli %arg1, %c196608 : index
    %14 = call @Released.workspace(%arg0, %arg1) : (index, index) -> index
    %15 = arith.maxui %13, %14 : index
    %16 = call @Released.workspace(%arg0, %arg1) : (index, index) -> index
    %17 = arith.maxui %15, %16 : index
    %18 = call @Released.workspace(%arg0, %arg1) : (index, index) -> index
    %19 = arith.maxui %17, %18 : index
    %20 = call @Released.workspace(%arg0, %arg1) : (index, index) -> index
    %21 = arith.maxui %19, %20 : index
    %22 = call @Released.workspace(%arg0, %arg1) : (index, index) -> index
    %23 = arith.maxui %21, %22 : index
    %24 = call @Released.workspace(%arg0, %arg1) : (index, index) -> index
    %25 = arith.maxui %23, %24 : index
    %26 = arith.addi %12, %25 : index
    return %26 : index
  }
  func.func @infer(%arg0: index {ldn.size = "B"}, %arg1: memref<?x3x32x32xi8> {ldn.dtype = "u8", ldn.name = "image", ldn.role = "input", ldn.shape = ["B", 3, 32, 32]}, %arg2: memref<?xi8> {ldn.arena = "prepared"}, %arg3: memref<?x10xf64> {ldn.dtype = "f64", ldn.name = "logits", ldn.role = "output", ldn.shape = ["B", 10]}, %arg4: memref<?xi8> {ldn.arena = "params"}, %arg5: memref<?xi8> {ldn.arena = "workspace"}) attributes {ldn.entry, ldn.flops = [{coef = 0x419C788C28000000 : f64, dims = ["B"]}]} {
    %c196608 = arith.constant 196608 : index
    %c122880 = arith.constant 122880 : index
    %c7370112 = arith.constant 7370112 : index
    %c73728 = arith.constant 73728 : index
    %c78336 = arith.constant 78336 : index
    %c79872 = arith.constant 79872 : index
    %c79936 = arith.constant 79936 : index
    %c374848 = arith.constant 374848 : index
    %c376384 = arith.constant 376384 : index
    %c671296 = arith.constant 671296 : index
    %c672832 = arith.constant 672832 : index
    %c674368 = arith.constant 674368 : index
    %c675904 = arith.constant 675904 : index
    %c680512 = arith.constant 680512 : index
    %c682048 = arith.constant 682048 : index
    %c686656 = arith.constant 686656 : index
    %c688192 = arith.constant 688192 : index
    %c689728 = arith.constant 689728 : index
    %c691264 = arith.constant 691264 : index
    %c986176 = arith.constant 986176 : index
    %c987712 = arith.constant 987712 : index
    %c1282624 = arith.constant 1282624 : index
    %c1284160 = arith.constant 1284160 : index
    %c1285696 = arith.constant 1285696 : index
    %c1287232 = arith.constant 1287232 : index
    %c1291840 = arith.constant 1291840 : index
    %c1293376 = arith.constant 1293376 : index
    %c1293440 = arith.constant 1293440 : index
    %c1588352 = arith.constant 1588352 : index
    %c1589888 = arith.constant 1589888 : index
    %c1884800 = arith.constant 1884800 : index
    %c1886336 = arith.constant 1886336 : index
    %c1887872 = arith.constant 1887872 : index
    %c1889408 = arith.constant 1889408 : index
    %c1894016 = arith.constant 1894016 : index
    %c1895552 = arith.constant 1895552 : index
    %c1900160 = arith.constant 1900160 : index
    %c1901696 = arith.constant 1901696 : index
    %c1903232 = arith.constant 1903232 : index
    %c1904768 = arith.constant 1904768 : index
    %c2199680 = arith.constant 2199680 : index
    %c2201216 = arith.constant 2201216 : index
    %c2496128 = arith.constant 2496128 : index
    %c2497664 = arith.constant 2497664 : index
    %c2499200 = arith.constant 2499200 : index
    %c2500736 = arith.constant 2500736 : index
    %c2505344 = arith.constant 2505344 : index
    %c2506880 = arith.constant 2506880 : index
    %c2506944 = arith.constant 2506944 : index
    %c2801856 = arith.constant 2801856 : index
    %c2803392 = arith.constant 2803392 : index
    %c3098304 = arith.constant 3098304 : index
    %c3099840 = arith.constant 3099840 : index
    %c3101376 = arith.constant 3101376 : index
    %c3102912 = arith.constant 3102912 : index
    %c3107520 = arith.constant 3107520 : index
    %c3109056 = arith.constant 3109056 : index
    %c3113664 = arith.constant 3113664 : index
    %c3115200 = arith.constant 3115200 : index
    %c3116736 = arith.constant 3116736 : index
    %c3118272 = arith.constant 3118272 : index
    %c3413184 = arith.constant 3413184 : index
    %c3414720 = arith.constant 3414720 : index
    %c3709632 = arith.constant 3709632 : index
    %c3711168 = arith.constant 3711168 : index
    %c3712704 = arith.constant 3712704 : index
    %c3714240 = arith.constant 3714240 : index
    %c3718848 = arith.constant 3718848 : index
    %c3720384 = arith.constant 3720384 : index
    %c3720448 = arith.constant 3720448 : index
    %c4015360 = arith.constant 4015360 : index
    %c4016896 = arith.constant 4016896 : index
    %c4311808 = arith.constant 4311808 : index
    %c4313344 = arith.constant 4313344 : index
    %c4314880 = arith.constant 4314880 : index
    %c4316416 = arith.constant 4316416 : index
    %c4321024 = arith.constant 4321024 : index
    %c4322560 = arith.constant 4322560 : index
    %c4327168 = arith.constant 4327168 : index
    %c4328704 = arith.constant 4328704 : index
    %c4330240 = arith.constant 4330240 : index
    %c4331776 = arith.constant 4331776 : index
    %c4626688 = arith.constant 4626688 : index
    %c4628224 = arith.constant 4628224 : index
    %c4923136 = arith.constant 4923136 : index
    %c4924672 = arith.constant 4924672 : index
    %c4926208 = arith.constant 4926208 : index
    %c4927744 = arith.constant 4927744 : index
    %c4932352 = arith.constant 4932352 : index
    %c4933888 = arith.constant 4933888 : index
    %c4933952 = arith.constant 4933952 : index
    %c5228864 = arith.constant 5228864 : index
    %c5230400 = arith.constant 5230400 : index
    %c5525312 = arith.constant 5525312 : index
    %c5526848 = arith.constant 5526848 : index
    %c5528384 = arith.constant 5528384 : index
    %c5529920 = arith.constant 5529920 : index
    %c5534528 = arith.constant 5534528 : index
    %c5536064 = arith.constant 5536064 : index
    %c5540672 = arith.constant 5540672 : index
    %c5542208 = arith.constant 5542208 : index
    %c5543744 = arith.constant 5543744 : index
    %c5545280 = arith.constant 5545280 : index
    %c5840192 = arith.constant 5840192 : index
    %c5841728 = arith.constant 5841728 : index
    %c6136640 = arith.constant 6136640 : index
    %c6138176 = arith.constant 6138176 : index
    %c6139712 = arith.constant 6139712 : index
    %c6141248 = arith.constant 6141248 : index
    %c6145856 = arith.constant 6145856 : index
    %c6147392 = arith.constant 6147392 : index
    %c6147456 = arith.constant 6147456 : index
    %c6442368 = arith.constant 6442368 : index
    %c6443904 = arith.constant 6443904 : index
    %c6738816 = arith.constant 6738816 : index
    %c6740352 = arith.constant 6740352 : index
    %c6741888 = arith.constant 6741888 : index
    %c6743424 = arith.constant 6743424 : index
    %c6748032 = arith.constant 6748032 : index
    %c6749568 = arith.constant 6749568 : index
    %c6754176 = arith.constant 6754176 : index
    %c6755712 = arith.constant 6755712 : index
    %c6757248 = arith.constant 6757248 : index
    %c6758784 = arith.constant 6758784 : index
    %c7053696 = arith.constant 7053696 : index
    %c7055232 = arith.constant 7055232 : index
    %c7350144 = arith.constant 7350144 : index
    %c7351680 = arith.constant 7351680 : index
    %c7353216 = arith.constant 7353216 : index
    %c7371648 = arith.constant 7371648 : index
    %c7151616 = arith.constant 7151616 : index
    %cst = arith.constant 0.000000e+00 : f64
    %c368640 = arith.constant 368640 : index
    %c663552 = arith.constant 663552 : index
    %c958464 = arith.constant 958464 : index
    %c1253376 = arith.constant 1253376 : index
    %c1548288 = arith.constant 1548288 : index
    %c1843200 = arith.constant 1843200 : index
    %c2138112 = arith.constant 2138112 : index
    %c2433024 = arith.constant 2433024 : index
    %c2727936 = arith.constant 2727936 : index
    %c3022848 = arith.constant 3022848 : index
    %c3317760 = arith.constant 3317760 : index
    %c3612672 = arith.constant 3612672 : index
    %c3907584 = arith.constant 3907584 : index
    %c4202496 = arith.constant 4202496 : index
    %c4497408 = arith.constant 4497408 : index
    %c4792320 = arith.constant 4792320 : index
    %c5087232 = arith.constant 5087232 : index
    %c5382144 = arith.constant 5382144 : index
    %c5677056 = arith.constant 5677056 : index
    %c5971968 = arith.constant 5971968 : index
    %c6266880 = arith.constant 6266880 : index
    %c6561792 = arith.constant 6561792 : index
    %c6856704 = arith.constant 6856704 : index
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %c3 = arith.constant 3 : index
    %c2 = arith.constant 2 : index
    %c32 = arith.constant 32 : index
    %cst_0 = arith.constant dense<2.550000e+02> : vector<8xf64>
    %c8 = arith.constant 8 : index
    %c16 = arith.constant 16 : index
    %c24 = arith.constant 24 : index
    %c192 = arith.constant 192 : index
    %cst_1 = arith.constant 1.000000e+04 : f64
    %c4 = arith.constant 4 : index
    %c48 = arith.constant 48 : index
    %c6 = arith.constant 6 : index
    %c60 = arith.constant 60 : index
    %c5 = arith.constant 5 : index
    %c61 = arith.constant 61 : index
    %c62 = arith.constant 62 : index
    %c63 = arith.constant 63 : index
    %c12 = arith.constant 12 : index
    %c7 = arith.constant 7 : index
    %c9 = arith.constant 9 : index
    %c10 = arith.constant 10 : index
    %c11 = arith.constant 11 : index
    %cst_2 = arith.constant dense<0.000000e+00> : vector<8xf64>
    %cst_3 = arith.constant 1.920000e+02 : f64
    %c1536 = arith.constant 1536 : index
    %c64 = arith.constant 64 : index
    %c98304 = arith.constant 98304 : index
    %c24576 = arith.constant 24576 : index
    %0 = arith.muli %arg0, %c24576 : index
    %1 = arith.ceildivui %0, %c64 : index
    %2 = arith.muli %1, %c64 : index
    %3 = arith.addi %2, %c98304 : index
    %4 = arith.muli %arg0, %c98304 : index
    %5 = arith.ceildivui %4, %c64 : index
    %6 = arith.muli %5, %c64 : index
    %7 = arith.addi %3, %6 : index
    %8 = arith.addi %7, %6 : index
    %9 = arith.muli %arg0, %c1536 : index
    %10 = arith.ceildivui %9, %c64 : index
    %11 = arith.muli %10, %c64 : index
    %12 = arith.addi %8, %11 : index
    %view = memref.view %arg4[%c7370112][] : memref<?xi8> to memref<192xf64>
    %view_4 = memref.view %arg4[%c73728][] : memref<?xi8> to memref<192x3xf64>
    %view_5 = memref.view %arg4[%c78336][] : memref<?xi8> to memref<192xf64>
    %view_6 = memref.view %arg4[%c79872][] : memref<?xi8> to memref<f64>
    %view_7 = memref.view %arg4[%c79936][] : memref<?xi8> to memref<192x192xf64>
    %view_8 = memref.view %arg4[%c374848][] : memref<?xi8> to memref<192xf64>
    %view_9 = memref.view %arg4[%c376384][] : memref<?xi8> to memref<192x192xf64>
    %view_10 = memref.view %arg4[%c671296][] : memref<?xi8> to memref<192xf64>
    %view_11 = memref.view %arg4[%c672832][] : memref<?xi8> to memref<192xf64>
    %view_12 = memref.view %arg4[%c674368][] : memref<?xi8> to memref<192xf64>
    %view_13 = memref.view %arg4[%c675904][] : memref<?xi8> to memref<192x3xf64>
    %view_14 = memref.view %arg4[%c680512][] : memref<?xi8> to memref<192xf64>
    %view_15 = memref.view %arg4[%c682048][] : memref<?xi8> to memref<192x3xf64>
    %view_16 = memref.view %arg4[%c686656][] : memref<?xi8> to memref<192xf64>
    %view_17 = memref.view %arg4[%c688192][] : memref<?xi8> to memref<192xf64>
    %view_18 = memref.view %arg4[%c689728][] : memref<?xi8> to memref<192xf64>
    %view_19 = memref.view %arg4[%c691264][] : memref<?xi8> to memref<192x192xf64>
    %view_20 = memref.view %arg4[%c986176][] : memref<?xi8> to memref<192xf64>
    %view_21 = memref.view %arg4[%c987712][] : memref<?xi8> to memref<192x192xf64>
    %view_22 = memref.view %arg4[%c1282624][] : memref<?xi8> to memref<192xf64>
    %view_23 = memref.view %arg4[%c1284160][] : memref<?xi8> to memref<192xf64>
    %view_24 = memref.view %arg4[%c1285696][] : memref<?xi8> to memref<192xf64>
    %view_25 = memref.view %arg4[%c1287232][] : memref<?xi8> to memref<192x3xf64>
    %view_26 = memref.view %arg4[%c1291840][] : memref<?xi8> to memref<192xf64>
    %view_27 = memref.view %arg4[%c1293376][] : memref<?xi8> to memref<f64>
    %view_28 = memref.view %arg4[%c1293440][] : memref<?xi8> to memref<192x192xf64>
    %view_29 = memref.view %arg4[%c1588352][] : memref<?xi8> to memref<192xf64>
    %view_30 = memref.view %arg4[%c1589888][] : memref<?xi8> to memref<192x192xf64>
    %view_31 = memref.view %arg4[%c1884800][] : memref<?xi8> to memref<192xf64>
    %view_32 = memref.view %arg4[%c1886336][] : memref<?xi8> to memref<192xf64>
    %view_33 = memref.view %arg4[%c1887872][] : memref<?xi8> to memref<192xf64>
    %view_34 = memref.view %arg4[%c1889408][] : memref<?xi8> to memref<192x3xf64>
    %view_35 = memref.view %arg4[%c1894016][] : memref<?xi8> to memref<192xf64>
    %view_36 = memref.view %arg4[%c1895552][] : memref<?xi8> to memref<192x3xf64>
    %view_37 = memref.view %arg4[%c1900160][] : memref<?xi8> to memref<192xf64>
    %view_38 = memref.view %arg4[%c1901696][] : memref<?xi8> to memref<192xf64>
    %view_39 = memref.view %arg4[%c1903232][] : memref<?xi8> to memref<192xf64>
    %view_40 = memref.view %arg4[%c1904768][] : memref<?xi8> to memref<192x192xf64>
    %view_41 = memref.view %arg4[%c2199680][] : memref<?xi8> to memref<192xf64>
    %view_42 = memref.view %arg4[%c2201216][] : memref<?xi8> to memref<192x192xf64>
    %view_43 = memref.view %arg4[%c2496128][] : memref<?xi8> to memref<192xf64>
    %view_44 = memref.view %arg4[%c2497664][] : memref<?xi8> to memref<192xf64>
    %view_45 = memref.view %arg4[%c2499200][] : memref<?xi8> to memref<192xf64>
    %view_46 = memref.view %arg4[%c2500736][] : memref<?xi8> to memref<192x3xf64>
    %view_47 = memref.view %arg4[%c2505344][] : memref<?xi8> to memref<192xf64>
    %view_48 = memref.view %arg4[%c2506880][] : memref<?xi8> to memref<f64>
    %view_49 = memref.view %arg4[%c2506944][] : memref<?xi8> to memref<192x192xf64>
    %view_50 = memref.view %arg4[%c2801856][] : memref<?xi8> to memref<192xf64>
    %view_51 = memref.view %arg4[%c2803392][] : memref<?xi8> to memref<192x192xf64>
    %view_52 = memref.view %arg4[%c3098304][] : memref<?xi8> to memref<192xf64>
    %view_53 = memref.view %arg4[%c3099840][] : memref<?xi8> to memref<192xf64>
    %view_54 = memref.view %arg4[%c3101376][] : memref<?xi8> to memref<192xf64>
    %view_55 = memref.view %arg4[%c3102912][] : memref<?xi8> to memref<192x3xf64>
    %view_56 = memref.view %arg4[%c3107520][] : memref<?xi8> to memref<192xf64>
    %view_57 = memref.view %arg4[%c3109056][] : memref<?xi8> to memref<192x3xf64>
    %view_58 = memref.view %arg4[%c3113664][] : memref<?xi8> to memref<192xf64>
    %view_59 = memref.view %arg4[%c3115200][] : memref<?xi8> to memref<192xf64>
    %view_60 = memref.view %arg4[%c3116736][] : memref<?xi8> to memref<192xf64>
    %view_61 = memref.view %arg4[%c3118272][] : memref<?xi8> to memref<192x192xf64>
    %view_62 = memref.view %arg4[%c3413184][] : memref<?xi8> to memref<192xf64>
    %view_63 = memref.view %arg4[%c3414720][] : memref<?xi8> to memref<192x192xf64>
    %view_64 = memref.view %arg4[%c3709632][] : memref<?xi8> to memref<192xf64>
    %view_65 = memref.view %arg4[%c3711168][] : memref<?xi8> to memref<192xf64>
    %view_66 = memref.view %arg4[%c3712704][] : memref<?xi8> to memref<192xf64>
    %view_67 = memref.view %arg4[%c3714240][] : memref<?xi8> to memref<192x3xf64>
    %view_68 = memref.view %arg4[%c3718848][] : memref<?xi8> to memref<192xf64>
    %view_69 = memref.view %arg4[%c3720384][] : memref<?xi8> to memref<f64>
    %view_70 = memref.view %arg4[%c3720448][] : memref<?xi8> to memref<192x192xf64>
    %view_71 = memref.view %arg4[%c4015360][] : memref<?xi8> to memref<192xf64>
    %view_72 = memref.view %arg4[%c4016896][] : memref<?xi8> to memref<192x192xf64>
    %view_73 = memref.view %arg4[%c4311808][] : memref<?xi8> to memref<192xf64>
    %view_74 = memref.view %arg4[%c4313344][] : memref<?xi8> to memref<192xf64>
    %view_75 = memref.view %arg4[%c4314880][] : memref<?xi8> to memref<192xf64>
    %view_76 = memref.view %arg4[%c4316416][] : memref<?xi8> to memref<192x3xf64>
    %view_77 = memref.view %arg4[%c4321024][] : memref<?xi8> to memref<192xf64>
    %view_78 = memref.view %arg4[%c4322560][] : memref<?xi8> to memref<192x3xf64>
    %view_79 = memref.view %arg4[%c4327168][] : memref<?xi8> to memref<192xf64>
    %view_80 = memref.view %arg4[%c4328704][] : memref<?xi8> to memref<192xf64>
    %view_81 = memref.view %arg4[%c4330240][] : memref<?xi8> to memref<192xf64>
    %view_82 = memref.view %arg4[%c4331776][] : memref<?xi8> to memref<192x192xf64>
    %view_83 = memref.view %arg4[%c4626688][] : memref<?xi8> to memref<192xf64>
    %view_84 = memref.view %arg4[%c4628224][] : memref<?xi8> to memref<192x192xf64>
    %view_85 = memref.view %arg4[%c4923136][] : memref<?xi8> to memref<192xf64>
    %view_86 = memref.view %arg4[%c4924672][] : memref<?xi8> to memref<192xf64>
    %view_87 = memref.view %arg4[%c4926208][] : memref<?xi8> to memref<192xf64>
    %view_88 = memref.view %arg4[%c4927744][] : memref<?xi8> to memref<192x3xf64>
    %view_89 = memref.view %arg4[%c4932352][] : memref<?xi8> to memref<192xf64>
    %view_90 = memref.view %arg4[%c4933888][] : memref<?xi8> to memref<f64>
    %view_91 = memref.view %arg4[%c4933952][] : memref<?xi8> to memref<192x192xf64>
    %view_92 = memref.view %arg4[%c5228864][] : memref<?xi8> to memref<192xf64>
    %view_93 = memref.view %arg4[%c5230400][] : memref<?xi8> to memref<192x192xf64>
    %view_94 = memref.view %arg4[%c5525312][] : memref<?xi8> to memref<192xf64>
    %view_95 = memref.view %arg4[%c5526848][] : memref<?xi8> to memref<192xf64>
    %view_96 = memref.view %arg4[%c5528384][] : memref<?xi8> to memref<192xf64>
    %view_97 = memref.view %arg4[%c5529920][] : memref<?xi8> to memref<192x3xf64>
    %view_98 = memref.view %arg4[%c5534528][] : memref<?xi8> to memref<192xf64>
    %view_99 = memref.view %arg4[%c5536064][] : memref<?xi8> to memref<192x3xf64>
    %view_100 = memref.view %arg4[%c5540672][] : memref<?xi8> to memref<192xf64>
    %view_101 = memref.view %arg4[%c5542208][] : memref<?xi8> to memref<192xf64>
    %view_102 = memref.view %arg4[%c5543744][] : memref<?xi8> to memref<192xf64>
    %view_103 = memref.view %arg4[%c5545280][] : memref<?xi8> to memref<192x192xf64>
    %view_104 = memref.view %arg4[%c5840192][] : memref<?xi8> to memref<192xf64>
    %view_105 = memref.view %arg4[%c5841728][] : memref<?xi8> to memref<192x192xf64>
    %view_106 = memref.view %arg4[%c6136640][] : memref<?xi8> to memref<192xf64>
    %view_107 = memref.view %arg4[%c6138176][] : memref<?xi8> to memref<192xf64>
    %view_108 = memref.view %arg4[%c6139712][] : memref<?xi8> to memref<192xf64>
    %view_109 = memref.view %arg4[%c6141248][] : memref<?xi8> to memref<192x3xf64>
    %view_110 = memref.view %arg4[%c6145856][] : memref<?xi8> to memref<192xf64>
    %view_111 = memref.view %arg4[%c6147392][] : memref<?xi8> to memref<f64>
    %view_112 = memref.view %arg4[%c6147456][] : memref<?xi8> to memref<192x192xf64>
    %view_113 = memref.view %arg4[%c6442368][] : memref<?xi8> to memref<192xf64>
    %view_114 = memref.view %arg4[%c6443904][] : memref<?xi8> to memref<192x192xf64>
    %view_115 = memref.view %arg4[%c6738816][] : memref<?xi8> to memref<192xf64>
    %view_116 = memref.view %arg4[%c6740352][] : memref<?xi8> to memref<192xf64>
    %view_117 = memref.view %arg4[%c6741888][] : memref<?xi8> to memref<192xf64>
    %view_118 = memref.view %arg4[%c6743424][] : memref<?xi8> to memref<192x3xf64>
    %view_119 = memref.view %arg4[%c6748032][] : memref<?xi8> to memref<192xf64>
    %view_120 = memref.view %arg4[%c6749568][] : memref<?xi8> to memref<192x3xf64>
    %view_121 = memref.view %arg4[%c6754176][] : memref<?xi8> to memref<192xf64>
    %view_122 = memref.view %arg4[%c6755712][] : memref<?xi8> to memref<192xf64>
    %view_123 = memref.view %arg4[%c6757248][] : memref<?xi8> to memref<192xf64>
    %view_124 = memref.view %arg4[%c6758784][] : memref<?xi8> to memref<192x192xf64>
    %view_125 = memref.view %arg4[%c7053696][] : memref<?xi8> to memref<192xf64>
    %view_126 = memref.view %arg4[%c7055232][] : memref<?xi8> to memref<192x192xf64>
    %view_127 = memref.view %arg4[%c7350144][] : memref<?xi8> to memref<192xf64>
    %view_128 = memref.view %arg4[%c7351680][] : memref<?xi8> to memref<192xf64>
    %view_129 = memref.view %arg4[%c7353216][] : memref<?xi8> to memref<192xf64>
    %view_130 = memref.view %arg4[%c7371648][] : memref<?xi8> to memref<10xf64>
    %13 = memref.get_global @__constant_xf64 : memref<f64>
    %14 = memref.get_global @__constant_3xf64 : memref<3xf64>
    %15 = memref.get_global @__constant_3xf64_0 : memref<3xf64>
    %view_131 = memref.view %arg5[%c98304][%arg0] : memref<?xi8> to memref<?x3x32x32xf64>
    ldn.parallel_for %arg0 {
    ^bb0(%arg6: index, %arg7: index):
      %subview = memref.subview %view_131[%arg6, 0, 0, 0] [1, 3, 32, 32] [1, 1, 1, 1] : memref<?x3x32x32xf64> to memref<1x3x32x32xf64, strided<[3072, 1024, 32, 1], offset: ?>>
      %subview_163 = memref.subview %arg1[%arg6, 0, 0, 0] [1, 3, 32, 32] [1, 1, 1, 1] : memref<?x3x32x32xi8> to memref<1x3x32x32xi8, strided<[3072, 1024, 32, 1], offset: ?>>
      scf.for %arg8 = %c0 to %c3 step %c1 {
        scf.for %arg9 = %c0 to %c32 step %c1 {
          %17 = vector.load %subview_163[%c0, %arg8, %arg9, %c0] : memref<1x3x32x32xi8, strided<[3072, 1024, 32, 1], offset: ?>>, vector<8xi8>
          %18 = memref.load %14[%arg8] : memref<3xf64>
          %19 = vector.broadcast %18 : f64 to vector<8xf64>
          %20 = memref.load %15[%arg8] : memref<3xf64>
          %21 = vector.broadcast %20 : f64 to vector<8xf64>
          %22 = arith.uitofp %17 : vector<8xi8> to vector<8xf64>
          %23 = arith.divf %22, %cst_0 : vector<8xf64>
          %24 = arith.subf %23, %19 : vector<8xf64>
          %25 = arith.divf %24, %21 : vector<8xf64>
          vector.store %25, %subview[%c0, %arg8, %arg9, %c0] : memref<1x3x32x32xf64, strided<[3072, 1024, 32, 1], offset: ?>>, vector<8xf64>
          %26 = vector.load %subview_163[%c0, %arg8, %arg9, %c8] : memref<1x3x32x32xi8, strided<[3072, 1024, 32, 1], offset: ?>>, vector<8xi8>
          %27 = memref.load %14[%arg8] : memref<3xf64>
          %28 = vector.broadcast %27 : f64 to vector<8xf64>
          %29 = memref.load %15[%arg8] : memref<3xf64>
          %30 = vector.broadcast %29 : f64 to vector<8xf64>
          %31 = arith.uitofp %26 : vector<8xi8> to vector<8xf64>
          %32 = arith.divf %31, %cst_0 : vector<8xf64>
          %33 = arith.subf %32, %28 : vector<8xf64>
          %34 = arith.divf %33, %30 : vector<8xf64>
          vector.store %34, %subview[%c0, %arg8, %arg9, %c8] : memref<1x3x32x32xf64, strided<[3072, 1024, 32, 1], offset: ?>>, vector<8xf64>
          %35 = vector.load %subview_163[%c0, %arg8, %arg9, %c16] : memref<1x3x32x32xi8, strided<[3072, 1024, 32, 1], offset: ?>>, vector<8xi8>
          %36 = memref.load %14[%arg8] : memref<3xf64>
          %37 = vector.broadcast %36 : f64 to vector<8xf64>
          %38 = memref.load %15[%arg8] : memref<3xf64>
          %39 = vector.broadcast %38 : f64 to vector<8xf64>
          %40 = arith.uitofp %35 : vector<8xi8> to vector<8xf64>
          %41 = arith.divf %40, %cst_0 : vector<8xf64>
          %42 = arith.subf %41, %37 : vector<8xf64>
          %43 = arith.divf %42, %39 : vector<8xf64>
          vector.store %43, %subview[%c0, %arg8, %arg9, %c16] : memref<1x3x32x32xf64, strided<[3072, 1024, 32, 1], offset: ?>>, vector<8xf64>
          %44 = vector.load %subview_163[%c0, %arg8, %arg9, %c24] : memref<1x3x32x32xi8, strided<[3072, 1024, 32, 1], offset: ?>>, vector<8xi8>
          %45 = memref.load %14[%arg8] : memref<3xf64>
          %46 = vector.broadcast %45 : f64 to vector<8xf64>
          %47 = memref.load %15[%arg8] : memref<3xf64>
          %48 = vector.broadcast %47 : f64 to vector<8xf64>
          %49 = arith.uitofp %44 : vector<8xi8> to vector<8xf64>
          %50 = arith.divf %49, %cst_0 : vector<8xf64>
          %51 = arith.subf %50, %46 : vector<8xf64>
          %52 = arith.divf %51, %48 : vector<8xf64>
          vector.store %52, %subview[%c0, %arg8, %arg9, %c24] : memref<1x3x32x32xf64, strided<[3072, 1024, 32, 1], offset: ?>>, vector<8xf64>
        }
      }
      ldn.yield
    }
    %view_132 = memref.view %arg2[%c0][] : memref<?xi8> to memref<6x48x32xf64>
    %view_133 = memref.view %arg5[%c0][] : memref<?xi8> to memref<64x192xf64>
    scf.for %arg6 = %c0 to %c64 step %c1 {
      scf.for %arg7 = %c0 to %c192 step %c1 {
        %17 = arith.divui %arg7, %c2 : index
        %18 = arith.muli %17, %c2 : index
        %19 = arith.index_cast %18 : index to i64
        %20 = arith.sitofp %19 : i64 to f64
        %21 = arith.divf %20, %cst_3 : f64
        %22 = arith.subf %cst, %21 : f64
        %23 = math.powf %cst_1, %22 : f64
        %24 = arith.index_cast %arg6 : index to i64
        %25 = arith.sitofp %24 : i64 to f64
        %26 = arith.mulf %25, %23 : f64
        %27 = math.sin %26 : f64
        %28 = math.cos %26 : f64
        %29 = arith.cmpi eq, %arg7, %18 : index
        %30 = arith.select %29, %27, %28 : f64
        memref.store %30, %view_133[%arg6, %arg7] : memref<64x192xf64>
      }
    }
    %view_134 = memref.view %arg5[%3][%arg0] : memref<?xi8> to memref<?x64x192xf64>
    ldn.parallel_for %arg0 {
    ^bb0(%arg6: index, %arg7: index):
      %17 = arith.muli %arg7, %c122880 : index
      %18 = arith.addi %12, %17 : index
      %19 = arith.addi %18, %c98304 : index
      %view_163 = memref.view %arg5[%19][] : memref<?xi8> to memref<1x64x48xf64>
      %subview = memref.subview %view_131[%arg6, 0, 0, 0] [1, 3, 32, 32] [1, 1, 1, 1] : memref<?x3x32x32xf64> to memref<1x3x32x32xf64, strided<[3072, 1024, 32, 1], offset: ?>>
      scf.for %arg8 = %c0 to %c8 step %c1 {
        scf.for %arg9 = %c0 to %c8 step %c1 {
          scf.for %arg10 = %c0 to %c3 step %c1 {
            scf.for %arg11 = %c0 to %c4 step %c1 {
              scf.for %arg12 = %c0 to %c4 step %c1 {
                %20 = arith.muli %arg8, %c4 : index
                %21 = arith.addi %20, %arg11 : index
                %22 = arith.muli %arg9, %c4 : index
                %23 = arith.addi %22, %arg12 : index
                %24 = memref.load %subview[%c0, %arg10, %21, %23] : memref<1x3x32x32xf64, strided<[3072, 1024, 32, 1], offset: ?>>
                %25 = arith.muli %arg8, %c8 : index
                %26 = arith.addi %25, %arg9 : index
                %27 = arith.muli %arg10, %c4 : index
                %28 = arith.addi %27, %arg11 : index
                %29 = arith.muli %28, %c4 : index
                %30 = arith.addi %29, %arg12 : index
                memref.store %24, %view_163[%c0, %26, %30] : memref<1x64x48xf64>
              }
            }
          }
        }
      }
      %view_164 = memref.view %arg5[%18][] : memref<?xi8> to memref<1x64x192xf64>
      scf.for %arg8 = %c0 to %c6 step %c1 {
        scf.for %arg9 = %c0 to %c60 step %c6 {
          %29 = arith.muli %arg8, %c32 : index
          %30 = arith.addi %arg9, %c1 : index
          %31 = arith.addi %arg9, %c2 : index
          %32 = arith.addi %arg9, %c3 : index
          %33 = arith.addi %arg9, %c4 : index
          %34 = arith.addi %arg9, %c5 : index
          %35 = arith.addi %29, %c8 : index
          %36 = arith.addi %29, %c16 : index
          %37 = arith.addi %29, %c24 : index
          %38 = vector.load %view[%29] : memref<192xf64>, vector<8xf64>
          %39 = vector.load %view[%35] : memref<192xf64>, vector<8xf64>
          %40 = vector.load %view[%36] : memref<192xf64>, vector<8xf64>
          %41 = vector.load %view[%37] : memref<192xf64>, vector<8xf64>
          %42:24 = scf.for %arg10 = %c0 to %c48 step %c1 iter_args(%arg11 = %38, %arg12 = %39, %arg13 = %40, %arg14 = %41, %arg15 = %38, %arg16 = %39, %arg17 = %40, %arg18 = %41, %arg19 = %38, %arg20 = %39, %arg21 = %40, %arg22 = %41, %arg23 = %38, %arg24 = %39, %arg25 = %40, %arg26 = %41, %arg27 = %38, %arg28 = %39, %arg29 = %40, %arg30 = %41, %arg31 = %38, %arg32 = %39, %arg33 = %40, %arg34 = %41) -> (vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>) {
            %43 = vector.load %view_132[%arg8, %arg10, %c0] : memref<6x48x32xf64>, vector<8xf64>
            %44 = vector.load %view_132[%arg8, %arg10, %c8] : memref<6x48x32xf64>, vector<8xf64>
            %45 = vector.load %view_132[%arg8, %arg10, %c16] : memref<6x48x32xf64>, vector<8xf64>
            %46 = vector.load %view_132[%arg8, %arg10, %c24] : memref<6x48x32xf64>, vector<8xf64>
            %47 = memref.load %view_163[%c0, %arg9, %arg10] : memref<1x64x48xf64>
            %48 = vector.broadcast %47 : f64 to vector<8xf64>
            %49 = vector.fma %48, %43, %arg11 : vector<8xf64>
            %50 = vector.fma %48, %44, %arg12 : vector<8xf64>
            %51 = vector.fma %48, %45, %arg13 : vector<8xf64>
            %52 = vector.fma %48, %46, %arg14 : vector<8xf64>
            %53 = memref.load %view_163[%c0, %30, %arg10] : memref<1x64x48xf64>
            %54 = vector.broadcast %53 : f64 to vector<8xf64>
            %55 = vector.fma %54, %43, %arg15 : vector<8xf64>
            %56 = vector.fma %54, %44, %arg16 : vector<8xf64>
            %57 = vector.fma %54, %45, %arg17 : vector<8xf64>
            %58 = vector.fma %54, %46, %arg18 : vector<8xf64>
            %59 = memref.load %view_163[%c0, %31, %arg10] : memref<1x64x48xf64>
            %60 = vector.broadcast %59 : f64 to vector<8xf64>
            %61 = vector.fma %60, %43, %arg19 : vector<8xf64>
            %62 = vector.fma %60, %44, %arg20 : vector<8xf64>
            %63 = vector.fma %60, %45, %arg21 : vector<8xf64>
            %64 = vector.fma %60, %46, %arg22 : vector<8xf64>
            %65 = memref.load %view_163[%c0, %32, %arg10] : memref<1x64x48xf64>
            %66 = vector.broadcast %65 : f64 to vector<8xf64>
            %67 = vector.fma %66, %43, %arg23 : vector<8xf64>
            %68 = vector.fma %66, %44, %arg24 : vector<8xf64>
            %69 = vector.fma %66, %45, %arg25 : vector<8xf64>
            %70 = vector.fma %66, %46, %arg26 : vector<8xf64>
            %71 = memref.load %view_163[%c0, %33, %arg10] : memref<1x64x48xf64>
            %72 = vector.broadcast %71 : f64 to vector<8xf64>
            %73 = vector.fma %72, %43, %arg27 : vector<8xf64>
            %74 = vector.fma %72, %44, %arg28 : vector<8xf64>
            %75 = vector.fma %72, %45, %arg29 : vector<8xf64>
            %76 = vector.fma %72, %46, %arg30 : vector<8xf64>
            %77 = memref.load %view_163[%c0, %34, %arg10] : memref<1x64x48xf64>
            %78 = vector.broadcast %77 : f64 to vector<8xf64>
            %79 = vector.fma %78, %43, %arg31 : vector<8xf64>
            %80 = vector.fma %78, %44, %arg32 : vector<8xf64>
            %81 = vector.fma %78, %45, %arg33 : vector<8xf64>
            %82 = vector.fma %78, %46, %arg34 : vector<8xf64>
            scf.yield %49, %50, %51, %52, %55, %56, %57, %58, %61, %62, %63, %64, %67, %68, %69, %70, %73, %74, %75, %76, %79, %80, %81, %82 : vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>
          }
          vector.store %42#0, %view_164[%c0, %arg9, %29] : memref<1x64x192xf64>, vector<8xf64>
          vector.store %42#1, %view_164[%c0, %arg9, %35] : memref<1x64x192xf64>, vector<8xf64>
          vector.store %42#2, %view_164[%c0, %arg9, %36] : memref<1x64x192xf64>, vector<8xf64>
          vector.store %42#3, %view_164[%c0, %arg9, %37] : memref<1x64x192xf64>, vector<8xf64>
          vector.store %42#4, %view_164[%c0, %30, %29] : memref<1x64x192xf64>, vector<8xf64>
          vector.store %42#5, %view_164[%c0, %30, %35] : memref<1x64x192xf64>, vector<8xf64>
          vector.store %42#6, %view_164[%c0, %30, %36] : memref<1x64x192xf64>, vector<8xf64>
          vector.store %42#7, %view_164[%c0, %30, %37] : memref<1x64x192xf64>, vector<8xf64>
          vector.store %42#8, %view_164[%c0, %31, %29] : memref<1x64x192xf64>, vector<8xf64>
          vector.store %42#9, %view_164[%c0, %31, %35] : memref<1x64x192xf64>, vector<8xf64>
          vector.store %42#10, %view_164[%c0, %31, %36] : memref<1x64x192xf64>, vector<8xf64>
          vector.store %42#11, %view_164[%c0, %31, %37] : memref<1x64x192xf64>, vector<8xf64>
          vector.store %42#12, %view_164[%c0, %32, %29] : memref<1x64x192xf64>, vector<8xf64>
          vector.store %42#13, %view_164[%c0, %32, %35] : memref<1x64x192xf64>, vector<8xf64>
          vector.store %42#14, %view_164[%c0, %32, %36] : memref<1x64x192xf64>, vector<8xf64>
          vector.store %42#15, %view_164[%c0, %32, %37] : memref<1x64x192xf64>, vector<8xf64>
          vector.store %42#16, %view_164[%c0, %33, %29] : memref<1x64x192xf64>, vector<8xf64>
          vector.store %42#17, %view_164[%c0, %33, %35] : memref<1x64x192xf64>, vector<8xf64>
          vector.store %42#18, %view_164[%c0, %33, %36] : memref<1x64x192xf64>, vector<8xf64>
          vector.store %42#19, %view_164[%c0, %33, %37] : memref<1x64x192xf64>, vector<8xf64>
          vector.store %42#20, %view_164[%c0, %34, %29] : memref<1x64x192xf64>, vector<8xf64>
          vector.store %42#21, %view_164[%c0, %34, %35] : memref<1x64x192xf64>, vector<8xf64>
          vector.store %42#22, %view_164[%c0, %34, %36] : memref<1x64x192xf64>, vector<8xf64>
          vector.store %42#23, %view_164[%c0, %34, %37] : memref<1x64x192xf64>, vector<8xf64>
        }
        %20 = arith.muli %arg8, %c32 : index
        %21 = arith.addi %20, %c8 : index
        %22 = arith.addi %20, %c16 : index
        %23 = arith.addi %20, %c24 : index
        %24 = vector.load %view[%20] : memref<192xf64>, vector<8xf64>
        %25 = vector.load %view[%21] : memref<192xf64>, vector<8xf64>
        %26 = vector.load %view[%22] : memref<192xf64>, vector<8xf64>
        %27 = vector.load %view[%23] : memref<192xf64>, vector<8xf64>
        %28:16 = scf.for %arg9 = %c0 to %c48 step %c1 iter_args(%arg10 = %24, %arg11 = %25, %arg12 = %26, %arg13 = %27, %arg14 = %24, %arg15 = %25, %arg16 = %26, %arg17 = %27, %arg18 = %24, %arg19 = %25, %arg20 = %26, %arg21 = %27, %arg22 = %24, %arg23 = %25, %arg24 = %26, %arg25 = %27) -> (vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>) {
          %29 = vector.load %view_132[%arg8, %arg9, %c0] : memref<6x48x32xf64>, vector<8xf64>
          %30 = vector.load %view_132[%arg8, %arg9, %c8] : memref<6x48x32xf64>, vector<8xf64>
          %31 = vector.load %view_132[%arg8, %arg9, %c16] : memref<6x48x32xf64>, vector<8xf64>
          %32 = vector.load %view_132[%arg8, %arg9, %c24] : memref<6x48x32xf64>, vector<8xf64>
          %33 = memref.load %view_163[%c0, %c60, %arg9] : memref<1x64x48xf64>
          %34 = vector.broadcast %33 : f64 to vector<8xf64>
          %35 = vector.fma %34, %29, %arg10 : vector<8xf64>
          %36 = vector.fma %34, %30, %arg11 : vector<8xf64>
          %37 = vector.fma %34, %31, %arg12 : vector<8xf64>
          %38 = vector.fma %34, %32, %arg13 : vector<8xf64>
          %39 = memref.load %view_163[%c0, %c61, %arg9] : memref<1x64x48xf64>
          %40 = vector.broadcast %39 : f64 to vector<8xf64>
          %41 = vector.fma %40, %29, %arg14 : vector<8xf64>
          %42 = vector.fma %40, %30, %arg15 : vector<8xf64>
          %43 = vector.fma %40, %31, %arg16 : vector<8xf64>
          %44 = vector.fma %40, %32, %arg17 : vector<8xf64>
          %45 = memref.load %view_163[%c0, %c62, %arg9] : memref<1x64x48xf64>
          %46 = vector.broadcast %45 : f64 to vector<8xf64>
          %47 = vector.fma %46, %29, %arg18 : vector<8xf64>
          %48 = vector.fma %46, %30, %arg19 : vector<8xf64>
          %49 = vector.fma %46, %31, %arg20 : vector<8xf64>
          %50 = vector.fma %46, %32, %arg21 : vector<8xf64>
          %51 = memref.load %view_163[%c0, %c63, %arg9] : memref<1x64x48xf64>
          %52 = vector.broadcast %51 : f64 to vector<8xf64>
          %53 = vector.fma %52, %29, %arg22 : vector<8xf64>
          %54 = vector.fma %52, %30, %arg23 : vector<8xf64>
          %55 = vector.fma %52, %31, %arg24 : vector<8xf64>
          %56 = vector.fma %52, %32, %arg25 : vector<8xf64>
          scf.yield %35, %36, %37, %38, %41, %42, %43, %44, %47, %48, %49, %50, %53, %54, %55, %56 : vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>
        }
        vector.store %28#0, %view_164[%c0, %c60, %20] : memref<1x64x192xf64>, vector<8xf64>
        vector.store %28#1, %view_164[%c0, %c60, %21] : memref<1x64x192xf64>, vector<8xf64>
        vector.store %28#2, %view_164[%c0, %c60, %22] : memref<1x64x192xf64>, vector<8xf64>
        vector.store %28#3, %view_164[%c0, %c60, %23] : memref<1x64x192xf64>, vector<8xf64>
        vector.store %28#4, %view_164[%c0, %c61, %20] : memref<1x64x192xf64>, vector<8xf64>
        vector.store %28#5, %view_164[%c0, %c61, %21] : memref<1x64x192xf64>, vector<8xf64>
        vector.store %28#6, %view_164[%c0, %c61, %22] : memref<1x64x192xf64>, vector<8xf64>
        vector.store %28#7, %view_164[%c0, %c61, %23] : memref<1x64x192xf64>, vector<8xf64>
        vector.store %28#8, %view_164[%c0, %c62, %20] : memref<1x64x192xf64>, vector<8xf64>
        vector.store %28#9, %view_164[%c0, %c62, %21] : memref<1x64x192xf64>, vector<8xf64>
        vector.store %28#10, %view_164[%c0, %c62, %22] : memref<1x64x192xf64>, vector<8xf64>
        vector.store %28#11, %view_164[%c0, %c62, %23] : memref<1x64x192xf64>, vector<8xf64>
        vector.store %28#12, %view_164[%c0, %c63, %20] : memref<1x64x192xf64>, vector<8xf64>
        vector.store %28#13, %view_164[%c0, %c63, %21] : memref<1x64x192xf64>, vector<8xf64>
        vector.store %28#14, %view_164[%c0, %c63, %22] : memref<1x64x192xf64>, vector<8xf64>
        vector.store %28#15, %view_164[%c0, %c63, %23] : memref<1x64x192xf64>, vector<8xf64>
      }
      %subview_165 = memref.subview %view_134[%arg6, 0, 0] [1, 64, 192] [1, 1, 1] : memref<?x64x192xf64> to memref<1x64x192xf64, strided<[12288, 192, 1], offset: ?>>
      scf.for %arg8 = %c0 to %c64 step %c1 {
        scf.for %arg9 = %c0 to %c192 step %c8 {
          %20 = vector.load %view_164[%c0, %arg8, %arg9] : memref<1x64x192xf64>, vector<8xf64>
          %21 = vector.load %view_133[%arg8, %arg9] : memref<64x192xf64>, vector<8xf64>
          %22 = arith.addf %20, %21 : vector<8xf64>
          vector.store %22, %subview_165[%c0, %arg8, %arg9] : memref<1x64x192xf64, strided<[12288, 192, 1], offset: ?>>, vector<8xf64>
        }
      }
      ldn.yield
    }
    %view_135 = memref.view %arg2[%c73728][] : memref<?xi8> to memref<6x192x32xf64>
    %view_136 = memref.view %arg2[%c368640][] : memref<?xi8> to memref<6x192x32xf64>
    %view_137 = memref.view %arg2[%c663552][] : memref<?xi8> to memref<6x192x32xf64>
    %view_138 = memref.view %arg2[%c958464][] : memref<?xi8> to memref<6x192x32xf64>
    %view_139 = memref.view %arg2[%c1253376][] : memref<?xi8> to memref<6x192x32xf64>
    %view_140 = memref.view %arg2[%c1548288][] : memref<?xi8> to memref<6x192x32xf64>
    %view_141 = memref.view %arg2[%c1843200][] : memref<?xi8> to memref<6x192x32xf64>
    %view_142 = memref.view %arg2[%c2138112][] : memref<?xi8> to memref<6x192x32xf64>
    %view_143 = memref.view %arg2[%c2433024][] : memref<?xi8> to memref<6x192x32xf64>
    %view_144 = memref.view %arg2[%c2727936][] : memref<?xi8> to memref<6x192x32xf64>
    %view_145 = memref.view %arg2[%c3022848][] : memref<?xi8> to memref<6x192x32xf64>
    %view_146 = memref.view %arg2[%c3317760][] : memref<?xi8> to memref<6x192x32xf64>
    %view_147 = memref.view %arg2[%c3612672][] : memref<?xi8> to memref<6x192x32xf64>
    %view_148 = memref.view %arg2[%c3907584][] : memref<?xi8> to memref<6x192x32xf64>
    %view_149 = memref.view %arg2[%c4202496][] : memref<?xi8> to memref<6x192x32xf64>
    %view_150 = memref.view %arg2[%c4497408][] : memref<?xi8> to memref<6x192x32xf64>
    %view_151 = memref.view %arg2[%c4792320][] : memref<?xi8> to memref<6x192x32xf64>
    %view_152 = memref.view %arg2[%c5087232][] : memref<?xi8> to memref<6x192x32xf64>
    %view_153 = memref.view %arg2[%c5382144][] : memref<?xi8> to memref<6x192x32xf64>
    %view_154 = memref.view %arg2[%c5677056][] : memref<?xi8> to memref<6x192x32xf64>
    %view_155 = memref.view %arg2[%c5971968][] : memref<?xi8> to memref<6x192x32xf64>
    %view_156 = memref.view %arg2[%c6266880][] : memref<?xi8> to memref<6x192x32xf64>
    %view_157 = memref.view %arg2[%c6561792][] : memref<?xi8> to memref<6x192x32xf64>
    %view_158 = memref.view %arg2[%c6856704][] : memref<?xi8> to memref<6x192x32xf64>
    %view_159 = memref.view %arg5[%7][%arg0] : memref<?xi8> to memref<?x64x192xf64>
    %view_160 = memref.view %arg5[%12][] : memref<?xi8> to memref<0xi8>
    %cast = memref.cast %view_160 : memref<0xi8> to memref<?xi8>
    call @Released(%arg0, %view_134, %view_4, %view_5, %view_6, %view_7, %view_8, %view_9, %view_10, %view_11, %view_12, %view_13, %view_14, %view_15, %view_16, %view_17, %view_18, %view_19, %view_20, %view_21, %view_22, %view_23, %view_24, %view_135, %view_136, %view_137, %view_138, %view_159, %cast) {ldn.path = "layer.0"} : (index, memref<?x64x192xf64>, memref<192x3xf64>, memref<192xf64>, memref<f64>, memref<192x192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<192x3xf64>, memref<192xf64>, memref<192x3xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<?x64x192xf64>, memref<?xi8>) -> ()
    call @Released(%arg0, %view_159, %view_25, %view_26, %view_27, %view_28, %view_29, %view_30, %view_31, %view_32, %view_33, %view_34, %view_35, %view_36, %view_37, %view_38, %view_39, %view_40, %view_41, %view_42, %view_43, %view_44, %view_45, %view_139, %view_140, %view_141, %view_142, %view_134, %cast) {ldn.path = "layer.1"} : (index, memref<?x64x192xf64>, memref<192x3xf64>, memref<192xf64>, memref<f64>, memref<192x192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<192x3xf64>, memref<192xf64>, memref<192x3xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<?x64x192xf64>, memref<?xi8>) -> ()
    call @Released(%arg0, %view_134, %view_46, %view_47, %view_48, %view_49, %view_50, %view_51, %view_52, %view_53, %view_54, %view_55, %view_56, %view_57, %view_58, %view_59, %view_60, %view_61, %view_62, %view_63, %view_64, %view_65, %view_66, %view_143, %view_144, %view_145, %view_146, %view_159, %cast) {ldn.path = "layer.2"} : (index, memref<?x64x192xf64>, memref<192x3xf64>, memref<192xf64>, memref<f64>, memref<192x192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<192x3xf64>, memref<192xf64>, memref<192x3xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<?x64x192xf64>, memref<?xi8>) -> ()
    call @Released(%arg0, %view_159, %view_67, %view_68, %view_69, %view_70, %view_71, %view_72, %view_73, %view_74, %view_75, %view_76, %view_77, %view_78, %view_79, %view_80, %view_81, %view_82, %view_83, %view_84, %view_85, %view_86, %view_87, %view_147, %view_148, %view_149, %view_150, %view_134, %cast) {ldn.path = "layer.3"} : (index, memref<?x64x192xf64>, memref<192x3xf64>, memref<192xf64>, memref<f64>, memref<192x192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<192x3xf64>, memref<192xf64>, memref<192x3xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<?x64x192xf64>, memref<?xi8>) -> ()
    call @Released(%arg0, %view_134, %view_88, %view_89, %view_90, %view_91, %view_92, %view_93, %view_94, %view_95, %view_96, %view_97, %view_98, %view_99, %view_100, %view_101, %view_102, %view_103, %view_104, %view_105, %view_106, %view_107, %view_108, %view_151, %view_152, %view_153, %view_154, %view_159, %cast) {ldn.path = "layer.4"} : (index, memref<?x64x192xf64>, memref<192x3xf64>, memref<192xf64>, memref<f64>, memref<192x192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<192x3xf64>, memref<192xf64>, memref<192x3xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<?x64x192xf64>, memref<?xi8>) -> ()
    call @Released(%arg0, %view_159, %view_109, %view_110, %view_111, %view_112, %view_113, %view_114, %view_115, %view_116, %view_117, %view_118, %view_119, %view_120, %view_121, %view_122, %view_123, %view_124, %view_125, %view_126, %view_127, %view_128, %view_129, %view_155, %view_156, %view_157, %view_158, %view_134, %cast) {ldn.path = "layer.5"} : (index, memref<?x64x192xf64>, memref<192x3xf64>, memref<192xf64>, memref<f64>, memref<192x192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<192x3xf64>, memref<192xf64>, memref<192x3xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192x192xf64>, memref<192xf64>, memref<192xf64>, memref<192xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<6x192x32xf64>, memref<?x64x192xf64>, memref<?xi8>) -> ()
    %view_161 = memref.view %arg5[%8][%arg0] : memref<?xi8> to memref<?x192xf64>
    ldn.parallel_for %arg0 {
    ^bb0(%arg6: index, %arg7: index):
      %subview = memref.subview %view_161[%arg6, 0] [1, 192] [1, 1] : memref<?x192xf64> to memref<1x192xf64, strided<[192, 1], offset: ?>>
      scf.for %arg8 = %c0 to %c192 step %c8 {
        vector.store %cst_2, %subview[%c0, %arg8] : memref<1x192xf64, strided<[192, 1], offset: ?>>, vector<8xf64>
      }
      %subview_163 = memref.subview %view_134[%arg6, 0, 0] [1, 64, 192] [1, 1, 1] : memref<?x64x192xf64> to memref<1x64x192xf64, strided<[12288, 192, 1], offset: ?>>
      scf.for %arg8 = %c0 to %c192 step %c8 {
        %17 = vector.load %subview[%c0, %arg8] : memref<1x192xf64, strided<[192, 1], offset: ?>>, vector<8xf64>
        %18 = scf.for %arg9 = %c0 to %c64 step %c1 iter_args(%arg10 = %17) -> (vector<8xf64>) {
          %19 = vector.load %subview_163[%c0, %arg9, %arg8] : memref<1x64x192xf64, strided<[12288, 192, 1], offset: ?>>, vector<8xf64>
          %20 = arith.addf %arg10, %19 fastmath<contract> : vector<8xf64>
          scf.yield %20 : vector<8xf64>
        }
        vector.store %18, %subview[%c0, %arg8] : memref<1x192xf64, strided<[192, 1], offset: ?>>, vector<8xf64>
      }
      ldn.yield
    }
    %view_162 = memref.view %arg2[%c7151616][] : memref<?xi8> to memref<1x192x16xf64>
    %16 = affine.apply #map7()[%arg0]
    ldn.parallel_for %16 {
    ^bb0(%arg6: index, %arg7: index):
      %17 = arith.muli %arg7, %c196608 : index
      %18 = arith.addi %12, %17 : index
      %19 = affine.apply #map8()[%arg6]
      %20 = affine.min #map9()[%arg6, %arg0]
      %21 = affine.apply #map10()[%20, %arg6]
      %view_163 = memref.view %arg5[%18][] : memref<?xi8> to memref<128x192xf64>
      %subview = memref.subview %view_163[0, 0] [%21, 192] [1, 1] : memref<128x192xf64> to memref<?x192xf64, strided<[192, 1]>>
      %subview_164 = memref.subview %view_161[%19, 0] [%21, 192] [1, 1] : memref<?x192xf64> to memref<?x192xf64, strided<[192, 1], offset: ?>>
      scf.for %arg8 = %c0 to %21 step %c1 {
        scf.for %arg9 = %c0 to %c192 step %c8 {
          %23 = vector.load %subview_164[%arg8, %arg9] : memref<?x192xf64, strided<[192, 1], offset: ?>>, vector<8xf64>
          %24 = memref.load %13[] : memref<f64>
          %25 = vector.broadcast %24 : f64 to vector<8xf64>
          %26 = arith.divf %23, %25 : vector<8xf64>
          vector.store %26, %subview[%arg8, %arg9] : memref<?x192xf64, strided<[192, 1]>>, vector<8xf64>
        }
      }
      %subview_165 = memref.subview %arg3[%19, 0] [%21, 10] [1, 1] : memref<?x10xf64> to memref<?x10xf64, strided<[10, 1], offset: ?>>
      %22 = arith.cmpi sge, %21, %c12 : index
      scf.if %22 {
        %23 = arith.subi %21, %c12 : index
        scf.for %arg8 = %c0 to %21 step %c12 {
          %24 = arith.minsi %arg8, %23 : index
          %25 = arith.addi %24, %c1 : index
          %26 = arith.addi %24, %c2 : index
          %27 = arith.addi %24, %c3 : index
          %28 = arith.addi %24, %c4 : index
          %29 = arith.addi %24, %c5 : index
          %30 = arith.addi %24, %c6 : index
          %31 = arith.addi %24, %c7 : index
          %32 = arith.addi %24, %c8 : index
          %33 = arith.addi %24, %c9 : index
          %34 = arith.addi %24, %c10 : index
          %35 = arith.addi %24, %c11 : index
          %36 = vector.load %view_130[%c0] : memref<10xf64>, vector<8xf64>
          %37 = vector.constant_mask [2] : vector<8xi1>
          %38 = vector.maskedload %view_130[%c8], %37, %cst_2 : memref<10xf64>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %39:24 = scf.for %arg9 = %c0 to %c192 step %c1 iter_args(%arg10 = %36, %arg11 = %38, %arg12 = %36, %arg13 = %38, %arg14 = %36, %arg15 = %38, %arg16 = %36, %arg17 = %38, %arg18 = %36, %arg19 = %38, %arg20 = %36, %arg21 = %38, %arg22 = %36, %arg23 = %38, %arg24 = %36, %arg25 = %38, %arg26 = %36, %arg27 = %38, %arg28 = %36, %arg29 = %38, %arg30 = %36, %arg31 = %38, %arg32 = %36, %arg33 = %38) -> (vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>) {
            %40 = vector.load %view_162[%c0, %arg9, %c0] : memref<1x192x16xf64>, vector<8xf64>
            %41 = vector.load %view_162[%c0, %arg9, %c8] : memref<1x192x16xf64>, vector<8xf64>
            %42 = memref.load %subview[%24, %arg9] : memref<?x192xf64, strided<[192, 1]>>
            %43 = vector.broadcast %42 : f64 to vector<8xf64>
            %44 = vector.fma %43, %40, %arg10 : vector<8xf64>
            %45 = vector.fma %43, %41, %arg11 : vector<8xf64>
            %46 = memref.load %subview[%25, %arg9] : memref<?x192xf64, strided<[192, 1]>>
            %47 = vector.broadcast %46 : f64 to vector<8xf64>
            %48 = vector.fma %47, %40, %arg12 : vector<8xf64>
            %49 = vector.fma %47, %41, %arg13 : vector<8xf64>
            %50 = memref.load %subview[%26, %arg9] : memref<?x192xf64, strided<[192, 1]>>
            %51 = vector.broadcast %50 : f64 to vector<8xf64>
            %52 = vector.fma %51, %40, %arg14 : vector<8xf64>
            %53 = vector.fma %51, %41, %arg15 : vector<8xf64>
            %54 = memref.load %subview[%27, %arg9] : memref<?x192xf64, strided<[192, 1]>>
            %55 = vector.broadcast %54 : f64 to vector<8xf64>
            %56 = vector.fma %55, %40, %arg16 : vector<8xf64>
            %57 = vector.fma %55, %41, %arg17 : vector<8xf64>
            %58 = memref.load %subview[%28, %arg9] : memref<?x192xf64, strided<[192, 1]>>
            %59 = vector.broadcast %58 : f64 to vector<8xf64>
            %60 = vector.fma %59, %40, %arg18 : vector<8xf64>
            %61 = vector.fma %59, %41, %arg19 : vector<8xf64>
            %62 = memref.load %subview[%29, %arg9] : memref<?x192xf64, strided<[192, 1]>>
            %63 = vector.broadcast %62 : f64 to vector<8xf64>
            %64 = vector.fma %63, %40, %arg20 : vector<8xf64>
            %65 = vector.fma %63, %41, %arg21 : vector<8xf64>
            %66 = memref.load %subview[%30, %arg9] : memref<?x192xf64, strided<[192, 1]>>
            %67 = vector.broadcast %66 : f64 to vector<8xf64>
            %68 = vector.fma %67, %40, %arg22 : vector<8xf64>
            %69 = vector.fma %67, %41, %arg23 : vector<8xf64>
            %70 = memref.load %subview[%31, %arg9] : memref<?x192xf64, strided<[192, 1]>>
            %71 = vector.broadcast %70 : f64 to vector<8xf64>
            %72 = vector.fma %71, %40, %arg24 : vector<8xf64>
            %73 = vector.fma %71, %41, %arg25 : vector<8xf64>
            %74 = memref.load %subview[%32, %arg9] : memref<?x192xf64, strided<[192, 1]>>
            %75 = vector.broadcast %74 : f64 to vector<8xf64>
            %76 = vector.fma %75, %40, %arg26 : vector<8xf64>
            %77 = vector.fma %75, %41, %arg27 : vector<8xf64>
            %78 = memref.load %subview[%33, %arg9] : memref<?x192xf64, strided<[192, 1]>>
            %79 = vector.broadcast %78 : f64 to vector<8xf64>
            %80 = vector.fma %79, %40, %arg28 : vector<8xf64>
            %81 = vector.fma %79, %41, %arg29 : vector<8xf64>
            %82 = memref.load %subview[%34, %arg9] : memref<?x192xf64, strided<[192, 1]>>
            %83 = vector.broadcast %82 : f64 to vector<8xf64>
            %84 = vector.fma %83, %40, %arg30 : vector<8xf64>
            %85 = vector.fma %83, %41, %arg31 : vector<8xf64>
            %86 = memref.load %subview[%35, %arg9] : memref<?x192xf64, strided<[192, 1]>>
            %87 = vector.broadcast %86 : f64 to vector<8xf64>
            %88 = vector.fma %87, %40, %arg32 : vector<8xf64>
            %89 = vector.fma %87, %41, %arg33 : vector<8xf64>
            scf.yield %44, %45, %48, %49, %52, %53, %56, %57, %60, %61, %64, %65, %68, %69, %72, %73, %76, %77, %80, %81, %84, %85, %88, %89 : vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>
          }
          vector.store %39#0, %subview_165[%24, %c0] : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xf64>
          vector.maskedstore %subview_165[%24, %c8], %37, %39#1 : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xi1>, vector<8xf64>
          vector.store %39#2, %subview_165[%25, %c0] : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xf64>
          vector.maskedstore %subview_165[%25, %c8], %37, %39#3 : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xi1>, vector<8xf64>
          vector.store %39#4, %subview_165[%26, %c0] : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xf64>
          vector.maskedstore %subview_165[%26, %c8], %37, %39#5 : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xi1>, vector<8xf64>
          vector.store %39#6, %subview_165[%27, %c0] : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xf64>
          vector.maskedstore %subview_165[%27, %c8], %37, %39#7 : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xi1>, vector<8xf64>
          vector.store %39#8, %subview_165[%28, %c0] : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xf64>
          vector.maskedstore %subview_165[%28, %c8], %37, %39#9 : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xi1>, vector<8xf64>
          vector.store %39#10, %subview_165[%29, %c0] : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xf64>
          vector.maskedstore %subview_165[%29, %c8], %37, %39#11 : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xi1>, vector<8xf64>
          vector.store %39#12, %subview_165[%30, %c0] : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xf64>
          vector.maskedstore %subview_165[%30, %c8], %37, %39#13 : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xi1>, vector<8xf64>
          vector.store %39#14, %subview_165[%31, %c0] : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xf64>
          vector.maskedstore %subview_165[%31, %c8], %37, %39#15 : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xi1>, vector<8xf64>
          vector.store %39#16, %subview_165[%32, %c0] : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xf64>
          vector.maskedstore %subview_165[%32, %c8], %37, %39#17 : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xi1>, vector<8xf64>
          vector.store %39#18, %subview_165[%33, %c0] : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xf64>
          vector.maskedstore %subview_165[%33, %c8], %37, %39#19 : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xi1>, vector<8xf64>
          vector.store %39#20, %subview_165[%34, %c0] : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xf64>
          vector.maskedstore %subview_165[%34, %c8], %37, %39#21 : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xi1>, vector<8xf64>
          vector.store %39#22, %subview_165[%35, %c0] : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xf64>
          vector.maskedstore %subview_165[%35, %c8], %37, %39#23 : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xi1>, vector<8xf64>
        }
      } else {
        scf.for %arg8 = %c0 to %21 step %c1 {
          %23 = vector.load %view_130[%c0] : memref<10xf64>, vector<8xf64>
          %24 = vector.constant_mask [2] : vector<8xi1>
          %25 = vector.maskedload %view_130[%c8], %24, %cst_2 : memref<10xf64>, vector<8xi1>, vector<8xf64> into vector<8xf64>
          %26:2 = scf.for %arg9 = %c0 to %c192 step %c1 iter_args(%arg10 = %23, %arg11 = %25) -> (vector<8xf64>, vector<8xf64>) {
            %27 = vector.load %view_162[%c0, %arg9, %c0] : memref<1x192x16xf64>, vector<8xf64>
            %28 = vector.load %view_162[%c0, %arg9, %c8] : memref<1x192x16xf64>, vector<8xf64>
            %29 = memref.load %subview[%arg8, %arg9] : memref<?x192xf64, strided<[192, 1]>>
            %30 = vector.broadcast %29 : f64 to vector<8xf64>
            %31 = vector.fma %30, %27, %arg10 : vector<8xf64>
            %32 = vector.fma %30, %28, %arg11 : vector<8xf64>
            scf.yield %31, %32 : vector<8xf64>, vector<8xf64>
          }
          vector.store %26#0, %subview_165[%arg8, %c0] : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xf64>
          vector.maskedstore %subview_165[%arg8, %c8], %24, %26#1 : memref<?x10xf64, strided<[10, 1], offset: ?>>, vector<8xi1>, vector<8xf64>
        }
      }
      ldn.yield
    }
    return
  }
  func.func @evaluate.workspace(%arg0: index {ldn.size = "B"}, %arg1: index) -> index {
    %c64 = arith.constant 64 : index
    %c80 = arith.constant 80 : index
    %0 = arith.muli %arg0, %c80 : index
    %1 = arith.ceildivui %0, %c64 : index
    %2 = arith.muli %1, %c64 : index
    %3 = call @infer.workspace(%arg0, %arg1) : (index, index) -> index
    %4 = arith.addi %2, %3 : index
    return %4 : index
  }
  func.func @evaluate(%arg0: index {ldn.size = "B"}, %arg1: memref<?x3x32x32xi8> {ldn.dtype = "u8", ldn.name = "image", ldn.role = "input", ldn.shape = ["B", 3, 32, 32]}, %arg2: memref<?xi32> {ldn.below = 10 : i64, ldn.dtype = "i32", ldn.name = "label", ldn.role = "target", ldn.shape = ["B"]}, %arg3: memref<?xi8> {ldn.arena = "prepared"}, %arg4: memref<f64> {ldn.dtype = "f64", ldn.name = "loss", ldn.role = "loss", ldn.shape = []}, %arg5: memref<f64> {ldn.dtype = "f64", ldn.name = "accuracy", ldn.role = "metric", ldn.shape = []}, %arg6: memref<?xi8> {ldn.arena = "params"}, %arg7: memref<?xi8> {ldn.arena = "workspace"}) attributes {ldn.entry, ldn.flops = [{coef = 0x419C788CF0000000 : f64, dims = ["B"]}]} {
    %cst = arith.constant 0.000000e+00 : f64
    %cst_0 = arith.constant 1.000000e+00 : f64
    %c1 = arith.constant 1 : index
    %c10 = arith.constant 10 : index
    %cst_1 = arith.constant 0xFFF0000000000000 : f64
    %cst_2 = arith.constant 9.000000e-01 : f64
    %cst_3 = arith.constant 1.000000e-01 : f64
    %cst_4 = arith.constant 1.000000e+01 : f64
    %c64 = arith.constant 64 : index
    %c0 = arith.constant 0 : index
    %c80 = arith.constant 80 : index
    %0 = arith.muli %arg0, %c80 : index
    %1 = arith.ceildivui %0, %c64 : index
    %2 = arith.muli %1, %c64 : index
    %view = memref.view %arg7[%c0][%arg0] : memref<?xi8> to memref<?x10xf64>
    %view_5 = memref.view %arg7[%2][] : memref<?xi8> to memref<0xi8>
    %cast = memref.cast %view_5 : memref<0xi8> to memref<?xi8>
    call @infer(%arg0, %arg1, %arg3, %view, %arg6, %cast) : (index, memref<?x3x32x32xi8>, memref<?xi8>, memref<?x10xf64>, memref<?xi8>, memref<?xi8>) -> ()
    %3:2 = scf.for %arg8 = %c0 to %arg0 step %c1 iter_args(%arg9 = %cst, %arg10 = %cst) -> (f64, f64) {
      %11 = memref.load %arg2[%arg8] : memref<?xi32>
      %12 = arith.index_cast %11 : i32 to index
      %13 = scf.for %arg11 = %c0 to %c10 step %c1 iter_args(%arg12 = %cst_1) -> (f64) {
        %26 = memref.load %view[%arg8, %arg11] : memref<?x10xf64>
        %27 = arith.maximumf %arg12, %26 : f64
        scf.yield %27 : f64
      }
      %14 = scf.for %arg11 = %c0 to %c10 step %c1 iter_args(%arg12 = %cst) -> (f64) {
        %26 = memref.load %view[%arg8, %arg11] : memref<?x10xf64>
        %27 = arith.subf %26, %13 : f64
        %28 = math.exp %27 : f64
        %29 = arith.addf %arg12, %28 : f64
        scf.yield %29 : f64
      }
      %15 = math.log %14 : f64
      %16 = arith.addf %13, %15 : f64
      %17 = memref.load %view[%arg8, %12] : memref<?x10xf64>
      %18 = arith.subf %16, %17 : f64
      %19 = scf.for %arg11 = %c0 to %c10 step %c1 iter_args(%arg12 = %cst) -> (f64) {
        %26 = memref.load %view[%arg8, %arg11] : memref<?x10xf64>
        %27 = arith.subf %16, %26 : f64
        %28 = arith.addf %arg12, %27 : f64
        scf.yield %28 : f64
      }
      %20 = arith.divf %19, %cst_4 : f64
      %21 = arith.mulf %18, %cst_2 : f64
      %22 = arith.mulf %20, %cst_3 : f64
      %23 = arith.addf %21, %22 : f64
      %24 = arith.addf %arg9, %23 : f64
      %25 = arith.addf %arg10, %cst_0 : f64
      scf.yield %24, %25 : f64, f64
    }
    %4 = arith.divf %3#0, %3#1 : f64
    %5 = arith.cmpf olt, %cst, %3#1 : f64
    %6 = arith.select %5, %4, %cst : f64
    memref.store %6, %arg4[] : memref<f64>
    %7:2 = scf.for %arg8 = %c0 to %arg0 step %c1 iter_args(%arg9 = %cst, %arg10 = %cst) -> (f64, f64) {
      %11 = memref.load %arg2[%arg8] : memref<?xi32>
      %12 = arith.index_cast %11 : i32 to index
      %13:2 = scf.for %arg11 = %c0 to %c10 step %c1 iter_args(%arg12 = %cst_1, %arg13 = %c0) -> (f64, index) {
        %18 = memref.load %view[%arg8, %arg11] : memref<?x10xf64>
        %19 = arith.cmpf olt, %arg12, %18 : f64
        %20 = arith.select %19, %18, %arg12 : f64
        %21 = arith.select %19, %arg11, %arg13 : index
        scf.yield %20, %21 : f64, index
      }
      %14 = arith.cmpi eq, %13#1, %12 : index
      %15 = arith.select %14, %cst_0, %cst : f64
      %16 = arith.addf %arg9, %15 : f64
      %17 = arith.addf %arg10, %cst_0 : f64
      scf.yield %16, %17 : f64, f64
    }
    %8 = arith.divf %7#0, %7#1 : f64
    %9 = arith.cmpf olt, %cst, %7#1 : f64
    %10 = arith.select %9, %8, %cst : f64
    memref.store %10, %arg5[] : memref<f64>
    return
  }
}
