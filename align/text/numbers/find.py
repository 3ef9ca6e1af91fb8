"""All the quantities of a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from align.text.numbers import calendar
from align.text.numbers.digits import amounts
from align.text.numbers.quantity import Language, Quantity
from align.text.numbers.words import spelled


def find(text: str, language: Language) -> list[Quantity]:
    """Return the quantities of ``text`` in order, without overlap.

    Args:
        text: a sentence or a document.
        language: whose words and notation to expect; a number in the other's notation is
            understood where it can be told (``11.6 persen``).
    """
    return _without_overlap(text, language, calendar.dates, calendar.times, amounts, spelled)


def times(text: str, language: Language) -> list[Quantity]:
    """Return the times of the day among the quantities of ``text``."""
    found = _without_overlap(text, language, calendar.dates, calendar.times)
    return [quantity for quantity in found if quantity.kind == "time"]


def _without_overlap(
    text: str, language: Language, *readers: Callable[[str, Language], Iterator[Quantity]]
) -> list[Quantity]:
    """Return what the readers find, in order of the text; an earlier reader goes first."""
    found: list[Quantity] = []
    taken = bytearray(len(text))
    for reader in readers:
        for quantity in reader(text, language):
            if not any(taken[quantity.start : quantity.end]):
                found.append(quantity)
                taken[quantity.start : quantity.end] = b"\1" * (quantity.end - quantity.start)
    return sorted(found, key=lambda q: q.start)
