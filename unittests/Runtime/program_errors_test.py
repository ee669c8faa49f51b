"""What an executable says of bad input: the exact message, the exit status, and no file left behind."""

import json
import os
import struct

import numpy as np

from program_support import ProgramTest, WithData, write_safetensors
from program_test import run_tests


class CommandLine(WithData):
    def usage(self, message, *arguments, **options):
        self.fail_with(message, *arguments, status=2, **options)

    def test_commands(self):
        self.usage("'infre' is no command; did you mean 'infer'?", "infre")
        self.usage("'what' is no command", "what")
        self.usage("'--wat' is no command", "--wat")
        status, output, errors = self.run_program()
        self.assertEqual((status, output), (2, ""))
        self.assertTrue(errors.startswith("usage: fake-model COMMAND [options]\n"))

    def test_options(self):
        self.usage("option '--bathc' is not known; did you mean '--batch'?", *self.INFER, "--bathc=3")
        self.usage("option '-x' is not known", "info", "-x")
        self.usage("argument 'x.npy' is not expected", *self.INFER, "x.npy")
        self.usage("--batch needs a value, B", *self.INFER, "--batch")
        self.usage("--batch wants a whole number from 1 on, got '0'", *self.INFER, "--batch", "0")
        self.usage("--batch wants a whole number from 1 on, got '8x'", *self.INFER, "--batch", "8x")
        self.usage("--batch wants a whole number from 1 on, got '99999999999999999999'", *self.INFER,
                   "--batch=99999999999999999999")
        self.usage("--threads wants a whole number from 1 to 4095, got '-1'", "info", "--threads", "-1")
        self.usage("--threads wants a whole number from 1 to 4095, got '5000'", "bench", "--threads", "5000")
        self.usage("--seed wants a whole number from 0 to 18446744073709551615, got '-1'", "init", "--seed=-1")
        self.usage("--seconds wants a number that is not negative, got 'nan'", "bench", "--seconds=nan")
        self.usage("--weights wants FILE, got ''", "info", "--weights=")
        self.usage("--in wants NAME=FILE, got 'x.npy'", "infer", "--in", "x.npy")
        self.usage("--in wants NAME=FILE, got 'x='", "infer", "--in", "x=")
        self.usage("--in wants NAME=FILE, got '=x.npy'", "infer", "--in", "=x.npy")

    def test_what_must_be_given(self):
        self.usage("--out FILE is missing", "init")
        self.usage("--weights FILE is missing", "infer", "--in=x=x.npy", "--in=token=token.npy", "--out=y=y.npy")
        self.usage("--out NAME=FILE is missing", "infer", "--weights=w.st", "--in=x=x.npy", "--in=token=token.npy")
        self.usage("--in token=FILE is missing: input 'token' is i32[B, T]", "infer", "--weights=w.st", "--in=x=x.npy",
                   "--out=y=y.npy")
        self.usage("--in label=FILE is missing: target 'label' is i32[B]", "eval", "--weights=w.st", "--in=x=x.npy",
                   "--in=token=token.npy")

    def test_names(self):
        self.usage("model 'Fake' takes no input 'tokens'; did you mean 'token'?", *self.INFER, "--in", "tokens=x.npy")
        self.usage("--in x is given twice", *self.INFER, "--in", "x=x.npy")
        self.usage("model 'Fake' has no output 'tops'; did you mean 'top'?", *self.INFER, "--out", "tops=t.npy")
        self.usage("model 'Fake' has no output 'x'", *self.INFER, "--out", "x=t.npy")
        self.usage("--out y is given twice", *self.INFER, "--out", "y=t.npy")
        self.usage("--out y and --out top name the same file 'y.npy'", *self.INFER, "--out", "top=y.npy")
        self.usage("model 'Fake' has no entry 'infre'; did you mean 'infer'?", "bench", "--entry", "infre")

    def test_sizes(self):
        for command in "info", "bench":
            self.fail_with("size 'T' is 1001, and model 'Fake' takes 1 to 1000", command, "--tokens", "1001")
            self.fail_with("size 'B' is 65, and model 'Fake' takes 1 to 64", command, "--batch", "65")
            self.fail_with("size 'T' is -3, and model 'Fake' takes 1 to 1000", command, "--sizes", "T=-3")
            self.usage("--sizes: model 'Fake' has no open size 'S'", command, "--sizes", "S=3")
            self.usage("--sizes T wants a whole number, got 'x'", command, "--sizes", "T=x")
        self.usage("--tokens: model 'Plain' has no open size 'T'", "info", "--tokens", "3",
                   model="plain-model")
        self.usage("--batch: model 'Plain' has no open size 'B'", "info", "--batch", "3",
                   model="plain-model")
        self.save("image.npy", np.zeros((4, 2, 3), np.uint8))
        self.usage("--batch: model 'Plain' cannot run a part of a set at a time", "infer", "--in=image=image.npy",
                   "--out=sum=s.npy", "--batch=2", model="plain-model")


