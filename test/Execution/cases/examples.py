"""Every model of examples/, and the variants of the CIFAR-10 model."""

import numpy as np

from harness.case import ODD_LENGTHS, Case, tokens
from reference import kernels, losses, patches, pooling, positions, released
from reference.attention import linear_attention
from reference.diffusion import diffuse, stable_step
from reference.elementwise import gelu, sigmoid, softplus
from reference.local import dwconv, linear, linear_over_tokens, mlp
from reference.norms import layer_norm


def layers(h, weights, depth, layer, name="layer"):
    for index in range(depth):
        h = weights.once(f"{name}.{index}", layer, h)
    return h


def stable_diffusion(h, weights, steps=1, **kernel):
    """A Gaussian kernel K, its learned step under `diffusion`."""
    k = kernels.gaussian(h.shape[1], softplus(weights["K.sigma"]), **kernel)
    return diffuse(h, k, stable_step(weights["diffusion.dt"], k), steps=steps)


def classification(smoothing=0.0):
    return lambda outputs, targets: {
        "loss": losses.cross_entropy(outputs["logits"], targets["label"], smoothing=smoothing),
        "accuracy": losses.accuracy(outputs["logits"], targets["label"]),
    }


# ---------------------------------------------------------------------------------------------------------------------
# The released code's models


def image_tokens(image, weights, patch, mean, std, path="h"):
    x = patches.patches(patches.normalize(image, mean, std), patch)
    return positions.add_sinusoidal(linear(x, weights.under(path)))


CIFAR = dict(patch=4, mean=(0.4914, 0.4822, 0.4465), std=(0.2470, 0.2435, 0.2616))
IMAGENET = dict(patch=16, mean=(0.485, 0.456, 0.406), std=(0.229, 0.224, 0.225), path="h.linear")


def released_classifier(depth, without=(), **image):
    def twin(weights, inputs):
        h = image_tokens(inputs["image"], weights, **image)
        h = layers(h, weights, depth, lambda x, w: released.layer(x, w, without))
        return {"logits": linear(pooling.mean(h), weights.under("logits"))}

    return twin


# ---------------------------------------------------------------------------------------------------------------------
# The paper's layers


def fashion_layer(h, weights):
    n = layer_norm(h, weights.under("n"))
    attention = linear_attention(n, weights.under("attention"), feature="elu1", heads=4, eps=1e-6)
    return h + stable_diffusion(h, weights, window=8) + mlp(n, weights.under("local")) + attention


def fashion(weights, inputs):
    h = image_tokens(inputs["image"], weights, 4, (0.2860,), (0.3530,))
    h = layer_norm(layers(h, weights, 3, fashion_layer), weights.under("logits.layer_norm"))
    return {"logits": linear(pooling.mean(h), weights.under("logits.linear"))}


def february(weights, inputs):
    x = positions.add_sinusoidal(patches.embedding(inputs["text"], weights["x.weight"]))

    def layer(h, w):
        local = mlp(np.concatenate([x, h], axis=-1), w.under("local"))
        attention = linear_attention(h, w.under("attention"), feature="relu", heads=4, eps=1e-6)
        return h + stable_diffusion(h, w, window=8) + local + attention

    h = layer_norm(layers(x, weights, 4, layer), weights.under("logits.layer_norm"))
    return {"logits": linear(pooling.mean(h), weights.under("logits.linear"))}


def march(weights, inputs):
    x = positions.add_sinusoidal(linear(inputs["series"], weights.under("x")))

    def layer(h, w):
        diffusion = stable_diffusion(h, w, steps=2, window=12, forward=softplus(w["K.forward"]), backward=softplus(w["K.backward"]))
        both = np.concatenate([x, h], axis=-1)
        local = sigmoid(linear(both, w.under("open"))) * np.tanh(linear(both, w.under("update")))
        attention = linear_attention(h, w.under("attention"), feature="elu1", form="laplacian", normalize="rows", eps=1e-6)
        return h + diffusion + local + attention

    h = layer_norm(layers(x, weights, 3, layer), weights.under("next.layer_norm"))
    return {"next": linear(h, weights.under("next.linear"))}


