"""Dates in brackets, as Indonesian news give them: ``Rabu (12/7/2023)``, the day before the month.

An American text has the month before the day; small models copy the one, learn the other, and lose
one of three numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.translate.repair.moment import Moment
from align.translate.repair.pool import Pool

_GIVEN = re.compile(r"\((0?[1-9]|[12]\d|3[01])/(0?[1-9]|1[0-2])(?:/(\d{4}|\d{2}))?\)")
_DRAFTED = re.compile(r"\((\d{1,4}(?:/\d{1,4}){1,2})\)")


def dates(source: str, draft: str) -> list[Moment]:
    """Return the bracketed dates of the source with those of the draft that hold their numbers.

    One number may be missing in the draft.
    """
    pool = Pool(_GIVEN.finditer(source), _keys)
    moments: list[Moment] = []
    for drafted in _DRAFTED.finditer(draft):
        numbers = _numbers(drafted)
        if date := pool.take(("all", numbers)) or pool.take(("but one", numbers)):
            moments.append(Moment(date.span(), drafted.span(), _american(*date.groups())))
    return moments


def _keys(date: re.Match[str]) -> Iterator[tuple[str, frozenset[int]]]:
    numbers = _numbers(date)
    yield "all", numbers
    for number in numbers:
        yield "but one", numbers - {number}


def _numbers(date: re.Match[str]) -> frozenset[int]:
    return frozenset(map(int, re.findall(r"\d+", date[0])))


def _american(day: str, month: str, year: str | None) -> str:
    return f"({'/'.join(number for number in (month, day, year) if number)})"
