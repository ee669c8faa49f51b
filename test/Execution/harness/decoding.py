"""A causal model, one token at a time and by whole sequences."""

import ctypes
import json
import os
import shutil
from dataclasses import dataclass, field

import numpy as np

from reference import safetensors

from . import numbers
from .case import ROOT
from .program import DTYPES, Failure, run

# Shorter than every window, around a chunk of attention, and longer than all; a batch for each.
SIZES = [{"B": batch, "T": tokens} for batch, tokens in ((1, 1), (3, 2), (2, 7), (1, 65), (5, 197))]
TOLERANCE = {"f64": 1e-12, "f32": 1e-5}
LOWERINGS = (None, "oracle")


@dataclass
class Decoding:
    """`decode` called for one token after the other agrees with `infer` at every place."""

    name: str
    source: str  # from the root of the repository
    model: str
    defines: dict = field(default_factory=dict)
    magnitude: float = 0.0  # of terms that cancel in the output

    def check(self, toolchain):
        self.folder = toolchain.work / "runs" / self.name
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        worst = {}
        for precision in ("f64", "f32"):
            for lowering in LOWERINGS:
                model = Library(toolchain.shared(ROOT / self.source, precision=precision, lowering=lowering, model=self.model,
                                                 defines=self.defines), self.model)
                model.open(self.weights(model))
                for sizes in SIZES:
                    error = self.compare(model, sizes, precision)
                    worst[precision] = max(worst.get(precision, 0.0), error)
                    if not error <= TOLERANCE[precision]:
                        raise Failure(f"{model.path}: relative error {error:.3g}, allowed {TOLERANCE[precision]:g}, at {sizes}")
                model.close()
        shutil.rmtree(self.folder)
        return "worst error " + ", ".join(f"{precision} {error:.1e}" for precision, error in worst.items())

    def weights(self, model):
        path = self.folder / "weights.safetensors"
        safetensors.write(path, model.random_weights(self.name))
        return path

    def compare(self, model, sizes, precision):
        random = numbers.generator(self.name, sorted(sizes.items()))
        given = {argument["name"]: numbers.random_array(argument, sizes, random) for argument in model.arguments("infer", "input")}
        wanted = model.run("infer", sizes, given)
        state = model.new_state(sizes)
        error = 0.0
        for position in range(sizes["T"]):
            token = {name: one_token(model, name, array, position) for name, array in given.items()}
            if position == sizes["T"] // 2:
                state = state.copy()  # a copy of a state is a state
            for threads in (2,) if position else (1, 2):
                kept = state if threads == 2 else state.copy()
                found = model.run("decode", sizes, token, state=kept, threads=threads)
            for name, array in wanted.items():
                scale = max(np.sqrt((array.astype(np.float64) ** 2).mean()), self.magnitude)
                error = max(error, numbers.distance(found[name][:, 0], array[:, position], floor=scale))
        try:
            model.run("decode", sizes, token, state=state)
        except Failure as failure:
            if f"a sequence of T = {sizes['T']} ends before it" in str(failure):
                return error
            raise
        raise Failure(f"{model.path}: takes more tokens than the sequence has")


def one_token(model, name, array, position):
    argument = next(argument for argument in model.arguments("infer", "input") if argument["name"] == name)
    return array[:, position : position + 1] if "T" in argument["shape"] else array


class Library:
    """The entries of a compiled model, through the C interface."""

    def __init__(self, path, model):
        self.path, self.model = path, model
        os.environ["LDN_POISON"] = "1"
        self.code = ctypes.CDLL(str(path))
        self.code.ldn_open.restype = ctypes.c_void_p
        self.code.ldn_metadata.restype = ctypes.c_char_p
        self.data = ctypes.byref(ctypes.c_char.in_dll(self.code, f"ldn_model_{model}"))
        self.metadata = json.loads(self.code.ldn_metadata(self.data))
        self.message = ctypes.create_string_buffer(2000)

    def open(self, weights):
        self.session = ctypes.c_void_p(self.code.ldn_open(self.data, str(weights).encode(), self.message,
                                                          ctypes.c_size_t(len(self.message))))
        if not self.session:
            raise Failure(f"{self.path}: {self.message.value.decode()}")

    def close(self):
        self.code.ldn_close(self.session)

    def entry(self, name):
        for entry in self.metadata["entries"]:
            if entry["name"] == name:
                return entry
        raise Failure(f"{self.path}: no entry '{name}'")

    def arguments(self, entry, role):
        return [argument for argument in self.entry(entry)["args"] if argument["role"] == role]

    def random_weights(self, *names):
        """Parameters as they start, those that are all alike moved apart."""
        random = numbers.generator(*names)
        weights = {}
        for parameter in self.metadata["parameters"]:
            kind, values = parameter["init"]["kind"], parameter["init"]["values"]
            if kind == "uniform":
                array = random.uniform(*values, parameter["shape"])
            elif kind == "normal":
                array = random.normal(*values, parameter["shape"])
            else:
                array = np.resize(values, parameter["shape"])  # one for all, or one for each
            weights[parameter["path"]] = np.asarray(array, DTYPES[parameter["dtype"]])
        return numbers.perturbed(weights, random)

    def new_state(self, sizes):
        state = self.entry("decode")["state"]
        return np.zeros(state["bytes"] + state["bytes_each"] * sizes.get(state.get("size"), 0), np.uint8)

    def run(self, entry, sizes, given, state=None, threads=2):
        """The outputs; `state` is read and written."""
        outputs = {argument["name"]: np.empty(numbers.shape(argument, sizes), DTYPES[argument["dtype"]])
                   for argument in self.arguments(entry, "output")}
        arrays = [np.ascontiguousarray(given[argument["name"]]) for argument in self.arguments(entry, "input")]
        arrays += [*outputs.values(), *([] if state is None else [state])]
        pointers = (ctypes.c_void_p * len(arrays))(*(array.ctypes.data for array in arrays))
        values = (ctypes.c_int64 * len(self.metadata["dims"]))(*(sizes[dim["name"]] for dim in self.metadata["dims"]))
        self.code.ldn_set_threads(ctypes.c_int64(threads))
        status = self.code.ldn_run(self.session, entry.encode(), values, pointers, self.message,
                                   ctypes.c_size_t(len(self.message)))
        if status:
            raise Failure(f"{self.path}: {entry}: {self.message.value.decode()}")
        return outputs


