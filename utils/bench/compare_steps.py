#!/usr/bin/env python3
"""The losses of a compiled example beside those of its PyTorch twin, step by step.

    PYTHON_WITH_TORCH utils/bench/compare_steps.py fashion_mnist --data fashion --steps 200 --precision f64

Both train from the same initial weights on the same batches: the samples of DATA in one random order, without augmentation and
dropout. Prints how far apart the losses are, relative to the twin's, and exits with 1 where that is more than 1e-3 in f32 or 1e-8
in f64: in steps that depend on all those before, rounding alone is less.
"""

import argparse
import json
import pathlib
import tempfile

import numpy as np
import torch

import ours
from cases import EXAMPLES, Case
from train_pytorch import RECIPES, initial, load, make_optimizer, rate_at, step

ALLOWED = {"f32": 1e-3, "f64": 1e-8}
WITHOUT_DROPOUT = {"fashion_mnist": "variant steady of Fashion { Ldn.rate := 0 }"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", choices=RECIPES)
    parser.add_argument("--data", type=pathlib.Path, required=True, help="the folder of train_image.npy and train_label.npy")
    parser.add_argument("--ldnc", default="build/bin/ldnc")
    parser.add_argument("--precision", choices=ALLOWED, default="f32")
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.set_default_dtype({"f32": torch.float32, "f64": torch.float64}[options.precision])

    append = WITHOUT_DROPOUT.get(options.model, "")
    case = Case(options.model, EXAMPLES / f"{options.model}.ldn", "", {}, 0, variant="steady" if append else "", append=append)
    image, label = load(options.data, "train")
    order = np.random.default_rng(options.seed).permutation(len(label))
    image, label = image[order], label[order]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        program = folder / options.model
        ours.compile(options.ldnc, case, program, f"--precision={options.precision}")
        found = losses_of_program(program, image, label, options, folder)
        wanted = losses_of_twin(program, image, label, options)
    distance = np.abs(found - wanted) / np.abs(wanted)
    for count in sorted({1, 10, 50, 100, options.steps} & set(range(1, options.steps + 1))):
        print(f"step {count}: {found[count - 1]:.12g}, PyTorch {wanted[count - 1]:.12g}; "
              f"largest relative difference so far {distance[:count].max():.2g}")
    return 0 if distance.max() <= ALLOWED[options.precision] else 1


def losses_of_program(program, image, label, options, folder):
    np.save(folder / "image.npy", image.numpy())
    np.save(folder / "label.npy", label.numpy().astype(np.int32))
    command = [program, "train", "--in", f"image={folder / 'image.npy'}", "--in", f"label={folder / 'label.npy'}", "--out", folder / "run",
               "--no-augment", "--no-shuffle", "--steps", options.steps, "--batch", options.batch, "--seed", options.seed,
               "--threads", options.threads]
    ours.call([str(part) for part in command])
    records = [json.loads(line) for line in (folder / "run" / "log.jsonl").read_text().splitlines()]
    return np.array([record["loss"] for record in records if record["kind"] == "step"])


def losses_of_twin(program, image, label, options):
    recipe = RECIPES[options.model]
    model = initial(recipe, program, options.seed)
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
    optimizer = make_optimizer(model, recipe["rate"])
    batches = [slice(first, first + options.batch) for first in range(0, len(label) - options.batch + 1, options.batch)]
    losses = []
    for number in range(options.steps):
        for group in optimizer.param_groups:
            group["lr"] = rate_at(number, options.steps, recipe)
        batch = batches[number % len(batches)]
        losses.append(step(model, optimizer, image[batch], label[batch], recipe["smoothing"], clip_exactly).item())
    return np.array(losses)


def clip_exactly(parameters, most):
    """PyTorch's own clipping adds 1e-6 to the norm, which double precision shows."""
    gradients = [parameter.grad for parameter in parameters]
    norm = torch.nn.utils.get_total_norm(gradients)
    if norm > most:
        torch._foreach_mul_(gradients, most / norm)


if __name__ == "__main__":
    raise SystemExit(main())
