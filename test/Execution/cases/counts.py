"""How many parameters the published models have, and where their numbers start."""

from dataclasses import dataclass
from typing import Optional

import numpy as np

from harness.case import ROOT
from harness.program import Failure, run


@dataclass
class Counts:
    """`count` parameters exactly, and `text` somewhere in what `info` prints."""

    name: str
    source: str
    model: Optional[str]
    count: int
    text: str

    def check(self, toolchain):
        program = toolchain.compile(ROOT / self.source, precision="f32", model=self.model)
        found = program.info["parameter_count"]
        if found != self.count:
            raise Failure(f"{found} parameters, wanted {self.count}")
        by_shape = sum(int(np.prod(parameter["shape"])) for parameter in program.info["parameters"])
        if by_shape != self.count:
            raise Failure(f"the shapes hold {by_shape} parameters, wanted {self.count}")
        printed = run([program.path, "info"])
        if self.text not in printed:
            raise Failure(f"'info' does not print '{self.text}':\n{printed}")
        return f"{found} parameters"


def layered(width, depth, patch, classes=10):
    """The model of section 6: patch embedding, layers of 7d² + 25d + 1, head."""
    return (patch + 1) * width + depth * (7 * width**2 + 25 * width + 1) + (width + 1) * classes


def imagenet(model, width, depth, text):
    return Counts(f"counts.imagenet-{model}", "examples/imagenet.ldn", model, layered(width, depth, 3 * 16 * 16, 1000), text)


CASES = [
    Counts("counts.cifar10", "examples/cifar10.ldn", None, 1588432, "1,588,432"),
    imagenet("Base", 768, 12, "51.14"),
    imagenet("Large", 1024, 24, "178.59"),
    imagenet("Huge", 1280, 32, "370.29"),
]
