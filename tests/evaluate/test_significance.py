"""Resampling: what is drawn, and what the p-values mean."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.evaluate import Resampling, evaluate, from_lines, significance
from align.evaluate.significance import (
    bootstrap,
    bootstrap_p_value,
    interval,
    randomisation_p_value,
    randomise,
    sum_by,
)

UNITS = 37
STATISTICS = np.random.default_rng(7).integers(0, 50, size=(UNITS, 3)).astype(float)
OTHERS = np.random.default_rng(8).integers(0, 50, size=(UNITS, 3)).astype(float)


@given(st.integers(1, 40), st.integers(1, 200), st.integers(0, 2**32))
def test_a_bootstrap_sample_has_as_many_units_as_the_corpus(
    units: int, samples: int, seed: int
) -> None:
    ones = np.ones((units, 1))
    assert (bootstrap(ones, samples, seed) == units).all()


@given(st.integers(0, 2**32))
@settings(max_examples=25)
def test_swapping_units_neither_loses_nor_makes_any(seed: int) -> None:
    first, second = randomise(STATISTICS, OTHERS, 50, seed)
    np.testing.assert_allclose(first + second, np.tile((STATISTICS + OTHERS).sum(0), (50, 1)))


def test_memory_limits_do_not_change_the_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = bootstrap(STATISTICS, 500, 1), *randomise(STATISTICS, OTHERS, 500, 1)
    monkeypatch.setattr(significance, "_CELLS", 64 * UNITS)
    blocks = bootstrap(STATISTICS, 500, 1), *randomise(STATISTICS, OTHERS, 500, 1)
    for one, other in zip(whole, blocks, strict=True):
        assert (one == other).all()


def test_the_seed_decides() -> None:
    assert (bootstrap(STATISTICS, 20, 5) == bootstrap(STATISTICS, 20, 5)).all()
    assert (bootstrap(STATISTICS, 20, 5) != bootstrap(STATISTICS, 20, 6)).any()


def test_sum_by_adds_up_the_segments_of_a_document_wherever_they_stand() -> None:
    statistics = np.array([[1.0, 10], [2, 20], [4, 40]])
    assert sum_by(statistics, ["b", "a", "b"]).tolist() == [[2, 20], [5, 50]]


def test_the_interval_leaves_out_a_fortieth_at_each_end() -> None:
    bounds = interval(np.arange(1000.0))
    assert (bounds.low, bounds.high) == (25, 974)
    assert bounds.mean == pytest.approx(499.5)
    assert bounds.half_width == pytest.approx(474.5)


@pytest.mark.parametrize("ties", [True, False])
def test_a_system_does_not_differ_from_itself(ties: bool) -> None:
    scores = np.linspace(10, 90, 100)
    assert bootstrap_p_value(scores, scores, 0.0, ties=ties) == 1
    assert randomisation_p_value(scores, scores, 0.0, ties=ties) == 1


def test_two_documents_cannot_show_a_difference() -> None:
    # The system is better in both documents.  Of the four ways to toss two coins, two leave the
    # difference as great as it is, so chance alone does it half of the time.
    reference = ["The dam broke at dawn.", "Nobody was hurt in the village below."]
    worse = ["The dam at dawn.", "Nobody hurt in the village."]
    corpus = from_lines(
        {"worse": worse, "better": reference}, [reference], documents=["one", "two"]
    )
    trial = Resampling(units=("document",), tests=("randomisation",), trials=4000)
    (comparison,) = evaluate(corpus, ["chrf"], resampling=trial).comparisons
    assert comparison.units == 2
    assert comparison.p_value == pytest.approx(0.5, abs=0.03)


def test_documents_that_rise_and_fall_together_widen_the_interval() -> None:
    # Ten documents of ten segments; a system gets whole documents right or wrong.
    reference = [f"Village {k} was cut off by the flood for {k + 2} days." for k in range(100)]
    documents = [f"d{k // 10}" for k in range(100)]
    system = [
        line if k // 10 % 2 else f"Desa {k} terputus oleh banjir selama {k + 2} hari."
        for k, line in enumerate(reference)
    ]
    corpus = from_lines({"system": system}, [reference], documents=documents)
    intervals = evaluate(corpus, ["chrf"]).scores["system"]["chrF2"].intervals
    assert intervals["document"].half_width > 2 * intervals["segment"].half_width
