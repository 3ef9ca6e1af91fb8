"""chrF and chrF++ (Popović, 2015 and 2017), as sacreBLEU computes them."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from align.evaluate.corpus import Corpus
from align.evaluate.metrics.base import Array, Options
from align.evaluate.metrics.counts import CountMetric, divide

_RECALL_WEIGHT = 4  # beta squared


class ChrF(CountMetric):
    """Statistics: for each n-gram order, its count in the hypothesis, the reference, and both."""

    name = "chrF2"
    word_order: ClassVar[int] = 0

    def __init__(self, corpus: Corpus, options: Options) -> None:
        from sacrebleu.metrics import chrf

        self._metric = chrf.CHRF(
            word_order=self.word_order, lowercase=options.lowercase, references=corpus.references
        )

    def scores(self, statistics: Array) -> Array:
        """Return the chrF of each row."""
        orders = statistics.reshape(len(statistics), -1, 3)
        precision, recall, effective = np.zeros((3, len(statistics)), dtype=statistics.dtype)
        # One order after the other, as sacreBLEU adds them up: so the last digit is the same.
        for hypothesis, reference, match in orders.transpose(1, 2, 0):
            seen = (hypothesis > 0) & (reference > 0)
            precision += divide(match, np.where(seen, hypothesis, 0), 0)
            recall += divide(match, np.where(seen, reference, 0), 0)
            effective += seen
        precision = divide(precision, effective, 0)
        recall = divide(recall, effective, 0)
        product = (1 + _RECALL_WEIGHT) * precision * recall
        return 100 * divide(product, _RECALL_WEIGHT * precision + recall, 0)


class ChrFPlusPlus(ChrF):
    """chrF with words and pairs of words as well."""

    name = "chrF2++"
    word_order = 2
