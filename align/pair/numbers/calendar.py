"""Dates and times of the day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.pair.numbers.notation import any_of
from align.pair.numbers.quantity import Language, Quantity

_MONTHS: dict[str, dict[str, int]] = {
    "id": {
        w: k
        for k, names in enumerate(
            "januari,jan februari,pebruari,feb maret,mar april,apr mei juni,jun juli,jul "
            "agustus,agt,agu,ags september,sept,sep oktober,okt november,nopember,nov "
            "desember,des".split(),
            1,
        )
        for w in names.split(",")
    },
    "en": {
        w: k
        for k, names in enumerate(
            "january,jan february,feb march,mar april,apr may june,jun july,jul august,aug "
            "september,sept,sep october,oct november,nov december,dec".split(),
            1,
        )
        for w in names.split(",")
    },
}


def _month_pattern(language: Language) -> str:
    return rf"(?P<month>{any_of(_MONTHS[language])})\b(?:\.(?= \d))?"


_DATES: dict[str, tuple[re.Pattern[str], ...]] = {
    language: tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            r"(?<![\d.,/-])(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})(?![\d.,/-]\d)",
            r"(?<![\d.,/-])(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-](?P<year>\d{4}|\d{2})(?![\d/-])",
            rf"(?<![\d.,])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {month}"
            r"(?:,? (?P<year>\d{4})\b(?![.,]?\d))?",
            *(
                (
                    rf"\b{month} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d.,]*\d)"
                    r"(?:,? (?P<year>\d{4})\b)?",
                )
                if language == "en"
                else ()
            ),
            rf"\b{month},? (?P<year>(?:1\d|20)\d\d)\b(?![.,]\d)",
        )
    )
    for language, month in (("id", _month_pattern("id")), ("en", _month_pattern("en")))
}
_TIMES: dict[str, tuple[re.Pattern[str], ...]] = {
    "id": (
        # "3 jam 20 menit" is a duration.
        re.compile(r"(?<!\d )\b(?:pukul|jam|pkl\.?) (?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?"
                   r"(?![\d.,]*\d)(?! menit\b)", re.IGNORECASE),
        re.compile(r"(?<![\d.,:])(?P<hour>\d{1,2})[.:](?P<minute>\d\d)"
                   r"(?= (?:WIB|WITA|WIT|GMT|UTC)\b)"),
        re.compile(r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?![\d:])"),
    ),
    "en": (
        re.compile(r"(?<![\d.,:])(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?"
                   r" ?(?P<half>[ap])\.?m\b\.?", re.IGNORECASE),
        re.compile(r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?![\d:])"),
        re.compile(r"(?<![\d.,:])(?P<hour>\d{1,2})\.(?P<minute>\d\d)"
                   r"(?= (?:hours|GMT|UTC|local time)\b)"),
    ),
}  # fmt: skip


def dates(text: str, language: Language) -> Iterator[Quantity]:
    """Yield the dates of ``text``, by pattern."""
    for pattern in _DATES[language]:
        for match in pattern.finditer(text):
            part = match.groupdict()
            year = part.get("year")
            if part.get("first"):
                orders = [(part["first"], part["second"]), (part["second"], part["first"])]
                if language == "en":
                    orders.reverse()
                days = [(int(d), int(m)) for d, m in orders]
                if year and len(year) == 2:
                    year = ("20" if int(year) < 50 else "19") + year
            else:
                month = part.get("number") or _MONTHS[language][part["month"].lower()]
                days = [(int(part["day"]) if part.get("day") else 0, int(month))]
            readings = [
                f"{year or '-'}-{month:02d}" + (f"-{day:02d}" if day else "")
                for day, month in days
                if month <= 12 and day <= 31
            ]
            if readings:
                yield Quantity("date", *match.span(), tuple(dict.fromkeys(readings)))


def times(text: str, language: Language) -> Iterator[Quantity]:
    """Yield the times of ``text``, by pattern."""
    for pattern in _TIMES[language]:
        for match in pattern.finditer(text):
            part = match.groupdict()
            hour, minute = int(part["hour"]), int(part["minute"] or 0)
            half = (part.get("half") or "").lower()
            if hour > 24 or minute > 59:
                continue
            if half:
                hour = hour % 12 + (12 if half == "p" else 0)
            readings = [f"{hour:02d}:{minute:02d}"]
            if language == "id" and hour < 12:
                # "pukul 8 malam": the part of the day often stands elsewhere.
                readings.append(f"{hour + 12:02d}:{minute:02d}")
            yield Quantity("time", *match.span(), tuple(readings))
