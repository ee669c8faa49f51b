"""--precision=bf16: operations against formulas that round the same numbers, models and training against those that round none."""

import dataclasses
import json
import pathlib
import shutil

import numpy as np

from cases import attention, examples, tokens
from harness import numbers
from harness.case import ROOT
from harness.operations import BUILDS, SIZES, Group, Operation
from harness.program import Failure, run
from reference import safetensors
from reference.rounding import bfloat16

D, WIDE = 20, 37  # no whole numbers of vectors; WIDE is no number of pairs
SEQUENCE = ["B", "T", D]
LONG = [*SIZES, {"B": 2, "T": 331}]  # more rows than are rounded at a time


def has_avx2():
    cpus = pathlib.Path("/proc/cpuinfo")
    return cpus.exists() and " avx2 " in cpus.read_text()


# Also without the instruction for pairs, if this processor has it.
EVERYWHERE = (*BUILDS, *([(None, "cpu:x86-64-v3")] if has_avx2() else []))


# ---------------------------------------------------------------------------------------------------------------------
# Operations


def operations():
    def one(name, inputs, text, formula, result, **options):
        def rounded(**arrays):
            added = arrays.pop("b", 0)  # biases are not multiplied
            return formula(**{name: bfloat16(array) for name, array in arrays.items()}) + added

        return Operation(name, inputs, [("result", result, text)], rounded, **options)

    for out, into in ((WIDE, D), (16, 16), (1, 3), (3, 1), (130, WIDE), (10, 192), (192, 75)):
        yield one(f"linear_{out}_{into}", {"x": ["B", "T", into], "w": [out, into]}, "ldn.linear %x, %w", lambda x, w: x @ w.T,
                  ["B", "T", out], sizes=LONG)
        yield one(f"linear_weight_grad_{out}_{into}", {"g": ["B", "T", out], "x": ["B", "T", into]},
                  "ldn.linear_weight_grad %g, %x", lambda g, x: np.einsum("btn,btk->nk", g, x, optimize=True), [out, into])
    yield one("linear_bias", {"x": SEQUENCE, "w": [WIDE, D], "b": [WIDE]}, "ldn.linear %x, %w bias %b", lambda x, w: x @ w.T,
              ["B", "T", WIDE])
    for out, into in ((WIDE, D), (D, 75), (130, 3)):
        yield one(f"linear_in_out_{out}_{into}", {"x": ["B", "T", into], "w": [into, out]},
                  "ldn.linear %x, %w {layout = #ldn.layout<in_out>}", lambda x, w: x @ w, ["B", "T", out])
    yield one("linear_rows", {"x": ["B", D], "w": [WIDE, D]}, "ldn.linear %x, %w", lambda x, w: x @ w.T, ["B", WIDE])
    # Several ranges of rows, and several blocks of the result.
    yield one("linear_weight_grad_large", {"g": ["B", "T", 235], "x": ["B", "T", 430]}, "ldn.linear_weight_grad %g, %x",
              lambda g, x: np.einsum("btn,btk->nk", g, x, optimize=True), [235, 430], sizes=[{"B": 5, "T": 331}])
    yield one("linear_weight_grad_rows", {"g": ["B", WIDE], "x": ["B", D]}, "ldn.linear_weight_grad %g, %x",
              lambda g, x: g.T @ x, [WIDE, D])


