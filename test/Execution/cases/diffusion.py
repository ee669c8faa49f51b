"""Diffusion alone: models/diffusion.ldn and models/dense.ldn."""

import dataclasses
import shutil

import numpy as np

from harness import numbers
from harness.case import MODELS, ROOT, Case, tokens
from harness.program import Failure
from reference import kernels, safetensors
from reference.diffusion import diffuse, stable_step
from reference.elementwise import softplus


def twin(kernel, step, **options):
    """`kernel(weights, T)` and `step(weights, kernel)` make the model: y is the increment of x."""

    def run(weights, inputs):
        x = inputs["x"]
        k = kernel(weights, x.shape[1])
        return {"y": diffuse(x, k, step(weights, k), **options)}

    return run


def sigma(weights):
    return softplus(weights["K.sigma"])


def stable(weights, kernel):
    return stable_step(weights["step.dt"], kernel)


def learned(weights, kernel):
    return weights["step.dt"]


def positive(weights, kernel):
    return softplus(weights["step.dt"])


def gaussian(**options):
    return lambda weights, length: kernels.gaussian(length, sigma(weights), **options)


def two_sides(weights, length):
    forward, backward = softplus(weights["K.forward"]), softplus(weights["K.backward"])
    return kernels.gaussian(length, sigma(weights), window=5, forward=forward, backward=backward)


def open_sides(weights, length):
    forward, backward = softplus(weights["K.forward"]), softplus(weights["K.backward"])
    return kernels.gaussian(length, sigma(weights), forward=forward, backward=backward)


def taps(**options):
    return lambda weights, length: kernels.taps(length, weights["K.taps"], **options)


def taps_with_bias(weights, length):
    return kernels.taps(length, weights["K.taps"], bias=weights["K.bias"])


def dense(**options):
    return lambda weights, length: kernels.dense(weights["K.weight"], **options)


def case(model, run, **more):
    return Case(f"diffusion.{model}", f"{MODELS}/diffusion.ldn", run, model=model, **more)


# Fewer and more tokens than a Gaussian reaches, and a length that no tile divides.
OPEN = tokens(1, 2, 17, 65, 331)


def wide_case(model, run, **more):
    """With features that are whole vectors, where a vector has one set of taps."""
    return dataclasses.replace(case(model, run, **more), name=f"diffusion.{model}.wide", defines={"D": 64}, sizes=tokens(1, 12, 65, 301))


def dense_case(model, length, run, width=20, **more):
    return Case(f"diffusion.{model}{length}", f"{MODELS}/dense.ldn", run, model=model, defines={"N": length, "D": width},
                sizes=[{}], **more)


@dataclasses.dataclass
class Contained:
    """A token that is not a number spoils the results whose windows it is in, and no others."""

    model: str
    before: int
    after: int

    @property
    def name(self):
        return f"diffusion.{self.model}.contained"

    def check(self, toolchain):
        folder = toolchain.work / "runs" / self.name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        program = toolchain.compile(ROOT / MODELS / "diffusion.ldn", **case(self.model, None).options("f64", None))
        weights = folder / "weights.safetensors"
        safetensors.write(weights, program.initial_weights(1, folder))
        random = numbers.generator(self.name)
        for length in (11, 30, 64, 200):
            x = random.standard_normal((1, length, 20))
            whole = program.infer(weights, {"x": x}, folder)["y"]
            for token in {0, 3, length // 2, length - 1}:
                spoilt = x.copy()
                spoilt[:, token] = np.nan
                found = program.infer(weights, {"x": spoilt}, folder)["y"]
                reached = slice(max(token - self.after, 0), token + self.before + 1)
                if not np.isnan(found[:, reached]).all():
                    raise Failure(f"token {token} of {length} does not reach its window; arrays in {folder}")
                found[:, reached] = whole[:, reached]
                if found.tobytes() != whole.tobytes():
                    raise Failure(f"token {token} of {length} reaches further than its window; arrays in {folder}")
        shutil.rmtree(folder)
        return "NaN stays in its window"


CASES = [
    case("FixedStep", twin(gaussian(), lambda weights, kernel: 0.05), fixes_constants=True),
    case("Window", twin(gaussian(window=8), stable), fixes_constants=True),
    case("Causal", twin(gaussian(window=8, causal=True), positive), fixes_constants=True, causal=True),
    case("TwoSides", twin(two_sides, stable), fixes_constants=True),
    case("Groups", twin(gaussian(window=16, normalize="rows"), stable), fixes_constants=True),
    case("SubSteps", twin(gaussian(window=4), stable, steps=3), fixes_constants=True),
    case("TapsOfTheLayer", twin(taps(positive="softplus"), stable), fixes_constants=True),
    case("TapsOfEveryChannel", twin(taps(), learned), fixes_constants=True),
    case("CausalTaps", twin(taps(before=4, positive="exp"), learned), fixes_constants=True, causal=True),
    case("TapsOfGroups", twin(taps(positive="exp", normalize="rows"), stable), fixes_constants=True),
    case("StepsOfGroups", twin(gaussian(), positive), fixes_constants=True),
    case("RelaxTaps", twin(taps_with_bias, learned, form="relax")),
    case("RelaxTapsSubSteps", twin(taps_with_bias, learned, form="relax", steps=2)),
    case("RelaxPlainTaps", twin(taps(), lambda weights, kernel: 0.7, form="relax")),
    case("RelaxGaussian", twin(gaussian(window=6, normalize="rows"), learned, form="relax")),
    case("WideWindow", twin(gaussian(window=40), stable), fixes_constants=True),
    case("ManySteps", twin(gaussian(window=8, normalize="rows"), stable, steps=6), fixes_constants=True),
    case("OpenSides", twin(open_sides, stable), fixes_constants=True, sizes=OPEN),
    case("OpenCausal", twin(gaussian(causal=True, normalize="rows"), stable), fixes_constants=True, causal=True, sizes=OPEN),
    case("OpenRelax", twin(gaussian(normalize="rows"), learned, form="relax"), sizes=OPEN),
    wide_case("Groups", twin(gaussian(window=16, normalize="rows"), stable), fixes_constants=True),
    wide_case("OpenCausal", twin(gaussian(causal=True, normalize="rows"), stable), fixes_constants=True, causal=True),
    wide_case("TapsOfEveryChannel", twin(taps(), learned), fixes_constants=True),
    Contained("Window", 8, 8),
    Contained("Causal", 8, 0),
    Contained("TapsOfEveryChannel", 3, 3),
    *[dense_case("Dense", n, twin(dense(positive="softplus"), stable), fixes_constants=True) for n in (1, 2, 65, 197)],
    dense_case("RelaxDense", 130, twin(dense(positive="softplus", normalize="rows"), learned, form="relax", steps=2), width=64),
    dense_case("CausalDense", 65, twin(dense(causal=True, positive="exp", normalize="rows"), learned), fixes_constants=True),
]
