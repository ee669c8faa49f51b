"""The twins in PyTorch. Each function takes a case and returns a module: forward(**inputs) is the output; models that are
trained have loss(**inputs and targets). `fix` does once what depends on weights alone."""

import torch
from torch import nn
from torch.nn import functional as F

import released_torch
from twins import torch_layers


class Output(nn.Module):
    """One layer as a model: its parameters are those of the output y."""

    def __init__(self, layer):
        super().__init__()
        self.y = layer

    def forward(self, x):
        return self.y(x)


class Increment(nn.Module):
    def __init__(self, window, steps):
        super().__init__()
        self.K, self.diffusion, self.steps = torch_layers.Gaussian(window), torch_layers.Diffusion(step=0.02 / steps), steps

    def forward(self, x):
        if self.steps == 1:
            return self.diffusion(x, self.K)
        h = x
        for _ in range(self.steps):
            h = h + self.diffusion(h, self.K)
        return h - x

    def fix(self, inputs):
        self.diffusion.ready = self.diffusion.prepare(self.K, inputs["x"].shape[1])


class MatrixDiffusion(nn.Module):
    """dt (K − diag(K·1)) x as one product; `kernel(parameters of K, T)` is the matrix K."""

    def __init__(self, parameter, shape, dt, kernel):
        super().__init__()
        self.K = nn.ParameterDict({parameter: nn.Parameter(torch.empty(shape))})
        self.dt, self.kernel, self.ready = dt, kernel, None

    def matrix(self, length):
        k = self.kernel(self.K, length)
        return self.dt * (k - torch.diag(k.sum(1)))

    def forward(self, x):
        matrix = self.matrix(x.shape[1]) if self.ready is None else self.ready
        return torch.bmm(matrix.expand(x.shape[0], -1, -1), x)

    def fix(self, inputs):
        self.ready = self.matrix(inputs["x"].shape[1])


class CharacterLayer(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.K, self.diffusion = torch_layers.Gaussian(16, causal=True), torch_layers.Diffusion()
        self.n, self.local = nn.LayerNorm(width), torch_layers.Mlp(width, 4 * width)
        self.mixer = torch_layers.DepthwiseConv(width, 3, causal=True)
        self.attention = torch_layers.Attention(width, 4, causal=True)

    def forward(self, h):
        n = self.n(h)
        return h + self.diffusion(h, self.K) + self.local(n) + self.mixer(n) + self.attention(n)


class Characters(nn.Module):
    def __init__(self, length, width=128, depth=4, vocabulary=65):
        super().__init__()
        self.h = nn.Embedding(vocabulary, width)
        self.layer = nn.ModuleList(CharacterLayer(width) for _ in range(depth))
        self.logits = nn.ModuleDict({"layer_norm": nn.LayerNorm(width), "linear": nn.Linear(width, vocabulary)})
        self.register_buffer("positions", released_torch.sinusoidal(length, width), persistent=False)

    def forward(self, text):
        h = self.h(text) + self.positions
        for layer in self.layer:
            h = layer(h)
        return self.logits["linear"](self.logits["layer_norm"](h))

    def loss(self, text):
        return F.cross_entropy(self(text)[:, :-1].flatten(0, 1), text[:, 1:].flatten())

    def fix(self, inputs):
        for layer in self.layer:
            layer.diffusion.ready = layer.diffusion.prepare(layer.K, inputs["text"].shape[1])


class Embedding(nn.Module):
    def __init__(self, linear):
        super().__init__()
        self.linear = linear

    def forward(self, x):
        return self.linear(x)


class Pictures(released_torch.Classifier):
    def loss(self, image, label):
        return F.cross_entropy(self(image), label, label_smoothing=0.1)


def linear(case):
    return Output(nn.Linear(case.option("K"), case.option("N")))


def norm(case):
    return Output(nn.LayerNorm(case.option("D")))


def mlp(case):
    return Output(torch_layers.Mlp(case.option("D"), case.option("HIDDEN")))


def diffusion(case):
    return Increment(case.option("WINDOW"), case.option("STEPS"))


def open_diffusion(case):
    def gaussian(parameters, length):
        position = torch.arange(length)
        return torch.exp(-((position[:, None] - position) ** 2) / (2 * F.softplus(parameters["sigma"]) ** 2))

    return MatrixDiffusion("sigma", (), 0.001, gaussian)


def dense_diffusion(case):
    return MatrixDiffusion("weight", (case.option("N"), case.option("N")), 0.02, lambda parameters, length: parameters["weight"])


def attention(case, causal=False):
    return Output(torch_layers.Attention(case.option("D"), case.option("HEADS"), causal))


def causal_attention(case):
    return attention(case, causal=True)


def released_layer(case):
    return Output(released_torch.Layer(case.option("D")))


def cifar10(case):
    return Pictures(mean=(0.4914, 0.4822, 0.4465), std=(0.2470, 0.2435, 0.2616))


def imagenet(case):
    model = Pictures(3, 224, 16, 768, 12, 1000, mean=(0.485, 0.456, 0.406), std=(0.229, 0.224, 0.225))
    model.h = Embedding(model.h)
    return model


def characters(case):
    return Characters(case.sizes["T"])
