"""Every choice of --fuse: values and gradients of models with all that is fused, at lengths that no tile divides."""

import dataclasses

from cases import example_gradients, examples
from harness.case import tokens
from harness.gradients import Gradients

LOWERINGS = tuple(f"fuse={kinds}" for kinds in
                  ("none", "maps,tokens,steps", "all,-maps", "all,-sums", "all,-windows", "all,-steps"))
# Sub-steps of diffusions and convolutions over the same tokens; chunks of causal attention; pictures.
MODELS = ("ldn_march", "char_lm", "cifar10")


def narrow(name):
    case = next(case for case in examples.CASES if case.name == f"examples.{name}")
    return dataclasses.replace(example_gradients.narrow(case), name=f"fusion.{name}", lowerings=LOWERINGS, precisions=("f64",))


def values(case):
    return dataclasses.replace(case, sizes=tokens(1, 65))


def differences(case):
    return Gradients(case, [{"B": 3}] if case.path.stem == "cifar10" else [{"B": 2, "T": 65}], lowerings=LOWERINGS)


CASES = [values(narrow(name)) for name in MODELS if name != "cifar10"]
CASES += [differences(narrow(name)) for name in MODELS]
