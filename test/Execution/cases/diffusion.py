"""Diffusion alone: models/diffusion.ldn and models/dense.ldn."""

from harness.case import MODELS, Case
from reference import kernels
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


def taps(**options):
    return lambda weights, length: kernels.taps(length, weights["K.taps"], **options)


def taps_with_bias(weights, length):
    return kernels.taps(length, weights["K.taps"], bias=weights["K.bias"])


def dense(**options):
    return lambda weights, length: kernels.dense(weights["K.weight"], **options)


def case(model, run, **more):
    return Case(f"diffusion.{model}", f"{MODELS}/diffusion.ldn", run, model=model, **more)


def dense_case(model, length, run, **more):
    return Case(f"diffusion.{model}{length}", f"{MODELS}/dense.ldn", run, model=model, defines={"N": length},
                sizes=[{}], **more)


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
    *[dense_case("Dense", n, twin(dense(positive="softplus"), stable), fixes_constants=True) for n in (1, 2, 65, 197)],
    dense_case("CausalDense", 65, twin(dense(causal=True, positive="exp", normalize="rows"), learned), fixes_constants=True),
]
