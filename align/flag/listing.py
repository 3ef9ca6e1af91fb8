"""Flags placed in their file: what the report formats print."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from align.document import Document, Flag, Pair


@dataclass(frozen=True, slots=True)
class Listed:
    """A flag with its place.

    Attributes:
        path: the file.
        line: 1-based line of the span's first letter.
        start, end: 0-based code points in that line; a span over a line end stops there.
        context: the line, or the text of the flag's side in a pair.
        span: the flagged text.
        side: the text it lies in: the flag's side, or ``final``.
        flag: the flag itself.
        pair: the pair's id; empty for documents.
    """

    path: str
    line: int
    start: int
    end: int
    context: str
    span: str
    side: str
    flag: Flag
    pair: str = ""


def list_document(document: Document, flags: Sequence[Sequence[Flag]]) -> Iterator[Listed]:
    """Yield the flags of a document's segments in the order of the text."""
    text = document.text
    starts = [0]
    starts.extend(at + 1 for at, letter in enumerate(text) if letter == "\n")
    for segment, found in zip(document.segments, flags, strict=True):
        for flag in found:
            begin, end = segment.start + flag.start, segment.start + flag.end
            line = bisect_right(starts, begin) - 1
            stop = text.find("\n", begin)
            stop = len(text) if stop < 0 else stop
            yield Listed(
                document.path,
                line + 1,
                begin - starts[line],
                min(end, stop) - starts[line],
                text[starts[line] : stop],
                " ".join(text[begin:end].split()),
                flag.side,
                flag,
            )


def list_pairs(
    pairs: Iterable[Pair], path: str, first_line: int = 2, *, final: bool = False
) -> Iterator[Listed]:
    """Yield the flags of pairs; a pair stands on one line of the TSV ``path``.

    Args:
        pairs: flagged.
        path: of the TSV.
        first_line: the line of the first pair.
        final: the drafts are the texts that were signed off, and only their flags are wanted.
    """
    for line, pair in enumerate(pairs, first_line):
        for flag in pair.flags:
            if final and flag.side == "source":
                continue
            side = "final" if final and flag.side == "draft" else flag.side
            context = pair.text_of(flag.side)
            span = context[flag.start : flag.end]
            yield Listed(path, line, flag.start, flag.end, context, span, side, flag, pair.id)
