"""Some steps of `train` with every optimizer against its formula in NumPy."""

import shutil
from dataclasses import dataclass
from typing import Callable

import numpy as np

from harness import numbers, program
from harness.case import MODELS, ROOT
from reference import safetensors

STEPS, SAMPLES, RATE = 7, 11, 0.05


class AdamW:
    def __init__(self):
        self.first, self.second, self.count = {}, {}, 0

    def start_step(self):
        self.count += 1

    def __call__(self, path, p, g):
        first = self.first[path] = 0.8 * self.first.get(path, 0) + 0.2 * g
        second = self.second[path] = 0.95 * self.second.get(path, 0) + 0.05 * g**2
        p = p * (1 - RATE * decay(path))
        return p - RATE * (first / (1 - 0.8**self.count)) / (np.sqrt(second / (1 - 0.95**self.count)) + 1e-6)


class SGD:
    def __init__(self, momentum, decays):
        self.momentum, self.decays, self.velocity = momentum, decays, {}

    def start_step(self):
        pass

    def __call__(self, path, p, g):
        g = g + decay(path) * p if self.decays else g
        self.velocity[path] = self.momentum * self.velocity.get(path, 0) + g
        return p - RATE * self.velocity[path]


def decay(path):
    return 0.0 if path.endswith("bias") else 0.1


@dataclass
class Steps:
    recipe: str
    rule: Callable
    clip: float = np.inf

    @property
    def name(self):
        return f"optimizers.{self.recipe}"

    def check(self, toolchain):
        folder = toolchain.work / "runs" / self.name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        random = numbers.generator(self.name)
        x, aim = random.standard_normal((SAMPLES, 37)), random.standard_normal((SAMPLES, 5))
        np.save(folder / "x.npy", x)
        np.save(folder / "aim.npy", aim)
        worst = 0.0
        for precision in "f64", "f32":
            allowed = numbers.TOLERANCE[precision]
            made = toolchain.compile(ROOT / MODELS / "optimizers.ldn", precision=precision, recipe=self.recipe)
            weights = {path: array.astype(np.float64) for path, array in made.initial_weights(1, folder).items()}
            program.run([made.path, "train", "--in", f"x={folder / 'x.npy'}", "--in", f"aim={folder / 'aim.npy'}", "--steps", STEPS,
                         "--batch", SAMPLES, "--no-shuffle", "--seed", 1, "--out", folder / precision])
            found = safetensors.read(folder / precision / "last.safetensors")
            for path, wanted in self.trained(weights, x, aim).items():
                error = numbers.distance(found[path], wanted)
                worst = max(worst, error if precision == "f64" else 0.0)
                if not error <= allowed:
                    raise program.Failure(f"{precision}: '{path}' after {STEPS} steps: relative error {error:.3g}\n{made.compiled_by}")
        shutil.rmtree(folder)
        return f"worst error {worst:.1e}"

    def trained(self, weights, x, aim):
        rule = self.rule()
        for _ in range(STEPS):
            slope = 2 * (x @ weights["y.weight"].T + weights["y.bias"] - aim) / aim.size
            gradients = {"y.weight": slope.T @ x, "y.bias": slope.sum(0)}
            norm = np.sqrt(sum((g**2).sum() for g in gradients.values()))
            scale = min(1.0, self.clip / norm)
            rule.start_step()
            weights = {path: rule(path, weights[path], scale * gradients[path]) for path in weights}
        return weights


CASES = [
    Steps("adamw", AdamW, clip=0.5),
    Steps("sgd", lambda: SGD(0.9, True), clip=0.5),
    Steps("descent", lambda: SGD(0.0, False)),
]
