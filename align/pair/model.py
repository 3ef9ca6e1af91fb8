"""The learned model: weights of the features, what beads to expect, calibration."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from align.errors import ModelError
from align.pair.features import NAMES, NULL, SHAPES, SIMILARITY, Features
from align.pair.lattice import NEVER, Scores
from align.resources import models_dir

Doubles = NDArray[np.float64]

MODES = ("both", "drafts", "lexical")
"""Evidence at hand: drafts and the translation table, drafts only, the table only."""

_SHAPES, _SIMILARITY = len(SHAPES), len(SIMILARITY)
# Bead rates are fitted for kinds of beads: a document shows too few of a rare shape.
_KIND = np.array([0 if n == m == 1 else 1 if n == 1 else 2 if m == 1 else 3 for n, m in SHAPES])
KINDS = 6
"""1-1, one to many, many to one, many to many, 1-0, 0-1."""


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned for one kind of evidence.

    Attributes:
        weights: in the order of ``features.NAMES``.
        rates: share of each kind of bead in the training documents, shape (KINDS,).
        prudence: how many beads of each kind the usual rates weigh in a document.
        sureness: a one-sided bead of probability p counts as p ** sureness.  Free translations are
            full of sentences without a word in common; those must not speak for each other.
        slope, intercept: of the calibrated log-odds over the lattice's.
        trust: the share of what a sentence encoder tells that the words have not told.
    """

    weights: Doubles
    rates: Doubles
    prudence: float = 10.0
    sureness: int = 1
    slope: float = 1.0
    intercept: float = 0.0
    trust: float = 0.0

    def score(self, features: Features) -> Scores:
        """Return the score of every bead of the band: the weighted sum of its features."""
        size, weights = features.band.size, self.weights
        similarity = weights[_SHAPES : _SHAPES + _SIMILARITY].astype(np.float32)
        paired = np.full((_SHAPES, size), NEVER)
        for k, (n, m) in enumerate(SHAPES):
            last, _, values = features.two_sided(n, m)
            paired[k, last] = weights[k] + similarity @ values
        skipped = np.full((2, size), NEVER)
        extended = np.full((2, size), NEVER)
        for side, at in enumerate((features.row, features.column)):
            first = _SHAPES + _SIMILARITY + side * len(NULL)
            opening, extending, *others = weights[first : first + len(NULL)]
            # Sentence 0 ends at row 1; no such bead ends in row 0 (the lattice sees to it).
            value = np.append(others @ features.one_sided(side), 0.0)[at - 1]
            skipped[side], extended[side] = value + opening, value + extending
        return Scores(paired, skipped, extended)

    def adapt(self, scores: Scores, counts: Doubles) -> Scores:
        """Expect beads at the document's own rates (Saerens et al., 2002).

        ``counts``: the number of beads of each kind in the document, as ``count`` has it.
        """
        usual = self.rates * counts.sum()
        shift = np.log((counts + self.prudence) / (usual + self.prudence))
        return replace(
            scores,
            paired=scores.paired + shift[_KIND][:, None],
            skipped=scores.skipped + shift[4:, None],
        )

    def count(self, paired: Doubles, skipped: Doubles) -> Doubles:
        """Return the expected number of beads of each kind; a run of 1-0 or 0-1 beads counts once.

        The probabilities come from the lattice, as ``lattice.Scores`` orders them.
        """
        by_kind: Doubles = np.bincount(_KIND, paired.sum(1), minlength=KINDS).astype(np.float64)
        by_kind[4:] = (skipped**self.sureness).sum(1)
        return by_kind

    def calibrate(self, probability: Doubles) -> Doubles:
        """Return how often beads of these posterior probabilities are right (Platt, 1999)."""
        p = probability.clip(1e-6, 1 - 1e-6)
        odds = self.slope * np.log(p / (1 - p)) + self.intercept
        right: Doubles = 1 / (1 + np.exp(-odds))
        return right


@cache
def load() -> Mapping[str, Model]:
    """Return the models for each of ``MODES``."""
    path = models_dir() / "pairing" / "weights.json"
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return {
            mode: Model(
                np.array([stored[mode]["weights"][name] for name in NAMES]),
                np.array(stored[mode]["rates"], dtype=float),
                stored[mode]["prudence"],
                stored[mode]["sureness"],
                stored[mode]["slope"],
                stored[mode]["intercept"],
                stored[mode]["trust"],
            )
            for mode in MODES
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"cannot read the pairing weights: {error!r}", path=str(path)) from error
