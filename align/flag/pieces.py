"""Rows too long for a sentence, looked at in pieces, so that time grows with their length only.

Detectors compare words with words and spans with spans; on a line of ten million characters that
was never split, this would never end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from align.document import Flag
from align.flag.base import Context, Row

LONGEST = 4000
"""Characters of a text that are looked at as one; the longest sentence of a law has half of it."""


class Pieces:
    """A context in which no text is longer than ``LONGEST``.

    A source that is longer stands in it as several rows, cut at white space where there is some.
    What such a row has beside its source is left out: pieces of the one say nothing about pieces
    of the other.

    Attributes:
        context: the rows and pieces of rows.
    """

    def __init__(self, context: Context) -> None:
        rows: list[Row] = []
        self._origins: list[tuple[int, int]] = []
        for number, row in enumerate(context.rows):
            for offset, piece in _pieces(row):
                rows.append(piece)
                self._origins.append((number, offset))
        self._count = len(context.rows)
        self.context = context if len(rows) == self._count else Context(tuple(rows), context.id)

    def joined(self, flags: Sequence[Sequence[Flag]]) -> list[list[Flag]]:
        """Return the flags of each whole row from those of the pieces."""
        whole: list[list[Flag]] = [[] for _ in range(self._count)]
        for (number, offset), found in zip(self._origins, flags, strict=True):
            whole[number] += (
                replace(flag, start=flag.start + offset, end=flag.end + offset)
                if offset and flag.side == "source"
                else flag
                for flag in found
            )
        return whole


def _pieces(row: Row) -> Iterator[tuple[int, Row]]:
    if max(len(row.source), len(row.draft), len(row.reference)) <= LONGEST:
        yield 0, row
        return
    text, stops = row.source, row.stray_stops
    for start, end in _cuts(text):
        inside = stops[bisect_left(stops, start) : bisect_left(stops, end)]
        yield (
            start,
            replace(
                row,
                source=text[start:end],
                draft="",
                reference="",
                stray_stops=tuple(stop - start for stop in inside),
            ),
        )


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while len(text) - start > LONGEST:
        # The space goes to the piece before it.
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        end = start + LONGEST if space < 0 else space + 1
        yield start, end
        start = end
    yield start, len(text)
