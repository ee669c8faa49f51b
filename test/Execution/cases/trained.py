"""The trained weights that the repository carries, on the real images that it carries."""

import tempfile
from dataclasses import dataclass

import numpy as np

from cases.examples import classification, fashion
from harness import numbers
from harness.case import ROOT
from harness.program import Failure
from reference import safetensors
from reference.weights import Weights


@dataclass
class Trained:
    name: str
    source: str
    weights: str
    images: str
    labels: str

    def check(self, toolchain):
        program = toolchain.compile(ROOT / self.source, precision="f32")
        images, labels = np.load(ROOT / self.images), np.load(ROOT / self.labels)
        wanted = fashion(Weights(safetensors.read(ROOT / self.weights)), {"image": images})
        scores = classification(smoothing=0.05)(wanted, {"label": labels})
        with tempfile.TemporaryDirectory() as folder:
            found = program.infer(ROOT / self.weights, {"image": images}, folder)
            error = numbers.distance(found["logits"], wanted["logits"])
            if error > numbers.TOLERANCE["f32"]:
                raise Failure(f"logits: relative error {error:.3g}")
            said = program.evaluate(ROOT / self.weights, {"image": images, "label": labels}, folder)
        if said["samples"] != len(images) or abs(said["accuracy"] - scores["accuracy"]) > 1e-6 or abs(said["loss"] - scores["loss"]) > 1e-5:
            raise Failure(f"'eval' says {said}, wanted {scores}")
        if scores["accuracy"] < 0.9:
            raise Failure(f"the weights classify {scores['accuracy']:.1%}; they did 90.6 % when they were made")
        return f"accuracy {said['accuracy']:.1%} of {len(images)} images"


SAMPLE = "data/fashion-mnist-sample"
CASES = [
    Trained("trained.fashion_mnist", "examples/fashion_mnist.ldn", "examples/fashion_mnist.safetensors",
            f"{SAMPLE}/test_images.npy", f"{SAMPLE}/test_labels.npy"),
]
