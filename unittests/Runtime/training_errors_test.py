"""What 'train', 'grad' and 'gradcheck' say of bad input and of bad numbers: the exact message and the exit status; and
the gradients that they compute."""

import json

import numpy as np

from program_support import WithData, read_safetensors, write_safetensors
from program_test import run_tests
from training_support import WEIGHTS, TrainingTest, drops, loss_and_gradients


class Untrained(WithData):
    def test_models_without_a_recipe(self):
        for command in "train", "grad", "gradcheck":
            for model in "Fake", "Plain":
                self.fail_with(f"model '{model}' cannot be trained: its source has no train block for it", command,
                               model=model.lower() + "-model")
        self.fail_with("model 'Fake' has no entry 'train'", "bench", "--entry=train", status=2)


class CommandLine(TrainingTest):
    def usage(self, message, *arguments):
        self.fail_with(message, *arguments, status=2, model="trained-model")

    def refuse(self, message, *arguments, **options):
        self.fail_with(message, *arguments, model="trained-model", **options)

    def test_what_must_be_given(self):
        self.usage("--out FOLDER is missing", *self.TRAIN[:-1])
        self.usage("--in target=FILE is missing: target 'target' is f32[B]", *self.TRAIN[:3], "--out=run")
        self.usage("--val x=FILE is missing: input 'x' is f32[B, 3]", *self.TRAIN, "--val=image=vi.npy",
                   "--val=target=vy.npy")
        self.usage("--val x is given twice", *self.TRAIN, *self.VALIDATION, "--val=x=vx.npy")
        self.usage("--out FILE is missing", "grad", "--weights=w.st")
        self.usage("--weights FILE is missing", "grad", "--out=g.st")

    def test_numbers(self):
        self.usage("--lr wants a number that is not negative, got '-1'", *self.TRAIN, "--lr=-1")
        self.usage("--beta2 wants a number below 1, got '1'", *self.TRAIN, "--beta2=1")
        self.usage("--momentum is of sgd, and the recipe 'base' has adamw", *self.TRAIN, "--momentum=0.9")
        self.usage("--epochs wants a whole number from 1 on, got '0'", *self.TRAIN, "--epochs=0")
        self.usage("--warmup wants a whole number from 0 on, got '-1'", *self.TRAIN, "--warmup=-1")
        self.usage("--epochs 9223372036854775807 are more steps than can be counted", *self.TRAIN,
                   "--epochs=9223372036854775807")
        self.refuse("--batch 5000 is given, and model 'Trained' takes 1 to 4096 samples at a time", *self.TRAIN,
                    "--batch=5000")

    def test_schedules(self):
        wanted = "--schedule wants phases such as 'warmup(500) then cosine(to: 1e-5)', got "
        for text in "warmup", "warmup()", "warmup(-1)", "warmup(3", "hold(3)", "cosine(to 1)", "cosine(from: 1)", \
                    "cosine(-1)", "hold then", "hold hold", "hold()then cosine) ", "3":
            self.usage(f"{wanted}'{text}'", *self.TRAIN, "--schedule=" + text)
        self.usage("--schedule: 'cosin' is no phase (warmup, cosine, linear_to and hold are); did you mean 'cosine'?",
                   *self.TRAIN, "--schedule=warmup(3) then cosin(1)")

    def test_folders(self):
        self.refuse("no/such/run: cannot be created: No such file or directory", *self.TRAIN[:-1], "--out=no/such/run")
        self.refuse("tx.npy: a folder is wanted, and this is a file", *self.TRAIN[:-1], "--out=tx.npy")

    def test_data(self):
        self.save("ti.npy", np.zeros((203, 4, 7), np.uint8))
        self.refuse("ti.npy: shape [203, 4, 7] is given for input 'image', and the model wants u8[B, 4, 6]",
                    *self.TRAIN)
        self.save("ti.npy", np.zeros((20, 4, 6), np.uint8))
        self.refuse("size 'B' is 20 in ti.npy ('image') and 203 in tx.npy ('x')", *self.TRAIN)

    def test_values_that_do_not_fit_are_found_by_the_loader(self):
        wide = self.sets["t"][1].astype(np.float64)
        wide[137, 1] = 1e300
        self.save("tx.npy", wide)
        status, _, errors = self.run_program(*self.TRAIN, model="trained-model")
        self.assertEqual((status, errors), (1, "error: tx.npy: the value 1e+300 at [137, 1] does not fit f32\n"))

    def test_weights(self):
        write_safetensors(self.path("w.st"), {"w": np.zeros(3, np.float32)})
        status, _, errors = self.run_program(*self.TRAIN, "--weights=w.st", model="trained-model")
        self.assertEqual((status, errors), (1, "error: w.st: parameter 'p' is missing, and 1 more\n"))


