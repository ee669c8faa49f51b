"""The scripts of examples/data on small files made here: what they write is what the models read."""

import gzip
import pathlib
import subprocess
import sys
import tempfile
import unittest

import numpy as np

SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "examples" / "data"
sys.path.insert(0, str(SCRIPTS))
import listops  # noqa: E402


class Script(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_script(self, name, *arguments, fails=False):
        command = [sys.executable, "-B", str(SCRIPTS / name), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.folder)
        self.assertEqual(done.returncode != 0, fails, done.stderr)
        return done.stderr if fails else done.stdout

    def array(self, name, dtype, shape):
        array = np.load(self.folder / name)
        self.assertEqual((array.dtype, array.shape), (dtype, shape))
        return array


class Sentences(Script):
    def write(self):
        (self.folder / "a.tsv").write_bytes("label\tsentence\n1\tIt's good, é!\r\n0\tbad \u0085 bad\n1\tgood good\n".encode())

    def test_bytes_are_cut_and_padded(self):
        self.write()
        self.run_script("sentences.py", "a.tsv", "--text", "sentence", "--label", "label", "--bytes", "--length", 10, "--out", "b")
        tokens = self.array("b_tokens.npy", np.int32, (3, 10))
        self.assertEqual(tokens[2].tolist(), [*b"good good", 0])
        self.assertEqual(tokens[0].tolist(), [*"It's good,".encode()])
        self.assertEqual(self.array("b_label.npy", np.int32, (3,)).tolist(), [1, 0, 1])

    def test_words_of_a_vocabulary(self):
        self.write()
        self.run_script("sentences.py", "a.tsv", "--text", "sentence", "--make-vocabulary", "words", "--size", 5)
        self.assertEqual((self.folder / "words").read_text().split(), ["<pad>", "<unk>", "good", "bad", "!"])
        self.run_script("sentences.py", "a.tsv", "--text", "sentence", "--words", "words", "--length", 6, "--out", "w")
        tokens = self.array("w_tokens.npy", np.int32, (3, 6))
        self.assertEqual(tokens.tolist(), [[1, 2, 1, 1, 4, 0], [3, 3, 0, 0, 0, 0], [2, 2, 0, 0, 0, 0]])
        self.assertFalse((self.folder / "w_label.npy").exists())

    def test_columns_by_number(self):
        (self.folder / "c.tsv").write_text("gj04\t1\t\tWe ran.\nbc01\t0\t*\tRan we.\n")
        self.run_script("sentences.py", "c.tsv", "--no-header", "--text", 3, "--label", 1, "--bytes", "--length", 4, "--out", "c")
        self.assertEqual(self.array("c_label.npy", np.int32, (2,)).tolist(), [1, 0])

    def test_mistakes_are_named(self):
        self.write()
        said = self.run_script("sentences.py", "a.tsv", "--text", "text", "--bytes", "--length", 4, "--out", "c", fails=True)
        self.assertEqual(said, "a.tsv: no column 'text'; there are label, sentence\n")
        said = self.run_script("sentences.py", "a.tsv", "--text", "label", "--label", "sentence", "--bytes", "--length", 4,
                               "--out", "c", fails=True)
        self.assertIn("a.tsv: labels are whole numbers: ", said)


class Pictures(Script):
    def test_fashion_mnist(self):
        for prefix, count in (("train", 3), ("t10k", 2)):
            images = np.arange(count * 784, dtype=np.uint32).astype(np.uint8)
            header = np.array([2051, count, 28, 28], ">i4").tobytes()
            (self.folder / f"{prefix}-images-idx3-ubyte.gz").write_bytes(gzip.compress(header + images.tobytes()))
            header = np.array([2049, count], ">i4").tobytes()
            (self.folder / f"{prefix}-labels-idx1-ubyte.gz").write_bytes(gzip.compress(header + bytes(range(count))))
        self.run_script("fashion_mnist.py", ".", "out")
        image = self.array("out/train_image.npy", np.uint8, (3, 1, 28, 28))
        self.assertEqual(image[1, 0, 0, 0], 784 % 256)
        self.assertEqual(self.array("out/test_label.npy", np.int32, (2,)).tolist(), [0, 1])

    def test_cifar10(self):
        record = np.arange(3072, dtype=np.uint32).astype(np.uint8).tobytes()
        for number in range(1, 6):
            (self.folder / f"data_batch_{number}.bin").write_bytes(bytes([number]) + record)
        (self.folder / "test_batch.bin").write_bytes(b"\7" + record)
        self.run_script("cifar10.py", ".", "out")
        self.assertEqual(self.array("out/train_label.npy", np.int32, (5,)).tolist(), [1, 2, 3, 4, 5])
        self.assertEqual(self.array("out/test_image.npy", np.uint8, (1, 3, 32, 32))[0, 1, 0, 1], 1025 % 256)


class Rows(Script):
    def test_characters(self):
        (self.folder / "t").write_text("abcab" * 20)
        self.run_script("characters.py", "t", "out", "--length", 10, "--test", 0.2)
        self.assertEqual(self.array("out/train_text.npy", np.int32, (8, 10))[0].tolist(), [0, 1, 2, 0, 1] * 2)
        self.array("out/test_text.npy", np.int32, (2, 10))

    def test_series(self):
        rows = "\n".join(f"day {t},{t},{-2 * t}" for t in range(40))
        (self.folder / "s.csv").write_text("date,a,b\n" + rows + "\n")
        self.run_script("series.py", "s.csv", "out", "--window", 4, "--horizon", 3, "--split", 20, 10, 8)
        deviation = np.arange(20).std()
        series = self.array("out/train_series.npy", np.float32, (20 - 4 - 3 + 1, 4, 2))
        future = self.array("out/val_future.npy", np.float32, (10 - 3 + 1, 3, 2))
        np.testing.assert_allclose(series[0, :, 0] * deviation + 9.5, [0, 1, 2, 3], atol=1e-5)
        np.testing.assert_allclose(future[0, :, 1] * 2 * deviation - 19, [-40, -42, -44], rtol=1e-5)
        before = np.load(self.folder / "out/val_series.npy")[0, :, 0] * deviation + 9.5
        np.testing.assert_allclose(before, [16, 17, 18, 19], rtol=1e-5)  # the end of the part before


def evaluate(tokens):
    """The value of a list of names, by a stack: shares nothing with the generator, which never looks at its tokens."""
    stack = []
    for token in tokens:
        if token != "]":
            stack.append(token if token.startswith("[") else int(token))
            continue
        values = []
        while not isinstance(stack[-1], str):
            values.append(stack.pop())
        operator = stack.pop()
        assert 2 <= len(values) <= 10
        stack.append({"[MIN": min(values), "[MAX": max(values), "[MED": int(np.median(values)), "[SM": sum(values) % 10}[operator])
    assert len(stack) == 1
    return stack[0]


class ListOps(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.tokens, cls.labels = listops.generate(600, seed=3)

    def names(self, row):
        return [listops.NAMES[token] for token in row[row != 0]]

    def test_known_values(self):
        self.assertEqual(evaluate("[MAX 2 9 [MIN 4 7 ] 0 ]".split()), 9)
        self.assertEqual(evaluate("[MED 1 2 [SM 8 8 ] 9 ]".split()), 4)
        self.assertEqual(listops.median([5, 2]), 3)

    def test_labels_are_the_values(self):
        for row, label in zip(self.tokens, self.labels):
            self.assertEqual(evaluate(self.names(row)), label)

    def test_lengths_depth_and_padding(self):
        lengths = (self.tokens != 0).sum(axis=1)
        self.assertTrue(((lengths > 500) & (lengths < 2000)).all())
        self.assertEqual(self.tokens.shape, (600, 2000))
        opens, closes = self.tokens // 11 == 1, self.tokens == listops.CLOSE
        opens &= ~closes
        depth = np.cumsum(opens.astype(int) - closes, axis=1)
        self.assertEqual((depth.min(), (depth[:, -1] == 0).all()), (0, True))
        self.assertLessEqual(depth.max(), 9)  # operators stand at depths 1 to 9
        self.assertTrue((self.tokens[np.arange(600), lengths - 1] == listops.CLOSE).all())
        self.assertTrue((self.tokens[np.arange(2000) >= lengths[:, None]] == 0).all())

    def test_trees_are_distinct_and_seeded(self):
        self.assertEqual(len({row.tobytes() for row in self.tokens}), 600)
        again, labels = listops.generate(50, seed=3)
        np.testing.assert_array_equal(again, self.tokens[:50])
        np.testing.assert_array_equal(labels, self.labels[:50])
        self.assertFalse((listops.generate(50, seed=4)[0] == again).all())

    def test_values_0_and_9_are_the_most_frequent(self):
        share = np.bincount(self.labels, minlength=10) / 600
        self.assertEqual(set(np.argsort(share)[-2:]), {0, 9})
        for value in (0, 9):  # near 17 %: four standard deviations of 600 draws
            self.assertLess(abs(share[value] - 0.17), 4 * (0.17 * 0.83 / 600) ** 0.5)


if __name__ == "__main__":
    unittest.main()
