"""Losses and metrics: means over all items of the batch (over every token, if there is a target per token)."""

import numpy as np


def log_softmax(logits):
    shifted = logits - logits.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


def cross_entropy(logits, target, smoothing=0.0, ignore=None):
    """−(1−s) log p[target] − s · mean over classes of log p, over the items whose target is not `ignore`; 0 if none is left."""
    logs = log_softmax(np.asarray(logits, np.float64)).reshape(-1, logits.shape[-1])
    target = np.reshape(target, -1)
    kept = np.ones(len(target), bool) if ignore is None else target != ignore
    if not kept.any():
        return 0.0
    logs, target = logs[kept], target[kept]
    right = logs[np.arange(len(target)), target]
    return float(-((1 - smoothing) * right + smoothing * logs.mean(axis=1)).mean())


def perplexity(logits, target, ignore=None):
    return float(np.exp(cross_entropy(logits, target, ignore=ignore)))


def mean_squared_error(prediction, target):
    return float(((np.asarray(prediction, np.float64) - target) ** 2).mean())


def mean_absolute_error(prediction, target):
    return float(np.abs(np.asarray(prediction, np.float64) - target).mean())


def accuracy(logits, target, ignore=None):
    guess, target = np.argmax(logits, axis=-1).reshape(-1), np.reshape(target, -1)
    kept = np.ones(len(target), bool) if ignore is None else target != ignore
    return float((guess[kept] == target[kept]).mean()) if kept.any() else 0.0
