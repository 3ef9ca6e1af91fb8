"""Balanced straight quotation marks.

A straight ``"`` does not say whether it opens or closes, so a sentence cut out of the middle of a
quotation could no longer be told from speech that is not quoted: a short quotation between
straight marks stays whole.  Curly marks say it, and what they enclose is cut like any other text.
"""

from __future__ import annotations

LONGEST = 600
"""Characters; a longer quotation is cut like other text (a translation model reads no more)."""

_OPENERS = "([{-–—/\"'“‘«"


def quoted_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the balanced straight quotations of one paragraph, ``text[start:end]``.

    A mark with white space on one side only is an opening or a closing one; any other mark is
    what the marks before it make it.  Two opening marks in a row mean that the first was never
    closed: it protects nothing, and the damage ends there.

    Returns:
        ``(open, close)``: offsets of the two marks, in order, without overlap.
    """
    spans = []
    opened = -1
    at = text.find('"', start, end)
    while at >= 0:
        before = text[at - 1] if at > start else " "
        behind = text[at + 1] if at + 1 < end else " "
        can_open = not behind.isspace() and (before.isspace() or before in _OPENERS)
        can_close = not before.isspace() and not behind.isalnum()
        if can_open and not can_close:
            opened = at
        elif opened < 0:
            if not can_close:
                opened = at
        else:
            if at - opened <= LONGEST:
                spans.append((opened, at))
            opened = -1
        at = text.find('"', at + 1, end)
    return spans
