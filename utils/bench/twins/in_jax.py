"""The twins in JAX. Each function takes a case and returns forward(weights, **inputs), where weights is a dictionary by
parameter paths; LOSSES has loss(output, **inputs and targets) of those that are trained."""

import jax
import jax.numpy as jnp
import numpy as np

BLOCK = 64  # tokens of a block of causal attention


def dense(w, path, x):
    return x @ w[f"{path}.weight"].T + w[f"{path}.bias"]


def layer_norm(w, path, x):
    mean = x.mean(-1, keepdims=True)
    variance = jnp.square(x - mean).mean(-1, keepdims=True)
    return (x - mean) * jax.lax.rsqrt(variance + 1e-5) * w[f"{path}.weight"] + w[f"{path}.bias"]


def two_layers(w, path, x):
    return dense(w, f"{path}.1", jax.nn.gelu(dense(w, f"{path}.0", x), approximate=False))


def neighbours(x, taps, before):
    """The sum of taps[c, j] x[t + j - before, c], as shifted sums, which XLA fuses; taps [D or 1, n]."""
    length, count = x.shape[1], taps.shape[1]
    padded = jnp.pad(x, ((0, 0), (before, count - 1 - before), (0, 0)))
    return sum(taps[:, j] * jax.lax.slice_in_dim(padded, j, j + length, axis=1) for j in range(count))


def convolution(w, path, x, before=1):
    return neighbours(x, w[f"{path}.weight"], before) + w[f"{path}.bias"]


def diffuse(h, sigma, window, causal=False, dt=None, share=None):
    """dt (K − diag(K·1)) h for the Gaussian kernel; `share` is the raw share of the stability bound in the place of dt."""
    distance = np.arange(-window, 1 if causal else window + 1)
    taps = jnp.exp(-(distance**2) / (2 * jax.nn.softplus(sigma) ** 2))
    sums = neighbours(jnp.ones((1, h.shape[1], 1), h.dtype), taps[None], window)
    if share is not None:
        dt = jax.nn.sigmoid(share) / (sums.max() - 1)
    return neighbours(h, dt * taps[None], window) - dt * sums * h


def elu1(x):
    return jnp.where(x >= 0, x + 1, jnp.exp(jnp.minimum(x, 0)))


def attend(w, path, x, heads=1, causal=False):
    batch, length, width = x.shape
    q, k, v = (x @ w[f"{path}.w{letter}"].T + w[f"{path}.b{letter}"] for letter in "qkv")
    q, k = elu1(q), elu1(k)
    if causal:
        return blockwise(q, k, v, heads)
    q, k, v = (a.reshape(batch, length, heads, -1) for a in (q, k, v))
    state = jnp.einsum("bthd,bthe->bhde", k, v)
    total = jnp.einsum("bthd,bhd->bth", q, k.sum(1)) + 1e-6
    return (jnp.einsum("bthd,bhde->bthe", q, state) / total[..., None]).reshape(batch, length, width)


