"""What was learned from damaged pairs: when a reading speaks for a turned or another meaning.

``benchmarks/flag_meaning.py`` learns it and writes ``models/meaning/weights.json``.  A verdict is
0.5 where it is given of so few undamaged pairs as that script allows, whatever the model.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np

from align.errors import ModelError
from align.flag.contrasts import TURNS, Contrast
from align.flag.likeness import FEATURES, Array
from align.resources import models_dir

TURN_WEIGHTS = ("gain", "support", "intercept")
"""Keys of the file for each kind of contrast."""

Difference = Literal["other", "merged", "cut"]
DIFFERENCES: tuple[Difference, ...] = ("other", "merged", "cut")
"""One side is of another sentence; it becomes one in its course; it lacks what the other has."""

CLIP = 4.0
"""Deviations from the mean beyond which a feature counts no more."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Logistic regressions.

    Attributes:
        turns: for each kind of contrast the weight of its gain in nats, the weight of its support,
            and the intercept.
        mean, deviation: of the likeness of good pairs, in the order of ``FEATURES``.
        differences: for each kind of difference the weights in this order, the intercept last.
    """

    turns: Mapping[str, tuple[float, float, float]]
    mean: Array
    deviation: Array
    differences: Mapping[str, Array]

    def turned(self, contrast: Contrast, gain: float) -> float:
        """Return how sure it is that the source says the contrast; 0 if the text is likelier."""
        if gain <= 0:
            return 0.0
        weight, support, intercept = self.turns[contrast.turn]
        return _logistic(weight * gain + support * contrast.support + intercept)

    def differing(self, values: Array) -> dict[Difference, float]:
        """Return how sure each kind of difference is of two sides with such a likeness, 0 to 1."""
        standard = np.clip((values - self.mean) / self.deviation, -CLIP, CLIP)
        return {
            kind: _logistic(float(standard @ weights[:-1] + weights[-1]))
            for kind in DIFFERENCES
            for weights in (self.differences[kind],)
        }


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, odds))))


@cache
def load() -> Verdicts:
    """Return what was learned.

    Raises:
        ModelError: the file cannot be read.
    """
    path = models_dir() / "meaning" / "weights.json"
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        likeness, differences = stored["likeness"], stored["differing"]
        return Verdicts(
            {turn: tuple(stored["turned"][turn][k] for k in TURN_WEIGHTS) for turn in TURNS},
            np.array([likeness[name]["mean"] for name in FEATURES]),
            np.array([likeness[name]["deviation"] for name in FEATURES]),
            {
                kind: np.array([differences[kind][name] for name in (*FEATURES, "intercept")])
                for kind in DIFFERENCES
            },
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"cannot read the verdicts: {error!r}", path=str(path)) from error
