"""A batch's loss and gradients, whichever way its rows are put together."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from align.train.batches import pad  # noqa: E402
from align.train.model import build  # noqa: E402
from align.train.recipe import ModelRecipe, TrainRecipe  # noqa: E402
from align.train.step import Step, arithmetic  # noqa: E402

PAD = 29
SMALL = ModelRecipe(d_model=16, heads=2, ffn=32, encoder_layers=1, decoder_layers=1, dropout=0.0)


@pytest.fixture
def model() -> Any:
    torch.manual_seed(1)
    return build(SMALL, PAD + 1, None).train()


def gradients(model: Any, **parts: Any) -> tuple[float, dict[str, Any]]:
    model.zero_grad()
    step = Step(model, None, TrainRecipe(guided=0.0))
    loss, _ = step(
        replace(
            pad([[5, 6, 7]] * parts["sources"], parts["targets"], 6, 0, PAD),
            worth=parts.get("worth"),
        ),
        0,
    )
    return loss, {n: p.grad.clone() for n, p in model.named_parameters() if p.grad is not None}


def test_targets_of_one_source_are_as_if_each_had_its_own(
    model: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("align.train.step.arithmetic", lambda _: torch.float32)
    targets, worth = [[8, 9], [10, 11, 12]], np.array([1.0, -0.5], dtype=np.float32)
    one = gradients(model, sources=1, targets=targets, worth=worth)
    two = gradients(model, sources=2, targets=targets, worth=worth)
    assert one[0] == pytest.approx(two[0], rel=1e-5)
    torch.testing.assert_close(one[1], two[1])
    alone = [gradients(model, sources=1, targets=[target])[0] for target in targets]
    assert one[0] == pytest.approx((3 * alone[0] - 0.5 * 4 * alone[1]) / 7, rel=1e-5)


@pytest.mark.parametrize(
    ("can", "expected"),
    [({"avx2": True, "avx512_bf16": False}, "float32"), ({"avx512_bf16": True}, "bfloat16")],
)
def test_half_precision_only_where_the_processor_has_it(
    can: dict[str, bool], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: can, raising=False)
    assert str(arithmetic("cpu")) == f"torch.{expected}"
    assert arithmetic("cuda") == torch.bfloat16
