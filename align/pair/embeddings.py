"""Optional evidence: sentence embeddings of a model that the user has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from align.pair.features import LONGEST, SHAPES, Features
from align.pair.lattice import NEVER, Scores

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]

_LIMITS = -2.0, 4.0
"""What a line's cosine tells at most, against its bead and for it: free translations may be far."""
_FULL = 0.5
"""Lines shorter than this share of the mean say less: fragments look like many others."""
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
    scores: Scores,
    features: Features,
    source: Floats,
    reference: Floats,
    posteriors: Doubles,
    trust: float,
) -> Scores:
    """Add what embeddings tell to the scores of two-sided beads.

    Every line of a bead is compared with the sum of the other side's vectors, so that a line which
    does not belong there speaks against the bead, however well the others fit.  How much a cosine
    tells is read off the document itself: a linear discriminant (Fisher, 1936) between the 1-1
    beads that the words find likely and the rest, so that any encoder will do and none has to be
    tuned for.

    Args:
        scores: from the words alone.
        features: the band's.
        source: centred vectors of the source sentences.
        reference: centred vectors of the reference sentences.
        posteriors: probabilities of two-sided beads from the words alone, shape (shapes, nodes).
        trust: the share of what the cosines tell that the words have not told.
    """
    band, row, column = features.band, features.row, features.column
    # One past the last node stands for all outside the band: nothing is known there.
    dots = np.zeros(band.size + 1)
    cells = np.flatnonzero((row > band.top) & (column > band.low[0]))
    for at in np.array_split(cells, len(cells) // _BATCH + 1):
        dots[at] = np.einsum("nd,nd->n", source[row[at] - 1], reference[column[at] - 1])
    slope, middle = _discriminant(dots[cells], posteriors[0, cells])
    if not slope:
        return scores
    row, column = np.append(row, 0), np.append(column, 0)
    weights = [np.append(np.minimum(of.length / _FULL, 1.0), 0.0) for of in features.lines]
    steps = {
        (n, m): np.append(band.before(n, m), band.size)
        for k in range(LONGEST)
        for n, m in ((k, 0), (0, k))
    }

    def told(own: int, line: NDArray[np.int64], others: Floats, last: NDArray[np.int64]) -> Doubles:
        """Return what the last line of a side tells, shape (lines of the other side, nodes)."""
        dot = np.cumsum([dots[steps[(k, 0) if own else (0, k)]] for k in range(LONGEST)], 0)
        length = np.stack([of[last] for of in _lengths(others)])
        evidence = np.clip(slope * (dot / np.maximum(length, 1e-6) - middle), *_LIMITS)
        return np.asarray(weights[own][line - 1] * evidence, np.float64)

    by_source, by_reference = told(0, row, reference, column), told(1, column, source, row)
    paired = scores.paired.copy()
    for k, (n, m) in enumerate(SHAPES):
        last = np.flatnonzero(paired[k] > NEVER / 2)
        of_source = sum(by_source[m - 1][steps[a, 0][last]] for a in range(n))
        of_reference = sum(by_reference[n - 1][steps[0, b][last]] for b in range(m))
        paired[k, last] += trust / 2 * (of_source + of_reference)
    return Scores(paired, scores.skipped, scores.extended)


def _discriminant(cosines: Doubles, right: Doubles) -> tuple[float, float]:
    """Return the slope and the middle of the log-odds that a cosine tells.

    ``right``: the probability that each is of a right pair.  Where they tell nothing, the slope
    is 0.
    """
    wrong = 1 - right
    if right.sum() < 1 or wrong.sum() < 1:
        return 0.0, 0.0
    high, low = (right @ cosines) / right.sum(), (wrong @ cosines) / wrong.sum()
    spread = (right @ (cosines - high) ** 2 + wrong @ (cosines - low) ** 2) / len(cosines) + 1e-4
    return max(float((high - low) / spread), 0.0), float(high + low) / 2


def _lengths(vectors: Floats) -> Iterator[Doubles]:
    """Yield the length of the sum of the last vector, the last two, ... before each position."""
    total = np.concatenate((np.zeros((1, vectors.shape[1])), np.cumsum(vectors, 0, np.float64)))
    for n in range(1, LONGEST + 1):
        difference = total.copy()
        difference[n:] -= total[:-n]
        yield np.sqrt((difference * difference).sum(1))
