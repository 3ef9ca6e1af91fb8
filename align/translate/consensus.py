"""Choosing among the hypotheses of one beam: the likely one that most resembles the others.

Minimum Bayes risk over an n-best list (Kumar and Byrne, 2004).  The likeliest hypothesis of a small
model often drops a clause that its neighbours keep; since resemblance is measured as an F score
that favours recall, complete drafts win.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from align.translate.translator import Hypothesis

WEIGHT = 2.0
"""What full resemblance is worth, in nats per piece; found on three development sets."""
SHORTEST = 8
"""A draft of fewer pieces has no clause to lose: there the likeliest stays."""
_BETA = 2.0


def choose(hypotheses: Sequence[Hypothesis], weight: float = WEIGHT) -> Hypothesis:
    """Return the hypothesis with the best sum of log probability and ``weight`` x resemblance.

    Args:
        hypotheses: of one source, the likeliest first; at least one.
        weight: 0 returns the likeliest.
    """
    likeliest = hypotheses[0]
    if len(hypotheses) == 1 or weight == 0 or len(likeliest.pieces) < SHORTEST:
        return likeliest
    alike = _resemblances([hypothesis.pieces for hypothesis in hypotheses])

    def value(i: int) -> float:
        return math.log(max(hypotheses[i].confidence, 1e-9)) + weight * alike[i]

    return hypotheses[max(range(len(hypotheses)), key=value)]


def _resemblances(texts: Sequence[Sequence[str]]) -> list[float]:
    """Return the mean F2 of each text's single pieces and pairs against all texts', 0 to 1."""
    sums = [0.0] * len(texts)
    singles: list[Counter[object]] = [Counter(text) for text in texts]
    pairs: list[Counter[object]] = [Counter(pairwise(text)) for text in texts]
    for grams in (singles, pairs):
        totals = [counts.total() for counts in grams]
        for i, mine in enumerate(grams):
            sums[i] += 1.0
            for j in range(i):
                shared = (mine & grams[j]).total()  # the same for both
                sums[i] += _f_score(shared, totals[i], totals[j])
                sums[j] += _f_score(shared, totals[j], totals[i])
    return [total / (2 * len(texts)) for total in sums]


def _f_score(shared: int, made: int, wanted: int) -> float:
    total = made + _BETA**2 * wanted
    return (1 + _BETA**2) * shared / total if total else 1.0
