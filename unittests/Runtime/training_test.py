"""What 'train' does when all is well: numbers, files, and what they do not depend on."""

import os
import shutil
import xml.etree.ElementTree as xml

import numpy as np

from program_support import read_safetensors, write_safetensors
from program_test import philox, run_tests
from training_support import WEIGHTS, TrainingTest, drops, loss_and_gradients


def bits(seed, path, index, step):
    """Number `index` of the stream that lib/Runtime/Philox.h describes."""
    stream = 0xcbf29ce484222325
    for byte in path.encode() + b"\0" + step.to_bytes(8, "little"):
        stream = (stream ^ byte) * 0x100000001b3 & 2 ** 64 - 1
    words = philox([index // 2, 0, stream & 2 ** 32 - 1, stream >> 32], [seed & 2 ** 32 - 1, seed >> 32])
    low, high = words[index % 2 * 2:][:2]
    return high << 32 | low


def order(seed, epoch, samples):
    """As lib/Runtime/Training/Shuffle.h describes it."""
    result = list(range(samples))
    for i in range(samples - 1, 0, -1):
        j = bits(seed, "shuffle", i, epoch) * (i + 1) >> 64
        result[i], result[j] = result[j], result[i]
    return result


def augmented(images, seed, step):
    """As lib/Runtime/Training/Augment.h describes it, for random_crop(padding: 1), flip(horizontal)."""
    result = []
    for s, image in enumerate(images):
        x = bits(seed, "augment.image.0", s, step)
        row, column = (x >> 32) * 3 >> 32, (x & 2 ** 32 - 1) * 3 >> 32
        image = np.pad(image, 1)[row:row + 4, column:column + 6]
        result.append(image[:, ::-1] if bits(seed, "augment.image.1", s, step) >> 63 else image)
    return np.array(result)


def rate(step, total, warmup=5, top=0.02, bottom=1e-3):
    if step < warmup:
        return top * (step + 1) / warmup
    return bottom + (top - bottom) * (1 + np.cos(np.pi * (step - warmup) / (total - warmup))) / 2


class Numbers(TrainingTest):
    def reference(self, weights, steps, total, batch=16, seed=3):
        """The recipe of TrainedModel.c in NumPy: the loss of every step, and the weights."""
        weights = {name: np.float64(value) for name, value in weights.items()}
        first = {name: np.zeros(shape) for name, shape in WEIGHTS.items()}
        second = {name: np.zeros(shape) for name, shape in WEIGHTS.items()}
        images, xs, targets = self.sets["t"]
        per_epoch, losses = len(xs) // batch, []
        for step in range(steps):
            epoch, index = divmod(step, per_epoch)
            chosen = order(seed, epoch, len(xs))[index * batch:][:batch]
            loss, error, gradients = loss_and_gradients(weights, augmented(images[chosen], seed, step), xs[chosen],
                                                        targets[chosen], drops(seed, step, batch))
            losses.append((loss, error))
            norm = np.sqrt(sum(np.sum(g ** 2) for g in gradients.values()))
            for name, value in weights.items():
                g = gradients[name] * min(1, 5 / norm)
                first[name] = 0.9 * first[name] + 0.1 * g
                second[name] = 0.999 * second[name] + 0.001 * g * g
                change = first[name] / (1 - 0.9 ** (step + 1)) / (
                    np.sqrt(second[name] / (1 - 0.999 ** (step + 1))) + 1e-8)
                decay = 0 if name == "c" else 0.01
                weights[name] = value * (1 - rate(step, total) * decay) - rate(step, total) * change
        return losses, weights

    def test_every_step_is_that_of_the_recipe(self):
        random = np.random.RandomState(4)
        weights = {name: random.randn(*shape) for name, shape in WEIGHTS.items()}
        write_safetensors(self.path("w.st"), {name: np.array(value) for name, value in weights.items()})
        self.train("--weights=w.st", model="trained-model-f64", environment={"LDN_POISON": "1"})
        losses, expected = self.reference(weights, 48, 48)
        log = [line for line in self.log() if line["kind"] == "step"]
        np.testing.assert_allclose([(line["loss"], line["error"]) for line in log], losses, rtol=1e-12)
        np.testing.assert_allclose([line["rate"] for line in log], [rate(step, 48) for step in range(48)], rtol=1e-14)
        self.assertEqual([(line["step"], line["epoch"]) for line in log], [(i + 1, i // 12 + 1) for i in range(48)])
        result, _ = read_safetensors(self.path("run/last.safetensors"))
        for name in WEIGHTS:
            np.testing.assert_allclose(result[name], expected[name], rtol=1e-11)

    def test_validation_is_what_eval_says_of_the_weights(self):
        self.train(*self.VALIDATION)
        epochs = [line for line in self.log() if line["kind"] == "epoch"]
        self.assertEqual([(line["epoch"], line["step"]) for line in epochs], [(i, i * 12) for i in range(1, 5)])
        weights, _ = read_safetensors(self.path("run/last.safetensors"))
        loss, error, _ = loss_and_gradients(weights, *self.sets["v"])
        self.assertAlmostEqual(epochs[-1]["validation"]["loss"], loss, delta=1e-5)
        self.assertAlmostEqual(epochs[-1]["validation"]["error"], error, delta=1e-5)
        steps = [line for line in self.log() if line["kind"] == "step" and line["epoch"] == 2]
        self.assertAlmostEqual(epochs[1]["train"]["loss"], np.mean([line["loss"] for line in steps]))
        best, _ = read_safetensors(self.path("run/best.safetensors"))
        at_best = min(epochs, key=lambda line: line["validation"]["error"])
        self.assertTrue(at_best["best"])
        self.assertAlmostEqual(loss_and_gradients(best, *self.sets["v"])[1], at_best["validation"]["error"], delta=1e-5)

    def test_it_learns(self):
        self.train("--epochs=60", "--no-augment", "--lr=0.05", *self.VALIDATION)
        epochs = [line for line in self.log() if line["kind"] == "epoch"]
        self.assertLess(epochs[-1]["validation"]["loss"], 0.1 * epochs[0]["train"]["loss"])

    def test_settings_on_the_command_line(self):
        def rates(*options):
            self.train("--steps=10", *options)
            steps = [line["rate"] for line in self.log() if line["kind"] == "step"]
            for name in self.files():
                os.remove(self.path("run/" + name))
            return steps
        np.testing.assert_allclose(rates("--schedule=hold", "--lr=0.5"), [0.5] * 10)
        np.testing.assert_allclose(rates("--schedule=warmup(4) then linear_to(to: 0.1)", "--lr=1"),
                                   [0.25, 0.5, 0.75, 1, 1, 0.85, 0.7, 0.55, 0.4, 0.25])
        np.testing.assert_allclose(rates("--warmup=0", "--lr=1", "--schedule=cosine(0)"),
                                   [(1 + np.cos(np.pi * n / 10)) / 2 for n in range(10)])
        np.testing.assert_allclose(rates("--warmup=2", "--schedule=hold()", "--lr=2"), [1] + [2] * 9)
        self.train("--steps=3", "--batch=100", "--no-shuffle", "--no-augment", "--seed=8")
        chosen = slice(0, 100)
        images, xs, targets = (array[chosen] for array in self.sets["t"])
        self.succeed("grad", "--weights=run/last.safetensors", "--in=image=ti.npy", "--in=x=tx.npy",
                     "--in=target=ty.npy", "--out=g.st", model="trained-model")
        self.assertEqual([(line["step"], line["epoch"]) for line in self.log() if line["kind"] == "step"],
                         [(1, 1), (2, 1), (3, 2)])
        first = self.log()[0]
        from program_test import unit
        from statistics import NormalDist
        weights = {"w": np.array([unit(8, "w", i) - 0.5 for i in range(3)]), "c": 0.0,
                   "p": np.array([NormalDist(0, 0.1).inv_cdf(unit(8, "p", i)) for i in range(24)]).reshape(4, 6)}
        loss, _, gradients = loss_and_gradients(weights, images, xs, targets, drops(8, 0, 100))
        self.assertAlmostEqual(first["loss"], loss, delta=1e-5)
        self.assertAlmostEqual(first["norm"], np.sqrt(sum(np.sum(g ** 2) for g in gradients.values())), delta=1e-4)

    def test_a_set_smaller_than_a_batch_is_a_batch(self):
        self.train("--in=image=ti.npy", status=2, errors="error: --in image is given twice\n"
                   "'trained-model train --help' says what is possible\n")
        for letter, array in zip("ixy", self.sets["t"]):
            self.save(f"t{letter}.npy", array[:5])
        self.train("--epochs=2")
        self.assertEqual([(line["kind"], line["step"]) for line in self.log()],
                         [("step", 1), ("epoch", 1), ("step", 2), ("epoch", 2)])


class Independence(TrainingTest):
    def test_results_depend_on_the_seed_alone(self):
        self.train(*self.VALIDATION)
        for options in ["--threads=1"], ["--threads=5"], ["--checkpoint-every=1"], ["--seed=3"]:
            self.TRAIN = (*TrainingTest.TRAIN[:-1], "--out=again")
            self.train(*self.VALIDATION, *options)
            self.assertEqual(self.results("again"), self.results())
            for name in self.files("again"):
                os.remove(self.path("again/" + name))
        self.train(*self.VALIDATION, "--seed=4")
        self.assertNotEqual(self.results("again")[0], self.results()[0])

    def test_files(self):
        self.train(*self.VALIDATION)
        self.assertEqual(self.files(), ["best.safetensors", "checkpoint.previous.safetensors",
                                        "checkpoint.safetensors", "curve.svg", "last.safetensors", "log.jsonl"])
        tensors, metadata = read_safetensors(self.path("run/checkpoint.safetensors"))
        self.assertEqual({name: value.shape for name, value in tensors.items()},
                         {kind + name: shape for kind in ("parameter.", "first.", "second.")
                          for name, shape in WEIGHTS.items()})
        self.assertEqual((metadata["step"], metadata["epoch"], metadata["batch"], metadata["setting.seed"]),
                         ("48", "4", "0", "3"))
        self.assertEqual(metadata["setting.augment"], "image: random_crop(padding: 1), flip(horizontal)")
        weights, _ = read_safetensors(self.path("run/last.safetensors"))
        for name in WEIGHTS:
            self.assertEqual(weights[name].tobytes(), tensors["parameter." + name].tobytes())


class Display(TrainingTest):
    SLOW = {"TRAINED_SLEEP_US": "60000"}

    def test_lines_of_epochs_and_the_end(self):
        output = self.train(*self.VALIDATION, "--epochs=2").splitlines()
        number = r"[0-9.e+-]+"
        for epoch in 1, 2:
            self.assertRegex(output[epoch - 1], rf"^epoch {epoch}, step {12 * epoch}: training loss {number}, error "
                                                rf"{number}; validation loss {number}, error {number}; \d s"
                                                r"(, best so far)?$")
        self.assertRegex(output[2], r"^run/last.safetensors: 24 steps, 2 epochs, \d s$")
        self.assertRegex(output[3], rf"^run/best.safetensors: validation error {number}, epoch [12]$")
        self.assertEqual(len(output), 4)

    def test_the_end_of_a_run_without_validation(self):
        output = self.train("--steps=1", "--epochs=1").splitlines()
        self.assertRegex(output[1], r"^run/last.safetensors: 1 step, 1 epoch, \d s$")
        self.assertRegex(output[2], r"^run/best.safetensors: training error [0-9.e+-]+, epoch 1; without --val the training "
                                    r"itself chose it$")

    def test_lines_where_there_is_no_terminal(self):
        status, _, errors = self.run_program(*self.TRAIN, "--steps=14", model="trained-model",
                                             environment={"TRAINED_SLEEP_US": "900000"})
        self.assertEqual(status, 0)
        self.assertRegex(errors, r"\A(epoch 1, step \d+ of 14, loss [0-9.e+-]+, error [0-9.e+-]+, rate [0-9.e+-]+, "
                                 r"\d+\.?\d* samples/s, \d+ s left\n)+\Z")

    def train_on_terminal(self, columns):
        text = self.on_terminal(*self.TRAIN, "--epochs=1", columns=columns, model="trained-model", environment=self.SLOW)
        shutil.rmtree(self.path("run"))
        return text

    def test_one_line_on_a_terminal(self):
        self.assertRegex(self.train_on_terminal(0), r"^(\repoch 1 of 1, step \d+ of 12, loss [^\r]* samples/s, \d s left"
                                                r"\x1b\[K)+\r\x1b\[K$")
        self.assertRegex(self.train_on_terminal(40), r"^(\repoch 1 of 1, [^\r]{25}\x1b\[K)+\r\x1b\[K$")

    def test_curve(self):
        self.train(*self.VALIDATION, "--epochs=30")
        root = xml.fromstring(self.content("run/curve.svg"))
        space = "{http://www.w3.org/2000/svg}"
        texts = [element.text for element in root.iter(space + "text")]
        for wanted in "Trained, base", "loss", "error", "training", "validation", "step", "0":
            self.assertIn(wanted, texts)
        lines = [element.get("points").split() for element in root.iter(space + "polyline")]
        self.assertEqual([len(line) for line in lines], [180, 30, 180, 30])
        width, height = float(root.get("width")), float(root.get("height"))
        for line in lines:
            for point in line:
                x, y = map(float, point.split(","))
                self.assertTrue(0 <= x <= width and 0 <= y <= height, point)


if __name__ == "__main__":
    run_tests("__main__")
