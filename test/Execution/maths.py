#!/usr/bin/python3
"""Errors of the element-wise functions against the bounds that docs/language.md states.

    maths.py --ldnc build/bin/ldnc --reference build/lib/libmaths-reference.so --work build/execution/maths [--every 1]

Without --every a sample of all exponents, borders and special values, in f32 and f64. `--every N` takes every Nth of the 2³²
bit patterns of f32; 1 takes them all.
"""

import argparse
import concurrent.futures
import ctypes
import os
import pathlib
import re
import sys
import time

import numpy as np

from harness.program import Failure
from harness.toolchain import Toolchain

MANUAL = pathlib.Path(__file__).resolve().parents[2] / "docs" / "language.md"
FEATURES = 1024
ROWS = 1024  # of one run of the program: inputs and results stay in the cache
DTYPES = {"f32": np.float32, "f64": np.float64}
BITS = {"f32": np.uint32, "f64": np.uint64}


def bounds():
    """{function: {precision: ulp}}: the rows `| function | f32 | f64 | ...` below "Accuracy"."""
    section = MANUAL.read_text().split("**Accuracy.**")[1].split("\n### ")[0]
    return {name: {"f32": float(f32), "f64": float(f64)}
            for names, f32, f64 in re.findall(r"^\| (`\w+`(?:, `\w+`)*) \| ([\d.]+) \| ([\d.]+) \|", section, re.MULTILINE)
            for name in re.findall(r"\w+", names)}


def arguments(name):
    return ("x", "y") if name == "pow" else ("x",)


class Model:
    """A library that calculates the functions, one output for each."""

    def __init__(self, toolchain, names, precision):
        self.names, self.dtype = names, DTYPES[precision]
        self.inputs = ("x", "y") if "pow" in names else ("x",)
        ports = [f"input {name}: f32[B, {FEATURES}]" for name in self.inputs]
        ports += [f"output of_{name}: f32[B, {FEATURES}]" for name in names]
        values = [f"of_{name} = {name}({', '.join(arguments(name))})" for name in names]
        body = "".join(f"  {line}\n" for line in ports + values)
        source = toolchain.programs / f"maths-{'-'.join(names)[:40]}.ldn"
        source.write_text(f"ldn 1\ndim B in 1..{ROWS}\nmodel Maths {{\n{body}}}\n")
        path = toolchain._build(source, source.stem, source.read_text(), ["--emit=lib", f"--precision={precision}"])
        self.path, self.code = path, ctypes.CDLL(str(path))
        self.code.ldn_open.restype = ctypes.c_void_p
        self.message = ctypes.create_string_buffer(2000)
        self.session = self.code.ldn_open(ctypes.byref(ctypes.c_char.in_dll(self.code, "ldn_model_Maths")), None, self.message,
                                          len(self.message))
        self.code.ldn_set_threads(ctypes.c_int64(1))
        self.results = {name: np.empty(ROWS * FEATURES, self.dtype) for name in names}

    def run(self, inputs):
        """{function: results} of whole rows; the arrays are those of the last run."""
        rows = len(inputs["x"]) // FEATURES
        arrays = [inputs[name] for name in self.inputs] + list(self.results.values())
        pointers = (ctypes.c_void_p * len(arrays))(*(array.ctypes.data for array in arrays))
        status = self.code.ldn_run(ctypes.c_void_p(self.session), b"infer", (ctypes.c_int64 * 1)(rows), pointers, self.message,
                                   ctypes.c_size_t(len(self.message)))
        if status:
            raise Failure(f"{self.path}: {self.message.value.decode()}")
        return {name: result[: rows * FEATURES] for name, result in self.results.items()}


