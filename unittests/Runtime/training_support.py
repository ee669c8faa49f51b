"""What the tests of training share: a data set for unittests/Runtime/TrainedModel.c and its arithmetic in NumPy."""

import json
import os
import re

import numpy as np

from program_support import ProgramTest

WEIGHTS = {"w": (3,), "p": (4, 6), "c": ()}
# Lines that only a run of more than two seconds writes: on a busy machine any may be.
PROGRESS = re.compile(r"^epoch \d+( of \d+, step \d+ of \d+, .* left|: validation, \d+ of \d+ samples.*)\n", re.M)


class TrainingTest(ProgramTest):
    """A training set of 203 samples and one of 60 for validation."""

    TRAIN = ("train", "--in=image=ti.npy", "--in=x=tx.npy", "--in=target=ty.npy", "--out=run")
    VALIDATION = ("--val=image=vi.npy", "--val=x=vx.npy", "--val=target=vy.npy")

    def setUp(self):
        super().setUp()
        random = np.random.RandomState(0)
        self.sets = {}
        for name, samples in ("t", 203), ("v", 60):
            image = random.randint(0, 256, (samples, 4, 6)).astype(np.uint8)
            x = random.randn(samples, 3).astype(np.float32)
            target = (x @ [1, -2, 0.5] + image.mean((1, 2)) / 255 * 3 + 0.3).astype(np.float32)
            self.sets[name] = image, x, target
            for letter, array in zip("ixy", self.sets[name]):
                self.save(name + letter + ".npy", array)

    def train(self, *options, status=0, errors="", model="trained-model", **more):
        """Trains; returns standard output."""
        actual, output, messages = self.run_program(*self.TRAIN, *options, model=model, **more)
        self.assertEqual((actual, PROGRESS.sub("", messages)), (status, errors))
        return output

    def content(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def log(self, folder="run"):
        return [json.loads(line) for line in self.content(folder + "/log.jsonl").splitlines()]

    def results(self, folder="run"):
        """Everything that a run leaves behind and that does not depend on the clock."""
        log = self.content(folder + "/log.jsonl")
        curve = re.sub(rb'"seconds":[0-9.e-]+', b"", log)
        return [self.content(f"{folder}/{name}") for name in ("last.safetensors", "best.safetensors", "curve.svg")] + \
               [curve, self.checkpoint_arrays(folder)]

    def checkpoint_arrays(self, folder):
        from program_support import read_safetensors
        tensors, metadata = read_safetensors(self.path(folder + "/checkpoint.safetensors"))
        for clock in "seconds", "checksum":
            del metadata[clock]
        return {name: value.tobytes() for name, value in tensors.items()}, metadata

    def files(self, folder="run"):
        return sorted(os.listdir(self.path(folder)))


def drops(seed, step, samples):
    """Where TrainedModel.c drops entries of x."""
    mask = 2 ** 64 - 1
    result = np.zeros((samples, 3), bool)
    for index in range(samples * 3):
        x = seed * 0x9e3779b97f4a7c15 + step * 0xbf58476d1ce4e5b9 + index * 0x94d049bb133111eb & mask
        x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9 & mask
        x = (x ^ x >> 27) * 0x94d049bb133111eb & mask
        result.flat[index] = (x ^ x >> 31) >> 62 == 0
    return result


def loss_and_gradients(weights, image, x, target, dropped=None):
    """In float64."""
    pixels = image.reshape(len(image), -1) / 255
    kept = x.astype(np.float64) * (1 if dropped is None else np.where(dropped, 0, 4 / 3))
    difference = kept @ weights["w"] + pixels @ weights["p"].reshape(-1) + weights["c"] - target
    factor = 2 * difference / len(image)
    gradients = {"w": factor @ kept, "p": (factor @ pixels).reshape(4, 6), "c": factor.sum()}
    return np.mean(difference ** 2), np.mean(np.abs(difference)), gradients
