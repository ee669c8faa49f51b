"""One model and what is expected of it."""

import pathlib
from dataclasses import dataclass, field
from typing import Callable, Optional

from .check import Check

ROOT = pathlib.Path(__file__).resolve().parents[3]
MODELS = "test/Execution/models"

# One token, a pair, around a tile of 64, a length that no tile divides, and a long one.
LENGTHS = (1, 2, 63, 64, 65, 197, 1000)
ODD_LENGTHS = (1, 2, 65, 197)
BATCHES = (1, 3)


def tokens(*lengths):
    return [{"T": length} for length in lengths]


@dataclass
class Case:
    """`twin(weights, inputs)` gives {output: array} for inputs with the largest batch."""

    name: str
    source: str  # from the root of the repository
    twin: Callable
    sizes: list = field(default_factory=lambda: tokens(*LENGTHS))  # the open sizes other than B
    batches: tuple = BATCHES
    model: Optional[str] = None
    variant: Optional[str] = None
    defines: dict = field(default_factory=dict)
    precisions: tuple = ("f64", "f32")
    lowerings: tuple = (None, "oracle")  # None is the compiler's own choice; "fuse=none" and the like: the flag --fuse
    target: Optional[str] = None  # of several machines all are tried that this processor can execute the code for
    tolerance: dict = field(default_factory=dict)  # by precision, where the standard one cannot hold; say why
    spread: float = 1.0  # standard deviation of float inputs
    floor: Optional[float] = None  # of the relative error, see numbers.distance
    magnitude: float = 0.0  # of terms that cancel in the output
    causal: bool = False  # outputs at t depend on inputs up to t only
    fixes_constants: bool = False  # the output is the increment of a constant signal: zero
    losses: Optional[Callable] = None  # (outputs, targets) -> {"loss": …, metric: …}, where a train block names the model

    cuts: bool = False  # means of losses over batches of one sample are those over all of them together
    evaluate: Optional[Callable] = None  # (weights, inputs, targets) -> the same, where it is no function of the outputs

    @property
    def path(self):
        return ROOT / self.source

    def check(self, toolchain):
        """Raises Failure, or tells how near the worst number came."""
        check = Check(self, toolchain)
        check.run()
        return "worst error " + ", ".join(f"{precision} {error:.1e}" for precision, error in check.worst.items())

    def options(self, precision, lowering):
        return dict(precision=precision, lowering=lowering, model=self.model, variant=self.variant, defines=self.defines,
                    target=self.target)
