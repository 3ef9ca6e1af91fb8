"""The segments on which two systems differ most, side by side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from align.errors import InputError
from align.evaluate.evaluation import Evaluation


@dataclass(frozen=True, slots=True)
class Difference:
    """One segment as two systems translated it.

    Attributes:
        segment: its number in the corpus.
        id: what it is called there.
        metric: the metric that was compared.
        baseline, system: the scores of the two.
        gain: by how much the system is better; below zero where it is worse.
    """

    segment: int
    id: str
    metric: str
    baseline: float
    system: float
    gain: float


def largest_differences(
    evaluation: Evaluation, system: str, metric: str, count: int = 10
) -> tuple[list[Difference], list[Difference]]:
    """Return the segments on which ``system`` gains and loses most against the baseline.

    Args:
        evaluation: of at least two systems.
        system: any but the baseline.
        metric: name of one of the metrics of ``evaluation``.
        count: how many of each at most; segments with the same score are never among them.

    Returns:
        Gains and losses, the greatest first; of equal ones, the first in the corpus first.

    Raises:
        InputError: there is no such system or metric.
    """
    infos = {info.name: info for info in evaluation.metrics}
    for name, known in ((system, evaluation.segments), (metric, infos)):
        if name not in known:
            raise InputError(f"{name!r} was not scored; there are {', '.join(known)}")
    theirs = evaluation.segments[evaluation.baseline][metric]
    ours = evaluation.segments[system][metric]
    gains = (ours - theirs) * infos[metric].sign

    def difference(k: int) -> Difference:
        return Difference(
            k,
            evaluation.corpus.ids[k],
            metric,
            float(theirs[k]),
            float(ours[k]),
            float(gains[k]),
        )

    best = [difference(int(k)) for k in np.argsort(-gains, kind="stable")[:count] if gains[k] > 0]
    worst = [difference(int(k)) for k in np.argsort(gains, kind="stable")[:count] if gains[k] < 0]
    return best, worst
