"""Single operations: functions of the `ldn` dialect in a library, called from here.

All cases of one group are entries of one module, which is compiled once for each precision and lowering.
"""

import ctypes
import os
import re
from dataclasses import dataclass, field
from typing import Callable

import numpy as np

from . import numbers
from .program import FLOATS, Failure

SIZES = [{"B": batch, "T": tokens} for batch, tokens in ((1, 1), (3, 2), (2, 63), (1, 65), (3, 197))]
OPEN = ("B", "T", "W")  # the open sizes
LOWERINGS = (None, "oracle")
BUILDS = ((None, None), ("oracle", None))  # lowering and target


@dataclass
class Input:
    """Floats unless `below` says that they are whole numbers; `change` is applied to normal random numbers."""

    shape: list
    change: Callable = lambda array: array
    below: int = 0


@dataclass
class Operation:
    """`steps` are lines of IR, (value, shape, text); the last value is the result. `formula` takes the inputs by name."""

    name: str
    inputs: dict
    steps: list
    formula: Callable
    sizes: list = field(default_factory=lambda: SIZES)
    magnitude: float = 0.0  # of terms that cancel in the result
    group: "Group" = None

    def __post_init__(self):
        self.inputs = {name: given if isinstance(given, Input) else Input(list(given)) for name, given in self.inputs.items()}

    @property
    def result(self):
        return self.steps[-1][1]

    def arrays(self, sizes, dtype):
        random = numbers.generator(self.name, sorted(sizes.items()))
        arrays = {}
        for name, given in self.inputs.items():
            shape = concrete(given.shape, sizes)
            if given.below:
                arrays[name] = random.integers(0, given.below, shape, np.int32)
            else:
                arrays[name] = np.asarray(given.change(random.standard_normal(shape))).astype(dtype)
        return arrays

    def check(self, toolchain):
        worst = {}
        for precision in self.group.precisions:
            for lowering, target in self.group.builds:
                library = self.group.library(toolchain, precision, lowering, target)
                for sizes in self.sizes:
                    arrays = self.arrays(sizes, numbers.floats(precision))
                    found = library.run(self, sizes, arrays)
                    wanted = self.formula(**numbers.as_reference(arrays), **{k: v for k, v in sizes.items() if k in self.wants()})
                    if found.shape != np.shape(wanted):
                        raise Failure(f"{library.path}: {found.shape}, wanted {np.shape(wanted)} at {sizes}")
                    error = numbers.distance(found, wanted, magnitude=self.magnitude)
                    worst[precision] = max(worst.get(precision, 0.0), error)
                    if not error <= numbers.TOLERANCE[precision]:
                        raise Failure(f"{library.path}: relative error {error:.3g}, allowed {numbers.TOLERANCE[precision]:g}, "
                                      f"at {sizes}")
                if lowering is None and not np.array_equal(
                        found, library.run(self, self.sizes[-1], arrays, threads=1), equal_nan=True):
                    raise Failure(f"{library.path}: the number of threads shows at {self.sizes[-1]}")
        return "worst error " + ", ".join(f"{precision} {error:.1e}" for precision, error in worst.items())

    def wants(self):
        names = self.formula.__code__.co_varnames[: self.formula.__code__.co_argcount]
        return [name for name in names if name in OPEN]

    def text(self, floats):
        types = {size: "index" for size in OPEN} | {"seed": "i64", "step": "i64"}
        arguments = [f'%{size}: index {{ldn.size = "{size}"}}' for size in OPEN]
        for name, given in self.inputs.items():
            dtype = "i32" if given.below else floats
            types[name] = tensor(given.shape, dtype)
            arguments.append(f"%{name}: {types[name]} {attributes(name, 'input', dtype, given.shape, given.below)}")
        body = []
        for value, shape, line in self.steps:
            if shape is None:  # no operation of the dialect: the line says its own type
                types[value] = line.rsplit(" ", 1)[1]
                body.append(f"    %{value} = {line}")
                continue
            types[value] = tensor(shape, floats)
            operands = ", ".join(types[name] for name in re.findall(r"%(\w+)", line))
            body.append(f"    %{value} = {line} : ({operands}) -> {types[value]}")
        last = self.steps[-1][0]
        return "\n".join([f"  func.func @{self.name}({', '.join(arguments)})",
                          f"      -> ({types[last]} {attributes('result', 'output', floats, self.result)})",
                          "      attributes {ldn.entry} {", *body, f"    return %{last} : {types[last]}", "  }"])


