"""Translation edit rate (Snover et al., 2006), as sacreBLEU computes it."""

from __future__ import annotations

import numpy as np

from align.evaluate.corpus import Corpus
from align.evaluate.metrics.base import Array, Options
from align.evaluate.metrics.counts import CountMetric, divide


class TER(CountMetric):
    """Statistics: edits, and the average length of the references in words."""

    name = "TER"
    higher_is_better = False

    def __init__(self, corpus: Corpus, options: Options) -> None:
        from sacrebleu.metrics import ter

        del options  # TER ignores case and tokenizes as tercom does
        self._metric = ter.TER(references=corpus.references)

    def scores(self, statistics: Array) -> Array:
        """Return the edit rate of each row, in percent."""
        edits, length = statistics.T
        # Against an empty reference, any hypothesis is wholly wrong.
        return 100 * np.where(length > 0, divide(edits, length, 0), edits > 0).astype(edits.dtype)
