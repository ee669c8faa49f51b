"""The model of examples/fashion_mnist.ldn in eager PyTorch, under the same parameter paths."""

import torch
from torch import nn
from torch.nn import functional as F

from released_torch import sinusoidal
from twins.torch_layers import Attention, Mlp

WINDOW = 8


class Kernel(nn.Module):
    def __init__(self):
        super().__init__()
        self.sigma = nn.Parameter(torch.empty(()))

    def forward(self):
        """The taps of every distance from 1 to WINDOW."""
        distance = torch.arange(1, WINDOW + 1, device=self.sigma.device)
        return torch.exp(-(distance**2) / (2 * F.softplus(self.sigma) ** 2))


class Diffusion(nn.Module):
    def __init__(self):
        super().__init__()
        self.dt = nn.Parameter(torch.empty(()))

    def forward(self, h, taps):
        """δt (K − diag(K·1)) h with δt = sigmoid(dt) / the largest row sum."""
        width, length = h.shape[2], h.shape[1]
        line = torch.cat([taps.flip(0), taps.new_zeros(1), taps])
        inside = F.conv1d(taps.new_ones(1, 1, length), line.reshape(1, 1, -1), padding=WINDOW).reshape(length, 1)
        mixed = F.conv1d(h.transpose(1, 2), line.expand(width, 1, -1), padding=WINDOW, groups=width).transpose(1, 2)
        return torch.sigmoid(self.dt) / inside.max() * (mixed - inside * h)


class Layer(nn.Module):
    def __init__(self, width, rate):
        super().__init__()
        self.K, self.diffusion, self.n = Kernel(), Diffusion(), nn.LayerNorm(width)
        self.local, self.attention = Mlp(width, 2 * width), Attention(width, 4)
        self.dropout = nn.Dropout(rate)

    def forward(self, h):
        n = self.n(h)
        return h + self.diffusion(h, self.K()) + self.dropout(self.local(n)) + self.dropout(self.attention(n))


class Classifier(nn.Module):
    """uint8 [B, 1, 28, 28] -> logits [B, 10]"""

    def __init__(self, width=64, depth=3, classes=10, patch=4, rate=0.1):
        super().__init__()
        self.patch = patch
        self.h = nn.Linear(patch * patch, width)
        self.layer = nn.ModuleList(Layer(width, rate) for _ in range(depth))
        self.logits = nn.ModuleDict({"layer_norm": nn.LayerNorm(width), "linear": nn.Linear(width, classes)})
        self.register_buffer("positions", sinusoidal((28 // patch) ** 2, width), persistent=False)

    def forward(self, image):
        x = (image / 255 - 0.2860) / 0.3530
        x = self.h(F.unfold(x, self.patch, stride=self.patch).transpose(1, 2)) + self.positions
        for layer in self.layer:
            x = layer(x)
        return self.logits["linear"](self.logits["layer_norm"](x).mean(1))
