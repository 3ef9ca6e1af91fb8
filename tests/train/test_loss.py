"""The chunked output loss is the ordinary one."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from align.train.loss import output_loss  # noqa: E402


@pytest.mark.parametrize("tokens", [1, 256, 700])
@pytest.mark.parametrize("smoothing", [0.0, 0.1])
@pytest.mark.parametrize("biased", [False, True])
def test_value_and_gradients_equal_those_of_torch(
    tokens: int, smoothing: float, biased: bool
) -> None:
    torch.manual_seed(3)
    hidden = torch.randn(tokens, 16, requires_grad=True)
    weight = torch.randn(50, 16, requires_grad=True)
    bias = torch.randn(50) if biased else None
    target = torch.randint(50, (tokens,))
    logits = torch.nn.functional.linear(hidden, weight, bias)
    ordinary = torch.nn.functional.cross_entropy(logits, target, label_smoothing=smoothing)
    expected = torch.autograd.grad(3 * ordinary, (hidden, weight))
    chunked = output_loss(hidden, weight, target, smoothing, bias=bias, dtype=torch.float32)
    found = torch.autograd.grad(3 * chunked, (hidden, weight))
    torch.testing.assert_close(chunked, ordinary)
    for ours, theirs in zip(found, expected, strict=True):
        torch.testing.assert_close(ours, theirs)


def test_worth_counts_each_token_so_often() -> None:
    torch.manual_seed(4)
    hidden = torch.randn(300, 16, requires_grad=True)
    weight = torch.randn(50, 16, requires_grad=True)
    target = torch.randint(50, (300,))
    worth = torch.randn(300)
    each = torch.nn.functional.cross_entropy(
        hidden @ weight.T, target, label_smoothing=0.1, reduction="none"
    )
    ordinary = (worth * each).mean()
    expected = torch.autograd.grad(ordinary, (hidden, weight))
    chunked = output_loss(hidden, weight, target, 0.1, worth=worth, dtype=torch.float32)
    found = torch.autograd.grad(chunked, (hidden, weight))
    torch.testing.assert_close(chunked, ordinary)
    for ours, theirs in zip(found, expected, strict=True):
        torch.testing.assert_close(ours, theirs)
