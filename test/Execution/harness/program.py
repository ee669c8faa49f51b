"""Running an emitted program: info, init, infer, eval, grad."""

import json
import os
import pathlib
import shlex
import subprocess

import numpy as np

from reference import safetensors

RUN_LIMIT_SECONDS = 120
DTYPES = {"u8": np.uint8, "i32": np.int32, "f32": np.float32, "f64": np.float64}
FLOATS = {"f64": "f64", "f32": "f32", "bf16": "f32"}  # the floats of a program, by its precision


class Failure(Exception):
    """A test that did not hold; the text says what was done and what came of it."""


def run(command, limit=RUN_LIMIT_SECONDS, poison=True, machine=None):
    """Standard output of `command`. Poison makes the program fill all memory it did not write with NaN; `machine` is the one
    whose code is to run, where it has several."""
    command = [str(part) for part in command]
    environment = dict(os.environ, LDN_POISON="1" if poison else "0", **({"LDN_MACHINE": machine} if machine else {}))
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, env=environment)
    except subprocess.TimeoutExpired:
        raise Failure(f"took more than {limit} s: {shlex.join(command)}") from None
    if done.returncode != 0:
        raise Failure(f"exit status {done.returncode}: {shlex.join(command)}\n{done.stdout}{done.stderr}".rstrip())
    return done.stdout


class Program:
    def __init__(self, path, origin, machine=None):
        self.path = pathlib.Path(path)
        self.origin = origin  # the command that compiled it, for messages
        self.machine = machine  # that is forced
        self.last = []  # the last command run, for messages
        self._info = None

    @property
    def compiled_by(self):
        return shlex.join(self.origin) + (f", with LDN_MACHINE={self.machine}" if self.machine else "")

    def for_each_machine(self):
        """The program once for each code in it that this processor can execute."""
        codes = self.info["codes"]
        return [Program(self.path, self.origin, code["machine"]) for code in codes if not code["missing"]] if len(codes) > 1 else [self]

    @property
    def info(self):
        if self._info is None:
            self._info = json.loads(self._run([self.path, "info", "--json"]))
        return self._info

    def arguments(self, entry, *roles):
        """The metadata of one entry's arguments that play one of `roles`, in order."""
        for found in self.info["entries"]:
            if found["name"] == entry:
                return [argument for argument in found["arguments"] if argument["role"] in roles]
        raise Failure(f"no entry '{entry}': {self.compiled_by}")

    def initial_weights(self, seed, folder):
        path = pathlib.Path(folder) / "initial.safetensors"
        self._run([self.path, "init", "--seed", seed, "--out", path])
        return safetensors.read(path)

    def infer(self, weights, inputs, folder, threads=None):
        """{output: array} for {input: array} and a weights file."""
        folder = pathlib.Path(folder)
        command = [self.path, "infer", "--weights", weights, *self._write(inputs, folder), *self._threads(threads)]
        paths = {}
        for argument in self.arguments("infer", "output"):
            paths[argument["name"]] = folder / f"out-{argument['name']}.npy"
            paths[argument["name"]].unlink(missing_ok=True)
            command += ["--out", f"{argument['name']}={paths[argument['name']]}"]
        self.last = command
        self._run(command)
        return {name: np.load(path) for name, path in paths.items()}

    def evaluate(self, weights, arrays, folder, threads=None, batch=None):
        """{"loss": …, metric: …} as `eval --json` prints them."""
        folder = pathlib.Path(folder)
        command = [self.path, "eval", "--json", "--weights", weights, *self._write(arrays, folder), *self._threads(threads),
                   *(["--batch", batch] if batch else [])]
        self.last = command
        return json.loads(self._run(command))

    def gradients(self, weights, arrays, folder, threads=None, seed=0, step=0):
        """The loss of all samples as one batch, and {path: gradient}."""
        out = pathlib.Path(folder) / "gradients.safetensors"
        out.unlink(missing_ok=True)
        command = [self.path, "grad", "--json", "--weights", weights, *self._write(arrays, folder), *self._threads(threads),
                   "--seed", seed, "--step", step, "--out", out]
        self.last = command
        return json.loads(self._run(command))["loss"], safetensors.read(out)

    def _run(self, command):
        return run(command, machine=self.machine)

    def _write(self, arrays, folder):
        flags = []
        for name, array in arrays.items():
            np.save(folder / f"in-{name}.npy", array)
            flags += ["--in", f"{name}={folder / f'in-{name}.npy'}"]
        return flags

    def _threads(self, threads):
        return [] if threads is None else ["--threads", threads]
