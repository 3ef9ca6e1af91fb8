"""A quantity as it stands in a text, in one form for both languages."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Language = Literal["id", "en"]
Kind = Literal["number", "percent", "ordinal", "date", "time"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, percentage, ordinal, date or time as it stands in a text.

    Attributes:
        kind: what it is; ``Rp1,5 juta`` is a number, ``ke-20`` and ``20th`` are ordinals.
        start, end: code-point offsets in the text.
        readings: canonical values, the likeliest first: ``1500000``, ``0.5``, ``1945-08-17``,
            ``--08-17`` without a year, ``1945-08`` without a day, ``20:30``.  More than one where
            the notation is ambiguous (``1.500`` in English).
        spelled: written in words only (``dua``, ``half``), hence often no quantity in the other
            language (``one of``, ``satu sama lain``).
    """

    kind: Kind
    start: int
    end: int
    readings: tuple[str, ...]
    spelled: bool = False

    @property
    def value(self) -> str:
        """The likeliest reading."""
        return self.readings[0]

    def agrees(self, other: Quantity) -> bool:
        """Tell whether the two can mean the same; a number and a percentage cannot.

        A number may be an hour: ``jam delapan``, ``8 in the morning``.
        """
        if {self.kind, other.kind} == {"number", "time"}:
            time, number = sorted((self, other), key=lambda one: one.kind, reverse=True)
            hours = {hour for reading in time.readings for hour in _hours(reading)}
            return not hours.isdisjoint(number.readings)
        loose = {"number", "ordinal"}
        same = self.kind == other.kind or {self.kind, other.kind} <= loose
        return same and not set(self.readings).isdisjoint(other.readings)


def _hours(time: str) -> tuple[str, ...]:
    """Return what people may say for a full hour: ``20`` and ``8`` for ``20:00``."""
    hour, minute = time.split(":")
    return (str(int(hour)), str(int(hour) % 12 or 12)) if minute == "00" else ()


def plain(value: Decimal) -> str:
    """Return the canonical form of a value: no exponent, no zeros that say nothing."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
