"""Sums and maxima over all monotone pairings of two documents.

The pairings are the paths of a semi-Markov random field (Sarawagi and Cohen, 2004) whose states
say whether the last bead was one-sided: a sentence is more likely to be missing beside a missing
one.  Nodes of equal ``r + c`` do not depend on each other and are computed together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from align.pair.band import Band
from align.pair.features import SHAPES

Ints = NDArray[np.int64]
Doubles = NDArray[np.float64]

NEVER = -1e30


@dataclass(frozen=True, slots=True)
class Scores:
    """The score of every bead that ends at a node; ``-1e30`` where there is none.

    Attributes:
        paired: n-m beads, shape (shapes, nodes).
        skipped: 1-0 and 0-1 beads after a two-sided bead, shape (2, nodes).
        extended: the same after a one-sided bead.
    """

    paired: Doubles
    skipped: Doubles
    extended: Doubles


class Lattice:
    """The grid of a band, ready for dynamic programming."""

    def __init__(self, band: Band) -> None:
        r, c = band.nodes()
        level = r + c
        self.order = np.argsort(level, kind="stable")
        rank = np.empty(band.size + 1, np.int64)
        rank[self.order] = np.arange(band.size)
        rank[-1] = band.size
        self.rank = rank
        r, c = r[self.order], c[self.order]
        self.bounds = np.searchsorted(level[self.order], np.arange(level.max() + 2))
        self.before = np.stack([rank[band.find(r - n, c - m)] for n, m in SHAPES], 1)
        self.skip = np.stack([rank[band.find(r - 1, c)], rank[band.find(r, c - 1)]], 1)
        self.after = np.stack([rank[band.find(r + n, c + m)] for n, m in SHAPES], 1)
        self.unskip = np.stack([rank[band.find(r + 1, c)], rank[band.find(r, c + 1)]], 1)
        self.size = band.size

    def _arrange(self, scores: Scores) -> tuple[Doubles, Doubles, Doubles]:
        paired = scores.paired.T[self.order]
        return paired, scores.skipped.T[self.order], scores.extended.T[self.order]

    def posteriors(self, scores: Scores) -> tuple[float, Doubles, Doubles, Doubles]:
        """Return log Z and every bead's probability, in the shapes of ``scores``."""
        paired, skipped, extended = self._arrange(scores)
        size = self.size
        # alpha[:, 0]: the last bead has two sides (or there is none yet), alpha[:, 1]: it has one.
        alpha = np.full((size + 1, 2), NEVER)
        alpha[0, 0] = 0.0
        both = np.full(size + 1, NEVER)
        both[0] = 0.0
        for a, b in zip(self.bounds[1:-1], self.bounds[2:], strict=True):
            two = _logsum(both[self.before[a:b]] + paired[a:b])
            at = alpha[self.skip[a:b]]
            one = _logsum(
                np.concatenate((at[:, :, 0] + skipped[a:b], at[:, :, 1] + extended[a:b]), 1)
            )
            alpha[a:b, 0], alpha[a:b, 1] = two, one
            both[a:b] = np.logaddexp(two, one)
        # beta[:, s]: all that can follow when the state is s.
        beta = np.full((size + 1, 2), NEVER)
        beta[size - 1] = 0.0
        extra = np.full((1, len(SHAPES)), NEVER)
        paired_after = np.concatenate((paired, extra))
        never = np.full((1, 2), NEVER)
        skipped_after = np.concatenate((skipped, never))
        extended_after = np.concatenate((extended, never))
        shapes, sides = np.arange(len(SHAPES)), np.arange(2)
        gathered = paired_after[self.after, shapes]
        gathered_skip = skipped_after[self.unskip, sides]
        gathered_extend = extended_after[self.unskip, sides]
        for a, b in zip(self.bounds[-3::-1], self.bounds[-2:0:-1], strict=True):
            two = beta[self.after[a:b], 0] + gathered[a:b]
            one = beta[self.unskip[a:b], 1]
            beta[a:b, 0] = _logsum(np.concatenate((two, one + gathered_skip[a:b]), 1))
            beta[a:b, 1] = _logsum(np.concatenate((two, one + gathered_extend[a:b]), 1))
        total = float(both[size - 1])
        p_paired = both[self.before] + paired + beta[:-1, :1]
        p_skipped = alpha[self.skip, 0] + skipped + beta[:-1, 1:]
        p_extended = alpha[self.skip, 1] + extended + beta[:-1, 1:]
        back = self.rank[:-1]
        return (
            total,
            np.exp(p_paired - total)[back].T,
            np.exp(p_skipped - total)[back].T,
            np.exp(p_extended - total)[back].T,
        )

    def best(self, paired: Doubles, skipped: Doubles) -> list[tuple[int, int]]:
        """Return ``(node, shape)`` of the beads of the path with the largest sum.

        ``shape`` is an index into ``SHAPES``; ``len(SHAPES)`` is 1-0 and the next one 0-1.
        """
        values = np.concatenate((paired, skipped)).T[self.order]
        before = np.concatenate((self.before, self.skip), 1)
        best = np.full(self.size + 1, NEVER)
        best[0] = 0.0
        choice = np.zeros(self.size, np.int64)
        for a, b in zip(self.bounds[1:-1], self.bounds[2:], strict=True):
            candidates = best[before[a:b]] + values[a:b]
            choice[a:b] = candidates.argmax(1)
            best[a:b] = candidates.max(1)
        path = []
        node = self.size - 1
        while node > 0:
            path.append((int(self.order[node]), int(choice[node])))
            node = int(before[node, choice[node]])
        return path[::-1]


def _logsum(values: Doubles) -> Doubles:
    top = values.max(1, initial=NEVER)
    return np.asarray(top + np.log(np.exp(values - top[:, None]).sum(1)))
