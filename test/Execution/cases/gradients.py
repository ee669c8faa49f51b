"""The gradient of every built-in: the cases of the groups of models/ again, as the models train."""

from cases import attention, diffusion, elementwise, losses, tokens
from harness.gradients import FIXED, LENGTHS, Gradients

# Where functions of one number have no derivative, or a second one that jumps.
CORNERS = {"elementwise.Exponentials": (0,), "elementwise.Activations": (0,), "elementwise.Pairs": (0,)}
LEFT_OUT = {
    "elementwise.ActivationsNearZero",  # the same model as Activations
    "diffusion.Dense197",               # as 65, and slow
    "tokens.Bytes",                     # nothing in it has a derivative
}


def gradients(case):
    sizes = LENGTHS if any("T" in sizes for sizes in case.sizes) else FIXED
    return Gradients(case, sizes, CORNERS.get(case.name, ()))


CASES = [gradients(case) for group in (attention, diffusion, elementwise, losses, tokens)
         for case in group.CASES if hasattr(case, "twin") and case.name not in LEFT_OUT]
