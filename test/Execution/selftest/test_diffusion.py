"""Properties that the paper proves for the diffusion part, checked on the reference itself."""

import unittest

import numpy as np

from reference import kernels
from reference.diffusion import diffuse, laplacian, stable_step

RANDOM = np.random.default_rng(7)


def every_kernel(length):
    """(name, kernel) for six channels, K ≥ 0 unless the name says signed."""
    normal = RANDOM.standard_normal
    yield "gaussian", kernels.gaussian(length, 1.5)
    yield "window", kernels.gaussian(length, 3.0, window=2)
    yield "causal", kernels.gaussian(length, 2.0, window=5, causal=True)
    yield "two sides", kernels.gaussian(length, 2.0, forward=0.3, backward=1.7)
    yield "groups", kernels.gaussian(length, np.array([1.0, 2.0, 4.0]), normalize="rows")
    yield "taps", kernels.taps(length, normal(5), positive="softplus")
    yield "signed taps per channel", kernels.taps(length, normal((6, 3)))
    yield "dense", kernels.dense(normal((length, length)), positive="exp")


class Diffusion(unittest.TestCase):
    def test_constant_signal_is_fixed(self):
        for length in (1, 2, 17):
            constant = np.ones((2, length, 1)) * RANDOM.standard_normal(6)
            for name, kernel in every_kernel(length):
                with self.subTest(kernel=name, length=length):
                    step = diffuse(constant, kernel, 0.7, steps=3)
                    self.assertLess(np.abs(step).max(), 1e-12)

    def test_rows_of_the_laplacian_sum_to_zero_and_ignore_the_diagonal(self):
        matrix = RANDOM.random((9, 9))
        np.testing.assert_allclose(laplacian(matrix).sum(axis=1), 0, atol=1e-14)
        np.testing.assert_allclose(laplacian(matrix + np.diag(np.arange(9.0))), laplacian(matrix), atol=1e-14)

    def test_stable_steps_are_convex_combinations(self):
        h = RANDOM.standard_normal((1, 33, 6))
        for name, kernel in every_kernel(33):
            if "signed" in name:
                continue
            with self.subTest(kernel=name):
                new = h + diffuse(h, kernel, stable_step(8.0, kernel), steps=1)
                self.assertLessEqual(new.max(), h.max() + 1e-12)
                self.assertGreaterEqual(new.min(), h.min() - 1e-12)

    def test_steps_above_the_bound_grow(self):
        # The largest eigenvalue of I + dt M leaves the unit circle at twice the bound: the test above can fail.
        zigzag = np.tile([1.0, -1.0], 16).reshape(1, 32, 1)
        kernel = kernels.gaussian(32, 2.0, window=1)
        bound = stable_step(50.0, kernel)
        self.assertGreater(np.abs(zigzag + diffuse(zigzag, kernel, 1.5 * bound)).max(), 1.5)

    def test_stable_step_without_neighbours(self):
        self.assertEqual(stable_step(0.0, kernels.gaussian(1, 2.0))[0], 0.5)

    def test_stable_step_is_taken_by_group(self):
        kernel = kernels.gaussian(65, np.array([0.5, 3.0]))
        narrow, wide = stable_step(np.zeros(2), kernel)
        self.assertAlmostEqual(narrow, 0.5 / (2 * np.exp(-2.0) + 2 * np.exp(-8.0) + 2 * np.exp(-18.0)), places=9)
        self.assertLess(wide, narrow)
        self.assertEqual(stable_step(0.0, kernel), wide)

    def test_causal_kernels_do_not_see_the_future(self):
        h = RANDOM.standard_normal((1, 20, 6))
        other = np.array(h)
        other[:, 11:] += 5
        for kernel in (kernels.gaussian(20, 2.0, causal=True), kernels.taps(20, RANDOM.random(5), before=4)):
            for form in ("laplacian", "relax"):
                a, b = (diffuse(x, kernel, 0.2, steps=2, form=form) for x in (h, other))
                np.testing.assert_array_equal(a[:, :11], b[:, :11])
                self.assertGreater(np.abs(a[:, 11:] - b[:, 11:]).max(), 0.1)

    def test_window_bounds_the_reach(self):
        impulse = np.zeros((1, 41, 1))
        impulse[0, 20] = 1
        changed = np.flatnonzero(diffuse(impulse, kernels.gaussian(41, 9.0, window=4), 0.01, steps=3)[0, :, 0])
        self.assertEqual((changed.min(), changed.max()), (20 - 12, 20 + 12))

    def test_taps_are_a_correlation(self):
        h = RANDOM.standard_normal((1, 19, 1))
        weights = RANDOM.standard_normal(5)
        relaxed = diffuse(h, kernels.taps(19, weights), 1.0, form="relax")
        np.testing.assert_allclose(relaxed[0, :, 0] + h[0, :, 0], np.correlate(h[0, :, 0], weights, "same"), atol=1e-12)

    def test_forward_weighs_the_past(self):
        impulse = np.zeros((1, 9, 1))
        impulse[0, 4] = 1
        step = diffuse(impulse, kernels.gaussian(9, 1.0, window=1, forward=2.0, backward=0.5), 1.0)[0, :, 0]
        near = np.exp(-0.5)
        np.testing.assert_allclose(step[3:6], [0.5 * near, -2.5 * near, 2.0 * near], atol=1e-15)

    def test_sub_steps_are_powers_of_one_matrix(self):
        h = RANDOM.standard_normal((2, 15, 3))
        kernel = kernels.gaussian(15, 1.5, window=3)
        one = np.eye(15) + 0.4 / 4 * laplacian(kernel.matrix(0))
        np.testing.assert_allclose(h + diffuse(h, kernel, 0.4, steps=4), np.linalg.matrix_power(one, 4) @ h, atol=1e-13)

    def test_groups_are_contiguous_channels(self):
        h = RANDOM.standard_normal((1, 15, 6))
        both = diffuse(h, kernels.gaussian(15, np.array([1.0, 4.0])), np.array([0.1, 0.2]))
        np.testing.assert_array_equal(both[..., :3], diffuse(h[..., :3], kernels.gaussian(15, 1.0), 0.1))
        np.testing.assert_array_equal(both[..., 3:], diffuse(h[..., 3:], kernels.gaussian(15, 4.0), 0.2))

    def test_relax_adds_the_bias_and_sees_zeros_outside(self):
        h = np.ones((1, 3, 2))
        kernel = kernels.taps(3, np.ones((2, 3)), bias=np.array([10.0, 20.0]))
        np.testing.assert_allclose(diffuse(h, kernel, 0.1, form="relax")[0, :, 1], [2.1, 2.2, 2.1], atol=1e-14)


if __name__ == "__main__":
    unittest.main()
