"""Muon, beside torch's and by what it promises."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from align.train.muon import Muon, orthogonal  # noqa: E402 - needs torch


@pytest.mark.parametrize("shape", [(24, 24), (16, 48), (48, 16)])
def test_singular_values_come_near_one(shape: tuple[int, int]) -> None:
    matrix = torch.randn(shape, generator=torch.Generator().manual_seed(1))
    found = orthogonal(matrix, torch.float32)
    assert found.shape == matrix.shape
    values = torch.linalg.svdvals(found)
    assert values[: len(values) * 3 // 4].min() > 0.6
    assert values.max() < 1.3


def test_steps_are_those_of_torch_in_finer_arithmetic() -> None:
    random = torch.Generator().manual_seed(2)
    start = [torch.randn(shape, generator=random) for shape in ((12, 12), (8, 32), (32, 8))]
    ours, theirs = ([torch.nn.Parameter(each.clone()) for each in start] for _ in range(2))
    options = {"lr": 0.02, "weight_decay": 0.1}
    mine = Muon([{"params": ours, **options}], torch.float32)
    other = torch.optim.Muon([{"params": theirs, **options}], adjust_lr_fn="match_rms_adamw")
    for _ in range(4):
        for one, two in zip(ours, theirs, strict=True):
            one.grad = torch.randn(one.shape, generator=random)
            two.grad = one.grad.clone()
        mine.step()
        other.step()
    for one, two, before in zip(ours, theirs, start, strict=True):
        assert (one - before).norm() > 0.1
        torch.testing.assert_close(one, two, atol=0.02, rtol=0)
        assert (one - two).norm() < 0.05 * (one - before).norm()


def test_a_matrix_without_a_gradient_stays() -> None:
    weight = torch.nn.Parameter(torch.ones(4, 4))
    Muon([{"params": [weight], "lr": 0.1, "weight_decay": 0.1}], torch.float32).step()
    assert torch.equal(weight, torch.ones(4, 4))