class BadNumbers(TrainingTest):
    ADVICE = "; a lower --lr or a smaller --clip may help, and gradcheck tells whether the gradients are right"

    def stop(self, message, variable, step, *options):
        status, _, errors = self.run_program(*self.TRAIN, *options, model="trained-model",
                                             environment={variable: str(step)})
        self.assertEqual((status, errors), (1, f"error: {message}{self.ADVICE}\n"))

    def test_a_gradient_that_is_no_number(self):
        self.stop("step 8: the gradients are not finite (norm of the gradients: nan); the gradient of 'p' is not "
                  "finite at [1, 2] first; no weights were saved before", "TRAINED_BAD_STEP", 7)
        self.assertEqual(self.files(), ["log.jsonl"])
        line = self.log()[-1]
        self.assertEqual((line["step"], line["norm"]), (8, None))

    def test_what_was_saved_stays(self):
        self.stop("step 14: the gradients are not finite (norm of the gradients: nan); the gradient of 'p' is not "
                  "finite at [1, 2] first; run/last.safetensors has the weights after step 12", "TRAINED_BAD_STEP", 13)
        checkpoint, last = self.content("run/checkpoint.safetensors"), self.content("run/last.safetensors")
        # With the cause gone it goes on, as if nothing had been.
        self.train("--resume", errors="continuing after step 12 of 48\n")
        kept = self.results()
        self.assertNotEqual((checkpoint, last), (self.content("run/checkpoint.safetensors"), kept[0]))
        self.TRAIN = (*TrainingTest.TRAIN[:-1], "--out=again")
        self.train()
        self.assertEqual(self.results("again"), kept)

    def test_a_loss_that_is_infinite(self):
        status, _, errors = self.run_program(*self.TRAIN, model="trained-model", environment={"TRAINED_BAD_LOSS": "2"})
        self.assertEqual(status, 1)
        self.assertRegex(errors, r"\Aerror: step 3: the loss is inf \(norm of the gradients: [0-9.]+\); all parameters "
                                 r"and gradients are finite; no weights were saved before" + self.ADVICE + r"\n\Z")

    def test_a_parameter_that_is_infinite(self):
        weights = {name: np.zeros(shape, np.float32) for name, shape in WEIGHTS.items()}
        weights["w"][2] = np.inf
        write_safetensors(self.path("w.st"), weights)
        status, _, errors = self.run_program(*self.TRAIN, "--weights=w.st", model="trained-model")
        self.assertEqual(status, 1)
        self.assertRegex(errors, r"\Aerror: step 1: the loss is (inf|nan) \(norm of the gradients: (inf|nan)\); 'w' is "
                                 r"not finite at \[2\] first; no weights were saved before" + self.ADVICE + r"\n\Z")

    def test_overruns_are_found(self):
        self.fail_with("internal: training wrote past the end of its memory", "gradcheck", status=70,
                       model="trained-model-f64", environment={"LDN_POISON": "1", "TRAINED_OVERRUN": "1"})


class Gradients(TrainingTest):
    GRAD = ("grad", "--weights=w.st", "--in=image=ti.npy", "--in=x=tx.npy", "--in=target=ty.npy", "--out=g.st")

    def setUp(self):
        super().setUp()
        random = np.random.RandomState(4)
        self.weights = {name: np.array(random.randn(*shape)) for name, shape in WEIGHTS.items()}
        write_safetensors(self.path("w.st"), self.weights)

    def test_gradients_of_a_batch(self):
        for options, dropped in [([], drops(0, 0, 203)), (["--seed=5", "--step=9"], drops(5, 9, 203))]:
            output = self.succeed(*self.GRAD, "--json", *options, model="trained-model-f64",
                                  environment={"LDN_POISON": "1"})
            loss, error, expected = loss_and_gradients(self.weights, *self.sets["t"], dropped)
            scores = json.loads(output)
            self.assertEqual(scores["samples"], 203)
            np.testing.assert_allclose([scores["loss"], scores["error"]], [loss, error], rtol=1e-12)
            gradients, _ = read_safetensors(self.path("g.st"))
            self.assertEqual(set(gradients), set(WEIGHTS))
            for name in WEIGHTS:
                np.testing.assert_allclose(gradients[name], expected[name], rtol=1e-11)
        self.assertRegex(self.succeed(*self.GRAD, model="trained-model-f64"),
                         r"\Asamples  203\nloss     [0-9.]+\nerror    [0-9.]+\n\Z")

    def test_a_batch_that_is_too_large(self):
        for letter, array in zip("ixy", self.sets["t"]):
            self.save(f"t{letter}.npy", np.concatenate([array] * 21))
        self.fail_with("size 'B' is 4263, and model 'Trained' takes 1 to 4096", *self.GRAD, model="trained-model")

    def test_check(self):
        for options in ["--batch=9"], ["--batch=3", "--seed=2", "--step=7", "--directions=3"], \
                       ["--weights=w.st", *self.GRAD[2:5]]:
            result = json.loads(self.succeed("gradcheck", "--json", *options, model="trained-model-f64"))
            count = 3 if "--directions=3" in options else 2
            self.assertEqual(sorted(row["parameter"] for row in result), sorted(list("wpc") * count))
            errors = [row["relative_error"] for row in result]
            self.assertEqual(errors, sorted(errors))
            self.assertLess(errors[-1], 1e-9)
            for row in result:
                self.assertAlmostEqual(row["slope"], 2, delta=0.01)
        output = self.succeed("gradcheck", model="trained-model-f64").splitlines()
        self.assertRegex(output[0], r"^parameter +shape +gradient +differences +relative error +slope$")
        self.assertEqual(len(output), 7)

    def test_check_finds_a_wrong_gradient(self):
        status, output, errors = self.run_program("gradcheck", "--batch=9", model="trained-model-f64",
                                                  environment={"TRAINED_WRONG": "1"})
        self.assertEqual(status, 1)
        self.assertRegex(errors, r"\Aerror: the gradient of 'p' differs from the loss's by \d.\de-0\d, and 1e-06 is "
                                 r"allowed\n\Z")
        worst = output.splitlines()[-1].split()
        self.assertEqual(worst[0], "p")
        self.assertLess(float(worst[-1]), 1.5)

    def test_check_needs_float64(self):
        self.fail_with("gradcheck needs float64, and model 'Trained' was compiled for f32: compile it with "
                       "--precision=f64", "gradcheck", model="trained-model")
        self.fail_with("sizes follow from the arrays: --in goes without --batch, --tokens and --sizes", "gradcheck",
                       "--in=x=tx.npy", "--batch=3", status=2, model="trained-model-f64")


if __name__ == "__main__":
    run_tests("__main__")
