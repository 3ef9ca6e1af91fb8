"""Muon: every update of a matrix is made orthogonal, or nearly so (Jordan et al., 2024).

The same as torch's, but computed in what the processor multiplies fast: torch's computes in
bfloat16 alone, which takes minutes an update where there is no unit for it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import torch
from torch.optim import Optimizer

if TYPE_CHECKING:
    from torch import Tensor

MOMENTUM = 0.95

_STEPS = 5
# Of the quintic polynomial: Jordan's, which bring singular values near 1 in the fewest steps.
_LINEAR, _CUBIC, _QUINTIC = 3.4445, -4.7750, 2.0315


class Muon(Optimizer):
    """Muon with Nesterov momentum; steps have the size of AdamW's (Liu et al., 2025).

    Args:
        groups: tables with ``params``, matrices all, ``lr`` and ``weight_decay``.
        dtype: what matrices are multiplied in.
    """

    def __init__(self, groups: Iterable[dict[str, Any]], dtype: torch.dtype) -> None:
        super().__init__(groups, {"lr": 1e-3, "weight_decay": 0.0})
        self._dtype = dtype

    @torch.no_grad()
    def step(self) -> None:  # type: ignore[override]
        """Update the matrices that have a gradient."""
        for group in self.param_groups:
            rate, decay = group["lr"], group["weight_decay"]
            for weight in group["params"]:
                if weight.grad is None:
                    continue
                update = orthogonal(self._momentum(weight), self._dtype)
                weight.mul_(1 - rate * decay)
                weight.add_(update, alpha=-0.2 * math.sqrt(max(weight.shape)) * rate)

    def _momentum(self, weight: Tensor) -> Tensor:
        state = self.state[weight]
        if "momentum_buffer" not in state:
            state["momentum_buffer"] = torch.zeros_like(weight)
        mean = state["momentum_buffer"].lerp_(weight.grad, 1 - MOMENTUM)
        return weight.grad.lerp(mean, MOMENTUM)  # type: ignore[union-attr]


def orthogonal(matrix: Tensor, dtype: torch.dtype) -> Tensor:
    """Return the nearest orthogonal matrix, roughly: most singular values are .7 to 1.2.

    Args:
        matrix: [rows, columns].
        dtype: what it is multiplied in.
    """
    tall = matrix.shape[0] > matrix.shape[1]
    found = (matrix.mT if tall else matrix).to(dtype)
    found = found / found.norm().clamp(min=1e-7)
    for _ in range(_STEPS):
        gram = found @ found.mT
        factor = torch.addmm(gram, gram, gram, beta=_CUBIC, alpha=_QUINTIC)
        found = torch.addmm(found, factor, found, beta=_LINEAR)
    return found.mT if tall else found
