#!/usr/bin/env python3
"""Trains the PyTorch twin of an example by the same recipe as the compiled program, from the same initial weights.

    PYTHON_WITH_TORCH utils/bench/train_pytorch.py fashion_mnist ./fashion_mnist --data fashion --epochs 5 --seed 1

DATA holds {train,test}_{image,label}.npy. Order, augmentation and dropout are drawn by PyTorch, so that only
distributions can agree, not runs. Prints a JSON line an epoch, as the program's log has it.
"""

import argparse
import json
import math
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

import numpy as np
import torch
from torch.nn import functional as F

import fashion_torch
import released_torch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "test" / "Execution"))
from reference import safetensors  # noqa: E402

# The train blocks of the examples.
RECIPES = {
    "cifar10": dict(make=released_torch.cifar10, rate=1e-3, warmup=500, smoothing=0.1, padding=4),
    "fashion_mnist": dict(make=fashion_torch.Classifier, rate=2e-3, warmup=200, smoothing=0.05, padding=2),
}
BATCH, DECAY, LAST_RATE, CLIP = 128, 0.05, 1e-5, 1.0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", choices=RECIPES)
    parser.add_argument("program", help="the executable that ldnc made of the same example, for the initial weights")
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--epochs", type=int, required=True)
    parser.add_argument("--warmup", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    recipe = RECIPES[options.model]
    recipe["warmup"] = options.warmup if options.warmup is not None else recipe["warmup"]

    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    model = initial(recipe, options.program, options.seed)
    train, test = load(options.data, "train"), load(options.data, "test")
    optimizer = make_optimizer(model, recipe["rate"])
    steps_per_epoch = -(-len(train[1]) // BATCH)
    total, steps = options.epochs * steps_per_epoch, 0
    started = time.perf_counter()
    for epoch in range(options.epochs):
        model.train()
        sums = torch.zeros(2)
        for chosen in torch.randperm(len(train[1])).split(BATCH):
            for group in optimizer.param_groups:
                group["lr"] = rate_at(steps, total, recipe)
            image, label = augment(train[0][chosen], recipe["padding"]), train[1][chosen]
            loss = step(model, optimizer, image, label, recipe["smoothing"])
            sums += torch.tensor([loss.item() * len(label), len(label)])
            steps += 1
        loss, accuracy = evaluate(model, test, recipe)
        usage = resource.getrusage(resource.RUSAGE_SELF)
        print(json.dumps(dict(epoch=epoch + 1, loss=(sums[0] / sums[1]).item(), val_loss=loss, val_accuracy=accuracy,
                              seconds=time.perf_counter() - started, cpu_seconds=usage.ru_utime + usage.ru_stime,
                              peak_mib=usage.ru_maxrss / 1024)), flush=True)


def make_optimizer(model, rate):
    return torch.optim.AdamW(groups(model), lr=rate, betas=(0.9, 0.999), eps=1e-8, fused=True)


def step(model, optimizer, image, label, smoothing, clip=torch.nn.utils.clip_grad_norm_):
    loss = F.cross_entropy(model(image), label, label_smoothing=smoothing)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    clip(model.parameters(), CLIP)
    optimizer.step()
    return loss


def initial(recipe, program, seed):
    model = recipe["make"]()
    with tempfile.TemporaryDirectory() as folder:
        weights = str(pathlib.Path(folder) / "weights.safetensors")
        command = [str(pathlib.Path(program).resolve()), "init", "--seed", str(seed), "--out", weights]
        subprocess.run(command, check=True, capture_output=True)
        arrays = {key: torch.from_numpy(np.array(array)) for key, array in safetensors.read(weights).items()}
    model.load_state_dict(arrays, strict=True)
    return model


def load(folder, part):
    image, label = (np.load(folder / f"{part}_{name}.npy") for name in ("image", "label"))
    return torch.from_numpy(image), torch.from_numpy(label.astype(np.int64))


def groups(model):
    """Decay for all but biases, norms and step sizes."""
    norms = {f"{name}." for name, module in model.named_modules() if isinstance(module, torch.nn.LayerNorm)}
    decayed, kept = [], []
    for name, parameter in model.named_parameters():
        last = name.rsplit(".", 1)[-1]
        free = last in ("dt", "bias", "bq", "bk", "bv") or any(name.startswith(norm) for norm in norms)
        (kept if free else decayed).append(parameter)
    return [dict(params=decayed, weight_decay=DECAY), dict(params=kept, weight_decay=0.0)]


def rate_at(steps, total, recipe):
    rate, warmup = recipe["rate"], recipe["warmup"]
    if steps < warmup:
        return rate * (steps + 1) / warmup
    done = (steps - warmup) / max(total - warmup, 1)
    return LAST_RATE + (rate - LAST_RATE) * (1 + math.cos(math.pi * done)) / 2


def augment(image, padding):
    """Every picture moved by up to `padding` pixels each way, zeros outside, and flipped half of the time."""
    count, _, height, width = image.shape
    padded = F.pad(image, (padding,) * 4)
    down, right = torch.randint(0, 2 * padding + 1, (2, count, 1))
    rows, columns = down + torch.arange(height), right + torch.arange(width)
    columns = torch.where(torch.rand(count, 1) < 0.5, columns.flip(1), columns)
    return padded[torch.arange(count)[:, None, None], :, rows[:, :, None], columns[:, None, :]].permute(0, 3, 1, 2).contiguous()


@torch.inference_mode()
def evaluate(model, test, recipe):
    model.eval()
    loss = right = 0
    for image, label in zip(test[0].split(BATCH), test[1].split(BATCH)):
        logits = model(image)
        loss += F.cross_entropy(logits, label, label_smoothing=recipe["smoothing"], reduction="sum").item()
        right += (logits.argmax(1) == label).sum().item()
    return loss / len(test[1]), right / len(test[1])


if __name__ == "__main__":
    main()
