"""Parameters by path: `weights.under("layer.0")["dt"]` is the parameter "layer.0.dt"."""

import numpy as np


class Weights:
    """A view of {path: array} below a prefix. Values come out as float64. `unread()` names what no formula asked for."""

    def __init__(self, arrays, prefix="", seen=None):
        self.arrays, self.prefix = arrays, prefix
        self.seen = set() if seen is None else seen

    def under(self, name):
        return Weights(self.arrays, f"{self.prefix}{name}.", self.seen)

    def __contains__(self, name):
        return self.prefix + name in self.arrays

    def __getitem__(self, name):
        path = self.prefix + name
        if path not in self.arrays:
            raise KeyError(f"the program has no parameter '{path}'; it has {', '.join(sorted(self.arrays))}")
        self.seen.add(path)
        return np.asarray(self.arrays[path], np.float64)

    def unread(self):
        return sorted(set(self.arrays) - self.seen)
