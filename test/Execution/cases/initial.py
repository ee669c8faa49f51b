"""What `init` writes: PyTorch's defaults for the same layers, the stated values elsewhere, another draw for another seed."""

import tempfile
from dataclasses import dataclass
from typing import Callable

import numpy as np

from harness.case import MODELS, ROOT
from harness.program import Failure
from reference.elementwise import softplus


def uniform(bound):
    """Within ±bound, and filling it: the deviation of n draws is bound/√3 within a few per cent."""

    def holds(array):
        spread = abs(array.std() / (bound / np.sqrt(3)) - 1)
        return np.abs(array).max() <= bound and spread < 3 / np.sqrt(array.size) and abs(array.mean()) < 4 * bound / np.sqrt(array.size)

    return holds


def normal(array):
    return abs(array.std() - 1) < 3 / np.sqrt(array.size) and abs(array.mean()) < 5 / np.sqrt(array.size)


def used(value, mapping=lambda raw: raw):
    """Every element, as used, is `value`."""
    return lambda array: bool(np.allclose(mapping(array), value, rtol=1e-6, atol=0))


RELEASED = {
    ".K.taps": uniform(3**-0.5),
    ".K.bias": uniform(3**-0.5),
    ".diffusion.dt": used(0.1),
    ".mixer.dwconv.weight": uniform(3**-0.5),
    ".mixer.dwconv_2.bias": uniform(3**-0.5),
    ".mixer.layer_norm.weight": used(1),
    ".mixer.layer_norm.bias": used(0),
    ".y.weight": used(1),
    ".local.0.weight": uniform(192**-0.5),
    ".local.0.bias": uniform(192**-0.5),
    ".mlp.1.weight": uniform(192**-0.5),
    ".attention.wq": uniform(192**-0.5),
    ".attention.bv": uniform(192**-0.5),
}


@dataclass
class Initial:
    name: str
    source: str
    model: str
    wanted: dict  # end of a path -> predicate of the array; every end must be there

    def check(self, toolchain):
        program = toolchain.compile(ROOT / self.source, precision="f32", model=self.model)
        with tempfile.TemporaryDirectory() as folder:
            first, again, other = (program.initial_weights(seed, folder) for seed in (1, 1, 2))
        random = [parameter["path"] for parameter in program.info["parameters"] if parameter["initialiser"]["kind"] != "constant"]
        self.require(all(np.array_equal(first[path], again[path]) for path in first), "seed 1 is not seed 1 again")
        self.require(not any(np.array_equal(first[path], other[path]) for path in random), "seeds 1 and 2 agree somewhere")
        blocks = [first[path].tobytes() for path in random]
        self.require(len(set(blocks)) == len(blocks), "two parameters start with the same numbers")
        for end, predicate in self.wanted.items():
            matches = {path: array for path, array in first.items() if path.endswith(end)}
            self.require(matches, f"no parameter ends in '{end}': {', '.join(first)}")
            for path, array in matches.items():
                self.require(predicate(array.astype(np.float64)), f"'{path}' starts wrongly: {array.ravel()[:5]}…")
        return f"{len(first)} parameters"

    def require(self, holds, message):
        if not holds:
            raise Failure(message)


CASES = [
    Initial("initial.released", "examples/cifar10.ldn", None, RELEASED),
    Initial("initial.embedding", f"{MODELS}/tokens.ldn", "Embedding", {"weight": normal}),
    Initial("initial.positive", f"{MODELS}/diffusion.ldn", "Causal", {"K.sigma": used(2.5, softplus), "step.dt": used(0.1, softplus)}),
    Initial("initial.groups", f"{MODELS}/diffusion.ldn", "Groups", {"K.sigma": used([1, 2, 4, 8], softplus), "step.dt": used(0)}),
]
