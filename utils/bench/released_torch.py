"""The released CIFAR-10 model in eager PyTorch, under the parameter paths of examples/cifar10.ldn.

Written as one would by hand for speed in eager mode: fused library calls, no copy that the formula does not ask for.
"""

import torch
from torch import nn
from torch.nn import functional as F

from twins.torch_layers import DepthwiseConv, Mlp, neighbours


class Kernel(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.taps = nn.Parameter(torch.empty(width, 3))
        self.bias = nn.Parameter(torch.empty(width))


class Diffusion(nn.Module):
    def __init__(self):
        super().__init__()
        self.dt = nn.Parameter(torch.tensor(0.1))


class Attention(nn.Module):
    def __init__(self, width):
        super().__init__()
        for letter in "qkv":
            setattr(self, "w" + letter, nn.Parameter(torch.empty(width, width)))
            setattr(self, "b" + letter, nn.Parameter(torch.empty(width)))

    def forward(self, x):
        q = F.elu(F.linear(x, self.wq, self.bq)) + 1
        k = F.elu(F.linear(x, self.wk, self.bk)) + 1
        v = F.linear(x, self.wv, self.bv)
        state = k.transpose(1, 2) @ v
        total = (q @ k.sum(1).unsqueeze(2)) + 1e-6
        return (q @ state) / total


class Mixer(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.layer_norm = nn.LayerNorm(width)
        self.dwconv = DepthwiseConv(width, 3)
        self.dwconv_2 = DepthwiseConv(width, 3)

    def forward(self, x):
        return self.dwconv_2(F.gelu(self.dwconv(self.layer_norm(x))))


class Layer(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.K, self.diffusion = Kernel(width), Diffusion()
        self.local, self.mixer, self.attention = Mlp(width, width), Mixer(width), Attention(width)
        self.y, self.mlp, self.layer_norm = nn.LayerNorm(width), Mlp(width, width), nn.LayerNorm(width)

    def forward(self, x):
        diffusion = self.diffusion.dt * (neighbours(x, self.K.taps, 1, self.K.bias) - x)
        y = self.y(x + diffusion + self.local(x) + self.mixer(x) + self.attention(x))
        return self.layer_norm(y + self.mlp(y))


class Classifier(nn.Module):
    """uint8 [B, C, H, W] -> logits [B, classes]"""

    def __init__(self, channels=3, size=32, patch=4, width=192, depth=6, classes=10, mean=(), std=()):
        super().__init__()
        self.patch = patch
        self.h = nn.Linear(channels * patch * patch, width)
        self.layer = nn.ModuleList(Layer(width) for _ in range(depth))
        self.logits = nn.Linear(width, classes)
        self.register_buffer("mean", 255 * torch.tensor(mean).reshape(-1, 1, 1), persistent=False)
        self.register_buffer("scale", 1 / (255 * torch.tensor(std).reshape(-1, 1, 1)), persistent=False)
        self.register_buffer("positions", sinusoidal((size // patch) ** 2, width), persistent=False)

    def forward(self, image):
        x = (image - self.mean) * self.scale
        x = F.unfold(x, self.patch, stride=self.patch).transpose(1, 2)
        x = self.h(x) + self.positions
        for layer in self.layer:
            x = layer(x)
        return self.logits(x.mean(1))


def sinusoidal(length, width):
    angle = torch.arange(length)[:, None] * 10000 ** (-torch.arange(0, width, 2) / width)
    return torch.stack([angle.sin(), angle.cos()], dim=2).reshape(length, width)


def cifar10():
    return Classifier(mean=(0.4914, 0.4822, 0.4465), std=(0.2470, 0.2435, 0.2616))