class Arrays(WithData):
    def test_shapes(self):
        for shape in (150, 7, 5), (150, 7), (150, 7, 4, 1):
            self.save("x.npy", np.zeros(shape, np.float32))
            self.fail_with(f"x.npy: shape {list(shape)} is given for input 'x', and the model wants f32[B, T, 4]",
                           *self.INFER)

    def test_equal_names_have_equal_sizes(self):
        self.save("token.npy", self.token[:, :6])
        self.fail_with("size 'T' is 7 in x.npy ('x') and 6 in token.npy ('token')", *self.INFER)
        self.save("token.npy", self.token[:149])
        self.fail_with("size 'B' is 150 in x.npy ('x') and 149 in token.npy ('token')", *self.INFER)
        self.save("token.npy", self.token)
        self.save("label.npy", self.label[:10])
        self.fail_with("size 'B' is 150 in x.npy ('x') and 10 in label.npy ('label')", *self.EVAL)

    def test_ranges(self):
        self.save("x.npy", np.zeros((2, 1001, 4), np.float32))
        self.save("token.npy", np.zeros((2, 1001), np.int32))
        self.fail_with("x.npy: size 'T' is 1001, and model 'Fake' takes 1 to 1000", *self.INFER)
        self.save("x.npy", np.zeros((2, 0, 4), np.float32))
        self.save("token.npy", np.zeros((2, 0), np.int32))
        self.fail_with("x.npy: size 'T' is 0, and model 'Fake' takes 1 to 1000", *self.INFER)
        self.save("x.npy", self.x)
        self.save("token.npy", self.token)
        self.fail_with("--batch 65 is given, and model 'Fake' takes 1 to 64 samples at a time", *self.INFER,
                       "--batch=65")
        self.save("x.npy", np.zeros((0, 7, 4), np.float32))
        self.save("token.npy", np.zeros((0, 7), np.int32))
        self.fail_with("x.npy: the array holds no samples", *self.INFER)
        self.save("image.npy", np.zeros((1, 2, 3), np.uint8))
        self.fail_with("image.npy: size 'N' is 1, and model 'Plain' takes 2 to 9000000000000000000", "infer",
                       "--in=image=image.npy", "--out=sum=s.npy", model="plain-model")

    def test_number_formats(self):
        self.save("x.npy", self.x.astype(np.int32))
        self.fail_with("x.npy: dtype <i4 is given for input 'x', and the model wants f32", *self.INFER)
        self.save("x.npy", self.x)
        self.save("token.npy", self.token.astype(np.float32))
        self.fail_with("token.npy: dtype <f4 is given for input 'token', and the model wants i32", *self.INFER)
        self.save("image.npy", np.zeros((2, 2, 3), np.int32))
        self.fail_with("image.npy: dtype <i4 is given for input 'image', and the model wants u8", "infer",
                       "--in=image=image.npy", "--out=sum=s.npy", model="plain-model")
        self.save("token.npy", self.token > 3)
        self.fail_with("token.npy: damaged header: dtype '|b1' is not supported (u1, i4, f4, f8 and their kin are)",
                       *self.INFER)
        np.save(self.path("token.npy"), np.array([[None]]), allow_pickle=True)
        self.fail_with("token.npy: damaged header: dtype '|O' is not supported (u1, i4, f4, f8 and their kin are)",
                       *self.INFER)

    def test_values_out_of_bounds(self):
        self.token[140, 5] = 10
        self.save("token.npy", self.token)
        self.fail_with("token.npy: input 'token' is 10 at [140, 5], and model 'Fake' takes 0 to 9", *self.INFER)
        self.save("token.npy", np.asfortranarray(self.token))
        self.fail_with("token.npy: input 'token' is 10 at [140, 5], and model 'Fake' takes 0 to 9", *self.INFER)
        self.token[140, 5] = 0
        self.save("token.npy", self.token)
        self.label[7] = -1
        self.save("label.npy", self.label)
        self.fail_with("label.npy: target 'label' is -1 at [7], and model 'Fake' takes 0 to 2", *self.EVAL)
        wide = self.label.astype(np.int64)
        wide[7] = 1 << 40
        self.save("label.npy", wide)
        self.fail_with("label.npy: the value 1099511627776 at [7] does not fit i32", *self.EVAL)
        self.save("x.npy", self.x.astype(np.float64) * 1e300)
        _, _, errors = self.run_program(*self.INFER)
        self.assertRegex(errors, r"^error: x.npy: the value -?[0-9.]+e\+\d+ at \[0, 0, 0\] does not fit f32\n$")

    def test_files(self):
        self.fail_with("none.npy: cannot be read: No such file or directory", *self.INFER[:3], "--in", "x=none.npy",
                       "--in", "token=token.npy", "--out", "y=y.npy")
        np.savez(self.path("x.npz"), x=self.x)
        os.rename(self.path("x.npz"), self.path("x.npy"))
        self.fail_with("x.npy: this is an archive of arrays (.npz), and a single array (.npy) is wanted", *self.INFER)
        self.save("x.npy", self.x)
        with open(self.path("x.npy"), "rb") as file:
            content = file.read()
        self.write("x.npy", content[:-1])
        self.fail_with("x.npy: truncated: shape [150, 7, 4] of dtype <f4 takes 16800 bytes, and the file holds 16799",
                       *self.INFER)
        for length in range(0, 128):  # cut anywhere in the header: one message, no crash
            self.write("x.npy", content[:length])
            status, _, errors = self.run_program(*self.INFER)
            self.assertEqual(status, 1)
            self.assertRegex(errors, r"\Aerror: x\.npy: .*\n\Z")
        self.write("x.npy", content.replace(b"150, 7, 4", b"1e9, 7, 4"))
        self.fail_with("x.npy: damaged header: ',' is missing", *self.INFER)

    def test_no_loss(self):
        self.fail_with("model 'Plain' has no loss: its source has no train block for it", "eval", model="plain-model")


