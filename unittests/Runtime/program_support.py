"""What the tests of an executable's commands share: running it, and reading and writing safetensors.

The safetensors code here shares nothing with the runtime's."""

import fcntl
import json
import os
import pty
import struct
import subprocess
import tempfile
import termios
import unittest

import numpy as np

DTYPES = {"F32": np.float32, "F64": np.float64, "F16": np.float16, "I64": np.int64, "I32": np.int32, "BF16": np.uint16}
COMMANDS = ("info", "init", "infer", "generate", "eval", "train", "grad", "gradcheck", "bench")
WEIGHTS = {"scale.weight": (4, 1), "embed.weight": (10, 4), "proj.weight": (3, 4), "proj.bias": (3,)}


def dtype_name(array):
    return next(name for name, dtype in DTYPES.items() if array.dtype == dtype)


def write_safetensors(path, tensors, dtypes={}, metadata={"format": "pt"}):
    header, data = {"__metadata__": metadata}, b""
    for name, array in tensors.items():
        content = np.ascontiguousarray(array).tobytes()
        header[name] = {"dtype": dtypes.get(name) or dtype_name(array), "shape": list(array.shape),
                        "data_offsets": [len(data), len(data) + len(content)]}
        data += content
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def read_safetensors(path):
    with open(path, "rb") as file:
        content = file.read()
    length, = struct.unpack("<Q", content[:8])
    header = json.loads(content[8:8 + length])
    metadata = header.pop("__metadata__")
    tensors, end = {}, 0
    for name, entry in header.items():
        begin, stop = entry["data_offsets"]
        assert begin == end, "tensors follow each other in the order of the header"
        end = stop
        raw = content[8 + length + begin:8 + length + stop]
        tensors[name] = np.frombuffer(raw, DTYPES[entry["dtype"]]).reshape(entry["shape"])
    assert 8 + length + end == len(content)
    return tensors, metadata


def random_weights(seed=0):
    random = np.random.RandomState(seed)
    return {name: random.randn(*shape).astype(np.float32) for name, shape in WEIGHTS.items()}


def fake_model(weights, x, token):
    """What unittests/Runtime/FakeModel.c computes, in float64."""
    w = {name: value.astype(np.float64) for name, value in weights.items()}
    h = x.astype(np.float64) * w["scale.weight"].reshape(4) + w["embed.weight"][token]
    y = h @ w["proj.weight"].T + w["proj.bias"]
    return y, y.mean(axis=1).argmax(axis=1)


class ProgramTest(unittest.TestCase):
    """Runs programs in a folder of the test's own; relative file names keep messages the same everywhere."""
    maxDiff = None
    programs = {}

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def path(self, name):
        return os.path.join(self.folder, name)

    def save(self, name, array):
        np.save(self.path(name), array)

    def write(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content)

    def start(self, *arguments, model="fake-model", environment={}, **options):
        return subprocess.Popen([model, *arguments], executable=self.programs[model], cwd=self.folder, text=True,
                                stdout=options.pop("stdout", subprocess.PIPE), stderr=subprocess.PIPE,
                                env={**os.environ, **environment}, **options)

    def run_program(self, *arguments, **options):
        """Exit status, standard output, standard error."""
        process = self.start(*arguments, **options)
        output, errors = process.communicate(timeout=120)
        return process.returncode, output, errors

    def on_terminal(self, *arguments, model="fake-model", environment={}, columns=0):
        """What a command that succeeds writes to standard error, a terminal of this width; 0: one that does not tell."""
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("4H", 24, columns, 0, 0))
        process = subprocess.Popen([self.programs[model], *arguments], cwd=self.folder, stdout=subprocess.PIPE,
                                   stderr=theirs, env={**os.environ, **environment})
        os.close(theirs)
        text = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:  # the other side is closed
                break
            if not piece:
                break
            text += piece
        os.close(ours)
        process.communicate()
        self.assertEqual(process.returncode, 0)
        return text.decode()

    def succeed(self, *arguments, **options):
        status, output, errors = self.run_program(*arguments, **options)
        self.assertEqual((status, errors), (0, ""))
        return output

    def fail_with(self, message, *arguments, status=1, **options):
        """The command fails with exactly this message, and leaves no file behind."""
        before = sorted(os.listdir(self.folder))
        actual, output, errors = self.run_program(*arguments, **options)
        expected = f"error: {message}\n"
        if status == 2:
            command = [name for name in arguments[:1] if name in COMMANDS]
            program = " ".join([options.get("model", "fake-model"), *command])
            expected += f"'{program} --help' says what is possible\n"
        self.assertEqual((errors, actual, output), (expected, status, ""))
        self.assertEqual(sorted(os.listdir(self.folder)), before)


class WithData(ProgramTest):
    """A set of 150 samples with seven tokens, and weights."""

    def setUp(self):
        super().setUp()
        random = np.random.RandomState(1)
        self.x = random.randn(150, 7, 4).astype(np.float32)
        self.token = random.randint(0, 10, (150, 7)).astype(np.int32)
        self.label = random.randint(0, 3, 150).astype(np.int32)
        self.weights = random_weights()
        self.save("x.npy", self.x)
        self.save("token.npy", self.token)
        self.save("label.npy", self.label)
        write_safetensors(self.path("w.st"), self.weights)

    INFER = ("infer", "--weights", "w.st", "--in", "x=x.npy", "--in", "token=token.npy", "--out", "y=y.npy")
    EVAL = ("eval", "--weights", "w.st", "--in", "x=x.npy", "--in", "token=token.npy", "--in", "label=label.npy")
