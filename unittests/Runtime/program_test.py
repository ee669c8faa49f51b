"""What the commands of an executable do when all is well."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import unittest

import numpy as np

from program_support import ProgramTest, WithData, fake_model, random_weights, read_safetensors, write_safetensors


class Infer(WithData):
    def test_numbers(self):
        self.succeed(*self.INFER, "--out", "top=top.npy", environment={"LDN_POISON": "1"})
        y, top = fake_model(self.weights, self.x, self.token)
        result = np.load(self.path("y.npy"))
        self.assertEqual(result.dtype, np.float32)
        np.testing.assert_allclose(result, y, rtol=1e-5, atol=1e-5)
        indices = np.load(self.path("top.npy"))
        self.assertEqual(indices.dtype, np.int32)
        np.testing.assert_array_equal(indices, top)

    def test_results_depend_neither_on_batches_nor_on_threads(self):
        results = []
        for options in ["--batch=1"], ["--batch=64", "--threads=1"], ["--batch=7", "--threads=5"], []:
            self.succeed(*self.INFER, *options)
            results.append(np.load(self.path("y.npy")).tobytes())
        self.assertEqual(len(set(results)), 1)

    def test_other_number_formats_and_orders_give_the_same(self):
        self.succeed(*self.INFER)
        expected = np.load(self.path("y.npy")).tobytes()
        for x in self.x.astype(">f4"), self.x.astype("<f8"), np.asfortranarray(self.x), \
                np.asfortranarray(self.x.astype(">f8")):
            for token in self.token.astype("<i8"), self.token.astype(np.uint8), np.asfortranarray(self.token, ">i2"):
                self.save("x.npy", x)
                self.save("token.npy", token)
                self.succeed(*self.INFER)
                self.assertEqual(np.load(self.path("y.npy")).tobytes(), expected)

    def test_weights_in_other_formats_and_shapes(self):
        # PyTorch keeps a depth-wise convolution's weight as [D, 1, W].
        half = {name: value.astype(np.float16) for name, value in self.weights.items()}
        y, _ = fake_model(half, self.x, self.token)
        brain = {name: (value.astype(np.float32).view(np.uint32) >> 16).astype(np.uint16) for name, value in half.items()}
        rounded = {name: (value.astype(np.uint32) << 16).view(np.float32) for name, value in brain.items()}
        for weights, dtypes, reference in [
                (half, {}, y),
                ({name: value.astype(np.float64) for name, value in half.items()}, {}, y),
                ({**half, "scale.weight": half["scale.weight"].reshape(4, 1, 1)}, {}, y),
                (brain, {name: "BF16" for name in brain}, fake_model(rounded, self.x, self.token)[0])]:
            write_safetensors(self.path("w.st"), weights, dtypes)
            self.succeed(*self.INFER)
            np.testing.assert_allclose(np.load(self.path("y.npy")), reference, rtol=1e-5, atol=1e-5)

    def test_one_sample_and_one_token(self):
        self.save("x.npy", self.x[:1, :1])
        self.save("token.npy", self.token[:1, :1])
        self.succeed(*self.INFER)
        y, _ = fake_model(self.weights, self.x[:1, :1], self.token[:1, :1])
        np.testing.assert_allclose(np.load(self.path("y.npy")), y, rtol=1e-5, atol=1e-5)

    def test_a_pipe_as_input(self):
        os.mkfifo(self.path("pipe"))
        with open(self.path("x.npy"), "rb") as file:
            content = file.read()
        process = self.start(*[a.replace("x.npy", "pipe") for a in self.INFER])
        with open(self.path("pipe"), "wb") as pipe:
            pipe.write(content)
        self.assertEqual(process.communicate(timeout=60), ("", ""))
        self.assertEqual(np.load(self.path("y.npy")).shape, (150, 7, 3))

    def test_a_set_that_is_no_batch_runs_as_a_whole(self):
        image = np.random.RandomState(0).randint(0, 256, (300, 2, 3)).astype(np.uint8)
        self.save("image.npy", image)
        self.succeed("infer", "--in", "image=image.npy", "--out", "sum=sum.npy", "--out", "all=all.npy",
                     model="plain-model")
        np.testing.assert_array_equal(np.load(self.path("sum.npy")), image.sum(axis=(1, 2), dtype=np.float64))
        self.assertEqual(np.load(self.path("all.npy")).shape, ())
        self.assertEqual(np.load(self.path("all.npy")), image.sum(dtype=np.float64))


class Eval(WithData):
    def scores(self, *options):
        return json.loads(self.succeed(*self.EVAL, "--json", *options))

    def test_means_over_the_set(self):
        y, top = fake_model(self.weights, self.x, self.token)
        for batch in "1", "7", "64":
            scores = self.scores("--batch", batch)
            self.assertEqual(scores["samples"], 150)
            self.assertAlmostEqual(scores["loss"], np.mean((y[:, 0, 0] - self.label) ** 2), delta=1e-4)
            self.assertAlmostEqual(scores["accuracy"], np.mean(top == self.label), delta=1e-6)

    def test_table(self):
        scores = self.scores()
        self.assertEqual(self.succeed(*self.EVAL), f"samples   150\nloss      {scores['loss']:.6g}\n"
                                                   f"accuracy  {scores['accuracy']:.6g}\n")

    def test_a_loss_that_is_no_number_is_null(self):
        self.x[3, 0, 0] = np.nan
        self.save("x.npy", self.x)
        self.assertIsNone(self.scores()["loss"])
        self.assertRegex(self.succeed(*self.EVAL), r"loss      -?nan")


def philox(counter, key):
    """Philox4x32-10, written from the paper."""
    mask = 2 ** 32 - 1
    for _ in range(10):
        a, b = 0xd2511f53 * counter[0], 0xcd9e8d57 * counter[2]
        counter = [b >> 32 ^ counter[1] ^ key[0], b & mask, a >> 32 ^ counter[3] ^ key[1], a & mask]
        key = [key[0] + 0x9e3779b9 & mask, key[1] + 0xbb67ae85 & mask]
    return counter


def unit(seed, path, index):
    """The number in (0, 1) that lib/Runtime/Philox.h describes."""
    stream = 0xcbf29ce484222325
    for byte in path.encode() + bytes(9):
        stream = (stream ^ byte) * 0x100000001b3 & 2 ** 64 - 1
    words = philox([index // 2, 0, stream & 2 ** 32 - 1, stream >> 32], [seed & 2 ** 32 - 1, seed >> 32])
    low, high = words[index % 2 * 2:][:2]
    return ((high << 32 | low) // 4096 + 0.5) / 2 ** 52


class Init(ProgramTest):
    def test_values(self):
        from statistics import NormalDist
        seed = 5 << 32 | 7
        self.assertEqual(self.succeed("init", "--seed", str(seed), "--out", "w.st"),
                         f"w.st: 59 parameters, seed {seed}\n")
        weights, metadata = read_safetensors(self.path("w.st"))
        self.assertEqual(metadata, {"format": "pt", "model": "Fake", "ldn": "0.1.0"})
        self.assertEqual({name: value.shape for name, value in weights.items()},
                         {name: value.shape for name, value in random_weights().items()})
        np.testing.assert_array_equal(weights["scale.weight"].reshape(4), [1, 2, 3, 4])
        np.testing.assert_array_equal(weights["proj.bias"], [0.25] * 3)
        np.testing.assert_array_equal(weights["proj.weight"].reshape(12),
                                      np.float32([unit(seed, "proj.weight", i) - 0.5 for i in range(12)]))
        np.testing.assert_allclose(weights["embed.weight"].reshape(40),
                                   [NormalDist().inv_cdf(unit(seed, "embed.weight", i)) for i in range(40)], rtol=1e-6)

    def test_the_same_seed_gives_the_same_file(self):
        contents = []
        for arguments in ["--seed=1"], ["--seed=1", "--threads=3"], ["--seed=2"], []:
            self.succeed("init", "--out", "w.st", *arguments)
            with open(self.path("w.st"), "rb") as file:
                contents.append(file.read())
        self.assertEqual(contents[0], contents[1])
        self.assertEqual(len(set(contents)), 3)

    def test_file_is_readable_by_others_as_the_umask_says(self):
        self.succeed("init", "--out", "w.st", preexec_fn=lambda: os.umask(0o027))
        self.assertEqual(os.stat(self.path("w.st")).st_mode & 0o777, 0o640)


class Info(WithData):
    def test_table(self):
        output = self.succeed("info", "--tokens", "5", "--batch=2", "--threads", "1")
        self.assertEqual(output, """\