class Weights(WithData):
    def fails(self, message):
        self.fail_with(message, *self.INFER)
        self.fail_with(message, "info", "--weights", "w.st")

    def with_weights(self, **changes):
        weights = {**self.weights, **{name.replace("_", "."): value for name, value in changes.items()}}
        write_safetensors(self.path("w.st"), {name: value for name, value in weights.items() if value is not None})

    def test_keys(self):
        self.with_weights(proj_bias=None)
        self.fails("w.st: parameter 'proj.bias' is missing")
        self.with_weights(proj_bias=None, embed_weight=None)
        self.fails("w.st: parameter 'embed.weight' is missing, and 1 more")
        self.with_weights(proj_bias=None, proj_bais=self.weights["proj.bias"])
        self.fails("w.st: tensor 'proj.bais' is no parameter of model 'Fake'; did you mean 'proj.bias'?")
        self.with_weights(optimizer_state=self.weights["proj.bias"])
        self.fails("w.st: tensor 'optimizer.state' is no parameter of model 'Fake'")

    def test_shapes(self):
        self.with_weights(proj_weight=self.weights["proj.weight"].T.copy())
        self.fails("w.st: parameter 'proj.weight' has shape [4, 3], and the model wants [3, 4]")
        self.with_weights(proj_bias=np.zeros((), np.float32))
        self.fails("w.st: parameter 'proj.bias' has shape [], and the model wants [3]")

    def test_number_formats(self):
        self.with_weights(proj_bias=np.array([1, 2, 3]))
        self.fails("w.st: parameter 'proj.bias' has dtype I64, and the model wants F32, F64, F16 or BF16")
        self.with_weights(proj_bias=np.array([1, 1e300, 3]))
        self.fails("w.st: parameter 'proj.bias' holds 1e+300 at [1], which does not fit f32")

    def test_numbers(self):
        for dtype in np.float32, np.float64, np.float16:
            bad = self.weights["embed.weight"].astype(dtype)
            bad[7, 2] = np.nan
            self.with_weights(embed_weight=bad)
            self.fails("w.st: parameter 'embed.weight' is not a number (NaN) at [7, 2]")

    def test_files(self):
        with open(self.path("w.st"), "rb") as file:
            content = file.read()
        length, = struct.unpack("<Q", content[:8])
        self.write("w.st", content[:-1])
        self.fails("w.st: truncated: tensor 'proj.bias' ends at byte 236 of the data, and the file holds 235")
        self.write("w.st", content + b"x")
        self.fails("w.st: damaged: the last 1 bytes belong to no tensor")
        self.write("w.st", struct.pack("<Q", length + 1) + content[8:])
        _, _, errors = self.run_program(*self.INFER)
        self.assertRegex(errors, r"\Aerror: w\.st: damaged header: something follows the value at byte \d+ of the header\n")
        self.write("w.st", b"\x80\x02}q\x00." + bytes(100))
        self.fails("w.st: not a safetensors file: no header starts at byte 8")
        for cut in range(0, len(content) - 1, 7):  # cut anywhere: one message, no crash
            self.write("w.st", content[:cut])
            status, _, errors = self.run_program("info", "--weights", "w.st")
            self.assertEqual(status, 1)
            self.assertRegex(errors, r"\Aerror: w\.st: .*\n\Z")
        os.remove(self.path("w.st"))
        self.fails("w.st: cannot be read: No such file or directory")

    def test_any_damaged_byte_of_the_header(self):
        with open(self.path("w.st"), "rb") as file:
            content = bytearray(file.read())
        length, = struct.unpack("<Q", content[:8])
        for at in range(0, 8 + length, 3):
            damaged = content.copy()
            damaged[at] ^= 0x15
            self.write("w.st", damaged)
            status, _, errors = self.run_program("info", "--weights", "w.st")
            try:  # damage to what nobody reads (the metadata) may pass
                header = json.loads(damaged[8:8 + length].decode())
                harmless = damaged[:8] == content[:8] and set(header) >= set(self.weights)
            except ValueError:
                harmless = False
            if not harmless:
                self.assertEqual(status, 1, at)
            self.assertRegex(errors, r"\A(error: w\.st: .*\n)?\Z")


