"""From tokens [B, T, d] to one vector [B, d]."""

import numpy as np


def mean(x):
    return x.mean(axis=1)


def maximum(x):
    return x.max(axis=1)


def attention_pool(x, weights):
    """Σ_t a_t x_t with a = softmax_t(w · x_t)."""
    score = x @ weights["weight"]
    score = np.exp(score - score.max(axis=1, keepdims=True))
    share = score / score.sum(axis=1, keepdims=True)
    return np.einsum("bt,btd->bd", share, x)
