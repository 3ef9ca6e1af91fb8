"""What the vectors of an encoder tell of a bead."""

from __future__ import annotations

import numpy as np

from align.pair.band import Band
from align.pair.embeddings import centred, join
from align.pair.evidence import matches
from align.pair.features import SHAPES, Features, Lines
from align.pair.lattice import Scores

ROWS, COLUMNS = 12, 13
EXTRA = 5
"""The reference line that stands between the partners of the source lines before and after it."""


def told(source: np.ndarray, reference: np.ndarray, trust: float = 1.0) -> dict[str, float]:
    """Return what is added to two beads: the partners of line 4, and those with the extra line."""
    texts = ["Dia tersenyum."] * ROWS, ["She smiled."] * COLUMNS
    band = Band.between(np.zeros(ROWS + 1, int), np.full(ROWS + 1, COLUMNS + 1), COLUMNS)
    features = Features(matches(*texts, None, {}), *map(Lines.of, texts), band)
    right = [(r, r + (r > EXTRA)) for r in range(1, ROWS + 1)]
    posteriors = np.zeros((len(SHAPES), band.size))
    posteriors[0, [int(band.find(np.array([r]), np.array([c]))[0]) for r, c in right]] = 1
    nothing = Scores(posteriors * 0, np.zeros((2, band.size)), np.zeros((2, band.size)))
    found = join(nothing, features, centred(source), centred(reference), posteriors, trust)
    end = [int(band.find(np.array([EXTRA]), np.array([c]))[0]) for c in (EXTRA, EXTRA + 1)]
    return {
        "alone": float(found.paired[SHAPES.index((1, 1)), end[0]]),
        "with": float(found.paired[SHAPES.index((1, 2)), end[1]]),
    }


def vectors(share: float) -> tuple[np.ndarray, np.ndarray]:
    """Give partners the same direction; the extra line's has its share in line 4."""
    directions = np.random.default_rng(1).normal(size=(ROWS + 1, 64))
    source = directions[:ROWS].copy()
    source[EXTRA - 1] += share * directions[ROWS]
    return source, np.insert(directions[:ROWS], EXTRA, directions[ROWS], 0)


def test_a_line_that_does_not_belong_speaks_against_its_bead() -> None:
    stray, shared = told(*vectors(0.0)), told(*vectors(1.0))
    assert stray["with"] < stray["alone"]
    assert shared["with"] > shared["alone"] > 0


def test_half_the_trust_adds_half_as_much() -> None:
    whole, half = told(*vectors(1.0)), told(*vectors(1.0), trust=0.5)
    np.testing.assert_allclose(half["with"], whole["with"] / 2)


def test_vectors_that_tell_nothing_change_nothing() -> None:
    assert told(np.ones((ROWS, 4)), np.ones((COLUMNS, 4))) == {"alone": 0.0, "with": 0.0}
