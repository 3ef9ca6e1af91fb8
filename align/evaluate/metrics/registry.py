"""All metrics: a new one is one file and one line here."""

from __future__ import annotations

from collections.abc import Sequence

from align.errors import InputError
from align.evaluate.corpus import Corpus
from align.evaluate.metrics.base import Metric, Options
from align.evaluate.metrics.bleu import BLEU
from align.evaluate.metrics.chrf import ChrF, ChrFPlusPlus
from align.evaluate.metrics.comet import COMET
from align.evaluate.metrics.ter import TER

METRICS: dict[str, type[Metric]] = {
    "bleu": BLEU,
    "chrf": ChrF,
    "chrf++": ChrFPlusPlus,
    "ter": TER,
    "comet": COMET,
}
"""Metrics by the name that users type."""

DEFAULTS = ("bleu", "chrf", "chrf++", "ter")


def make_metrics(names: Sequence[str], corpus: Corpus, options: Options) -> list[Metric]:
    """Return the metrics by these names, bound to the references of ``corpus``.

    Raises:
        InputError: a name is unknown, or a metric cannot be used here.
    """
    for name in names:
        if name not in METRICS:
            raise InputError(f"unknown metric {name!r}; known: {', '.join(METRICS)}")
    if not names:
        raise InputError(f"no metric; known: {', '.join(METRICS)}")
    return [METRICS[name](corpus, options) for name in dict.fromkeys(names)]
