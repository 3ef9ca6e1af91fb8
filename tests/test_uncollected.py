"""The collector of garbage is as it was after loading, whatever happened."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from align.uncollected import uncollected


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    yield
    gc.enable()
    gc.unfreeze()


def test_it_is_off_inside_and_on_afterwards() -> None:
    before = gc.get_freeze_count()
    with uncollected():
        assert not gc.isenabled()
        kept: list[list[int]] = [[] for _ in range(1000)]
    assert gc.isenabled()
    assert gc.get_freeze_count() >= before + len(kept)


def test_it_is_on_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="bad row"), uncollected():
        raise ValueError("bad row")
    assert gc.isenabled()


def test_what_was_off_stays_off() -> None:
    gc.disable()
    with uncollected():
        pass
    assert not gc.isenabled()
