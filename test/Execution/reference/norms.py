"""Normalisation over the features of one token."""

import numpy as np


def layer_norm(x, weights=None, eps=1e-5):
    """(x − mean) / √(var + ε) · weight + bias, without the last two where there are no weights."""
    mean = x.mean(axis=-1, keepdims=True)
    variance = ((x - mean) ** 2).mean(axis=-1, keepdims=True)
    y = (x - mean) / np.sqrt(variance + eps)
    return y * weights["weight"] + weights["bias"] if weights is not None else y


def rms_norm(x, weights=None, eps=1e-5):
    """x / √(mean(x²) + ε) · weight"""
    y = x / np.sqrt((x**2).mean(axis=-1, keepdims=True) + eps)
    return y * weights["weight"] if weights is not None else y


def softmax(x):
    shifted = np.exp(x - x.max(axis=-1, keepdims=True))
    return shifted / shifted.sum(axis=-1, keepdims=True)
