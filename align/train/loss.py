"""Label-smoothed cross entropy of the output layer, computed together with its gradients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch
from torch.nn import functional

if TYPE_CHECKING:
    from torch import Tensor

ROWS = 256


class _OutputLoss(torch.autograd.Function):
    """Chunks of rows: logits of the whole batch, in float32, would not fit any cache."""

    @staticmethod
    def forward(
        ctx: Any,
        hidden: Tensor,
        weight: Tensor,
        target: Tensor,
        worth: Tensor,
        bias: Tensor | None,
        smoothing: float,
        dtype: Any,
    ) -> Tensor:
        table, pieces, tokens = weight.to(dtype), len(weight), len(hidden)
        # Whole chunks: oneDNN compiles a kernel for every new shape.
        spare = -tokens % ROWS
        inputs = functional.pad(hidden.to(dtype), (0, 0, 0, spare))
        wanted = functional.pad(target, (0, spare)).unsqueeze(1)
        worths = functional.pad(worth.float(), (0, spare)).unsqueeze(1)
        grad_hidden, grad_weight = torch.empty_like(inputs), torch.zeros_like(weight)
        loss = torch.zeros((), device=hidden.device)
        for start in range(0, tokens, ROWS):
            rows = slice(start, start + ROWS)
            logits = functional.linear(inputs[rows], table).float()
            scores = torch.log_softmax(logits if bias is None else logits + bias, dim=1)
            loss -= (1 - smoothing) * (scores.gather(1, wanted[rows]) * worths[rows]).sum()
            if smoothing:
                loss -= smoothing / pieces * (scores.sum(1, keepdim=True) * worths[rows]).sum()
            gradient = scores.exp_().sub_(smoothing / pieces)
            gradient.scatter_add_(1, wanted[rows], gradient.new_full((ROWS, 1), smoothing - 1))
            gradient *= worths[rows]  # of rows that fill up a chunk, 0
            half = gradient.to(dtype)
            torch.mm(half, table, out=grad_hidden[rows])
            grad_weight += half.t() @ inputs[rows]
        grad_hidden = grad_hidden[:tokens].to(hidden.dtype)
        ctx.save_for_backward(grad_hidden / tokens, grad_weight.div_(tokens))
        return loss / tokens

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        hidden, weight = ctx.saved_tensors
        return hidden * grads[0], weight * grads[0], None, None, None, None, None


def output_loss(
    hidden: Tensor,
    weight: Tensor,
    target: Tensor,
    smoothing: float = 0.0,
    *,
    worth: Tensor | None = None,
    bias: Tensor | None = None,
    dtype: torch.dtype = torch.bfloat16,
) -> Tensor:
    """Return the mean cross entropy of ``softmax(hidden @ weight.T + bias)`` against ``target``.

    In nats; the same as ``cross_entropy(..., label_smoothing=smoothing)`` over the logits, without
    ever holding those of more than 256 rows (after Liger Kernel's fused linear cross entropy, Hsu
    et al. 2024).

    Args:
        hidden: [tokens, d_model].
        weight: [pieces, d_model], the output embeddings.
        target: [tokens], piece ids.
        smoothing: mass given to all pieces alike.
        worth: [tokens], factors of each token's share of the mean; default: 1.
        bias: [pieces], in float32; it does not learn.
        dtype: of the matrix products.
    """
    worth = hidden.new_ones(len(hidden)) if worth is None else worth
    loss: Tensor = _OutputLoss.apply(hidden, weight, target, worth, bias, smoothing, dtype)  # type: ignore[no-untyped-call]
    return loss