@dataclasses.dataclass
class Rounding:
    """x · 1 and 1 · w are x and w rounded: to the bit, for ties, infinities and NaNs too. Below 2⁻¹²⁶ a number may count as zero."""

    name: str
    x: str  # the shapes that hold the numbers: rows of x or of w
    count: int = 4096

    def __post_init__(self):
        shapes = {"x": ["T", 1], "w": [1, 1]} if self.x == "x" else {"x": [1, 1], "w": [self.count, 1]}
        result = ["T", 1] if self.x == "x" else [1, self.count]
        self.operation = Operation(self.name.split(".")[1], shapes, [("result", result, "ldn.linear %x, %w")], None)

    def numbers(self):
        bits = numbers.generator(self.name).integers(0, 2**32, self.count, np.uint32)
        bits[::4] = bits[::4] & 0xFFFF0000 | 0x8000  # between two neighbours
        bits[:8] = [0, 0x80000000, 0x7F800000, 0xFF800000, 0x7FC00000, 0x7F800001, 0x7F7FFFFF, 0x7F7F8000]
        return bits.view(np.float32)

    def check(self, toolchain):
        given = self.numbers()
        with np.errstate(over="ignore"):
            wanted = bfloat16(given).astype(np.float32)
        small = np.abs(given) < 2.0**-126
        group = self.operation.group
        for lowering, target in group.builds:
            library = group.library(toolchain, "bf16", lowering, target)
            one = np.ones((1, 1), np.float32)
            arrays = {"x": one, "w": one, self.x: given[:, None]}
            found = library.run(self.operation, {"T": self.count}, arrays).ravel()
            right = (found == wanted) | (np.isnan(found) & np.isnan(wanted)) | (small & (found == 0))
            if not right.all():
                at = np.flatnonzero(~right)[0]
                raise Failure(f"{library.path}: {given[at]!r} became {found[at]!r}, wanted {wanted[at]!r}; {(~right).sum()} such")
        return f"{self.count} numbers"


@dataclasses.dataclass
class SameBits:
    """Linear maps by the instruction for pairs, if this processor has it, and by those that all have."""

    name: str = "bfloat16.same_bits"

    def check(self, toolchain):
        libraries = [GROUP.library(toolchain, "bf16", lowering, target) for lowering, target in EVERYWHERE if lowering is None]
        maps = [operation for operation in OPERATIONS if "weight_grad" not in operation.name]
        for operation in maps:
            for sizes in operation.sizes:
                arrays = operation.arrays(sizes, np.float32)
                first, *others = (library.run(operation, sizes, arrays) for library in libraries)
                if any(first.tobytes() != other.tobytes() for other in others):
                    raise Failure(f"{operation.name} at {sizes}: different bits from {' and '.join(str(l.path) for l in libraries)}")
        return f"{len(maps)} maps, {len(libraries)} machines"


ROUNDINGS = [Rounding("bfloat16.rounds_x", "x"), Rounding("bfloat16.rounds_w", "w")]
OPERATIONS = list(operations())
GROUP = Group("Rounded", [*OPERATIONS, *(case.operation for case in ROUNDINGS)], ("bf16",), EVERYWHERE)


# ---------------------------------------------------------------------------------------------------------------------
# Models


def tolerance(products):
    """Of `products` one after the other, against a reference that rounds nothing.

    A number that is rounded to eight bits is off by 2⁻⁹ of itself, as a root mean square; the product of two by √2 as much, and
    so is a sum of many of them, of the root mean square of such sums. Errors of several products add up like independent ones,
    and the largest of thousands of outputs is within five deviations.
    """
    return 5 * np.sqrt(2 * products) * 2.0**-9


def model(case, products, **changes):
    return dataclasses.replace(case, name=f"bfloat16.{case.name}", precisions=("bf16",), tolerance={"bf16": tolerance(products)},
                               **changes)


def named(group, *names):
    return [next(case for case in group.CASES if case.name == name) for name in names]


# ---------------------------------------------------------------------------------------------------------------------
# Derivatives and training


