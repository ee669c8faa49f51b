"""Which tokens a mask hides: Philox 4x32-10 of (seed, step, path, index), one number at a time in Python's integers."""

import numpy as np

LOW = 0xFFFFFFFF


def philox(counter, key):
    c, k = list(counter), list(key)
    for _ in range(10):
        first, third = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(third >> 32) ^ c[1] ^ k[0], third & LOW, (first >> 32) ^ c[3] ^ k[1], first & LOW]
        k = [(k[0] + 0x9E3779B9) & LOW, (k[1] + 0xBB67AE85) & LOW]
    return c


def hash_of(path):
    result = 0x811C9DC5
    for byte in path.encode():
        result = ((result ^ byte) * 0x01000193) & LOW
    return result


def happens(shape, rate, path, seed=0, step=0):
    """An array of truth values of probability `rate`."""
    result = np.zeros(shape, bool)
    key = (seed & LOW, hash_of(path) ^ (seed >> 32 & LOW))
    for index in np.ndindex(*shape):
        before = ([0, 0] + list(index[:-1]))[-2:]
        word = philox((index[-1] // 4, before[1], before[0], step & LOW), key)[index[-1] % 4]
        result[index] = (word >> 8) / 2**24 < rate
    return result


def masked(tokens, rate, path, token, **random):
    """What the model sees, and the labels: -1 where nothing is hidden."""
    hidden = happens(tokens.shape, rate, path, **random)
    return np.where(hidden, token, tokens), np.where(hidden, tokens, -1)
