"""The folder of a case: inputs and weights, the same for all, and what each computes of them."""

import pathlib
import sys

import numpy as np

sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "test" / "Execution"))
from reference import safetensors  # noqa: E402

TOLERANCE = 1e-4  # of the root mean square


def make_inputs(folder, arguments, sizes):
    """Random inputs and targets for arguments as `info --json` lists them."""
    random = np.random.default_rng(0)
    for argument in arguments:
        shape = [sizes.get(size, size) for size in argument["shape"]]
        if argument["dtype"] == "f32":
            array = random.standard_normal(shape, np.float32)
        else:
            dtype = {"u8": np.uint8, "i32": np.int32}[argument["dtype"]]
            array = random.integers(0, argument.get("below", 256), shape, dtype)
        np.save(input_path(folder, argument["name"]), array)


def disturb_weights(folder):
    """Moves apart what `init` makes all alike, such as the ones of a norm: nothing may work by chance."""
    random, weights = np.random.default_rng(1), {}
    for path, array in safetensors.read(weights_path(folder)).items():
        alike = array.size > 1 and np.ptp(array) == 0
        weights[path] = array + 0.1 * random.standard_normal(array.shape, array.dtype) if alike else array
    safetensors.write(weights_path(folder), weights)


def input_path(folder, name):
    return folder / f"input.{name}.npy"


def weights_path(folder):
    return folder / "weights.safetensors"


def read_inputs(folder):
    return {path.name.split(".")[1]: np.load(path) for path in sorted(folder.glob("input.*.npy"))}


def read_weights(folder):
    return safetensors.read(weights_path(folder))


def write_values(stem, values):
    if isinstance(values, dict):
        safetensors.write(stem.with_suffix(".safetensors"), values)
    else:
        np.save(stem.with_suffix(".npy"), values)


def difference(folder, stem, other):
    """Of what two have computed: of outputs the largest, relative to the root mean square; of gradients the norm of that of
    all together, relative to the norm."""
    if (path := folder / f"{stem}.npy").exists():
        ours, theirs = (np.load(p).astype(np.float64) for p in (path, folder / f"{other}.npy"))
        if ours.shape != theirs.shape:
            return float("inf")
        return float(np.abs(ours - theirs).max() / np.sqrt((ours**2).mean()))
    ours, theirs = (safetensors.read(folder / f"{name}.safetensors") for name in (stem, other))
    if ours.keys() != theirs.keys():
        return float("inf")
    gap = sum(float(((ours[path].astype(np.float64) - theirs[path]) ** 2).sum()) for path in ours)
    return float(np.sqrt(gap / sum(float((a.astype(np.float64) ** 2).sum()) for a in ours.values())))
