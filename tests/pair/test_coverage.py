"""How much each side explains of the other."""

from __future__ import annotations

import random

import numpy as np
import pytest

from align.pair import coverage
from align.pair.band import Band
from align.pair.coverage import Coverage
from align.pair.evidence import matches

WORDS = "rice price market school rain flood harvest minister bridge port road fish".split()


def test_in_blocks_it_is_what_it_is_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(1)
    left, right = ([" ".join(rng.choices(WORDS, k=4)) for _ in range(n)] for n in (40, 37))
    centre = np.arange(41) * 37 // 40
    whole = Band.between(centre - 6, centre + 7, 37)
    matched = matches(left, right, left, None)
    for band in (whole, whole.part(11, 33)):
        once = Coverage(matched, band, 5)
        monkeypatch.setattr(coverage, "_BLOCK", 3)
        parts = Coverage(matched, band, 5)
        monkeypatch.undo()
        for name in ("reference", "source", "reference_edges", "source_edges"):
            np.testing.assert_allclose(getattr(parts, name), getattr(once, name), atol=1e-6)
        assert max(a.max() for a in once.reference) > 0


def test_a_word_is_explained_once_however_often_it_is_offered() -> None:
    draft, reference = ["rice rice rice"], ["the rice"]
    band = Band.between(np.zeros(2, np.int64), np.full(2, 2), 1)
    once, thrice = (
        Coverage(matches(d, reference, d, None), band, 1).reference[0].max()
        for d in (["rice"], draft)
    )
    assert once == thrice > 0
