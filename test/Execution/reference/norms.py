"""Normalisation over the features of one token."""

import numpy as np


def layer_norm(x, weights, eps=1e-5):
    mean = x.mean(axis=-1, keepdims=True)
    variance = ((x - mean) ** 2).mean(axis=-1, keepdims=True)
    return (x - mean) / np.sqrt(variance + eps) * weights["weight"] + weights["bias"]


def rms_norm(x, weights, eps=1e-5):
    return x / np.sqrt((x**2).mean(axis=-1, keepdims=True) + eps) * weights["weight"]
