"""Those that are measured beside us, one file each, with a class Peer:

    __init__(case, threads)     loads the library and pins its threads
    build(weights, inputs)      makes the model of the case ready; NumPy arrays, by parameter path and by argument
    values()                    what the first run gave: the output, or for a training step the gradients by path
    run()                       one run of case.entry, finished when it returns

Each lives in a process of its own (worker.py), confined to as many CPUs as there are threads.
"""

import importlib

PEERS = {
    "torch": "PyTorch eager",
    "compile": "torch.compile",
    "jax": "JAX (XLA)",
    "iree": "IREE",
    "onednn": "oneDNN",
}
ONLY = {"onednn": ("linear", "mlp")}  # the twins that a peer is for, where not for all


class Cannot(Exception):
    """The peer does not do this case; the text says why."""


def load(name):
    try:
        return importlib.import_module(f"peers.in_{name}").Peer
    except ModuleNotFoundError as error:
        raise Cannot(f"{error.name} is not installed") from None
