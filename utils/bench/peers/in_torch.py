"""Eager PyTorch: fused library calls, in-place where that is safe, AdamW in one kernel."""

import numpy as np
import torch

import train_pytorch
from twins import in_torch


class Peer:
    def __init__(self, case, threads):
        torch.set_num_threads(threads)
        self.case = case
        self.trains = case.entry == "train"

    def build(self, weights, inputs):
        self.inputs = {name: tensor(array) for name, array in inputs.items()}
        self.module = getattr(in_torch, self.case.twin)(self.case)
        self.module.load_state_dict({path: torch.from_numpy(np.array(array)) for path, array in weights.items()})
        self.module.train(self.trains)
        if self.trains:
            self.optimizer = train_pytorch.make_optimizer(self.module, 0.0)
        elif hasattr(self.module, "fix"):
            with torch.no_grad():
                self.module.fix(self.inputs)
        self.function = self.prepare(self.module.loss if self.trains else self.module)

    def prepare(self, function):
        return function

    def values(self):
        if not self.trains:
            with torch.inference_mode():
                return self.function(**self.inputs).numpy()
        self.gradients()
        return {path: parameter.grad.numpy() for path, parameter in self.module.named_parameters()}

    def run(self):
        if not self.trains:
            with torch.inference_mode():
                self.function(**self.inputs)
            return
        self.gradients()
        torch.nn.utils.clip_grad_norm_(self.module.parameters(), train_pytorch.CLIP)
        self.optimizer.step()

    def gradients(self):
        self.optimizer.zero_grad(set_to_none=True)
        self.function(**self.inputs).backward()


def tensor(array):
    """Labels and tokens as PyTorch wants them: in 64 bits."""
    return torch.from_numpy(array.astype(np.int64) if array.dtype == np.int32 else array)