class Output(WithData):
    def test_unwritable_paths(self):
        for path, reason in {"no/such/y.npy": "No such file or directory", "w.st/y.npy": "Not a directory",
                             ".": "Is a directory"}.items():
            self.fail_with(f"{path}: cannot be written: {reason}", *self.INFER[:-1], f"y={path}")
            self.fail_with(f"{path}: cannot be written: {reason}", "init", "--out", path)

    def test_unwritable_paths_are_found_before_the_work(self):
        self.fail_with("no/y.npy: cannot be written: No such file or directory", *self.INFER, "--out", "top=no/y.npy",
                       environment={"FAKE_SLEEP_MS": "100000"})

    def test_full_disks(self):
        self.fail_with("/dev/full: cannot be written: No space left on device", "init", "--out", "/dev/full")
        self.fail_with("/dev/full: cannot be written: No space left on device", *self.INFER[:-1], "y=/dev/full")
        with open("/dev/full", "w") as full:
            status, _, errors = self.run_program("info", stdout=full)
        self.assertEqual((status, errors), (1, "error: standard output: cannot be written: No space left on device\n"))

    def test_closed_pipes(self):
        read, write = os.pipe()
        os.close(read)
        status, _, errors = self.run_program("info", stdout=write)
        os.close(write)
        self.assertEqual((status, errors), (1, "error: standard output: cannot be written: Broken pipe\n"))

    def test_files_too_large_for_the_system(self):
        import resource
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        self.fail_with("w2.st: cannot be written: File too large", "init", "--out", "w2.st", preexec_fn=limit)


class Memory(WithData):
    def test_too_little_memory(self):
        # Two gibibytes of address space, and a run that wants more.
        import resource
        limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
        status, output, errors = self.run_program("bench", "--sizes", "N=100000000000", model="plain-model",
                                                  preexec_fn=limit)
        self.assertEqual((status, output), (1, ""))
        self.assertRegex(errors, r"\Aerror: out of memory: 559 GiB needed for 'image' at N = 100000000000"
                                 r"(, and .* available)?\n\Z")
        self.fail_with("out of memory: more than can be addressed needed for 'image' at N = 9000000000000000000",
                       "bench", "--sizes", "N=9000000000000000000", model="plain-model")


class OurFaults(ProgramTest):
    def test_damaged_metadata(self):
        for command in ["info"], ["init", "--out", "w.st"], ["bench"], ["infer", "--out", "y=y.npy"], ["eval"]:
            status, output, errors = self.run_program(*command, model="damaged-model")
            self.assertEqual((status, output), (70, ""))
            self.assertRegex(errors, r"\Aerror: internal: this program's metadata are damaged: parameter 'w' is "
                                     r"inconsistent, at byte \d+\n\Z")

    def test_overruns(self):
        self.fail_with("internal: 'infer' wrote past the end of its memory", "bench", "--runs=1", status=70,
                       environment={"LDN_POISON": "1", "FAKE_OVERRUN": "infer"})


if __name__ == "__main__":
    run_tests("__main__")
