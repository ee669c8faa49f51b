"""Functions of one number over the range where f32 has values for them all, and the user's own functions and layers."""

import numpy as np

from harness.case import MODELS, Case
from reference import elementwise

ONE = {
    "exp": np.exp,
    "expm1": np.expm1,
    "log": lambda x: np.log(np.abs(x)),
    "log1p": lambda x: np.log1p(np.abs(x)),
    "sqrt": lambda x: np.sqrt(np.abs(x)),
    "rsqrt": lambda x: 1 / np.sqrt(np.abs(x)),
    "square": np.square,
    "abs": np.abs,
    "sin": np.sin,
    "cos": np.cos,
    "tanh": np.tanh,
    "erf": elementwise.erf,
    "sigmoid": elementwise.sigmoid,
    "softplus": elementwise.softplus,
    "relu": elementwise.relu,
    "leaky_relu": lambda x: elementwise.leaky_relu(x, 0.1),
    "elu": elementwise.elu,
    "elu1": elementwise.elu1,
    "silu": elementwise.silu,
    "gelu": elementwise.gelu,
    "gelu_tanh": elementwise.gelu_tanh,
}


def each(*names):
    return lambda weights, inputs: {f"y_{name}": ONE[name](inputs["x"]) for name in names}


def pairs(weights, inputs):
    x, h = inputs["x"], inputs["h"]
    return {"y_min": np.minimum(x, h), "y_max": np.maximum(x, h), "y_pow": np.abs(x) ** h, "y_clamp": np.clip(x, -1, 0.5)}


def soft(x):
    return x / (1 + np.abs(x))


def narrow(x, weights, sharp=2.0):
    return weights["level"] + weights["scale"] * np.tanh(sharp * (x @ weights["W"]))


def blended(x, k, weights):
    share = weights["share"]
    return -(share * soft(x) + (1 - share) * k) / 3


def composed(weights, inputs):
    x = inputs["x"]
    a, b = narrow(x, weights.under("a")), narrow(x, weights.under("b"), sharp=0.5)
    c = blended(x, 2 * x, weights.under("c"))
    return {"y": blended(a, b, weights.under("y.Wide")) + narrow(c, weights.under("y.Narrow"))}


def case(model, twin, name=None, **more):
    return Case(f"elementwise.{name or model}", f"{MODELS}/elementwise.ldn", twin, model=model, **more)


# An error is relative to the value itself down to 0.1, whatever the other values are.
CASES = [
    case("Exponentials", each("exp", "expm1", "log", "log1p", "sqrt", "rsqrt", "square", "abs"), spread=18.0, floor=0.1),
    case("Waves", each("sin", "cos", "tanh", "erf", "sigmoid", "softplus"), spread=18.0, floor=0.1),
    case("Activations", each("relu", "leaky_relu", "elu", "elu1", "silu", "gelu", "gelu_tanh"), spread=18.0, floor=0.1),
    case("Activations", each("relu", "leaky_relu", "elu", "elu1", "silu", "gelu", "gelu_tanh"), name="ActivationsNearZero", floor=0.1),
    case("Pairs", pairs, floor=0.1),
    case("Composed", composed),
]
