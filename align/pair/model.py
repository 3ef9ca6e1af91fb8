"""The learned weights of the features, one set for each kind of evidence at hand."""

from __future__ import annotations

import json
from collections.abc import Mapping
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


@cache
def load() -> Mapping[str, Doubles]:
    """Return the weights in the order of ``features.NAMES`` for each of ``MODES``."""
    path = models_dir() / "pairing" / "weights.json"
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return {mode: np.array([stored[mode][name] for name in NAMES]) for mode in MODES}
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"cannot read the pairing weights: {error!r}", path=str(path)) from error


def score(features: Features, weights: Doubles) -> Scores:
    """Return the score of every bead of the band: the weighted sum of its features."""
    size = features.band.size
    paired = np.full((_SHAPES, size), NEVER)
    for k, (n, m) in enumerate(SHAPES):
        last, _, values = features.two_sided(n, m)
        paired[k, last] = weights[k] + weights[_SHAPES : _SHAPES + _SIMILARITY] @ values
    skipped = np.full((2, size), NEVER)
    extended = np.full((2, size), NEVER)
    for side, at in enumerate((features.row, features.column)):
        opening, extending, *others = weights[_SHAPES + _SIMILARITY + side * len(NULL) :][
            : len(NULL)
        ]
        # Sentence 0 ends at row 1; row 0 has no bead that ends there (the lattice sees to it).
        value = np.append(others @ features.one_sided(side), 0.0)[at - 1]
        skipped[side], extended[side] = value + opening, value + extending
    return Scores(paired, skipped, extended)