@dataclasses.dataclass
class Gradients:
    """All gradients of a train block beside those of the same program in double precision, which the group `gradients` checks."""

    name: str
    source: str
    sizes: dict
    products: int
    defines: dict = dataclasses.field(default_factory=dict)

    def check(self, toolchain):
        folder = toolchain.work / "runs" / self.name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        found = []
        for precision, lowering in (("f64", None), ("bf16", None), ("bf16", "oracle")):
            program = toolchain.compile(ROOT / self.source, precision=precision, lowering=lowering, defines=self.defines)
            if not found:
                weights = numbers.perturbed(program.initial_weights(1, folder), numbers.generator(self.name, "weights"))
                safetensors.write(folder / "weights.safetensors",
                                  {path: array.astype(np.float32) for path, array in weights.items()})
                random = numbers.generator(self.name, sorted(self.sizes.items()))
                arrays = {argument["name"]: numbers.random_array(argument, self.sizes, random)
                          for argument in program.arguments("evaluate", "input", "target")}
            found.append(program.gradients(folder / "weights.safetensors", arrays, folder)[1])
        wanted, *others = found
        size = np.sqrt(sum((array.astype(np.float64)**2).sum() for array in wanted.values()))
        worst = 0.0
        for other in others:
            if any(array.dtype != np.float32 for array in other.values()):
                raise Failure("gradients are not f32")
            error = np.sqrt(sum(((other[path] - array)**2).sum() for path, array in wanted.items())) / size
            worst = max(worst, error)
            if not error <= tolerance(self.products) / 5:
                raise Failure(f"{folder}: gradients are off by {error:.3g} of their norm, allowed {tolerance(self.products) / 5:.3g}")
        shutil.rmtree(folder)
        return f"worst error {worst:.1e} of the norm"


@dataclasses.dataclass
class Training:
    """Fifty steps on real pictures: the loss falls, and as it does in f32."""

    name: str = "bfloat16.training"

    def check(self, toolchain):
        folder = toolchain.work / "runs" / self.name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        losses = {}
        for precision in ("f32", "bf16"):
            program = toolchain.compile(ROOT / "examples/fashion_mnist.ldn", precision=precision)
            data = ROOT / "data/fashion-mnist-sample"
            run([program.path, "train", "--in", f"image={data}/train_images.npy", "--in", f"label={data}/train_labels.npy",
                 "--steps", 50, "--warmup", 10, "--out", folder / precision])
            lines = map(json.loads, (folder / precision / "log.jsonl").read_text().splitlines())
            losses[precision] = np.array([line["loss"] for line in lines if line["kind"] == "step"])
        single, rounded = losses["f32"], losses["bf16"]
        if len(rounded) != 50 or not rounded[-10:].mean() < 0.7 * rounded[0]:
            raise Failure(f"{folder}: the loss went from {rounded[0]:.3f} to {rounded[-10:].mean():.3f}")
        error = np.abs(rounded / single - 1).max()
        if error > 0.02:
            raise Failure(f"{folder}: the loss of a step is off by {error:.2%} of that in f32")
        shutil.rmtree(folder)
        return f"loss {rounded[0]:.3f} to {rounded[-10:].mean():.3f}, at most {error:.2%} from f32"


FEW = [{"T": 1}, {"T": 17}, {"T": 197}]
CASES = [
    *OPERATIONS,
    *ROUNDINGS,
    SameBits(),
    *(model(case, 1, sizes=FEW) for case in named(tokens, "tokens.Linear", "tokens.PlainLinear")),
    *(model(case, 2, sizes=FEW) for case in named(tokens, "tokens.Mlp", "tokens.PlainMlp", "tokens.MlpOfTwo", "tokens.Gate")),
    model(named(tokens, "tokens.Horizon")[0], 1),
    *(model(case, 26) for case in named(examples, "examples.cifar10")),
    *(model(case, 14) for case in named(examples, "examples.fashion_mnist")),
    *(model(case, 22, sizes=FEW) for case in named(examples, "examples.char_lm")),
    Gradients("bfloat16.gradients.cifar10", "examples/cifar10.ldn", {"B": 3}, 14, {"D": 40, "DEPTH": 1}),
    Gradients("bfloat16.gradients.char_lm", "examples/char_lm.ldn", {"B": 2, "T": 65}, 14, {"D": 40}),
    Training(),
]