@dataclass
class Generation:
    """`generate` takes, greedily, the tokens that a loop over `infer` takes, and draws others from its seed alone."""

    name: str
    source: str
    model: str
    defines: dict = field(default_factory=dict)

    def check(self, toolchain):
        self.folder = toolchain.work / "runs" / self.name
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.program = toolchain.compile(ROOT / self.source, precision="f64", lowering=None, model=self.model, defines=self.defines)
        (text,) = self.program.arguments("infer", "input")
        (logits,) = self.program.arguments("infer", "output")
        self.weights = self.folder / "weights.safetensors"
        safetensors.write(self.weights, numbers.perturbed(self.program.initial_weights(1, self.folder),
                                                          numbers.generator(self.name, "weights")))
        random = numbers.generator(self.name)
        for rows, length, more in ((1, 1, 1), (3, 5, 40), (2, 70, 9)):
            prompt = random.integers(0, text["below"], (rows, length), np.int32)
            greedy = self.generate(prompt, more, "--temperature", 0)
            self.require(np.array_equal(greedy, self.loop(prompt, more, text["name"], logits["name"])),
                         f"other tokens than a loop over infer, after {length} of {rows} sequences")
            self.require(np.array_equal(greedy, self.generate(prompt, more, "--top-k", 1)), "the largest of one is not the largest")
        drawn = self.generate(prompt, more, "--seed", 3)
        self.require(np.array_equal(drawn, self.generate(prompt, more, "--seed", 3, "--threads", 1)), "threads show")
        self.require(not np.array_equal(drawn, self.generate(prompt, more, "--seed", 4)), "the seed does not show")
        self.require(np.array_equal(drawn[:, : prompt.shape[1]], prompt), "the prompt changes")
        one = self.generate(prompt[0], more, "--seed", 3)
        self.require(one.shape == drawn[0].shape and np.array_equal(one, drawn[0]), "one sequence is not the first of several")
        self.frequencies(prompt[:1, :4], text["name"], logits["name"])
        shutil.rmtree(self.folder)
        return "all tokens as wanted"

    def generate(self, prompt, more, *options):
        np.save(self.folder / "prompt.npy", prompt)
        out = self.folder / "generated.npy"
        run([self.program.path, "generate", "--weights", self.weights, "--prompt", self.folder / "prompt.npy", "--tokens", more,
             "--out", out, *options])
        return np.load(out)

    def loop(self, prompt, more, text, logits):
        length = prompt.shape[1]
        tokens = np.concatenate([prompt, np.zeros((len(prompt), more), np.int32)], axis=1)
        for position in range(length, length + more):
            found = self.program.infer(self.weights, {text: tokens}, self.folder)[logits]
            tokens[:, position] = found[:, position - 1].argmax(axis=-1)
        return tokens

    def frequencies(self, prompt, text, logits):
        """The first token drawn of many equal sequences: within five deviations of the softmax of the 4 largest at a temperature."""
        rows, temperature, top = 1500, 0.7, 4
        same = np.repeat(prompt, rows, axis=0)
        drawn = np.concatenate([self.generate(same[:50], 1, "--temperature", temperature, "--top-k", top, "--seed", seed)[:, -1]
                                for seed in range(rows // 50)])
        padded = np.concatenate([prompt, prompt[:, :1]], axis=1)
        values = self.program.infer(self.weights, {text: padded}, self.folder)[logits][0, -2] / temperature
        values[np.argsort(values)[:-top]] = -np.inf
        shares = np.exp(values - values.max())
        shares /= shares.sum()
        counts = np.bincount(drawn, minlength=len(shares)) / rows
        self.require((np.abs(counts - shares) <= 5 * np.sqrt(shares * (1 - shares) / rows)).all(), "tokens are drawn unevenly")

    def require(self, holds, message):
        if not holds:
            raise Failure(f"{message}\ncompiled by: {self.program.compiled_by}")
