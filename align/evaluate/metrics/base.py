"""What a metric is: sufficient statistics of each segment, and a score of their sum.

Keeping the two apart is what makes resampling cheap: a resample is a weighted sum of rows, and a
thousand sums are scored at once.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from align.evaluate.corpus import Corpus

Array = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Options:
    """How metrics are computed; the defaults are sacreBLEU's.

    Attributes:
        lowercase: ignore case in BLEU and chrF; TER always does.
        tokenize: sacreBLEU's name of BLEU's tokenizer.
        comet_model: hub name or checkpoint file of the COMET model.
        batch_size: segments that a neural metric reads at once.
    """

    lowercase: bool = False
    tokenize: str = "13a"
    comet_model: str = "Unbabel/wmt22-comet-da"
    batch_size: int = 8


class Metric(ABC):
    """Scores hypotheses against the references of one corpus.

    Attributes:
        name: as it is printed, such as ``chrF2++``.
        higher_is_better: false for error rates.
        decimals: digits worth printing.
    """

    name: str
    higher_is_better: bool = True
    decimals: int = 1

    @abstractmethod
    def __init__(self, corpus: Corpus, options: Options) -> None: ...

    @abstractmethod
    def statistics(self, hypotheses: Sequence[str]) -> Array:
        """Return the sufficient statistics, shape (segments, statistics), float64."""

    @abstractmethod
    def scores(self, statistics: Array) -> Array:
        """Return the score of each row of summed statistics, shape (rows,), of the same dtype."""

    @abstractmethod
    def signature(self, resampling: Mapping[str, int]) -> str:
        """Return what it takes to repeat the score.

        Args:
            resampling: in sacreBLEU's terms: ``bs`` samples, ``ar`` trials, ``seed``.
        """

    def segment_scores(self, statistics: Array) -> Array:
        """Return the score of each segment by itself, shape (segments,)."""
        return self.scores(statistics)

    def score(self, statistics: Array) -> tuple[float, str]:
        """Return the corpus score and its details, if the metric has any."""
        return float(self.scores(statistics.sum(0, keepdims=True))[0]), ""
