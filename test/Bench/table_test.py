"""The benchmark without its peers: twins by name, what the table and the picture say, and the comparison of values."""

import ast
import pathlib
import sys
import tempfile
import unittest
import xml.etree.ElementTree

import numpy as np

BENCH = pathlib.Path(__file__).resolve().parents[2] / "utils" / "bench"
sys.path.insert(0, str(BENCH))
import arrays  # noqa: E402
import cases  # noqa: E402
import peers  # noqa: E402
import picture  # noqa: E402
import table  # noqa: E402

LIMITS = {"1": {"flops": 100e9, "bytes": 10e9}}


def results(*rows):
    return dict(cpu="a CPU", versions="torch 1", rounds=7, limits=LIMITS, peers=peers.PEERS, rows=list(rows))


def row(name="case <1>", ours=0.002, **theirs):
    return dict(case=name, threads=1, tokens=64, flops=1e8, bytes=1e6, ours=dict(seconds=ours, memory=2**20),
                peers={peer: dict(seconds=time, memory=2**21) for peer, time in theirs.items()}, reasons={})


class Table(unittest.TestCase):
    def cells(self, line):
        text = table.markdown(results(line))
        (found,) = [row for row in text.splitlines() if row.startswith("| case <1>")]
        return [cell.strip() for cell in found.strip("|").split("|")], text

    def test_numbers(self):
        cells, text = self.cells(row(torch=0.008, jax=0.003))
        self.assertEqual(cells, ["case <1>", "1", "2", "8", "", "3", "", "", "1.50", "32,000", "50", "0.5", "50 %", "1", "2"])
        header = next(line for line in text.splitlines() if line.startswith("| case | threads"))
        self.assertEqual(header.count("|") - 1, len(cells))

    def test_memory_bound(self):
        self.assertAlmostEqual(table.share(row() | dict(bytes=15e6), LIMITS), 0.75)

    def test_reasons_are_numbered_once(self):
        line = row(torch=0.001) | dict(reasons={"jax": "too | large", "iree": "too | large"})
        cells, text = self.cells(line)
        self.assertEqual((cells[5], cells[6], cells[7]), ("– [1]", "– [1]", ""))
        self.assertEqual(text.count("too | large"), 1)

    def test_ours_fails(self):
        cells, text = self.cells(dict(case="case <1>", threads=1, failed="no such thing", peers={}, reasons={}))
        self.assertEqual((cells[2], len(cells)), ("fails [1]", 15))
        self.assertIn("no such thing", text)

    def test_nobody_else(self):
        cells, _ = self.cells(row())
        self.assertEqual(cells[8], "")


class Picture(unittest.TestCase):
    def test_dots(self):
        text = picture.svg(results(row(torch=0.008, jax=0.000001), dict(case="x", threads=1, failed="", peers={}, reasons={})))
        circles = xml.etree.ElementTree.fromstring(text).findall(".//{*}circle")
        self.assertEqual(len(circles), len(peers.PEERS) + 2)

    def test_every_peer_has_a_colour(self):
        self.assertEqual(picture.COLOURS.keys(), peers.PEERS.keys())


class Cases(unittest.TestCase):
    def test_twins(self):
        for module in ("in_torch", "in_jax"):
            tree = ast.parse((BENCH / "twins" / f"{module}.py").read_text())
            functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
            self.assertLessEqual({case.twin for case in cases.every()}, functions, module)


class Values(unittest.TestCase):
    def difference(self, ours, theirs):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            arrays.write_values(folder / "ours", ours)
            arrays.write_values(folder / "theirs", theirs)
            return arrays.difference(folder, "ours", "theirs")

    def test_outputs(self):
        ours = np.full((2, 3), 4.0, np.float32)
        theirs = ours.copy()
        theirs[1, 2] += 0.5
        self.assertAlmostEqual(self.difference(ours, theirs), 0.125)
        self.assertEqual(self.difference(ours, theirs[:1]), float("inf"))
        self.assertFalse(self.difference(ours, np.full_like(ours, np.nan)) < arrays.TOLERANCE)

    def test_gradients(self):
        ours = {"a": np.array([3.0, 0.0], np.float32), "b": np.array([4.0], np.float32)}
        self.assertAlmostEqual(self.difference(ours, ours | {"b": np.array([4.5], np.float32)}), 0.1)
        self.assertEqual(self.difference(ours, {"a": ours["a"]}), float("inf"))


if __name__ == "__main__":
    unittest.main()
