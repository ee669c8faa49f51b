"""The smaller parts against numbers worked out by hand."""

import math
import tempfile
import unittest

import numpy as np

from reference import elementwise, local, losses, masks, norms, patches, positions, safetensors
from reference.weights import Weights

RANDOM = np.random.default_rng(13)


class Positions(unittest.TestCase):
    def test_sinusoidal(self):
        want = [[0, 1, 0, 1], [math.sin(1), math.cos(1), math.sin(0.01), math.cos(0.01)]]
        np.testing.assert_allclose(positions.sinusoidal(2, 4), want, atol=1e-16)

    def test_odd_width_ends_with_a_sine(self):
        np.testing.assert_allclose(positions.sinusoidal(2, 3)[1], [math.sin(1), math.cos(1), math.sin(10000 ** (-2 / 3))])


class Patches(unittest.TestCase):
    def test_order_inside_and_between(self):
        image = np.arange(2 * 4 * 4).reshape(1, 2, 4, 4)
        tokens = patches.patches(image, 2)
        self.assertEqual(tokens.shape, (1, 4, 8))
        np.testing.assert_array_equal(tokens[0, 1], [2, 3, 6, 7, 18, 19, 22, 23])
        np.testing.assert_array_equal(tokens[0, 2], [8, 9, 12, 13, 24, 25, 28, 29])

    def test_bytes_are_brought_to_one(self):
        image = np.full((1, 1, 1, 1), 255, np.uint8)
        self.assertAlmostEqual(patches.normalize(image, [0.25], [0.5])[0, 0, 0, 0], 1.5)


class Known(unittest.TestCase):
    def test_a_layer_is_not_calculated_again_for_the_same_input_and_parameters(self):
        calls, known, x = [], {}, np.ones(3)

        def layer(x, weights):
            calls.append(x)
            return weights["scale"] * x

        def last(arrays, x):
            return Weights(arrays, known=known).once("layer.0", layer, x)

        arrays = {"layer.0.scale": np.array(2.0), "layer.00.scale": np.array(3.0), "other": np.array(1.0)}
        self.assertIs(last(arrays, x), last({**arrays, "other": np.array(5.0)}, x.copy()))
        self.assertEqual(len(calls), 1)
        self.assertEqual(last({**arrays, "layer.0.scale": np.array(4.0)}, x)[0], 4)
        self.assertEqual(last(arrays, 3 * x)[0], 6)
        self.assertEqual(last(arrays, x)[0], 2)
        self.assertEqual(len(calls), 3)


class Elementwise(unittest.TestCase):
    def test_known_values(self):
        self.assertAlmostEqual(float(elementwise.gelu(np.array(1.0))), 0.8413447460685429, places=15)
        self.assertAlmostEqual(float(elementwise.sigmoid(np.array(-800.0))), 0.0)
        self.assertAlmostEqual(float(elementwise.softplus(800.0)), 800.0)
        np.testing.assert_allclose(elementwise.elu1(np.array([2.0, 0.0, -2.0])), [3, 1, math.exp(-2)])
        np.testing.assert_allclose(elementwise.softplus(elementwise.inverse_softplus(np.array([0.1, 1.5, 30]))), [0.1, 1.5, 30])


class Local(unittest.TestCase):
    def test_dwconv_pads_with_zeros(self):
        x = np.arange(1.0, 5.0).reshape(1, 4, 1)
        weights = {"weight": np.array([[1.0, 10.0, 100.0]]), "bias": np.array([0.5])}
        np.testing.assert_array_equal(local.dwconv(x, weights)[0, :, 0], [210.5, 321.5, 432.5, 43.5])
        np.testing.assert_array_equal(local.dwconv(x, weights, causal=True)[0, :, 0], [100.5, 210.5, 321.5, 432.5])

    def test_mlp_is_two_linear_maps(self):
        arrays = {"f.0.weight": np.array([[1.0], [-1.0]]), "f.0.bias": np.zeros(2), "f.1.weight": np.array([[1.0, 2.0]]),
                  "f.1.bias": np.array([3.0])}
        weights = Weights(arrays)
        self.assertEqual(local.mlp(np.array([[[5.0]]]), weights.under("f"), act="relu")[0, 0, 0], 8)
        self.assertEqual(local.mlp(np.array([[[-5.0]]]), weights.under("f"), act="relu")[0, 0, 0], 13)
        self.assertEqual(weights.unread(), [])


