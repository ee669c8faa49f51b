# Configuration of lit: how the tests in this folder run. The values of the build come from lit.site.cfg.py.
import os
import platform

import lit.formats

config.name = "LDN"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".mlir", ".ldn", ".test"]
config.excludes = ["CMakeLists.txt", "Inputs", "reference", "selftest"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.ldn_build_root, "test")

# The build's tools come before any installed ones, then FileCheck, not and mlir-runner of the LLVM we build against.
config.environment["PATH"] = os.pathsep.join(
    [config.ldn_tools_dir, config.llvm_tools_dir, config.environment["PATH"]])
config.environment["PYTHONDONTWRITEBYTECODE"] = "1"

config.substitutions.append(("%python", config.python))
config.substitutions.append(("%source_root", config.ldn_source_root))
config.substitutions.append(("%mlir_lib_dir", config.llvm_lib_dir))

config.available_features.add(platform.machine())
