"""The compiled program of a case, measured as measure.Worker measures a peer."""

import json
import math
import pathlib
import subprocess
import tempfile
import time

import arrays
from limits import pinned


class Failed(Exception):
    """Our side of a case cannot be measured: the text says which command said what."""


def compile(ldnc, case, program, *options):
    """Makes the executable of the case's model."""
    source = program.parent / case.source.name
    source.write_text(case.source.read_text() + case.append + "\n")
    call([str(ldnc), str(source), *flags(case), *options, "-o", str(program)])


def flags(case):
    chosen = [f"--{option}={value}" for option, value in (("model", case.model), ("variant", case.variant)) if value]
    return chosen + [text for name, value in case.defines.items() for text in ("-D", f"{name}={value}")]


def prepare(program, case, folder):
    """Weights, inputs, and what the program computes of them."""
    weights = arrays.weights_path(folder)
    call([str(program), "init", "--seed", "1", "--out", str(weights)])
    arrays.disturb_weights(folder)
    info = json.loads(call([str(program), "info", "--json"]))
    entry = "evaluate" if case.entry == "train" else "infer"
    arguments = next(e["arguments"] for e in info["entries"] if e["name"] == entry)
    given = [argument for argument in arguments if argument["role"] in ("input", "target")]
    arrays.make_inputs(folder, given, case.sizes)
    command = [str(program), "grad" if case.entry == "train" else "infer", "--weights", str(weights)]
    for argument in given:
        command += ["--in", f"{argument['name']}={arrays.input_path(folder, argument['name'])}"]
    if case.entry == "train":
        command += ["--out", str(folder / "ours.safetensors")]
    else:
        output = next(argument["name"] for argument in arguments if argument["role"] == "output")
        command += ["--out", f"{output}={folder / 'ours.npy'}", "--batch", str(case.sizes["B"])]
    call(command)


class Program:
    """The program at work on a case, with some threads."""

    def __init__(self, program, case, folder, threads, cpus):
        self.command = [*pinned(cpus), str(program), "bench", "--entry", case.entry, "--json", "--threads", str(threads),
                        "--weights", str(arrays.weights_path(folder))]
        for name, size in case.sizes.items():
            self.command += ["--sizes", f"{name}={size}"]
        result, self.peak = self.watched()
        self.estimate = result["seconds"]
        self.flops, self.bytes = result["flops"], result.get("bytes", 0)

    def measure(self, seconds):
        """The median time of a run. The program makes at least five where it is given a time, so it is given a number."""
        runs = max(1, math.ceil(seconds / self.estimate))
        return json.loads(call([*self.command, "--runs", str(runs), "--seconds", str(seconds)]))["seconds"]

    def watched(self):
        """A short run, and the largest memory it had. (What wait4 tells includes this process, which it came from.)"""
        with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as errors:
            process = subprocess.Popen([*self.command, "--runs", "2", "--seconds", "0.2"], stdout=out, stderr=errors)
            peak = 0
            while process.poll() is None:
                peak = max(peak, high_water(process.pid))
                time.sleep(0.002)
            out.seek(0)
            errors.seek(0)
            if process.returncode:
                raise Failed(errors.read().strip())
            return json.loads(out.read()), peak


def high_water(pid):
    try:
        for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return 1024 * int(line.split()[1])
    except OSError:
        pass  # it has just ended
    return 0


def call(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise Failed(f"{' '.join(command)}: {(done.stderr or done.stdout).strip()}")
    return done.stdout
