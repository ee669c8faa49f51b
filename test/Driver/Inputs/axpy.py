"""Runs the program of axpy.vector.mlir (its path is the argument): y = w * x + 1 with w = 3."""
import subprocess
import sys

import numpy as np

x = np.arange(20, dtype=np.float32).reshape(5, 4)
np.save("x.npy", x)
subprocess.run([sys.argv[1], "init", "--seed", "0", "--out", "w.safetensors"], check=True)
subprocess.run([sys.argv[1], "infer", "--weights", "w.safetensors", "--in", "x=x.npy", "--out", "y=y.npy"], check=True)
y = np.load("y.npy")
assert y.dtype == np.float32 and np.array_equal(y, 3 * x + 1), y
print("right")
