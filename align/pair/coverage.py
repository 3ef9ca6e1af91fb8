"""What speaks for a bead: how much of each side the other side explains, line by line.

A token is *explained* by the sentences of the other side that match it, at most once, so that
repeated words do not count twice.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from align.pair.band import Band
from align.pair.evidence import Matches, Tokens
from align.pair.groups import order

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

_NOWHERE = np.iinfo(np.int64).max
_BLOCK = 500
"""Rows computed at once: more than that, and what is computed no longer fits the caches."""


class Coverage:
    """How much of each sentence of a pair of the band the other side explains.

    A *cell* is the sentence pair ``(r - 1, c - 1)`` that ends at a node ``(r, c)`` of the band.

    Attributes:
        reference: ``reference[n - 1][node]``: mass of sentence ``c - 1`` that the ``n`` source
            sentences up to ``r - 1`` explain; 0 one past the last node.
        source: ``source[m - 1][node]``: mass of sentence ``r - 1`` that the ``m`` reference
            sentences up to ``c - 1`` explain.
        reference_edges: ``reference_edges[0][node]``: mass at the head of sentence ``c - 1`` that
            source sentence ``r - 2`` explains better than ``r - 1``; ``[1]``: mass at its tail
            that ``r - 1`` explains better than ``r - 2``.
        source_edges: the same of sentence ``r - 1`` and reference sentences ``c - 2``, ``c - 1``.
    """

    def __init__(self, matched: Matches, band: Band, longest: int) -> None:
        size = band.size + 1
        self.reference: list[Floats] = [np.zeros(size, np.float32) for _ in range(longest)]
        self.source: list[Floats] = [np.zeros(size, np.float32) for _ in range(longest)]
        self.reference_edges: Floats = np.zeros((2, size), np.float32)
        self.source_edges: Floats = np.zeros((2, size), np.float32)
        for first in range(1, len(band.low), _BLOCK):
            self._fill(matched, band, first, min(first + _BLOCK, len(band.low)))

    def _fill(self, matched: Matches, band: Band, first: int, end: int) -> None:
        """Compute the band's rows from ``first`` up to ``end``."""
        longest = len(self.reference)
        # Windows look back at the rows before.
        above = max(first - max(longest - 1, 1), 1)
        base, size = int(band.offset[above]), int(band.offset[end] - band.offset[above])
        row = np.repeat(np.arange(above, end), band.high[above:end] - band.low[above:end])
        column = np.arange(size) + base - band.offset[row] + band.low[row]
        cell = np.flatnonzero(column > band.low[0])
        if not len(cell):
            return
        i, j = row[cell] + band.top - 1, column[cell] - 1
        every = np.arange(len(cell))
        number = np.full(size + 1, -1)
        number[cell] = every

        def step(r: Ints, c: Ints) -> Ints:
            """Return the cell that ends at each node; where there is none, a cell is its own."""
            node = band.find(r, c) - base
            found = number[np.where((node >= 0) & (node < size), node, size)]
            return np.where(found < 0, every, found)

        rows = matched.source.start[[band.top + above - 1, band.top + end - 1]]
        offers = np.arange(*np.searchsorted(matched.token, rows))
        offer, token, node = join(matched, band, offers)
        at, strength = number[node - base], matched.strength[offer]
        new = slice(int(np.searchsorted(cell, band.offset[first] - base)), None)
        into = cell[new] + base
        reference = _windows(matched.reference, j, token, step(i, j + 1), at, strength, longest)
        source = _windows(
            matched.source, i, matched.token[offer], step(i + 1, j), at, strength, longest
        )
        for arrays, values in (
            ((*self.reference, *self.reference_edges), reference),
            ((*self.source, *self.source_edges), source),
        ):
            for array, value in zip(arrays, values, strict=True):
                array[into] = value[new]


def join(matched: Matches, band: Band, offers: Ints) -> tuple[Ints, Ints, Ints]:
    """Return the offer, the reference token and the node of every match inside the band.

    ``offers``: numbers of those to look for.
    """
    # One form after another, the index is read from its beginning to its end.
    offers = offers[order(matched.form[offers])]
    row = matched.source.sentence[matched.token[offers]] + 1 - band.top
    tokens, start = len(matched.reference.word), matched.reference.start
    base = matched.form[offers] * tokens
    low = base + start[np.maximum(band.low[row] - 1, band.low[0])]
    high = base + start[band.high[row] - 1]
    first = np.searchsorted(matched.postings, low)
    # Most offers are found nowhere near.
    near = np.flatnonzero(np.append(matched.postings, _NOWHERE)[first] < high)
    first, row = first[near], row[near]
    count = np.searchsorted(matched.postings, high[near]) - first
    before = np.cumsum(count) - count
    posting = np.repeat(first - before, count) + np.arange(int(count.sum()))
    token = matched.postings[posting] - np.repeat(base[near], count)
    node = np.repeat(band.offset[row] - band.low[row] + 1, count)
    return (
        np.repeat(offers[near], count),
        token,
        node + matched.reference.sentence[token],
    )


def _windows(
    tokens: Tokens,
    sentence: Ints,
    token: Ints,
    previous: Ints,
    at: Ints,
    strength: Floats,
    longest: int,
) -> list[Floats]:
    """Sum what is explained of each cell's ``sentence`` by ever longer windows of the other side.

    A match is a ``token`` of the cell's sentence, a cell (``at``) and a ``strength``; ``previous``
    is the cell one step back along the other side.  The last two sums are the sentence's edges.
    """
    begin, end = tokens.start[sentence.min()], tokens.start[sentence.max() + 1]
    # Only tokens that match anything at all matter, and the first of each sentence.
    matters = np.zeros(end - begin + 1, bool)
    matters[token - begin] = True
    matters[tokens.start[sentence.min() : sentence.max() + 1] - begin] = True
    rank = np.cumsum(matters) - matters
    weights = tokens.weight[begin:end][matters[:-1]]
    first = rank[tokens.start[[sentence, sentence + 1]] - begin]
    # One number per cell and token of the cell's sentence, cell after cell.
    length = first[1] - first[0]
    start = np.concatenate(([0], np.cumsum(length)))
    every = np.arange(start[-1])
    explained = np.zeros(start[-1], np.float32)
    np.maximum.at(explained, (start[:-1] - first[0])[at] + rank[token - begin], strength)
    weight = weights[np.repeat(first[0] - start[:-1], length) + every]
    before = np.repeat(start[previous] - start[:-1], length) + every
    result = []
    window, stepped = explained, explained[before]
    for n in range(longest):
        if n:
            window = np.maximum(explained, window[before] if n > 1 else stepped)
        result.append(np.add.reduceat(weight * window, start[:-1]))
    # What this window explains better than the one before it, left to right: where the sum so
    # far is lowest, the sentence falls into a head for that one and a tail for this one.
    total = np.zeros(len(weight) + 1)
    np.cumsum(weight * (explained - stepped), dtype=np.float64, out=total[1:])
    lowest = np.minimum(np.minimum.reduceat(total[1:], start[:-1]) - total[start[:-1]], 0.0)
    return [*result, -lowest, total[start[1:]] - total[start[:-1]] - lowest]
