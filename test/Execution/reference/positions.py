"""Position encodings, added to tokens x [B, T, d]."""

import numpy as np


def sinusoidal(length, width):
    """P[t, 2i] = sin(t · 10000^(−2i/d)), P[t, 2i+1] = cos(t · 10000^(−2i/d)).  [T, d]; d may be odd."""
    table = np.zeros((length, width))
    for column in range(width):
        pair = column // 2
        angle = np.arange(length) * 10000.0 ** (-2.0 * pair / width)
        table[:, column] = np.sin(angle) if column % 2 == 0 else np.cos(angle)
    return table


def add_sinusoidal(x):
    return x + sinusoidal(x.shape[-2], x.shape[-1])


def add_learned(x, table):
    """The first T rows of a table [T_max, d]."""
    return x + table[: x.shape[-2]]
