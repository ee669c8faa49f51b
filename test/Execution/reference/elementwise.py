"""Functions of one number."""

import math

import numpy as np

_erf = np.frompyfunc(math.erf, 1, 1)


def erf(x):
    return np.asarray(_erf(np.asarray(x, np.float64)), np.float64)


def relu(x):
    return np.where(x > 0, x, 0.0)


def sigmoid(x):
    """1 / (1 + e^−x), without overflow for either sign."""
    small = np.exp(-np.abs(x))
    return np.where(np.asarray(x) >= 0, 1 / (1 + small), small / (1 + small))


def softplus(x):
    """log(1 + e^x)"""
    return np.logaddexp(0.0, x)


def gelu(x):
    """x · Φ(x), the exact form."""
    return 0.5 * x * (1 + erf(x / math.sqrt(2.0)))


def gelu_tanh(x):
    return 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))


def elu(x):
    return np.where(x > 0, x, np.expm1(np.minimum(x, 0.0)))


def leaky_relu(x, slope):
    return np.where(x > 0, x, slope * x)


def silu(x):
    return x * sigmoid(x)


def elu1(x):
    """elu(x) + 1: x + 1 where x ≥ 0, e^x elsewhere."""
    return np.where(x >= 0, x + 1, np.exp(np.minimum(x, 0.0)))


def inverse_softplus(y):
    """The raw value that softplus maps to y > 0."""
    return y + np.log(-np.expm1(-y))


def positive(raw, mapping):
    """A stored value as it is used: mapping is "none", "softplus" or "exp"."""
    return {"none": np.asarray, "softplus": softplus, "exp": np.exp}[mapping](raw)
