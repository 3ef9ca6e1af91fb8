"""BLEU (Papineni et al., 2002), exponentially smoothed, as sacreBLEU computes it."""

from __future__ import annotations

import numpy as np

from align.errors import InputError
from align.evaluate.corpus import Corpus
from align.evaluate.metrics.base import Array, Options
from align.evaluate.metrics.counts import CountMetric, divide

_ORDER = 4
# sacreBLEU's logarithm of a precision that is zero.
_LOG_ZERO = -9999999999.0


class BLEU(CountMetric):
    """Statistics: hypothesis length, reference length, then matches and totals of 1- to 4-grams."""

    name = "BLEU"

    def __init__(self, corpus: Corpus, options: Options) -> None:
        """Count the references' n-grams.

        Raises:
            InputError: sacreBLEU has no such tokenizer, or cannot load it.
        """
        from sacrebleu.metrics import bleu

        if options.tokenize not in bleu.BLEU.TOKENIZERS:
            known = ", ".join(bleu.BLEU.TOKENIZERS)
            raise InputError(f"unknown tokenizer {options.tokenize!r}; known: {known}")
        try:
            self._metric = bleu.BLEU(
                lowercase=options.lowercase, tokenize=options.tokenize, references=corpus.references
            )
        except (ImportError, OSError, RuntimeError) as error:
            # Some tokenizers need a package or a download.
            reason = str(error).strip().splitlines()[0]
            raise InputError(f"cannot load the tokenizer {options.tokenize}: {reason}") from error

    def scores(self, statistics: Array) -> Array:
        """Return the BLEU of each row."""
        return _bleu(statistics, effective_order=False)

    def segment_scores(self, statistics: Array) -> Array:
        """Return the BLEU of each segment, over the n-gram orders that it has."""
        return _bleu(statistics, effective_order=True)


def _bleu(statistics: Array, *, effective_order: bool) -> Array:
    length, reference = statistics[:, 0].astype(float), statistics[:, 1].astype(float)
    correct, total = statistics[:, 2 : 2 + _ORDER], statistics[:, 2 + _ORDER :]
    rows = len(statistics)
    alive = np.ones(rows, dtype=bool)
    smoothing = np.ones(rows, dtype=statistics.dtype)
    order = np.full(rows, _ORDER)
    logs = np.zeros(rows)
    for n in range(_ORDER):
        alive &= total[:, n] > 0
        missed = alive & (correct[:, n] == 0)
        smoothing[missed] *= 2
        hits = np.where(missed, 100, 100 * correct[:, n])
        precision = divide(hits, np.where(missed, smoothing, 1) * total[:, n], 0)
        log = np.full(rows, _LOG_ZERO)
        np.log(precision, out=log, where=alive, dtype=float)
        if effective_order:
            order[alive] = n + 1
            log[~alive] = 0
        logs += log
    brevity = np.where(length < reference, np.exp(1 - divide(reference, length, np.inf)), 1)
    return np.where(correct.any(1), brevity * np.exp(logs / order), 0)
