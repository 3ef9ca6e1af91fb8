"""Where figures lie in a plot: scales with round ticks, and histograms.

Places are in percent of the plot's width, so that a plot needs no fixed size.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from align.evaluate.metrics.base import Array

_STEPS = (1, 2, 2.5, 5, 10)
_BINS = 20
_LEAST_SPAN = 1e-3


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from ``low`` to ``high`` with round ticks."""

    low: float
    high: float
    ticks: tuple[float, ...]

    @classmethod
    def over(cls, values: Iterable[float], *, ticks: int = 4) -> Scale:
        """Return the scale that holds ``values`` with some air and about so many ticks."""
        known = [value for value in values if math.isfinite(value)] or [0.0, 1.0]
        low, high = min(known), max(known)
        span = high - low
        air = 0.06 * span if span > _LEAST_SPAN else 0.05 * max(abs(high), 1.0)
        low, high = low - air, high + air
        step = _round_up((high - low) / ticks)
        first = math.ceil(low / step)
        last = math.floor(high / step)
        return cls(low, high, tuple(round(k * step, 9) for k in range(first, last + 1)))

    def at(self, value: float) -> str:
        """Return where a value lies, such as ``43.21%``; beyond an end is at the end."""
        share = (value - self.low) / (self.high - self.low)
        return f"{100 * min(1.0, max(0.0, share)):.2f}%"

    def width(self, low: float, high: float) -> str:
        """Return how wide it is from one value to another, such as ``5.00%``."""
        return f"{float(self.at(high)[:-1]) - float(self.at(low)[:-1]):.2f}%"


@dataclass(frozen=True, slots=True)
class Bin:
    """Values from ``low`` to ``high``: how many."""

    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class Gains:
    """How the segments' scores of a system differ from the baseline's.

    Attributes:
        better, worse, equal: numbers of segments.
        bins: in rising order, the same width each, symmetrical about zero.
    """

    better: int
    worse: int
    equal: int
    bins: tuple[Bin, ...]


def gains(differences: Array) -> Gains:
    """Count segments by how much a system gains on them, shape (segments,).

    Equal segments stand in no bin; the outermost bins take what lies beyond them.
    """
    unequal = differences[differences != 0]
    # One outlier must not squeeze all others into a single column.
    reach = float(np.quantile(np.abs(unequal), 0.99)) if len(unequal) else 1.0
    edges = np.linspace(-reach, reach, _BINS + 1)
    counts, _ = np.histogram(np.clip(unequal, -reach, reach), edges)
    return Gains(
        int((differences > 0).sum()),
        int((differences < 0).sum()),
        int((differences == 0).sum()),
        tuple(
            Bin(float(low), float(high), int(count))
            for low, high, count in zip(edges, edges[1:], counts, strict=False)
        ),
    )


def _round_up(step: float) -> float:
    power = 10.0 ** math.floor(math.log10(step))
    return next(k * power for k in _STEPS if k * power >= step - 1e-12)