model       Fake
source      fake.ldn, f32
parameters  59
input       x: f32[B, T, 4]
input       token: i32[B, T] < 10
output      y: f32[B, T, 3]
output      top: i32[B]
target      label: i32[B] < 3
loss        loss: f32[]
metric      accuracy: f32[]
size        B in 1 to 64
size        T in 1 to 1,000
cost        infer: 1.63e-07 GFLOP = 8.15e-08 GMac per sample at B = 2, T = 5
            evaluate: 1.6e-07 GFLOP = 8e-08 GMac per sample at B = 2, T = 5
memory      parameters 236 bytes, prepared 48 bytes
            infer: workspace 64 bytes at B = 2, T = 5, 1 thread
            evaluate: workspace 192 bytes at B = 2, T = 5, 1 thread
built by    ldnc 0.1.0 for cpu:native (by hand), -O2

parameter     shape    dtype  initialiser          count
scale.weight  [4, 1]   f32    constant (4 values)      4
embed.weight  [10, 4]  f32    normal(0, 1)            40
proj.weight   [3, 4]   f32    uniform(-0.5, 0.5)      12
proj.bias     [3]      f32    constant 0.25            3
""")

    def test_table_of_another_model(self):
        self.assertEqual(self.succeed("info", model="plain-model", environment={"LC_ALL": "C"}), """\
