"""For a terminal: the line, the span underlined, and what to make of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from align.flag.listing import Listed

_WIDTH = 100


def text(flags: Iterable[Listed]) -> Iterator[str]:
    """Yield four lines or so a flag."""
    for one in flags:
        flag = one.flag
        yield (
            f"{one.path}:{one.line}:{one.start + 1}: {flag.severity}: {flag.message} "
            f"[{flag.id} {flag.confidence:.2f}]"
        )
        if one.span:
            shown, left = _cut(one.context, one.start, one.end)
            yield f"    {shown}"
            before = shown[: one.start - left]
            yield f"    {' ' * _columns(before)}{'~' * max(1, _columns(one.span))}"
        for label, value in (
            ("suggestion", flag.suggestion),
            ("english", flag.english),
            ("evidence", flag.evidence),
        ):
            if value:
                yield f"    {label}: {value}"


def _cut(line: str, start: int, end: int) -> tuple[str, int]:
    """Return a window of the line around a span, and where the window begins."""
    spare = max(0, _WIDTH - (end - start)) // 2
    left = max(0, start - spare)
    return line[left : end + spare].replace("\t", " "), left


def _columns(letters: str) -> int:
    """Count terminal columns: wide letters take two, combining marks none."""
    return sum(
        0 if unicodedata.combining(letter) else 1 + (unicodedata.east_asian_width(letter) in "WF")
        for letter in letters
    )
