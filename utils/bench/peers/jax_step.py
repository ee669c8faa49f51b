"""A training step in JAX: forward, loss, backward, clipping, AdamW."""

import jax
import jax.numpy as jnp

from twins import in_jax

BETA1, BETA2, EPS, DECAY, CLIP = 0.9, 0.999, 1e-8, 0.05, 1.0


def loss(case):
    forward, measure = getattr(in_jax, case.twin)(case), in_jax.LOSSES[case.twin]

    def function(weights, inputs):
        given = {name: array for name, array in inputs.items() if name != "label"}
        return measure(forward(weights, **given), **inputs)

    return function


def step(case):
    """(weights, first moments, second moments, number of the step, rate, inputs) -> (weights, first, second, loss)"""
    gradients = jax.value_and_grad(loss(case))

    def function(weights, first, second, number, rate, inputs):
        value, grads = gradients(weights, inputs)
        norm = jnp.sqrt(sum(jnp.vdot(g, g) for g in grads.values()))
        scale = jnp.minimum(1.0, CLIP / (norm + 1e-6))
        right1, right2 = 1 - BETA1**number, 1 - BETA2**number
        out = {}, {}, {}
        for path, w in weights.items():
            g = scale * grads[path]
            m = BETA1 * first[path] + (1 - BETA1) * g
            v = BETA2 * second[path] + (1 - BETA2) * g * g
            change = m / right1 / (jnp.sqrt(v / right2) + EPS) + (DECAY * w if w.ndim > 1 else 0)
            for target, array in zip(out, (w - rate * change, m, v)):
                target[path] = array
        return *out, value

    return function
