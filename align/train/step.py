"""One batch: the loss of the output, that of guided alignment, and their gradients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from align.train import lexicon
from align.train.batches import Batch
from align.train.recipe import TrainRecipe

if TYPE_CHECKING:
    import torch
    from torch import Tensor


class Step:
    """Loss and gradients of one batch.

    Args:
        model: a ``MarianMTModel``.
        links: see :func:`align.train.lexicon.symmetric`; none trains without guided alignment.
        recipe: weights of the losses.
    """

    def __init__(self, model: Any, links: Tensor | None, recipe: TrainRecipe) -> None:
        self._model = model
        self._links = links
        self._recipe = recipe
        self._pad = model.config.pad_token_id
        self._device = model.device
        bias = model.final_logits_bias[0, :-1].float()
        # Models that were trained with Marian have one.
        self._bias = bias if bias.any() else None
        self._dtype = arithmetic(self._device.type)
        self._autocast = autocast(self._device.type)

    def __call__(self, batch: Batch, updates: int) -> tuple[float, float]:
        """Add the batch's gradients; return nats per target piece, and the guided loss."""
        import torch

        from align.train.loss import output_loss

        recipe, model = self._recipe, self._model
        guided = recipe.guided * 0.5 ** (updates / recipe.guided_half_life)
        # Below one fiftieth the extra loss costs time and teaches nothing more.
        links = self._links if guided > 0.02 and batch.worth is None else None
        if links is not None:
            sides = torch.from_numpy(batch.source), torch.from_numpy(batch.target)
            where, sure = (part.to(self._device) for part in lexicon.alignment(links, *sides))
        seen, target, previous = (
            torch.from_numpy(ids).to(self._device)
            for ids in (batch.seen, batch.target, batch.previous)
        )
        mask = (seen != self._pad).long()
        targets = len(target) // len(seen)
        with self._autocast:
            states = model.model.encoder(seen, mask).last_hidden_state
            out = model.model.decoder(
                input_ids=previous,
                encoder_hidden_states=states.repeat_interleave(targets, 0),
                encoder_attention_mask=mask.repeat_interleave(targets, 0),
                output_attentions=links is not None,
                use_cache=False,
            )
        real = target != self._pad
        worth = None
        if batch.worth is not None:
            rows = torch.from_numpy(batch.worth).to(self._device)
            worth = rows.unsqueeze(1).expand_as(target)[real]
        loss = output_loss(
            out.last_hidden_state[real],
            # Without <pad>: it is never a target, and its row must stay zero (see model.py).
            model.model.shared.weight[:-1],
            target[real],
            recipe.label_smoothing,
            worth=worth,
            bias=self._bias,
            dtype=self._dtype,
        )
        extra = torch.zeros(())
        if links is not None:
            looks = out.cross_attentions[-1].float().mean(1)
            misses = -(where * torch.log(looks + 1e-6)).sum(2)
            extra = (misses * sure).sum() / sure.sum().clamp_min(1)
        ((loss + guided * extra) / recipe.accumulate).backward()
        return float(loss.detach()), float(extra.detach())


def arithmetic(device: str) -> torch.dtype:
    """Return what matrices are multiplied in: bfloat16, or float32 on a CPU that has no such unit.

    Without one, bfloat16 is much the slower of the two.
    """
    import torch

    if device != "cpu":
        return torch.bfloat16
    can: dict[str, Any] = getattr(torch.cpu, "get_capabilities", dict)()
    # Of x86, and of Arm.
    units = ("avx512_bf16", "amx_bf16", "bf16", "sve_bf16")
    return torch.bfloat16 if any(can.get(unit) for unit in units) else torch.float32


def autocast(device: str) -> torch.autocast:
    """Return a context in which a model computes in what :func:`arithmetic` says."""
    import torch

    enabled = arithmetic(device) != torch.float32
    return torch.autocast(device, torch.bfloat16, enabled=enabled)
