"""What maps tokens to tokens, each built-in alone: models/tokens.ldn."""

import numpy as np

from harness.case import MODELS, Case
from reference import local, norms, patches, pooling, positions
from reference.elementwise import gelu


def case(model, formula, **more):
    """`formula(weights, inputs)` is the output y."""
    return Case(f"tokens.{model}", f"{MODELS}/tokens.ldn", lambda weights, inputs: {"y": formula(weights, inputs)},
                model=model, **more)


def mixer(weights, inputs):
    first = gelu(local.dwconv(inputs["x"], weights.under("mixer.dwconv")))
    return local.dwconv(first, weights.under("mixer.dwconv_2"))


def mlp_of_two(weights, inputs):
    both = np.concatenate([inputs["x"], inputs["h"]], axis=-1)
    return local.mlp(both, weights.under("local"), act="relu")


def bytes_to_patches(weights, inputs):
    return patches.patches(patches.normalize(inputs["image"], [0.1, 0.2, 0.3], [0.5, 0.6, 0.7]), 4)


def floats_to_patches(weights, inputs):
    return patches.patches(patches.normalize(inputs["image"], [0.1, -0.2], [0.5, 2]), 3)


def horizon(weights, inputs):
    level = pooling.mean(inputs["x"])[:, None]
    return local.linear_over_tokens(inputs["x"] - level, weights.under("ahead")) + level


def plain_horizon(weights, inputs):
    ahead = local.linear_over_tokens(inputs["x"], weights.under("ahead.linear"))
    return local.linear(ahead, weights.under("ahead.linear_2"))


CASES = [
    case("Linear", lambda weights, inputs: local.linear(inputs["x"], weights.under("map"))),
    case("Mlp", lambda weights, inputs: local.mlp(inputs["x"], weights.under("local"))),
    case("PlainLinear", lambda weights, inputs: local.linear(inputs["x"], weights.under("map"))),
    case("PlainMlp", lambda weights, inputs: local.mlp(inputs["x"], weights.under("local"), act="silu")),
    case("Gate", lambda weights, inputs: local.gate(inputs["x"], inputs["h"], weights.under("local"))),
    case("MlpOfTwo", mlp_of_two),
    case("LayerNorm", lambda weights, inputs: norms.layer_norm(inputs["x"], weights.under("norm"))),
    case("RmsNorm", lambda weights, inputs: norms.rms_norm(inputs["x"], weights.under("norm"))),
    case("PlainLayerNorm", lambda weights, inputs: norms.layer_norm(inputs["x"], eps=0.01)),
    case("PlainRmsNorm", lambda weights, inputs: norms.rms_norm(inputs["x"], eps=0.5)),
    case("Softmax", lambda weights, inputs: norms.softmax(inputs["x"]), spread=30.0),
    case("CausalDwconv", lambda weights, inputs: local.dwconv(inputs["x"], weights.under("mixer"), causal=True), causal=True),
    case("Dwconv", mixer),
    case("Embedding", lambda weights, inputs: patches.embedding(inputs["tokens"], weights.under("table")["weight"])),
    case("Sinusoidal", lambda weights, inputs: positions.add_sinusoidal(inputs["x"])),
    case("Learned", lambda weights, inputs: positions.add_learned(inputs["x"], weights.under("positions")["weight"])),
    case("Mean", lambda weights, inputs: pooling.mean(inputs["x"])),
    case("Max", lambda weights, inputs: pooling.maximum(inputs["x"])),
    case("Sum", lambda weights, inputs: pooling.total(inputs["x"])),
    case("Horizon", horizon, sizes=[{}]),
    case("PlainHorizon", plain_horizon, sizes=[{}]),
    case("Bytes", bytes_to_patches, sizes=[{}]),
    case("Floats", floats_to_patches, sizes=[{}]),
]
