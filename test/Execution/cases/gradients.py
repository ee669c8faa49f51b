"""The gradient of every built-in, of models/ and of examples/: the cases of the other groups again, as the models train."""

import dataclasses
import shutil

import numpy as np

from cases import attention, diffusion, elementwise, examples, losses, tokens
from harness import numbers
from harness.gradients import Gradients
from harness.program import Failure
from reference import safetensors

# One token, a pair, a length that no tile and no vector divides, one beyond a tile.
LENGTHS = [{"B": 1, "T": 1}, {"B": 3, "T": 2}, {"B": 3, "T": 17}, {"B": 1, "T": 65}]
FIXED = [{"B": 1}, {"B": 3}]

# Where functions of one number have no derivative, or a second one that jumps.
CORNERS = {"elementwise.Exponentials": (0,), "elementwise.Activations": (0,), "elementwise.Pairs": (0,)}
LEFT_OUT = {
    "elementwise.ActivationsNearZero",  # the same model as Activations
    "diffusion.Dense197",               # as 65, and slow
    "tokens.Bytes",                     # nothing in it has a derivative
    "examples.imagenet",                # the layer of cifar10, wider
    "examples.no_diffusion", "examples.no_local", "examples.no_attention",  # cifar10 with parts left out
}
# Narrow examples: the same operations at sizes that differences take seconds for. 40 is no whole number of vectors.
NARROW = {"cifar10": {"D": 40, "DEPTH": 1}, "fashion_mnist": {"D": 40}, "glue": {"D": 40, "DEPTH": 2, "VOCAB": 50},
          "char_lm": {"D": 40}, "ldn_feb": {"D": 40}, "ldn_march": {"D": 40}, "listops": {"D": 40}, "etth1": {"D": 40}}


def narrow(case):
    if case.name == "examples.cifar10":
        case = dataclasses.replace(case, twin=examples.released_classifier(1, **examples.CIFAR))
    return dataclasses.replace(case, defines=NARROW.get(case.path.stem, {}))


def gradients(case):
    sizes = LENGTHS if any("T" in sizes for sizes in case.sizes) else FIXED
    if case in examples.CASES:
        return Gradients(narrow(case), sizes[-1:])
    return Gradients(case, sizes, CORNERS.get(case.name, ()))


@dataclasses.dataclass
class Dropped:
    """With dropout: both lowerings drop the same elements, whatever the number of threads, and others in another step."""

    case: object
    sizes: dict

    @property
    def name(self):
        return f"gradients.{self.case.name}.dropout"

    def check(self, toolchain):
        folder = toolchain.work / "runs" / self.name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        fast, oracle = (toolchain.compile(self.case.path, **self.case.options("f64", lowering)) for lowering in (None, "oracle"))
        weights = folder / "weights.safetensors"
        safetensors.write(weights, fast.initial_weights(1, folder))
        random = numbers.generator(self.name)
        arrays = {argument["name"]: numbers.random_array(argument, self.sizes, random)
                  for argument in fast.arguments("evaluate", "input", "target")}

        def run(program, step, threads=2):
            return program.gradients(weights, arrays, folder, threads, seed=7, step=step)

        (loss, found), (_, alone), (_, later) = run(fast, 2), run(fast, 2, threads=1), run(fast, 3)
        expected, wanted = run(oracle, 2)

        def distance(path):
            # The floor is that of the differences: a bias of values that attention subtracts again has the gradient 0 but for
            # rounding.
            scale = max(np.abs(wanted[path]).max(), 1e-2 * abs(expected))
            return np.abs(found[path] - wanted[path]).max() / scale

        worst = max([abs(loss - expected) / expected, *(distance(path) for path in wanted)])
        if not worst <= numbers.TOLERANCE["f64"]:
            raise Failure(f"lowerings differ by {worst:.3g}; arrays in {folder}")
        if any(found[path].tobytes() != alone[path].tobytes() for path in found):
            raise Failure(f"gradients differ between one and two threads; arrays in {folder}")
        if all(np.array_equal(found[path], later[path]) for path in found):
            raise Failure("the same elements are dropped in every step")
        shutil.rmtree(folder)
        return f"lowerings agree to {worst:.1e}"


CASES = [gradients(case) for group in (attention, diffusion, elementwise, examples, losses, tokens)
         for case in group.CASES if case.name not in LEFT_OUT]
CASES += [Dropped(narrow(case), {"B": 3, "T": 17}) for case in examples.CASES
          if case.name in ("examples.fashion_mnist", "examples.char_lm", "examples.etth1")]