def blockwise(q, k, v, heads):
    """Inside a block the masked square of affinities; from earlier blocks their running state."""
    batch, length, width = q.shape
    block = min(BLOCK, length)
    q, k, v = (a.reshape(batch, length // block, block, heads, -1).transpose(0, 3, 1, 2, 4) for a in (q, k, v))
    states, sums = k.swapaxes(3, 4) @ v, k.sum(3, keepdims=True)
    before, sums_before = jnp.cumsum(states, 2) - states, jnp.cumsum(sums, 2) - sums
    inside = jnp.tril(q @ k.swapaxes(3, 4))
    total = inside.sum(4, keepdims=True) + (q * sums_before).sum(4, keepdims=True) + 1e-6
    return ((inside @ v + q @ before) / total).transpose(0, 2, 3, 1, 4).reshape(batch, length, width)


def released(w, path, x):
    diffusion = w[f"{path}.diffusion.dt"] * (neighbours(x, w[f"{path}.K.taps"], 1) + w[f"{path}.K.bias"] - x)
    mixer = layer_norm(w, f"{path}.mixer.layer_norm", x)
    mixer = jax.nn.gelu(convolution(w, f"{path}.mixer.dwconv", mixer), approximate=False)
    mixer = convolution(w, f"{path}.mixer.dwconv_2", mixer)
    local = two_layers(w, f"{path}.local", x)
    y = layer_norm(w, f"{path}.y", x + diffusion + local + mixer + attend(w, f"{path}.attention", x))
    return layer_norm(w, f"{path}.layer_norm", y + two_layers(w, f"{path}.mlp", y))


def sinusoidal(length, width):
    angle = np.arange(length)[:, None] * 10000.0 ** (-np.arange(0, width, 2) / width)
    return np.stack([np.sin(angle), np.cos(angle)], 2).reshape(length, width).astype(np.float32)


def pictures(w, image, embedding, patch, depth, mean, std):
    mean, std = (np.array(numbers, np.float32).reshape(-1, 1, 1) for numbers in (mean, std))
    x = (image.astype(jnp.float32) - 255 * mean) / (255 * std)
    batch, channels, height, width = x.shape
    x = x.reshape(batch, channels, height // patch, patch, width // patch, patch).transpose(0, 2, 4, 1, 3, 5)
    h = dense(w, embedding, x.reshape(batch, -1, channels * patch * patch))
    h = h + sinusoidal(h.shape[1], h.shape[2])
    for index in range(depth):
        h = released(w, f"layer.{index}", h)
    return h.mean(1)


def linear(case):
    return lambda w, x: dense(w, "y", x)


def norm(case):
    return lambda w, x: layer_norm(w, "y", x)


def mlp(case):
    return lambda w, x: two_layers(w, "y", x)


def diffusion(case):
    steps = case.option("STEPS")

    def step(w, x):
        return diffuse(x, w["K.sigma"], case.option("WINDOW"), dt=0.02 / steps)

    def forward(w, x):
        h = x
        for _ in range(steps):
            h = h + step(w, h)
        return h - x

    return step if steps == 1 else forward


def by_matrix(x, matrix, dt):
    return jnp.einsum("ts,bsd->btd", dt * (matrix - jnp.diag(matrix.sum(1))), x)


def open_diffusion(case):
    def forward(w, x):
        position = np.arange(x.shape[1])
        return by_matrix(x, jnp.exp(-((position[:, None] - position) ** 2) / (2 * jax.nn.softplus(w["K.sigma"]) ** 2)), 0.001)

    return forward


def dense_diffusion(case):
    return lambda w, x: by_matrix(x, w["K.weight"], 0.02)


def attention(case, causal=False):
    return lambda w, x: attend(w, "y", x, case.option("HEADS"), causal)


def causal_attention(case):
    return attention(case, causal=True)


def released_layer(case):
    return lambda w, x: released(w, "y", x)


def cifar10(case):
    def forward(w, image):
        return dense(w, "logits", pictures(w, image, "h", 4, 6, (0.4914, 0.4822, 0.4465), (0.2470, 0.2435, 0.2616)))

    return forward


def imagenet(case):
    def forward(w, image):
        mean, std = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
        return dense(w, "logits", pictures(w, image, "h.linear", 16, 12, mean, std))

    return forward


def characters(case):
    def forward(w, text):
        h = w["h.weight"][text]
        h = h + sinusoidal(h.shape[1], h.shape[2])
        for layer in (f"layer.{index}" for index in range(4)):
            n = layer_norm(w, f"{layer}.n", h)
            h = (h + diffuse(h, w[f"{layer}.K.sigma"], 16, True, share=w[f"{layer}.diffusion.dt"])
                 + two_layers(w, f"{layer}.local", n) + convolution(w, f"{layer}.mixer", n, before=2)
                 + attend(w, f"{layer}.attention", n, 4, True))
        return dense(w, "logits.linear", layer_norm(w, "logits.layer_norm", h))

    return forward


def cross_entropy(logits, label, smoothing=0.0):
    logs = jax.nn.log_softmax(logits)
    picked = jnp.take_along_axis(logs, label[..., None], -1)[..., 0]
    return -((1 - smoothing) * picked + smoothing * logs.mean(-1)).mean()


def picture_loss(logits, image, label):
    return cross_entropy(logits, label, 0.1)


def next_loss(logits, text):
    return cross_entropy(logits[:, :-1], text[:, 1:])


LOSSES = {"cifar10": picture_loss, "imagenet": picture_loss, "characters": next_loss}
