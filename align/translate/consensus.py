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

_Grams = tuple[Counter[object], Counter[object]]


def choose(hypotheses: Sequence[Hypothesis], weight: float = WEIGHT) -> Hypothesis:
    """Return the hypothesis with the best sum of log probability and ``weight`` x resemblance.

    Args:
        hypotheses: of one source, the likeliest first; at least one.
        weight: 0 returns the likeliest.
    """
    likeliest = hypotheses[0]
    if len(hypotheses) == 1 or weight == 0 or len(likeliest.pieces) < SHORTEST:
        return likeliest
    grams = [_grams(h.pieces) for h in hypotheses]

    def value(i: int) -> float:
        resemblance = sum(_f_score(grams[i], other) for other in grams) / len(grams)
        return math.log(max(hypotheses[i].confidence, 1e-9)) + weight * resemblance

    return hypotheses[max(range(len(hypotheses)), key=value)]


def _grams(pieces: Sequence[str]) -> _Grams:
    return Counter(pieces), Counter(pairwise(pieces))


def _f_score(made: _Grams, wanted: _Grams) -> float:
    """Return the mean F2 of single pieces and of pairs, 0 to 1."""
    scores = []
    for mine, theirs in zip(made, wanted, strict=True):
        shared = (mine & theirs).total()
        total = mine.total() + _BETA**2 * theirs.total()
        scores.append((1 + _BETA**2) * shared / total if total else 1.0)
    return sum(scores) / len(scores)
