#!/usr/bin/env python3
"""Peak memory of a training step beside the same model in eager PyTorch, each in a process of its own.

    PYTHON_WITH_TORCH utils/bench/memory_pytorch.py cifar10 ./cifar10 --batches 16 128

Printed in MiB: the largest resident set of PyTorch's process, what it had before the model was made (interpreter and
library), and that of the program, which runs `bench --entry train`.
"""

import argparse
import os
import resource
import subprocess
import sys

MODELS = {"cifar10": ((3, 32, 32), 10), "imagenet": ((3, 224, 224), 1000)}  # shape of a picture, classes


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", choices=MODELS)
    parser.add_argument("program", help="the executable that ldnc made of the same example")
    parser.add_argument("--batches", type=int, nargs="+", default=[128])
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        return print(*train(options.model, options.batches[0], options.threads))
    print("| model | batch | PyTorch, MiB | of it before the model | ours, MiB | ours / PyTorch |\n| --- | --- | --- | --- | --- | --- |")
    for batch in options.batches:
        command = [sys.executable, __file__, options.model, options.program, "--child", "--batches", str(batch),
                   "--threads", str(options.threads)]
        theirs, idle = map(float, subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())
        ours = peak([options.program, "bench", "--entry", "train", "--runs", "2", "--batch", str(batch), "--threads",
                     str(options.threads)])
        print(f"| {options.model} | {batch} | {theirs:.0f} | {idle:.0f} | {ours:.0f} | {ours / theirs:.2f} |", flush=True)


def train(name, batch, threads):
    """(largest resident set after three steps, the same before the model is made), in MiB."""
    # Not at the top: a process that starts others passes its own peak on to them.
    import numpy as np
    import torch

    import released_torch
    import train_pytorch

    torch.set_num_threads(threads)
    shape, classes = MODELS[name]
    idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    model = getattr(released_torch, name)()
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=0.02)
    random = np.random.default_rng(0)
    image = torch.from_numpy(random.integers(0, 256, (batch, *shape), np.uint8))
    label = torch.from_numpy(random.integers(0, classes, batch))
    optimizer = train_pytorch.make_optimizer(model, 1e-4)
    for _ in range(3):
        train_pytorch.step(model, optimizer, image, label, 0.1)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, idle


def peak(command):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} failed")
    return usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
