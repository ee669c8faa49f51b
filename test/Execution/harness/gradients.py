"""The gradient of a loss, by parameter, against differences of the reference's loss."""

import re
import shutil
from dataclasses import dataclass, field

import numpy as np

from reference import safetensors
from reference.weights import Weights

from . import numbers
from .case import MODELS, Case
from .check import describe
from .program import Failure

TOLERANCE = 1e-8
STEPS = (2e-3, 4e-4, 8e-5, 1.6e-5)
DRAWS = 4
CLEARANCE = 0.3  # of inputs and corners
# One token, a pair, a length that no tile and no vector divides, one beyond a tile.
LENGTHS = [{"B": 1, "T": 1}, {"B": 3, "T": 2}, {"B": 3, "T": 17}, {"B": 1, "T": 65}]
FIXED = [{"B": 1}, {"B": 3}]


@dataclass
class Gradients:
    """A case of another group, and the loss of its train block or of one that is written for it here.

    A model of models/ gets a scale of its float inputs by feature, so that the gradient by the input is seen too.
    """

    case: Case
    sizes: list  # with B
    corners: tuple = ()  # where elements of the inputs have no derivative; inputs keep away from them
    edits: dict = field(default_factory=dict)  # {pattern: replacement} that make the source smaller
    lowerings: tuple = (None, "oracle")

    @property
    def name(self):
        return "gradients." + self.case.name

    def check(self, toolchain):
        check = Check(self, toolchain)
        return check.run()


class Check:
    def __init__(self, gradients, toolchain):
        self.gradients, self.case, self.toolchain = gradients, gradients.case, toolchain
        self.folder = toolchain.work / "runs" / gradients.name
        self.worst = (0.0, "")

    def run(self):
        """Raises Failure; the arrays of a failed run stay in its folder."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.source = Source(self.case, self.gradients.edits)
        path = self.toolchain.programs / f"{self.gradients.name}.ldn"
        path.write_text(self.source.text)
        self.programs = [program for lowering in self.gradients.lowerings
                         for program in self.toolchain.compile(path, **self.case.options("f64", lowering)).for_each_machine()]
        initial = self.programs[0].initial_weights(1, self.folder)
        self.weights = numbers.perturbed(initial, numbers.generator(self.gradients.name, "weights"))
        self.weights_path = self.folder / "weights.safetensors"
        safetensors.write(self.weights_path, self.weights)
        for sizes in self.gradients.sizes:
            self.compare(sizes)
        shutil.rmtree(self.folder)
        return f"worst error {self.worst[0]:.1e} of {self.worst[1]}"

    def compare(self, sizes):
        arrays = self.arrays(sizes)
        loss = self.loss_of(arrays)
        wanted = loss(self.weights)
        found = []
        for program in self.programs:
            value, gradients = program.gradients(self.weights_path, arrays, self.folder, threads=2)
            self.require(abs(value - wanted) <= 1e-10 * max(abs(wanted), 1e-3), f"the loss at {describe(sizes)} is {value}, wanted {wanted}",
                         program)
            self.require(gradients.keys() == self.weights.keys(), f"gradients of {', '.join(gradients)}", program)
            self.require(all(np.isfinite(array).all() for array in gradients.values()),
                         f"not finite at {describe(sizes)}: "
                         + ", ".join(path for path, array in gradients.items() if not np.isfinite(array).all()), program)
            found.append(gradients)
        _, alone = self.programs[0].gradients(self.weights_path, arrays, self.folder, threads=1)
        for path in self.weights:
            self.require(alone[path].tobytes() == found[0][path].tobytes(),
                         f"the gradient of '{path}' differs between one and two threads at {describe(sizes)}")
            self.compare_parameter(path, sizes, loss, abs(wanted), [gradients[path] for gradients in found])

    def compare_parameter(self, path, sizes, loss, size, found):
        """⟨gradient, direction⟩ against the difference along it."""
        for draw in range(DRAWS):
            direction = self.direction(path, sizes, draw)
            products = [gradient * direction for gradient in found]
            # Products of random signs: the root of their squares is what their sum is like. What a loss that barely depends on the
            # parameter says of it is rounded to the size of the loss.
            scale = max(np.sqrt((products[0]**2).sum()), 1e-2 * size)
            measured, doubt = self.difference(path, direction, loss, size, TOLERANCE / 4 * scale)
            if doubt <= TOLERANCE / 4 * scale:
                break
        else:
            self.require(False, f"differences along '{path}' at {describe(sizes)} do not settle: {doubt:.1e} of {scale:.1e}")
        for program, terms in zip(self.programs, products):
            error = abs(terms.sum() - measured) / scale if scale else 0.0
            self.worst = max(self.worst, (error, f"'{path}'"))
            self.require(error <= TOLERANCE, f"the gradient of '{path}' at {describe(sizes)}: relative error {error:.3g}, allowed "
                                             f"{TOLERANCE:g}; along a direction {terms.sum()}, by differences {measured}", program)

    def direction(self, path, sizes, draw):
        """Later draws move fewer elements, which meet fewer corners."""
        array = self.weights[path]
        random = numbers.generator(self.gradients.name, path, sorted(sizes.items()), draw)
        direction = random.standard_normal(array.shape) * max(0.1, np.sqrt((array**2).mean()))
        return direction * (random.permutation(array.size).reshape(array.shape) < max(1, array.size >> 3 * draw))

    def difference(self, path, direction, loss, size, enough):
        """The derivative along a direction, and how far it may be off: how far estimates by three steps are apart, and rounding.

        Central differences of fourth order. Where a corner of relu, abs or max lies between the points, or one of the slope as of
        elu, only steps too small to reach it agree. The smallest doubt counts, whatever the program says.
        """
        array = self.weights[path]

        def change(step):
            return loss({**self.weights, path: array + step * direction}) - loss({**self.weights, path: array - step * direction})

        best = (np.inf, 0.0)
        for step in STEPS:
            steps = step / np.array((1, 2, 4, 8))
            changes = [change(step) for step in steps]
            estimates = [(8 * near - far) / (12 * step) for step, near, far in zip(steps[1:], changes[1:], changes)]
            rounding = np.finfo(float).eps / 2 * size / steps[-1]
            best = min(best, (np.ptp(estimates) + rounding, estimates[-1]))
            if best[0] <= enough:
                break
        return best[1], best[0]

    def arrays(self, sizes):
        random = numbers.generator(self.gradients.name, "inputs", sorted(sizes.items()))
        arrays = {}
        for argument in self.programs[0].arguments("evaluate", "input", "target"):
            array = numbers.random_array(argument, sizes, random)
            if argument["role"] == "input" and array.dtype.kind == "f":
                for corner in self.gradients.corners:
                    array = away(array, corner)
            arrays[argument["name"]] = array
        return arrays

    def loss_of(self, arrays):
        """The reference's loss as a function of the parameters."""
        targets = {argument["name"]: arrays[argument["name"]] for argument in self.programs[0].arguments("evaluate", "target")}
        given = numbers.as_reference({name: array for name, array in arrays.items() if name not in targets})
        targets = numbers.as_reference(targets)

        known = {}  # layers before the one whose parameter changes

        def loss(weights):
            weights = Weights(weights, known=known)
            inputs = self.source.scaled(given, weights)
            if self.case.evaluate:
                return self.case.evaluate(weights, inputs, targets)["loss"]
            outputs = self.case.twin(weights, inputs)
            if self.case.losses:
                return self.case.losses(outputs, targets)["loss"]
            return float(((sum(outputs.values()) - targets["aim"]) ** 2).mean())

        return loss

    def require(self, holds, message, program=None):
        if not holds:
            program = program or self.programs[0]
            last = " ".join(map(str, program.last))
            raise Failure(f"{message}\ncompiled by: {program.compiled_by}\nlast run: {last}")


