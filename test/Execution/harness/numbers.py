"""Random inputs and weights that can show a mistake, and the measure of agreement."""

import zlib

import numpy as np

from .program import DTYPES, FLOATS

TOLERANCE = {"f64": 1e-10, "f32": 1e-4, "bf16": 1e-4}  # bf16: of a reference that rounds the same numbers


def floats(precision):
    return DTYPES[FLOATS[precision]]


def generator(*names):
    """Random numbers that depend on the names alone."""
    return np.random.default_rng(zlib.crc32("/".join(map(str, names)).encode()))


def shape(argument, sizes):
    return tuple(sizes[size] if isinstance(size, str) else size for size in argument["shape"])


def random_array(argument, sizes, random, spread=1.0):
    """Bytes over their whole range, whole numbers below the declared bound, floats normal with deviation `spread`."""
    dtype = DTYPES[argument["dtype"]]
    if dtype == np.uint8:
        return random.integers(0, 256, shape(argument, sizes), np.uint8)
    if dtype == np.int32:
        return random.integers(0, argument["below"], shape(argument, sizes), np.int32)
    return (spread * random.standard_normal(shape(argument, sizes))).astype(dtype)


def perturbed(initial, random):
    """Parameters whose initial values are all alike (zeros, ones, a step of 0.1) hide mistakes: they are moved apart."""
    weights = {}
    for path, array in initial.items():
        if np.ptp(array) == 0:
            array = (array * (1 + 0.2 * random.standard_normal(array.shape))
                     + 0.1 * random.standard_normal(array.shape)).astype(array.dtype)
        weights[path] = array
    return weights


def distance(found, wanted, floor=None, magnitude=0.0):
    """The largest |found − wanted| / max(|wanted|, floor); NaN counts as infinite.

    The floor, unless given, is the root mean square of all wanted, or `magnitude` if that is more: what a sum of numbers of
    that size can be asked to keep.
    """
    wanted = np.asarray(wanted, np.float64)
    floor = max(np.sqrt((wanted**2).mean()), magnitude) if floor is None else floor
    scale = np.maximum(np.abs(wanted), floor)
    error = np.abs(np.asarray(found, np.float64) - wanted)
    ratio = np.divide(error, scale, out=np.where(error == 0, 0.0, np.inf), where=scale > 0)
    return float(np.where(np.isnan(ratio), np.inf, ratio).max())


def as_reference(arrays):
    """Floats as the reference takes them."""
    return {name: array.astype(np.float64) if array.dtype.kind == "f" else array for name, array in arrays.items()}
