"""Compiles and runs limits.c: what the machine can do at most."""

import json
import pathlib
import shutil
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parent / "limits.c"


def measure(folder, threads, cpus, seconds=1.0):
    """{"flops": multiply-adds count two, per second, "bytes": copied, per second}"""
    program = folder / "limits"
    if not program.exists():
        compiler = shutil.which("clang") or shutil.which("clang-22") or shutil.which("gcc")
        if not compiler:
            sys.exit("the limits of the machine are measured by a C program: install clang or gcc")
        command = [compiler, "-O3", "-march=native", "-ffp-contract=fast", "-pthread", str(SOURCE), "-o", str(program)]
        subprocess.run(command, check=True)
    command = [*pinned(cpus), str(program), str(threads), str(seconds)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def pinned(cpus):
    return ["taskset", "-c", ",".join(map(str, cpus))]
