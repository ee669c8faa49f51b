"""What is checked of a case, in this order: parameters, values, eval, threads, causality, constants."""

import shutil

import numpy as np

from reference import safetensors
from reference.weights import Weights

from . import numbers
from .program import Failure


class Check:
    def __init__(self, case, toolchain):
        self.case, self.toolchain = case, toolchain
        self.folder = toolchain.work / "runs" / case.name
        self.worst = {}

    def run(self):
        """Raises Failure; the inputs and weights of a failed run stay in its folder."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        for precision in self.case.precisions:
            self.precision = precision
            self.programs = [program for lowering in self.case.lowerings
                             for program in self.toolchain.compile(self.case.path, **self.case.options(precision, lowering)).for_each_machine()]
            self.make_weights()
            for sizes in self.case.sizes:
                self.compare_values(sizes)
            self.same_for_any_threads(self.case.sizes[-1])
            if self.case.causal:
                self.blind_to_the_future(self.case.sizes[-1])
            if self.case.fixes_constants and precision == "f64":
                for sizes in self.case.sizes:
                    self.fixes_constants(sizes)
        shutil.rmtree(self.folder)

    def make_weights(self):
        """All programs start alike; the reference must want every parameter that the program has."""
        first, *others = (program.initial_weights(1, self.folder) for program in self.programs)
        for other in others:
            same = first.keys() == other.keys() and all(np.array_equal(first[key], other[key]) for key in first)
            self.require(same, "initial weights differ between lowerings or machines")
        weights = numbers.perturbed(first, numbers.generator(self.case.name, "weights"))
        self.weights = Weights(weights)
        self.weights_path = self.folder / "weights.safetensors"
        safetensors.write(self.weights_path, weights)

    def inputs(self, sizes, entry="infer", roles=("input",)):
        random = numbers.generator(self.case.name, sizes, roles)
        return {argument["name"]: numbers.random_array(argument, sizes, random, self.case.spread)
                for argument in self.programs[0].arguments(entry, *roles)}

    def compare_values(self, sizes):
        """Outputs at every batch are rows of the reference at the largest: items of a batch do not meet."""
        largest = {**sizes, "B": max(self.case.batches)}
        inputs = self.inputs(largest)
        wanted = self.case.twin(self.weights, numbers.as_reference(inputs))
        self.require(not self.weights.unread(), f"the reference does not use {', '.join(self.weights.unread())}")
        evaluates = self.case.losses or self.case.evaluate
        targets = self.inputs(largest, "evaluate", ("target",)) if evaluates else {}
        for program in self.programs:
            for batch in self.case.batches:
                actual = {**sizes, "B": batch}
                here = self.first_rows(program, "infer", ("input",), inputs, batch)
                found = program.infer(self.weights_path, here, self.folder)
                self.compare_outputs(program, actual, found, wanted)
                if evaluates:
                    aims = self.first_rows(program, "evaluate", ("target",), targets, batch)
                    self.compare_losses(program, actual, here, wanted, aims)

    def compare_outputs(self, program, sizes, found, wanted):
        for argument in program.arguments("infer", "output"):
            name = argument["name"]
            rows = wanted[name][: sizes["B"]] if "B" in argument["shape"] else wanted[name]
            where = f"output '{name}' at {describe(sizes)}"
            self.require(found[name].dtype == numbers.floats(self.precision), f"{where} is {found[name].dtype}")
            self.require(found[name].shape == rows.shape, f"{where} is {found[name].shape}, wanted {rows.shape}")
            self.agree(program, where, found[name], rows)

    def compare_losses(self, program, sizes, inputs, wanted, targets):
        outputs = {name: array[: sizes["B"]] for name, array in wanted.items()}
        given = {**inputs, **targets}
        runs = [program.evaluate(self.weights_path, given, self.folder, batch=batch) for batch in ([None, 1] if self.case.cuts else [None])]
        targets = numbers.as_reference(targets)
        values = (self.case.losses(outputs, targets) if self.case.losses else
                  self.case.evaluate(self.weights, numbers.as_reference(inputs), targets))
        for name, value in values.items():
            for found in runs:
                self.agree(program, f"{name} at {describe(sizes)}", np.array(found[name]), np.array(value))

    def agree(self, program, where, found, wanted):
        tolerance = self.case.tolerance.get(self.precision, numbers.TOLERANCE[self.precision])
        error = numbers.distance(found, wanted, self.case.floor, self.case.magnitude)
        self.worst[self.precision] = max(self.worst.get(self.precision, 0.0), error)
        self.require(error <= tolerance, f"{where}: relative error {error:.3g}, allowed {tolerance:g}", program)

    def same_for_any_threads(self, sizes):
        inputs = self.inputs({**sizes, "B": max(self.case.batches)})
        one, two = (self.programs[0].infer(self.weights_path, inputs, self.folder, threads) for threads in (1, 2))
        for name in one:
            self.require(one[name].tobytes() == two[name].tobytes(), f"'{name}' differs between one and two threads")

    def blind_to_the_future(self, sizes):
        """Replace every input from t on: outputs before t must be equal in every bit, and later ones must not."""
        now = {**sizes, "B": max(self.case.batches)}
        before = self.inputs(now)
        other = self.inputs({**now, "another draw": True})
        for program in self.programs:
            old = program.infer(self.weights_path, before, self.folder)
            for cut in (1, sizes["T"] // 2, sizes["T"] - 1):
                after = {name: np.concatenate([array[:, :cut], other[name][:, cut:]], axis=1) for name, array in before.items()}
                new = program.infer(self.weights_path, after, self.folder)
                for name in old:
                    same = old[name][:, :cut].tobytes() == new[name][:, :cut].tobytes()
                    self.require(same, f"'{name}' before token {cut} depends on tokens from {cut} on", program)
                    self.require((old[name][:, cut:] != new[name][:, cut:]).any(), f"'{name}' ignores its input", program)

    def fixes_constants(self, sizes):
        now = {**sizes, "B": max(self.case.batches)}
        constant = {name: np.array(np.broadcast_to(array[:, :1], array.shape)) for name, array in self.inputs(now).items()}
        for program in self.programs:
            for name, array in program.infer(self.weights_path, constant, self.folder).items():
                size = np.abs(array).max()
                self.require(size <= 1e-12, f"'{name}' of a constant signal is {size:.3g} at {describe(now)}", program)

    def first_rows(self, program, entry, roles, arrays, batch):
        return {argument["name"]: arrays[argument["name"]][:batch] if "B" in argument["shape"] else arrays[argument["name"]]
                for argument in program.arguments(entry, *roles)}

    def require(self, holds, message, program=None):
        if not holds:
            program = program or self.programs[0]
            last = " ".join(map(str, program.last))
            raise Failure(f"{self.precision}: {message}\ncompiled by: {program.compiled_by}\nlast run: {last}")


def describe(sizes):
    return ", ".join(f"{name}={value}" for name, value in sorted(sizes.items()))
