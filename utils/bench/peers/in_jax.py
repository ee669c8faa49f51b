"""JAX on XLA's CPU backend: one jitted function, old weights and moments donated to the new ones."""

import jax
import jax.numpy as jnp
import numpy as np

from peers import jax_step
from twins import in_jax


class Peer:
    def __init__(self, case, threads):
        jax.config.update("jax_platforms", "cpu")  # XLA makes as many threads as the process has CPUs
        self.case, self.trains = case, case.entry == "train"

    def build(self, weights, inputs):
        self.inputs = {name: jnp.asarray(array) for name, array in inputs.items()}
        self.weights = {path: jnp.array(array) for path, array in weights.items()}
        if self.trains:
            zeros = {path: jnp.zeros_like(array) for path, array in self.weights.items()}
            self.moments = zeros, jax.tree.map(jnp.copy, zeros)
            self.number, self.rate = jnp.float32(1), jnp.float32(0)
            self.step = jax.jit(jax_step.step(self.case), donate_argnums=(0, 1, 2))
        else:
            forward = getattr(in_jax, self.case.twin)(self.case)
            self.forward = jax.jit(lambda w, inputs: forward(w, **inputs))

    def values(self):
        if not self.trains:
            return np.asarray(self.forward(self.weights, self.inputs))
        gradients = jax.jit(jax.grad(jax_step.loss(self.case)))(self.weights, self.inputs)
        return jax.tree.map(np.asarray, gradients)

    def run(self):
        if not self.trains:
            self.forward(self.weights, self.inputs).block_until_ready()
            return
        self.weights, *self.moments, loss = self.step(self.weights, *self.moments, self.number, self.rate, self.inputs)
        jax.block_until_ready((self.weights, loss))
