#!/usr/bin/env python3
"""Times a compiled CIFAR-10 model beside the same model in eager PyTorch, on the same weights and the same images.

    build/bin/ldnc examples/cifar10.ldn -o cifar10
    PYTHON_WITH_TORCH utils/bench/bench_pytorch.py ./cifar10 [--entry train]

`infer` is one forward pass; `train` one step: forward, loss, backward, clipping and AdamW (PyTorch's fused one). First both
answer the same random images and must agree; then, for each number of threads and each batch, rounds of both alternate,
so that a machine that changes its pace meets both alike. Printed: the median of the rounds' medians.
"""

import argparse
import json
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np
import torch

import released_torch
import train_pytorch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "test" / "Execution"))
from reference import safetensors  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", help="the executable that ldnc made of examples/cifar10.ldn")
    parser.add_argument("--entry", choices=["infer", "train"], default="infer")
    parser.add_argument("--batches", type=int, nargs="+", default=[1, 16, 128])
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.0, help="length of one round")
    options = parser.parse_args()
    program = str(pathlib.Path(options.program).resolve())

    with tempfile.TemporaryDirectory() as folder:
        weights = str(pathlib.Path(folder) / "weights.safetensors")
        subprocess.run([program, "init", "--seed", "1", "--out", weights], check=True, capture_output=True)
        model = load(weights)
        print(f"{cpu()}, PyTorch {torch.__version__} eager, float32; medians of {options.rounds} alternating rounds")
        print(f"largest difference of the logits, relative: {difference(program, model, weights, folder):.1e}\n")
        print("| threads | batch | PyTorch, ms | ours, ms | PyTorch / ours |\n| --- | --- | --- | --- | --- |")
        for threads in options.threads:
            for batch in options.batches:
                theirs, ours = alternate(program, model, batch, threads, options)
                print(f"| {threads} | {batch} | {theirs:.2f} | {ours:.2f} | {theirs / ours:.2f} |", flush=True)


def load(path):
    model = released_torch.cifar10()
    arrays = {key: torch.from_numpy(np.array(array)) for key, array in safetensors.read(path).items()}
    model.load_state_dict(arrays, strict=True)
    return model.eval()


def images(batch):
    return np.random.default_rng(0).integers(0, 256, (batch, 3, 32, 32), np.uint8)


def difference(program, model, weights, folder):
    """Refuses to time two programs that do not compute the same."""
    source, result = pathlib.Path(folder) / "image.npy", pathlib.Path(folder) / "logits.npy"
    np.save(source, images(16))
    command = [program, "infer", "--weights", weights, "--in", f"image={source}", "--out", f"logits={result}"]
    subprocess.run(command, check=True, capture_output=True)
    with torch.inference_mode():
        wanted = model(torch.from_numpy(images(16))).numpy()
    error = np.abs(np.load(result) - wanted).max() / np.sqrt((wanted**2).mean())
    if not error < 1e-4:
        sys.exit(f"the logits differ by {error:.1e} relative, allowed 1e-4")
    return error


def alternate(program, model, batch, threads, options):
    """(PyTorch, ours): milliseconds for one batch."""
    torch.set_num_threads(threads)
    theirs, ours = [], []
    run = (inference if options.entry == "infer" else training)(model, batch)
    for _ in range(options.rounds):
        ours.append(time_program(program, batch, threads, options))
        theirs.append(time_torch(run, options.seconds))
    return statistics.median(theirs), statistics.median(ours)


def time_program(program, batch, threads, options):
    command = [program, "bench", "--entry", options.entry, "--json", "--batch", str(batch), "--threads", str(threads),
               "--seconds", str(options.seconds)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return 1e3 * json.loads(done.stdout)["seconds"]


def inference(model, batch):
    model.eval()
    image = torch.from_numpy(images(batch))

    @torch.inference_mode()
    def run():
        model(image)

    return run


def training(model, batch):
    recipe = train_pytorch.RECIPES["cifar10"]
    model.train()
    image = torch.from_numpy(images(batch))
    label = torch.from_numpy(np.random.default_rng(1).integers(0, 10, batch))
    optimizer = train_pytorch.make_optimizer(model, recipe["rate"])
    return lambda: train_pytorch.step(model, optimizer, image, label, recipe["smoothing"])


def time_torch(run, seconds):
    times = []
    for _ in range(2):
        run()
    end = time.perf_counter() + seconds
    while len(times) < 3 or time.perf_counter() < end:
        start = time.perf_counter()
        run()
        times.append(1e3 * (time.perf_counter() - start))
    return statistics.median(times)


def cpu():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor()


if __name__ == "__main__":
    main()
