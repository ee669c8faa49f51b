"""The layer of the paper authors' released code, built from the parts."""

from . import kernels
from .attention import linear_attention
from .diffusion import diffuse
from .elementwise import gelu
from .local import dwconv, mlp
from .norms import layer_norm


def layer(x, weights):
    """x [B, T, d] -> [B, T, d]; see section 6 of the mathematics for the formulas."""
    kernel = kernels.taps(x.shape[1], weights["K.taps"], bias=weights["K.bias"])
    diffusion = diffuse(x, kernel, weights["diffusion.dt"], form="relax")
    local = mlp(x, weights.under("local"))
    mixer = layer_norm(x, weights.under("mixer.layer_norm"))
    mixer = gelu(dwconv(mixer, weights.under("mixer.dwconv")))
    mixer = dwconv(mixer, weights.under("mixer.dwconv_2"))
    attention = linear_attention(x, weights.under("attention"), feature="elu1", eps=1e-6)
    y = layer_norm(x + diffusion + local + mixer + attention, weights.under("y"))
    return layer_norm(y + mlp(y, weights.under("mlp")), weights.under("layer_norm"))
