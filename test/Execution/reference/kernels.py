"""Diffusion kernels K[t, s] as full matrices, one per contiguous group of channels."""

from dataclasses import dataclass
from typing import Callable, Optional

import numpy as np

from .elementwise import positive as as_used


@dataclass
class Kernel:
    """`matrix(g)` is the [T, T] matrix of group g; channel c of d uses group c // (d / groups)."""

    groups: int
    matrix: Callable
    bias: Optional[np.ndarray] = None  # [d], added to K x in the relax form


def offsets(length):
    """t − s, [T, T]"""
    positions = np.arange(length)
    return positions[:, None] - positions[None, :]


def direction(length, causal=False, forward=1.0, backward=1.0):
    """1 for s = t, `forward` for s < t, `backward` for s > t; causal kernels see no s > t."""
    past = offsets(length)
    weights = np.where(past > 0, forward, np.where(past < 0, backward, 1.0))
    return np.where(past < 0, 0.0, weights) if causal else weights


def inside(length, window):
    """1 where |t − s| ≤ window."""
    if window is None:
        return np.ones((length, length))
    return (np.abs(offsets(length)) <= window).astype(np.float64)


def normalized(matrix, how):
    if how == "none":
        return matrix
    assert how == "rows", how
    return matrix / matrix.sum(axis=1, keepdims=True)


def gaussian(length, sigma, window=None, causal=False, forward=1.0, backward=1.0, normalize="none"):
    """direction(t, s) · exp(−(t−s)²/(2σ²)) for |t−s| ≤ window; σ, as used, is one number or one per group."""
    sigma = np.atleast_1d(sigma)

    def matrix(group):
        attenuation = np.exp(-(offsets(length) ** 2) / (2 * sigma[group] ** 2))
        side = direction(length, causal, _of(forward, group), _of(backward, group))
        return normalized(side * attenuation * inside(length, window), normalize)

    return Kernel(len(sigma), matrix)


def taps(length, raw, bias=None, before=None, forward=1.0, backward=1.0, positive="none", normalize="none"):
    """K[t, s] = k[s − t + before], from (K x)[t] = Σ_j k[j] x[t + j − before].  raw: [W] or [groups, W].

    `before` is ⌊W/2⌋ unless given; W − 1 makes the kernel causal: its last tap is that of s = t.
    """
    raw = np.atleast_2d(raw)
    before = raw.shape[1] // 2 if before is None else before

    def matrix(group):
        values = as_used(raw[group], positive)
        result = np.zeros((length, length))
        for j, value in enumerate(values):
            result += value * (-offsets(length) == j - before)
        return normalized(result * direction(length, False, _of(forward, group), _of(backward, group)), normalize)

    return Kernel(len(raw), matrix, bias)


def dense(raw, bias=None, causal=False, forward=1.0, backward=1.0, window=None, positive="none", normalize="none"):
    """K[t, s] = raw[t, s] as used."""
    length = raw.shape[0]

    def matrix(_):
        side = direction(length, causal, forward, backward) * inside(length, window)
        return normalized(as_used(raw, positive) * side, normalize)

    return Kernel(1, matrix, bias)


def _of(value, group):
    value = np.atleast_1d(value)
    return value[group] if len(value) > 1 else value[0]
