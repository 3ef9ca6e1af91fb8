"""Marking spans of a text by XML elements, which, unlike spans, must not overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any


def mark_spans(
    parent: Any,
    text: str,
    spans: Sequence[tuple[int, int]],
    make: Callable[[int, int], Any],
) -> None:
    """Fill the empty element ``parent`` with ``text``, its spans inside elements.

    A span that crosses another one is cut in pieces.  A span outside the text is clipped; one
    without any text in it is left out.

    Args:
        parent: the element.
        text: its text.
        spans: code-point offsets, end exclusive.
        make: gives a new element for a piece, from the index of the span and the number of the
            piece in it, 0-based.
    """
    inside = {
        number: (start, min(end, len(text)))
        for number, (start, end) in enumerate(spans)
        if start < min(end, len(text))
    }
    opened = defaultdict(list)
    for number, (start, _) in inside.items():
        opened[start].append(number)
    pieces = dict.fromkeys(inside, 0)
    elements, numbers = [parent], [-1]
    cuts = sorted({0, len(text), *(offset for span in inside.values() for offset in span)})
    for here, following in zip(cuts, [*cuts[1:], len(text)], strict=True):
        ending = {number for number in numbers if number in inside and inside[number][1] == here}
        opening = sorted(opened[here], key=lambda number: (-inside[number][1], number))
        cut: list[int] = []
        while ending:
            number = numbers.pop()
            elements.pop()
            if number in ending:
                ending.remove(number)
            else:
                cut.insert(0, number)
        for number in (*cut, *opening):
            element = make(number, pieces[number])
            pieces[number] += 1
            elements[-1].append(element)
            elements.append(element)
            numbers.append(number)
        _append(elements[-1], text[here:following])


def _append(element: Any, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
