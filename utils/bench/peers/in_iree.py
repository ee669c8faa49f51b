"""IREE for this CPU, from the StableHLO of the twins in JAX. For inference weights are constants, which it packs itself."""

import time

import iree.compiler.tools
import iree.runtime
import jax
import numpy as np

from peers import jax_step
from twins import in_jax

# Which is faster depends on the case, and not every case compiles with both.
FLAGS = [["--iree-opt-level=O2", "--iree-opt-data-tiling"], ["--iree-opt-level=O2"]]
CPU = "--iree-llvmcpu-target-cpu=host"


class Peer:
    def __init__(self, case, threads):
        jax.config.update("jax_platforms", "cpu")
        self.case, self.trains = case, case.entry == "train"
        if threads > 1:
            iree.runtime.flags.parse_flags(f"--task_topology_max_group_count={threads}")
        self.config = iree.runtime.Config("local-sync" if threads == 1 else "local-task")

    def build(self, weights, inputs):
        inputs = {name: inputs[name] for name in sorted(inputs)}
        if self.trains:
            zeros = {path: np.zeros_like(array) for path, array in weights.items()}
            self.state = [self.device(a) for a in jax.tree.leaves((weights, zeros, zeros))]
            self.rest = [self.device(a) for a in (np.float32(1), np.float32(0), *inputs.values())]
            self.given = [self.device(a) for a in jax.tree.leaves((weights, inputs))]
            self.paths = sorted(weights)
            (self.gradients,) = self.compiled(jax.grad(jax_step.loss(self.case)), weights, inputs)
            (self.step,) = self.compiled(jax_step.step(self.case), weights, zeros, zeros, np.float32(1), np.float32(0), inputs)
        else:
            forward = getattr(in_jax, self.case.twin)(self.case)
            self.given = [self.device(a) for a in inputs.values()]
            choices = self.compiled(lambda inputs: forward(weights, **inputs), inputs, fastest=True)
            self.forward = min(choices, key=lambda choice: duration(choice, self.given))

    def compiled(self, function, *arguments, fastest=False):
        """The function by the first flags that can compile it, or by all."""
        lowered = jax.jit(function, keep_unused=True).lower(*arguments)
        text = str(lowered.compiler_ir("stablehlo").operation.get_asm(large_elements_limit=None))
        choices = []
        for flags in FLAGS:
            try:
                code = iree.compiler.tools.compile_str(text, target_backends=["llvm-cpu"], input_type="stablehlo",
                                                       extra_args=[CPU, *flags])
            except iree.compiler.tools.CompilerToolError:
                if flags == FLAGS[-1] and not choices:
                    raise
                continue
            choices.append(self.loaded(code))
            if not fastest:
                break
        return choices

    def loaded(self, code):
        context = iree.runtime.SystemContext(config=self.config)
        context.add_vm_module(iree.runtime.VmModule.copy_buffer(context.instance, code))
        (module,) = [value for name, value in context.modules.items() if name != "hal"]
        return module["main"]

    def device(self, array):
        return iree.runtime.asdevicearray(self.config.device, np.asarray(array))

    def values(self):
        if not self.trains:
            return self.forward(*self.given).to_host()
        return {path: array.to_host() for path, array in zip(self.paths, self.gradients(*self.given))}

    def run(self):
        if not self.trains:
            self.forward(*self.given)
            return
        self.state = self.step(*self.state, *self.rest)[:len(self.state)]


def duration(function, arguments):
    """The shortest of a few runs."""
    times = []
    for _ in range(4):
        start = time.perf_counter()
        function(*arguments)
        times.append(time.perf_counter() - start)
    return min(times)