model       Plain, variant summed
source      plain.ldn, f64
parameters  0
input       image: u8[N, 2, 3]
output      sum: f64[N]
output      all: f64[]
size        N in 2 to 9,000,000,000,000,000,000
cost        infer: 6.144e-06 GFLOP = 3.072e-06 GMac at N = 1024
memory      parameters 0 bytes, prepared 0 bytes
            infer: workspace 0 bytes at N = 1024, {0} thread{1}
built by    ldnc 0.1.0 for cpu:x86-64
""".format(len(os.sched_getaffinity(0)), "" if len(os.sched_getaffinity(0)) == 1 else "s"))

    def test_json_has_everything(self):
        info = json.loads(self.succeed("info", "--json", "--tokens=5", "--sizes", "B=2"))
        self.assertEqual(info["model"], "Fake")
        self.assertEqual(info["parameter_count"], 59)
        self.assertEqual(info["sizes"][1], {"name": "T", "min": 1, "max": 1000, "value": 5, "counts_samples": False})
        self.assertEqual([entry["name"] for entry in info["entries"]], ["infer", "evaluate"])
        self.assertEqual(info["entries"][0]["flops"], 32 * 2 * 5 + 3 * 2)
        self.assertAlmostEqual(info["entries"][0]["gmac_per_sample"], (32 * 5 + 3) / 2e9)
        self.assertEqual(info["entries"][1]["arguments"][2],
                         {"name": "label", "role": "target", "dtype": "i32", "shape": ["B"], "below": 3})
        self.assertEqual(info["parameters"][0], {"path": "scale.weight", "shape": [4, 1], "dtype": "f32", "count": 4,
                                                 "initialiser": {"kind": "constant", "values": [1, 2, 3, 4]}})
        self.assertEqual(info["parameter_bytes"], 236)

    def test_weights_are_described(self):
        self.assertRegex(self.succeed("info", "--weights", "w.st"), r"\nweights +w.st\n")
        info = json.loads(self.succeed("info", "--json", "--weights", "w.st"))
        for parameter in info["parameters"]:
            values = self.weights[parameter["path"]].astype(np.float64)
            self.assertAlmostEqual(parameter["min"], values.min())
            self.assertAlmostEqual(parameter["max"], values.max())
            self.assertAlmostEqual(parameter["mean"], values.mean())
            self.assertAlmostEqual(parameter["deviation"], values.std())


class Bench(WithData):
    def test_json_and_table(self):
        result = json.loads(self.succeed("bench", "--json", "--seconds=0.1", "--batch=4", "--tokens=9", "--threads=2"))
        self.assertEqual((result["sizes"], result["threads"], result["entry"]), ({"B": 4, "T": 9}, 2, "infer"))
        self.assertEqual(result["bytes"], 236 + 4 * 9 * (16 + 4 + 12) + 4 * 4)
        self.assertAlmostEqual(result["gflops_per_second"], (32 * 36 + 12) / result["seconds"] * 1e-9)
        self.assertLessEqual(result["seconds_min"], result["seconds"])
        self.assertGreaterEqual(result["runs"], 5)
        table = self.succeed("bench", "--seconds=0.05", "--entry=evaluate", "--weights=w.st", "--threads=1", "--runs=6")
        self.assertRegex(table, r"^Fake, evaluate, B = 1, T = 1000, 1 thread, f32\ntime .* \(median of 6 runs, .*\)\n"
                                r"samples .* per second\ncompute .* GFLOP/s .*\ntraffic .* GB/s .*\n$")


class Program(WithData):
    def test_help_lists_every_option_of_every_command(self):
        overview = self.succeed("--help")
        for command, options in {"info": "weights json threads batch tokens sizes", "init": "out seed threads",
                                 "infer": "weights in out batch threads", "eval": "weights in batch json threads",
                                 "train": "in val out resume weights epochs steps batch lr decay momentum beta1 beta2 eps clip "
                                          "schedule warmup seed no-augment no-shuffle checkpoint-every threads",
                                 "grad": "weights in out seed step json threads",
                                 "gradcheck": "weights in seed step directions json threads batch tokens sizes",
                                 "bench": "entry weights seconds runs json threads batch tokens sizes"}.items():
            self.assertIn(f"\n  {command} ", overview)
            text = self.succeed(command, "--help")
            self.assertEqual(re.findall(r"^  --([\w-]+)", text, re.M), options.split() + ["help"])
            self.assertEqual(self.succeed(command, "-h"), text)

    def test_version(self):
        self.assertEqual(self.succeed("--version"), "Fake, compiled by ldnc 0.1.0, runtime 0.1.0\n")

    def test_needs_only_the_c_library(self):
        for model in "fake-model", "plain-model":
            output = subprocess.run(["ldd", self.programs[model]], check=True, capture_output=True, text=True).stdout
            names = {os.path.basename(line.split()[0]).split(".")[0] for line in output.splitlines()}
            self.assertLessEqual(names, {"linux-vdso", "libc", "libm", "libpthread", "ld-linux-x86-64",
                                         "ld-linux-aarch64"})
            self.assertLess(os.path.getsize(self.programs[model]), 2 << 20)

    def test_starts_in_less_than_ten_milliseconds(self):
        def seconds():
            start = time.monotonic()
            subprocess.run([self.programs["fake-model"], "info"], check=True, stdout=subprocess.DEVNULL)
            return time.monotonic() - start
        # The best of many: the machine may be busy.
        self.assertLess(min(seconds() for _ in range(20)), 0.010)


class Interruptions(WithData):
    SLOW = {"FAKE_SLEEP_MS": "2600"}

    def test_interrupt_leaves_no_half_file(self):
        before = sorted(os.listdir(self.folder))
        for number in signal.SIGINT, signal.SIGTERM, signal.SIGHUP:
            process = self.start(*self.INFER, "--batch", "50", environment=self.SLOW)
            while sorted(os.listdir(self.folder)) == before:
                self.assertIsNone(process.poll())
                time.sleep(0.01)
            process.send_signal(number)
            process.communicate(timeout=60)
            self.assertEqual(process.returncode, -number)
            self.assertEqual(sorted(os.listdir(self.folder)), before)

    def test_progress_as_lines(self):
        status, output, errors = self.run_program(*self.INFER, "--batch", "64", environment=self.SLOW)
        self.assertEqual((status, output), (0, ""))
        self.assertEqual(errors.splitlines()[0], "infer: 0 of 150 samples, 2 s")
        self.assertRegex(errors.splitlines()[1], r"^infer: 128 of 150 samples, [78] s, about 1 s left$")

    def test_progress_on_a_terminal(self):
        text = self.on_terminal(*self.INFER, environment={"FAKE_SLEEP_MS": "900"})
        self.assertRegex(text, r"^(\rinfer: \d+ of 150 samples, [234] s(, about \d s left)?\x1b\[K)+\r\x1b\[K$")


def run_tests(module):
    ProgramTest.programs = {name: os.path.abspath(os.path.join(sys.argv[1], name))
                            for name in ("fake-model", "plain-model", "damaged-model", "trained-model",
                                         "trained-model-f64")}
    unittest.main(module, argv=sys.argv[:1] + sys.argv[2:])


if __name__ == "__main__":
    run_tests("__main__")
