"""Optional evidence: sentence embeddings of a model that the user has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from align.pair.features import SHAPES, Features
from align.pair.lattice import NEVER, Scores

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]

_TRUST = 0.25
"""The words have told part of what the embeddings tell: both are not independent."""
_LIMIT = 4.0
_BATCH = 20_000


class Encoder(Protocol):
    """A multilingual sentence encoder, such as LaBSE or multilingual E5."""

    def encode(self, sentences: Sequence[str], /) -> NDArray[np.floating]:
        """Return one vector a sentence, shape (sentences, dimensions)."""
        ...


def centred(vectors: NDArray[np.floating]) -> Floats:
    """Return unit vectors around the origin: what all sentences share says nothing."""
    moved = np.asarray(vectors, np.float32)
    if len(moved) > 1:
        moved = moved - moved.mean(0)
    moved /= np.sqrt((moved * moved).sum(1, keepdims=True)) + 1e-9
    return moved


def join(
    scores: Scores, features: Features, source: Floats, reference: Floats, posteriors: Doubles
) -> Scores:
    """Add what embeddings tell to the scores of two-sided beads.

    A bead's vector is the sum of its sentences'.  How much a cosine tells is read off the document
    itself: a linear discriminant (Fisher, 1936) between the 1-1 beads that the words find likely
    and the rest, so that any encoder will do and none has to be tuned for.

    Args:
        scores: from the words alone.
        features: the band's.
        source: centred vectors of the source sentences.
        reference: centred vectors of the reference sentences.
        posteriors: probabilities of two-sided beads from the words alone, shape (shapes, nodes).
    """
    band, row, column = features.band, features.row, features.column
    dots = np.zeros(band.size + 1)
    cells = np.flatnonzero((row > band.top) & (column > band.low[0]))
    for at in np.array_split(cells, len(cells) // _BATCH + 1):
        dots[at] = np.einsum("nd,nd->n", source[row[at] - 1], reference[column[at] - 1])
    x, p = dots[cells], posteriors[0, cells]
    rest = 1 - p
    if p.sum() < 1 or rest.sum() < 1:
        return scores
    right, wrong = (p @ x) / p.sum(), (rest @ x) / rest.sum()
    spread = (p @ (x - right) ** 2 + rest @ (x - wrong) ** 2) / len(x) + 1e-4
    slope, middle = max(right - wrong, 0.0) / spread, (right + wrong) / 2
    paired = scores.paired.copy()
    for k, (n, m) in enumerate(SHAPES):
        last = np.flatnonzero(paired[k] > NEVER / 2)
        r, c = row[last], column[last]
        dot = sum(dots[band.find(r - a, c - b)] for a in range(n) for b in range(m))
        size = _length(source, n)[r] * _length(reference, m)[c]
        told = slope * (dot / np.maximum(size, 1e-6) - middle)
        paired[k, last] += _TRUST * (n + m) / 2 * np.clip(told, -_LIMIT, _LIMIT)
    return Scores(paired, scores.skipped, scores.extended)


def _length(vectors: Floats, n: int) -> Doubles:
    """Return the length of the sum of the ``n`` vectors before each position."""
    total = np.concatenate((np.zeros((1, vectors.shape[1])), np.cumsum(vectors, 0, np.float64)))
    difference = total.copy()
    difference[n:] -= total[:-n]
    lengths: Doubles = np.sqrt((difference * difference).sum(1))
    return lengths
