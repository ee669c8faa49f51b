"""The layer of the paper authors' released code, built from the parts."""

from . import kernels
from .attention import linear_attention
from .diffusion import diffuse
from .elementwise import gelu
from .local import dwconv, mlp
from .norms import layer_norm


def layer(x, weights, without=()):
    """x [B, T, d] -> [B, T, d]; see section 6 of the mathematics for the formulas. `without` names parts of the sum."""
    parts = {"diffusion": diffusion, "local": local, "mixer": mixer, "attention": attention}
    total = x + sum(part(x, weights) for name, part in parts.items() if name not in without)
    y = layer_norm(total, weights.under("y"))
    return layer_norm(y + mlp(y, weights.under("mlp")), weights.under("layer_norm"))


def diffusion(x, weights):
    kernel = kernels.taps(x.shape[1], weights["K.taps"], bias=weights["K.bias"])
    return diffuse(x, kernel, weights["diffusion.dt"], form="relax")


def local(x, weights):
    return mlp(x, weights.under("local"))


def mixer(x, weights):
    x = layer_norm(x, weights.under("mixer.layer_norm"))
    x = gelu(dwconv(x, weights.under("mixer.dwconv")))
    return dwconv(x, weights.under("mixer.dwconv_2"))


def attention(x, weights):
    return linear_attention(x, weights.under("attention"), feature="elu1", eps=1e-6)
