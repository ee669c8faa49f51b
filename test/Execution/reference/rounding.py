"""Numbers of fewer bits."""

import numpy as np


def bfloat16(x):
    """The nearest number with eight significant bits, ties to the even one; below 2⁻¹²⁶ multiples of 2⁻¹³³, from 2¹²⁸ on infinite."""
    with np.errstate(invalid="ignore"):  # NaNs that signal
        x = np.asarray(x, np.float64)
    exponent = np.frexp(np.where(np.isfinite(x), x, 0))[1]
    unit = np.ldexp(1.0, np.maximum(exponent, -125) - 8)
    rounded = np.rint(x / unit) * unit
    return np.where(np.abs(rounded) >= 2.0**128, np.copysign(np.inf, rounded), rounded)
