"""Flagged spans, which may overlap, as pieces of text that do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from align.document import Flag


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that the same flags cover.

    Attributes:
        text: what it says.
        flags: indexes of the flags that cover it, rising.
        opens: those of them that begin here.
    """

    text: str
    flags: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()


def pieces(text: str, flags: Sequence[Flag]) -> list[Piece]:
    """Cut a text where flags begin and end; the pieces joined are the text again.

    Spans are clipped to the text; those that are empty then cover nothing (see ``unplaced``).
    """
    spans = [
        (number, min(flag.start, len(text)), min(flag.end, len(text)))
        for number, flag in enumerate(flags)
    ]
    cuts = sorted({0, len(text)}.union(*({start, end} for _, start, end in spans if start < end)))
    return [
        Piece(
            text[left:right],
            tuple(n for n, start, end in spans if start <= left and right <= end),
            tuple(n for n, start, end in spans if start == left and right <= end),
        )
        for left, right in pairwise(cuts)
    ]


def unplaced(text: str, flags: Sequence[Flag]) -> list[int]:
    """Return the indexes of the flags that cover no character of the text."""
    return [n for n, flag in enumerate(flags) if flag.start >= min(flag.end, len(text))]