def away(array, corner):
    """Moved so that no element is near the corner, nor after a scale that is near one."""
    distance = array - corner
    return corner + np.where(distance < 0, -1, 1) * (CLEARANCE + np.abs(distance))


class Source:
    """The text of a case's model, made to train."""

    def __init__(self, case, edits):
        text = case.path.read_text()
        for pattern, replacement in edits.items():
            text, count = re.subn(pattern, replacement, text)
            assert count, f"{case.source} holds no {pattern}"
        # Dropout has cases of its own.
        self.text = re.sub(r"(options\b[^\n]*\brate = )0\.\d+", r"\g<1>0.0", text)
        self.inputs = []
        if case.source.startswith(MODELS):
            self.scale_inputs(case.model)
            if not re.search(rf"^train \w+ for {case.model}\b", text, re.M):
                self.add_train_block(case.model)

    def scaled(self, given, weights):
        return {name.removesuffix("_given"): array * weights[name.removesuffix("_given") + ".scale"] if name.endswith("_given") else array
                for name, array in given.items()}

    def edit(self, model, change):
        self.text = re.sub(rf"^model {model}\b.*?^}}", lambda found: change(found[0]), self.text, count=1, flags=re.M | re.S)

    def scale_inputs(self, model):
        layers = []

        def scale(found):
            name, shape = found[1], found[2]
            last = shape.split(",")[-1].strip()
            layers.append(f"layer Scaled_{name}(x: [{shape}]) -> [{shape}] {{\n  param scale: [{last}] = ones()\n  x * scale\n}}\n")
            return f"  input  {name}_given: f32[{shape}]\n  let {name} = Scaled_{name}({name}_given)"

        self.edit(model, lambda body: re.sub(r"^  input\s+(\w+): f32\[(.*?)\]$", scale, body, flags=re.M))
        self.text += "\n" + "\n".join(layers)

    def add_train_block(self, model):
        """The mean squared error of the output, of the sum of all if there are several."""
        outputs = []

        def total(body):
            outputs.extend(re.findall(r"^  output (\w+): f32\[(.*?)\]$", body, re.M))
            if len(outputs) == 1:
                return body
            shape = outputs[0][1]
            return body[:-1] + f"  output all: f32[{shape}]\n  all = {' + '.join(name for name, _ in outputs)}\n}}"

        self.edit(model, total)
        name, shape = ("all" if len(outputs) > 1 else outputs[0][0]), outputs[0][1]
        self.text += (f"\ntrain t for {model} {{\n  target    aim: f32[{shape}]\n  loss      mse({name}, aim)\n"
                      "  optimizer adamw(lr: 1e-3)\n  batch 1\n}\n")
