"""Two runs of one recipe side by side, whose weights are averaged now and then.

For machines whose cores are better used one by one than together: each run keeps its own core, its
own order of the data and its own optimiser, and from time to time takes the mean of both runs'
weights, each weighted by the tokens it has learned from since the last time (local SGD: Stich,
2019; Lin et al., 2020).  Neither waits for the other, so a run whose core others use too slows
nobody down.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from align.errors import InputError
from align.train import checkpoint
from align.train.checkpoint import Progress
from align.train.optimizer import Optimizer

NAME = "beside.safetensors"


class Neighbour:
    """The other run, known by the weights that it leaves in its folder.

    Args:
        own: this run's folder.
        other: the neighbour's folder.

    Attributes:
        tokens: target tokens that the neighbour had learned from when it last left its weights.

    Raises:
        InputError: both folders are the same.
    """

    def __init__(self, own: Path, other: Path) -> None:
        if own.resolve() == other.resolve():
            raise InputError("a run cannot train beside itself", path=str(other))
        self._own = own / NAME
        self._other = other / NAME
        self._folder = other
        self._met_at = 0
        self.tokens = _tokens(self._other)

    def join(self, model: Any, optimizer: Optimizer) -> Progress:
        """Start from the neighbour's newest state; its tokens are not ours.

        Raises:
            InputError: the neighbour runs, but has not left a state yet.
        """
        if not self._folder.exists():
            return Progress()
        whole = checkpoint.states(self._folder)
        if not whole:
            raise InputError("no state to join yet: wait for its first", path=str(self._folder))
        progress = checkpoint.restore(whole[-1], model, optimizer)
        self.tokens = progress.tokens
        return Progress(updates=progress.updates)

    def resume(self, progress: Progress) -> None:
        """Count our tokens from where this run was stopped."""
        self._met_at = progress.tokens

    def meet(self, model: Any, progress: Progress) -> bool:
        """Leave our weights for the neighbour; take the mean with its own, if they are new."""
        import torch
        from safetensors import safe_open
        from safetensors.torch import save_file

        draft = self._own.with_suffix(".tmp")
        weights = {name: weight.detach() for name, weight in model.named_parameters()}
        save_file(weights, draft, metadata={"tokens": str(progress.tokens)})
        os.replace(draft, self._own)
        before, self.tokens = self.tokens, _tokens(self._other)
        if self.tokens <= before:
            return False
        ours, theirs = progress.tokens - self._met_at, self.tokens - before
        self._met_at = progress.tokens
        with safe_open(self._other, "pt") as tensors, torch.no_grad():
            for name, weight in model.named_parameters():
                given = tensors.get_tensor(name).to(weight.device)
                weight.lerp_(given, theirs / max(1, ours + theirs))
        return True


def _tokens(path: Path) -> int:
    """Return how many tokens the weights in ``path`` have learned from; 0 where there are none."""
    from safetensors import safe_open

    try:
        with safe_open(path, "pt") as tensors:
            return int(tensors.metadata()["tokens"])
    except FileNotFoundError:
        return 0
