"""One batch: the loss of the output, that of guided alignment, and their gradients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from align.train import lexicon
from align.train.batches import Batch
from align.train.recipe import TrainRecipe

if TYPE_CHECKING:
    from torch import Tensor


class Step:
    """Loss and gradients of one batch.

    Args:
        model: a ``MarianMTModel``.
        links: see :func:`align.train.lexicon.symmetric`; none trains without guided alignment.
        recipe: weights of the losses.
    """

    def __init__(self, model: Any, links: Tensor | None, recipe: TrainRecipe) -> None:
        import torch

        self._model = model
        self._links = links
        self._recipe = recipe
        self._pad = model.config.pad_token_id
        self._device = model.device
        self._autocast = torch.autocast(self._device.type, torch.bfloat16)

    def __call__(self, batch: Batch, updates: int) -> tuple[float, float]:
        """Add the batch's gradients; return nats per target piece, and the guided loss."""
        import torch

        from align.train.loss import output_loss

        recipe, model = self._recipe, self._model
        guided = recipe.guided * 0.5 ** (updates / recipe.guided_half_life)
        # Below one fiftieth the extra loss costs time and teaches nothing more.
        links = self._links if guided > 0.02 else None
        if links is not None:
            sides = torch.from_numpy(batch.source), torch.from_numpy(batch.target)
            where, sure = (part.to(self._device) for part in lexicon.alignment(links, *sides))
        seen, target, previous = (
            torch.from_numpy(ids).to(self._device)
            for ids in (batch.seen, batch.target, batch.previous)
        )
        with self._autocast:
            out = model.model(
                input_ids=seen,
                attention_mask=(seen != self._pad).long(),
                decoder_input_ids=previous,
                output_attentions=links is not None,
                use_cache=False,
            )
        real = target != self._pad
        loss = output_loss(
            out.last_hidden_state[real],
            # Without <pad>: it is never a target, and its row must stay zero (see model.py).
            model.model.shared.weight[:-1],
            target[real],
            recipe.label_smoothing,
        )
        extra = torch.zeros(())
        if links is not None:
            looks = out.cross_attentions[-1].float().mean(1)
            misses = -(where * torch.log(looks + 1e-6)).sum(2)
            extra = (misses * sure).sum() / sure.sum().clamp_min(1)
        ((loss + guided * extra) / recipe.accumulate).backward()
        return float(loss.detach()), float(extra.detach())
