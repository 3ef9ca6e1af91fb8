"""What sacreBLEU's three metrics share (Post, 2018): counts by sacreBLEU, sums by us."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from align.evaluate.metrics.base import Array, Metric

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric as SacrebleuMetric


class CountMetric(Metric):
    """A metric whose segment statistics and corpus score are sacreBLEU's own.

    The methods of sacreBLEU with an underscore are what its own significance tests call; its
    public ones do not give the statistics.
    """

    _metric: SacrebleuMetric

    def statistics(self, hypotheses: Sequence[str]) -> Array:
        """Return sacreBLEU's statistics of each segment."""
        return np.array(self._metric._extract_corpus_statistics(hypotheses, None), dtype=np.float64)

    def score(self, statistics: Array) -> tuple[float, str]:
        """Return sacreBLEU's corpus score and what it prints after it."""
        score = self._metric._compute_score_from_stats(statistics.sum(0).tolist())
        return float(score.score), score._verbose

    def signature(self, resampling: Mapping[str, int]) -> str:
        """Return sacreBLEU's signature."""
        signature = self._metric.get_signature()
        for name, value in resampling.items():
            signature.update(name, value)
        return signature.format()


def divide(dividend: Array, divisor: Array, otherwise: float) -> Array:
    """Return the quotients, ``otherwise`` where the divisor is not above zero; keeps the dtype."""
    result = np.full_like(dividend, otherwise)
    np.divide(dividend, divisor, out=result, where=divisor > 0)
    return result