def char_layer(h, weights):
    n = layer_norm(h, weights.under("n"))
    diffusion = stable_diffusion(h, weights, window=16, causal=True)
    attention = linear_attention(n, weights.under("attention"), feature="elu1", heads=4, eps=1e-6, causal=True)
    return h + diffusion + mlp(n, weights.under("local")) + dwconv(n, weights.under("mixer"), causal=True) + attention


def char_lm(weights, inputs):
    h = positions.add_sinusoidal(patches.embedding(inputs["text"], weights["h.weight"]))
    h = layer_norm(layers(h, weights, 4, char_layer), weights.under("logits.layer_norm"))
    return {"logits": linear(h, weights.under("logits.linear"))}


def next_character(weights, inputs, targets):
    logits, label = char_lm(weights, inputs)["logits"][:, :-1], inputs["text"][:, 1:]
    return {
        "loss": losses.cross_entropy(logits, label),
        "accuracy": losses.accuracy(logits, label),
        "perplexity": losses.perplexity(logits, label),
    }


def glue_layer(h, weights):
    local = mlp(layer_norm(h, weights.under("local.layer_norm")), weights.under("local.mlp"))
    n = layer_norm(h, weights.under("attention.layer_norm"))
    attention = linear_attention(n, weights.under("attention.linear_attention"), feature="elu1", heads=8, eps=1e-6)
    return h + stable_diffusion(h, weights, window=4, normalize="rows") + local + attention


def glue(depth):
    def twin(weights, inputs):
        h = patches.embedding(inputs["tokens"], weights["h.embedding.weight"])
        h = positions.add_learned(h, weights["h.add_positions.weight"])
        h = layers(layer_norm(h, weights.under("h.layer_norm")), weights, depth, glue_layer)
        h = pooling.mean(layer_norm(h, weights.under("logits.layer_norm")))
        h = np.tanh(linear(h, weights.under("logits.linear")))
        return {"logits": linear(h, weights.under("logits.linear_2"))}

    return twin


def listops_layer(h, weights):
    n = layer_norm(h, weights.under("n"))
    kernel = kernels.gaussian(h.shape[1], softplus(weights["K.sigma"]), window=16, normalize="rows")
    diffusion = diffuse(h, kernel, stable_step(weights["diffusion.dt"], kernel))
    mixer = gelu(dwconv(n, weights.under("mixer")))
    attention = linear_attention(n, weights.under("attention"), feature="elu1", heads=4, eps=1e-6)
    mixed = h + diffusion + mixer + attention
    return mixed + mlp(layer_norm(mixed, weights.under("local.layer_norm")), weights.under("local.mlp"))


def listops(weights, inputs):
    h = positions.add_sinusoidal(patches.embedding(inputs["tokens"], weights["h.weight"]))
    h = layer_norm(layers(h, weights, 4, listops_layer), weights.under("logits.layer_norm"))
    h = gelu(linear(pooling.mean(h), weights.under("logits.linear")))
    return {"logits": linear(h, weights.under("logits.linear_2"))}


def forecast_layer(h, weights):
    n = layer_norm(h, weights.under("n"))
    diffusion = stable_diffusion(h, weights, window=12, forward=softplus(weights["K.forward"]),
                                 backward=softplus(weights["K.backward"]))
    attention = linear_attention(n, weights.under("attention"), feature="elu1", heads=4, form="laplacian", normalize="rows",
                                 eps=1e-6)
    return h + diffusion + mlp(n, weights.under("local")) + attention


