# How lit runs the tests in this folder. Numbers are checked in Execution/, instructions counted in Instructions/, which CTest runs by itself.
import os

import lit.formats

config.name = "LDN"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".mlir", ".ldn", ".test"]
config.excludes = ["Execution", "Inputs", "Instructions"]
config.test_source_root = config.ldn_source + "/test"
config.environment["PATH"] = os.pathsep.join(
    [config.ldn_build + "/bin", config.llvm_tools, config.environment.get("PATH", "")])
config.substitutions += [
    ("%examples", config.ldn_source + "/examples"),
    ("%source", config.ldn_source),
    ("%build", config.ldn_build),
    ("%host_cc", config.host_cc),
    # %status N COMMAND: the exit status is N.
    ("%status", config.python + " " + config.ldn_source + "/test/status.py"),
    ("%python", config.python),
    ("%llvm_include", os.path.join(config.llvm_tools, "..", "include")),
]

# "ldn-opt %s %loops_to_llvm | %run_main" runs @main, all ldn operations lowered to plain loops. Functions of the runner
# print buffers: printMemrefF32 and printMemrefF64.
loops = ("--one-shot-bufferize='bufferize-function-boundaries function-boundary-type-conversion=identity-layout-map' "
         "--ldn-to-loops --convert-scf-to-cf --expand-strided-metadata --lower-affine --convert-math-to-llvm "
         "--convert-math-to-libm --convert-arith-to-llvm --finalize-memref-to-llvm --convert-func-to-llvm "
         "--convert-cf-to-llvm --reconcile-unrealized-casts")
runner = "mlir-runner -e main --entry-point-result=void"
for library in ("libmlir_runner_utils.so", "libmlir_c_runner_utils.so"):
    runner += " --shared-libs=" + os.path.join(config.llvm_tools, "..", "lib", library)
config.substitutions += [("%loops_to_llvm", loops), ("%run_main", runner)]
