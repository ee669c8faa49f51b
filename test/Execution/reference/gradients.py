"""What derivatives are made of, one formula for each operation of the dialect, and the full matrices of kernels."""

import numpy as np

from . import elementwise, kernels


#  -- local ---------------------------------------------------------------------------------------------------------


def layer_norm(x, g, eps):
    centred = x - x.mean(-1, keepdims=True)
    return _norm(centred, g - g.mean(-1, keepdims=True), (centred**2).mean(-1, keepdims=True), eps)


def rms_norm(x, g, eps):
    return _norm(x, g, (x**2).mean(-1, keepdims=True), eps)


def _norm(shifted, g, variance, eps):
    deviation = np.sqrt(variance + eps)
    y = shifted / deviation
    return (g - y * (g * y).mean(-1, keepdims=True)) / deviation


def softmax(y, g):
    return y * (g - (g * y).sum(-1, keepdims=True))


#  -- inputs, pooling, losses ---------------------------------------------------------------------------------------


def embedding(tokens, g, vocabulary):
    table = np.zeros((vocabulary, g.shape[-1]))
    np.add.at(table, tokens, g)
    return table


def unpatch(patches, channels, height, width, size):
    batch = len(patches)
    grid = patches.reshape(batch, height // size, width // size, channels, size, size)
    return grid.transpose(0, 3, 1, 4, 2, 5).reshape(batch, channels, height, width)


def reduce_max(x, g):
    result = np.zeros_like(x)
    np.put_along_axis(result, x.argmax(axis=1)[:, None], g[:, None], axis=1)
    return result


def cross_entropy(logits, labels, g, smoothing=0.0, ignore=None):
    classes = logits.shape[-1]
    counts = np.ones(labels.shape, bool) if ignore is None else labels != ignore
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    target = (1 - smoothing) * np.eye(classes)[np.where(counts, labels, 0)] + smoothing / classes
    change = powers / powers.sum(-1, keepdims=True) - target
    return np.where(counts[..., None], g / max(counts.sum(), 1) * change, 0)


#  -- kernels -------------------------------------------------------------------------------------------------------


def band(taps, before, length, features):
    """[features, T, T]: K[t, s] = k[s − t + before], for taps [W] or [groups, W]."""
    groups = np.atleast_2d(taps)
    kernel = kernels.taps(length, groups, before=before)
    return np.stack([kernel.matrix(c // (features // len(groups))) for c in range(features)])


def diffuse(matrices, h, dt, form, transposed=True):
    """dt · (K − diag(K 1)) h or dt · (K − 1) h, or with the transposed matrix; [features, T, T], dt [] or [groups]."""
    degrees = matrices.sum(axis=2) if form == "laplacian" else np.ones(matrices.shape[:2])
    operator = matrices - degrees[..., None] * np.eye(matrices.shape[1])
    step = np.repeat(np.atleast_1d(dt), h.shape[-1] // np.size(dt))
    return step * np.einsum("cst,bsc->btc" if transposed else "cts,bsc->btc", operator, h)


def tap_grad(g, x, before, width, center=None):
    tokens = x.shape[1]
    result = np.zeros((x.shape[2], width))
    for j in range(width):
        for t in range(tokens):
            if 0 <= t + j - before < tokens:
                other = x[:, t + j - before] - (0 if center is None else center[:, t])
                result[:, j] += (g[:, t] * other).sum(axis=0)
    return result


def dense_kernel_grad(g, x, center=None):
    result = np.einsum("btc,bsc->ts", g, x)
    return result if center is None else result - (g * center).sum(axis=(0, 2))[:, None]


def gaussian(g, sigma, before, of, forward=1.0, backward=1.0):
    offset = np.arange(g.shape[-1]) - before
    sigma, forward, backward = (np.asarray(value)[..., None] for value in (sigma, forward, backward))
    attenuation = np.exp(-(offset**2) / (2 * sigma**2))
    direction = np.where(offset < 0, forward, np.where(offset > 0, backward, 1.0))
    slope = (attenuation * direction * offset**2 / sigma**3, attenuation * (offset < 0), attenuation * (offset > 0))[of]
    return (g * slope).sum(-1)


def stable_step(g, raw, matrix_of, groups, tokens, normalize, of):
    """`matrix_of(taps of one set)`; `groups` [steps, sets, ...] are the sets that each step obeys. By differences of the
    bound where the kernel is asked for: the matrices are linear in it."""
    steps = np.reshape(raw, (-1,))
    result = np.zeros_like(groups)
    slopes = np.zeros_like(steps)
    for step in range(len(steps)):
        rows = []
        for which, taps in enumerate(groups[step]):
            matrix = matrix_of(taps)
            others = matrix - np.diag(np.diag(matrix))
            total = matrix.sum(axis=1) if normalize == "rows" else np.ones(tokens)
            rows += [(others[t].sum() / total[t], which, t) for t in range(tokens)]
        bound, which, t = max(rows, key=lambda row: row[0])
        sigmoid = elementwise.sigmoid(steps[step])
        up = np.reshape(g, (-1,))[step]
        slopes[step] = up * sigmoid * (1 - sigmoid) / (bound if bound > 0 else 1)
        if not bound > 0:
            continue
        taps = groups[step][which]
        for place in np.ndindex(taps.shape):
            unit = np.zeros_like(taps)
            unit[place] = 1
            row, all_of = matrix_of(unit)[t], matrix_of(taps)[t].sum()
            change = row.sum() - row[t]
            if normalize == "rows":
                change = change / all_of - bound * row.sum() / all_of
            result[step][which][place] -= up * sigmoid / bound**2 * change
    return np.reshape(slopes, np.shape(raw)) if of == 0 else result


#  -- attention -----------------------------------------------------------------------------------------------------


def heads(x, count):
    """[B, T, H·n] as [B, H, T, n]."""
    return x.reshape(*x.shape[:2], count, -1).transpose(0, 2, 1, 3)


def joined(x):
    """The inverse of `heads`."""
    return x.transpose(0, 2, 1, 3).reshape(x.shape[0], x.shape[2], -1)


def product(a, b, c, count, direction="all"):
    affinity = np.einsum("bhti,bhsi->bhts", heads(a, count), heads(b, count))
    mask = {"all": lambda s: s, "past": np.tril, "future": np.triu}[direction]
    return joined(mask(affinity) @ heads(c, count))


def product_state(b, c, count, chunk=None, direction="all"):
    b, c = heads(b, count), heads(c, count)
    if chunk is None:
        return np.einsum("bhti,bhtj->bhij", b, c)
    tokens = b.shape[2]
    parts = [slice(0, first) if direction == "past" else slice(first + chunk, tokens) for first in range(0, tokens, chunk)]
    return np.stack([np.einsum("bhti,bhtj->bhij", b[:, :, part], c[:, :, part]) for part in parts], axis=1)


def product_apply(a, state, count):
    return joined(np.einsum("bhti,bhij->bhtj", heads(a, count), state))


def extend(x, count):
    x = heads(x, count)
    return joined(np.concatenate([x, np.ones((*x.shape[:3], 1))], axis=3))


def shrink(x, count):
    return joined(heads(x, count)[..., :-1])


def attention_norm(sums, v, g, count, form, normalize, eps):
    sums, v, g = heads(sums, count), heads(v, count), heads(g, count)
    divisor = sums[..., -1:] + eps
    if normalize == "rows":
        first, last = g / divisor, -(g * sums[..., :-1]).sum(-1, keepdims=True) / divisor**2
    else:
        first, last = g, -(g * v).sum(-1, keepdims=True) * (form == "laplacian")
    return joined(np.concatenate([first, last], axis=3))


def attention_value(sums, g, count, normalize):
    density = 1.0 if normalize == "rows" else heads(sums, count)[..., -1:]
    return joined(-density * heads(g, count))


#  -- dropout -------------------------------------------------------------------------------------------------------


def philox(counter, key):
    """Philox 4x32-10 on four arrays of whole numbers below 2^32 and two numbers."""
    counter = [np.asarray(word, np.uint64) for word in counter]
    low = np.uint64(0xFFFFFFFF)
    for step in range(10):
        first, second = counter[0] * np.uint64(0xD2511F53), counter[2] * np.uint64(0xCD9E8D57)
        keys = [np.uint64((word + step * weyl) & 0xFFFFFFFF) for word, weyl in zip(key, (0x9E3779B9, 0xBB67AE85))]
        half = np.uint64(32)
        counter = [(second >> half) ^ counter[1] ^ keys[0], second & low, (first >> half) ^ counter[3] ^ keys[1], first & low]
    return counter


def dropout(x, rate, path, seed, step):
    """x [B, T, D]"""
    hashed = 0x811C9DC5
    for byte in path.encode():
        hashed = ((hashed ^ byte) * 0x01000193) & 0xFFFFFFFF
    batch, token, feature = np.indices(x.shape)
    low = 0xFFFFFFFF
    key = (seed & low, hashed ^ (seed >> 32 & low))
    words = philox([feature // 4, token, batch, np.full(x.shape, step & low)], key)
    bits = np.choose(feature % 4, words) >> np.uint64(8)
    return np.where(bits / 2.0**24 < rate, 0, x / (1 - rate))