def forecast(weights, inputs):
    level = pooling.mean(inputs["series"])[:, None]
    flat = inputs["series"] - level
    h = positions.add_sinusoidal(linear(flat, weights.under("h")))
    h = layer_norm(layers(h, weights, 2, forecast_layer), weights.under("change.layer_norm"))
    change = linear(linear_over_tokens(h, weights.under("change.linear")), weights.under("change.linear_2"))
    return {"future": level + linear_over_tokens(flat, weights.under("trend")) + change}


# ---------------------------------------------------------------------------------------------------------------------
# Models of the users' own


def scale_layer(h, weights):
    kernel = kernels.gaussian(h.shape[1], softplus(weights["K.sigma"]), window=16, normalize="rows")
    local = layer_norm(h, weights.under("local.layer_norm"))
    return h + diffuse(h, kernel, softplus(weights["diffusion.dt"]), steps=2) + mlp(local, weights.under("local.mlp"), act="silu")


def multiscale(weights, inputs):
    h = layers(linear(inputs["signal"], weights.under("h")), weights, 4, scale_layer)
    return {"smooth": linear(layer_norm(h, weights.under("smooth.layer_norm")), weights.under("smooth.linear"))}


def squash(x):
    return x / (1 + np.abs(x))


def gate(x, weights):
    return squash(x) * sigmoid(x @ weights["W"] + weights["b"])


def user_block(h, weights):
    kernel = kernels.gaussian(h.shape[1], softplus(weights["K.sigma"]), window=3)
    diffusion = diffuse(h, kernel, 0.2)
    gated = gate(layer_norm(h, weights.under("gate.layer_norm")), weights.under("gate.Gate"))
    return h + weights["share"] * diffusion + (1 - weights["share"]) * gated


def user_layer(weights, inputs):
    h = layers(linear(inputs["signal"], weights.under("h")), weights, 2, user_block, "block")
    return {"levels": squash(linear(gate(h, weights.under("levels.Gate")), weights.under("levels.linear")))}


def regression(output, target, absolute):
    def measure(outputs, targets):
        found = {"loss": losses.mean_squared_error(outputs[output], targets[target])}
        if absolute:
            found["mean_absolute_error"] = losses.mean_absolute_error(outputs[output], targets[target])
        return found

    return measure


def case(name, file, twin, **more):
    return Case(f"examples.{name}", f"examples/{file}.ldn", twin, **more)


def cifar(variant=None, without=()):
    return case(variant or "cifar10", "cifar10", released_classifier(6, without, **CIFAR), variant=variant, sizes=[{}],
                losses=classification(smoothing=0.1))


CASES = [
    cifar(),
    cifar("no_diffusion", ["diffusion"]),
    cifar("no_local", ["local"]),
    cifar("no_attention", ["attention"]),
    case("imagenet", "imagenet", released_classifier(12, **IMAGENET), model="Base", sizes=[{}], batches=(1,),
         precisions=("f32",), lowerings=(None,)),
    case("fashion_mnist", "fashion_mnist", fashion, sizes=[{}], losses=classification(smoothing=0.05)),
    case("ldn_feb", "ldn_feb", february, losses=classification()),
    case("ldn_march", "ldn_march", march, losses=regression("next", "future", True)),
    case("char_lm", "char_lm", char_lm, causal=True, evaluate=next_character),
    # Two of its six layers, and a small vocabulary: the same code in a fifth of the time.
    case("glue", "glue", glue(2), defines={"DEPTH": 2, "VOCAB": 1000}, sizes=tokens(1, 2, 63, 64, 65, 197, 512),
         losses=classification()),
    case("listops", "listops", listops, sizes=tokens(*ODD_LENGTHS), losses=classification()),
    case("etth1", "etth1", forecast, sizes=[{}], losses=regression("future", "wanted", True)),
    case("multiscale", "multiscale", multiscale, losses=regression("smooth", "clean", True)),
    case("user_layer", "user_layer", user_layer, losses=regression("levels", "level", False)),
]
