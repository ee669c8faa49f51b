"""Functions of one token, and the depth-wise convolution that the released layer's mixer uses."""

import numpy as np

from . import elementwise

ACTIVATIONS = {
    "gelu": elementwise.gelu,
    "relu": elementwise.relu,
    "silu": elementwise.silu,
    "tanh": np.tanh,
    "sigmoid": elementwise.sigmoid,
    "softplus": elementwise.softplus,
}


def linear(x, weights):
    """x Wᵀ + b, W stored [out, in]."""
    y = x @ weights["weight"].T
    return y + weights["bias"] if "bias" in weights else y


def linear_over_tokens(x, weights):
    """y[b, o, c] = Σ_t W[o, t] x[b, t, c] + b[o]"""
    y = np.einsum("ot,btc->boc", weights["weight"], x)
    return y + weights["bias"][:, None] if "bias" in weights else y


def mlp(x, weights, act="gelu"):
    """W₂ act(W₁ x + b₁) + b₂ with the two maps under "0" and "1"."""
    return linear(ACTIVATIONS[act](linear(x, weights.under("0"))), weights.under("1"))


def gate(x, h, weights):
    """sigmoid(W_g [x; h] + b_g) ⊙ tanh(W_u [x; h] + b_u)"""
    both = np.concatenate([x, h], axis=-1)
    return elementwise.sigmoid(linear(both, weights.under("gate"))) * np.tanh(linear(both, weights.under("update")))


def dwconv(x, weights, causal=False):
    """y[t, c] = Σ_j k[c, j] x[t + j − w, c] + b[c], zero outside; causal: y[t] = Σ_j k[j] x[t + j − (width − 1)]."""
    kernel = weights["weight"]
    length, width = x.shape[-2], kernel.shape[1]
    before = width - 1 if causal else width // 2
    y = np.zeros(x.shape)
    for t in range(length):
        for j in range(width):
            s = t + j - before
            if 0 <= s < length:
                y[:, t] += kernel[:, j] * x[:, s]
    return y + weights["bias"] if "bias" in weights else y
