"""Parts of a text, replaced by others."""

from __future__ import annotations

from collections.abc import Iterable

Span = tuple[int, int]
"""Begin and end, in characters."""


def splice(text: str, edits: Iterable[tuple[Span, str]]) -> str:
    """Return ``text`` with new text in the place of each span; no span reaches into another."""
    parts: list[str] = []
    last = 0
    for (start, end), new in sorted(edits):
        parts += [text[last:start], new]
        last = end
    return "".join([*parts, text[last:]])
