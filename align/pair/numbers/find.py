"""All the quantities of a text."""

from __future__ import annotations

from align.pair.numbers.calendar import dates, times
from align.pair.numbers.digits import amounts
from align.pair.numbers.quantity import Language, Quantity
from align.pair.numbers.words import spelled


def find(text: str, language: Language) -> list[Quantity]:
    """Return the quantities of ``text`` in order, without overlap.

    Args:
        text: a sentence or a document.
        language: whose words and notation to expect; a number in the other's notation is
            understood where it can be told (``11.6 persen``).
    """
    found: list[Quantity] = []
    taken = bytearray(len(text))
    for source in (dates, times, amounts, spelled):
        for quantity in source(text, language):
            if not any(taken[quantity.start : quantity.end]):
                found.append(quantity)
                taken[quantity.start : quantity.end] = b"\1" * (quantity.end - quantity.start)
    return sorted(found, key=lambda q: q.start)
