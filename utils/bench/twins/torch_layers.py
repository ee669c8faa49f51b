"""Layers in PyTorch, in the forms that were the fastest of those tried in eager mode."""

import torch
from torch import nn
from torch.nn import functional as F

BLOCK = 64  # tokens of a block, of causal attention and of wide kernels


def neighbours(h, taps, before, bias=None):
    """[B, T, D] -> [B, T, D]: the sum of taps[c, j] h[t + j - before, c], zero outside, and bias; taps [1 or D, n].

    In each place the form that was the fastest there: few taps are fused as shifted sums by torch.compile; for inference a
    picture of one column with channels last spares a transposed copy, which single samples and derivatives do not gain from.
    """
    length, width, reach = h.shape[1], h.shape[2], taps.shape[1] - 1
    if reach <= 4 and torch.compiler.is_compiling():
        padded = F.pad(h, (0, 0, before, reach - before))
        out = sum(taps[:, j] * padded[:, j:j + length] for j in range(reach + 1))
        return out if bias is None else out + bias
    padding = max(before, reach - before)
    taps = taps.expand(width, -1).contiguous()
    if torch.is_grad_enabled() or h.shape[0] == 1 and reach <= 4:
        out = F.conv1d(h.transpose(1, 2), taps.unsqueeze(1), bias, padding=padding, groups=width)
    else:
        # Of all strides that mean the same, PyTorch takes only these for channels last.
        weight = taps.as_strided((width, 1, reach + 1, 1), (reach + 1, 1, 1, 1))
        out = F.conv2d(h.transpose(1, 2).unsqueeze(3), weight, bias, padding=(padding, 0), groups=width).squeeze(3)
    out = out.transpose(1, 2)
    return out if reach == 2 * before else out[:, max(reach - 2 * before, 0):][:, :length]


class Gaussian(nn.Module):
    """Taps of exp(-d²/2σ²) for |d| ≤ window; only earlier tokens if causal."""

    def __init__(self, window, causal=False):
        super().__init__()
        self.sigma = nn.Parameter(torch.empty(()))
        self.window, self.causal = window, causal

    def forward(self):
        distance = torch.arange(-self.window, 1 if self.causal else self.window + 1)
        return torch.exp(-(distance**2) / (2 * F.softplus(self.sigma) ** 2))


class Diffusion(nn.Module):
    """dt (K − diag(K·1)) h. Without a fixed step dt is learned, a share of the stability bound."""

    def __init__(self, step=None):
        super().__init__()
        self.step, self.ready = step, None
        if step is None:
            self.dt = nn.Parameter(torch.empty(()))

    def prepare(self, kernel, length):
        """What depends on weights and length alone: taps and row sums, both times dt; a band matrix for wide kernels."""
        taps = kernel()
        ones = taps.new_ones(1, 1, length)
        sums = F.conv1d(ones, taps.reshape(1, 1, -1), padding=kernel.window)[0, 0, :length]
        dt = torch.sigmoid(self.dt) / (sums.max() - 1) if self.step is None else self.step
        taps, sums, band = dt * taps, dt * sums, None
        if kernel.window > 8 and not kernel.causal and length % BLOCK == 0:
            offset = torch.arange(BLOCK + 2 * kernel.window) - torch.arange(BLOCK)[:, None]
            band = torch.where((offset >= 0) & (offset < len(taps)), taps[offset.clamp(0, len(taps) - 1)], 0)
        return taps, sums[:, None], band

    def forward(self, h, kernel):
        taps, sums, band = self.ready or self.prepare(kernel, h.shape[1])
        mixed = neighbours(h, taps[None], kernel.window) if band is None else banded(h, band, kernel.window)
        return torch.addcmul(mixed, sums, h, value=-1)


def banded(h, band, window):
    """Blocks of tokens times their band of the kernel's matrix."""
    batch, length, width = h.shape
    blocks = length // BLOCK
    padded = F.pad(h, (0, 0, window, window))
    windows = padded.unfold(1, BLOCK + 2 * window, BLOCK).transpose(2, 3)
    out = h.new_empty(batch, blocks, BLOCK, width)
    for index in range(batch):
        torch.bmm(band.expand(blocks, -1, -1), windows[index], out=out[index])
    return out.view(batch, length, width)


class Attention(nn.Module):
    def __init__(self, width, heads, causal=False):
        super().__init__()
        self.heads, self.causal = heads, causal
        for letter in "qkv":
            setattr(self, "w" + letter, nn.Parameter(torch.empty(width, width)))
            setattr(self, "b" + letter, nn.Parameter(torch.empty(width)))

    def forward(self, x):
        q = F.elu(F.linear(x, self.wq, self.bq)) + 1
        k = F.elu(F.linear(x, self.wk, self.bk)) + 1
        v = F.linear(x, self.wv, self.bv)
        if self.causal:
            return self.blockwise(q, k, v)
        q, k, v = (a.unflatten(2, (self.heads, -1)).transpose(1, 2) for a in (q, k, v))
        total = q @ k.sum(2).unsqueeze(3) + 1e-6
        return ((q @ (k.transpose(2, 3) @ v)) / total).transpose(1, 2).flatten(2)

    def blockwise(self, q, k, v):
        """Inside a block the masked square of affinities; from earlier blocks their running state."""
        batch, length, width = q.shape
        block = min(BLOCK, length)
        q, k, v = (a.view(batch, length // block, block, self.heads, -1).permute(0, 3, 1, 2, 4) for a in (q, k, v))
        states = k.transpose(3, 4) @ v
        sums = k.sum(3, keepdim=True)
        before, sums_before = states.cumsum(2) - states, sums.cumsum(2) - sums
        inside = (q @ k.transpose(3, 4)).tril()
        total = inside.sum(4, keepdim=True) + (q * sums_before).sum(4, keepdim=True) + 1e-6
        out = (inside @ v + q @ before) / total
        return out.permute(0, 2, 3, 1, 4).reshape(batch, length, width)


class Mlp(nn.Sequential):
    def __init__(self, width, hidden):
        super().__init__(nn.Linear(width, hidden), nn.Linear(hidden, width))

    def forward(self, x):
        return self[1](F.gelu(self[0](x)))


class DepthwiseConv(nn.Module):
    """Of the tokens around each; if causal, of the token itself and those before it."""

    def __init__(self, width, taps, causal=False):
        super().__init__()
        self.before = taps - 1 if causal else taps // 2
        self.weight = nn.Parameter(torch.empty(width, taps))
        self.bias = nn.Parameter(torch.empty(width))

    def forward(self, x):
        return neighbours(x, self.weight, self.before, self.bias)
