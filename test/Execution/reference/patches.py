"""From images and token numbers to sequences."""

import numpy as np


def normalize(image, mean, std):
    """(x − mean) / std by channel for images [B, C, H, W]; bytes are first brought to 0..1."""
    values = image / 255.0 if image.dtype == np.uint8 else np.asarray(image, np.float64)
    mean = np.reshape(np.asarray(mean, np.float64), (-1, 1, 1))
    std = np.reshape(np.asarray(std, np.float64), (-1, 1, 1))
    return (values - mean) / std


def patches(image, size):
    """[B, C, H, W] -> [B, (H/p)(W/p), C·p·p]: patches in row-major order, inside a patch channel, row, column."""
    batch, channels, height, width = image.shape
    tokens = []
    for top in range(0, height, size):
        for left in range(0, width, size):
            patch = image[:, :, top : top + size, left : left + size]
            tokens.append(patch.reshape(batch, channels * size * size))
    return np.stack(tokens, axis=1)


def embedding(tokens, table):
    """[B, T] whole numbers, table [vocabulary, d] -> [B, T, d]."""
    return table[tokens]
