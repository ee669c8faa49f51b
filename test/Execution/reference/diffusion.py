"""One step of dH/dτ = (K − diag(K·1)) H, as the increment that a layer adds to its sum."""

import numpy as np

from .elementwise import sigmoid


def laplacian(matrix):
    """M = K − diag(K·1): every row sums to zero, also at the ends, where only in-range neighbours count."""
    return matrix - np.diag(matrix.sum(axis=1))


def stable_step(raw, kernel):
    """dt = sigmoid(raw) / max_t Σ_{s≠t} K[t, s]; with no neighbours at all dt = sigmoid(raw).

    One raw value per group gives one step per group, each inside its own bound; a single one obeys the smallest bound.
    """
    sums = []
    for group in range(kernel.groups):
        matrix = kernel.matrix(group)
        sums.append((matrix.sum(axis=1) - np.diag(matrix)).max())
    sums = np.array(sums if np.ndim(raw) else [max(sums)])
    return sigmoid(raw) / np.where(sums != 0, sums, 1.0)


def diffuse(h, kernel, dt, steps=1, form="laplacian"):
    """New − old after `steps` explicit steps of dt/steps.  h [B, T, d]; dt one number or one per group.

    laplacian: h + dt M h.   relax: h + dt (K h + bias − h), zero outside the sequence.
    """
    old = np.asarray(h, np.float64)
    width = old.shape[-1]
    dt = np.broadcast_to(dt, (kernel.groups,))
    new = np.array(old)
    share = width // kernel.groups
    assert share * kernel.groups == width, (width, kernel.groups)
    for group in range(kernel.groups):
        channels = slice(group * share, (group + 1) * share)
        matrix = kernel.matrix(group)
        for _ in range(steps):
            x = new[:, :, channels]
            if form == "laplacian":
                rate = np.einsum("ts,bsd->btd", laplacian(matrix), x, optimize=True)
            else:
                assert form == "relax", form
                rate = np.einsum("ts,bsd->btd", matrix, x, optimize=True) - x
                if kernel.bias is not None:
                    rate = rate + kernel.bias[channels]
            new[:, :, channels] = x + dt[group] / steps * rate
    return new - old
