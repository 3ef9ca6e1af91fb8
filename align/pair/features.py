"""The numbers from which a bead's score is a weighted sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from align.pair.band import Band
from align.pair.coverage import Coverage
from align.pair.evidence import Matches

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]

SHAPES: tuple[tuple[int, int], ...] = tuple(
    (n, m) for n in range(1, 6) for m in range(1, 6) if n + m <= 6
)
LONGEST = max(n for n, _ in SHAPES)

BIAS = tuple(f"shape {n}-{m}" for n, m in SHAPES)
SIMILARITY = (
    "source explained",
    "source unexplained",
    "reference explained",
    "reference unexplained",
    "source share",
    "reference share",
    "weakest share",
    "length",
    "length squared",
    "length gap",
    "stops",
    "end",
    "source continues",
    "reference continues",
    "both continue",
    "torn",
    "shifted",
    "shifted share",
    "lines",
)
TWO_SIDED = BIAS + SIMILARITY
NULL = ("open", "extend", "mass", "best share", "short", "lone continues", "lone continued")
NAMES = TWO_SIDED + tuple(f"source {n}" for n in NULL) + tuple(f"reference {n}" for n in NULL)

_USUAL = 0.55
"""The share of a sentence that its translation usually explains."""
_LEAST = 0.35
"""Documents whose sentences explain less of each other are not taken to be translations at all."""
_DOUBTED = 10
"""How many sentences the usual share weighs in a document."""

_OPENING = " \"'“‘«(-–"
_GOES_ON = frozenset(",;:(-–")
_END = {".": 1, "!": 2, "?": 3, ":": 4, ",": 5, ";": 5, "…": 6}


@dataclass(frozen=True, slots=True)
class Lines:
    """What is known of each sentence of one side by itself.

    Attributes:
        length: characters, as a share of the side's mean.
        stops: how many sentences a reader would count in it: stops followed by a space, plus one.
        end: class of its last punctuation mark, 0 for none.
        continues: whether it goes on with what the one before began, a last False after them all.
    """

    length: Floats
    stops: Ints
    end: Ints
    continues: NDArray[np.bool_]

    @classmethod
    def of(cls, sentences: Sequence[str]) -> Lines:
        """Look at ``sentences``."""
        length = np.array([len(s) for s in sentences], np.float32)
        stripped = [s.rstrip(" \"'”’)»") for s in sentences]
        stops = [s.count(". ") + s.count("? ") + s.count("! ") for s in sentences]
        end = [_END.get(s[-1:], 0) for s in stripped]
        lower = [s.lstrip(_OPENING)[:1].islower() for s in sentences]
        open_end = [s[-1:] in _GOES_ON for s in stripped]
        continues = np.zeros(len(sentences) + 1, bool)
        continues[1:-1] = np.array(lower[1:], bool) | np.array(open_end[:-1], bool)
        return cls(
            length / max(float(length.mean()), 1.0) if len(length) else length,
            np.array(stops, np.int64) + 1,
            np.array(end, np.int64),
            continues,
        )


def _sums(values: NDArray[np.generic]) -> NDArray[np.float64]:
    return np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))


class Features:
    """Features of every bead whose ends lie in ``band``."""

    def __init__(
        self,
        matched: Matches,
        source: Lines,
        reference: Lines,
        band: Band,
    ) -> None:
        self.band = band
        self.row, self.column = band.nodes()
        self.coverage = Coverage(matched, band, LONGEST)
        self.mass = matched.source.mass, matched.reference.mass
        self.best = self._best(0), self._best(1)
        self.lines = source, reference
        self.torn = self._torn()
        self.shifted, self.shifted_share = self._shifted()
        self._mass_sum = _sums(self.mass[0]), _sums(self.mass[1])
        self._length_sum = _sums(source.length), _sums(reference.length)
        self._stops_sum = _sums(source.stops), _sums(reference.stops)

    def _best(self, side: int) -> Doubles:
        """Return the most that a sentence of the other side explains of each sentence.

        Poor drafts and free translations share fewer words throughout: what is explained of this
        side, here and in ``coverage``, is put in proportion to what usually is in this document.
        """
        covers = (self.coverage.source, self.coverage.reference)[side]
        at = (self.row, self.column)[side]
        mass = self.mass[side] + 0.05
        best = np.zeros(len(mass) + 1)
        np.maximum.at(best, at, covers[0][:-1])
        share = (best[1:] / mass)[max(int(at[0]), 0) : int(at[-1])]
        known = len(share)
        level = (known * float(np.median(share)) if known else 0.0) + _DOUBTED * _USUAL
        scale = _USUAL / max(level / (known + _DOUBTED), _LEAST)
        edges = (self.coverage.source_edges, self.coverage.reference_edges)[side]
        for cover in (*covers, edges):
            cover *= np.float32(scale)
        return best[1:] * scale

    def _torn(self) -> Floats:
        """Return what a boundary between beads tears apart, for every node.

        The share of each of the four sentences around it that the other side's sentence across
        the boundary explains beyond what the one on the same side of it does.
        """
        r, c = self.row, self.column
        right, below = self.band.find(r, c + 1), self.band.find(r + 1, c)
        across = self.band.find(r + 1, c + 1)
        size = self.band.size
        source, reference = self.coverage.source, self.coverage.reference
        here = np.arange(size)
        torn = np.zeros(size, np.float32)
        for cover, mass, at, along in (
            (source, self.mass[0], r, right),
            (reference, self.mass[1], c, below),
        ):
            own = np.append(mass, 1.0)[at - 1] + 0.05
            following = np.append(mass, 1.0)[at] + 0.05
            ahead = np.where(along < size, cover[1][along] - cover[0][here], 0.0)
            behind = np.where(across < size, cover[1][across] - cover[0][across], 0.0)
            torn += np.maximum(ahead, 0.0) / own + np.maximum(behind, 0.0) / following
        # Nothing is torn at the corners.
        torn[0] = torn[-1] = 0.0
        return torn

    def _shifted(self) -> tuple[Floats, Floats]:
        """Return what ends one sentence, but begins the sentence after its partner, or the reverse.

        For every node, in mass and as a share of the shorter of the two sentences: what a boundary
        of beads there would leave on the wrong side of one text's full stop.
        """
        r, c = self.row, self.column
        right, below = self.band.find(r, c + 1), self.band.find(r + 1, c)
        across = self.band.find(r + 1, c + 1)
        source_early, source_late = self.coverage.source_edges
        reference_early, reference_late = self.coverage.reference_edges
        mass = [np.append(m, 1.0) for m in self.mass]
        down = np.minimum(source_late[right], reference_early[across])
        up = np.minimum(source_early[across], reference_late[below])
        share = down / (np.minimum(mass[0][r - 1], mass[1][c]) + 0.1)
        share += up / (np.minimum(mass[0][r], mass[1][c - 1]) + 0.1)
        total = down + up
        # Nothing is torn at the corners.
        total[0] = total[-1] = share[0] = share[-1] = 0.0
        return total, share

    def two_sided(self, n: int, m: int) -> tuple[Ints, Ints, Floats]:
        """Return, for n-m beads, their last nodes, first nodes and features (SIMILARITY, beads)."""
        r, c = self.row, self.column
        first = self.band.before(n, m)
        last = np.flatnonzero(first < self.band.size)
        first, r, c = first[last], r[last], c[last]
        explained_source = np.zeros(len(last))
        explained_reference = np.zeros(len(last))
        weakest = np.full(len(last), 1.0)
        for k in range(n):
            part = self.coverage.source[m - 1][self.band.before(k, 0)[last]]
            explained_source += part
            if n > 1:
                np.minimum(weakest, part / np.maximum(self.mass[0][r - k - 1], 0.05), out=weakest)
        for k in range(m):
            part = self.coverage.reference[n - 1][self.band.before(0, k)[last]]
            explained_reference += part
            if m > 1:
                np.minimum(weakest, part / np.maximum(self.mass[1][c - k - 1], 0.05), out=weakest)

        def span(sums: tuple[NDArray[np.float64], NDArray[np.float64]]) -> tuple[Doubles, Doubles]:
            return sums[0][r] - sums[0][r - n], sums[1][c] - sums[1][c - m]

        mass_source, mass_reference = span(self._mass_sum)
        mass_source, mass_reference = mass_source + 0.05, mass_reference + 0.05
        length_source, length_reference = span(self._length_sum)
        stops_source, stops_reference = span(self._stops_sum)
        lines = (n + m) / 2
        share_source = explained_source / mass_source
        share_reference = explained_reference / mass_reference
        if n == m == 1:
            weakest = np.minimum(share_source, share_reference)
        delta = np.log((length_source + 0.1) / (length_reference + 0.1))
        gap = np.abs(length_source - length_reference) / np.sqrt(
            length_source + length_reference + 0.1
        )
        end = self.lines[0].end[r - 1], self.lines[1].end[c - 1]
        continues = self.lines[0].continues[r - n], self.lines[1].continues[c - m]
        found = (
            explained_source,
            mass_source - explained_source,
            explained_reference,
            mass_reference - explained_reference,
            lines * share_source,
            lines * share_reference,
            lines * weakest,
            lines * np.abs(delta),
            lines * np.minimum(delta * delta, 2.0),
            np.minimum(gap, 2.0),
            np.minimum(np.abs(stops_source - stops_reference), 3.0),
            end[0] == end[1],
            continues[0],
            continues[1],
            continues[0] & continues[1],
            self.torn[first] + self.torn[last],
            self.shifted[first] + self.shifted[last],
            self.shifted_share[first] + self.shifted_share[last],
            lines,
        )
        values = np.empty((len(SIMILARITY), len(last)), np.float32)
        for row, value in zip(values, found, strict=True):
            row[:] = value
        return last, first, values

    def one_sided(self, side: int) -> Floats:
        """Return features (NULL without ``open`` and ``extend``, sentences) of 1-0 or 0-1 beads."""
        mass = self.mass[side] + 0.05
        lines = self.lines[side]
        return np.stack(
            [
                mass,
                self.best[side] / mass,
                np.exp(-4 * lines.length),
                lines.continues[:-1],
                lines.continues[1:],
            ]
        ).astype(np.float32)
