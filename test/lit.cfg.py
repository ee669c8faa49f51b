# How lit runs the tests in this folder. Numbers are checked in Execution/, which CTest runs by itself.
import os

import lit.formats

config.name = "LDN"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".mlir", ".ldn", ".test"]
config.excludes = ["Execution", "Inputs"]
config.test_source_root = config.ldn_source + "/test"
config.environment["PATH"] = os.pathsep.join(
    [config.ldn_build + "/bin", config.llvm_tools, config.environment.get("PATH", "")])
config.substitutions += [
    ("%examples", config.ldn_source + "/examples"),
    ("%source", config.ldn_source),
    ("%build", config.ldn_build),
    ("%host_cc", config.host_cc),
    ("%python", config.python),
]