def patterns(every):
    """Every `every`th bit pattern of f32, in order."""
    block = np.arange(ROWS * FEATURES, dtype=np.uint64) * every
    for first in range(0, 1 << 32, len(block) * every):
        count = min(len(block), -((first - (1 << 32)) // every))
        yield (block[:count] + first).astype(np.uint32).view(np.float32)


def sample(precision):
    """All signs and exponents with mantissas at both ends and between, and numbers where functions bend and run out."""
    random = np.random.default_rng(7)
    mantissa, exponents = (23, 256) if precision == "f32" else (52, 2048)
    ends = np.array([0, 1, 2, (1 << mantissa) - 2, (1 << mantissa) - 1, 1 << (mantissa - 1)], np.uint64)
    between = random.integers(0, 1 << mantissa, (2 * exponents, 90 if precision == "f32" else 10), np.uint64)
    heads = np.arange(2 * exponents, dtype=np.uint64)[:, None] << np.uint64(mantissa)
    grid = np.concatenate([heads | ends, heads | between], axis=None).astype(BITS[precision]).view(DTYPES[precision])
    dense = [random.uniform(-limit, limit, 15000) for limit in (1, 10, 110, 760)]
    multiples = np.arange(-3000, 3000) * (np.pi / 4)  # where sine and cosine are small
    yield np.concatenate([grid, *dense, multiples], axis=None).astype(DTYPES[precision])


def exponents_of_pow(x, number):
    """Second arguments: whole and half numbers, and others that do and do not run out of range."""
    random = np.random.default_rng(number)
    near = np.abs(np.log2(np.abs(np.where(np.isfinite(x) & (x != 0), x, 2)), dtype=np.float64))
    wide = random.uniform(-1, 1, len(x)) * 150 / np.maximum(near, 1e-6)
    small = random.integers(-8, 9, len(x)) / 2
    special = random.choice([0.0, -0.0, 1.0, -1.0, np.inf, -np.inf, np.nan], len(x))
    y = np.select([random.random(len(x)) < 0.1, random.random(len(x)) < 0.5], [special, small], wide).astype(x.dtype)
    # The power 0 of a NaN is 1 or NaN, by a bit that conversion to the wider format changes.
    return np.where(np.isnan(x), x.dtype.type(1), y)


def whole_rows(x):
    return np.concatenate([x, np.ones(-len(x) % FEATURES, x.dtype)]) if len(x) % FEATURES else x


def blocks(arrays):
    for array in arrays:
        for first in range(0, len(array), ROWS * FEATURES):
            yield whole_rows(array[first : first + ROWS * FEATURES])


def errors(model, reference, precision, inputs):
    """{function: (ulp, (the arguments), what came of them)} at the worst of all inputs; seconds spent in the model."""
    worst = {name: (0.0, None, None) for name in model.names}
    measure = getattr(reference, f"maths_worst_{precision}")
    measure.restype = ctypes.c_double
    at, spent = ctypes.c_int64(), 0.0
    address = lambda array: ctypes.c_void_p(array.ctypes.data)
    for number, x in enumerate(blocks(inputs)):
        given = {"x": x}
        if "pow" in model.names:
            given["y"] = exponents_of_pow(x, number)
        start = time.perf_counter()
        found = model.run(given)
        spent += time.perf_counter() - start
        for name, results in found.items():
            second = address(given["y"]) if name == "pow" else None
            ulp = measure(name.encode(), address(x), second, address(results), ctypes.c_int64(len(x)), ctypes.byref(at))
            if ulp < 0:
                raise Failure(f"'{name}' has no reference in maths/Reference.cpp")
            if ulp > worst[name][0]:
                worst[name] = ulp, tuple(given[argument][at.value] for argument in arguments(name)), results[at.value]
    return worst, spent


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ldnc", required=True)
    parser.add_argument("--reference", required=True, help="the library that maths/Reference.cpp becomes")
    parser.add_argument("--work", required=True)
    parser.add_argument("--every", type=int, help="every Nth bit pattern of f32, instead of a sample")
    parser.add_argument("--only", action="append", help="functions to check, all by default")
    options = parser.parse_args()

    toolchain, reference = Toolchain(options.ldnc, options.work), ctypes.CDLL(options.reference)
    allowed = bounds()
    names = options.only or list(allowed)
    failed = False
    for precision in ("f32",) if options.every else ("f32", "f64"):
        def check(group):
            inputs = patterns(options.every) if options.every else sample(precision)
            return errors(Model(toolchain, group, precision), reference, precision, inputs)

        # All functions at once or, where each takes its time, as many as there are CPUs.
        groups = [[name] for name in names] if options.every else [names]
        with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0)), initializer=lambda: np.seterr(all="ignore")) as pool:
            for worst, seconds in pool.map(check, groups):
                for name, (ulp, given, found) in worst.items():
                    holds = ulp <= allowed[name][precision]
                    failed |= not holds
                    where = f" for {name}({', '.join(f'{float(x)!r}' for x in given)}) = {found!r}" if given else ""
                    print(f"{'ok  ' if holds else 'FAIL'} {name:9} {precision}  {ulp:.3f} ulp of {allowed[name][precision]:g}{where}"
                          + (f"  {seconds:.0f} s" if options.every else ""), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
