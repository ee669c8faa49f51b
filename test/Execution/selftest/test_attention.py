"""The attention formulas: linear-time and quadratic forms agree, heads are independent, the past stays the past."""

import unittest

import numpy as np

from reference.attention import FEATURES, attention, linear_attention

RANDOM = np.random.default_rng(11)


def signals(length, width=5):
    return (RANDOM.standard_normal((2, length, width)) for _ in range(3))


class Attention(unittest.TestCase):
    def test_state_form_gives_the_same(self):
        for feature in FEATURES:
            q, k, v = signals(23)
            state = np.swapaxes(FEATURES[feature](k), 1, 2) @ v
            numerator = FEATURES[feature](q) @ state
            np.testing.assert_allclose(attention(q, k, v, feature, normalize="none"), numerator, rtol=1e-10, atol=1e-10)

    def test_average_is_a_convex_combination(self):
        q, k, v = signals(31)
        mean = attention(q, k, v, "elu1", eps=0.0)
        self.assertTrue((mean <= v.max(axis=1, keepdims=True) + 1e-12).all())
        self.assertTrue((mean >= v.min(axis=1, keepdims=True) - 1e-12).all())

    def test_laplacian_form_is_zero_on_constant_values(self):
        q, k, v = signals(31)
        constant = np.broadcast_to(v[:, :1], v.shape)
        for normalize in ("none", "rows"):
            step = attention(q, k, constant, "elu1", form="laplacian", normalize=normalize, eps=0.0)
            self.assertLess(np.abs(step).max(), 1e-11)
        self.assertGreater(np.abs(attention(q, k, v, "elu1", form="laplacian")).max(), 1)

    def test_causal_is_the_last_row_of_every_prefix(self):
        q, k, v = signals(12)
        for form in ("average", "laplacian"):
            causal = attention(q, k, v, "relu", form=form, causal=True)
            for t in range(12):
                prefix = attention(q[:, : t + 1], k[:, : t + 1], v[:, : t + 1], "relu", form=form)
                np.testing.assert_allclose(causal[:, t], prefix[:, t], rtol=1e-12, atol=1e-12)

    def test_heads_do_not_meet(self):
        x = RANDOM.standard_normal((1, 9, 6))
        weights = {"w" + letter: RANDOM.standard_normal((6, 6)) for letter in "qkv"}
        weights.update({"b" + letter: RANDOM.standard_normal(6) for letter in "qkv"})
        before = linear_attention(x, weights, "relu", heads=3)
        weights["wv"] = np.array(weights["wv"])
        weights["wv"][2:4] += 1
        changed = (linear_attention(x, weights, "relu", heads=3) != before).any(axis=(0, 1))
        np.testing.assert_array_equal(changed, [False, False, True, True, False, False])

    def test_a_token_that_meets_nothing_gets_nothing(self):
        q, k, v = -np.ones((1, 4, 3)), np.ones((1, 4, 3)), np.ones((1, 4, 3))
        np.testing.assert_array_equal(attention(q, k, v, "relu"), 0)


if __name__ == "__main__":
    unittest.main()
