"""How far scores can be trusted: bootstrap and approximate randomisation on summed statistics.

Paired bootstrap resampling (Koehn, 2004) and approximate randomisation (Noreen, 1989; Riezler and
Maxwell, 2005).  What is drawn is a unit: a segment, or a whole document, whose segments rise and
fall together.  With segments, seeds and sample counts the same, the figures are sacreBLEU's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from align.evaluate.metrics.base import Array

# Cells of one block of random draws: keeps memory near 64 MB, whatever the corpus.
_CELLS = 4_000_000
# Blocks of coin tosses must be whole 32-bit words, or the stream of random numbers would depend
# on the block size.
_WORD = 32
_TIE = 1e-9


@dataclass(frozen=True, slots=True)
class Interval:
    """What resampling says of a score: its mean, and the bounds of its 95% interval."""

    mean: float
    low: float
    high: float

    @property
    def half_width(self) -> float:
        """Half the interval's width: what sacreBLEU prints behind the plus-minus sign."""
        return 0.5 * (self.high - self.low)


def sum_by(statistics: Array, groups: Sequence[str]) -> Array:
    """Return the sums of the rows of each group, shape (groups, statistics), by sorted name."""
    names, index = np.unique(np.asarray(groups), return_inverse=True)
    sums = np.zeros((len(names), statistics.shape[1]))
    np.add.at(sums, index, statistics)
    return sums


def bootstrap(statistics: Array, samples: int, seed: int) -> Array:
    """Return the summed statistics of bootstrap samples.

    Args:
        statistics: shape (units, statistics).
        samples: how many samples of as many units, drawn with replacement.
        seed: of the random numbers.

    Returns:
        Shape (samples, statistics), float32: sacreBLEU computes its samples so.
    """
    rng = np.random.default_rng(seed)
    units = len(statistics)
    blocks = []
    for rows in _blocks(samples, units):
        drawn = rng.choice(units, size=(rows, units), replace=True)
        drawn += units * np.arange(rows)[:, None]
        counts = np.bincount(drawn.ravel(), minlength=rows * units).reshape(rows, units)
        blocks.append(counts.astype(np.float64) @ statistics)
    return np.concatenate(blocks).astype(np.float32)


def randomise(baseline: Array, system: Array, trials: int, seed: int) -> tuple[Array, Array]:
    """Return the summed statistics of two pseudo-systems, units swapped by the toss of a coin.

    Args:
        baseline: shape (units, statistics).
        system: likewise.
        trials: how often all coins are tossed.
        seed: of the random numbers.

    Returns:
        Two arrays of shape (trials, statistics), float64.
    """
    rng = np.random.default_rng(seed)
    difference = baseline - system
    moved = np.concatenate(
        [
            rng.integers(2, size=(rows, len(baseline)), dtype=bool).astype(np.float64) @ difference
            for rows in _blocks(trials, len(baseline))
        ]
    )
    return system.sum(0) + moved, baseline.sum(0) - moved


def interval(scores: Array) -> Interval:
    """Return the mean and the 95% percentile interval of the scores of bootstrap samples."""
    ordered = np.sort(scores)
    tail = len(ordered) // 40
    return Interval(float(ordered.mean()), float(ordered[tail]), float(ordered[-1 - tail]))


def bootstrap_p_value(baseline: Array, system: Array, difference: float, *, ties: bool) -> float:
    """Return the p-value of paired bootstrap resampling, two-sided.

    Args:
        baseline: scores of the samples, shape (samples,).
        system: scores of the same samples.
        difference: of the two systems' scores on the corpus.
        ties: as in ``randomisation_p_value``.
    """
    differences = np.abs(system - baseline)
    return _p_value(differences - differences.mean(), abs(difference), ties)


def randomisation_p_value(first: Array, second: Array, difference: float, *, ties: bool) -> float:
    """Return the p-value of approximate randomisation, two-sided.

    Args:
        first: scores of one pseudo-system, shape (trials,).
        second: scores of the other.
        difference: of the two systems' scores on the corpus.
        ties: count trials that differ just as much as the systems do, as they should be (Phipson
            and Smyth, 2010).  With a handful of documents every p-value hangs on them.  sacreBLEU
            does not count them; then even a system and itself differ significantly, which is why
            they count here whenever the difference is zero.
    """
    return _p_value(np.abs(first - second), abs(difference), ties)


def _p_value(statistics: npt.NDArray[Any], observed: float, ties: bool) -> float:
    if ties or observed == 0:
        extreme = np.count_nonzero(statistics >= observed - _TIE)
    else:
        extreme = np.count_nonzero(statistics > observed)
    return (int(extreme) + 1) / (len(statistics) + 1)


def _blocks(rows: int, units: int) -> Iterator[int]:
    size = max(_CELLS // max(units, 1) // _WORD, 1) * _WORD
    for start in range(0, rows, size):
        yield min(size, rows - start)
