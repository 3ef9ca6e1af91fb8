"""The optimiser: Muon for the matrices inside the layers, AdamW for all other weights.

A step of Muon is scaled to AdamW's, so that one learning rate serves both.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from align.train.model import matrices
from align.train.recipe import TrainRecipe
from align.train.step import arithmetic

if TYPE_CHECKING:
    from torch import Tensor


class Optimizer:
    """One or two optimisers of torch behind one step.

    Args:
        model: a ``MarianMTModel``.
        recipe: names the kind, and the decay of weights.
        slow: weights that learn at ``recipe.encoder_rate`` of the rate.
    """

    def __init__(self, model: Any, recipe: TrainRecipe, slow: Iterable[Tensor] = ()) -> None:
        import torch

        known = {id(weight) for weight in slow}
        inner = {id(weight) for weight in matrices(model)} if recipe.optimizer == "muon" else set()
        groups: dict[tuple[bool, bool], list[Tensor]] = {}
        for weight in model.parameters():
            groups.setdefault((id(weight) in inner, id(weight) in known), []).append(weight)

        def parts(*, muon: bool) -> list[dict[str, Any]]:
            return [
                {
                    "params": weights,
                    "share": recipe.encoder_rate if learned else 1.0,
                    "weight_decay": recipe.weight_decay,
                }
                for (chosen, learned), weights in groups.items()
                if chosen == muon
            ]

        adam = torch.optim.AdamW(parts(muon=False), betas=(0.9, 0.98), eps=1e-9, fused=True)
        self._parts: list[Any] = [adam]
        if recipe.optimizer == "muon":
            from align.train.muon import Muon

            self._parts.append(Muon(parts(muon=True), arithmetic(model.device.type)))
        self._holder = {
            id(weight): part
            for part in self._parts
            for group in part.param_groups
            for weight in group["params"]
        }

    def step(self, rate: float) -> None:
        """Update the weights at this learning rate, and drop the gradients."""
        for part in self._parts:
            for group in part.param_groups:
                group["lr"] = rate * group["share"]
            part.step()
            part.zero_grad(set_to_none=True)

    def state(self, weight: Tensor) -> dict[str, Tensor]:
        """Return what the optimiser keeps for a weight; empty before its first update."""
        state: dict[str, Tensor] = self._holder[id(weight)].state.get(weight, {})
        return state

    def restore(self, weight: Tensor, state: dict[str, Tensor]) -> None:
        """Put back what :meth:`state` gave."""
        self._holder[id(weight)].state[weight] = state
