"""Linear attention through its full [T, T] affinity S = φ(Q) φ(K)ᵀ."""

import numpy as np

from . import elementwise

FEATURES = {
    "relu": elementwise.relu,
    "elu1": elementwise.elu1,
    "identity": lambda x: x,
    "exp": np.exp,
    "softplus": elementwise.softplus,
    "silu": elementwise.silu,
    "sigmoid": elementwise.sigmoid,
}


def attention(q, k, v, feature, form="average", normalize=None, eps=1e-6, causal=False):
    """One head, all [B, T, width].

    average                      S V / (D + ε)          D = S·1, by rows
    average,   normalize none    S V
    laplacian                    (S − diag(D)) V
    laplacian, normalize rows    S V / (D + ε) − V
    """
    phi = FEATURES[feature]
    affinity = np.einsum("btf,bsf->bts", phi(q), phi(k), optimize=True)
    if causal:
        affinity = np.tril(affinity)
    total = affinity.sum(axis=2, keepdims=True)
    mixed = affinity @ v
    normalize = normalize or {"average": "rows", "laplacian": "none"}[form]
    if form == "average":
        return mixed / (total + eps) if normalize == "rows" else mixed
    assert form == "laplacian", form
    return mixed / (total + eps) - v if normalize == "rows" else mixed - total * v


def linear_attention(x, weights, feature, heads=1, **options):
    """Q, K, V from x by `wq wk wv` [out, in] and `bq bk bv`; heads are contiguous groups of features. No output map."""
    q, k, v = (_project(x, weights, letter) for letter in "qkv")
    share = x.shape[-1] // heads
    parts = []
    for head in range(heads):
        columns = slice(head * share, (head + 1) * share)
        parts.append(attention(q[..., columns], k[..., columns], v[..., columns], feature, **options))
    return np.concatenate(parts, axis=-1)


def _project(x, weights, letter):
    y = x @ weights["w" + letter].T
    return y + weights["b" + letter] if "b" + letter in weights else y
