"""torch.compile with static shapes. For inference weights are constants ("freezing"), so that they are packed once."""

import torch
import torch._inductor.config

from peers import in_torch


class Peer(in_torch.Peer):
    def prepare(self, function):
        torch._inductor.config.freezing = not self.trains
        return torch.compile(function, dynamic=False)
