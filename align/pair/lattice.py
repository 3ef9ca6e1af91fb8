"""Sums and maxima over all monotone pairings of two documents.

The pairings are the paths of a semi-Markov random field (Sarawagi and Cohen, 2004) whose states
say whether the last bead was one-sided: a sentence is more likely to be missing beside a missing
one.  Nodes of equal ``r + c`` do not depend on each other and are computed together.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from align.pair import groups
from align.pair.band import Band
from align.pair.features import SHAPES

Ints = NDArray[np.int64]
Doubles = NDArray[np.float64]

NEVER = -1e30

# States of a path: any; its last bead has two sides (or there is none yet); it has one.
_ANY, _TWO, _ONE = range(3)
_PAIRED = len(SHAPES)
# Columns of beads: two-sided ones, 1-0 and 0-1 after a two-sided bead, the same after a one-sided.
_STATE_BEFORE = np.array([_ANY] * _PAIRED + [_TWO, _TWO, _ONE, _ONE])
_STATE_AFTER = np.array([0] * _PAIRED + [1] * 4)
_FORWARD = np.array([[1.0, 1.0, 0.0]] * _PAIRED + [[1.0, 0.0, 1.0]] * 4).T
_BACKWARD = np.array([[1.0, 1.0]] * _PAIRED + [[1.0, 0.0]] * 2 + [[0.0, 1.0]] * 2).T


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

    def at(self, nodes: Ints) -> Scores:
        """Return the scores at some nodes only."""
        return Scores(self.paired[:, nodes], self.skipped[:, nodes], self.extended[:, nodes])


@dataclass(frozen=True, slots=True)
class Lattice:
    """The grid of a band, ready for dynamic programming.

    Nodes are numbered in the order in which they are computed; ``nodes`` is the number of those
    that no path reaches, and one more that of the start of every chunk.

    Attributes:
        order: the band's node (a column of ``Scores``) of each number, shape (nodes,).
        rank: the number of each of the band's nodes, shape (nodes,).
        levels: numbers at which the levels begin and the last one ends.
        end: the number of the last node of each node's chunk, shape (nodes,).
        origin: the number of the node from which each node's chunk starts, shape (nodes,).
        before, after: the number of the node before and after each kind of bead, shape
            (shapes + 2, nodes).
    """

    order: Ints
    rank: Ints
    levels: Ints
    end: Ints
    origin: Ints
    before: Ints
    after: Ints

    @classmethod
    def of(cls, band: Band, cuts: Ints) -> Lattice:
        """Make the lattice of a band.

        Args:
            band: the nodes.
            cuts: nodes that every path passes, each alone in its row.  The chunks between them are
                independent of each other (the beads beside a cut are taken to be two-sided) and
                are computed side by side.
        """
        size = band.size
        r, c = band.nodes()
        # A cut is the last node of its chunk; the first node of all is a chunk of its own.
        ends = np.concatenate(([0], np.sort(cuts), [size - 1]))
        chunk = np.searchsorted(ends, np.arange(size))
        start = ends[np.maximum(chunk - 1, 0)]
        level = r + c - (r[start] + c[start])
        level[0] = 0
        by_level = groups.order(level)
        rank = np.append(np.empty(size, np.int64), size)
        rank[by_level] = np.arange(size)
        # A node's predecessor is in its chunk, or the cut before it; its successor in its chunk.
        steps = [*SHAPES, (1, 0), (0, 1)]
        known = np.append(chunk, -1)
        before = np.empty((len(steps), size), np.int64)
        after = np.full((len(steps), size), size)
        for k, (n, m) in enumerate(steps):
            node = band.before(n, m)
            inside = known[node] == chunk
            before[k] = np.where(inside, rank[node], np.where(node == start, size + 1, size))
            after[k, node[inside]] = rank[:-1][inside]
        before[:, 0] = size
        return cls(
            by_level,
            rank[:-1],
            np.searchsorted(level[by_level], np.arange(1, level.max() + 2)),
            rank[ends[chunk]][by_level],
            rank[start[by_level]],
            before[:, by_level],
            after[:, by_level],
        )

    def pruned(self, keep: NDArray[np.bool_]) -> tuple[Lattice, Ints]:
        """Return the lattice of the nodes to ``keep`` and chunk ends, and which nodes those are."""
        kept = keep[self.order]
        kept[0] = kept[self.end] = True
        count = np.concatenate(([0], np.cumsum(kept)))
        size = int(count[-1])
        now = np.concatenate((np.where(kept, count[:-1], size), [size, size + 1]))
        nodes = np.sort(self.order[kept])
        order = np.searchsorted(nodes, self.order[kept])
        rank = np.empty(size, np.int64)
        rank[order] = np.arange(size)
        lattice = Lattice(
            order,
            rank,
            count[self.levels],
            now[self.end[kept]],
            now[self.origin[kept]],
            now[self.before[:, kept]],
            now[self.after[:, kept]],
        )
        return lattice, nodes

    def posteriors(self, scores: Scores) -> tuple[float, Doubles, Doubles, Doubles]:
        """Return log Z and every bead's probability, in the shapes of ``scores``."""
        size, shapes = len(self.order), len(SHAPES)
        beads = np.concatenate((scores.paired, scores.skipped, scores.extended))[:, self.order]
        # Column `size` is where no path is, column `size + 1` where every chunk starts.
        alpha = np.full((3, size + 2), NEVER)
        alpha[_ANY, size + 1] = alpha[_TWO, size + 1] = 0.0
        before = np.concatenate((self.before, self.before[shapes:]))
        before += (size + 2) * _STATE_BEFORE[:, None]
        states = alpha.reshape(-1)
        for a, b in pairwise(self.levels):
            alpha[:, a:b] = _logsums(states[before[:, a:b]] + beads[:, a:b], _FORWARD)
        # beta: all that can follow in the chunk; nothing does at its end.
        beta = np.full((2, size + 1), NEVER)
        ends = np.unique(self.end)
        is_end = np.zeros(size, bool)
        is_end[ends] = True
        after = np.concatenate((self.after, self.after[shapes:]))
        on = np.pad(beads, ((0, 0), (0, 1)), constant_values=NEVER)
        on = np.take_along_axis(on, after, 1)
        after += (size + 1) * _STATE_AFTER[:, None]
        states = beta.reshape(-1)
        for b, a in pairwise(self.levels[::-1]):
            beta[:, a:b] = _logsums(states[after[:, a:b]] + on[:, a:b], _BACKWARD)
            beta[:, a:b][:, is_end[a:b]] = 0.0
        total = alpha[_ANY, self.end]
        beads += alpha.reshape(-1)[before]
        beads += (beta[:, :-1] - total)[_STATE_AFTER]
        found = np.exp(beads, out=beads)[:, self.rank]
        return (
            float(alpha[_ANY, ends[ends > 0]].sum()) if size > 1 else 0.0,
            found[:shapes],
            found[shapes : shapes + 2],
            found[shapes + 2 :],
        )

    def best(self, paired: Doubles, skipped: Doubles) -> tuple[Ints, Ints]:
        """Return the last node and the shape of each bead of the path with the largest sum.

        A shape is an index into ``SHAPES``; ``len(SHAPES)`` is 1-0 and the next one 0-1.
        """
        values = np.concatenate((paired, skipped))[:, self.order]
        size = len(self.order)
        best = np.full(size + 2, NEVER)
        best[-1] = 0.0
        choice = np.zeros(size, np.int64)
        for a, b in pairwise(self.levels):
            candidates = best[self.before[:, a:b]] + values[:, a:b]
            choice[a:b] = candidates.argmax(0)
            best[a:b] = candidates.max(0)
        back = self.before[choice, np.arange(size)]
        back = np.where(back < size, back, self.origin).tolist()
        start, node = int(self.rank[0]), int(self.rank[-1])
        path = []
        while node != start:
            path.append(node)
            node = back[node]
        nodes = np.array(path[::-1], np.int64)
        return self.order[nodes], choice[nodes]


def _logsums(values: Doubles, kinds: Doubles) -> Doubles:
    """Return the logs of sums of exponentials, over every group (a row of ``kinds``)."""
    top = values.max(0)
    # Where no path leads, every term may lie far below `top`.
    sums: Doubles = top + np.log(np.maximum(kinds @ np.exp(values - top), 1e-300))
    return sums
