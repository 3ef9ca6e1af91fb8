"""The part of the dynamic-programming grid that is searched.

A *node* ``(r, c)`` says that the first ``r`` source and ``c`` reference sentences are paired; a
bead n-m leads from ``(r-n, c-m)`` to ``(r, c)``.  A band holds, for each ``r``, an interval of
``c``, so that the work grows with the length of a document and not with its square.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Band:
    """Nodes ``(r, c)`` with ``low[r - top] <= c < high[r - top]``, numbered row by row.

    Attributes:
        low, high: intervals, shape (rows + 1,); non-decreasing, and neighbouring ones overlap.
        offset: number of the first node of each row, shape (rows + 2,).
        top: the first row.

    What ``before`` has found is kept: features and lattice ask for the same nodes.
    """

    low: Ints
    high: Ints
    offset: Ints
    top: int = 0
    _before: dict[tuple[int, int], Ints] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def between(cls, low: Ints, high: Ints, columns: int) -> Band:
        """Make the smallest well-formed band that holds the intervals and both corners."""
        low, high = low.clip(0, columns), high.clip(1, columns + 1)
        low[0], high[-1] = 0, columns + 1
        # A path only moves right and down: bounds that step back would hold dead ends.
        low = np.minimum.accumulate(low[::-1])[::-1]
        high = np.maximum.accumulate(high)
        # Rows must touch, or no path leads through.
        high[:-1] = np.maximum(high[:-1], low[1:] + 1)
        offset = np.concatenate(([0], np.cumsum(high - low)))
        return cls(low, high, offset)

    @property
    def size(self) -> int:
        """The number of nodes."""
        return int(self.offset[-1])

    def nodes(self) -> tuple[Ints, Ints]:
        """Return the row and the column of every node."""
        width = self.high - self.low
        r = np.repeat(np.arange(len(width)), width)
        return r + self.top, np.arange(self.size) - self.offset[r] + self.low[r]

    def find(self, r: Ints, c: Ints) -> Ints:
        """Return the nodes' numbers; ``size`` (one past the last) for those outside the band."""
        row = r - self.top
        inside = (row >= 0) & (row < len(self.low))
        row = np.where(inside, row, 0)
        inside &= (c >= self.low[row]) & (c < self.high[row])
        return np.where(inside, self.offset[row] + c - self.low[row], self.size)

    def before(self, n: int, m: int) -> Ints:
        """Return, for every node ``(r, c)``, the number of ``(r - n, c - m)``, as ``find`` does."""
        if (n, m) not in self._before:
            r, c = self.nodes()
            self._before[n, m] = self.find(r - n, c - m)
        return self._before[n, m]

    def part(self, first: int, last: int) -> Band:
        """Return the band's rows from ``first`` to ``last``, both included."""
        a, b = first - self.top, last - self.top + 1
        offset = self.offset[a : b + 1] - self.offset[a]
        return Band(self.low[a:b], self.high[a:b], offset, first)
