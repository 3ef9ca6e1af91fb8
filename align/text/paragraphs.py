"""Paragraphs of plain text.

A blank line always ends a paragraph.  Whether a single line break does depends on the document:
some have one paragraph a line, others are wrapped at a fixed width.
"""

from __future__ import annotations

import re
from itertools import pairwise

Span = tuple[int, int]

_NARROWEST, _WIDEST = 40, 200
"""Widths, in characters, that texts are wrapped at; what is longer is a paragraph."""

_FULL = 0.85
"""Part of the width from which on a line, with the next word behind it, is full."""

_TERMINATED = re.compile(r"[.?!…:;][\"'”’»)\]]*")
_ITEM = re.compile(r"[•●▪◦‣·◆■✓✔➢►*+–—-]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s")


def is_list_item(line: str) -> bool:
    """Say whether ``line`` begins with a bullet or an enumerator (``•``, ``2.``, ``b)``)."""
    return _ITEM.match(line) is not None


def marker(line: str) -> str:
    """Return the bullet or enumerator that ``line`` begins with, white space behind it included."""
    found = _ITEM.match(line)
    return found.group() if found else ""


def is_terminated(line: str) -> bool:
    """Say whether ``line`` ends as a sentence does, closing marks aside."""
    return _TERMINATED.fullmatch(line, len(line.rstrip("\"'”’»)]")) - 1) is not None


def find_paragraphs(text: str, start: int, end: int) -> list[Span]:
    """Return the offsets of the paragraphs of ``text[start:end]``, white space around them cut."""
    blocks = _blocks(text, start, end)
    width = _wrap_width(text, blocks)
    if not width:
        return [line for block in blocks for line in block]
    paragraphs: list[Span] = []
    for block in blocks:
        begin, stop = block[0]
        for above, below in pairwise(block):
            if not _continues(text, above, below, width):
                paragraphs.append((begin, stop))
                begin = below[0]
            stop = below[1]
        paragraphs.append((begin, stop))
    return paragraphs


def _blocks(text: str, start: int, end: int) -> list[list[Span]]:
    """Return the lines between blank lines."""
    blocks: list[list[Span]] = []
    block: list[Span] = []
    at = start
    for line in text[start:end].splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            begin = at + len(line) - len(line.lstrip())
            block.append((begin, begin + len(stripped)))
        elif block:
            blocks.append(block)
            block = []
        at += len(line)
    if block:
        blocks.append(block)
    return blocks


def _wrap_width(text: str, blocks: list[list[Span]]) -> int:
    """Return the width that the text is wrapped at, 0 when lines are paragraphs.

    Lines that stop in the middle of a sentence and go on in lower case are the evidence; they
    must be full, or else they are items of a list.
    """
    pairs = [
        (above, below)
        for block in blocks
        for above, below in pairwise(block)
        if _runs_on(text, above, below)
    ]
    width = max((above[1] - above[0] for above, _ in pairs), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = sum(_is_full(text, above, below, width) for above, below in pairs)
    return width if full >= 0.6 * len(pairs) else 0


def _runs_on(text: str, above: Span, below: Span) -> bool:
    return text[below[0]].islower() and not is_terminated(
        text[max(above[0], above[1] - 8) : above[1]]
    )


def _is_full(text: str, above: Span, below: Span, width: int) -> bool:
    word = text[below[0] : min(below[1], below[0] + width)].split(None, 1)[0]
    length = above[1] - above[0]
    return length + 1 + len(word) > _FULL * width and length < 1.2 * width


def _continues(text: str, above: Span, below: Span, width: int) -> bool:
    if is_list_item(text[below[0] : below[0] + 8]):
        return False
    return _runs_on(text, above, below) or _is_full(text, above, below, width)