class Norms(unittest.TestCase):
    def test_moments(self):
        x = 3 + 2 * RANDOM.standard_normal((2, 4, 50))
        plain = {"weight": np.ones(50), "bias": np.zeros(50)}
        y = norms.layer_norm(x, plain)
        np.testing.assert_allclose(y.mean(axis=-1), 0, atol=1e-13)
        np.testing.assert_allclose(y.var(axis=-1), 1, rtol=1e-4)
        np.testing.assert_allclose((norms.rms_norm(x, plain) ** 2).mean(axis=-1), 1, rtol=1e-4)

    def test_eps_is_inside_the_root(self):
        y = norms.rms_norm(np.full((1, 1, 4), 1e-3), {"weight": np.ones(4)})
        np.testing.assert_allclose(y, 1e-3 / math.sqrt(1e-6 + 1e-5))


class Softmax(unittest.TestCase):
    def test_known_values(self):
        np.testing.assert_allclose(norms.softmax(np.log([[1.0, 2.0, 5.0]]) + 700), [[0.125, 0.25, 0.625]])


class Losses(unittest.TestCase):
    def test_uniform_logits(self):
        self.assertAlmostEqual(losses.cross_entropy(np.zeros((4, 10)), np.arange(4)), math.log(10))
        self.assertAlmostEqual(losses.cross_entropy(np.zeros((4, 10)), np.arange(4), smoothing=0.3), math.log(10))

    def test_smoothing_and_ignored_items(self):
        logits = np.log(np.array([[0.7, 0.2, 0.1], [0.1, 0.1, 0.8]]))
        want = -(0.9 * math.log(0.7) + 0.1 * (math.log(0.7) + math.log(0.2) + math.log(0.1)) / 3)
        self.assertAlmostEqual(losses.cross_entropy(logits, np.array([0, -1]), smoothing=0.1, ignore=-1), want)
        self.assertAlmostEqual(losses.perplexity(logits, np.array([0, -1]), ignore=-1), 1 / 0.7)
        self.assertEqual(losses.cross_entropy(logits, np.array([-1, -1]), ignore=-1), 0)
        self.assertEqual(losses.accuracy(logits, np.array([0, 1])), 0.5)
        self.assertEqual(losses.accuracy(logits, np.array([0, -1]), ignore=-1), 1.0)


class Masks(unittest.TestCase):
    def test_philox_gives_the_published_numbers(self):
        self.assertEqual(masks.philox((0, 0, 0, 0), (0, 0)), [0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8])
        counter, key = (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344), (0xA4093822, 0x299F31D0)
        self.assertEqual(masks.philox(counter, key), [0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1])

    def test_rate_and_labels(self):
        tokens = np.arange(2000).reshape(40, 50)
        seen, label = masks.masked(tokens, 0.15, "text", 5000)
        self.assertLess(abs((seen == 5000).mean() - 0.15), 0.025)
        np.testing.assert_array_equal(np.where(label >= 0, label, seen), tokens)
        self.assertTrue((masks.masked(tokens, 0.15, "text", 5000, step=1)[0] != seen).any())


class Safetensors(unittest.TestCase):
    def test_round_trip(self):
        arrays = {"a.b": np.arange(6, dtype=np.float32).reshape(2, 3), "s": np.array(2.5), "i": np.array([1, -2], np.int32)}
        with tempfile.NamedTemporaryFile() as file:
            safetensors.write(file.name, arrays)
            back = safetensors.read(file.name)
        self.assertEqual(set(back), set(arrays))
        for key, array in arrays.items():
            self.assertEqual((back[key].dtype, back[key].shape), (array.dtype, array.shape))
            np.testing.assert_array_equal(back[key], array)

    def test_missing_parameters_are_named(self):
        with self.assertRaisesRegex(KeyError, "no parameter 'layer.0.dt'; it has layer.1.dt"):
            Weights({"layer.1.dt": np.zeros(())}).under("layer.0")["dt"]


if __name__ == "__main__":
    unittest.main()