@dataclass
class Transposes:
    """⟨A x, y⟩ = ⟨x, Aᵀ y⟩: input `x` of `of` and input `y` of `transposed`; other inputs of one name are the same array."""

    of: Operation
    x: str
    transposed: Operation
    y: str
    affine: bool = False  # A x = L x + c: L is meant

    @property
    def name(self):
        return f"{self.of.name}.{self.x}.transposed"

    def check(self, toolchain):
        worst = 0
        for lowering in LOWERINGS:
            for sizes in self.of.sizes:
                forth, back = (operation.group.library(toolchain, "f64", lowering) for operation in (self.of, self.transposed))
                arrays = self.of.arrays(sizes, np.float64)
                image = forth.run(self.of, sizes, arrays)
                if self.affine:
                    image = image - forth.run(self.of, sizes, {**arrays, self.x: np.zeros_like(arrays[self.x])})
                # What only the transposed operation has, its own derivative's place in the sequence, is drawn for it.
                others = {**self.transposed.arrays(sizes, np.float64), **{k: v for k, v in arrays.items() if k in self.transposed.inputs}}
                others[self.y] = numbers.generator(self.name, sorted(sizes.items())).standard_normal(image.shape)
                preimage = back.run(self.transposed, sizes, {name: others[name] for name in self.transposed.inputs})
                left, right = (image * others[self.y]).sum(), (arrays[self.x] * preimage).sum()
                scale = max(np.linalg.norm(image), np.linalg.norm(arrays[self.x])) * np.linalg.norm(others[self.y])
                worst = max(worst, abs(left - right) / scale)
                if not worst <= 1e-12:
                    raise Failure(f"{forth.path}: {left} and {right}, a relative difference of {worst:.3g} at {sizes}")
        return f"worst difference {worst:.1e}"


class Group:
    """Operations that are compiled together."""

    def __init__(self, name, operations, precisions=("f64", "f32"), builds=BUILDS):
        self.name, self.operations, self.precisions, self.builds = name, operations, precisions, builds
        self.libraries = {}
        for operation in operations:
            operation.group = self

    def library(self, toolchain, precision, lowering, target=None):
        key = precision, lowering, target
        if key not in self.libraries:
            sizes = ", ".join(f'{{name = "{name}", min = 1 : i64, max = 4096 : i64}}' for name in OPEN)
            module = "\n".join([f'module attributes {{ldn.model = "{self.name}", ldn.source = "{self.name}",',
                                f'                   ldn.precision = "{precision}", ldn.stage = "grad", ldn.sizes = [{sizes}]}} {{',
                                *(operation.text(FLOATS[precision]) for operation in self.operations), "}", ""])
            path = toolchain.library(f"{self.name}-{precision}", module, lowering, target)
            self.libraries[key] = Library(path, self.name)
        return self.libraries[key]


class Library:
    def __init__(self, path, model):
        self.path = path
        os.environ["LDN_POISON"] = "1"
        self.code = ctypes.CDLL(str(path))
        self.code.ldn_open.restype = ctypes.c_void_p
        self.message = ctypes.create_string_buffer(2000)
        self.session = self.code.ldn_open(ctypes.byref(ctypes.c_char.in_dll(self.code, f"ldn_model_{model}")), None,
                                          self.message, len(self.message))
        if not self.session:
            raise Failure(f"{path}: {self.message.value.decode()}")

    def run(self, operation, sizes, arrays, threads=2):
        """The result of one entry."""
        dtype = next(array.dtype for array in arrays.values() if array.dtype.kind == "f")
        result = np.empty(concrete(operation.result, sizes), dtype)
        given = [np.ascontiguousarray(arrays[name]) for name in operation.inputs] + [result]
        pointers = (ctypes.c_void_p * len(given))(*(array.ctypes.data for array in given))
        values = (ctypes.c_int64 * len(OPEN))(*(sizes.get(name, 1) for name in OPEN))
        self.code.ldn_set_threads(ctypes.c_int64(threads))
        status = self.code.ldn_run(ctypes.c_void_p(self.session), operation.name.encode(), values, pointers, self.message,
                                   ctypes.c_size_t(len(self.message)))
        if status:
            raise Failure(f"{self.path}: {operation.name}: {self.message.value.decode()}")
        return result


def concrete(shape, sizes):
    return tuple(sizes[size] if isinstance(size, str) else size for size in shape)


def tensor(shape, dtype):
    return "tensor<" + "".join(f"{'?' if isinstance(size, str) else size}x" for size in shape) + dtype + ">"


def attributes(name, role, dtype, shape, below=0):
    sizes = ", ".join(f'"{size}"' if isinstance(size, str) else f"{size} : i64" for size in shape)
    bound = f", ldn.below = {below} : i64" if below else ""
    return f'{{ldn.name = "{name}", ldn.role = "{role}", ldn.dtype = "{dtype}", ldn.shape = [{sizes}]{bound}}}'
