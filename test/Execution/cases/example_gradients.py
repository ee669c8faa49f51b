"""The gradient of every model of examples/, narrow: every parameter of every layer; and with dropout."""

import dataclasses
import shutil

import numpy as np

from cases import examples
from harness import numbers
from harness.gradients import FIXED, LENGTHS, Gradients
from harness.program import Failure
from reference import safetensors

# The same operations at sizes that differences take seconds for. 40 is no whole number of vectors.
NARROW = {"cifar10": {"D": 40, "DEPTH": 3}, "no_diffusion": {"D": 40, "DEPTH": 1}, "no_local": {"D": 40, "DEPTH": 1},
          "no_attention": {"D": 40, "DEPTH": 1}, "imagenet": {"CLASSES": 10}, "fashion_mnist": {"D": 40},
          "glue": {"D": 40, "DEPTH": 3, "VOCAB": 50}, "char_lm": {"D": 40}, "ldn_feb": {"D": 40}, "ldn_march": {"D": 40},
          "listops": {"D": 40}, "etth1": {"D": 40}}
# Where constants do not reach: 3 × 3 patches of a small picture.
EDITS = {"imagenet": {r"224, 224": "48, 48", r"\b196\b": "9", r"linear\(768\)": "linear(40)", r"repeat 12\b": "repeat 3"}}
# Twins of models that are less deep.
TWINS = {"cifar10": examples.released_classifier(3, **examples.CIFAR), "glue": examples.glue(3),
         "imagenet": examples.released_classifier(3, **examples.IMAGENET)}
# Of the whole model outputs are compared, and no loss.
MEASURES = {"imagenet": examples.classification(smoothing=0.1)}


def short_name(case):
    return case.name.removeprefix("examples.")


def narrow(case):
    name = short_name(case)
    twin = TWINS.get(name, case.twin)
    if case.variant:
        twin = examples.released_classifier(1, (case.variant.removeprefix("no_"),), **examples.CIFAR)
    return dataclasses.replace(case, twin=twin, defines=NARROW.get(name, {}), losses=MEASURES.get(name, case.losses))


def gradients(case):
    sizes = LENGTHS if any("T" in sizes for sizes in case.sizes) else FIXED
    return Gradients(narrow(case), sizes[-1:], edits=EDITS.get(short_name(case), {}))


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


CASES = [gradients(case) for case in examples.CASES]
CASES += [Dropped(narrow(case), {"B": 3, "T": 17}) for case in examples.CASES
          if case.name in ("examples.fashion_mnist", "examples.char_lm", "examples.etth1")]
